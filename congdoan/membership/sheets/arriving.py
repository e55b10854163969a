"""Ngày về đơn vị mà tệp không ghi: the day of joining the union stands for it; where that is before the unit was founded, one choice for all."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Unreadable
from congdoan.membership.choices import How
from congdoan.workbooks import problems
from congdoan.workbooks.columns import ApproximateDate, Date

CAME = "came"
_FOUNDED = re.compile(r"\d\d/\d\d/\d{4}")


@dataclass(eq=False)
class CameColumn(Date):
    """Ngày về đơn vị của những dòng không ghi: asked once for all units founded on one day; stands in no file."""

    kind = problems.ARRIVAL
    pressed = True
    stands_for = "valid_from"

    def offers(self, texts, run):
        days = {text: _FOUNDED.search(text) for text in texts}
        label = _("Lấy ngày thành lập đơn vị (%(day)s) làm ngày về đơn vị")
        return {text: [(found[0], label % {"day": found[0]})] for text, found in days.items() if found}

    def question(self, text):
        return _(
            "Không ghi ngày về đơn vị; ngày vào công đoàn thì sớm hơn ngày thành lập đơn vị (%(day)s). Ngày vào công đoàn giữ nguyên."
        ) % {"day": text[-10:]}

    def told(self, text, value):
        return _("Ngày về đơn vị không ghi: lấy ngày thành lập đơn vị %(day)s.") % {"day": value}


def fill(row, joined):
    """An empty Ngày về đơn vị, Hình thức get what they stand for. ``joined``: ISO text of the day of joining the union, or None."""
    if row["valid_from"] is None and "valid_from" in row.given:
        row.assume("valid_from", joined)
    if row["how"] is None and "how" in row.given:
        row.assume("how", str(How.ADMITTED if row["valid_from"] in (joined, None) else How.TRANSFERRED))


def settle(row, run):
    """A new row that says no day gets the one that was chosen for all rows like it."""
    if not _is_early(row) or not run.answers.about(row.sheet, CAME):
        return
    text = _text(row.unit)
    answer = run.answers.find(row.sheet, CAME, text)
    try:
        day = row.sheet.asked(CAME).parse(answer["value"]) if answer else None
    except Unreadable:
        return
    if day:
        row.cells["valid_from"] = day
        if "how" in row.given and row.raw.get("how") is None:
            row.cells["how"] = str(How.TRANSFERRED)
        said = _("Ngày về đơn vị: lấy ngày thành lập đơn vị, %(day)s.") % {"day": answer["value"]}
        row.warn(_place(row), said, kind=problems.RESTORED, about=text, asks=CAME)


def ask(row, refused):
    """True if a refusal is of a day that the file does not say: the row stays out with the question."""
    if refused.field != "valid_from" or not _is_early(row):
        return False
    facts = {
        "joined": ApproximateDate.precise(row["union_joined"]),
        "unit": row.unit.name,
        "day": dates.format_date(row.unit.founded_on),
    }
    if _place(row):
        sentence = _("Chưa ghi ngày về đơn vị nên máy lấy ngày vào công đoàn %(joined)s, sớm hơn ngày thành lập %(unit)s (%(day)s).")
        fix = _("Giữ nguyên ngày vào công đoàn; ghi vào ô này ngày người này về đơn vị, không nhớ thì ghi %(day)s.") % facts
    else:
        sentence = _(
            "Tệp không có cột Ngày về đơn vị nên máy lấy ngày vào công đoàn %(joined)s, sớm hơn ngày thành lập %(unit)s (%(day)s)."
        )
        fix = (
            _(
                "Giữ nguyên ngày vào công đoàn; ghi ngày người này về đơn vị vào cột Ngày về đơn vị (tệp có đánh dấu thêm sẵn cột ấy ở cuối), "
                "không nhớ thì ghi %(day)s."
            )
            % facts
        )
    row.refuse(_place(row), sentence % facts, fix, kind=problems.ARRIVAL, about=_text(row.unit), asks=CAME)
    return True


def _is_early(row):
    """True for a new row without a day of its own whose day of joining the union is before its unit was founded."""
    if row.match is not None or row.raw.get("valid_from") is not None or not row["union_joined"]:
        return False
    return ApproximateDate.precise(row["union_joined"]).on < row.unit.founded_on


def _place(row):
    """The cell to be filled in; None, the whole row, where the file has no such column."""
    return "valid_from" if "valid_from" in row.given else None


def _text(unit):
    """What an answer is about: the day does for all units that were founded on it."""
    return f"Không ghi ngày về, đơn vị thành lập {dates.format_date(unit.founded_on)}"
