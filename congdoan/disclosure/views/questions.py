"""Hỏi đáp về công khai: the list, answering, taking a question out."""

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.disclosure import forms, queries
from congdoan.disclosure.actions import questions
from congdoan.disclosure.choices import Permission
from congdoan.disclosure.views.publications import url_of
from congdoan.kernel.dates import format_date
from congdoan.ui.cancelling import Cancel as CancelForm
from congdoan.ui.screens import AsOf, ListScreen, RecordAction
from congdoan.ui.tables import Column, Table


def _replies(row):
    return " ".join(one.words for one in row.replies.all())


class QuestionList(AsOf, ListScreen):
    """Hỏi đáp về công khai."""

    query = queries.questions
    section = "funds"
    title = _("Hỏi đáp về công khai")
    file_name = "hoi-dap.xlsx"
    order = ("answered", "-asked_on", "-pk")
    things = _("câu hỏi")
    empty_title = _("Chưa có câu hỏi nào")
    empty_text = _("Đoàn viên hỏi ở trang Công khai của mình; câu hỏi và trả lời mọi đoàn viên đọc được, không nêu tên người ốm, khó khăn.")
    empty_icon = "hoi"

    @property
    def table(self):
        """Columns; each leads to its answer for who may give one."""
        may = self.by.may(Permission.ANSWER_QUESTION, self.unit) and self.past_day is None
        return Table(
            _("Câu hỏi, chưa trả lời trước"),
            (
                Column(_("Câu hỏi"), lambda row: row.words, link=(lambda row: url_of("question-reply", self.unit.pk, row.pk)) if may else None, note=lambda row: row.recorded_by.full_name if row.shows_name else "", phone="khoi"),
                Column(_("Về"), lambda row: capfirst(str(row.publication)), phone="nhan"),
                Column(_("Ngày hỏi"), lambda row: row.asked_on, "date", phone="nhan"),
                Column(_("Trả lời"), _replies, phone="khoi", optional=True),
                Column(_("Tình trạng"), lambda row: _t("đã trả lời") if row.answered else _t("chờ trả lời"), "badge", badge=lambda row: "la" if row.answered else "nghe"),
            ),
        )  # fmt: skip

    def query_arguments(self):
        return {"on": self.past_day}

    def page_label(self, row):
        return format_date(row.asked_on)

    def actions(self):
        return [{"label": _t("Các lần công khai"), "icon": "sach", "url": url_of("list", self.unit.pk)}]


class _OnQuestion(RecordAction):
    """Something done to one question."""

    gives = ("question",)
    section = "funds"

    def find(self):
        row = queries.questions(by=self.request.actor, unit=self.unit).filter(pk=self.kwargs["pk"]).first()
        if row is None:
            raise Http404
        return row

    @property
    def explanation(self):
        """The question."""
        said = _replies(self.record)
        words = {"what": self.record.words, "said": said}
        return (_t("Câu hỏi: %(what)s Đã trả lời: %(said)s") if said else _t("Câu hỏi: %(what)s")) % words

    def cancel_url(self):
        return url_of("questions", self.unit.pk)


class Reply(_OnQuestion):
    """Trả lời câu hỏi."""

    action = questions.reply
    form_class = forms.Reply
    title = _("Trả lời câu hỏi")
    main_button = _("Gửi trả lời")
    not_done = _("Chưa gửi")
    confirmation = _("Đã trả lời. Mọi đoàn viên của đơn vị đọc được.")


class CancelQuestion(_OnQuestion):
    """Rút câu hỏi không phù hợp."""

    action = questions.cancel
    form_class = CancelForm
    title = _("Rút câu hỏi không phù hợp")
    main_button = _("Rút câu hỏi")
    not_done = _("Chưa rút")
    confirmation = _("Đã rút. Câu hỏi không hiện nữa; dòng vẫn được giữ lại cùng lý do.")
