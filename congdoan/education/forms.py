"""Recording and correcting a session: who took part is "everybody", "all women", some, or all but some."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.education import policies, queries
from congdoan.education.choices import SessionKind, Topic
from congdoan.kernel.errors import Refused
from congdoan.membership import queries as membership
from congdoan.membership.columns import MembersField
from congdoan.ui import fields
from congdoan.ui.forms import Form

MOST = 300
"""More members than this are not ticked one by one: the groups record, or a workbook comes in."""
FEW = 12
EVERYBODY, WOMEN, THESE, ALL_BUT = "tat-ca", "tat-ca-nu", "nhung-nguoi", "tru"
WHO = (
    (EVERYBODY, _("Tất cả")),
    (WOMEN, _("Tất cả nữ")),
    (THESE, _("Chỉ những người đánh dấu")),
    (ALL_BUT, _("Tất cả, trừ những người đánh dấu")),
)


class SessionForm(Form):
    """What is said of a session, and who took part."""

    feeds = ("held_on", "kind", "document", "topic", "topic_text", "issuer", "participants")

    held_on = fields.DateField(label=_("Ngày"))
    kind = fields.ChipsField(label=_("Loại"), choices=[(kind.value, str(kind.label).capitalize()) for kind in SessionKind])
    document = fields.CleanText(label=_("Văn bản, chuyên đề"), max_length=300)
    topic = forms.ChoiceField(
        label=_("Chủ đề"), required=False, choices=[("", _("Không ghi chủ đề")), *((t.value, capfirst(str(t.label))) for t in Topic)]
    )
    topic_text = fields.CleanText(label=_("Chủ đề khác, ghi rõ"), required=False, max_length=120)
    issuer = fields.CleanText(label=_("Cơ quan ban hành"), required=False, max_length=200)
    who = fields.ChipsField(label=_("Ai tham gia"), choices=WHO)
    participants = MembersField(label=_("Đánh dấu tên"), required=False)

    def prepare(self):
        """The members of the day of the session, as it is typed; too many for one screen are not offered by name."""
        session = self.given.get("session")
        self.unit = session.unit if session else self.given["unit"]
        self.members = list(membership.members_on(self.unit, self._day())[: MOST + 1])
        self.too_many = len(self.members) > MOST
        if self.too_many:
            self.fields["who"].choices = WHO[:2]
            del self.fields["participants"]
        else:
            self.fields["participants"].offer_persons([row.person for row in self.members])

    def clean_held_on(self):
        """Said together with the other mistakes; the action asks again."""
        try:
            policies.check_session_day(self.cleaned_data["held_on"], today=self.by.today)
        except Refused as refused:
            raise ValidationError(refused.sentence) from refused
        return self.cleaned_data["held_on"]

    @property
    def names_open(self):
        """The names are folded while nobody needs them."""
        return len(self.members) <= FEW or self["who"].value() in (THESE, ALL_BUT) or bool(self["participants"].errors)

    def clean(self):
        """The participants as persons; another topic says which."""
        cleaned = super().clean()
        if cleaned.get("topic") == Topic.OTHER and not cleaned.get("topic_text"):
            self.add_error("topic_text", _("Ghi rõ chủ đề gì."))
        ticked, who = cleaned.get("participants") or [], cleaned.pop("who", None)
        if who in (THESE, ALL_BUT) and not ticked and "participants" not in self.errors:
            words = _t("Đánh dấu người tham gia.") if who == THESE else _t("Đánh dấu người vắng, hoặc chọn Tất cả.")
            self.add_error("participants", words)
        cleaned["participants"] = self._chosen(who, ticked)
        return cleaned

    def _chosen(self, who, ticked):
        if who == THESE:
            return ticked
        rows = membership.members_on(self.unit, self._day()) if self.too_many else self.members
        everybody = {row.person_id: row.person for row in rows}
        out = {person.pk for person in ticked} if who == ALL_BUT else set()
        return [person for pk, person in everybody.items() if pk not in out and (who != WOMEN or person.is_woman)]

    def _day(self):
        try:
            typed = fields.DateField(required=False).clean(self.data.get("held_on")) if self.is_bound else self.initial.get("held_on")
        except ValidationError:
            typed = None
        return min(typed, self.by.today) if typed else self.by.today


class SessionFilter(forms.Form):
    """Year, kind, topic."""

    nam = forms.TypedChoiceField(label=_("Năm"), required=False, coerce=int, empty_value=None)
    loai = forms.ChoiceField(label=_("Loại"), required=False, choices=[("", _("Mọi loại")), *SessionKind.choices])
    chu_de = forms.ChoiceField(label=_("Chủ đề"), required=False, choices=[("", _("Mọi chủ đề")), *Topic.choices])

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        held = queries.sessions(by=by, unit=unit).order_by().dates("held_on", "year", order="DESC")
        years = [day.year for day in held] or [by.today.year]
        self.fields["nam"].choices = [("", _("Mọi năm")), *((year, str(year)) for year in years)]

    def apply(self, rows):
        """The rows that match."""
        wanted = {"held_on__year": "nam", "kind": "loai", "topic": "chu_de"}
        return rows.filter(**{name: self.cleaned_data[given] for name, given in wanted.items() if self.cleaned_data.get(given)})
