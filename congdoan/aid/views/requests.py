"""One request for aid: what was asked, its chain, and what comes next."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _t

from congdoan.aid import policies, queries
from congdoan.aid.choices import BADGES, Permission, State, StepKind
from congdoan.aid.views.chain import chain
from congdoan.aid.views.evidence import lines
from congdoan.care.policies import can_see_reason
from congdoan.care.views.found import of_address
from congdoan.kernel.dates import format_date
from congdoan.kernel.errors import why_not
from congdoan.kernel.money import format_money
from congdoan.ui.opening import Doors
from congdoan.ui.screens import UnitPage


class RequestPage(UnitPage):
    """Một đề nghị trợ cấp."""

    permission = queries.request.permission
    template_name = "aid/request.html"
    section = "care"

    def prepare(self):
        super().prepare()
        self.record = of_address(self, queries.request)
        self.title = _t("Trợ cấp %(name)s") % {"name": self.record.person.full_name}

    def context(self):
        record, doors = self.record, Doors(self.by)
        now = policies.state(record.way, record.steps.all())
        sees = can_see_reason(self.by, record)
        return {
            "unit": self.unit,
            "record": record,
            "facts": self.facts(doors, sees),
            "state": capfirst(str(now.label)),
            "badge": BADGES[now],
            "steps": chain(record, doors, sees_words=sees),
            "named": ", ".join(step.named.full_name for step in record.steps.all() if step.kind == StepKind.NAMED),
            "actions": [] if record.is_cancelled else self.actions(now),
            "papers": self.papers(),
            "opens": sees,
            "attach_url": self.attach_url(sees),
            "cancelled": format_date(record.cancelled_on) if record.is_cancelled else "",
            "privacy": policies.who_reads(),
            "list_url": reverse("aid:request-list", args=[self.unit.pk]),
        }

    def facts(self, doors, sees):
        """What was asked, as far as the reader may read it."""
        record = self.record
        given = [
            (_t("Đơn vị"), record.unit.name),
            (_t("Đến từ"), capfirst(record.get_way_display())),
            (_t("Lý do"), capfirst(record.get_reason_display()) if sees else _t("Anh/chị không thuộc những người được xem lý do")),
            (_t("Việc xảy ra"), record.what if sees else ""),
            (_t("Số tiền đề nghị"), format_money(record.amount_asked) if record.amount_asked else ""),
            (_t("Người ghi"), record.recorded_by.full_name),
        ]
        member = {"label": _t("Đoàn viên"), "text": record.person.full_name, "url": doors.url(record.person), "opens": True}
        return [member, *({"label": label, "text": text} for label, text in given if text)]

    def papers(self):
        """Papers that the reader may open."""
        drops = "paper-drop" if self.by.may(Permission.PROPOSE_AID, self.unit) else ""
        return lines(queries.papers_of(self.by, self.record), "paper", drops, self.unit.pk)

    def attach_url(self, sees):
        """Where a paper is put in, for who may read it."""
        puts = sees and not self.record.is_cancelled and self.by.may(Permission.PROPOSE_AID, self.unit)
        return reverse("aid:request-attach", args=[self.unit.pk, self.record.pk]) if puts else ""

    def actions(self, now):
        """What comes next."""
        decides = self.by.may(Permission.DECIDE_AID, self.unit)
        own = why_not(policies.check_not_own, person_id=self.record.person_id, by_id=self.by.person.pk) if decides else ""
        found = []
        if self.record.is_confidential and self.by.may(Permission.VIEW_CONFIDENTIAL_AID, self.unit):
            found.append(self.button("name", _t("Cho người khác biết"), "nguoi"))
        if now == State.WAITING and self.by.may(Permission.PROPOSE_AID, self.unit):
            found.append(self.button("cancel", _t("Bỏ đề nghị ghi nhầm"), "loi"))
            if not why_not(policies.check_not_backed, steps=self.record.steps.all()) and self.record.person_id != self.by.person.pk:
                found.append(self.button("back", _t("Tổ đề xuất"), "mui"))
        if now == State.WAITING and decides:
            found += [self.button("refuse", _t("Không duyệt"), "dong", own), self.button("approve", _t("Duyệt"), "dung", own, main=True)]
        if now == State.APPROVED and decides:
            found.append(self.button("give", _t("Ghi đã trao"), "qua", own, main=True))
        if now == State.INCOMPLETE and decides:
            found.append(self.button("complete", _t("Ghi đủ giấy tờ"), "dung", main=True))
        return found

    def button(self, name, label, icon, closed="", main=False):
        """One of them."""
        url = reverse(f"aid:request-{name}", args=[self.unit.pk, self.record.pk])
        return {"label": label, "icon": icon, "url": url, "why_not": closed, "main": main}
