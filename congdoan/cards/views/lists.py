"""Sổ thẻ: members of today and their cards."""

from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.cards import forms, queries
from congdoan.cards.choices import Permission
from congdoan.kernel.dates import format_date
from congdoan.ui.screens import AsOf, ListScreen
from congdoan.ui.tables import Column, Table


def card_url(row):
    """The page of a member's card."""
    return reverse("cards:member-card", kwargs={"unit_id": row.unit_id, "membership_id": row.pk})


def _card(row):
    return row.person.cards_now[0] if row.person.cards_now else None


def _state(row):
    card = _card(row)
    if card is None:
        return _("Chưa có thẻ")
    return _("Đã giao %(day)s") % {"day": format_date(card.handed_then)} if card.handed_then else _("Chưa giao")


def _colour(row):
    card = _card(row)
    return "" if card is None else "la" if card.handed_then else "nghe"


class CardList(AsOf, ListScreen):
    """Thẻ của đoàn viên ở đơn vị và cấp dưới."""

    query = queries.card_holders
    section = "members"
    title = gettext_lazy("Thẻ đoàn viên")
    things = gettext_lazy("người")
    order = ("person__sort_key", "pk")
    by_letter = True
    filter_form = forms.CardFilter
    empty_icon = "nguoi"
    empty_title = gettext_lazy("Chưa có đoàn viên nào")
    empty_text = gettext_lazy("Ghi đoàn viên vào sổ trước, rồi cấp thẻ ở đây.")
    print_title = gettext_lazy("Sổ thẻ đoàn viên")
    file_name = "the-doan-vien.xlsx"
    table = Table(
        gettext_lazy("Thẻ đoàn viên, xếp theo tên"),
        (
            Column(gettext_lazy("Họ và tên"), lambda row: row.person.full_name, "name", link=card_url),
            Column(gettext_lazy("Đơn vị, tổ"), lambda row: row.unit.name, phone="nhan"),
            Column(gettext_lazy("Mã đoàn viên"), lambda row: row.member_number, phone="nhan", optional=True),
            Column(gettext_lazy("Loại thẻ"), lambda row: _card(row).get_kind_display() if _card(row) else "", phone="an"),
            Column(gettext_lazy("Cấp ngày"), lambda row: _card(row).valid_from if _card(row) else None, "date", phone="nhan"),
            Column(gettext_lazy("Đến bước"), _state, "badge", badge=_colour),
        ),
    )

    def query_arguments(self):
        self.form.day = self.past_day
        return {"on": self.past_day}

    def page_label(self, row):
        return row.person.given_name

    @cached_property
    def counts(self):
        """How many have a card."""
        return queries.counts(queries.card_holders(by=self.by, unit=self.unit, on=self.past_day), self.past_day)

    def summary(self):
        words = {"all": self.counts.members, "carded": self.counts.carded, "waiting": self.counts.waiting}
        return _("%(carded)s trên %(all)s người có thẻ; %(waiting)s thẻ chưa giao.") % words

    def actions(self):
        if self.past_day is not None:
            return []
        found = [self.button(_("In thẻ (A4)"), "in", "card-sheets")] if self.counts.carded else []
        if self.by.may(Permission.ISSUE_CARD, self.unit):
            found.append(self.button(_("Ghi đã giao"), "dung", "card-hand-over"))
            found.append(self.button(_("Cấp thẻ"), "them", "card-issue", main=True))
        return found

    def button(self, label, icon, name, main=False):
        """A button of the head."""
        return {"label": label, "icon": icon, "url": reverse(f"cards:{name}", args=[self.unit.pk]), "main": main}
