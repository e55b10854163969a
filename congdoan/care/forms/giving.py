"""A list of gifts: which occasion and for whom, then everybody on one screen, ticked and with what each gets."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import policies, queries
from congdoan.care.cases import OLDEST, TO_CHILDREN, TO_MEMBERS, TO_WOMEN
from congdoan.care.choices import Occasion
from congdoan.care.forms.judging import judged, why_over
from congdoan.care.models import Gift
from congdoan.finance.columns import SourceField
from congdoan.kernel import money
from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import Refused, Unreadable
from congdoan.kernel.text import squeeze
from congdoan.ui import fields
from congdoan.ui.forms import Form

BLANK_LINES = 10
TO_OTHERS = "khac"
TO = (
    (TO_CHILDREN, _("Con đoàn viên")),
    (TO_MEMBERS, _("Đoàn viên")),
    (TO_WOMEN, _("Nữ đoàn viên")),
    (TO_OTHERS, _("Người ngoài công đoàn")),
)


class GiftChoice(forms.Form):
    """Step one, in the address: the occasion, who gets it, on which day."""

    dip = forms.ChoiceField(label=_("Dịp"), choices=[(occasion.value, occasion.label) for occasion in Occasion])
    dip_khac = fields.CleanText(label=_("Dịp khác, ghi rõ"), required=False, max_length=120)
    ai = fields.ChipsField(label=_("Tặng ai"), choices=TO)
    tuoi = forms.IntegerField(
        label=_("Các cháu từ mấy tuổi trở xuống"),
        required=False,
        min_value=0,
        max_value=18,
        initial=OLDEST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cd-ngan"}),
    )
    ngay = fields.DateField(label=_("Ngày tặng"))

    def clean(self):
        """Another occasion says which; children without an age are those of the usual one."""
        cleaned = super().clean()
        if cleaned.get("dip") == Occasion.OTHER and not cleaned.get("dip_khac"):
            self.add_error("dip_khac", _("Ghi rõ dịp gì, ví dụ: Khai giảng năm học."))
        cleaned["tuoi"] = OLDEST if cleaned.get("tuoi") is None else cleaned["tuoi"]
        return cleaned


class GiftGrid(forms.Widget):
    """Bảng người nhận: a tick and an amount in each row; for outsiders also the name."""

    template_name = "care/gift_grid.html"
    use_fieldset = True
    lines = ()
    named = False
    wrong = ()
    """Keys of the lines whose amount is to be mended."""

    def value_from_datadict(self, data, files, name):
        """[{"key", "ticked", "amount", "name"}] of every line, as sent."""
        ticked = set(data.getlist(f"{name}-tang"))
        return [
            {
                "key": line.key,
                "ticked": line.key in ticked,
                "amount": data.get(f"{name}-tien-{line.key}", "").strip(),
                "name": squeeze(data.get(f"{name}-ten-{line.key}", "")),
            }
            for line in self.lines
        ]

    def get_context(self, name, value, attrs):
        """Adds the lines with what was sent, or with what is proposed."""
        context = super().get_context(name, value, attrs)
        sent = {one["key"]: one for one in value or ()}
        context["named"] = self.named
        context["lines"] = [
            {"line": line, "wrong": line.key in self.wrong, **(sent.get(line.key) or proposed(line))} for line in self.lines
        ]
        return context


def proposed(line):
    """How a line looks on a fresh page: ticked unless the person got this gift already."""
    return {"key": line.key, "ticked": line.proposed, "amount": "", "name": ""}


class GiftRows(forms.Field):
    """Ai nhận, bao nhiêu. Cleans to dicts of recipient, person, child, recipient_name, amount (None where none was typed)."""

    widget = GiftGrid
    default_error_messages = {"required": _("Chưa đánh dấu ai. Đánh dấu người được tặng rồi ghi.")}

    def offer(self, lines, named):
        """``lines``: queries.Line; ``named``: they are blank lines for names."""
        self.lines = {line.key: line for line in lines}
        self.widget.lines, self.widget.named = lines, named

    def clean(self, value):
        """Every row alone; all that is wrong is said at once."""
        rows, wrong = [], []
        self.widget.wrong = set()
        for sent in value:
            line = self.lines[sent["key"]]
            if not (sent["name"] if self.widget.named else sent["ticked"]):
                continue
            who = line.recipient_facts(sent["name"])
            try:
                rows.append({**who, "amount": money.read_money(sent["amount"]) if sent["amount"] else None})
            except Unreadable as problem:
                self.widget.wrong.add(sent["key"])
                words = {"name": line.name or sent["name"], "why": problem.sentence}
                wrong.append(ValidationError("%(name)s: %(why)s", params=words))
        if wrong:
            raise ValidationError(wrong)
        if not rows:
            raise ValidationError(self.error_messages["required"])
        return rows


def goods_of_fund():
    """The field by which money and goods of a fund are told apart."""
    return forms.BooleanField(label=_("Lấy từ hiện vật quỹ đã nhận, không mua bằng tiền"), required=False)


def hold_goods(form, cleaned):
    """Goods of a fund need the fund; said beside the other mistakes."""
    try:
        policies.check_goods_of_fund(cleaned.get("in_goods"), cleaned.get("fund"))
    except Refused as refused:
        if "source" not in form.errors:
            form.add_error("in_goods", refused.sentence)


class GiftList(Form):
    """Step two: the list. Occasion and day's candidates come from the address."""

    feeds = ("given_on", "source", "fund", "in_goods", "voucher_number", "over_reason", "rows")

    given_on = fields.DateField(label=_("Ngày tặng"))
    each = fields.MoneyField(label=_("Mỗi suất"), required=False)
    each.asked = True  # empty only where every row has an amount of its own
    source = SourceField(label=_("Nguồn chi"))
    in_goods = goods_of_fund()
    voucher_number = fields.CleanText(
        label=_("Số chứng từ"), required=False, max_length=60, widget=forms.TextInput(attrs={"class": "cd-ngan"})
    )
    over_reason = why_over()
    rows = GiftRows(label=_("Người nhận"))

    def __init__(self, *args, lines=(), named=False, **kwargs):
        self.lines, self.named = lines, named
        super().__init__(*args, **kwargs)

    def prepare(self):
        """Funds of the unit; the lines of the list."""
        self.fields["source"].offer(self.given["unit"], self.by.today)
        self.fields["rows"].offer(self.lines, self.named)

    @property
    def ticked(self):
        """How many lines are ticked as the page shows them."""
        value = self["rows"].value()
        return sum(one["ticked"] for one in value) if value else sum(line.proposed for line in self.lines)

    def clean_given_on(self):
        """Said together with the other mistakes."""
        return judged(policies.check_gift_day, self.cleaned_data["given_on"], today=self.by.today)

    def clean(self):
        """The common amount where none was typed; who got this gift already is asked about."""
        cleaned = super().clean()
        cleaned |= cleaned.pop("source", {})
        hold_goods(self, cleaned)
        each, rows = cleaned.pop("each", None), cleaned.get("rows") or []
        for row in rows:
            row["amount"] = each if row["amount"] is None else row["amount"]
        if any(row["amount"] is None for row in rows) and "each" not in self.errors:
            self.add_error("each", _("Ghi mỗi suất bao nhiêu; quà không quy ra tiền thì ghi 0."))
        self.warn_of_second_gifts(rows)
        if cleaned.get("given_on") and all(row["amount"] is not None for row in rows):
            self.hold_to_norms(rows, cleaned)
        return cleaned

    def hold_to_norms(self, rows, cleaned):
        """Names those who would get less than the norm; more asks why, once for the list."""
        gifts = [Gift(occasion=self.given["occasion"], given_on=cleaned["given_on"], **row) for row in rows]
        self.warn_of_other_levels(rows, cleaned["given_on"])
        allowed = queries.rules(self.given["unit"], cleaned["given_on"]).allowed(gifts)
        for place, one in allowed.items():
            if policies.is_over(gifts[place].amount, one) and not cleaned.get("over_reason") and "over_reason" not in self.errors:
                try:
                    policies.check_norm(gifts[place].amount, one, "", name=gifts[place].name)
                except Refused as refused:
                    self.add_error("over_reason", refused.sentence)
        less = [gifts[place].name for place, one in allowed.items() if gifts[place].amount < one.most]
        if less:
            words = {"norm": policies.norm_in_words(queries.Allowed(next(iter(allowed.values())).norm)), "names": ", ".join(less[:5])}
            more = _t(" và %(count)s người nữa") % {"count": len(less) - 5} if len(less) > 5 else ""
            self.add_warning(
                _t("Quy chế có %(norm)s; ghi thấp hơn: %(names)s%(more)s.") % {**words, "more": more},
                code="duoi-dinh-muc",
                confirm=_t("Đúng, chỉ chi chừng ấy"),
                title=_t("Quy chế cho nhiều hơn"),
            )

    def warn_of_other_levels(self, rows, on):
        """Names those whom another level helped on the same occasion; nothing more."""
        keys = {queries.who(row) for row in rows}
        elsewhere = queries.given_elsewhere(self.given["unit"], keys, on, occasion=self.given["occasion"])
        if elsewhere:
            names = ", ".join(line.name for line in self.lines if line.who in elsewhere)
            self.add_warning(policies.helped_elsewhere_told(names), code="cap-khac")

    def warn_of_second_gifts(self, rows):
        """Names those who got a gift for this occasion in the same year."""
        given = {queries.who(row) for row in rows}
        again = [line for line in self.lines if line.given_on and line.who in given]
        if again:
            shown = ", ".join(f"{line.name} ({format_date(line.given_on)})" for line in again[:5])
            more = _t(" và %(count)s người nữa") % {"count": len(again) - 5} if len(again) > 5 else ""
            self.add_warning(
                _t("%(names)s%(more)s. Nếu tặng thêm, anh/chị cứ ghi tiếp.") % {"names": shown, "more": more},
                code="tang-them",
                confirm=_("Đúng, tặng thêm lần nữa"),
                title=_("Đã có suất quà dịp này trong năm"),
            )


