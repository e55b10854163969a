"""Công khai một đợt ra ngoài, thôi công khai; phiếu biên nhận có mã cho người góp."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy

from congdoan.finance import codes, forms, queries
from congdoan.finance.actions import pages
from congdoan.finance.choices import Permission
from congdoan.finance.views.found import fund_of
from congdoan.finance.views.public import untold
from congdoan.finance.views.statements import fund_url
from congdoan.kernel import qr
from congdoan.kernel.text import number_in
from congdoan.ui.screens import RecordAction, UnitPage

MOST_SLIPS = 300


def public_url(request, token):
    """The whole address that is printed and sent."""
    return request.build_absolute_uri(reverse("finance:public", args=[token]))


class PublishFund(RecordAction):
    """Công khai một đợt vận động ra ngoài."""

    action = pages.publish
    form_class = forms.PublishFund
    gives = ("fund",)
    section = "funds"
    title = gettext_lazy("Công khai cho người góp xem")
    explanation = gettext_lazy(
        "Mở một trang có địa chỉ riêng, không đoán được, ai có địa chỉ thì xem được mà không cần đăng nhập: tổng số, đã trao gì, còn bao nhiêu; người góp "
        "gõ mã trên phiếu biên nhận thì thấy khoản của mình. Chỉ nêu tên người góp đã đồng ý; không nêu tên người nhận."
    )
    main_button = gettext_lazy("Mở trang công khai")
    not_done = gettext_lazy("Chưa công khai")
    confirmation = gettext_lazy("Đã mở trang công khai. In phiếu biên nhận để đưa người góp.")

    def find(self):
        return fund_of(self)

    def initial(self):
        return {**super().initial(), "title": untold(self.record) if self.record.helps else self.record.name}

    def cancel_url(self):
        return fund_url(self, self.record.pk)


class TakeDownPage(RecordAction):
    """Thôi công khai một đợt vận động."""

    action = pages.take_down
    form_class = forms.Reason
    gives = ("page",)
    section = "funds"
    title = gettext_lazy("Thôi công khai")
    explanation = gettext_lazy("Địa chỉ cũ mất hẳn, phiếu đã phát không xem được nữa. Công khai lại thì có địa chỉ mới.")
    main_button = gettext_lazy("Thôi công khai")
    not_done = gettext_lazy("Vẫn công khai")
    confirmation = gettext_lazy("Đã đóng trang công khai.")

    def find(self):
        self.fund = fund_of(self)
        found = queries.page_of(self.fund)
        if found is None:
            raise Http404
        return found

    def cancel_url(self):
        return fund_url(self, self.fund.pk)


class Slips(UnitPage):
    """Phiếu biên nhận của một đợt, A4: each with its code; ?khoan=… one of them."""

    permission = str(Permission.VIEW_CONTRIBUTIONS)
    template_name = "finance/slips.html"
    section = "funds"
    title = gettext_lazy("Phiếu biên nhận ủng hộ")

    def prepare(self):
        super().prepare()
        self.fund = fund_of(self)

    def context(self):
        rows = queries.contributions(by=self.by, unit=self.unit, fund=self.fund)
        one = number_in(self.request.GET.get("khoan", ""), most=9)
        rows = rows.filter(pk=one) if one is not None else rows
        found, page = queries.with_joint(rows.order_by("given_on", "pk")[: MOST_SLIPS + 1]), queries.page_of(self.fund)
        address = public_url(self.request, page.token) if page else ""
        slips = [
            {"row": row, "code": codes.told(row.receipt_code), "qr": qr.inline(f"{address}?ma={row.receipt_code}", 3) if page else ""}
            for row in found[:MOST_SLIPS]
        ]
        return {
            "into": self._into(page),
            "slips": slips,
            "more": len(found) > MOST_SLIPS,
            "most": MOST_SLIPS,
            "address": address,
            "back": fund_url(self, self.fund.pk),
        }

    def _into(self, page):
        """What the slip calls the drive: nobody who is helped is named on it either."""
        said = page.title if page else "" if self.fund.beneficiary_id else self.fund.name
        return queries.teller(self.fund)(said) or untold(self.fund)
