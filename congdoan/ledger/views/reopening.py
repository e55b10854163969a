"""Mở lại sổ đã khóa: asked by who keeps the books, answered by another; what waits may be withdrawn."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.ledger import forms, queries
from congdoan.ledger.actions import closings
from congdoan.ledger.choices import Permission
from congdoan.ledger.views.books import url
from congdoan.ledger.views.closings import told
from congdoan.ui.screens import RecordAction


def ways_to_reopen(by, closing, last):
    """[button] of what ``by`` may do next about opening a closing again. ``last``: what was closed last, which alone is opened."""
    if closing.reopened_at:
        return []
    asked, unit, may_open = closing.asked, closing.unit, last is not None and closing.pk == last.pk
    keeps = by.may(Permission.KEEP_BOOKS, unit)
    if asked is None:
        return [_button(_("Đề nghị mở lại"), "khoa", "closing-ask", closing)] if keeps and may_open else []
    listed = [_button(_("Rút đề nghị"), "dong", "closing-withdraw", closing)] if keeps else []
    if by.may(Permission.REOPEN_MONTH, unit) and asked.asked_by_id != by.person.pk:
        listed.append(_button(_("Không đồng ý"), "dong", "closing-decline", closing))
        listed += [{**_button(_("Đồng ý mở lại"), "khoa", "closing-reopen", closing), "main": True}] if may_open else []
    return listed


def _button(label, icon, name, closing):
    return {"label": label, "icon": icon, "url": url(name, closing.unit, closing.pk)}


class _OfClosing(RecordAction):
    """What is done with one closing."""

    gives = ("closing",)
    section = "funds"
    called = ""

    def find(self):
        found = queries.closing(unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def title(self):
        """Of which month."""
        return self.called % {"month": self.record.label}

    def success_url(self, pk):
        return self.cancel_url()

    def cancel_url(self):
        return url("closing", self.unit, self.kwargs["pk"])


class AskReopen(_OfClosing):
    """Đề nghị mở lại một tháng, một năm."""

    action = closings.ask_reopen
    form_class = forms.AskReopen
    called = gettext_lazy("Đề nghị mở lại sổ %(month)s")
    main_button = gettext_lazy("Gửi đề nghị")
    not_done = gettext_lazy("Chưa gửi")
    explanation = gettext_lazy("Chủ tịch hoặc phó chủ tịch đồng ý thì sổ mở lại. Lý do ở lại trong sổ.")
    confirmation = gettext_lazy("Đã gửi đề nghị mở lại sổ.")


class _Asked(_OfClosing):
    """What is answered to a request."""

    @property
    def explanation(self):
        """Who asked, and why."""
        return told(self.record.asked) if self.record.asked else ""


class Reopen(_Asked):
    """Đồng ý mở lại một tháng, một năm."""

    action = closings.reopen
    form_class = forms.Plain
    called = gettext_lazy("Đồng ý mở lại sổ %(month)s")
    main_button = gettext_lazy("Đồng ý mở lại")
    not_done = gettext_lazy("Chưa mở lại")
    confirmation = gettext_lazy("Đã mở lại sổ. Kế toán ghi xong thì khóa lại.")


class Decline(_Asked):
    """Không đồng ý mở lại."""

    action = closings.decline
    form_class = forms.Decline
    called = gettext_lazy("Không đồng ý mở lại sổ %(month)s")
    main_button = gettext_lazy("Không đồng ý")
    not_done = gettext_lazy("Chưa gửi")
    confirmation = gettext_lazy("Đã trả lời không đồng ý; sổ vẫn khóa.")


class Withdraw(_Asked):
    """Rút đề nghị mở lại."""

    action = closings.withdraw
    form_class = forms.Plain
    called = gettext_lazy("Rút đề nghị mở lại sổ %(month)s")
    main_button = gettext_lazy("Rút đề nghị")
    not_done = gettext_lazy("Chưa rút")
    confirmation = gettext_lazy("Đã rút đề nghị; sổ vẫn khóa.")
