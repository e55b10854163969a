"""Sổ kinh phí công đoàn: lọc, lưới ghi, cách nộp, cấp trả."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congdoan.dues import queries
from congdoan.dues.choices import Every, Way
from congdoan.dues.forms.filters import ALL
from congdoan.dues.forms.grid import MOST, GridField
from congdoan.dues.forms.upward import offered, periods
from congdoan.kernel import money
from congdoan.kernel.money import format_money
from congdoan.kernel.periods import read_period
from congdoan.kernel.text import number_in, plain_digits
from congdoan.ui import fields
from congdoan.ui.forms import Form


class LevyFilter(forms.Form):
    """Kỳ nào; còn nợ, quá hạn, chậm, được miễn, giảm, tạm dừng; the day and one employer come along hidden."""

    ky = forms.ChoiceField(label=_("Kỳ"), required=False)
    loai = forms.ChoiceField(
        label=_("Xem"), required=False, choices=[*ALL, ("no", _("Còn nợ")), ("qua-han", _("Còn nợ, quá hạn")), ("thua", _("Nộp thừa")), ("mien-giam", _("Được miễn, giảm, tạm dừng"))]
    )  # fmt: skip
    co_quan = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, day=None, **kwargs):
        self.day = day or by.today
        super().__init__(*args, **kwargs)
        self.fields["ky"].choices = [*ALL, *offered(by.today, self.data.get("ky"))]

    def apply(self, rows):
        """The rows that match."""
        period, sort = self.cleaned_data.get("ky"), self.cleaned_data.get("loai")
        rows = rows.filter(read_period(period).q("month")) if period else rows
        rows = rows.filter(employer=self.cleaned_data["co_quan"]) if self.cleaned_data.get("co_quan") else rows
        if sort == "thua":
            return rows.filter(owed__lt=0)
        if sort == "mien-giam":
            return rows.filter(Q(lifted__gt=0) | Q(paused_until__isnull=False))
        if sort == "qua-han":
            rows = rows.filter(queries.overdue_q(self.day))
        return rows.filter(owed__gt=0) if sort else rows


class LevyDebtFilter(forms.Form):
    """Còn nợ, chưa kê quỹ lương."""

    loai = forms.ChoiceField(label=_("Xem"), required=False, choices=[*ALL, ("no", _("Còn nợ")), ("chua-ke", _("Chưa kê tháng trước"))])
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        sort = self.cleaned_data.get("loai")
        return rows.filter(owed__gt=0) if sort == "no" else rows.filter(undeclared=True) if sort else rows


class ReceiptFilter(forms.Form):
    """Các lần nộp của kỳ nào; nơi nào thu."""

    ky = forms.ChoiceField(label=_("Nộp cho kỳ"), required=False)
    thu = forms.ChoiceField(label=_("Nơi thu"), required=False, choices=[*ALL, ("don-vi", _("Đơn vị này tự thu"))])
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        self.unit = unit
        super().__init__(*args, **kwargs)
        self.fields["ky"].choices = [*ALL, *offered(by.today, self.data.get("ky"))]

    def apply(self, rows):
        """The rows that match."""
        period = self.cleaned_data.get("ky")
        rows = rows.filter(line__unit=self.unit, to_unit=self.unit) if self.cleaned_data.get("thu") else rows
        return rows.filter(read_period(period).q("line__month")) if period else rows


@dataclass
class Cell:
    """Một dòng của lưới: which employer's month, how it is called, the line as it stands (None: not yet written)."""

    key: tuple
    label: str
    note: str
    line: object

    @property
    def name(self):
        """Under which its cells are sent."""
        unit, employer, month = self.key
        return f"{unit}-{employer}-{month:%Y%m}"


class LevyGrid(forms.Widget):
    """Lưới kinh phí: a row for each employer's month."""

    template_name = "dues/levy_grid.html"
    use_fieldset = True
    rows = ()

    def value_from_datadict(self, data, files, name):
        """{key: what was typed in its row} of the rows that were sent."""
        ticked, found = set(data.getlist(f"{name}-du")), {}
        for row in self.rows:
            if f"{name}-quy-{row.name}" in data:
                cells = {cell: data.get(f"{name}-{cell}-{row.name}", "").strip() for cell in ("nguoi", "quy", "nop")}
                found[row.key] = {"ticked": row.name in ticked, **cells}
        return found

    def get_context(self, name, value, attrs):
        """Adds the rows: how it is called, the line, what is typed."""
        context = super().get_context(name, value, attrs)
        value = value or {}
        context["rows"] = [{"row": row, "line": row.line, "typed": value.get(row.key) or _typed(row.line)} for row in self.rows]
        return context


