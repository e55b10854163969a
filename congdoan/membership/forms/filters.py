"""The filter bar of the member list: a plain GET form, so that an address can be shared."""

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from congdoan.extras import queries as extras
from congdoan.extras.choices import COUNTED, Sight
from congdoan.extras.choices import Permission as Extras
from congdoan.membership import queries, statistics
from congdoan.membership.choices import Permission
from congdoan.organization import queries as organization
from congdoan.people.choices import Sex
from congdoan.units import queries as units

MOST_UNITS = 300


def units_offered(unit):
    """The unit and those below it, as many as a list to choose from holds."""
    return units.subtree(unit)[: MOST_UNITS + 1]


class MemberFilter(forms.Form):
    """Words, group, sex, Party, what is asked besides; ``offer`` says which there are. The day comes along hidden, for it has a band of its own."""

    tim = forms.CharField(label=_("Tìm theo tên, mã đoàn viên, điện thoại (gõ không dấu cũng được)"), required=False)
    to = forms.TypedChoiceField(label=_("Tổ, bộ phận"), required=False, coerce=int, empty_value=None)
    gioi = forms.ChoiceField(label=_("Nam, nữ"), required=False, choices=[("", _("Cả hai")), *Sex.choices])
    dang_vien = forms.ChoiceField(label=_("Đảng viên"), required=False, choices=[("", _("Tất cả")), ("1", _("Đảng viên"))])
    them = forms.ChoiceField(label=_("Thông tin thêm"), required=False)
    muc = forms.CharField(required=False, widget=forms.HiddenInput)
    dia_ban = forms.CharField(required=False, widget=forms.HiddenInput)
    ngay = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.by, self.unit, self.day = by, unit, by.today
        if not by.may(Permission.VIEW_PARTY, unit):
            del self.fields["dang_vien"]
        self.sees_party = "dang_vien" in self.fields

    def offer(self, places, fields):
        """Units of ``units_offered``; what is asked besides (extras) that the reader sees here: who answered what, who has yet to."""
        below = [each for each in places if each.pk != self.unit.pk]
        self.paths = {each.pk: each.path for each in below}
        self.fields["to"].choices = [("", _("Tất cả")), *((each.pk, each.name) for each in below)]
        if not below:
            del self.fields["to"]
        self.answers = {}
        groups = []
        for field in fields:
            keys = extras.labels(field) if field.kind in COUNTED else {}
            held = {f"{field.pk}-{key}": (field, key) for key in keys} | {f"{field.pk}-chua": (field, None)}
            self.answers |= held
            groups.append((field.label, [(name, keys.get(key, _("Chưa ghi"))) for name, (_field, key) in held.items()]))
        if groups:
            self.fields["them"].choices = [("", _("Tất cả")), *groups]
        else:
            del self.fields["them"]

    def _answering(self, rows, field, key):
        """Those who gave this answer, or none, where the reader sees it of them."""
        if field.seen_by == Sight.LEADERS:
            rows = rows.filter(self.by.scope(Extras.VIEW_KEPT_ANSWERS).q("unit__path"))
        if key is None:
            return rows.exclude(person__in=extras.answering(field, self.day))
        return rows.filter(person__in=extras.answered_q(field, key, self.day))

    def apply(self, rows):
        """The rows that match."""
        wanted = self.cleaned_data
        if wanted.get("them"):
            rows = self._answering(rows, *self.answers[wanted["them"]])
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
        if wanted.get("muc") == statistics.OUTSTANDING and self.by.may(Permission.VIEW_OUTSTANDING, self.unit):
            rows = rows.filter(Exists(queries.recognised_in_year(self.day)))
        return self._counted(rows, wanted.get("muc") or "")

    def _counted(self, rows, key):
        """Those whom one more line of the statistics counts: of a union post, of a level of education."""
        if key == statistics.OFFICERS:
            rows = rows.filter(Exists(organization.appointments_on(self.day).filter(person=OuterRef("person")).order_by()))
        if key.startswith(statistics.LEVEL):
            rows = rows.filter(person__professional_level=key.removeprefix(statistics.LEVEL))
        return rows
