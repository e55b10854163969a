"""What a week asks of inspections and disclosure: findings to answer, to look at again, questions of members to answer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.disclosure import queries as disclosure
from congdoan.disclosure.choices import Permission as Disclosure
from congdoan.inspection import queries as inspection
from congdoan.inspection.choices import Permission as Inspection
from congdoan.kernel import dates
from congdoan.overview.asked import LATE_COUNTED, Task, count_of


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
    title = _("Trả lời %s kiến nghị kiểm tra") % count_of(found)
    return [Task(minutes=5, title=title, reason=_sooner(found, by.today), url=url, button=_("Mở kiến nghị"))]


def to_follow(by, unit):
    """Findings of the unit's committee that were answered or are late: one thing to do for all of them."""
    if not by.may(Inspection.HOLD_INSPECTION, unit):
        return []
    found = yield inspection.to_follow(by=by, unit=unit)[: LATE_COUNTED + 1]
    if not found:
        return []
    url = reverse("inspection:findings", args=[unit.pk])
    title = _("Xem lại %s kiến nghị kiểm tra đã có trả lời hoặc quá hạn") % count_of(found)
    return [Task(minutes=5, title=title, reason=_sooner(found, by.today), url=url, button=_("Xem kiến nghị"))]


def questions(by, unit):
    """Questions of members about what the unit published: one thing to do for all of them."""
    if not by.may(Disclosure.ANSWER_QUESTION, unit):
        return []
    found = yield disclosure.unanswered(by=by, unit=unit)[: LATE_COUNTED + 1]
    if not found:
        return []
    url = reverse("disclosure:questions", args=[unit.pk])
    reason = _("Hỏi sớm nhất ngày %s.") % dates.format_date(found[0].asked_on)
    title = _("Trả lời %s câu hỏi của đoàn viên về công khai tài chính") % count_of(found)
    return [Task(minutes=3, title=title, reason=reason, url=url, button=_("Xem câu hỏi"))]
