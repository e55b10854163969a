"""Một kiến nghị: lời đã gửi, các bước sau đó, việc tiếp theo."""

from django.http import Http404
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.inspection import forms, policies, queries
from congdoan.inspection.actions import findings
from congdoan.inspection.choices import CLOSED, OF_INSPECTED, Permission
from congdoan.inspection.views.lists import told, url
from congdoan.kernel.dates import format_date
from congdoan.ui.screens import RecordAction, UnitPage


class _Found:
    """Finds the finding of the address."""

    section = "funds"

    def find(self):
        """The record, or 404."""
        row = queries.finding(by=self.request.actor, pk=self.kwargs["pk"])
        if row is None or row.inspection.unit_id != self.kwargs["unit_id"]:
            raise Http404
        return row


class FindingPage(_Found, UnitPage):
    """Một kiến nghị kiểm tra."""

    permission = queries.finding.permission
    template_name = "inspection/finding.html"

    def prepare(self):
        super().prepare()
        self.record = self.find()
        self.title = _t("Kiến nghị số %s") % self.record.number

    def context(self):
        row, steps = self.record, list(self.record.steps.all())
        now, due = policies.state(steps), policies.due(self.record, steps)
        state, badge = told(now, policies.is_overdue(now, due, self.by.today))
        return {
            "unit": self.unit,
            "row": row,
            "state": state,
            "badge": badge,
            "facts": self.facts(due),
            "steps": [self.step(one) for one in steps],
            "actions": self.actions(now),
            "inspection_url": url("inspection", row.inspection.unit_id, row.inspection_id),
        }

    def facts(self, due):
        """Where it came from, and by when."""
        row = self.record
        rows = [
            (_t("Hạn khắc phục"), format_date(due), _t("hạn đầu %s") % format_date(row.due_on) if due != row.due_on else ""),
            (_t("Ủy ban kiểm tra"), row.inspection.committee.name, ""),
            (_t("Nội dung"), str(row.line) if row.line else "", ""),
            (_t("Ngày kiến nghị"), format_date(row.issued_on), ""),
            (_t("Người kiến nghị"), row.issued_by.full_name, ""),
        ]
        return [{"label": label, "text": text, "note": note} for label, text, note in rows if text]

    def step(self, one):
        """One step as the page shows it."""
        said = {"who": one.taken_by.full_name, "day": format_date(one.taken_on)}
        note = _t("%(who)s, ngày %(day)s") % said
        return {
            "badge": one.get_kind_display(), "kind": "cham" if one.kind in OF_INSPECTED else "la", "text": one.words,
            "note": _t("%(note)s. Hạn mới %(due)s") % {"note": note, "due": format_date(one.due_on)} if one.due_on else note,
        }  # fmt: skip

    def actions(self, now):
        """What comes next, for each side."""
        row, place = self.record, (self.record.inspection.unit_id, self.record.pk)
        theirs = self.by.may(Permission.HOLD_INSPECTION, row.inspection.committee)
        if theirs:
            return [{"label": _t("Theo dõi"), "icon": "mat", "url": url("finding-follow", *place), "main": now not in CLOSED}]
        if now not in CLOSED and self.by.may(Permission.ANSWER_FINDINGS, self.unit):
            return [{"label": _t("Trả lời"), "icon": "mui", "url": url("finding-answer", *place), "main": True}]
        return []


class _OnFinding(_Found, RecordAction):
    """A step of one finding; afterwards its page."""

    gives = ("finding",)

    @property
    def explanation(self):
        """What was asked for, by when."""
        row = self.record
        words = {"what": row.recommendation, "day": format_date(policies.due(row, list(row.steps.all())))}
        return _t("Kiến nghị: %(what)s Hạn %(day)s. Lời đã gửi giữ nguyên; mỗi lần ghi thêm là một bước có ngày, có tên.") % words

    def cancel_url(self):
        return url("finding", self.record.inspection.unit_id, self.record.pk)


class Answer(_OnFinding):
    """Trả lời kiến nghị."""

    action = findings.answer
    form_class = forms.Answer
    title = _("Trả lời kiến nghị")
    main_button = _("Gửi trả lời")
    not_done = _("Chưa gửi")
    confirmation = _("Đã gửi trả lời cho ủy ban kiểm tra.")


class Follow(_OnFinding):
    """Theo dõi kiến nghị."""

    action = findings.follow
    form_class = forms.Follow
    title = _("Theo dõi kiến nghị")
    main_button = _("Ghi")
    not_done = _("Chưa ghi")
    confirmation = _("Đã ghi.")
