"""Which template holds for a unit on a day; decisions that were issued."""

from django.db.models import Q

from congdoan.access.actions import reads
from congdoan.kernel.db import listed
from congdoan.membership.choices import Permission as Members
from congdoan.papers import builtin
from congdoan.papers.choices import OF_UNITS, Permission
from congdoan.papers.models import Issued, Template
from congdoan.units import queries as units
from congdoan.units import tree


@reads(Permission.VIEW_DECISIONS)
def issued(*, by, unit):
    """Papers drawn up at the unit and below, the newest first, without their files; those that name members only for who sees members there."""
    rows = _seen(by).filter(units.today_q(unit.path, "unit__path")).select_related("unit", "decision", "template__unit", "recorded_by")
    return rows.defer("content", "template__content").order_by("-recorded_at", "-pk")


def _seen(by):
    named = by.scope(Members.VIEW_MEMBERS).q("unit__path")
    seen = Issued.objects.filter(by.scope(Permission.VIEW_DECISIONS).q("unit__path"))
    return seen.filter(Q(sort__in=[sort.value for sort in OF_UNITS]) | named)


@reads(Permission.VIEW_DECISIONS)
def papers_of(*, by, decisions):
    """{decision id: Issued}: the newest paper of each of these decisions (their ids) that ``by`` may open, without its file."""
    rows = _seen(by).filter(decision__in=listed(decisions)).defer("content").order_by("recorded_at", "pk")
    return {row.decision_id: row for row in rows}


@reads(Permission.VIEW_DECISIONS)
def paper(*, by, unit, pk):
    """One paper that was drawn up, with its file, or None."""
    return issued(by=by, unit=unit).defer(None).filter(pk=pk).first()


def templates_on(unit, day):
    """{sort: Template} of the nearest office at or above the unit that has one of its own on a day, without the files; one query."""
    rows = Template.objects.as_of(day).filter(unit__path__in=tree.ancestors(unit.path)).select_related("unit", "recorded_by")
    return {row.sort: row for row in rows.defer("content").order_by("unit__path", "valid_from", "pk")}


def own_template(unit, sort):
    """The unit's own template in use, or None; unscoped."""
    return Template.objects.filter(unit=unit, sort=sort, valid_until__isnull=True).first()


def template_of(unit, sort, day):
    """(Template or None, bytes): what a decision of the unit is filled into on a day."""
    row = templates_on(unit, day).get(sort)
    return row, bytes(row.content) if row else builtin.template(sort)


def issued_rows():
    """Decisions issued, without their files; unscoped, for counts."""
    return Issued.objects.defer("content")
