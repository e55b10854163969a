"""One voucher for what waits: which matters, then day, place, item, words."""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import money
from congdoan.ledger import queries
from congdoan.ledger.choices import INWARD, AccountKind, BookKind, Side
from congdoan.ledger.forms.vouchers import ItemField, PlaceField
from congdoan.ui import fields
from congdoan.ui.forms import Form

LONGEST, LISTED = 300, 200


class MattersGrid(forms.CheckboxSelectMultiple):
    """Bảng việc chờ phiếu: a tick in each row, with day, who and how much."""

    template_name = "ledger/matters.html"
    use_fieldset = True
    matters = ()

    def get_context(self, name, value, attrs):
        """Adds the matters, ticked as sent."""
        context = super().get_context(name, value, attrs)
        ticked = set(value or ())
        context["lines"] = [{"matter": one, "ticked": one.key in ticked} for one in self.matters]
        return context


class MattersField(forms.MultipleChoiceField):
    """Keys of what was ticked; whether each still waits as it was seen is for the action to say, which knows a request that came twice."""

    widget = MattersGrid
    default_error_messages = {"required": _("Chưa đánh dấu việc nào. Đánh dấu việc cần lập phiếu.")}

    def valid_value(self, value):
        """Any key."""
        return True


class Settle(Form):
    """Lập một phiếu cho những việc đã đánh dấu."""

    matters = MattersField(label=_("Việc chờ phiếu"))
    voucher_on = fields.DateField(label=_("Ngày"))
    place = PlaceField(label=_("Ở đâu"))
    item = ItemField(label=_("Mục"))
    words = fields.CleanText(
        label=_("Nội dung"), max_length=LONGEST, required=False, help_text=_("Để trống thì ghi theo việc đã đánh dấu.")
    )
    party = fields.CleanText(label=_("Người nhận"), max_length=LISTED, required=False)
    papers = fields.CleanText(label=_("Chứng từ gốc kèm theo"), max_length=LISTED, required=False)

    def prepare(self):
        """The places of the book, the items of the day, what waits."""
        one, unit = queries.cause_of(self.given["cause"]), self.given["unit"]
        places = self._offer("place", queries.accounts_of(unit, one.book))
        self.book = places[0].book if places else None
        waiting = queries.waiting(one, self.book) if self.book else []
        self.banks = [place for place in places if place.kind == AccountKind.BANK]
        if self.banks and waiting and (one.bank_first or all(matter.by_bank for matter in waiting)):
            self.initial["place"] = self.banks[0].pk
        self.waiting = {matter.key: matter for matter in waiting}
        self.is_cut, self.named = len(waiting) == queries.MOST, one.named
        self.fields["matters"].widget.matters = waiting
        if one.kind in INWARD:
            self.fields["party"].label = _("Người nộp")
        if one.book == BookKind.UNION:
            self._offer("item", queries.items_on(self.day, Side.INCOME if one.kind in INWARD else Side.EXPENSE), one)
        else:
            del self.fields["item"]

    def _offer(self, name, rows, one=None):
        """The rows of a choice, asked once; meant unless said otherwise: the item that the sort proposes, the first place. Returns them."""
        self.fields[name].queryset, found = rows, list(rows)
        meant = queries.proposed(one, found) if one else next(iter(found), None)
        self.initial.setdefault(name, meant.pk if meant else None)
        self.fields[name].choices = [("", self.fields[name].empty_label or "")] * (name == "item") + [(row.pk, str(row)) for row in found]
        return found

    @property
    def day(self):
        """The day that was sent; today where none was, or it cannot be read."""
        try:
            return self.fields["voucher_on"].clean(self.data.get("voucher_on", self.by.today))
        except ValidationError:
            return self.by.today

    def clean(self):
        """What was not written is said by what was ticked."""
        cleaned = super().clean()
        chosen = [self.waiting[key] for key in cleaned.get("matters") or () if key in self.waiting]
        chosen = chosen if self.named else [replace(matter, party="") for matter in chosen]
        if chosen and not cleaned.get("words"):
            said = _said(chosen)
            cleaned["words"] = said if len(said) <= LONGEST else f"{said[: LONGEST - 1]}…"
        if chosen and not cleaned.get("party"):
            cleaned["party"] = chosen[0].party[:LISTED] if len(chosen) == 1 else ""
        self._warn_of_place(cleaned.get("place"), [matter for matter in chosen if matter.by_bank])
        return cleaned

    def _warn_of_place(self, place, by_bank):
        """Money that came into the bank is not in the cash box, unless somebody has fetched it."""
        if place and by_bank and place.kind == AccountKind.CASH:
            words = {"amount": money.format_money(sum(matter.amount for matter in by_bank)), "place": place.name}
            sentence = _t("%(amount)s là tiền chuyển khoản mà đang ghi vào “%(place)s”.") % words
            mend = _t("Chọn tiền gửi; việc thu tiền mặt thì lập phiếu riêng.")
            lacking = _t("Sổ chưa có tiền gửi: mở Sổ kế toán, bấm Thêm tài khoản tiền gửi, rồi lập phiếu.")
            self.add_warning(f"{sentence} {mend if self.banks else lacking}", code="chuyen-khoan")


def _said(chosen):
    """ "Thăm hỏi Trần Thị Mai, Lê Văn Tám": said once where the words are the same."""
    by_words = {}
    for matter in chosen:
        by_words.setdefault(matter.words, []).append(matter.party)
    parts = []
    for words, parties in by_words.items():
        named = [party for party in dict.fromkeys(parties) if party]
        parts.append(_t("%(words)s: %(who)s") % {"words": words, "who": ", ".join(named)} if named else words)
    return "; ".join(parts)