class GiftForm(Form):
    """Correcting one gift; who got it stays."""

    feeds = ("given_on", "occasion", "occasion_text", "amount", "source", "fund", "in_goods", "voucher_number", "over_reason")

    given_on = fields.DateField(label=_("Ngày tặng"))
    occasion = forms.ChoiceField(label=_("Dịp"), choices=Occasion.choices)
    occasion_text = fields.CleanText(label=_("Dịp khác, ghi rõ"), required=False, max_length=120)
    amount = fields.MoneyField(label=_("Trị giá"))
    source = SourceField(label=_("Nguồn chi"))
    in_goods = goods_of_fund()
    voucher_number = fields.CleanText(label=_("Số chứng từ"), required=False, max_length=60)
    over_reason = why_over()

    def prepare(self):
        """Funds of the unit, the one chosen so far included."""
        gift = self.given["gift"]
        self.fields["source"].offer(gift.unit, self.by.today, keep=gift.fund)

    def clean_given_on(self):
        """Said together with the other mistakes."""
        return judged(policies.check_gift_day, self.cleaned_data["given_on"], today=self.by.today)

    def clean(self):
        """Source and fund apart."""
        cleaned = super().clean()
        cleaned |= cleaned.pop("source", {})
        hold_goods(self, cleaned)
        return cleaned
