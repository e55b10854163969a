"""A report put together: period from the unit's terms, names as of the day, figures, hand-written parts."""

from django.utils.translation import gettext_lazy as _

from congdoan.access.actions import refusal
from congdoan.indicators.engine import Question
from congdoan.indicators.telling import Telling
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.errors import NotAllowed, Unreadable
from congdoan.kernel.periods import read_period
from congdoan.organization import queries as organization
from congdoan.organization.heading import heading
from congdoan.reports import composing
from congdoan.reports import queries as reports
from congdoan.reports.choices import Permission

ROOM_LABELS = {
    "membership": _("Đoàn viên, tổ chức"),
    "organization": _("Tổ chức, cán bộ"),
    "congress": _("Đại hội, bầu cử"),
    "care": _("Chăm lo đời sống"),
    "finance": _("Quỹ và các cuộc vận động"),
    "education": _("Tuyên truyền, giáo dục"),
}
WORDS_OF_KIND = {"term": _("nhiệm kỳ"), "year": _("năm"), "half-year": _("6 tháng"), "quarter": _("quý"), "month": _("tháng")}
EXAMPLES = {"term": "2017..2022", "year": "2022", "half-year": "2022-H1", "quarter": "2022-Q1", "month": "2022-05"}


def period_of(unit, kind, code):
    """The period that a code means for a unit: terms run between the unit's own congresses. Raises Unreadable.

    The code must be one of the report's ``kind``: a year is no term.
    """
    plain = read_period(code)
    if plain.kind != kind:
        raise Unreadable(
            _("Báo cáo %(kind)s không có kỳ %(period)s. Kỳ ghi như %(example)s.")
            % {"kind": WORDS_OF_KIND[kind], "period": code, "example": EXAMPLES[kind]}
        )
    if plain.kind != "term":
        return plain
    first_year, last_year = (int(year) for year in plain.code.split(".."))
    return organization.term_period(unit, first_year, last_year)


def build(*, by, unit, kind, code, today, number=""):
    """The report of a unit for a kind and a period code; raises NotAllowed, Unreadable, KeyError (unknown kind)."""
    return build_beside(by=by, unit=unit, period=period_of(unit, kind, code), today=today, number=number)[0]


def build_beside(*, by, unit, period, today, number="", beside=(), telling=None):
    """(the report of a unit for a Period, [answers to ``beside``]): what else a page asks goes with the head, in one statement.

    ``telling``: the reader's own, where the page asks it for more.
    """
    if not by.may(Permission.VIEW_REPORT, unit):
        raise NotAllowed(refusal(Permission.VIEW_REPORT, unit))
    telling = telling or Telling(by, Question(unit, period, today))
    question, found = telling.question, _without_names(telling.figures(), by, unit)
    head, written, *more = gather(
        heading(unit, question.as_of, today, number),
        reports.written_parts(by=by, unit=unit, kind=period.kind, period=period.code),
        *beside,
    )
    texts = {row.part: row.text for row in written}
    made = composing.compose(kind=period.kind, question=question, figures=found, head=head, texts=texts, room_labels=ROOM_LABELS)
    return made, more


def _without_names(found, by, unit):
    """Titles of rows are for those who may open the rows: others get the number alone."""
    for figure in found.values():
        figure.rows = opened_rows(by, figure.indicator, figure.rows, unit)
    return found


def opened_rows(by, indicator, found, unit):
    """Of the rows behind a figure those that the person may open: where he or she holds the indicator's permission.

    An officer whose right ends at his own unit sees the totals of the units below and none of their rows.
    """
    return found.filter(by.scope(indicator.permission).q(f"{indicator.at}__path")) if by.may(indicator.permission, unit) else found.none()
