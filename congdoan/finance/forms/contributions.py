"""One contribution at a time; the filters of the list; taking a record out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.finance import queries
from congdoan.finance.choices import GOODS_WITHOUT_VALUE
from congdoan.finance.columns import FundField
from congdoan.kernel.text import fold
from congdoan.membership.columns import MemberField
from congdoan.people import queries as people
from congdoan.ui import fields
from congdoan.ui.forms import Form


class GiveOnce(Form):
    """Ghi một khoản ủng hộ: tiền hoặc hiện vật, của đoàn viên hoặc người ngoài."""

    fund = FundField(label=_("Ủng hộ quỹ, đợt vận động nào"))
    given_on = fields.DateField(label=_("Ngày ủng hộ"))
    donor = MemberField(label=_("Đoàn viên ủng hộ"), required=False)
    donor_name = fields.CleanText(label=_("Tên người, đơn vị"), required=False, max_length=200, help_text=_("Ví dụ Công ty may Yên Bình."))
    joint_donor = MemberField(label=_("Cùng góp: đoàn viên"), required=False)
    joint_name = fields.CleanText(
        label=_("Cùng góp: người, đơn vị ngoài công đoàn"),
        required=False,
        max_length=200,
        help_text=_("Góp chung một món: tiền tính một lần, ai cũng là người góp."),
    )
    amount = fields.MoneyField(label=_("Số tiền"), required=False)
    by_bank = forms.BooleanField(label=_("Tiền chuyển khoản"), required=False)
    goods = fields.CleanText(label=_("Hiện vật"), required=False, max_length=200, help_text=_("Ví dụ chăn (bộ), gạo (kg)."))
    quantity = forms.IntegerField(
        label=_("Số lượng"), required=False, min_value=1, widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cd-ngan"})
    )
    goods_value = fields.MoneyField(label=_("Trị giá hiện vật"), required=False, help_text=_("Ước chừng theo giá chợ ngày nhận."))
    name_shown = forms.BooleanField(label=_("Người ủng hộ đồng ý nêu tên và số đã góp trên trang công khai"), required=False)

    def prepare(self):
        """Funds that the unit gives to, and its members."""
        known = self.given.get("contribution")
        unit = known.unit if known else self.given["unit"]
        self.fields["fund"].offer(unit, self.by.today, keep=known.fund if known else None)
        for name in ("donor", "joint_donor"):
            self.fields[name].offer(unit, known.given_on if known else self.by.today)

    @property
    def in_kind(self):
        """True if something was given in kind, or is wrong there: then that part stands open."""
        return self._filled("goods", "quantity", "goods_value")

    @property
    def from_outside(self):
        """True if somebody outside gives."""
        return self._filled("donor_name")

    @property
    def together(self):
        """True if several give one gift."""
        return self._filled("joint_donor", "joint_name")

    def _filled(self, *names):
        return any(self[name].value() or self[name].errors for name in names)

    def clean(self):
        """The same person, fund and day once more is asked about, and so are goods without a value."""
        cleaned = super().clean()
        if cleaned.get("goods") and not cleaned.get("goods_value") and "goods_value" not in self.errors:
            self.add_warning(
                GOODS_WITHOUT_VALUE,
                code="tri-gia",
                confirm=_("Chưa biết trị giá, ghi sau"),
            )
        known = "contribution" in self.given or not all(cleaned.get(name) for name in ("fund", "given_on", "donor"))
        if not known and queries.already_given(cleaned["fund"], cleaned["given_on"], [cleaned["donor"]]):
            self.add_warning(
                _("%(name)s đã có khoản ủng hộ quỹ này trong ngày. Nếu góp thêm, anh/chị cứ ghi tiếp.")
                % {"name": cleaned["donor"].full_name},
                code="twice",
                confirm=_("Góp thêm lần nữa"),
            )
        return cleaned


class ContributionFilter(forms.Form):
    """Lọc sổ ủng hộ."""

    fund = forms.ModelChoiceField(label=_("Quỹ, đợt vận động"), required=False, queryset=None, empty_label=_("Tất cả"))
    q = forms.CharField(label=_("Tên người ủng hộ"), required=False)
    start = fields.DateField(label=_("Từ ngày"), required=False)
    end = fields.DateField(label=_("Đến ngày"), required=False)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fund"].queryset = queries.reaching(unit)

    def apply(self, rows):
        """The rows that match."""
        asked = self.cleaned_data
        if asked["fund"]:
            rows = rows.filter(fund=asked["fund"])
        if asked["q"]:
            rows = rows.filter(queries.given_by(people.search_q(asked["q"], "donor__") | queries.outsider_q(fold(asked["q"]), asked["q"])))
        if asked["start"]:
            rows = rows.filter(given_on__gte=asked["start"])
        return rows.filter(given_on__lte=asked["end"]) if asked["end"] else rows
