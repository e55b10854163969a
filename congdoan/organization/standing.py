"""Những gì đứng ở một đơn vị, and whether a corrected first day or kind still holds it. Pure, but for one question.

Who is a member where is known to a room above: membership answers it in its navigation.py; nobody is a member anywhere before that.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.organization.choices import GROUP_POSTS, Post
from congdoan.organization.policies import has_members

GROUP_KINDS = ("union_group", "women_group")


@dataclass(frozen=True)
class Members:
    """Đoàn viên ở một đơn vị, những đơn vị bên dưới không kể: the first day of any, how many memberships are open, the day after the last of the others."""

    first_on: date
    open: int
    gone_by: date | None = None


@dataclass(frozen=True)
class Stands:
    """Những gì đứng ở một đơn vị: units directly below, posts with persons, members, the first day on which its own name or place changed."""

    children: tuple = ()
    posts: tuple = ()
    members: Members | None = None
    changed_on: date | None = None


_ANSWERS = {}


def answer(*, members_at, spells_of):
    """Declares who knows. ``members_at(unit ids)`` -> {unit id: Members}; ``spells_of(person ids)`` -> {person id: [(path, from, until)]}."""
    _ANSWERS["members_at"], _ANSWERS["spells_of"] = members_at, spells_of


def members_at(unit_ids):
    """{unit id: Members} of those units that have or had members of their own."""
    return _ANSWERS["members_at"](list(unit_ids)) if _ANSWERS and unit_ids else {}


def spells_of(person_ids):
    """{person id: [(unit path, from, until)]}: when and where these persons are or were members."""
    return _ANSWERS["spells_of"](set(person_ids)) if _ANSWERS and person_ids else {}


def check_stands(*, founded_on, kind, label, level, stands):
    """A corrected first day or kind still holds what stands at the unit. ``label``, ``level``: of the kind.

    Refused: a unit below, a post, a membership or a move of the unit itself before the new first day; posts or members that the
    new kind has no place for. Each sentence names what has to be mended first.
    """
    day = dates.format_date(founded_on)
    for child in stands.children:
        if child.founded_on < founded_on:
            raise Refused(
                _("%(name)s bên dưới thành lập ngày %(then)s, trước ngày %(day)s. Sửa ngày thành lập của đơn vị ấy trước.")
                % {"name": child.name, "then": dates.format_date(child.founded_on), "day": day},
                field="founded_on",
            )
    early = min(stands.posts, key=lambda row: row.valid_from, default=None)
    if early is not None and early.valid_from < founded_on:
        raise Refused(
            _("%(name)s giữ chức vụ ở đây từ ngày %(then)s, trước ngày %(day)s. Xem lại ngày thành lập hoặc ngày giữ chức vụ.")
            % {"name": early.person.full_name, "then": dates.format_date(early.valid_from), "day": day},
            field="founded_on",
        )
    if stands.members is not None and stands.members.first_on < founded_on:
        raise Refused(
            _("Đã có đoàn viên ở đây từ ngày %(then)s, trước ngày %(day)s. Xem lại ngày thành lập, hoặc sửa ngày về đơn vị của họ trước.")
            % {"then": dates.format_date(stands.members.first_on), "day": day},
            field="founded_on",
        )
    if stands.changed_on is not None and stands.changed_on <= founded_on:
        raise Refused(
            _("Đơn vị đã đổi tên, loại hoặc cấp trên ngày %(then)s. Ngày thành lập phải trước ngày đó.")
            % {"then": dates.format_date(stands.changed_on)},
            field="founded_on",
        )
    check_kind_holds(kind, label, level, stands)


def check_kind_holds(kind, label, level, stands):
    """Posts and members have a place in a unit of this kind."""
    of_group = kind in GROUP_KINDS
    misplaced = next((row for row in stands.posts if (row.post in GROUP_POSTS) != of_group), None)
    if misplaced is not None:
        raise Refused(
            _("Ở đây đã ghi %(name)s là %(post)s, mà loại “%(kind)s” không có chức vụ ấy. Chọn loại khác, hoặc sửa chức vụ trước.")
            % {"name": misplaced.person.full_name, "post": Post(misplaced.post).label.lower(), "kind": label},
            field="kind",
        )
    if stands.members is not None and not has_members(kind, level):
        raise Refused(
            _("Ở đây đã có đoàn viên, mà loại “%(kind)s” không có đoàn viên riêng. Chọn loại khác, hoặc ghi chuyển đoàn viên trước.")
            % {"kind": label},
            field="kind",
        )
