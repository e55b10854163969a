"""Một ưu đãi: trang, sửa, bỏ, ghi đã dùng; a member's own page."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.benefits import forms, queries
from congdoan.benefits.actions import offers
from congdoan.benefits.choices import Permission
from congdoan.benefits.views.lists import days, share, url
from congdoan.kernel.text import number_in
from congdoan.membership.views.own import OwnAffair
from congdoan.ui.cancelling import Cancel as CancelForm
from congdoan.ui.screens import ActionScreen, Page, RecordAction, UnitPage


class _FindsOffer:
    """Finds the offer of the address."""

    section = "care"

    def find(self):
        """The record, or 404."""
        row = queries.offer(by=self.request.actor, pk=self.kwargs["pk"])
        if row is None or row.partner.unit_id != self.kwargs["unit_id"]:
            raise Http404
        return row


class OfferPage(_FindsOffer, UnitPage):
    """Một ưu đãi."""

    permission = queries.offer.permission
    template_name = "benefits/offer.html"

    def prepare(self):
        super().prepare()
        self.record = self.find()
        self.title = self.record.what

    def context(self):
        row, day = self.record, self.by.today
        told = [
            (_t("Đối tác"), row.partner.name),
            (_t("Dành cho"), row.for_whom),
            (_t("Ở đâu"), row.where),
            (_t("Dùng thế nào"), row.how),
            (_t("Thời gian"), days(row)),
            (_t("Thỏa thuận"), row.partner.agreement),
            (_t("Liên hệ"), row.partner.contact),
            (_t("Đã dùng"), share(queries.used_by(row, self.unit, day), queries.members(self.unit, day))),
        ]
        found = []
        if self.by.may(Permission.KEEP_OFFERS, self.unit):
            found = [
                {"label": _t("Bỏ ưu đãi ghi nhầm"), "icon": "dong", "url": url("offer-cancel", self.unit.pk, row.pk)},
                {"label": _t("Sửa, gia hạn"), "icon": "sua", "url": url("offer-correct", self.unit.pk, row.pk)},
            ]
        facts = [{"label": label, "text": text} for label, text in told if text]
        return {"unit": self.unit, "facts": facts, "actions": found, "list_url": url("list", self.unit.pk)}


class _OnOffer(_FindsOffer, RecordAction):
    """Something done to one offer."""

    gives = ("offer",)

    def cancel_url(self):
        return url("offer", self.unit.pk, self.record.pk)


class CorrectOffer(_OnOffer):
    """Sửa ưu đãi."""

    action = offers.correct
    form_class = forms.Offer
    title = _("Sửa ưu đãi")
    confirmation = _("Đã sửa.")

    def initial(self):
        known = {name: getattr(self.record, name) for name in ("what", "for_whom", "where", "how", "valid_from", "last_day")}
        return super().initial() | known


class CancelOffer(_OnOffer):
    """Bỏ ưu đãi ghi nhầm."""

    action = offers.cancel
    form_class = CancelForm
    title = _("Bỏ ưu đãi ghi nhầm")
    main_button = _("Bỏ ưu đãi")
    not_done = _("Chưa bỏ")
    confirmation = _("Đã bỏ. Đoàn viên không thấy ưu đãi này nữa.")

    def success_url(self, pk):
        return url("list", self.unit.pk)


class RecordUse(ActionScreen):
    """Ghi một đoàn viên đã dùng ưu đãi."""

    action = offers.record_use
    form_class = forms.RecordUse
    section = "care"
    title = _("Ghi đã dùng ưu đãi")
    privacy = _("Chỉ đếm bao nhiêu người đã dùng; không ai xem được ai dùng, trừ chính người ấy.")
    confirmation = _("Đã ghi.")

    def initial(self):
        return {"used_on": self.by.today}

    def cancel_url(self):
        return url("list", self.unit.pk)


class MyOffers(Page):
    """Ưu đãi cho tôi."""

    personal = own_affairs = True
    template_name = "benefits/mine.html"
    section = "me"
    title = _("Ưu đãi cho đoàn viên")

    def context(self):
        use = reverse("benefits:use")
        rows = [
            {"row": row, "days": days(row), "url": f"{use}?uu_dai={row.pk}", "unit": row.partner.unit.name}
            for row in queries.own(by=self.by)
        ]
        uses = list(queries.own_uses(by=self.by)[:20])
        back = reverse("benefits:take-back") if uses else ""
        return {"rows": rows, "uses": uses, "take_back_url": back, "me_url": reverse("overview:me")}


class UseOffer(OwnAffair):
    """Tự ghi đã dùng."""

    action = offers.use
    form_class = forms.Use
    home = "benefits:mine"
    title = _("Ghi đã dùng ưu đãi")
    main_button = _("Đã dùng")
    explanation = _("Ghi để công đoàn biết ưu đãi nào có ích, ký tiếp với đối tác.")
    privacy = _("Chỉ đếm bao nhiêu người đã dùng; không ai xem được anh/chị dùng gì.")
    confirmation = _("Đã ghi. Cảm ơn anh/chị.")

    def initial(self):
        return {"used_on": self.by.today, "offer": number_in(self.request.GET.get("uu_dai", ""), most=9)}


class TakeBack(OwnAffair):
    """Bỏ lần ghi nhầm của mình."""

    action = offers.take_back
    form_class = forms.TakeBack
    home = "benefits:mine"
    title = _("Bỏ lần ghi đã dùng nhầm")
    main_button = _("Bỏ lần này")
    not_done = _("Chưa bỏ")
    confirmation = _("Đã bỏ.")
