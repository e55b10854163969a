"""A whole unit's collection on one screen: who gave is ticked, the common amount stands once."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from congdoan.finance import queries
from congdoan.finance.columns import FundField
from congdoan.kernel import money
from congdoan.kernel.errors import Unreadable
from congdoan.membership import queries as members
from congdoan.ui import fields
from congdoan.ui.forms import Form

MOST = 300
"""More members than this do not fit on one screen: the groups collect, or a workbook comes in."""


class GiftGrid(forms.Widget):
    """Bảng đoàn viên: a tick and an amount in each row, under names that belong to the person."""

    template_name = "finance/collect_grid.html"
    use_fieldset = True
    rows = ()

    def value_from_datadict(self, data, files, name):
        """{person id as text: amount as typed} of the ticked rows, and of the others under None."""
        ticked = set(data.getlist(f"{name}-gop"))
        typed = {str(row.person_id): data.get(f"{name}-tien-{row.person_id}", "").strip() for row in self.rows}
        return {
            "given": {pk: amount for pk, amount in typed.items() if pk in ticked},
            "left": {pk: amount for pk, amount in typed.items() if pk not in ticked and amount},
        }

    def get_context(self, name, value, attrs):
        """Adds the rows: person, group, tick, amount as typed."""
        context = super().get_context(name, value, attrs)
        value = value or {"given": {}, "left": {}}
        context["rows"] = [
            {
                "person": row.person,
                "unit": row.unit,
                "ticked": str(row.person_id) in value["given"],
                "amount": {**value["left"], **value["given"]}.get(str(row.person_id), ""),
            }
            for row in self.rows
        ]
        return context


class GiftsField(forms.Field):
    """Ai góp, bao nhiêu. Cleans to [(person, amount in đồng or None where none was typed)]."""

    widget = GiftGrid
    default_error_messages = {"required": _("Đánh dấu ít nhất một người đã góp.")}

    def offer(self, rows):
        """``rows``: memberships with person and unit."""
        self.persons = {str(row.person_id): row.person for row in rows}
        self.widget.rows = rows

    def clean(self, value):
        """Every row alone; all that is wrong is said at once."""
        problems = [
            ValidationError(
                _("%(name)s: có số tiền mà chưa đánh dấu đã góp. Đánh dấu, hoặc xóa số tiền."), params={"name": self.persons[pk]}
            )
            for pk in value["left"]
        ]
        gifts = []
        for pk, typed in value["given"].items():
            try:
                gifts.append((self.persons[pk], money.read_money(typed) if typed else None))
            except Unreadable as problem:
                problems.append(ValidationError("%(name)s: %(why)s", params={"name": self.persons[pk], "why": problem.sentence}))
        if problems:
            raise ValidationError(problems)
        if not gifts:
            raise ValidationError(self.error_messages["required"])
        return gifts


class Collect(Form):
    """Ghi một lần quyên góp của cả đơn vị."""

    feeds = ("fund", "given_on", "gifts")

    fund = FundField(label=_("Quỹ, đợt vận động"))
    given_on = fields.DateField(label=_("Ngày ủng hộ"))
    each = fields.MoneyField(label=_("Mỗi người"), required=False)
    gifts = GiftsField(label=_("Ai đã góp"))

    def prepare(self):
        """Members of the unit on the day of the collection."""
        unit = self.given["unit"]
        self.fields["fund"].offer(unit, self.by.today)
        found = members.members_on(unit, self._day())[: MOST + 1]
        self.too_many = len(found) > MOST
        self.fields["gifts"].offer([] if self.too_many else list(found))

    def clean(self):
        """The common amount where none was typed; nobody twice without being asked."""
        cleaned = super().clean()
        each = cleaned.pop("each", None)
        gifts = [(person, each if amount is None else amount) for person, amount in cleaned.get("gifts") or []]
        if cleaned.get("fund") and cleaned.get("given_on") and gifts:
            self._ask_about_those_who_gave(cleaned["fund"], cleaned["given_on"], [person for person, _amount in gifts])
        cleaned["gifts"] = gifts
        without = [person.full_name for person, amount in gifts if not amount]
        if without and "each" not in self.errors:
            self.add_error("gifts", _("Chưa có số tiền của %(names)s. Ghi ở dòng, hoặc ghi Mỗi người.") % {"names": ", ".join(without[:5])})
        return cleaned

    def _ask_about_those_who_gave(self, fund, given_on, persons):
        again = queries.already_given(fund, given_on, persons)
        if again:
            self.add_warning(
                _("%(names)s đã có khoản ủng hộ quỹ này trong ngày. Nếu góp thêm, anh/chị cứ ghi tiếp.") % {"names": ", ".join(again[:5])},
                code="twice",
                confirm=_("Góp thêm lần nữa"),
            )

    def _day(self):
        try:
            return fields.DateField(required=False).clean(self.data.get("given_on")) or self.by.today
        except ValidationError:
            return self.by.today
