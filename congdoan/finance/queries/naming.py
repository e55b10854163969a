"""Who must not be named where anybody reads: whom a fund helps, to whom something was handed over, by whole name and by the names within what was written."""

import re

from congdoan.finance.models import Handover
from congdoan.kernel.names import spaced, told_in
from congdoan.kernel.text import fold
from congdoan.membership import queries as members

_CALLED = frozenset(("ông", "bà", "anh", "chị", "em", "cháu", "bé", "cụ", "cô", "chú", "bác", "thầy"))
"""What stands before a name: after it one word is a name already, as after "đồng chí"."""
_LEAST = 3
"""Without it, so many words with a capital in a row are one: "An Nội", "Bình Lục" are places."""
_NOBODY = ("ho chi minh", "viet nam")


def people_in(text):
    """{name} of people within free words: "Gia đình chị Hoàng Thị Hạnh, xóm 3" -> {"Hoàng Thị Hạnh"}, "hộ bà Mai" -> {"bà Mai"}."""
    found, run, called = set(), [], ""
    words = [*re.findall(r"\w+|[^\w\s]", text), ""]
    for before, word in zip(["", *words], words, strict=False):
        if word[:1].isupper() and word.lower() not in _CALLED:
            run.append(word)
            continue
        name = " ".join(run)
        if (len(run) >= _LEAST or (run and called)) and not fold(name).endswith(_NOBODY):
            found.add(name if len(run) > 1 else f"{called} {name}")
        comrade = word == "chí" and before.lower() == "đồng"
        run, called = [], f"{before} {word}" if comrade else word if word.lower() in _CALLED else ""
    return found


def helped(fund):
    """Names of whom the fund helps and of those to whom something of it was ever handed over, in one query; ``fund`` with its beneficiary."""
    rows = Handover.objects.filter(fund=fund).order_by("pk").values_list("recipient", "recipients__name")
    written = {fund.beneficiary_name, *(name or "" for row in rows for name in row)}
    return {name for one in written if one for name in (one, *people_in(one))}


def teller(fund):
    """A function of a text and what stands for it where it names somebody who is helped: a name that came into the books after the text was written does
    not come out by it."""
    names = helped(fund)
    return lambda text, otherwise="": otherwise if _helped_in(fund, names, text) else text


def names_not_told(fund, today, *texts):
    """[[name] of each text] that must not stand there: of whom the fund helps, of recipients, of members of its unit today and when it began."""
    names = helped(fund) | members.names_on(fund.unit, fund.valid_from, today) if any(texts) else set()
    return [_helped_in(fund, names, text) for text in texts]


def _helped_in(fund, names, text):
    """Those of ``names`` that a text says, whom the fund helps also by the given name alone."""
    who, found = fund.beneficiary, told_in(text, names)
    if who is not None and who.full_name not in found and (told_in(text, [who.full_name]) or f" {who.given_name} " in spaced(text)):
        found.append(who.full_name)
    return found
