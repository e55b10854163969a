"""Chỉ tiêu học tập, tuyên truyền: sessions, who took part, and the shares of women and members that were reached."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from congdoan.education import queries
from congdoan.education.choices import Permission, SessionKind
from congdoan.indicators.choices import Kind
from congdoan.indicators.indicator import indicator
from congdoan.kernel.dates import format_date
from congdoan.membership import queries as membership
from congdoan.membership.choices import Permission as Members

KINDS = dict(SessionKind.choices)


def _session_title(session):
    return f"{format_date(session.held_on)}: {session.document}"


def _attendance_title(attendance):
    return _session_title(attendance.session)


SESSION_COLUMNS = (
    (_("Ngày"), lambda session: session.held_on, "date"),
    (_("Loại"), lambda session: session.get_kind_display(), "text"),
    (_("Văn bản, chuyên đề"), lambda session: session.document, "text"),
    (_("Chủ đề"), lambda session: session.topic_label, "text"),
    (_("Đơn vị"), lambda session: session.unit.name, "text"),
    (_("Người ghi"), lambda session: session.recorded_by.full_name, "text"),
)
ATTENDANCE_COLUMNS = (
    (_("Ngày"), lambda attendance: attendance.session.held_on, "date"),
    (_("Người tham gia"), lambda attendance: attendance.person.full_name, "name"),
    (_("Văn bản, chuyên đề"), lambda attendance: attendance.session.document, "text"),
    (_("Loại"), lambda attendance: attendance.session.get_kind_display(), "text"),
    (_("Người ghi"), lambda attendance: attendance.session.recorded_by.full_name, "text"),
)
_PEOPLE = {
    "kind": Kind.FLOW,
    "dated": "session__held_on",
    "at": "session__unit",
    "person": "person_id",
    "value": "people",
    "permission": Permission.VIEW_SESSIONS.value,
    "title": _attendance_title,
    "columns": ATTENDANCE_COLUMNS,
    "measure_word": _("người"),
}
_SHARE = {**_PEOPLE, "kind": Kind.SHARE, "measure_word": "%"}
_REACHED = _("Lấy {whole} của ngày cuối kỳ; đếm những ai trong số đó có ít nhất một lần dự {what} trong kỳ, rồi chia cho tất cả.")

SESSIONS = indicator(
    key="education.sessions",
    label=_("Buổi học tập, tuyên truyền"),
    place=10,
    kind=Kind.FLOW,
    facts=queries.session_facts,
    dated="held_on",
    part="kind",
    part_labels=KINDS,
    permission=Permission.VIEW_SESSIONS.value,
    title=_session_title,
    columns=SESSION_COLUMNS,
    measure_word=_("buổi"),
    how=_(
        "Đếm các buổi học tập nghị quyết, tuyên truyền, tập huấn, cuộc thi đã ghi trong kỳ, trừ buổi đã bỏ. Một buổi học theo từng "
        "tổ thì mỗi tổ là một buổi."
    ),
)
PARTICIPANTS = indicator(
    key="education.participants",
    label=_("Người tham gia học tập, tuyên truyền"),
    place=20,
    facts=queries.attendance_facts,
    part="session__kind",
    part_labels=KINDS,
    how=_("Đếm đoàn viên có dự ít nhất một buổi trong kỳ, mỗi người một lần. Phần chia theo loại là số lượt."),
    **_PEOPLE,
)
TRAINING = indicator(
    key="education.training",
    label=_("Người được tập huấn, bồi dưỡng"),
    place=30,
    facts=queries.training_facts,
    how=_("Đếm đoàn viên có dự ít nhất một buổi tập huấn trong kỳ, mỗi người một lần."),
    **_PEOPLE,
)
STUDIED = indicator(
    key="education.studied.percent",
    label=_("Tỷ lệ đoàn viên học tập nghị quyết"),
    place=40,
    facts=queries.study_facts,
    whole=membership.member_facts,
    how=format_lazy(_REACHED, whole=_("đoàn viên"), what=_("học tập nghị quyết")),
    **_SHARE,
)
LAW = indicator(
    key="education.legal.members_reached.percent",
    label=_("Tỷ lệ đoàn viên được tuyên truyền pháp luật"),
    place=50,
    facts=queries.law_facts,
    whole=membership.member_facts,
    how=format_lazy(_REACHED, whole=_("đoàn viên"), what=_("tuyên truyền pháp luật")),
    **_SHARE,
)
GENDER_EQUALITY = indicator(
    key="education.gender_equality.women_reached.percent",
    label=_("Tỷ lệ nữ đoàn viên được tuyên truyền về bình đẳng giới"),
    place=60,
    facts=queries.gender_equality_facts,
    whole=membership.women_facts,
    tells=str(Members.VIEW_MEMBERS),
    tells_with="membership.women",
    how=format_lazy(_REACHED, whole=_("nữ đoàn viên"), what=_("tuyên truyền về bình đẳng giới")),
    **_SHARE,
)
