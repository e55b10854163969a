"""Vai trò: bundles of permissions, in code; each room's permissions.py gives its permissions to roles."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Vai trò."""

    CHAIR = "chair", _("Chủ tịch")
    VICE_CHAIR = "vice_chair", _("Phó chủ tịch")
    COMMITTEE_MEMBER = "committee_member", _("Ủy viên ban chấp hành")
    ACCOUNTANT = "accountant", _("Kế toán")
    CASHIER = "cashier", _("Thủ quỹ")
    INSPECTOR = "inspector", _("Ủy ban kiểm tra")
    GROUP_LEADER = "group_leader", _("Tổ trưởng")
    SUPERIOR_OFFICER = "superior_officer", _("Cán bộ công đoàn cấp trên")
    ADMINISTRATOR = "administrator", _("Quản trị hệ thống")


NEVER_LENT = frozenset(
    {
        "access.give_role", "access.lend_rights", "access.require_factor", "access.reset_factor", "access.give_support",
        "reorganization.approve_plan", "sites.keep_sites", "organization.appoint", "organization.withdraw_posts",
        "congress.record_election", "congress.cancel_election", "inspection.hold_inspection",
        "ledger.reopen_month", "dues.set_account",
    }
)  # fmt: skip
"""Permissions that nobody lends to a deputy: giving accounts, lending itself, recording posts and elections (roles follow from them), what guards sign-ins here or at other sites, to which account money goes, and being the second of two persons."""

WATCHING = {
    Role.CHAIR: _("chủ tài khoản"),
    Role.ACCOUNTANT: _("kế toán"),
    Role.CASHIER: _("thủ quỹ"),
    Role.INSPECTOR: _("ủy ban kiểm tra"),
}
"""Who signs, who writes, who keeps the money, who inspects: four persons (DOMAIN: separation of duties)."""

LENT_APART = {**WATCHING, Role.VICE_CHAIR: _("phó chủ tịch")}
"""Whose duty keeps a lent right to write money away: those four, and who signs in the chair's stead."""

COMMITTEE = (Role.CHAIR, Role.VICE_CHAIR, Role.COMMITTEE_MEMBER)

_held = {role: set() for role in Role}
_labels = {}
_sensitive = set()
_money = set()


def give(role, *permissions):
    """Gives permissions (members of a room's Permission choices) to a role."""
    for permission in permissions:
        _held[role].add(str(permission.value))
        _labels[str(permission.value)] = permission.label


def give_each(roles, *permissions):
    """Gives the same permissions to several roles."""
    for role in roles:
        give(role, *permissions)


def opens_sensitive(*permissions):
    """Says that these permissions open what is sensitive of persons: put aside for who only looks as somebody else to help."""
    for permission in permissions:
        _sensitive.add(str(permission.value))


def sensitive():
    """The permission values that open what is sensitive of persons."""
    return frozenset(_sensitive)


def moves_money(*permissions):
    """Says that these permissions write or move money: lent to nobody whose duty is to watch over it."""
    for permission in permissions:
        _money.add(str(permission.value))


def money():
    """The permission values that write or move money."""
    return frozenset(_money)


def permissions_of(role):
    """The permission values a role holds."""
    return frozenset(_held[Role(role)])


def only_reads(permission):
    """True if a permission lets one see things and nothing more."""
    return str(permission).rpartition(".")[2].startswith(("view_", "read_"))


def holders(permission):
    """Roles that hold a permission, in the order of Role."""
    return [role for role in Role if str(permission) in _held[role]]


def holders_in_words(permission):
    """ "ban chấp hành, ủy ban kiểm tra, tổ trưởng": who holds a permission, the committee's roles in one word; for sentences."""
    held = holders(permission)
    named = [] if set(COMMITTEE) - set(held) else [gettext("ban chấp hành")]
    named += [str(role.label).lower() for role in held if not named or role not in COMMITTEE]
    return ", ".join(named)


def label_of(permission):
    """What a permission lets one do, in Vietnamese; its value if no role holds it."""
    return _labels.get(str(permission), str(permission))


def matrix():
    """[(permission value, label, [roles])] sorted: the rights table that the committee can sign."""
    return [(value, _labels[value], holders(value)) for value in sorted(_labels)]
