"""What the dated rules allow of a unit: which kind may stand under which on a day."""

from django.utils.translation import gettext as _

from congdoan.kernel import dates
from congdoan.kernel.errors import Refused


def check_kind_exists(*, kind, on, spells, labels):
    """The kind must exist on that day. ``spells``: [(key, from, until)]; ``labels``: {key: label}."""
    for key, start, end in spells:
        if key == kind and start <= on and (end is None or on < end):
            return
    raise Refused(
        _("Ngày %(day)s không có loại “%(kind)s”. Chọn loại khác hoặc xem lại ngày thành lập.")
        % {"day": dates.format_date(on), "kind": labels.get(kind, kind)},
        field="kind",
    )


def check_nesting(*, parent_kind, child_kind, on, nestings, labels):
    """The child's kind may stand under the parent's kind on that day. ``nestings``: KindNesting-like rows."""
    for row in nestings:
        held = row.valid_from <= on and (row.valid_until is None or on < row.valid_until)
        if held and (row.parent_kind, row.child_kind) == (parent_kind, child_kind):
            return
    raise Refused(
        _("“%(child)s” không ở dưới “%(parent)s” vào ngày %(day)s. Xem lại loại và cấp trên.")
        % {
            "child": labels.get(child_kind, child_kind),
            "parent": labels.get(parent_kind, parent_kind),
            "day": dates.format_date(on),
        },
        field="parent",
    )


def check_child_kind(*, parent_kind, child, nestings, labels, on=None):
    """A unit's new kind still has room for a unit below it. ``child``: name, kind, founded_on; ``on``: since when, if not since founding."""
    try:
        check_nesting(parent_kind=parent_kind, child_kind=child.kind, on=on or child.founded_on, nestings=nestings, labels=labels)
    except Refused as refused:
        raise Refused(
            _("Bên dưới có %(name)s, mà “%(child)s” không ở dưới “%(parent)s”. Chọn loại khác, hoặc chuyển đơn vị ấy trước.")
            % {"name": child.name, "child": labels.get(child.kind, child.kind), "parent": labels.get(parent_kind, parent_kind)},
            field="kind",
        ) from refused
