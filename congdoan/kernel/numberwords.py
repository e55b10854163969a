"""Numbers in words (số bằng chữ), as written on vouchers and official papers.

"Không trăm linh năm" keeps the places that figures keep: 1.005 is "một nghìn không trăm linh năm".
"""

from congdoan.kernel.text import fold

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_GROUPS = ("", "nghìn", "triệu")
LARGEST = 10**15
_SAID = {"khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
_READ_AS = {"tu": "bon", "lam": "nam", "nham": "nam", "ngan": "nghin", "le": "linh", "ti": "ty"}
_PLACES = {"nghin": 10**3, "trieu": 10**6, "ty": 10**9}


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


def read_words(text):
    """Đọc số bằng chữ: "năm trăm nghìn" -> 500000, "một triệu rưỡi" -> 1500000; None for what is no number or says it in two ways.

    What is said without nghìn, triệu or tỷ is not read ("năm trăm" of a gift is five hundred thousand to one, five hundred to
    another), nor what ends so ("một triệu năm trăm").
    """
    words = [_READ_AS.get(word, word) for word in fold(text).split()]
    total, place, group = 0, None, []
    for word in words:
        if word not in _PLACES and word != "ruoi":
            group.append(word)
            continue
        if word == "ruoi":
            if group or not place or place == 1:
                return None
            total, place = total + place // 2, 1
            continue
        number = _read_group(group)
        if number is None or (place is not None and place <= _PLACES[word]):
            return None
        total, place, group = total + number * _PLACES[word], _PLACES[word], []
    return total if place and not group else None


def _read_group(words):
    """0 to 999 as said, "hai mươi mốt" -> 21; None for anything else."""
    number, words = 0, list(words)
    if "tram" in words:
        place = words.index("tram")
        if place != 1 or words[0] not in _SAID:
            return None
        number, words = 100 * _SAID[words[0]], words[2:]
        if not words:
            return number
        if words[0] == "linh":
            return number + _SAID[words[1]] if len(words) == 2 and _SAID.get(words[1]) else None
    if words and words[0] == "muoi":
        words = ["mot", *words]
    if len(words) in (2, 3) and words[1] == "muoi" and _SAID.get(words[0]):
        ones = _SAID.get(words[2]) if len(words) == 3 else 0
        return None if ones is None else number + 10 * _SAID[words[0]] + ones
    return _SAID[words[0]] if len(words) == 1 and not number and _SAID.get(words[0]) else None


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
