"""Câu trong báo cáo về học tập, tuyên truyền."""

from django.utils.translation import gettext_lazy as _

from congdoan.reports.passages import F, passage

passage(
    section="education",
    place=10,
    parts=(
        _("Công đoàn tổ chức "),
        F("education.sessions", _("{value} buổi học tập, tuyên truyền")),
        _(" với "),
        F("education.participants", _("{people} người")),
        _(" tham gia, kể cả người rời đơn vị trong kỳ."),
    ),
)
passage(
    section="education",
    place=20,
    parts=(F("education.studied.percent", _("{value}%")), _(" đoàn viên học tập chỉ thị, nghị quyết của Đảng, của công đoàn cấp trên.")),
)
passage(
    section="education",
    place=30,
    parts=(F("education.legal.members_reached.percent", _("{value}%")), _(" đoàn viên được tuyên truyền pháp luật.")),
)
passage(
    section="education", place=40, parts=(F("education.training", _("{people} người")), _(" được tập huấn, bồi dưỡng nghiệp vụ công đoàn."))
)
passage(
    section="women",
    place=40,
    parts=(
        F("education.gender_equality.women_reached.percent", _("{value}%")),
        _(" nữ đoàn viên tham gia phổ biến, tuyên truyền chủ trương, chính sách về bình đẳng giới."),
    ),
)
