"""Nghìn đồng, triệu đồng: amounts whose unit stands in the heading or above the table. Always a guess, for a thousandfold is at stake."""

import re

from congdoan.kernel.text import fold, squeeze
from congdoan.workbooks import targets
from congdoan.workbooks.columns import Money
from congdoan.workbooks.headings import CHOSEN, NEAR

_THOUSAND = r"(?:nghin|ngan|1[., ]?000)(?: ?(?:dong|d|vnd))?\b"
_MILLION = r"(?:trieu(?: ?(?:dong|d|vnd))?|tr\.? ?d(?:ong)?)\b"
_IN_HEADING = ((1_000, re.compile(rf"\b{_THOUSAND}")), (1_000_000, re.compile(rf"\b{_MILLION}")))
_UNIT = r"\b(?:dvt|dv tinh|don vi tinh|don vi|tinh bang) ?[:(]* ?"
_ABOVE = ((1_000, re.compile(_UNIT + _THOUSAND)), (1_000_000, re.compile(_UNIT + _MILLION)))
_WORD = re.compile(r"[^\W_]+")
_PLAIN_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?")


def guess(head, sheet, above):
    """Headings such as "Số tiền (nghìn đồng)", and all amounts below "ĐVT: 1.000 đồng"; ``above``: the texts above the header."""
    for heading in head.headings:
        if heading.is_free:
            _of_heading(heading, sheet, {one.token for one in head.headings})
    times = next((times for text in above for times, sign in _ABOVE if sign.search(fold(text))), 1)
    if times == 1:
        return
    for heading in head.headings:
        if heading.name and heading.token == heading.name and heading.how != CHOSEN and isinstance(sheet.column(heading.name), Money):
            heading.stand_for(sheet.targets[targets.scaled(heading.name, times)], NEAR)


def in_dong(cell, times):
    """A number in đồng; a text that says its own unit, and what is no number, stays as it is."""
    if isinstance(cell, bool) or cell is None:
        return cell
    if isinstance(cell, (int, float)):
        return round(cell * times)
    text = squeeze(cell) if isinstance(cell, str) else ""
    if not _PLAIN_NUMBER.fullmatch(text):
        return cell
    grouped = text.count(".") > 1 or bool(re.fullmatch(r"\d{1,3}\.\d{3}", text))
    return round(float(text.replace(".", "") if grouped else text.replace(",", ".")) * times)


def _of_heading(heading, sheet, taken):
    for times, sign in _IN_HEADING:
        plain = fold(heading.wordings[0])
        rest = tuple(_WORD.findall(sign.sub(" ", plain))) if sign.search(plain) else ()
        tokens = {token for key, token in sheet.keys.items() if rest and sheet.words[key] == rest and token not in taken}
        tokens = {token for token in tokens if "+" not in token and isinstance(sheet.column(token.partition("#")[0]), Money)}
        if len(tokens) == 1:
            heading.stand_for(sheet.targets[targets.scaled(tokens.pop(), times)], NEAR)
            return
