"""The payroll's file: shown first, written after; between the two its rows go along in the page."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.dues import payroll, queries
from congdoan.dues.forms.files import ACCEPTED, ShownFirst
from congdoan.kernel.errors import Refused
from congdoan.membership import queries as members
from congdoan.ui import fields


class Payroll(ShownFirst):
    """Nhập tệp lương của cơ quan."""

    feeds = ("rows",)

    paid_on = fields.DateField(label=gettext_lazy("Ngày thu"))
    file = forms.FileField(
        label=gettext_lazy("Tệp lương (.xlsx, .xls, .ods, .csv)"),
        error_messages={"required": gettext_lazy("Chọn tệp lương của cơ quan (.xlsx, .xls, .ods hoặc .csv).")},
        help_text=gettext_lazy(
            "Cần cột Họ và tên (hoặc mã đoàn viên, CCCD), Lương đóng BHXH, Đoàn phí. Đưa lên thì chưa ghi gì, anh/chị xem trước."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    def clean(self):
        """{"rows"} for the sheet; the first time it is shown what the file says, and nothing goes on."""
        cleaned = super().clean()
        if self.errors:
            return cleaned
        try:
            entries = self._entries(cleaned)
        except Refused as refused:
            self.add_error("file", str(refused))
            return cleaned
        sheet = self.given["sheet"]
        lines = list(queries.lines_of(sheet))
        numbers = {
            number: person.pk for number, person in members.by_member_numbers({entry.code for entry in entries if entry.code}).items()
        }
        self.found = payroll.compared(entries, lines, numbers=numbers, reckoner=queries.reckoner(sheet.unit), paid_on=cleaned["paid_on"])
        if not self.found.rows:
            self.add_error("file", self._nothing())
            return cleaned
        words = {"rows": len(self.found.rows), "out": len(self.found.left_out), "missing": len(self.found.missing)}
        self.add_warning(
            _("%(rows)s người sẽ ghi vào bảng, %(out)s dòng để ngoài, %(missing)s đoàn viên không có trong tệp.") % words,
            code="xem-truoc",
            confirm=_("Đã xem, ghi vào bảng"),
            title=_("Xem trước, chưa ghi gì"),
        )
        return {"rows": self.found.rows}

    def _entries(self, cleaned):
        upload = cleaned.get("file")
        if upload is None:
            return payroll.again(self.kept())
        entries = payroll.read(upload.read(), upload.name)
        self.keep(payroll.told(entries))
        return entries

    def _nothing(self):
        if self.found.left_out:
            return _("Không có dòng nào ghi được. Xem các dòng để ngoài bên dưới.")
        return _("Bảng đã đúng như tệp này, không có gì để ghi.")
