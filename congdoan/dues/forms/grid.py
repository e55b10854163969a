"""The monthly sheet on one screen: wage, who paid, how much where it is another amount, who is exempt."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from congdoan.dues import queries
from congdoan.dues.choices import Exempt
from congdoan.kernel import money
from congdoan.kernel.errors import Unreadable
from congdoan.ui import fields
from congdoan.ui.forms import Form

MOST = 300
"""More rows than this do not fit on one screen."""
CHOSEN = [("", _("không miễn")), *((one.value, str(one.label)) for one in Exempt)]


def typed_of(line):
    """What a line's cells show before anything is typed."""
    return {
        "ticked": bool(line.paid),
        "wage": "" if line.wage is None else money.format_number(line.wage),
        "paid": money.format_number(line.paid) if line.paid else "",
        "exempt": line.exempt,
    }


class DuesGrid(forms.Widget):
    """Bảng đoàn phí: a row for each member, under names that belong to the person."""

    template_name = "dues/grid.html"
    use_fieldset = True
    rows = ()

    def value_from_datadict(self, data, files, name):
        """{person id: what was typed in its row}; rows whose money is in the book have no cells; a page from before it went in has, and is refused."""
        ticked = set(data.getlist(f"{name}-dong"))
        found = {}
        for line in self.rows:
            key = line.person_id
            if f"{name}-luong-{key}" in data:
                cells = {cell: data.get(f"{name}-{cell}-{key}", "").strip() for cell in ("luong", "thu", "mien")}
                found[key] = {"ticked": str(key) in ticked, "wage": cells["luong"], "paid": cells["thu"], "exempt": cells["mien"]}
        return found

    def get_context(self, name, value, attrs):
        """Adds the rows: the line, what is typed, what it is to pay."""
        context = super().get_context(name, value, attrs)
        value, chosen = value or {}, CHOSEN
        context["rows"] = [
            {
                "line": line,
                "typed": value.get(line.person_id) or typed_of(line),
                "ask": max(line.due + line.brought, 0),
            }
            for line in self.rows
        ]
        context["chosen"] = chosen
        return context


class GridField(forms.Field):
    """Many rows on one screen. Subclasses say ``name_of(row)`` and ``row(typed)``, what one of them cleans to."""

    def offer(self, rows):
        """``rows``: {key: row as it stands}."""
        self.rows = rows
        self.widget.rows = list(rows.values())

    def clean(self, value):
        """Every row alone; all that is wrong is said at once."""
        problems, found = [], {}
        for key, typed in value.items():
            try:
                found[key] = self.row(typed)
            except (Unreadable, ValidationError) as problem:
                why = problem.sentence if isinstance(problem, Unreadable) else problem.message
                problems.append(ValidationError("%(name)s: %(why)s", params={"name": self.name_of(self.rows[key]), "why": why}))
        if problems:
            raise ValidationError(problems)
        return found


class LinesField(GridField):
    """Ai đóng, bao nhiêu. Cleans to {person id: {"wage", "exempt", "paid" (None: all that is due)}}; rows are lines with persons and receipts."""

    widget = DuesGrid

    @staticmethod
    def name_of(row):
        """Whose."""
        return row.person.full_name

    @staticmethod
    def row(typed):
        """One member's."""
        if typed["exempt"] not in dict(CHOSEN):
            raise ValidationError(_("chọn lý do miễn trong danh sách."))
        paid = money.read_money(typed["paid"]) if typed["paid"] else None
        if paid and not typed["ticked"]:
            raise ValidationError(_("có số đã thu mà chưa đánh dấu đã đóng. Đánh dấu, hoặc xóa số tiền."))
        wage = money.read_money(typed["wage"]) if typed["wage"] else None
        return {"wage": wage, "exempt": typed["exempt"], "paid": paid if typed["ticked"] else 0}


class Enter(Form):
    """Ghi bảng đoàn phí tháng."""

    feeds = ("rows",)

    paid_on = fields.DateField(label=_("Ngày thu"))
    rows = LinesField(label=_("Đoàn viên"))

    def prepare(self):
        """The lines of the sheet."""
        found = list(queries.lines_of(self.given["sheet"])[: MOST + 1])
        self.too_many = len(found) > MOST
        self.fields["rows"].offer({} if self.too_many else {line.person_id: line for line in found})

    def clean(self):
        """The day goes to those who pay now; who had paid keeps the day."""
        cleaned = super().clean()
        paid_on, lines = cleaned.pop("paid_on", None), self.fields["rows"].rows
        for key, row in (cleaned.get("rows") or {}).items():
            row["paid_on"] = (lines[key].paid_on or paid_on) if row["paid"] != 0 else None
        return cleaned
