"""Tables of contributions and handovers, on the lists and on a fund's page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.finance.choices import Permission
from congdoan.ui.tables import Column, Table


def contributions(screen, with_fund=True):
    """Sổ ủng hộ; ``with_fund`` False on the page of the fund itself."""
    fund = (Column(gettext_lazy("Quỹ, đợt vận động"), lambda row: row.fund.name, link=_fund_link(screen)),) if with_fund else ()
    who = Column(gettext_lazy("Người ghi"), lambda row: row.recorded_by.full_name, phone="an", printed=False)
    writer = (who,) if with_fund else ()
    return Table(
        gettext_lazy("Khoản ủng hộ, mới trước"),
        (
            Column(
                gettext_lazy("Người ủng hộ"),
                lambda row: row.givers,
                "name",
                note=lambda row: "" if row.donor_id else _("ngoài công đoàn"),
                opens=lambda row: row.donor,
            ),
            Column(gettext_lazy("Ngày"), lambda row: row.given_on, "date"),
            *fund,
            Column(gettext_lazy("Số tiền (đ)"), lambda row: row.amount or None, "money", phone="nhan"),
            Column(gettext_lazy("Hiện vật"), lambda row: row.things, optional=True),
            Column(gettext_lazy("Trị giá hiện vật (đ)"), lambda row: row.goods_value or None, "money", phone="nhan", optional=True),
            _paper(gettext_lazy("Phiếu"), "voucher"),
            _paper(gettext_lazy("Phiếu nhập"), "goods_voucher"),
            *writer,
            *_mending(screen, Permission.RECORD_CONTRIBUTION, "finance:contribution-correct"),
        ),
        css="cd-gon",
    )


def handovers(screen, with_fund=True):
    """Sổ trao tặng; ``with_fund`` False on the page of the fund itself."""
    fund = (
        (Column(gettext_lazy("Lấy từ quỹ"), lambda row: row.fund.name if row.fund_id else "", link=_fund_link(screen)),)
        if with_fund
        else ()
    )
    return Table(
        gettext_lazy("Lần trao tặng, mới trước"),
        (
            Column(gettext_lazy("Nơi nhận, người nhận"), lambda row: row.recipient, link=_handover(screen)),
            Column(gettext_lazy("Ngày"), lambda row: row.handed_on, "date"),
            Column(gettext_lazy("Nội dung"), lambda row: row.what),
            *fund,
            Column(gettext_lazy("Trị giá (đ)"), lambda row: row.value or None, "money", phone="nhan"),
            _paper(gettext_lazy("Phiếu"), "voucher"),
            Column(gettext_lazy("Người ghi"), lambda row: row.recorded_by.full_name, phone="an", printed=False),
            *_mending(screen, Permission.RECORD_HANDOVER, "finance:handover-correct"),
        ),
        css="cd-gon",
    )


def _paper(label, link):
    """The voucher that a row points to, if it has one; it opens for those who may see the books."""
    mark = lambda row: str(getattr(row, link) or "")  # noqa: E731
    return Column(label, mark, opens=lambda row: getattr(row, link), phone="nhan", optional=True)


def _handover(screen):
    return lambda row: reverse("finance:handover", kwargs={"unit_id": screen.unit.pk, "pk": row.pk})


def _fund_link(screen):
    return lambda row: reverse("finance:fund", kwargs={"unit_id": screen.unit.pk, "pk": row.fund_id}) if row.fund_id else ""


def _mending(screen, permission, url_name):
    """A last column "Sửa" for those who may."""
    scope = screen.by.scope(permission)
    if scope.is_empty:
        return ()

    def link(row):
        return reverse(url_name, kwargs={"unit_id": row.unit_id, "pk": row.pk}) if scope.contains(row.unit) else ""

    words = Column(gettext_lazy("Việc"), lambda row: _("Sửa") if scope.contains(row.unit) else "", link=link, printed=False, exported=False)
    return (words,)
