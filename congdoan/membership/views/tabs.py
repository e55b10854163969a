"""The other lists about members, above each of them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.membership.choices import Permission

TABS = (
    ("membership:member-list", _("Đoàn viên"), Permission.VIEW_MEMBERS),
    ("membership:member-statistics", _("Thống kê"), Permission.VIEW_MEMBER_COUNTS),
    ("cards:card-list", _("Thẻ"), "cards.view_cards"),
    ("membership:application-list", _("Đơn gia nhập"), Permission.VIEW_APPLICATIONS),
    ("membership:transfer-list", _("Chuyển sinh hoạt"), Permission.VIEW_TRANSFERS),
    ("membership:qualification-list", _("Trình độ"), Permission.VIEW_QUALIFICATIONS),
    ("membership:seat-list", _("Dân cử, cấp ủy"), Permission.VIEW_COUNCILS),
    ("membership:outstanding-list", _("Ưu tú"), Permission.VIEW_OUTSTANDING),
    ("extras:field-list", _("Thông tin thêm"), "extras.view_fields"),
    ("duplicates:candidate-list", _("Trùng người"), "duplicates.merge_persons"),
)


def tabs(screen):
    """The lists that the person may open, for membership/_tabs.html; none where there is but one."""
    found = []
    for name, label, permission in TABS:
        if screen.by.may(permission, screen.unit):
            url = reverse(name, args=[screen.unit.pk])
            found.append({"label": label, "url": url, "current": url == screen.request.path})
    return found if len(found) > 1 else []
