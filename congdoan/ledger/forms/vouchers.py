"""Receipts, payments, money moved, reversals; the filters of their list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import dates, money
from congdoan.ledger import queries
from congdoan.ledger.choices import OF_SIDE, BookKind, Side, VoucherKind
from congdoan.ledger.models import Account, Item
from congdoan.ui import fields
from congdoan.ui.forms import Form

KINDS = [(kind.value, str(kind.label).capitalize()) for kind in VoucherKind]


class PlaceField(forms.ModelChoiceField):
    """Nơi giữ tiền: an account of cash or bank of the unit's book."""

    def __init__(self, **options):
        super().__init__(queryset=Account.objects.none(), empty_label=None, **options)


class ItemField(forms.ModelChoiceField):
    """Mục thu chi: one of the charts that hold in the open years; the action holds it against the day."""

    default_error_messages = {"required": _("Chọn mục theo mục lục thu chi.")}

    def __init__(self, **options):
        super().__init__(queryset=Item.objects.none(), **{"empty_label": _("Chọn mục"), **options})


class _Money(Form):
    """What a receipt and a payment have in common."""

    side = Side.INCOME

    voucher_on = fields.DateField(label=_("Ngày"))
    place = PlaceField(label=_("Tiền ở đâu"))
    item = ItemField(label=_("Mục"))
    amount = fields.MoneyField(label=_("Số tiền"))
    words = fields.CleanText(label=_("Nội dung"), max_length=300)
    party = fields.CleanText(label=_("Người nộp"), max_length=200, required=False)
    papers = fields.CleanText(
        label=_("Chứng từ gốc kèm theo"), max_length=200, required=False, help_text=_("Ví dụ 1 hóa đơn, 1 danh sách ký nhận.")
    )

    def prepare(self):
        """Places and items of the unit's book, of the chart of the day written, else of today."""
        self.fields["place"].queryset = queries.accounts_of(self.given["unit"], BookKind.UNION)
        self.fields["item"].queryset = queries.items_on(self.day, self.side)

    def clean(self):
        """What is recorded elsewhere and waits for its voucher with this amount is pointed out, so that it is not counted twice."""
        cleaned = super().clean()
        place, item, amount = (cleaned.get(name) for name in ("place", "item", "amount"))
        if place and item and amount:
            waits = queries.waiting_alike(place.book, OF_SIDE[self.side], [amount], item=item)
            for number, matter in enumerate(waits.get(amount, ())):
                words = {
                    "words": f"{matter.words}: {matter.party}" if matter.party else matter.words,
                    "day": dates.format_date(matter.on),
                    "amount": money.format_money(amount),
                }
                self.add_warning(
                    _(
                        "“%(words)s” ngày %(day)s, cũng %(amount)s, đang chờ lập phiếu. Nếu là một việc thì lập phiếu ở trang Chờ lập phiếu, đừng ghi ở đây nữa."
                    )
                    % words,
                    code=f"cho-phieu-{number}",
                    confirm=_("Là việc khác, cứ lập phiếu"),
                )
        return cleaned

    @property
    def day(self):
        """The day that was sent; today where none was, or it cannot be read."""
        try:
            return self.fields["voucher_on"].clean(self.data.get("voucher_on", self.by.today))
        except forms.ValidationError:
            return self.by.today  # the field itself says what is wrong with it


class Receive(_Money):
    """Lập phiếu thu."""


class Pay(_Money):
    """Lập phiếu chi."""

    side = Side.EXPENSE

    party = fields.CleanText(label=_("Người nhận"), max_length=200, required=False)


class Move(Form):
    """Chuyển quỹ."""

    voucher_on = fields.DateField(label=_("Ngày"))
    source = PlaceField(label=_("Từ"))
    target = PlaceField(label=_("Đến"))
    amount = fields.MoneyField(label=_("Số tiền"))
    words = fields.CleanText(label=_("Nội dung"), max_length=300)
    papers = fields.CleanText(label=_("Chứng từ gốc kèm theo"), max_length=200, required=False)

    def prepare(self):
        """Places of the unit's book."""
        for name in ("source", "target"):
            self.fields[name].queryset = queries.accounts_of(self.given["unit"], BookKind.UNION, BookKind.CHARITY)


class Reverse(Form):
    """Đảo một chứng từ."""

    voucher_on = fields.DateField(label=_("Ngày ghi bút toán đảo"))
    reason = fields.CleanText(label=_("Ghi sai thế nào"), max_length=300)

    def clean(self):
        """A fund that has paid out already what the voucher brought is pointed out."""
        for name, short in queries.short_without(self.given["voucher"]):
            self.add_warning(
                _("Đảo phiếu này thì “%(name)s” đã chi quá số của quỹ %(short)s; ghi ngay khoản thu đúng vào quỹ ấy.")
                % {"name": name, "short": money.format_money(short)},
                code="quy",
            )
        return super().clean()


class VoucherFilter(forms.Form):
    """Lọc chứng từ."""

    tim = forms.CharField(label=_("Số phiếu, nội dung, người nộp, nhận"), required=False, max_length=100)
    kind = forms.ChoiceField(label=_("Loại"), required=False, choices=[("", _("Tất cả")), *KINDS])
    start = fields.DateField(label=_("Từ ngày"), required=False)
    end = fields.DateField(label=_("Đến ngày"), required=False)
    item = forms.CharField(label=_("Mã mục"), required=False, max_length=100)
    so = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    quy = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    khoa = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def clean_item(self):
        """The codes."""
        return self.cleaned_data["item"].replace(",", " ").split()

    def apply(self, rows):
        """The rows that match."""
        asked = self.cleaned_data
        wanted = {"kind": asked["kind"], "voucher_on__gte": asked["start"], "voucher_on__lte": asked["end"], "book": asked["so"]}
        rows = rows.filter(**{name: value for name, value in wanted.items() if value})
        rows = queries.saying(rows, asked["tim"]) if asked["tim"] else rows
        rows = queries.of_account(rows, asked["quy"]) if asked["quy"] else rows
        rows = queries.sealed_with(rows, asked["khoa"]) if asked["khoa"] else rows
        return queries.of_items(rows, asked["item"]) if asked["item"] else rows
