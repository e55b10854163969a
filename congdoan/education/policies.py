"""What the state of things allows when a session is recorded, corrected or taken out. Pure: no queries."""

from django.utils.translation import gettext as _

from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Refused
from congdoan.units import tree

NAMED = 5


def check_session_day(held_on, *, today):
    """Ngày tổ chức không ở sau hôm nay."""
    if held_on > today:
        raise Refused(_("Ngày tổ chức ở sau hôm nay. Ghi vào sổ khi buổi đã diễn ra."), field="held_on")


def check_inside(unit, *, of):
    """A row of a batch belongs to the unit for which the right was checked, or to one below it."""
    if of.path not in tree.ancestors(unit.path):
        raise Refused(_("%(unit)s không thuộc %(of)s.") % {"unit": unit.name, "of": of.name}, field="unit")


def check_participants(participants, *, unit, on, spells):
    """Người tham gia là đoàn viên của đơn vị (hoặc đơn vị dưới) vào ngày đó; có ít nhất một người.

    ``spells``: {person id: memberships}, each with ``unit`` (its path), ``valid_from``, ``valid_until``.
    """
    if not participants:
        raise Refused(_("Chưa đánh dấu ai tham gia."), field="participants")
    others = [person.full_name for person in participants if not _is_member(spells.get(person.pk, ()), unit, on)]
    if others:
        raise Refused(
            _("Không phải đoàn viên của %(unit)s vào ngày %(day)s: %(names)s. Xem lại ngày, hoặc bỏ đánh dấu.")
            % {"unit": unit.name, "day": format_date(on), "names": _named(others)},
            field="participants",
        )


def _is_member(spells, unit, on):
    return any(unit.path in tree.ancestors(spell.unit.path) and spell.holds_on(on) for spell in spells)


def _named(names):
    shown = ", ".join(names[:NAMED])
    return shown if len(names) <= NAMED else _("%(names)s và %(count)s người nữa") % {"names": shown, "count": len(names) - NAMED}
