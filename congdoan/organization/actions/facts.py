"""Điều ghi về đơn vị theo ngày: trụ sở, con dấu, cấp ủy, thủ trưởng, địa bàn, ngành; what held before stays as it was."""

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel import text
from congdoan.kernel.errors import Conflict
from congdoan.organization import area_queries, areas, stating
from congdoan.organization.actions import decisions
from congdoan.organization.choices import AreaTree, Permission
from congdoan.organization.models import UnitFact
from congdoan.units.models import Unit


@action(Permission.RECORD_FACTS, at="unit")
def state(*, by, unit, kind, effective_on, value="", decision="", signed_on=None, issuer=""):
    """Ghi trụ sở, con dấu, cơ quan của đơn vị từ một ngày.

    ``kind``: FactKind; ``value``: what holds from ``effective_on`` on, empty where it holds no more, of a
    territory or sector its code or name in the tree of that day; ``decision``, ``signed_on``, ``issuer``: the
    paper that says so, if there is one. Returns the UnitFact that holds now, or the one that ended. Refused: nothing new, a day before the
    last statement, before the unit or after today, a unit that has ended.
    """
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    value, last = text.squeeze(value), _newest(unit, kind)
    area = None
    if value and kind in AreaTree.values:
        area = stating.area_called(value, area_queries.spelled(kind, effective_on), tree=kind)
        value = area.name
        areas.check_lasts(row=area, now=area_queries.spelled(kind, by.today), field="value")
    stating.check_statement(unit=unit, kind=kind, value=value, effective_on=effective_on, last=last, today=by.today, area=area)
    paper = decisions.named(by=by, unit=unit, number=decision, signed_on=signed_on, issuer=issuer, effective_on=effective_on)
    if last is not None and last.valid_until is None:
        last.valid_until = effective_on
        last.save(update_fields=["valid_until"])
    note(kind=str(kind), before=last.value if last else "", decision=paper.pk if paper else None)
    if not value:
        return last
    return UnitFact.objects.create(
        unit=unit, kind=kind, value=value, search_key=text.fold(value), area_id=area and area.area_id, valid_from=effective_on, decision=paper, recorded_by=by.person, recorded_at=by.now
    )  # fmt: skip


@action(Permission.RECORD_FACTS, at="fact.unit")
def take_back(*, by, fact):
    """Bỏ dòng mới nhất ghi nhầm về đơn vị: what held before it holds again. An end that was stated is taken back the same way."""
    Unit.objects.select_for_update(of=("self",)).get(pk=fact.unit_id)
    current = UnitFact.objects.filter(pk=fact.pk).first()
    if current is None:
        raise Conflict(_("Dòng này vừa được người khác bỏ. Xem lại trang đơn vị."), current=fact)
    stating.check_lives(unit=current.unit)
    stating.check_newest(fact=current, newest=_newest(current.unit, current.kind))
    before = UnitFact.objects.filter(unit=current.unit_id, kind=current.kind, valid_until=current.valid_from).first()
    stating.check_comes_back(fact=current if current.valid_until is not None else before, alive=area_queries.alive(current.kind, by.today))
    note(kind=str(current.kind), before=current.value)
    if current.valid_until is not None:  # its end was the last that was said
        current.valid_until = None
        current.save(update_fields=["valid_until"])
        return current
    current.delete()
    if before is not None:
        before.valid_until = None
        before.save(update_fields=["valid_until"])
    return before


def _newest(unit, kind):
    return UnitFact.objects.filter(unit=unit, kind=kind).order_by("valid_from").last()
