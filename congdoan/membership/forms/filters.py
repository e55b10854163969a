"""The filter bar of the member list: a plain GET form, so that an address can be shared."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.membership import queries, statistics
from congdoan.membership.choices import Permission
from congdoan.people.choices import Sex
from congdoan.units import queries as units

MOST_UNITS = 300


class MemberFilter(forms.Form):
    """Words, group, sex, Party; the day comes along hidden, for it has a band of its own."""

    tim = forms.CharField(label=_("Tìm theo tên, mã đoàn viên, điện thoại (gõ không dấu cũng được)"), required=False)
    to = forms.TypedChoiceField(label=_("Tổ, bộ phận"), required=False, coerce=int, empty_value=None)
    gioi = forms.ChoiceField(label=_("Nam, nữ"), required=False, choices=[("", _("Cả hai")), *Sex.choices])
    dang_vien = forms.ChoiceField(label=_("Đảng viên"), required=False, choices=[("", _("Tất cả")), ("1", _("Đảng viên"))])
    muc = forms.CharField(required=False, widget=forms.HiddenInput)
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.by, self.day = by, by.today
        below = [each for each in units.subtree(unit)[: MOST_UNITS + 1] if each.pk != unit.pk]
        self.paths = {each.pk: each.path for each in below}
        self.fields["to"].choices = [("", _("Tất cả")), *((each.pk, each.name) for each in below)]
        if not below:
            del self.fields["to"]
        if not by.may(Permission.VIEW_PARTY, unit):
            del self.fields["dang_vien"]
        self.sees_party = "dang_vien" in self.fields

    def apply(self, rows):
        """The rows that match."""
        wanted = self.cleaned_data
        if wanted.get("tim"):
            rows = rows.filter(queries.search_q(wanted["tim"]))
        if wanted.get("to"):
            rows = rows.filter(units.today_q(self.paths[wanted["to"]], "unit__path"))
        if wanted.get("gioi"):
            rows = rows.filter(person__sex=wanted["gioi"])
        if wanted.get("dang_vien"):
            rows = rows.filter(person__party__joined_on__lte=self.day)
        if (cell := statistics.cell(wanted.get("muc") or "", self.day)) and (self.sees_party or not cell.sensitive):
            rows = rows.filter(cell.q)
        return rows
