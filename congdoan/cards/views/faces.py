"""Thẻ trên điện thoại, trang thẻ của một đoàn viên, tờ thẻ A4."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.cards import drawing, policies, printing, queries
from congdoan.cards.choices import Permission
from congdoan.kernel import qr
from congdoan.kernel.errors import Refused, why_not
from congdoan.kernel.text import number_in
from congdoan.membership import queries as membership
from congdoan.membership.views.lists import member_url
from congdoan.ui.screens import Page, UnitPage


def public_address(request):
    """token -> the address that the QR code holds."""
    return lambda token: request.build_absolute_uri(reverse("cards:check", args=[token]))


def drawn(request, person_id, today):
    """What a page that shows a person's card needs: face and code (None where there is no card), whether it is good, the cards before."""
    card, good, row = queries.good_on(person_id, today)
    face = drawing.faces([(row, card)], public_address(request))[0] if good else None
    cards = list(queries.cards_of(person_id))
    return {
        "card": card,
        "good": good,
        "face": face,
        "code": qr.inline(face.address, 6) if face else "",
        "past": [each for each in cards if each.valid_until is not None],
    }


class MyCard(Page):
    """Thẻ của chính người đăng nhập."""

    personal = own_affairs = True
    section = "me"
    template_name = "cards/card.html"
    title = gettext_lazy("Thẻ đoàn viên của tôi")

    def context(self):
        return {**drawn(self.request, self.by.person.pk, self.by.today), "own": True, "actions": [], "name": "", "past": []}


class MemberCard(UnitPage):
    """Thẻ của một đoàn viên, và những thẻ trước."""

    permission = str(Permission.VIEW_CARDS)
    section = "members"
    template_name = "cards/card.html"

    def prepare(self):
        super().prepare()
        self.membership = membership.member(by=self.by, pk=self.kwargs["membership_id"])
        if self.membership is None or self.membership.unit_id != self.unit.pk:
            raise Http404
        self.title = _("Thẻ của %(name)s") % {"name": self.membership.person.full_name}

    def context(self):
        found = drawn(self.request, self.membership.person_id, self.by.today)
        name = self.membership.person.full_name
        return {**found, "own": False, "name": name, "actions": list(self.actions(found["card"]))}

    def actions(self, card):
        """Buttons at the head."""
        row = self.membership
        yield {"label": _("Trang của %(name)s") % {"name": row.person.given_name}, "icon": "nguoi", "url": member_url(row)}
        if not self.by.may(Permission.ISSUE_CARD, self.unit):
            return
        if card is None:
            yield {"label": _("Cấp thẻ"), "icon": "them", "url": reverse("cards:card-issue", args=[row.unit_id]), "main": True}
            return
        sheet = reverse("cards:card-sheets", args=[row.unit_id])
        yield {"label": _("In thẻ này"), "icon": "in", "url": f"{sheet}?dv={row.pk}"}
        gone = why_not(policies.check_here, membership=row, today=self.by.today)
        url = reverse("cards:card-end", args=[row.unit_id, row.pk])
        yield {"label": _("Thôi dùng, cấp thẻ mới"), "icon": "lui", "url": url, "why_not": gone}


class CardSheets(UnitPage):
    """Tờ thẻ A4 (PDF): one member's (?dv=…), all (?the=tat-ca), else those not handed over yet, all where none waits."""

    permission = str(Permission.VIEW_CARDS)

    def get(self, request, *args, **kwargs):
        """The PDF; a sentence where there is nothing to print, or too much for one file."""
        pairs = [(row, row.person.cards_now[0]) for row in self.rows()[: policies.MOST_AT_ONCE + 1]]
        if not pairs:
            raise Refused(_("Chưa có thẻ nào để in. Cấp thẻ trước."))
        if len(pairs) > policies.MOST_AT_ONCE:
            raise Refused(_("Mỗi lần in tối đa %(n)s thẻ. Mở từng tổ, từng công đoàn cơ sở mà in.") % {"n": policies.MOST_AT_ONCE})
        content = printing.sheets(_("Thẻ đoàn viên"), drawing.faces(pairs, public_address(request)))
        answer = HttpResponse(content, content_type="application/pdf")
        answer["Content-Disposition"] = 'inline; filename="the-doan-vien.pdf"'
        answer["Cache-Control"] = "no-store"
        return answer

    def rows(self):
        """Whose cards are printed."""
        held = queries.card_holders(by=self.by, unit=self.unit).filter(queries.with_card_q())
        if one := number_in(self.request.GET.get("dv", ""), most=9):
            return held.filter(pk=one)
        waiting = queries.filtered(held, state="cho")
        return held if self.request.GET.get("the") == "tat-ca" or not waiting.exists() else waiting
