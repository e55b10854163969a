"""Khởi tạo: the first unit, person, account and grant of an empty installation."""

from django.db import transaction
from django.utils.translation import gettext as _

from congdoan.access import grants
from congdoan.access.actors import actor_for
from congdoan.access.roles import Role
from congdoan.accounts.actions import users
from congdoan.audit.actions import entries
from congdoan.kernel import text
from congdoan.kernel.errors import Refused
from congdoan.organization import policies
from congdoan.organization.actions import _dated
from congdoan.people.actions import persons
from congdoan.units import policies as rules
from congdoan.units import queries as units
from congdoan.units.models import Unit
from congdoan.units.tree import path

KEY = "organization.installation.initialise"


def initialise(*, code, name, kind, founded_on, full_name, sex, username, password, now, role=Role.CHAIR, superiors=(), birth=None):
    """Khởi tạo hệ thống trống: đơn vị đầu tiên, người đầu tiên, tài khoản và quyền của người ấy. Returns the Actor.

    The one write without @action: where nobody exists, nobody can hold a permission. It is refused as soon as there is any unit,
    so it can happen once; it stands in the log like every other write. ``superiors``: (code, name, kind, founded_on) from the top down to the
    unit's own superior, so that papers can name it. ``birth``: ApproximateDate or None; ``role``: chair or administrator.
    """
    if units.units().exists():
        raise Refused(_("Hệ thống đã có đơn vị. Lập thêm đơn vị ở mục Tổ chức."))
    if role not in (Role.CHAIR, Role.ADMINISTRATOR):
        raise Refused(_("Người đầu tiên là chủ tịch hoặc quản trị hệ thống."), field="role")
    with transaction.atomic():
        unit = None
        for facts in (*superiors, (code, name, kind, founded_on)):
            unit = _found(*facts, unit)
        person = persons.add(full_name=full_name, sex=sex, birth=birth)
        user = users.open(person=person, username=username, password=password, now=now)
        grants.give(person=person, role=role, unit=unit, valid_from=founded_on)
        entries.append(
            unit=unit,
            at=now,
            person=person,
            action=KEY,
            result=f"units.unit:{unit.pk}",
            detail={"role": str(role), "units": len(superiors) + 1},
        )
    return actor_for(user, now)


def _found(code, name, kind, founded_on, parent):
    """One unit of the first chain, held to the same rules as any other."""
    labels = units.kind_labels()
    taken = {known.upper() for known in units.units().values_list("code", flat=True)}
    policies.check_code(code=code, taken=taken)
    if kind not in labels:
        raise Refused(_("Không có loại đơn vị “%(kind)s”.") % {"kind": kind}, field="kind")
    if parent is not None:
        rules.check_nesting(parent_kind=parent.kind, child_kind=kind, on=founded_on, nestings=units.nestings(), labels=labels)
    serial = units.units().count() + 1
    unit = Unit.objects.create(
        code=code,
        name=name,
        search_key=text.fold(name),
        kind=kind,
        parent=parent,
        serial=serial,
        path=path(parent.path if parent else "", serial),
        founded_on=founded_on,
    )
    _dated.begin([unit], [{"founded_on": founded_on}])
    return unit
