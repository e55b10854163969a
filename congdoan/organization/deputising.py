"""What is refused of lending rights to a deputy (người được ủy quyền)."""

import datetime

from django.utils.translation import gettext as _

from congdoan.access import roles
from congdoan.access.choices import Permission
from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import NotAllowed, Refused

LONGEST = datetime.timedelta(days=92)  # ours: whoever is away longer has a post for it


def lendable(by, unit):
    """[(value, label)] of what ``by`` may lend at ``unit``: what roles of his own give him there, but for what is never lent."""
    held = [(value, label) for value, label, _roles in roles.matrix() if value not in roles.NEVER_LENT]
    return [(value, label) for value, label in held if by.own_scope(value).contains(unit)]


def check_deputy(*, by, deputy, account):
    """Somebody else, who can sign in."""
    if deputy.pk == by.person.pk:
        raise Refused(_("Chọn người khác: anh/chị đang có quyền này rồi."), field="deputy")
    if account is None or not account.is_active:
        words = _("%(name)s chưa có tài khoản đang dùng nên chưa nhận ủy quyền được. Nhờ chủ tịch mở tài khoản trước.")
        raise Refused(words % {"name": deputy.full_name}, field="deputy")


def check_days(*, valid_from, valid_until, today):
    """For a time: from today on, in the right order, not too long."""
    if valid_from < today:
        raise Refused(_("Ngày bắt đầu phải từ hôm nay %(day)s trở đi.") % {"day": format_date(today)}, field="valid_from")
    if valid_until <= valid_from:
        raise Refused(_("Ngày cuối phải từ ngày bắt đầu trở đi."), field="valid_until")
    if valid_until - valid_from > LONGEST:
        raise Refused(
            _("Mỗi lần ủy quyền nhiều nhất %(days)s ngày. Vắng lâu hơn thì ghi chức vụ.") % {"days": LONGEST.days}, field="valid_until"
        )


def check_rights(*, by, unit, permissions):
    """Never more than the giver has, never what was lent to him, never what is not lent at all."""
    if not permissions:
        raise Refused(_("Chọn ít nhất một quyền."), field="permissions")
    for value in permissions:
        if value in roles.NEVER_LENT:
            raise Refused(_("Quyền %(what)s không ủy quyền được.") % {"what": roles.label_of(value)}, field="permissions")
        if not by.own_scope(value).contains(unit):
            words = _("Quyền %(what)s ở %(unit)s không phải của chính anh/chị nên không ủy quyền được.")
            raise Refused(words % {"what": roles.label_of(value), "unit": unit.name}, field="permissions")


def check_apart(*, deputy, held, permissions):
    """Who watches over money gets no right to write or move it from another. ``held``: roles of the deputy that reach the unit, or those below, in those days."""
    watching = [role for role in roles.LENT_APART if role in held]
    own = frozenset().union(*(roles.permissions_of(role) for role in watching))
    for value in permissions if watching else ():
        if value in roles.money() - own:
            words = {
                "name": deputy.full_name,
                "duty": ", ".join(str(roles.LENT_APART[role]) for role in watching),
                "what": roles.label_of(value),
            }
            raise Refused(
                _(
                    "%(name)s là %(duty)s ở đây nên không nhận quyền %(what)s: người ghi sổ, giữ tiền, chủ tài khoản và kiểm tra phải là những người khác nhau. Chọn người khác."
                )
                % words,
                field="permissions",
            )


def check_reason(reason):
    """Both sides, and the log, know why."""
    if not reason:
        raise Refused(_("Ghi vì sao ủy quyền, ví dụ: nghỉ phép, đi học."), field="reason")


def check_may_call_back_person(*, by, delegation):
    """The giver himself, or whoever gives accounts at the unit."""
    if delegation.giver_id != by.person.pk and not by.may(Permission.GIVE_ROLE, delegation.unit):
        raise NotAllowed(_("Chỉ người ủy quyền, hoặc chủ tịch ở đó, thôi được việc ủy quyền này."))


def check_may_call_back(*, by, delegation):
    """By the right person, once."""
    check_may_call_back_person(by=by, delegation=delegation)
    if delegation.ended_at is not None or delegation.valid_until <= by.today:
        raise Refused(_("Việc ủy quyền này đã hết từ ngày %(day)s.") % {"day": format_date(delegation.valid_until)})
