"""Recording and correcting a visit: one minute, with a warning if the same person was visited a few days ago."""

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import policies, queries
from congdoan.care.choices import Permission, Reason
from congdoan.care.forms import norms
from congdoan.care.forms.judging import judged, why_over
from congdoan.care.models import Visit
from congdoan.finance.columns import SourceField
from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money
from congdoan.membership import queries as membership
from congdoan.membership.columns import MemberField
from congdoan.ui import fields
from congdoan.ui.forms import Form

REASONS = [(reason.value, str(reason.label).capitalize()) for reason in Reason]
BETWEEN = "; "


class VisitForm(Form):
    """What is said of a visit."""

    feeds = ("person", "visited_on", "reason", "relative", "amount", "source", "fund", "visitors", "voucher_number", "note", "over_reason")

    person = MemberField(label=_("Thăm ai"))
    reason = fields.ChipsField(label=_("Lý do"), choices=REASONS)
    relative = forms.ChoiceField(label=_("Người mất (việc hiếu)"), required=False)
    visited_on = fields.DateField(label=_("Ngày thăm"))
    amount = fields.MoneyField(label=_("Số tiền"), required=False, help_text=_("Chỉ đến thăm, không có tiền thì ghi 0."))
    amount.asked = True  # empty only where a norm says how much
    source = SourceField(label=_("Nguồn chi"))
    visitors = forms.MultipleChoiceField(label=_("Ai đã đi thăm"), required=False, widget=forms.CheckboxSelectMultiple)
    other_visitors = fields.CleanText(label=_("Người khác cùng đi"), required=False, max_length=200)
    voucher_number = fields.CleanText(
        label=_("Số chứng từ"), required=False, max_length=60, widget=forms.TextInput(attrs={"class": "cd-ngan"})
    )
    note = fields.CleanText(
        label=_("Ghi chú"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ai xem được lý do thì xem được ghi chú."),
    )
    over_reason = why_over()

    def prepare(self):
        """Members, funds and likely visitors of the unit; on a fresh page the warning comes at once."""
        self.visit = self.given.get("visit")
        self.unit = unit = self.visit.unit if self.visit else self.given["unit"]
        self.fields["person"].offer(unit, self.visit.visited_on if self.visit else self.by.today)
        self.offer_relatives()
        norms.offer_amounts(self, queries.offered(unit, self.by.today))
        self.fields["source"].offer(unit, self.by.today, keep=self.visit.fund if self.visit else None)
        self.names = queries.likely_visitors(unit, self.by.today, self.by.person)
        mine = self.by.person.full_name
        shown = [(name, _t("%(name)s (tôi)") % {"name": name} if name == mine else name) for name in self.names]
        self.fields["visitors"].choices = shown
        if not self.is_bound and self.visit is None and self.initial.get("person"):
            self.warn_of_recent(self.initial["person"], self.initial["visited_on"])

    def offer_relatives(self):
        """For whom the union comes in bereavement, once it is known to whom; no field where the book knows of nobody."""
        said = self.data.get("person") if self.is_bound else self.initial.get("person")
        said = str(getattr(said, "pk", said) or "")
        asks = said.isdigit() and len(said) < 15 and (self.is_bound or self.visit is None or self.visit.reason == Reason.FUNERAL)
        rows = membership.relatives_mourned(by=self.by, person_id=int(said)) if asks else ()
        self.mourned = {str(row.pk): row for row in rows}
        if self.visit and self.visit.relative_id and said == str(self.visit.person_id):
            self.mourned[str(self.visit.relative_id)] = self.visit.relative  # stays, whoever corrects
        if self.mourned:
            told = [(pk, f"{row.get_kind_display()}: {row.name}") for pk, row in self.mourned.items()]
            self.fields["relative"].choices = [("", _("Không ghi")), *told]
        else:
            del self.fields["relative"]

    def clean_relative(self):
        """The row."""
        return self.mourned.get(self.cleaned_data["relative"])

    def clean_visited_on(self):
        """Said together with the other mistakes, not after them."""
        return judged(policies.check_visit_day, self.cleaned_data["visited_on"], today=self.by.today)

    def clean(self):
        """Source and fund apart, visitors as one text; a warning if there was a visit in the same weeks."""
        cleaned = super().clean()
        cleaned |= cleaned.pop("source", {})
        others = cleaned.pop("other_visitors", "")
        cleaned["visitors"] = BETWEEN.join([*cleaned.get("visitors", []), *([others] if others else [])])
        if cleaned.get("reason") == Reason.FUNERAL and self.mourned and not cleaned.get("relative"):
            names = ", ".join(f"{row.get_kind_display().lower()} {row.name}" for row in self.mourned.values())
            self.add_warning(
                _t("Sổ gia đình có %(names)s. Ai mất thì chọn ở ô Người mất.") % {"names": names},
                code="nguoi-mat",
                confirm=_("Không phải những người này"),
            )
        self.hold_to_norm(cleaned)
        if cleaned.get("person") and cleaned.get("visited_on"):
            self.warn_of_recent(cleaned["person"], cleaned["visited_on"])
        return cleaned

    def hold_to_norm(self, cleaned):
        """An empty amount is the norm's; less is pointed out; more asks why."""
        if not all(cleaned.get(name) for name in ("person", "visited_on", "reason")):
            norms.ask_amount(self, cleaned, None)
            return
        row = Visit(pk=self.visit.pk if self.visit else None, person=cleaned["person"], reason=cleaned["reason"])
        row.visited_on, row.relative = cleaned["visited_on"], cleaned.get("relative") if cleaned["reason"] == Reason.FUNERAL else None
        allowed = queries.rules(self.unit, cleaned["visited_on"]).one(row)
        norms.ask_amount(self, cleaned, allowed)
        norms.hold(self, cleaned, allowed)
        if self.visit is None and queries.helped_elsewhere(self.unit, [row.person_id], row.visited_on, reason=row.reason):
            self.add_warning(policies.helped_elsewhere_told(row.person.full_name), code="cap-khac")

    def warn_of_recent(self, person, on):
        """Says when, and who recorded it; the amount and the reason only to those who may see them."""
        found = queries.recent_visits(self.unit, person, on, besides=self.visit)
        if not found:
            return
        nearest, name = found[0], f"{person.title.capitalize()} {person.given_name}"
        words = {"name": name, "day": format_date(nearest.visited_on)}
        recorder = f"{nearest.recorded_by.title.capitalize()} {nearest.recorded_by.given_name}"
        said = [_t("%(recorder)s đã ghi") % {"recorder": recorder}]
        if self.by.may(Permission.VIEW_VISITS, nearest.unit):
            said[0] += f" {format_money(nearest.amount)}"
        if policies.can_see_reason(self.by, nearest):
            said.append(_t("lý do %(reason)s") % {"reason": nearest.get_reason_display()})
        self.add_warning(
            _t("%(said)s. Nếu đây là lần khác, anh/chị cứ ghi tiếp.") % {"said": ", ".join(said)},
            code=f"lan-{nearest.pk}",
            confirm=_("Đúng, đây là lần khác"),
            title=_t("%(name)s đã được thăm ngày %(day)s") % words,
        )


def written_visitors(text, known):
    """(names that are chips, the rest as text) of the visitors as they were written."""
    names = [name.strip() for name in text.split(";") if name.strip()]
    return [name for name in names if name in known], BETWEEN.join(name for name in names if name not in known)
