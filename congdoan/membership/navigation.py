"""Main section Đoàn viên, what can be recorded about members, the count beside each unit of the tree, who is a member where."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.membership import queries
from congdoan.membership.choices import Permission
from congdoan.organization import standing
from congdoan.organization.beside import beside, people
from congdoan.organization.choices import Permission as Organization
from congdoan.ui.navigation import page, recording, section
from congdoan.ui.opening import way

section(
    key="members",
    label=_("Đoàn viên"),
    icon="nguoi",
    url_name="membership:member-list",
    permission=str(Permission.VIEW_MEMBERS),
    place=20,
    on_phone=True,
)
recording(
    label=_("Kết nạp đoàn viên"),
    hint=_("Người mới kết nạp, chuyển đến, được công nhận."),
    icon="nguoi",
    url_name="membership:member-admit",
    permission=str(Permission.ADMIT_MEMBER),
    place=40,
    minutes=2,
)
recording(
    label=_("Đơn gia nhập"),
    hint=_("Nhận đơn của một người hoặc cả danh sách; xét, quyết định, kết nạp ghi ở mục Đơn gia nhập."),
    icon="tep",
    url_name="membership:application-receive",
    permission=str(Permission.RECEIVE_APPLICATION),
    place=41,
    minutes=2,
)
recording(
    label=_("Chuyển sinh hoạt về đây"),
    hint=_("Theo thẻ đoàn viên; đơn vị cũ đồng ý là xong."),
    icon="mui",
    url_name="membership:transfer-ask",
    permission=str(Permission.ADMIT_MEMBER),
    place=42,
)
recording(
    label=_("Thân nhân đoàn viên"),
    hint=_("Con, vợ, chồng, cha mẹ hai bên; để quà 1/6, việc hiếu không sót ai."),
    icon="nguoi",
    url_name="membership:relative-record",
    permission=str(Permission.RECORD_RELATIVE),
    place=50,
)
recording(
    label=_("Chức vụ công đoàn"),
    hint=_("Ai giữ chức vụ gì, từ ngày nào; quyền đi theo chức vụ."),
    icon="cay",
    url_name="membership:post-appoint",
    permission=str(Organization.APPOINT),
    place=60,
)
beside(label=_("số đoàn viên"), count=queries.counts_by_unit)
people(queries.by_place)
standing.answer(members_at=queries.members_at, spells_of=queries.spells_of)
page(section="members", label=_("Đoàn viên"), url_name="membership:member-list", permission=str(Permission.VIEW_MEMBERS), place=10)
page(
    section="members", label=_("Thống kê"), url_name="membership:member-statistics", permission=str(Permission.VIEW_MEMBER_COUNTS), place=20
)
page(
    section="members",
    label=_("Đơn gia nhập"),
    url_name="membership:application-list",
    permission=str(Permission.VIEW_APPLICATIONS),
    place=40,
)
page(
    section="members", label=_("Chuyển sinh hoạt"), url_name="membership:transfer-list", permission=str(Permission.VIEW_TRANSFERS), place=50
)
page(
    section="members",
    label=_("Trình độ"),
    url_name="membership:qualification-list",
    permission=str(Permission.VIEW_QUALIFICATIONS),
    place=60,
)
page(section="members", label=_("Dân cử, cấp ủy"), url_name="membership:seat-list", permission=str(Permission.VIEW_COUNCILS), place=70)
page(section="members", label=_("Ưu tú"), url_name="membership:outstanding-list", permission=str(Permission.VIEW_OUTSTANDING), place=80)


def _persons(by, persons):
    """The whole page of a member, for those who may see him or her."""
    seen = queries.persons_seen(by=by, person_ids=[person.pk for person in persons])
    return {pk: reverse("overview:member", kwargs={"person_id": pk}) for pk in seen}


way("people.person", _persons)
