"""Who must not be named where anybody reads: whom a fund helps, to whom something was handed over, by whole name and by the names within what was written."""

import re

from congdoan.finance.models import Handover
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


def helped_in(fund, names, text):
    """Those of ``names`` (of ``helped``) that a text says, whom the fund helps also by the given name alone."""
    said = _words(text)
    found = sorted(name for name in names if _words(name) in said)
    who = fund.beneficiary
    if who is not None and (_words(who.full_name) in said or f" {who.given_name} " in _plain(text)):
        found.append(who.full_name)
    return found


def names_not_told(fund, text, today):
    """Whole names in a text that must not stand there: of whom the fund helps, of recipients, of members of its unit today and when it began."""
    if not text:
        return []
    named = helped(fund)
    for day in (fund.valid_from, today):
        named |= set(members.members_on(fund.unit, day).order_by().values_list("person__full_name", flat=True))
    return helped_in(fund, {name for name in named if name}, text)


def _plain(text):
    """The words of a text with blanks around each, nothing else."""
    return f" {' '.join(''.join(sign if sign.isalnum() else ' ' for sign in text).split())} "


def _words(text):
    return _plain(fold(text))
