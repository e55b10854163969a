"""Forms of the room reorganization; each feeds one action. Units are named by their codes, several in one field."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Unreadable
from congdoan.membership import queries as membership
from congdoan.membership.choices import Permission as Members
from congdoan.people import queries as people
from congdoan.reorganization import findings
from congdoan.reorganization.choices import Deed, Fate, Permission, PlanState
from congdoan.ui import fields
from congdoan.ui.deciding import Signed
from congdoan.ui.forms import Form
from congdoan.units import queries as units
from congdoan.units import rearranged

MOST_MISSING = 6


class UnitsField(forms.CharField):
    """Các đơn vị, theo mã: cách nhau bằng dấu cách, dấu phẩy hoặc xuống dòng. Cleans to a list of Units; ``within(unit)`` says below which."""

    widget = forms.Textarea(attrs={"rows": 3})
    default_error_messages = {"missing": _("Không có mã %(codes)s ở dưới %(unit)s. Xem mã ở Danh sách đơn vị.")}
    _top = None

    def within(self, unit):
        """Units strictly below this one are taken."""
        self._top = unit

    def clean(self, value):
        """The Units, in the order of their codes."""
        codes = dict.fromkeys(code.upper() for code in re.split(r"[\s,;]+", super().clean(value) or "") if code)
        found = rearranged.by_codes(codes) if codes else {}
        held = {code: unit for code, unit in found.items() if unit.path.startswith(self._top.path) and unit.pk != self._top.pk}
        if missing := [code for code in codes if code not in held]:
            words = {"codes": ", ".join(missing[:MOST_MISSING]), "unit": self._top.name}
            raise forms.ValidationError(self.error_messages["missing"] % words)
        return [held[code] for code in codes]

    def prepare_value(self, value):
        """Codes, as they are typed."""
        return " ".join(unit.code for unit in value) if isinstance(value, list) else value


class UnitField(UnitsField):
    """Một đơn vị, theo mã. Cleans to a Unit."""

    widget = forms.TextInput

    def clean(self, value):
        """The one Unit."""
        found = super().clean(value)
        if len(found) > 1:
            raise forms.ValidationError(_("Chỉ ghi một mã ở đây."))
        return found[0] if found else None


def _code(label, help_text="", required=True):
    return fields.CleanText(label=label, max_length=40, required=required, help_text=help_text)


class PlanFacts(Signed):
    """Phần đầu của phương án."""

    title = fields.CleanText(label=_("Tên phương án"), max_length=200, help_text=_("Ví dụ: Giải thể 163 công đoàn cơ sở."))
    effective_on = fields.DateField(label=_("Có hiệu lực từ ngày"), help_text=_("Có thể trước ngày ký. Những ngày trước đó giữ như cũ."))
    number = fields.CleanText(
        label=_("Số quyết định"),
        max_length=80,
        required=False,
        help_text=_("Chưa có thì để trống; có số, ngày ký, nơi ban hành rồi mới trình được."),
    )
    field_order = ("title", "effective_on", "number")


class OfPlan(Form):
    """What the forms about a plan's steps share."""

    def prepare(self):
        """Units are looked for below the plan's own."""
        top = self.given["plan"].unit
        for field in self.fields.values():
            if isinstance(field, UnitsField):
                field.within(top)
        if "kind" in self.fields:
            labels = [(kind.key, kind.label) for kind in units.kinds(self.given["plan"].effective_on).values()]
            self.fields["kind"].choices = [("", _("Chọn loại") if self.fields["kind"].required else _("Như hiện nay")), *labels]


