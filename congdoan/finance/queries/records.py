"""Contributions and handovers by right, and a person's own."""

from django.db.models import Count, Exists, OuterRef, Q, Sum, prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access.actions import reads
from congdoan.finance.choices import Permission
from congdoan.finance.models import Contribution, Handover, HandoverFile
from congdoan.finance.queries.drives import JOINT
from congdoan.finance.queries.facts import contribution_facts
from congdoan.people.moments import Moment
from congdoan.units import queries as units

_TOGETHER = Exists(Contribution.objects.standing().filter(joint_with=OuterRef("pk")))


@reads(Permission.VIEW_CONTRIBUTIONS)
def contributions(*, by, unit, fund=None):
    """Standing contributions of the unit and below, newest first; of one fund if it is given. A gift of several is one row (``givers``)."""
    found = Contribution.objects.standing().filter(joint_with__isnull=True).filter(by.scope(Permission.VIEW_CONTRIBUTIONS).q("unit__path"))
    found = found.filter(units.today_q(unit.path, "unit__path"))
    if fund is not None:
        found = found.filter(fund=fund)
    found = found.select_related("fund", "donor", "unit", "recorded_by", "voucher__book__unit", "goods_voucher__book__unit")
    return found.annotate(is_joint=_TOGETHER).order_by("-given_on", "-pk")


def with_joint(rows):
    """These contributions as a list, those who gave together with another in hand: one statement, none where nobody did."""
    rows = list(rows)
    prefetch_related_objects([row for row in rows if row.is_joint], JOINT)
    return rows


@reads(Permission.VIEW_CONTRIBUTIONS)
def handovers(*, by, unit, fund=None):
    """Standing handovers of the unit and below, newest first; of one fund if it is given."""
    found = Handover.objects.standing().filter(by.scope(Permission.VIEW_CONTRIBUTIONS).q("unit__path"))
    found = found.filter(units.today_q(unit.path, "unit__path"))
    if fund is not None:
        found = found.filter(fund=fund)
    return found.select_related("fund", "unit", "recorded_by", "voucher__book__unit").order_by("-handed_on", "-pk")


def contribution_totals(rows):
    """{"rows", "donors", "amount", "goods_value"} of contributions already filtered by right."""
    listed = rows.order_by().values("pk")
    given = Contribution.objects.standing().filter(Q(pk__in=listed) | Q(joint_with__in=listed))
    return given.aggregate(
        rows=Count("pk", filter=Q(joint_with__isnull=True)), donors=Count("donor", distinct=True), amount=Sum("amount", default=0),
        goods_value=Sum("goods_value", default=0),
    )  # fmt: skip


def handover_totals(rows):
    """{"rows", "value"} of handovers already filtered by right."""
    return rows.order_by().aggregate(rows=Count("pk"), value=Sum("value", default=0))


@reads(Permission.VIEW_CONTRIBUTIONS)
def timeline(*, by, person):
    """[Moment] of what a person gave, newest first: the person's own always, another's by right. Asks through ``gather``."""
    together = Q(donor=person) | Q(pk__in=Contribution.objects.standing().filter(donor=person).values("joint_with"))
    found = contribution_facts().filter(together).annotate(is_joint=_TOGETHER)
    if by.person != person:
        found = found.filter(by.scope(Permission.VIEW_CONTRIBUTIONS).q("unit__path"))
    rows = yield found.order_by("-given_on", "-pk")
    return [_moment(by, row) for row in rows]


def _moment(by, row):
    seen = by.may(Permission.VIEW_FUND_TOTALS, row.unit)
    return Moment(
        on=row.given_on,
        kind=_("Quỹ"),
        text=(_("Cùng góp ủng hộ %(fund)s") if row.is_joint else _("Ủng hộ %(fund)s")) % {"fund": row.fund.name},
        amount=row.amount or None,
        detail=row.things,
        url=reverse("finance:fund", kwargs={"unit_id": row.unit_id, "pk": row.fund_id}) if seen else "",
        recorded_by=row.recorded_by.full_name,
    )


def kept_rows():
    """[queryset] of standing records of money and goods, each with a ``unit``; unscoped, for counts."""
    return [contribution_facts(), Handover.objects.standing()]


def proofs_of(handover):
    """Photos and signed lists of a handover that is seen already, without their content, the oldest first."""
    return handover.files.standing().defer("content").select_related("recorded_by").order_by("recorded_at", "pk")


@reads(Permission.VIEW_CONTRIBUTIONS)
def proof(*, by, unit, pk):
    """One photo or signed list of a handover that ``by`` sees from the unit, with its content, or None."""
    seen = handovers(by=by, unit=unit).order_by().values("pk")
    found = HandoverFile.objects.standing().filter(handover__in=seen, pk=pk)
    return found.select_related("handover__unit__parent", "recorded_by").first()
