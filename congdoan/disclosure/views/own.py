"""Công khai của công đoàn mình, và hỏi về những gì đã công khai."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.disclosure import forms, queries
from congdoan.disclosure.actions import questions
from congdoan.disclosure.views.places import places_of
from congdoan.disclosure.views.publications import name_of, paper_of, table_of, told
from congdoan.kernel.text import number_in
from congdoan.membership.views.own import OwnAffair
from congdoan.ui.screens import Page

SHOWN = 20


class OwnPublications(Page):
    """Công khai của công đoàn mình; ``?in=`` the paper of one."""

    personal = own_affairs = True
    template_name = "disclosure/mine.html"
    section = "me"
    title = _("Công khai")

    def prepare(self):
        asked = number_in(self.request.GET.get("in", ""), most=9)
        self.row = None
        if asked is not None:
            self.row = queries.own(by=self.by).filter(pk=asked).first()
            if self.row is None:
                raise Http404
            self.template_name = "disclosure/paper.html"

    def context(self):
        back = {"back": self.request.path, "me_url": reverse("overview:me")}
        if self.row is not None:
            return paper_of(self.row, list(queries.lines_of([self.row]))) | back
        found, lines = list(queries.own(by=self.by)[:SHOWN]), {}
        for line in queries.lines_of(found):
            lines.setdefault(line.publication_id, []).append(line)
        asked = {}
        for row in queries.asked(found, self.by):
            asked.setdefault(row.publication_id, []).append(told(row))
        return {"publications": [self._told(row, lines.get(row.pk, []), asked.get(row.pk, [])) for row in found], **back}

    def _told(self, row, lines, asked):
        table = table_of().trimmed(lines)
        return {
            "row": row, "name": name_of(row), "table": table, "rows": table.shown(lines), "paper": f"?in={row.pk}", "questions": asked, "ask_url": reverse("disclosure:ask") + f"?ve={row.pk}",
            "said": f"{row.unit.name}. {places_of(row)}.",
        }  # fmt: skip


class Ask(OwnAffair):
    """Hỏi về một lần công khai."""

    action = questions.ask
    form_class = forms.Ask
    home = "disclosure:mine"
    title = _("Hỏi về công khai")
    main_button = _("Gửi câu hỏi")
    not_done = _("Chưa gửi")
    explanation = _("Công đoàn trả lời; câu hỏi và trả lời mọi đoàn viên của đơn vị đọc được.")
    privacy = _("Không chọn hiện tên thì không ai thấy ai hỏi, kể cả ban chấp hành.")
    confirmation = _("Đã gửi câu hỏi. Trả lời hiện ở trang này.")

    def initial(self):
        return {"publication": number_in(self.request.GET.get("ve", ""), most=9)}