class FoundStep(OfPlan):
    """Lập mới."""

    code = _code(_("Mã đơn vị mới"), _("Chữ, số, gạch ngang; không đổi về sau."))
    name = fields.CleanText(label=_("Tên"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"))
    parent_code = _code(_("Trực thuộc (mã)"), _("Mã của cấp trên; có thể là đơn vị lập trong chính phương án này."))
    employer = fields.CleanText(
        label=_("Cơ quan"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: UBND xã Hiền Thành. Để trống thì nhận cơ quan của những đơn vị nhập vào."),
    )
    sector = fields.CleanText(label=_("Loại cơ quan"), max_length=80, required=False)


class ChangeStep(OfPlan):
    """Đổi tên, loại, cấp trên."""

    units = UnitsField(label=_("Đơn vị (mã)"), help_text=_("Nhiều đơn vị thì cách nhau bằng dấu cách hoặc xuống dòng."))
    parent_code = _code(_("Trực thuộc mới (mã)"), _("Để trống nếu không chuyển."), required=False)
    name = fields.CleanText(
        label=_("Tên mới"), max_length=200, required=False, help_text=_("Để trống nếu giữ tên; chỉ ghi khi đổi một đơn vị.")
    )
    kind = forms.ChoiceField(label=_("Loại mới"), required=False)

    def clean(self):
        """One name is for one unit."""
        found = super().clean()
        if found.get("name") and len(found.get("units") or ()) > 1:
            self.add_error("name", _("Tên mới chỉ ghi khi đổi một đơn vị."))
        return found


class MergeStep(OfPlan):
    """Nhập vào đơn vị khác."""

    units = UnitsField(label=_("Những đơn vị nhập đi (mã)"), help_text=_("Tổ, bộ phận ở trong chuyển theo; đoàn viên về đơn vị nhận."))
    target_code = _code(_("Nhập vào (mã)"), _("Đơn vị đang có, hoặc đơn vị lập trong chính phương án này."))


class SplitStep(OfPlan):
    """Chia, tách một phần."""

    unit = UnitField(label=_("Đơn vị chia ra (mã)"))
    groups = UnitsField(label=_("Tổ, bộ phận, đơn vị trực thuộc đi (mã)"), required=False)
    persons = forms.CharField(
        label=_("Đoàn viên đi"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi người một dòng; trùng tên thì thêm ngày sinh. Có thể để trống, rồi chọn ở Nơi đến của từng người."),
    )
    target_code = _code(_("Đi về (mã)"), _("Đơn vị đang có, hoặc đơn vị lập trong chính phương án này."))

    def clean(self):
        """Groups stand directly below the unit; members are found by name, where their names may be seen. Nobody named: chosen afterwards."""
        found = super().clean()
        unit, groups = found.get("unit"), found.get("groups") or []
        if unit is None:
            return found
        strange = [group.name for group in groups if group.parent_id != unit.pk]
        if strange:
            self.add_error("groups", _("%(names)s không trực thuộc %(unit)s.") % {"names": ", ".join(strange), "unit": unit.name})
        typed = [line.strip() for line in (found.get("persons") or "").splitlines() if line.strip()]
        found["persons"] = self._persons(unit, typed)
        return found

    def _persons(self, unit, typed):
        if not typed:
            return []
        if not self.by.may(Members.VIEW_MEMBERS, unit):
            sends = self.by.may(Permission.SEND_MEMBERS, self.given["plan"].unit)
            way = _("Để trống ô này, rồi chọn ở Nơi đến của từng người.") if sends else _("Để trống ô này, rồi nhờ chủ tịch chọn ai đi.")
            self.add_error("persons", _("Anh/chị không xem tên đoàn viên ở %(unit)s. %(way)s") % {"unit": unit.name, "way": way})
            return []
        known, ids = membership.Known.named(unit, typed), []
        for text in typed:
            try:
                ids.append(known.find(text, loose=True).person_id)
            except Unreadable as problem:
                self.add_error("persons", problem.sentence)
        return list(people.persons().filter(pk__in=ids))


class DissolveStep(OfPlan):
    """Giải thể."""

    units = UnitsField(
        label=_("Những đơn vị giải thể (mã)"), help_text=_("Tổ, bộ phận ở trong kết thúc cùng, trừ khi có việc riêng trong phương án.")
    )
    fate = fields.ChipsField(label=_("Đoàn viên"), choices=[("", _("Chưa chọn")), *Fate.choices], required=False)
    target_code = _code(_("Chuyển về (mã)"), _("Khi đoàn viên chuyển sang đơn vị khác."), required=False)


class SettleMembers(OfPlan):
    """Chọn nơi đến."""

    units = UnitsField(label=_("Đơn vị giải thể (mã)"), required=False, help_text=_("Để trống: mọi đơn vị giải thể chưa chọn nơi đến."))
    fate = fields.ChipsField(label=_("Đoàn viên"), choices=Fate.choices)
    target_code = _code(_("Chuyển về (mã)"), required=False)


class RemoveSteps(OfPlan):
    """Bỏ bớt việc."""

    steps = forms.CharField(label=_("Số thứ tự của việc"), help_text=_("Ví dụ: 1, 4-6. Số thứ tự có ở danh sách việc."))

    def clean_steps(self):
        """Numbers of steps: "1, 4-6"."""
        found = set()
        for part in re.split(r"[\s,;]+", self.cleaned_data["steps"].strip()):
            match = re.fullmatch(r"(\d{1,5})(?:-(\d{1,5}))?", part)
            if not match:
                raise forms.ValidationError(_("Ghi số thứ tự như 1, 4-6."))
            found |= set(range(int(match[1]), int(match[2] or match[1]) + 1))
        return sorted(found)


class CarryOut(Form):
    """Thi hành: what is unlike the approval is read first, if anything is."""

    seen = forms.BooleanField(label=_("Đã xem những chỗ khác lúc duyệt, vẫn thi hành"), required=False)

    def prepare(self):
        """Asked only where the last check found something unlike, or the book turned out so when it was sent."""
        plan = self.given["plan"]
        alike = not findings.differences(findings.read(plan.approved_findings), findings.read(plan.findings))
        if alike and not self.is_bound:
            del self.fields["seen"]


class Plain(Form):
    """Only the button."""


class WithReason(Form):
    """The reason, in a sentence."""

    reason = fields.CleanText(label=_("Lý do"), max_length=300)


class PlanFilter(forms.Form):
    """State."""

    tt = forms.ChoiceField(label=_("Trạng thái"), required=False, choices=[("", _("Mọi trạng thái")), *PlanState.choices])

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        state = self.cleaned_data.get("tt")
        return rows.filter(state_then=state) if state else rows


class StepFilter(forms.Form):
    """Deed."""

    viec = forms.ChoiceField(label=_("Việc"), required=False, choices=[("", _("Mọi việc")), *Deed.choices])

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        deed = self.cleaned_data.get("viec")
        return rows.filter(deed=deed) if deed else rows
