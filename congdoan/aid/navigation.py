"""Việc ghi nhận của phòng đề nghị trợ cấp; its pages stand under Chăm lo."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.aid import queries
from congdoan.aid.choices import Permission
from congdoan.ui.navigation import page, recording
from congdoan.ui.opening import way

recording(
    label=_("Đề nghị trợ cấp"),
    hint=_("Đoàn viên gặp khó khăn, ốm đau, tai nạn: kể việc xảy ra, chủ tịch duyệt."),
    icon="tim",
    url_name="aid:propose",
    permission=str(Permission.PROPOSE_AID),
    place=12,
    minutes=2,
)
page(section="care", label=_("Đề nghị trợ cấp"), url_name="aid:request-list", permission=str(Permission.VIEW_AID), place=25)


def _requests(by, requests):
    """The page of a request, for those who may see it."""
    return {row.pk: reverse("aid:request", args=[row.unit_id, row.pk]) for row in queries.seen(by=by, among=requests)}


way("aid.request", _requests)
