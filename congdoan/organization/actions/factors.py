"""Bắt buộc bước xác nhận thứ hai: which roles must have a second factor at a unit and below, from which day."""

from django.utils.translation import gettext as _

from congdoan.access import guarding, queries
from congdoan.access.actions import action
from congdoan.access.choices import Permission
from congdoan.access.roles import Role
from congdoan.audit.notes import note
from congdoan.kernel.errors import Refused
from congdoan.people import policies as recorded


@action(Permission.REQUIRE_FACTOR, at="unit", alone=False)
def require(*, by, unit, roles, valid_from):
    """Bắt buộc bước xác nhận thứ hai với một số vai trò.

    ``roles``: values of Role; from ``valid_from`` on whoever holds one of them at ``unit`` or below is led to the set-up page until it is
    done. Refused: no role, a day gone by, a role that has such a rule here or above already.
    """
    if not roles:
        raise Refused(_("Chọn ít nhất một vai trò."), field="roles")
    if valid_from < by.today:
        raise Refused(_("Ngày này đã qua. Ghi từ hôm nay trở đi."), field="valid_from")
    had = {rule.role for rule in queries.factor_rules_at(unit, valid_from) if rule.valid_from <= valid_from or rule.unit_id == unit.pk}
    if again := [str(Role(role).label) for role in roles if role in had]:
        raise Refused(_("Đã bắt buộc rồi: %s.") % ", ".join(again), field="roles")
    made = guarding.require(by=by, unit=unit, roles=roles, valid_from=valid_from)
    note(roles=sorted(roles), since=valid_from.isoformat())
    return made[0]


@action(Permission.REQUIRE_FACTOR, at="factor_rule.unit", alone=False)
def waive(*, by, factor_rule, version):
    """Thôi bắt buộc bước xác nhận thứ hai với một vai trò; ai đã đặt thì vẫn dùng."""
    rule = queries.factor_rule_to_change(factor_rule.pk)
    recorded.check_unchanged(rule, version)
    if rule.valid_until is not None and rule.valid_until <= by.today:
        raise Refused(_("Quy định này đã thôi rồi."))
    note(role=rule.role)
    return guarding.waive(rule=rule, today=by.today)
