"""Forms that declare a field, and the form of its answers, built from the fields."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.extras import policies, queries
from congdoan.extras.choices import Kind, Sight
from congdoan.kernel import text
from congdoan.kernel.dates import day_after
from congdoan.kernel.money import MAX_MONEY
from congdoan.ui import fields
from congdoan.ui.forms import Form


class DeclareField(Form):
    """Lập mục thông tin thêm."""

    label = fields.CleanText(label=_("Hỏi gì"), max_length=60, help_text=_("Ngắn, như tên một cột: Nhóm máu, Cỡ áo, Nơi trọ."))
    kind = fields.ChipsField(label=_("Trả lời bằng"), choices=Kind.choices)
    choices = forms.CharField(
        label=_("Các lựa chọn"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Mỗi dòng một lựa chọn; chỉ dùng khi trả lời bằng chọn một, chọn nhiều."),
    )  # fmt: skip
    seen_by = fields.ChipsField(
        label=_("Ai xem được"), choices=Sight.choices, help_text=_("Chính người ấy lúc nào cũng xem được phần của mình.")
    )
    self_filled = forms.BooleanField(label=_("Đoàn viên tự ghi được"), required=False)
    required = forms.BooleanField(label=_("Bắt buộc trả lời, không bỏ trống được"), required=False)
    help_text = fields.CleanText(label=_("Lời dặn người ghi"), max_length=200, required=False)
    valid_from = fields.DateField(label=_("Hỏi từ ngày"))
    valid_until = fields.DateField(label=_("Hỏi đến hết ngày"), required=False, help_text=_("Bỏ trống khi chưa định ngày thôi."))

    def clean_choices(self):
        """Labels, one of each line."""
        lines = [text.squeeze(line) for line in self.cleaned_data["choices"].splitlines()]
        long = next((line for line in lines if len(line) > 60), None)
        if long:
            raise forms.ValidationError(_("Lựa chọn “%(line)s…” dài quá 60 chữ. Rút ngắn lại.") % {"line": long[:30]})
        return [line for line in lines if line]

    def clean_valid_until(self):
        """The day after the last one, as it is kept."""
        last = self.cleaned_data["valid_until"]
        return day_after(last) if last else None


def _text(field):
    return fields.CleanText(max_length=200)


def _number(field):
    return forms.IntegerField(
        min_value=0, max_value=MAX_MONEY - 1, widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "cd-ngan"})
    )


def _offered(field, chosen):
    return [(choice.pk, choice.label) for choice in field.all_choices if choice.closed_on is None or choice.pk in chosen]


def _one(choices, read, required):
    blank = [] if required else [("", _("Chưa ghi"))]
    return forms.TypedChoiceField(widget=forms.RadioSelect, choices=[*choices, *blank], coerce=read, empty_value=None)


def form_field(field, held):
    """The form field that asks for one declared field. ``held``: its answers now, so that a closed choice stays with who has it."""
    chosen = {row.choice_id for row in held}
    if field.kind == Kind.YES_NO:
        made = _one([("1", _("Có")), ("0", _("Không"))], lambda sent: sent == "1", field.required)
    elif field.kind == Kind.ONE:
        made = _one(_offered(field, chosen), int, field.required)
    elif field.kind == Kind.MANY:
        made = forms.TypedMultipleChoiceField(choices=_offered(field, chosen), coerce=int, widget=forms.CheckboxSelectMultiple)
    else:
        plain = {Kind.TEXT: _text, Kind.NUMBER: _number}
        made = (
            plain[field.kind](field) if field.kind in plain else (fields.MoneyField() if field.kind == Kind.MONEY else fields.DateField())
        )
    made.label, made.help_text, made.required = field.label, field.help_text, field.required
    return made


class Answers(Form):
    """What is asked besides, one form field for each declared field. Subclasses say whose: ``asked()`` -> (fields, {field id: answers})."""

    feeds = ("answers",)

    def prepare(self):
        """The fields, as they are asked today."""
        self.declared, held = self.asked()
        for field in self.declared:
            self.fields[policies.name_of(field)] = form_field(field, held.get(field.pk, []))

    def asked(self):
        """Which fields, and what is held."""
        raise NotImplementedError

    def clean(self):
        """Answers by field."""
        said = super().clean()
        return {"answers": {field.pk: said.get(policies.name_of(field)) for field in self.declared}}


def initial(fields, held):
    """{name of the form field: what it shows}; ``held``: {field id: answers}."""
    shown = {}
    for field in fields:
        value = queries.value(field, held.get(field.pk, []))
        shown[policies.name_of(field)] = str(int(value)) if isinstance(value, bool) else value
    return shown
