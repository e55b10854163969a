"""Cách hiểu: one decision repairs many rows, is kept for the unit's next files, and can be taken back."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit import notes
from congdoan.kernel.errors import Refused, Unreadable
from congdoan.kernel.text import squeeze
from congdoan.workbooks import answers, policies, registry
from congdoan.workbooks.actions import batches
from congdoan.workbooks.choices import Permission
from congdoan.workbooks.models import Answer
from congdoan.workbooks.problems import MOST_ASKED, Problem


@action(Permission.IMPORT_WORKBOOK, at="batch.unit", alone=False)
def answer(*, by, batch, sheet, column, text, value, later=False):
    """Cho đọc một chữ của một cột là chữ khác, ở mọi dòng của lần nhập.

    ``sheet``, ``column``: our names; ``text``: as a problem of the batch is about; ``value``: a text that the column reads or finds. The
    file is compared with the book anew, as by ``batches.renew``; ``later``: by the background job, for it is large. Refused: a decided
    batch, a text that nobody asks about, an answer that cannot be read either in any of the rows. Returns the batch.
    """
    batch = batches.locked(batch)
    policies.check_undecided(batch=batch)
    (one,) = _answer(batch, by, [{"sheet": sheet, "column": column, "text": text, "value": value}], later)
    notes.note(file=batch.sha256, sheet=one["sheet"].name, column=one["column"].name, rows=one["rows"])
    return batch


@action(Permission.IMPORT_WORKBOOK, at="batch.unit", alone=False)
def answer_each(*, by, batch, said, later=False):
    """Cho đọc nhiều chữ của lần nhập một lúc. ``said``: [{"sheet", "column", "text", "value"}] as ``answer`` takes; one comparison for all."""
    batch = batches.locked(batch)
    policies.check_undecided(batch=batch)
    done = _answer(batch, by, said, later)
    notes.note(file=batch.sha256, rows=sum(one["rows"] for one in done))
    return batch


@action(Permission.IMPORT_WORKBOOK, at="batch.unit", alone=False)
def forget(*, by, batch, sheet, column, text, later=False):
    """Thôi đọc một chữ là chữ khác: ở lần nhập này và ở các tệp sau của đơn vị. Arguments as those of ``answer``."""
    batch = batches.locked(batch)
    policies.check_undecided(batch=batch)
    sheet, asked = _place(sheet, column)
    others = answers.without(batch.answers, sheet, asked.name, text)
    policies.check_is_asked(text=text, asked=len(others) < len(batch.answers))
    batch.answers = others
    Answer.objects.filter(unit=batch.unit, sheet=sheet.name, column=asked.name, key=answers.key_of(text)).delete()
    batches.compare(batch, by, later)
    notes.note(file=batch.sha256, sheet=sheet.name, column=asked.name)
    return batch


def _answer(batch, by, said, later):
    """Checks, compares anew and keeps; returns [{"sheet", "column", "text", "value", "rows": how many were asked}]."""
    done = []
    for one in said:
        sheet, asked = _place(one["sheet"], one["column"])
        text, value = (squeeze(one[name])[:MOST_ASKED] for name in ("text", "value"))
        rows = len(_about(batch, sheet, asked, text))
        others = answers.without(batch.answers, sheet, asked.name, text)
        policies.check_is_asked(text=text, asked=rows or len(others) < len(batch.answers))
        _check_readable(asked, value)
        if asked.own_to_row and value != answers.BLANK:
            policies.check_one_row(text=text, rows=rows)
        batch.answers = [*others, {"sheet": sheet.name, "column": asked.name, "text": text, "value": value}]
        done.append({"sheet": sheet, "column": asked, "text": text, "value": value, "rows": rows})
    batches.compare(batch, by, later)
    for one in done:
        if not later:
            policies.check_understood(asked=one["rows"], left=_about(batch, one["sheet"], one["column"], one["text"]))
        if one["column"].recalled:
            _recall(batch, by, one)
    return done


def _recall(batch, by, one):
    place = {"unit": batch.unit, "sheet": one["sheet"].name, "column": one["column"].name, "key": answers.key_of(one["text"])}
    facts = {"text": one["text"], "value": one["value"], "decided_by": by.person, "decided_at": by.now}
    Answer.objects.update_or_create(**place, defaults=facts)


def _place(sheet, column):
    """(Sheet, Column or question) of two names."""
    found = registry.sheet_named(sheet)
    asked = found.asked(column) if found else None
    if asked is None:
        raise Refused(_("Không có cột này trong sổ mẫu. Mở lại trang xem trước rồi chọn lại."))
    return found, asked


def _about(batch, sheet, column, text):
    """[Problem] of the batch that the text of the column keeps its rows out by."""
    key = answers.key_of(text)
    said = batch.rows.filter(sheet=sheet.name).exclude(problems=[]).order_by("position").values_list("problems", flat=True)
    found = (Problem(**facts) for of_row in said for facts in of_row if facts["name"] == column.name and facts["blocks"])
    return [problem for problem in found if answers.key_of(problem.about) == key]


def _check_readable(column, value):
    policies.check_answer(value=value)
    if value == answers.BLANK and column.may_stay_blank and not column.required:
        return
    try:
        column.parse(column.joined(column.texts(value)))
    except Unreadable as unreadable:
        raise Refused(unreadable.sentence, field="value") from unreadable
