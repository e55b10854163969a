"""Forms of where each member goes: by group, by list, one by one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.kernel import names, text
from congdoan.reorganization import apart, queries
from congdoan.reorganization.choices import Fate
from congdoan.ui import fields
from congdoan.ui.forms import Form

MOST_STRANGE = 6


class SendMembers(Form):
    """Chọn nơi đến: for a group, those who are not decided yet, or the names of a list; they become the action's ``persons``."""

    feeds = ("persons", "fate", "target_code")

    group = forms.ChoiceField(label=_("Những ai"), required=False)
    names = forms.CharField(
        label=_("Chỉ những người này"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Mỗi người một dòng; trùng tên thì thêm ngày sinh, ví dụ Trần Thị Mai; 09/10/1986. Để trống: tất cả những người chọn ở trên."
        ),
    )
    fate = fields.ChipsField(label=_("Đi đâu"), choices=[*Fate.choices, ("", _("Như cả đơn vị"))], required=False)
    place = forms.ChoiceField(label=_("Chuyển về"), required=False)
    target_code = fields.CleanText(
        label=_("Đơn vị khác (mã)"), max_length=40, required=False, help_text=_("Chỉ ghi khi đơn vị nhận không có trong danh sách trên.")
    )

    def prepare(self):
        """Offers the units whose members are sent, and those not decided."""
        self.plan = self.given["plan"]
        self.rows = list(queries.people(by=self.by, unit=self.plan.unit, plan=self.plan))
        units = {row.unit_id: row.unit.name for row in self.rows}
        choices = [("", _("Mọi người trong danh sách")), ("chua", _("Những người chưa có nơi đến"))]
        held = apart.receivers(self.plan)
        self.fields["place"].choices = [("", _("Đơn vị khác, ghi mã ở dưới")), *((code, f"{name} ({code})") for code, name in held.items())]
        if not held:
            del self.fields["place"]
        elif "place" not in self.initial:
            self.initial["place"] = next(iter(held)) if len(held) == 1 else ""
        self.fields["group"].choices = [*choices, *((str(pk), name) for pk, name in sorted(units.items(), key=lambda one: one[1]))]

    def clean(self):
        """The persons meant, as ids."""
        found = super().clean()
        group, typed, place = found.pop("group", ""), found.pop("names", ""), found.pop("place", "")
        found["target_code"] = found.get("target_code") or (place if found.get("fate") == Fate.MOVE else "")
        rows = self._within(group)
        lines = [line.strip() for line in typed.splitlines() if line.strip()]
        found["persons"] = [row.person_id for row in (self._named(rows, lines) if lines else rows)]
        if not self.errors and not found["persons"]:
            self.add_error(None, _("Không còn ai trong số đã chọn. Xem lại danh sách."))
        return found

    def _within(self, group):
        if group == "chua":
            waiting = {pk for pk, place in self.plan.findings.get("settles", {}).items() if place == queries.UNDECIDED}
            return [row for row in self.rows if row.apart is None and str(row.unit_id) in waiting]
        return [row for row in self.rows if not group or str(row.unit_id) == group]

    def _named(self, rows, lines):
        """The rows of typed names; a name of nobody, or of several, is said at the field."""
        by_name, meant, strange = {}, [], []
        for row in rows:
            by_name.setdefault(row.person.match_key, []).append(row)
        for line in lines:
            name, _sign, birth = line.partition(";")
            same = by_name.get(names.match_key(names.clean_name(name)), [])
            same = [row for row in same if not birth.strip() or text.squeeze(birth) in row.person.birth_text]
            meant += same if len(same) == 1 else []
            strange += [] if len(same) == 1 else [line]
        if strange:
            words = {"names": ", ".join(strange[:MOST_STRANGE])}
            self.add_error("names", _("Không có, hoặc có nhiều người: %(names)s. Xem lại tên, hoặc thêm ngày sinh.") % words)
        return meant


class PeopleFilter(forms.Form):
    """Name, unit, only those not decided."""

    tim = forms.CharField(label=_("Tìm theo tên (gõ không dấu cũng được)"), required=False)
    chon = forms.ChoiceField(
        label=_("Những ai"), required=False, choices=[("", _("Tất cả")), ("chua", _("Chưa có nơi đến")), ("rieng", _("Đã chọn riêng"))]
    )

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.plan = None

    def apply(self, rows):
        """The rows that match."""
        for word in text.fold(self.cleaned_data.get("tim") or "").split():
            rows = rows.filter(person__search_key__contains=word)
        chosen = self.cleaned_data.get("chon")
        if chosen == "chua":
            return rows.filter(queries.undecided_q(self.plan))
        return rows.filter(apart__isnull=False) if chosen == "rieng" else rows
