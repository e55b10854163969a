"""Writing a hand-written part of a report: assessment, directions, proposals."""

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from congdoan.overview.views.reports import OfReport
from congdoan.reports import queries as reports
from congdoan.reports.actions import parts
from congdoan.reports.outline import outline
from congdoan.ui.fields import CleanText
from congdoan.ui.forms import Form
from congdoan.ui.screens import ActionScreen


class PartText(CleanText):
    """A text of several paragraphs: line breaks are kept."""

    def clean(self, value):
        """Each line cleaned by itself."""
        return "\n".join(super(PartText, self).clean(line) if line.strip() else "" for line in (value or "").splitlines()).strip()


class WritePartForm(Form):
    """Một mục viết tay."""

    text = PartText(
        label=_("Nội dung"),
        help_text=_("Mỗi ý một dòng. Con số thì để máy tự lấy từ sổ, không cần ghi lại ở đây."),
        widget=forms.Textarea(attrs={"rows": 14}),
        required=False,
    )


class WritePart(OfReport, ActionScreen):
    """Viết một mục của báo cáo."""

    action = parts.write
    form_class = WritePartForm
    gives = ("unit", "kind", "period", "part")
    template_name = "ui/form.html"
    section = "reports"
    main_button = _("Ghi vào báo cáo")
    confirmation = _("Đã ghi vào báo cáo.")

    @classmethod
    def permission_needed(cls):
        return cls.action.permission

    def prepare(self):
        OfReport.prepare(self)
        plan = outline(self.kind, self.question().as_of)
        self.part = next((part for part in plan.parts if part.key == self.kwargs["part"] and part.written), None)
        if self.part is None:
            raise Http404
        self.title = f"{self.part.number}. {self.part.title}"
        self.explanation = _("Viết %s.") % self.part.written
        self.known = reports.written_parts(by=self.by, unit=self.unit, kind=self.kind, period=self.code).filter(part=self.part.key).first()

    def given(self):
        return {"unit": self.unit, **{name: self.kwargs[name] for name in ("kind", "period", "part")}}

    def initial(self):
        return {"text": self.known.text if self.known else "", "version": self.known.version if self.known else 0}

    def cancel_url(self):
        return self.address()
