"""Câu trong báo cáo về đoàn viên, nữ công, phát triển Đảng."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.passages import F, passage

passage(
    section="situation",
    place=20,
    parts=(
        _("Đến cuối kỳ, công đoàn có "),
        F("membership.members", _("{people} đoàn viên")),
        _(", trong đó "),
        F("membership.women", _("{value} nữ"), few=_("số nữ không nêu riêng")),
        _("."),
    ),
)
passage(section="situation", place=30, parts=(F("membership.party_members", _("{value} trên {of} đoàn viên")), _(" là đảng viên.")))
passage(
    section="women",
    place=10,
    parts=(
        _("Nữ đoàn viên có "),
        F("membership.women", _("{value} chị em trong tổng số {of} đoàn viên")),
        _(", bằng "),
        F("membership.women.percent", _("{value}%")),
        _("."),
    ),
)
passage(section="organization", place=30, parts=(_("Trong kỳ đã kết nạp "), F("membership.admitted", _("{people} đoàn viên mới")), _(".")))
passage(
    section="organization",
    place=40,
    parts=(_("Có "), F("membership.left", _("{people} đoàn viên")), _(" nghỉ hưu, chuyển công tác hoặc rời đơn vị.")),
)
passage(
    section="organization",
    place=50,
    parts=(_("Công đoàn giới thiệu "), F("membership.introduced_to_party", _("{people} đoàn viên ưu tú")), _(" để Đảng xem xét.")),
)
passage(section="organization", place=60, parts=(F("membership.party_admitted", _("{people} đoàn viên")), _(" được kết nạp vào Đảng.")))
