"""Cấp thẻ, giao thẻ, thôi dùng thẻ."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.cards import forms, queries
from congdoan.cards.actions import cards
from congdoan.cards.choices import CardKind, WhyEnded
from congdoan.cards.views.lists import card_url
from congdoan.membership.views.changes import OfMember
from congdoan.ui.screens import ActionScreen


class _AtList(ActionScreen):
    """What begins at the list and ends there."""

    section = "members"
    privacy = gettext_lazy("Ban chấp hành và chính người có thẻ xem được.")

    def cancel_url(self):
        return reverse("cards:card-list", args=[self.unit.pk])


class IssueCards(_AtList):
    """Cấp thẻ đoàn viên."""

    action = cards.issue
    form_class = forms.IssueCards
    title = gettext_lazy("Cấp thẻ đoàn viên")
    explanation = gettext_lazy("Mỗi thẻ có một mã QR riêng, không đoán được. Bỏ chọn người nào chưa cấp.")
    main_button = gettext_lazy("Cấp thẻ")
    main_icon = "them"
    not_done = gettext_lazy("Chưa cấp thẻ")

    def initial(self):
        return {"valid_from": self.by.today, "kind": CardKind.ORDINARY.value}

    def done_sentence(self, result):
        return _("Đã cấp %(n)s thẻ. Bước sau: in thẻ, giao tận tay rồi ghi đã giao.") % {"n": len(result)}


class HandOverCards(_AtList):
    """Ghi đã giao thẻ."""

    action = cards.hand_over
    form_class = forms.HandOverCards
    title = gettext_lazy("Ghi đã giao thẻ")
    explanation = gettext_lazy("Bỏ chọn người nào chưa nhận thẻ.")
    main_button = gettext_lazy("Ghi đã giao")
    not_done = gettext_lazy("Chưa ghi giao thẻ")

    def initial(self):
        return {"handed_on": self.by.today}

    def done_sentence(self, result):
        return _("Đã ghi giao %(n)s thẻ.") % {"n": len(result)}


class EndCard(OfMember):
    """Ghi thẻ thôi giá trị, cấp thẻ mới."""

    action = cards.end
    form_class = forms.EndCard
    section = "members"
    title = gettext_lazy("Thôi dùng thẻ")
    explanation = gettext_lazy("Từ ngày ấy ai quét mã QR của thẻ cũ chỉ thấy là thẻ không có giá trị.")
    main_button = gettext_lazy("Ghi thẻ thôi giá trị")
    not_done = gettext_lazy("Thẻ vẫn còn giá trị")

    def initial(self):
        card = queries.card_of(self.membership)
        return {
            "version": card.version if card else "",
            "ends_on": self.by.today,
            "why_ended": WhyEnded.LOST.value,
            "renews": True,
            "kind": card.kind if card else "",
        }

    def cancel_url(self):
        return card_url(self.membership)

    def done_sentence(self, result):
        renewed = queries.card_of(self.membership)
        return _("Đã ghi thẻ thôi giá trị; thẻ mới có mã QR mới.") if renewed else _("Đã ghi thẻ thôi giá trị.")
