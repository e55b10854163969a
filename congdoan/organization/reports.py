"""Câu trong báo cáo về tổ chức, cán bộ."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.passages import F, passage

passage(
    section="situation",
    place=10,
    parts=(_("Công đoàn sinh hoạt tại "), F("organization.employers", _("{value} cơ quan, đơn vị")), _(".")),
)
passage(section="organization", place=10, parts=(_("Công đoàn có "), F("organization.groups", _("{value} tổ công đoàn")), _(".")))
passage(
    section="organization",
    place=20,
    parts=(_("Đội ngũ cán bộ công đoàn các cấp có "), F("organization.posts", _("{people} người")), _(".")),
)
passage(
    section="women", place=20, parts=(F("organization.women_affairs_officers", _("{people} cán bộ")), _(" phụ trách công tác nữ công."))
)
