"""Mục "Chăm lo", and what of it stands under "Ghi nhận"."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.care.choices import Permission
from congdoan.ui.navigation import page, recording, section
from congdoan.ui.opening import way

section(key="care", label=_("Chăm lo"), icon="tim", url_name="care:visit-list", permission=Permission.VIEW_VISITS.value, place=30)
recording(
    label=_("Thăm hỏi đoàn viên"),
    hint=_("Ốm đau, sinh con, việc hiếu, việc hỷ, khó khăn."),
    icon="tim",
    url_name="care:visit-record",
    permission=Permission.RECORD_VISIT.value,
    place=10,
    minutes=1,
)
recording(
    label=_("Báo người cần thăm"),
    hint=_("Nghe tin ai nằm viện, sinh con, có việc hiếu mà chưa đến thăm."),
    icon="canh",
    url_name="care:notice-report",
    permission=Permission.RECORD_VISIT.value,
    place=11,
    minutes=1,
)
recording(
    label=_("Tặng quà theo danh sách"),
    hint=_("Tết Thiếu nhi, Trung thu, Tết Nguyên đán, 8/3, 20/10; in danh sách ký nhận."),
    icon="qua",
    url_name="care:gift-give",
    permission=Permission.GIVE_GIFTS.value,
    place=20,
    minutes=5,
)
page(section="care", label=_("Thăm hỏi"), url_name="care:visit-list", permission=str(Permission.VIEW_VISITS), place=10)
page(section="care", label=_("Chờ thăm"), url_name="care:waiting-list", permission=str(Permission.VIEW_VISIT_REASON), place=20)
page(section="care", label=_("Tặng quà"), url_name="care:gift-list", permission=str(Permission.VIEW_GIFTS), place=30)
page(section="care", label=_("Theo nguồn chi"), url_name="care:by-source", permission=str(Permission.VIEW_VISITS), place=40)
page(section="care", label=_("Không ai bị quên"), url_name="care:unmet", permission=str(Permission.VIEW_VISITS), place=50)
page(section="care", label=_("Định mức"), url_name="care:norm-list", permission=str(Permission.VIEW_NORMS), place=60)


def _records(name, permission):
    """Pages of records of the book, for those who may see its rows."""

    def find(by, records):
        scope = by.scope(permission)
        return {row.pk: reverse(name, args=[row.unit_id, row.pk]) for row in records if scope.contains(row.unit)}

    return find


way("care.visit", _records("care:visit-detail", Permission.VIEW_VISITS))
way("care.gift", _records("care:gift-detail", Permission.VIEW_GIFTS))
