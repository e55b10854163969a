"""Mục chính và việc ghi nhận của phòng finance."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.finance.choices import Permission
from congdoan.ui.navigation import page, recording, section
from congdoan.ui.opening import way

section(
    key="funds",
    label=_("Quỹ, thu chi"),
    icon="quy",
    url_name="finance:fund-list",
    permission=str(Permission.VIEW_FUND_TOTALS),
    place=40,
)
recording(
    label=_("Quyên góp cả đơn vị"),
    hint=_("Cả tổ, cả công đoàn góp một lần: đánh dấu ai góp, mỗi người bao nhiêu."),
    icon="quy",
    url_name="finance:contribution-collect",
    permission=str(Permission.RECORD_CONTRIBUTION),
    place=40,
    minutes=3,
)
recording(
    label=_("Một khoản ủng hộ"),
    hint=_("Một người góp tiền hoặc hiện vật, cả người ngoài công đoàn."),
    icon="quy",
    url_name="finance:contribution-record",
    permission=str(Permission.RECORD_CONTRIBUTION),
    place=41,
)
recording(
    label=_("Trao tặng"),
    hint=_("Tiền, suất quà, nhà, suất ăn đã trao cho ai, nơi nào."),
    icon="quy",
    url_name="finance:handover-record",
    permission=str(Permission.RECORD_HANDOVER),
    place=42,
)
page(section="funds", label=_("Quỹ và đợt vận động"), url_name="finance:fund-list", permission=str(Permission.VIEW_FUND_TOTALS), place=10)
page(section="funds", label=_("Sổ ủng hộ"), url_name="finance:contribution-list", permission=str(Permission.VIEW_CONTRIBUTIONS), place=50)
page(section="funds", label=_("Sổ trao tặng"), url_name="finance:handover-list", permission=str(Permission.VIEW_CONTRIBUTIONS), place=60)


def _funds(by, funds):
    """The page of a fund, for those who may see what it took and gave."""
    scope = by.scope(Permission.VIEW_FUND_TOTALS)
    return {row.pk: reverse("finance:fund", kwargs={"unit_id": row.unit_id, "pk": row.pk}) for row in funds if scope.contains(row.unit)}


way("finance.fund", _funds)
