"""Numbers in words (số bằng chữ), as written on vouchers and official papers.

"Không trăm linh năm" keeps the places that figures keep: 1.005 is "một nghìn không trăm linh năm".
"""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_GROUPS = ("", "nghìn", "triệu")
LARGEST = 10**15


def in_words(number):
    """Số bằng chữ: 1005 -> "một nghìn không trăm linh năm", 15000000 -> "mười lăm triệu".

    ``number`` is a whole number from 0 to 10**15; raises ValueError for others.
    """
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= LARGEST:
        raise ValueError(f"no words for {number!r}: only whole numbers from 0 to {LARGEST}")
    return " ".join(_words(number, full=False)) or _DIGITS[0]


def money_in_words(amount):
    """Số tiền bằng chữ: 15000000 -> "Mười lăm triệu đồng"."""
    words = in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def _words(number, full):
    """Words of a number; ``full`` if something stands before it, so that its hundreds are said even if none."""
    above, below = divmod(number, 10**9)
    words = [*_words(above, full), "tỷ"] if above else []
    for place in (2, 1, 0):
        group = below // 1000**place % 1000
        if group:
            words += [*_hundreds(group, full or bool(words)), *_GROUPS[place].split()]
    return words


def _hundreds(group, full):
    hundreds, rest = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    tens, ones = divmod(rest, 10)
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens:
        words.append("mười")
    elif ones and words:
        words.append("linh")
    if ones:
        words.append(_AFTER_TENS.get(ones, _DIGITS[ones]) if tens > 1 else _after_ten(ones, tens))
    return words


def _after_ten(ones, tens):
    return "lăm" if tens and ones == 5 else _DIGITS[ones]
