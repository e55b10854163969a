"""An import that a background job has in hand: how far it is; what to do if it cannot go on."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel.errors import Refused
from congdoan.overview import handing, importing
from congdoan.overview.views.deciding import Deciding
from congdoan.overview.views.preview import OfImport
from congdoan.workbooks.actions import batches
from congdoan.workbooks.choices import BatchState


class ImportProgress(OfImport):
    """Máy đang đọc, đang ghi một sổ lớn đến đâu; the page asks again by itself and leads on when the work is done."""

    template_name = "overview/import_progress.html"
    fragments = ("tien-do",)
    shows_in_hand = True

    def get(self, request, *args, **kwargs):
        """The page; once there is something else to see, the page of that."""
        asked_again = self.request.headers.get("HX-Target") in self.fragments
        if not handing.is_in_hand(self.batch):
            return self.lead_to(self.at("import-columns" if importing.wants_a_look(self.batch) else "import"), asked_again)
        self.told = handing.told(self.batch, by=self.by)
        if asked_again and not self.told["going"]:
            return self.lead_to(request.path, asked_again)  # the whole page, for its heading and its buttons
        return self.show()

    @staticmethod
    def lead_to(url, asked_again):
        """Another page, in the way that htmx or a plain browser follows."""
        return HttpResponse(status=204, headers={"HX-Redirect": url}) if asked_again else HttpResponseRedirect(url)

    def context(self):
        step = 4 if self.batch.state == BatchState.WRITING else 2
        return {
            "unit": self.unit,
            "batch": self.batch,
            "title": _("Ghi tệp lớn vào sổ") if step == 4 else _("Đọc tệp lớn"),
            "told": self.told,
            "steps": importing.steps(self.batch, step, self),
            "step": step,
            "urls": {
                "same": self.request.path,
                "list": importing.list_url(self.unit),
                "upload": self.upload_url(),
                "discard": self.at("import-discard"),
                "read_now": self.at("import-read"),
                "take_back": self.at("import-take-back"),
            },
        }


class ReadImport(Deciding):
    """Đọc ngay một sổ mà máy chạy nền chưa đọc được: within the request, however long it takes."""

    action = batches.read
    decides = (BatchState.WAITING,)
    title = gettext_lazy("Đọc tệp ngay")
    main_button = gettext_lazy("Đọc ngay, tôi chờ")
    main_icon = "tep"
    not_done = gettext_lazy("Chưa đọc được tệp")
    cancel_label = gettext_lazy("Thôi, chờ máy chạy nền")
    confirmation = gettext_lazy("Đã xem tệp. Chưa có gì được ghi vào sổ.")
    explanation = gettext_lazy("Tệp lớn nên trang này có thể phải chờ vài phút. Đọc xong anh/chị xem trước từng dòng; chưa ghi gì.")


class TakeBackImport(Deciding):
    """Thôi giao máy ghi, xem trước lại."""

    action = batches.take_back
    gives = ("batch", "sentence")
    decides = (BatchState.WRITING,)
    title = gettext_lazy("Xem trước lại")
    main_button = gettext_lazy("Thôi giao máy ghi, xem trước lại")
    main_icon = "lui"
    not_done = gettext_lazy("Chưa xem trước lại được")
    cancel_label = gettext_lazy("Thôi, chờ máy chạy nền")
    confirmation = gettext_lazy("Đã xem trước lại, so với sổ bây giờ. Chưa có gì được ghi vào sổ.")
    explanation = gettext_lazy("Chưa có gì được ghi. Máy so tệp với sổ bây giờ rồi anh/chị xem và quyết lại.")

    def given(self):
        return {**super().given(), "sentence": ""}

    def perform(self, form):
        if handing.is_being_written(self.batch):
            raise Refused(_("Máy đang ghi tệp này, không dừng giữa chừng được. Chờ vài phút rồi mở lại trang."))
        return super().perform(form)
