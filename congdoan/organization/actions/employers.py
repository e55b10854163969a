"""Cơ quan của đơn vị theo ngày: a union may stand at several; one begins, one ends, a mistake is taken back; earlier days stay as they were."""

import datetime

from django.utils.translation import gettext as _

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.kernel import text
from congdoan.kernel.errors import Conflict
from congdoan.organization import employing
from congdoan.organization.actions import decisions
from congdoan.organization.choices import Permission
from congdoan.units.models import Employer, Unit, UnitEmployer


@action(Permission.RECORD_FACTS, at="unit")
def begin(*, by, unit, name, effective_on, sector="", decision="", signed_on=None, issuer=""):
    """Ghi thêm một cơ quan của đơn vị từ một ngày.

    ``name``, ``sector``: the employing body and its kind; those that the unit has stay; ``decision``, ``signed_on``, ``issuer``: the paper
    that says so, if there is one. Refused: after today, before the unit, an employer that it has on that day or later, a unit that has ended.
    """
    unit = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    name, sector = text.squeeze(name), text.squeeze(sector)
    rows = UnitEmployer.objects.filter(unit=unit).select_related("employer").order_by("valid_from")
    held = [row for row in rows if text.fold(row.employer.name) == text.fold(name)]
    employing.check_begin(unit=unit, name=name, effective_on=effective_on, held=held, today=by.today)
    employer, _made = Employer.objects.get_or_create(name=name, sector=sector)
    paper = decisions.named(by=by, unit=unit, number=decision, signed_on=signed_on, issuer=issuer, effective_on=effective_on)
    return UnitEmployer.objects.create(unit=unit, employer=employer, valid_from=effective_on, decision=paper)


@action(Permission.RECORD_FACTS, at="work.unit")
def end(*, by, work, last_day, decision="", signed_on=None, issuer=""):
    """Ghi thôi một cơ quan của đơn vị; ``last_day`` là ngày cuối cùng còn là cơ quan ấy."""
    work = _current(work)
    until = last_day + datetime.timedelta(days=1)
    employing.check_end(work=work, until=until, today=by.today)
    work.end_decision = decisions.named(by=by, unit=work.unit, number=decision, signed_on=signed_on, issuer=issuer, effective_on=until)
    work.valid_until = until
    work.save(update_fields=["valid_until", "end_decision"])
    return work


@action(Permission.RECORD_FACTS, at="work.unit")
def take_back(*, by, work):
    """Bỏ lần ghi cơ quan nhầm: an end that was recorded holds no more; a row that has none is gone."""
    work = _current(work)
    others = UnitEmployer.objects.filter(unit=work.unit, employer=work.employer).exclude(pk=work.pk)
    employing.check_take_back(work=work, others=list(others.order_by("valid_from")))
    note(employer=work.employer.name, since=work.valid_from.isoformat(), until=work.valid_until and work.valid_until.isoformat())
    if work.valid_until is None:
        UnitEmployer.objects.filter(pk=work.pk).delete()
        return None
    work.valid_until, work.end_decision = None, None
    work.save(update_fields=["valid_until", "end_decision"])
    return work


def _current(work):
    found = UnitEmployer.objects.select_for_update(of=("self",)).select_related("unit", "employer").filter(pk=work.pk).first()
    if found is None:
        raise Conflict(_("Dòng này vừa được người khác bỏ. Xem lại danh sách."), current=work)
    return found
