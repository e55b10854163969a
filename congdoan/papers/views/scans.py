"""Bản chụp quyết định: mở, tải về, đưa vào, bỏ ra."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.attachments.answering import shown
from congdoan.attachments.forms import FilesForm
from congdoan.papers import decision_queries
from congdoan.papers.actions import scans
from congdoan.papers.choices import Permission
from congdoan.papers.views.decision import OfDecision
from congdoan.papers.views.decisions import decision_url
from congdoan.ui.cancelling import Cancel
from congdoan.ui.screens import ActionScreen, RecordAction, UnitPage


class ScanFile(OfDecision, UnitPage):
    """Một bản chụp, mở trong trình duyệt; ?tai=1 thì tải về."""

    permission = str(Permission.VIEW_DECISIONS)

    def get(self, request, *args, **kwargs):
        """The bytes, as what they are and nothing else."""
        scan = decision_queries.scan(by=self.by, unit=self.unit, decision=self.decision.pk, pk=self.kwargs["scan_id"])
        if scan is None:
            raise Http404
        return shown(request, scan)


class PutScan(OfDecision, ActionScreen):
    """Đưa bản chụp của quyết định vào hồ sơ."""

    action = scans.put
    form_class = FilesForm
    gives = ("unit", "decision")
    main_button = gettext_lazy("Đưa vào hồ sơ")
    main_icon = "tep"
    not_done = gettext_lazy("Chưa đưa vào hồ sơ")

    @property
    def title(self):
        """Of which decision."""
        return _("Thêm bản chụp: quyết định %(number)s") % {"number": self.decision.number}

    @property
    def explanation(self):
        """Which paper, whose files."""
        words = {"text": self.decision.text, "unit": self.unit.name}
        return _("Quyết định %(text)s. Bản chụp giữ trong hồ sơ của %(unit)s; ai xem được quyết định này thì mở được.") % words

    def require(self):
        """The right alone; the decision is not found yet."""
        scans.put.check(by=self.by, unit=self.unit, decision=None)

    def given(self):
        return {"unit": self.unit, "decision": self.decision}

    def cancel_url(self):
        return decision_url(self.unit, self.decision)

    def done_sentence(self, result):
        """How many were new."""
        if not result.put:
            return _("Bản chụp này đã có trong hồ sơ, không giữ hai lần.")
        known = _(" Có %(n)s tệp đã có, không giữ hai lần.") % {"n": result.known} if result.known else ""
        return _("Đã đưa %(n)s bản chụp vào hồ sơ.") % {"n": result.put} + known


class CancelScan(RecordAction):
    """Bỏ bản chụp khỏi hồ sơ."""

    action = scans.cancel
    form_class = Cancel
    gives = ("scan",)
    section = "organization"
    title = gettext_lazy("Bỏ bản chụp khỏi hồ sơ")
    main_button = gettext_lazy("Bỏ bản chụp")
    main_icon = "dong"
    not_done = gettext_lazy("Chưa bỏ bản chụp")
    confirmation = gettext_lazy("Đã bỏ bản chụp. Tệp vẫn lưu cùng lý do, không ai mở nữa.")
    cancel_label = gettext_lazy("Thôi, giữ lại")

    def find(self):
        found = decision_queries.scan_of(unit=self.unit, pk=self.kwargs["pk"])
        if found is None:
            raise Http404
        return found

    @property
    def explanation(self):
        """Which file of which decision."""
        return _("Tệp %(name)s của quyết định %(text)s.") % {"name": self.record.file_name, "text": self.record.decision.text}

    def cancel_url(self):
        return decision_url(self.unit, self.record.decision)

    def success_url(self, pk):
        seen = decision_queries.decision(by=self.by, unit=self.unit, pk=self.record.decision_id)
        return self.cancel_url() if seen is not None else reverse("papers:decision-list", args=[self.unit.pk])


__all__ = ["CancelScan", "PutScan", "ScanFile"]