def _typed(line):
    """What a row's cells show before anything is typed."""
    if line is None:
        return {"ticked": False, "nguoi": "", "quy": "", "nop": ""}
    workers = "" if line.workers is None else str(line.workers)
    return {"ticked": False, "nguoi": workers, "quy": money.format_number(line.fund), "nop": ""}


class LevyField(GridField):
    """Quỹ lương, số nộp. Cleans to {key: {"workers", "fund", "paid" (None: all that is owed)}}; rows are Cells."""

    widget = LevyGrid

    @staticmethod
    def name_of(row):
        """Which."""
        return row.label

    @staticmethod
    def row(typed):
        """One employer's month."""
        paid = money.read_money(typed["nop"]) if typed["nop"] else None
        if paid and not typed["ticked"]:
            raise ValidationError(_("có số nộp mà chưa đánh dấu đã nộp. Đánh dấu, hoặc xóa số tiền."))
        workers = number_in(plain_digits(typed["nguoi"]).replace(".", ""), most=6) if typed["nguoi"] else None
        if typed["nguoi"] and workers is None:
            raise ValidationError(_("số lao động ghi bằng chữ số, ví dụ 45."))
        fund = money.read_money(typed["quy"]) if typed["quy"] else None
        return {"workers": workers, "fund": fund, "paid": paid if typed["ticked"] else 0}


class EnterLevy(Form):
    """Ghi quỹ lương, số đã nộp của nhiều cơ quan hoặc nhiều tháng."""

    feeds = ("rows",)

    paid_on = fields.DateField(label=_("Ngày nộp"))
    rows = LevyField(label=_("Cơ quan"))

    def prepare(self):
        """The rows that the screen found."""
        cells = self.given["cells"]
        self.too_many = len(cells) > MOST
        self.fields["rows"].offer({} if self.too_many else {cell.key: cell for cell in cells})

    def clean(self):
        """The day goes to those who pay now; more than is owed asks once."""
        cleaned = super().clean()
        paid_on, cells = cleaned.pop("paid_on", None), self.fields["rows"].rows
        for key, row in (cleaned.get("rows") or {}).items():
            row["paid_on"] = paid_on if row["paid"] != 0 else None
            line = cells[key].line
            if row["paid"] and line is not None and row["fund"] == line.fund and row["paid"] > line.owed:
                words = {"name": cells[key].label, "owed": format_money(max(line.owed, 0))}
                self.add_warning(_("%(name)s: còn phải nộp %(owed)s, ít hơn số anh/chị ghi.") % words, code=f"hon-{cells[key].name}")
        return cleaned


class SetTerms(Form):
    """Ghi cách nộp kinh phí của một cơ quan."""

    way = fields.ChipsField(label=_("Ai thu"), choices=[(one.value, str(one.label).capitalize()) for one in Way])
    every = fields.ChipsField(label=_("Bao lâu nộp một lần"), choices=[(one.value, str(one.label).capitalize()) for one in Every])
    valid_from = fields.DateField(label=_("Từ ngày đầu tháng"))
    source = fields.CleanText(label=_("Căn cứ"), max_length=300, help_text=_("Văn bản phân cấp thu, giấy đăng ký nộp theo quý."))

    def clean_valid_from(self):
        """From a month on."""
        return self.cleaned_data["valid_from"].replace(day=1)


class RecordTransfer(Form):
    """Ghi một lần cấp trên cấp trả kinh phí."""

    period = forms.ChoiceField(label=_("Cấp cho kỳ"), choices=())
    paid_on = fields.DateField(label=_("Ngày cấp"))
    amount = fields.MoneyField(label=_("Số tiền"))

    def prepare(self):
        """The periods gone by."""
        self.fields["period"].choices = periods(self.by.today)

    def clean_period(self):
        """A Period."""
        return read_period(self.cleaned_data["period"])

    def clean(self):
        """More than is to come asks once."""
        cleaned = super().clean()
        period, amount = cleaned.get("period"), cleaned.get("amount")
        if period and amount:
            left = queries.to_come(self.given["unit"], period, self.by.today)
            if amount > left:
                words = {"period": period.label, "left": format_money(max(left, 0))}
                self.add_warning(_("%(period)s còn được cấp %(left)s, ít hơn số anh/chị ghi.") % words, code="hon")
        return cleaned
