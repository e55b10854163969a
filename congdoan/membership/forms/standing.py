"""Forms of qualifications and elected office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.dates import day_after
from congdoan.membership import levels, queries
from congdoan.membership.choices import CouncilLevel, QualificationKind
from congdoan.membership.columns import MemberField
from congdoan.ui import fields
from congdoan.ui.forms import Form


class RecordQualification(Form):
    """Ghi trình độ, chứng chỉ."""

    person = MemberField(label=_("Đoàn viên"))
    level = forms.ChoiceField(label=_("Trình độ"))
    valid_from = fields.DateField(label=_("Ngày cấp"))
    valid_until = fields.DateField(label=_("Dùng được đến hết ngày"), required=False, help_text=_("Bỏ trống nếu không hết hạn."))
    certificate = fields.CleanText(label=_("Tên văn bằng, chứng chỉ"), max_length=120, required=False)
    issuer = fields.CleanText(label=_("Nơi cấp"), max_length=160, required=False)

    def prepare(self):
        """Members of the unit; levels under their kinds."""
        self.fields["person"].offer(self.given["unit"], self.by.today)
        self.fields["level"].choices = [("", _("Chọn trình độ")), *levels.choices()]

    def clean_valid_until(self):
        """The day after the last one, as it is kept."""
        last = self.cleaned_data["valid_until"]
        return day_after(last) if last else None


class CorrectQualification(RecordQualification):
    """Sửa trình độ, chứng chỉ: whose it is stays."""

    person = None

    def prepare(self):
        """Levels under their kinds."""
        self.fields["level"].choices = levels.choices()


class RecordCouncil(Form):
    """Ghi cơ quan dân cử, cấp ủy."""

    name = fields.CleanText(label=_("Tên cơ quan"), max_length=160, help_text=_("Ví dụ HĐND phường, Đảng ủy xã."))
    level = fields.ChipsField(label=_("Cấp"), choices=CouncilLevel.choices)
    term = fields.CleanText(label=_("Nhiệm kỳ"), max_length=12, help_text=_("Ví dụ 2021-2026."))
    seats = forms.IntegerField(
        label=_("Tổng số đại biểu, ủy viên"), widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cd-ngan"})
    )


class SeatMember(Form):
    """Ghi đoàn viên là đại biểu."""

    person = MemberField(label=_("Đoàn viên"))
    council = forms.ChoiceField(label=_("Cơ quan dân cử"))
    valid_from = fields.DateField(label=_("Từ ngày"))
    valid_until = fields.DateField(label=_("Đến hết ngày"), required=False, help_text=_("Bỏ trống nếu đang giữ."))

    def prepare(self):
        """Members of the unit; bodies recorded here or above."""
        unit = self.given["unit"] if "unit" in self.given else self.given["seat"].unit
        if "person" in self.fields:
            self.fields["person"].offer(unit, self.by.today)
        self.bodies = {str(row.pk): row for row in queries.councils_at(unit)}
        self.fields["council"].choices = [("", _("Chọn cơ quan")), *((pk, f"{row.name} {row.term}") for pk, row in self.bodies.items())]

    def clean_council(self):
        """The body."""
        return self.bodies[self.cleaned_data["council"]]

    def clean_valid_until(self):
        """The day after the last one, as it is kept."""
        last = self.cleaned_data["valid_until"]
        return day_after(last) if last else None


class CorrectSeat(SeatMember):
    """Sửa, ghi thôi một chức vụ dân cử: whose it is stays."""

    person = None


class QualificationFilter(forms.Form):
    """Kind, and what runs out soon."""

    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[("", _("Tất cả")), *QualificationKind.choices])
    han = forms.ChoiceField(
        label=_("Hạn dùng"), required=False, choices=[("", _("Tất cả")), ("sap", _("Sắp hết hạn (90 ngày)")), ("het", _("Đã hết hạn"))]
    )
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.day = by.today

    def apply(self, rows):
        """The rows that match, as of ``day``."""
        if self.cleaned_data.get("loai"):
            rows = rows.filter(kind=self.cleaned_data["loai"])
        return queries.running_out(rows, self.cleaned_data.get("han"), self.day)


class SeatFilter(forms.Form):
    """Who holds a seat on the day, or everybody who ever did."""

    ai = forms.ChoiceField(label=_("Đại biểu"), required=False, choices=[("", _("Đang giữ")), ("ca", _("Cả những người đã thôi"))])
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    @property
    def everybody(self):
        """True if those whose time is over are looked for too."""
        return self.is_valid() and self.cleaned_data.get("ai") == "ca"

    def apply(self, rows):
        """The query has chosen."""
        return rows
