"""One gift: look at, correct, take out of the book."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import queries
from congdoan.care.actions import gifts
from congdoan.care.choices import Permission
from congdoan.care.forms.giving import GiftForm
from congdoan.care.indicators import paid_from
from congdoan.care.views.found import of_address, voucher_fact
from congdoan.care.views.norms import norm_told
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money
from congdoan.ui.cancelling import Cancel
from congdoan.ui.opening import Doors
from congdoan.ui.screens import RecordAction, UnitPage


class GiftDetail(UnitPage):
    """Một suất quà."""

    permission = queries.gift.permission
    template_name = "care/gift.html"
    section = "care"

    def prepare(self):
        super().prepare()
        self.gift = of_address(self, queries.gift)
        self.title = _t("Quà cho %(name)s") % {"name": self.gift.name}

    def context(self):
        gift = self.gift
        doors = Doors(self.by)
        given = [
            (_t("Người nhận"), gift.name),
            (_t("Quan hệ"), gift.relation),
            (_t("Dịp"), gift.occasion_label),
            (_t("Trị giá"), format_money(gift.amount)),
            (_t("Định mức"), norm_told(gift, seen=True)),
            (_t("Lý do chi vượt định mức"), gift.over_reason),
            (_t("Nguồn chi"), paid_from(gift)),
            (_t("Số chứng từ"), gift.voucher_number),
        ]
        return {
            "unit": self.unit,
            "gift": gift,
            "summary": _t("Ngày %(day)s, %(amount)s.") % {"day": format_date(gift.given_on), "amount": format_money(gift.amount)},
            "facts": [
                *(
                    {"label": label, "text": text, "url": doors.url(gift.person) if label == given[1][0] else "", "opens": True}
                    for label, text in given
                    if text
                ),
                *([voucher_fact(self.by, gift)] if gift.voucher_id else ()),
            ],
            "actions": self.actions(),
            "cancelled": format_date(gift.cancelled_on) if gift.is_cancelled else "",
        }

    def actions(self):
        """What may be done with it."""
        if self.gift.is_cancelled or not self.by.may(Permission.GIVE_GIFTS, self.gift.unit):
            return []
        place = [self.unit.pk, self.gift.pk]
        return [
            {"label": _t("Bỏ khỏi sổ"), "icon": "loi", "url": reverse("care:gift-cancel", args=place)},
            {"label": _t("Sửa"), "icon": "sua", "url": reverse("care:gift-correct", args=place)},
        ]


class GiftAction(RecordAction):
    """An action on one gift."""

    gives = ("gift",)

    def find(self):
        return of_address(self, queries.gift)

    def cancel_url(self):
        return reverse("care:gift-detail", args=[self.unit.pk, self.record.pk])

    @property
    def explanation(self):
        """Which gift."""
        gift = self.record
        return f"{gift.name}, {gift.relation}: {gift.occasion_label}, {format_date(gift.given_on)}."


class CorrectGift(GiftAction):
    """Sửa suất quà."""

    action = gifts.correct
    form_class = GiftForm
    title = _("Sửa suất quà")
    main_button = _("Ghi bản đã sửa")
    not_done = _("Chưa sửa trong sổ")
    confirmation = _("Đã sửa trong sổ.")
    cancel_label = _("Thôi, không sửa")

    def initial(self):
        gift = self.record
        return {
            **super().initial(),
            "given_on": gift.given_on,
            "occasion": gift.occasion,
            "occasion_text": gift.occasion_text,
            "amount": gift.amount,
            "source": {"source": gift.source, "fund": gift.fund},
            "in_goods": gift.in_goods,
            "voucher_number": gift.voucher_number,
            "over_reason": gift.over_reason,
        }


class CancelGift(GiftAction):
    """Bỏ suất quà khỏi sổ."""

    action = gifts.cancel
    form_class = Cancel
    title = _("Bỏ suất quà khỏi sổ")
    main_button = _("Bỏ khỏi sổ")
    not_done = _("Chưa bỏ khỏi sổ")
    confirmation = _("Đã bỏ khỏi sổ. Dòng vẫn được giữ lại cùng lý do.")
    cancel_label = _("Thôi, giữ lại")
