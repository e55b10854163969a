"""Forms of the room cards; each feeds one action."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.cards import policies, queries
from congdoan.cards.choices import CardKind, WhyEnded
from congdoan.membership.columns import MembersField
from congdoan.ui import fields
from congdoan.ui.forms import Form


class _ForSeveral(Form):
    """Something done for several members at once: those for whom it is to be done are offered, all ticked."""

    persons = MembersField(label=_("Những người"))
    nobody = ""

    def offered(self, rows):
        """Which memberships of ``queries.card_holders`` are offered."""
        raise NotImplementedError

    def prepare(self):
        """Offers at most as many as may be done at once."""
        rows = self.offered(queries.card_holders(by=self.by, unit=self.given["unit"])).prefetch_related(None)
        persons = [row.person for row in rows.order_by("person__sort_key", "pk")[: policies.MOST_AT_ONCE]]
        self.fields["persons"].offer_persons(persons)
        self.initial.setdefault("persons", [str(person.pk) for person in persons])
        if not persons:
            del self.fields["persons"]

    def clean(self):
        """Where nobody is left, the form says so as a whole."""
        said = super().clean()
        if "persons" not in self.fields:
            self.add_error(None, self.nobody)
        return said


class IssueCards(_ForSeveral):
    """Cấp thẻ."""

    nobody = _("Đoàn viên nào ở đây cũng đã có thẻ.")
    valid_from = fields.DateField(label=_("Cấp từ ngày"))
    kind = fields.ChipsField(label=_("Loại thẻ"), choices=CardKind.choices)

    def offered(self, rows):
        return rows.filter(~queries.with_card_q())


class HandOverCards(_ForSeveral):
    """Ghi đã giao thẻ."""

    nobody = _("Không có thẻ nào chờ giao.")
    handed_on = fields.DateField(label=_("Giao ngày"))

    def offered(self, rows):
        return rows.filter(queries.with_card_q(handed=False))


class EndCard(Form):
    """Ghi thẻ thôi giá trị."""

    why_ended = fields.ChipsField(label=_("Vì sao"), choices=WhyEnded.choices)
    ends_on = fields.DateField(label=_("Thôi giá trị từ ngày"))
    end_note = fields.CleanText(label=_("Ghi rõ thêm"), max_length=200, required=False)
    renews = forms.BooleanField(label=_("Cấp ngay thẻ mới (mã QR mới), có giá trị từ hôm nay"), required=False)
    kind = fields.ChipsField(label=_("Loại thẻ mới"), choices=CardKind.choices, required=False)


class CardFilter(forms.Form):
    """Words and how far the card has come."""

    tim = forms.CharField(label=_("Tìm theo tên, mã đoàn viên (gõ không dấu cũng được)"), required=False)
    the = forms.ChoiceField(
        label=_("Thẻ"),
        required=False,
        choices=[("", _("Tất cả")), ("chua", _("Chưa có thẻ")), ("cho", _("Có thẻ, chưa giao")), ("giao", _("Đã giao"))],
    )

    ngay = forms.CharField(required=False, widget=forms.HiddenInput)
    day = None  # set by the screen: whose cards

    def __init__(self, *args, unit=None, by=None, **kwargs):
        super().__init__(*args, **kwargs)

    def apply(self, rows):
        """The rows that match."""
        return queries.filtered(rows, words=self.cleaned_data.get("tim"), state=self.cleaned_data.get("the"), on=self.day)
