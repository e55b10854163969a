"""Forms of the handover of a post."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.handovers import drawing, policies, queries
from congdoan.kernel.dates import format_date
from congdoan.ui.fields import CleanText
from congdoan.ui.forms import Form

MOST = 200
BOXES = {policies.GIVES: ("given", "note"), policies.TAKES: ("taken", "remark")}


class LinesWidget(forms.Widget):
    """Each line of the list with the boxes and remarks of the sides that one writes for."""

    template_name = "handovers/_lines.html"
    rows, sides = (), frozenset()

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        given = value or self.rows
        both = zip(self.rows, given, strict=False)
        context["rows"] = [{**line, **said, "number": number} for number, (line, said) in enumerate(both)]
        context["gives"], context["takes"] = policies.GIVES in self.sides, policies.TAKES in self.sides
        return context

    def value_from_datadict(self, data, files, name):
        """[{"given", "note", "taken", "remark"}], one for each line; what is not on the form stays as it was."""
        return [self._said(data, number, row) for number, row in enumerate(self.rows)]

    def _said(self, data, number, row):
        said = {name: row[name] for names in BOXES.values() for name in names}
        for side in self.sides:
            tick, words = BOXES[side]
            said |= {tick: bool(data.get(f"{tick}-{number}")), words: data.get(f"{words}-{number}", "").strip()[:MOST]}
        return said

    def id_for_label(self, id_):
        """A list has no one control."""
        return ""


class LinesField(forms.Field):
    """Từng mục: [{"given", "note", "taken", "remark"}] in the order of the list."""

    widget = LinesWidget


class DrawHandover(Form):
    """Lập danh mục bàn giao: to whom."""

    receiver = forms.ChoiceField(label=gettext_lazy("Bên nhận"))

    def prepare(self):
        """Those with a post there, now or to come; the next holder of this very post first."""
        rows = queries.receivers(appointment=self.given["appointment"], today=self.by.today)
        self.persons = {str(row.person_id): row.person for row in rows}
        choices = [(str(row.person_id), self.words(row)) for row in rows]
        self.fields["receiver"].choices = [("", _("Chọn người nhận")), *choices]
        if choices and rows[0].post == self.given["appointment"].post:
            self.initial.setdefault("receiver", choices[0][0])

    def words(self, row):
        """ "Lê Thị Mai, Phó chủ tịch (từ 01/06/2022)"."""
        words = {"name": row.person.full_name, "post": row.get_post_display()}
        if row.valid_from > self.by.today:
            return _("%(name)s, %(post)s từ %(day)s") % {**words, "day": format_date(row.valid_from)}
        return _("%(name)s, %(post)s") % words

    def clean_receiver(self):
        """The Person."""
        return self.persons[self.cleaned_data["receiver"]]


class FillHandover(Form):
    """Đánh dấu từng mục."""

    lines = LinesField(label=gettext_lazy("Từng mục"))
    more = CleanText(
        label=gettext_lazy("Thêm một mục mà sổ không biết"), max_length=MOST, required=False,
        help_text=gettext_lazy("Ví dụ: chìa khóa tủ, hộp thư điện tử chung, máy tính."),
    )  # fmt: skip

    def prepare(self):
        """The lines of this handover, with the boxes of one's own side."""
        row, widget = self.given["handover"], self.fields["lines"].widget
        widget.rows, widget.sides = drawing.shown(by=self.by, handover=row), policies.sides(by=self.by, handover=row)
        if row.given_at is not None:
            widget.sides = widget.sides - {policies.GIVES}
            del self.fields["more"]


class SignHandover(Form):
    """Ký bên giao, bên nhận: who signs for himself has nothing to fill in."""

    why = CleanText(label=gettext_lazy("Vì sao ký thay"), max_length=MOST, required=False)

    def prepare(self):
        """Only a third says why."""
        if self.by.person.pk in (self.given["handover"].giver_id, self.given["handover"].receiver_id):
            del self.fields["why"]


class SettleHandover(Form):
    """Giao nốt: which of the lines left have been handed over since."""

    settled = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Mục nào nay đã giao nhận xong"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Đánh dấu ít nhất một mục đã giao nhận xong.")},
    )  # fmt: skip

    def prepare(self):
        """The lines that are open still."""
        row = self.given["handover"]
        shown, left = drawing.shown(by=self.by, handover=row), row.left
        self.fields["settled"].choices = [
            (number, said["what"]) for number, (said, line) in enumerate(zip(shown, row.lines, strict=True)) if line in left
        ]


class CancelHandover(Form):
    """Bỏ một lần bàn giao lập nhầm."""

    reason = CleanText(label=gettext_lazy("Vì sao bỏ"), max_length=MOST, required=False)
