"""Forms of requests for aid."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from congdoan.aid import queries
from congdoan.aid.choices import How, State
from congdoan.aid.policies import unit_without_name
from congdoan.attachments.forms import FilesField, WithFiles
from congdoan.care import policies as care_rules
from congdoan.care import queries as care
from congdoan.care.choices import Reason
from congdoan.care.forms.judging import why_over
from congdoan.finance.choices import MoneySource
from congdoan.finance.columns import SourceField
from congdoan.kernel.errors import Refused
from congdoan.membership.columns import MemberField
from congdoan.ui import fields
from congdoan.ui.forms import Form

REASONS = [(reason.value, capfirst(str(reason.label))) for reason in Reason]
SECRET = _("Kín: chỉ chủ tịch và người chủ tịch cho biết thấy đề nghị này")


class _Said(Form):
    """What happened, and how much is asked."""

    reason = fields.ChipsField(label=_("Lý do"), choices=REASONS)
    what = fields.CleanText(label=_("Việc gì xảy ra"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
    amount_asked = fields.MoneyField(label=_("Số tiền đề nghị"), required=False, help_text=_("Để trống nếu để công đoàn xét."))
    is_confidential = forms.BooleanField(label=SECRET, required=False)


class Ask(_Said, WithFiles):
    """A member's own request, with photos of papers."""

    files = FilesField(label=_("Giấy tờ"), required=False)
    field_order = ("reason", "what", "files", "amount_asked", "is_confidential")


class Propose(_Said):
    """For a member of the unit."""

    person = MemberField(label=_("Cho ai"))
    field_order = ("person",)

    def prepare(self):
        """Members of the unit today."""
        self.fields["person"].offer(self.given["unit"], self.by.today)


class Back(Form):
    """What the group knows of it."""

    words = fields.CleanText(label=_("Ý kiến của tổ"), max_length=300, required=False)


class _Judged(Form):
    """An amount held against the norm; help of another level is told."""

    def hold(self, unit, person, reason, amount, over_reason):
        """More than the norm asks why, beside the other mistakes."""
        allowed = care.allowed_visit(unit, person, reason, self.by.today)
        try:
            care_rules.check_norm(amount, allowed, over_reason)
        except Refused as refused:
            self.add_error("over_reason", refused.sentence)
        if care.helped_elsewhere(unit, [person.pk], self.by.today, reason=reason):
            self.add_warning(care_rules.helped_elsewhere_told(person.full_name), code="cap-khac")


class Approve(_Judged):
    """How much."""

    amount = fields.MoneyField(label=_("Duyệt bao nhiêu"))
    over_reason = why_over()

    def prepare(self):
        """Says what the regulation gives."""
        request = self.given["case"]
        allowed = care.allowed_visit(request.unit, request.person, request.reason, self.by.today)
        if allowed is not None:
            self.fields["amount"].help_text = capfirst(care_rules.norm_in_words(allowed))

    def clean(self):
        """With the norm."""
        cleaned = super().clean()
        if cleaned.get("amount"):
            request = self.given["case"]
            self.hold(request.unit, request.person, request.reason, cleaned["amount"], cleaned.get("over_reason"))
        return cleaned


class Refuse(Form):
    """Why not."""

    reason = fields.CleanText(label=_("Vì sao không duyệt"), max_length=300, help_text=_("Người đề nghị đọc được."))


class Give(Form):
    """When, how, out of what."""

    feeds = ("how", "given_on", "source", "fund", "over_reason")

    how = fields.ChipsField(label=_("Trao bằng cách nào"), choices=How.choices)
    given_on = fields.DateField(label=_("Ngày trao"))
    source = SourceField(label=_("Nguồn chi"))
    over_reason = why_over()

    def prepare(self):
        """Funds of the unit; a confidential one is never a visit."""
        request = self.given["case"]
        unit = unit_without_name(request.unit) if request.is_confidential else request.unit
        self.fields["source"].offer(unit, self.by.today)
        if request.is_confidential:
            self.fields["how"].choices = [(How.GIFT.value, How.GIFT.label)]

    def clean(self):
        """Source and fund apart."""
        cleaned = super().clean()
        return cleaned | cleaned.pop("source", {})


class GiveFirst(_Said, _Judged):
    """An emergency, all at once."""

    feeds = ("person", "reason", "what", "amount", "how", "given_on", "source", "fund", "over_reason", "is_confidential")

    person = MemberField(label=_("Cho ai"))
    amount = fields.MoneyField(label=_("Số tiền"))
    amount_asked = None
    how = fields.ChipsField(label=_("Trao bằng cách nào"), choices=How.choices)
    given_on = fields.DateField(label=_("Ngày trao"))
    source = SourceField(label=_("Nguồn chi"))
    over_reason = why_over()
    field_order = ("person", "reason", "what", "amount", "how", "given_on", "source", "over_reason", "is_confidential")

    def prepare(self):
        """Members and funds of the unit."""
        self.fields["person"].offer(self.given["unit"], self.by.today)
        self.fields["source"].offer(self.given["unit"], self.by.today)

    def clean(self):
        """With the norm; source and fund apart."""
        cleaned = super().clean()
        cleaned |= cleaned.pop("source", {})
        if cleaned.get("person") and cleaned.get("reason") and cleaned.get("amount"):
            self.hold(self.given["unit"], cleaned["person"], cleaned["reason"], cleaned["amount"], cleaned.get("over_reason"))
        return cleaned


class Complete(Form):
    """Which papers."""

    words = fields.CleanText(
        label=_("Đã có giấy tờ gì"), max_length=300, help_text=_("Ví dụ: đơn đề nghị, giấy ra viện, danh sách ký nhận.")
    )


class Name(Form):
    """Who may know."""

    person = forms.ModelChoiceField(label=_("Cho ai biết"), queryset=None)

    def prepare(self):
        """Those who work with requests at the unit."""
        request = self.given["case"]
        self.fields["person"].queryset = queries.may_know(request.unit, self.by.today)


class RequestFilter(forms.Form):
    """Lọc theo chỗ đang ở; the screen asks the query, which knows the day."""

    o_dau = forms.ChoiceField(
        label=_("Đang ở"), required=False, choices=[("", _("Mọi đề nghị")), *((one.value, capfirst(str(one.label))) for one in State)]
    )

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """As they are; see ``views.lists``."""
        return rows


INITIAL_SOURCE = {"source": MoneySource.UNION_BUDGET.value, "fund": None}
