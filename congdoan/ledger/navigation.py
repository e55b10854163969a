"""Việc ghi nhận của phòng sổ kế toán; its pages stand under Quỹ, thu chi."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.ledger.choices import Permission
from congdoan.ui.navigation import page, recording
from congdoan.ui.opening import way

recording(
    label=_("Phiếu thu"),
    hint=_("Tiền vào sổ công đoàn: đoàn phí, kinh phí cấp trên cấp, thu khác."),
    icon="quy",
    url_name="ledger:receive",
    permission=str(Permission.KEEP_BOOKS),
    place=45,
    minutes=1,
)
recording(
    label=_("Phiếu chi"),
    hint=_("Tiền ra khỏi sổ công đoàn: thăm hỏi, phong trào, hành chính."),
    icon="quy",
    url_name="ledger:pay",
    permission=str(Permission.KEEP_BOOKS),
    place=46,
    minutes=1,
)
page(section="funds", label=_("Sổ kế toán"), url_name="ledger:books", permission=str(Permission.VIEW_BOOKS), place=20)


def _vouchers(by, vouchers):
    """The page of a voucher, for those who may see the books there."""
    scope = by.scope(Permission.VIEW_BOOKS)
    return {
        row.pk: reverse("ledger:voucher", kwargs={"unit_id": row.book.unit_id, "pk": row.pk})
        for row in vouchers
        if scope.contains(row.book.unit)
    }


way("ledger.voucher", _vouchers)
