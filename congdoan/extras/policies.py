"""What may be declared and what may be answered; pure."""

from django.utils.translation import gettext as _

from congdoan.extras.choices import LISTED, Kind, Sight
from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Refused

MOST_FIELDS, MOST_CHOICES = 20, 30
"""Open fields of one unit, choices of one field: ours; more is a form of its own, not a few things besides."""
GRASSROOTS = 4
"""The level from which units keep members' books."""


def check_choices(kind, choices):
    """A list has at least two choices, each once; other kinds have none. ``choices``: [(match key, label)]."""
    if kind not in LISTED:
        if choices:
            raise Refused(_("Chỉ loại chọn một, chọn nhiều mới có các lựa chọn. Xóa các dòng này hoặc đổi loại."), field="choices")
        return
    if len(choices) < 2:
        raise Refused(_("Ghi ít nhất hai lựa chọn, mỗi dòng một lựa chọn."), field="choices")
    if len(choices) > MOST_CHOICES:
        raise Refused(_("Nhiều nhất %(most)s lựa chọn.") % {"most": MOST_CHOICES}, field="choices")
    keys = [key for key, _label in choices]
    twice = next((label for key, label in choices if keys.count(key) > 1), None)
    if twice:
        raise Refused(_("Lựa chọn “%(label)s” ghi hai lần. Bỏ một dòng.") % {"label": twice}, field="choices")


def check_room(open_fields):
    """``open_fields``: how many the unit has already."""
    if open_fields >= MOST_FIELDS:
        raise Refused(_("Đơn vị đã có %(most)s mục đang hỏi. Đóng bớt mục không còn cần.") % {"most": MOST_FIELDS})


def check_label(label, alike):
    """``alike``: a Field of the same name in force at the unit or above it, or None."""
    if alike is not None:
        raise Refused(
            _("%(unit)s đã có mục “%(label)s”. Dùng mục ấy, hoặc đặt tên khác.") % {"unit": alike.unit.name, "label": alike.label},
            field="label",
        )


def check_days(*, valid_from, valid_until, founded_on):
    """A field begins not before its unit, and ends after it began."""
    if valid_from < founded_on:
        raise Refused(
            _("Đơn vị thành lập ngày %(day)s, nên chưa hỏi gì trước ngày ấy.") % {"day": format_date(founded_on)}, field="valid_from"
        )
    if valid_until is not None and valid_until <= valid_from:
        raise Refused(_("Ngày cuối cùng phải từ ngày đầu trở đi."), field="valid_until")


def check_sight(*, seen_by, self_filled, level):
    """What only the declaring level sees, and nobody below, the member writes: there is nobody else who could."""
    if seen_by == Sight.LEVEL and not self_filled and level < GRASSROOTS:
        raise Refused(
            _("Chỉ cấp trên xem thì không ai ở công đoàn cơ sở ghi được. Cho đoàn viên tự ghi, hoặc cho chủ tịch ở dưới xem."),
            field="seen_by",
        )


def check_unanswered(*, before, kind, seen_by, answered):
    """The kind stays once somebody has answered; nobody more sees what was written for fewer eyes. ``answered``: how many persons have."""
    if not answered:
        return
    if kind != before.kind:
        raise Refused(_("Đã có %(n)s người ghi nên không đổi loại được. Đóng mục này rồi lập mục mới.") % {"n": answered}, field="kind")
    if seen_by != before.seen_by and before.seen_by != Sight.EVERYONE:
        raise Refused(
            _("Đã có %(n)s người ghi khi chỉ “%(whom)s” xem. Muốn cho người khác xem thì lập mục mới.")
            % {"n": answered, "whom": before.get_seen_by_display()},
            field="seen_by",
        )


def check_answer(field, value, *, offered):
    """One answer fits its field. ``value``: what ``actions.answers`` takes; ``offered``: keys of the choices that may be chosen."""
    if value in (None, "", []):
        if field.required:
            raise Refused(_("Mục “%(label)s” phải ghi.") % {"label": field.label}, field=name_of(field))
        return
    if field.kind in LISTED:
        chosen = value if field.kind == Kind.MANY else [value]
        if not set(chosen) <= set(offered):
            raise Refused(_("Mục “%(label)s”: có lựa chọn không còn dùng. Chọn lại.") % {"label": field.label}, field=name_of(field))
    if field.kind in (Kind.NUMBER, Kind.MONEY) and not 0 <= value < 10**15:
        raise Refused(_("Mục “%(label)s”: ghi số từ 0 trở lên, không quá 15 chữ số.") % {"label": field.label}, field=name_of(field))


def name_of(field):
    """The name under which a form asks for the field."""
    return f"muc_{field.pk}"
