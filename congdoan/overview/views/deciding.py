"""What is decided about an import: write it into the book, leave it, undo it."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.db.gathering import gather
from congdoan.kernel.money import format_number
from congdoan.organization.actions import groups
from congdoan.overview import asking, founding, handing, importing
from congdoan.overview.forms import AnswerText, CommitWorkbook, Confirm, ForgetAnswer
from congdoan.overview.founding import FoundGroups
from congdoan.overview.views.preview import ImportRows, OfImport
from congdoan.ui.screens import ActionScreen
from congdoan.workbooks import queries as workbooks
from congdoan.workbooks.actions import answering, batches
from congdoan.workbooks.choices import BatchState


class Deciding(OfImport, ActionScreen):
    """What the three decisions share: no field, only the button; afterwards the import's page."""

    form_class = Confirm
    gives = ("batch",)
    decides = ()  # the states that an import may be in; the import's own page says what became of it otherwise
    shows_in_hand = True

    def get(self, request, *args, **kwargs):
        """The question; the import's page if it has been decided already."""
        if self.batch.state not in self.decides:
            return HttpResponseRedirect(self.at("import"))
        return super().get(request, *args, **kwargs)

    def success_url(self, pk):
        return self.at("import")

    def cancel_url(self):
        return self.at("import")


class CommitImport(ImportRows, Deciding):
    """Ghi vào sổ: bước 4. What was refused, and what has changed since the preview, is shown on the preview itself."""

    action = batches.commit
    form_class = CommitWorkbook
    decides = (BatchState.PREVIEWED,)
    not_done = gettext_lazy("Chưa ghi vào sổ")

    def perform(self, form):
        """Writes at once, or hands what is too much for a page to the background job, if there is one."""
        if not handing.is_too_much_for_a_page(self.batch, by=self.by):
            return super().perform(form)
        given = {**self.given(), **form.cleaned_data}
        return batches.hand_over(by=self.by, request_key=form.request_key, body_hash=form.body_hash(), **given)

    def done_sentence(self, batch):
        if batch.state == BatchState.WRITING:
            return _("Đã giao máy ghi vào sổ. Anh/chị rời trang này cũng được, việc vẫn chạy.")
        return _("Đã ghi %s dòng vào sổ.") % format_number(batch.rows_to_write)

    def conflict(self, form, conflict):
        """409: the file compared with the book of now; nothing was written."""
        batches.renew(by=self.by, batch=self.batch)
        self.batch = self.find_batch()
        return self.show(
            status=409,
            form=form,
            conflict=_(
                "Chưa ghi gì: sổ đã có người sửa từ lúc anh/chị xem trước. Bảng dưới đây vừa được so lại với sổ bây giờ; xem lại rồi ghi."
            ),
        )


class Reading(ImportRows, Deciding):
    """How a text of the file is to be read: asked on the preview, and the preview says what became of it."""

    decides = (BatchState.PREVIEWED,)
    gives = ("batch", "later")

    def get(self, request, *args, **kwargs):
        """The question stands on the preview."""
        return HttpResponseRedirect(self.at("import"))

    def show(self, status=200, form=None, **more):
        """The preview, what was typed kept beside its control."""
        self.failed = form
        return super().show(status=status, **more)

    def given(self):
        return {**super().given(), "later": handing.is_too_much_for_a_page(self.batch, by=self.by)}

    def success_url(self, pk):
        return self.at("import") + "#can-sua"


class AnswerImport(Reading):
    """Sửa một chữ cho mọi dòng có chữ ấy."""

    action = answering.answer
    form_class = AnswerText
    not_done = gettext_lazy("Chưa sửa được")

    def done_sentence(self, batch):
        return handing.READ_AGAIN if batch.state == BatchState.WAITING else asking.done(importing.problems(batch), batch.answers[-1])


class ForgetAnswerOfImport(Reading):
    """Thôi một cách hiểu."""

    action = answering.forget
    form_class = ForgetAnswer
    not_done = gettext_lazy("Chưa bỏ được cách hiểu")

    def done_sentence(self, batch):
        return handing.READ_AGAIN if batch.state == BatchState.WAITING else _("Đã bỏ cách hiểu ấy, ở tệp này và các tệp sau.")


class FoundGroupsOfImport(Deciding):
    """Lập các tổ mà tệp nhắc đến mà chưa có."""

    action = groups.found_named
    form_class = FoundGroups
    gives = ("batch", "later")
    decides = (BatchState.PREVIEWED,)
    template_name = "overview/import_found.html"
    main_button = gettext_lazy("Lập tổ, xem trước lại")
    main_icon = "cay"
    not_done = gettext_lazy("Chưa lập tổ")
    cancel_label = gettext_lazy("Thôi, chưa lập")
    explanation = gettext_lazy("Lập xong, các dòng nhắc đến tổ được đọc vào đúng tổ ấy, ở tệp này và các tệp sau.")

    @property
    def title(self):
        """Under whom."""
        return _("Lập tổ của %(unit)s") % {"unit": self.unit.name}

    def get(self, request, *args, **kwargs):
        """The form; the import's page where nothing is to be founded."""
        if not gather(founding.offer(self.batch, self.by, workbooks.units_asked(self.batch)))[0]:
            return HttpResponseRedirect(self.at("import"))
        return super().get(request, *args, **kwargs)

    def given(self):
        return {**super().given(), "later": handing.is_too_much_for_a_page(self.batch, by=self.by)}

    def show(self, status=200, form=None, **extra):
        """With the groups as cards."""
        return super().show(status=status, form=form, cards=form.cards(), batch=self.batch, **extra)

    def done_sentence(self, batch):
        return handing.READ_AGAIN if batch.state == BatchState.WAITING else _("Đã lập tổ. Các dòng nhắc đến tổ ấy đã được đọc lại.")

    def success_url(self, pk):
        return self.at("import") + "#can-sua"


class UndoImport(Deciding):
    """Hoàn tác cả một lần nhập."""

    action = batches.undo
    decides = (BatchState.COMMITTED,)
    title = gettext_lazy("Hoàn tác lần nhập")
    main_button = gettext_lazy("Hoàn tác cả lần nhập")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa hoàn tác")
    cancel_label = gettext_lazy("Thôi, giữ nguyên")
    confirmation = gettext_lazy("Đã hoàn tác cả lần nhập.")
    template_name = "overview/import_undo.html"

    def prepare(self):
        super().prepare()
        self.explanation = _("Tệp %s.") % self.batch.file_name

    def context(self):
        return {**super().context(), "batch": self.batch}


class DiscardImport(Deciding):
    """Bỏ một lần nhập đã xem trước, không ghi gì."""

    action = batches.discard
    decides = (BatchState.PREVIEWED, BatchState.WAITING, BatchState.UNREADABLE)
    title = gettext_lazy("Bỏ lần nhập")
    main_button = gettext_lazy("Bỏ, không ghi gì")
    main_icon = "dong"
    not_done = gettext_lazy("Chưa bỏ được")
    cancel_label = gettext_lazy("Thôi, xem tiếp")
    confirmation = gettext_lazy("Đã bỏ, không ghi gì vào sổ.")
    template_name = "overview/import_undo.html"

    def prepare(self):
        super().prepare()
        self.explanation = _("Tệp %s.") % self.batch.file_name

    def success_url(self, pk):
        return reverse("overview:import-list", kwargs={"unit_id": self.unit.pk})

    def context(self):
        return {**super().context(), "batch": self.batch}
