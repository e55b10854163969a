"""Step 2 of an import: how its sheets and columns are read, corrected and remembered."""

from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.overview import handing, importing, laying
from congdoan.overview.column_forms import ReadColumns
from congdoan.overview.forms import ForgetLayout
from congdoan.overview.views.preview import OfImport
from congdoan.ui.screens import ActionScreen
from congdoan.workbooks.actions import layouts
from congdoan.workbooks.choices import BatchState


class ImportColumns(OfImport, ActionScreen):
    """Đọc hiểu các cột: bước 2. What was understood; while nothing is decided, the form to correct it."""

    action = layouts.read_as
    form_class = ReadColumns
    gives = ("batch", "later")
    template_name = "overview/import_columns.html"
    title = gettext_lazy("Đọc hiểu các cột")
    not_done = gettext_lazy("Chưa lưu cách đọc")

    def given(self):
        return {**super().given(), "later": handing.is_too_much_for_a_page(self.batch, by=self.by)}

    def initial(self):
        return {"asked": [asked] if (asked := self.request.GET.get("trang", "")) else []}

    def context(self):
        return {
            **super().context(),
            "batch": self.batch,
            "steps": importing.steps(self.batch, 2, self),
            "step": 2,
            "open_to_change": self.batch.state == BatchState.PREVIEWED,
            "rows_url": self.at("import"),
            "forget_url": self.at("import-forget-columns"),
            "upload_url": self.upload_url(),
        }

    def show(self, status=200, form=None, **extra):
        """The cards to correct, and what is clear."""
        form = form or self.form()
        if self.batch.state == BatchState.PREVIEWED:
            cards, clear = form.cards(), form.rest
        else:
            cards, clear = [], laying.groups(self.batch)
        clear = [self.summed_up(group) for group in clear]
        return super().show(status=status, form=form, cards=cards, clear=clear, **extra)

    def summed_up(self, group):
        """One group that needs no look, in words."""
        tables = [importing.understood_table(table) for table in group]
        return {
            **tables[0],
            "title": laying.title_of(group),
            "verdict": laying.verdict(group),
            "rows": sum(table["rows"] for table in tables),
            "left_out": laying.left_out(group),
            "change_url": self.at("import-columns", trang=group[0]["index"]),
        }

    def perform(self, form):
        self.turned = form.turned
        return super().perform(form)

    def done_sentence(self, batch):
        if batch.state == BatchState.WAITING:
            return handing.READ_AGAIN
        return (
            _("Đã đọc lại tệp theo lựa chọn. Xem các cột rồi lưu.")
            if self.turned
            else _("Đã lưu cách đọc; tệp sau cùng kiểu được đọc như thế.")
        )

    def success_url(self, pk):
        """The preview; this page again where something is still to be looked at."""
        self.batch = self.find_batch()
        return self.at("import-columns") if self.batch.guesses or getattr(self, "turned", False) else self.at("import")

    def cancel_url(self):
        return self.at("import")


class ForgetReading(OfImport, ActionScreen):
    """Quên cách đọc đã nhớ của một trang."""

    action = layouts.forget
    form_class = ForgetLayout
    gives = ("batch", "later")

    def given(self):
        return {**super().given(), "later": handing.is_too_much_for_a_page(self.batch, by=self.by)}

    def get(self, request, *args, **kwargs):
        """The question stands on step 2."""
        return HttpResponseRedirect(self.at("import-columns"))

    def show(self, status=200, form=None, **extra):
        """A refusal leads back: there is nothing to mend on the button."""
        return HttpResponseRedirect(self.at("import-columns"))

    def done_sentence(self, batch):
        return (
            handing.READ_AGAIN
            if batch.state == BatchState.WAITING
            else _("Đã quên cách đọc cũ. Trang được đọc lại từ đầu; xem các cột rồi lưu.")
        )

    def success_url(self, pk):
        return self.at("import-columns")
