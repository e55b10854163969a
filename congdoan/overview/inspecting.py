"""What a week asks of inspections: findings to answer, findings to look at again."""

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.inspection import queries as inspection
from congdoan.inspection.choices import Permission as Inspection
from congdoan.kernel import dates
from congdoan.overview.asked import LATE_COUNTED, Task


def _count(found):
    return str(len(found)) if len(found) <= LATE_COUNTED else _("hơn %s") % LATE_COUNTED


def _sooner(found, today):
    words = {"what": found[0].recommendation, "day": dates.format_date(found[0].due)}
    return (_("Hạn sớm nhất %(day)s, đã quá: %(what)s") if found[0].due < today else _("Hạn sớm nhất %(day)s: %(what)s")) % words


def to_answer(by, unit):
    """Findings at the unit that wait for its answer, or are late: one thing to do for all of them."""
    if not by.may(Inspection.ANSWER_FINDINGS, unit):
        return []
    found = yield inspection.to_answer(by=by, unit=unit)[: LATE_COUNTED + 1]
    if not found:
        return []
    url = reverse("inspection:finding", args=[unit.pk, found[0].pk]) if len(found) == 1 else reverse("inspection:findings", args=[unit.pk])
    title = _("Trả lời %s kiến nghị kiểm tra") % _count(found)
    return [Task(minutes=5, title=title, reason=_sooner(found, by.today), url=url, button=_("Mở kiến nghị"))]


def to_follow(by, unit):
    """Findings of the unit's committee that were answered or are late: one thing to do for all of them."""
    if not by.may(Inspection.HOLD_INSPECTION, unit):
        return []
    found = yield inspection.to_follow(by=by, unit=unit)[: LATE_COUNTED + 1]
    if not found:
        return []
    url = reverse("inspection:findings", args=[unit.pk])
    title = _("Xem lại %s kiến nghị kiểm tra đã có trả lời hoặc quá hạn") % _count(found)
    return [Task(minutes=5, title=title, reason=_sooner(found, by.today), url=url, button=_("Xem kiến nghị"))]
