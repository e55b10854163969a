"""Forms of the room inspection: each feeds one action."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from congdoan.access.roles import Role
from congdoan.inspection import helps, policies, queries
from congdoan.inspection.choices import OF_INSPECTED, OVERDUE, Result, Sort, State, StepKind
from congdoan.kernel.db.gathering import gather
from congdoan.ui import fields
from congdoan.ui.forms import Form

NOTE = 300


class _Team(Form):
    """The plan and the team; people are those of the committee's own unit."""

    subject = fields.CleanText(label=_("Nội dung kiểm tra"), max_length=200, help_text=_("Ví dụ: Kiểm tra tài chính năm 2021."))
    plan = fields.CleanText(
        label=_("Theo kế hoạch, quyết định"), max_length=200, required=False, help_text=_("Số, ngày; để trống nếu không có.")
    )
    period_from = fields.DateField(label=_("Thời kỳ từ ngày"))
    period_until = fields.DateField(label=_("Thời kỳ đến hết ngày"))
    planned_on = fields.DateField(label=_("Ngày kiểm tra"))
    head = forms.TypedChoiceField(label=_("Trưởng đoàn"), coerce=int)
    members = forms.TypedMultipleChoiceField(
        label=_("Thành viên"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Người giữ sổ, giữ quỹ, chủ tài khoản của đơn vị được kiểm tra thì không chọn."),
    )  # fmt: skip
    others = fields.CleanText(label=_("Người khác cùng dự"), max_length=300, required=False)

    def offer(self, committees, inspected):
        """Offers the people of these committees, each named once, without those who keep the money of the unit ``inspected``."""
        found, barred = {}, queries.barred(inspected, self.by.today)
        for unit in committees:
            there = queries.team_choices(unit, self.by.today)
            found |= {person.pk: f"{person.full_name}, {Role(role).label.lower()}" for person, role in there if person.pk not in barred}
        self.fields["head"].choices = [("", _("Chọn trưởng đoàn")), *found.items()]
        self.fields["members"].choices = list(found.items())


class DrawUp(_Team):
    """Lập đợt kiểm tra."""

    sort = fields.ChipsField(label=_("Kiểm tra việc gì"), choices=[(one.value, capfirst(str(one.label))) for one in Sort])
    committee = forms.ChoiceField(label=_("Ủy ban kiểm tra của"), required=False)
    field_order = ("sort", "committee")

    def prepare(self):
        """Which committee is asked only where there are several."""
        self.theirs = {str(unit.pk): unit for unit in queries.committees(self.by, self.given["unit"])}
        self.fields["committee"].choices = [(key, unit.name) for key, unit in self.theirs.items()]
        if len(self.theirs) < 2:
            del self.fields["committee"]
        self.offer(self.theirs.values(), self.given["unit"])

    def clean_committee(self):
        """The unit."""
        return self.theirs.get(self.cleaned_data["committee"])


class Change(_Team):
    """Sửa kế hoạch, đoàn kiểm tra."""

    def prepare(self):
        """The people of the inspection's own committee."""
        self.offer([self.given["inspection"].committee], self.given["inspection"].unit)


class LinesWidget(forms.Widget):
    """Each line of the checklist with its result, its note, what the books say."""

    template_name = "inspection/lines.html"
    use_fieldset = True
    rows = ()

    def get_context(self, name, value, attrs):
        """The lines with what was typed or stands there."""
        context, value = super().get_context(name, value, attrs), value or {}
        context["headings"], context["results"] = {}, Result.choices
        for row in self.rows:
            result, note = value.get(row["line"].pk, ("", ""))
            context["headings"].setdefault(row["line"].heading, []).append({**row, "result": result, "note": note})
        context["headings"] = list(context["headings"].items())
        return context

    def value_from_datadict(self, data, files, name):
        """{line id: (result, note)}."""
        ids = [row["line"].pk for row in self.rows]
        return {key: (data.get(f"result-{key}", ""), " ".join(data.get(f"note-{key}", "").split())[:NOTE]) for key in ids}

    def id_for_label(self, id_):
        """A list has no one control."""
        return ""


class LinesField(forms.Field):
    """{line id: (Result value or "", note)}."""

    widget = LinesWidget

    def clean(self, value):
        """Only known results."""
        return {key: (result if result in Result.values else "", note) for key, (result, note) in value.items()}


class Check(Form):
    """Ghi kết quả từng nội dung."""

    results = LinesField(label=_("Từng nội dung"))

    def prepare(self):
        """The lines of the checklist, each with its page and what the books say."""
        inspection = self.given["inspection"]
        told, lines = gather(helps.facts(by=self.by, inspection=inspection), queries.lines_of(inspection.checklist_id))
        self.fields["results"].widget.rows = [
            {"line": line, "way": helps.way(self.by, line.help, inspection.unit), "fact": told.get(line.help, "")} for line in lines
        ]


class Issue(Form):
    """Ghi kiến nghị."""

    line = forms.ModelChoiceField(label=_("Từ nội dung"), queryset=None, required=False, empty_label=_("Không theo nội dung nào"))
    found = fields.CleanText(label=_("Tồn tại, thiếu sót"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    recommendation = fields.CleanText(label=_("Kiến nghị"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = fields.DateField(label=_("Hạn khắc phục"))

    def prepare(self):
        """The lines of this checklist."""
        self.fields["line"].queryset = queries.lines_of(self.given["inspection"].checklist_id)


class Conclude(Form):
    """Kết luận."""

    concluded_on = fields.DateField(label=_("Ngày kết luận"))
    conclusion = fields.CleanText(label=_("Kết luận"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6}))


class Answer(Form):
    """Trả lời kiến nghị."""

    kind = fields.ChipsField(label=_("Trả lời"), choices=[(one.value, one.label) for one in OF_INSPECTED])
    words = fields.CleanText(label=_("Ghi rõ"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))


class Follow(Form):
    """Theo dõi kiến nghị."""

    kind = fields.ChipsField(label=_("Việc"), choices=StepKind.choices)
    words = fields.CleanText(label=_("Ghi rõ"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    due_on = fields.DateField(label=_("Hạn mới"), required=False, help_text=_("Chỉ ghi khi gia hạn hoặc làm lại."))

    def prepare(self):
        """What the finding's state allows."""
        allowed = policies.follows(policies.state(self.given["finding"].steps.all()))
        self.fields["kind"].choices = [(one.value, one.label) for one in allowed]


class FindingFilter(forms.Form):
    """Lọc theo chỗ đang ở."""

    o_dau = forms.ChoiceField(
        label=_("Đang ở"),
        required=False,
        choices=[("", _("Mọi kiến nghị")), (OVERDUE, _("Quá hạn")), *((one.value, capfirst(str(one.label))) for one in State)],
    )

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """Those that stand so."""
        wanted = self.cleaned_data.get("o_dau")
        return queries.in_state(rows, wanted) if wanted else rows
