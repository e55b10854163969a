"""Trang của một phương án: đụng đến những gì, kiểm tra thấy gì, ai trình ai duyệt, đoàn viên đi đâu."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.kernel import dates
from congdoan.kernel.dates import VIETNAM
from congdoan.kernel.errors import why_not
from congdoan.reorganization import findings, policies
from congdoan.reorganization.choices import BADGES, OPEN, WAITING, Deed, Permission, PlanState
from congdoan.reorganization.findings import MIND, MUST
from congdoan.reorganization.views import links
from congdoan.ui.opening import Doors
from congdoan.ui.screens import UnitPage

KINDS = {MUST: ("son", "loi", gettext_lazy("Phải sửa")), MIND: ("nghe", "canh", gettext_lazy("Lưu ý"))}
GOOD = ("la", "dung", gettext_lazy("Đạt"))
STEPS = [
    ("plan-dissolve", gettext_lazy("Giải thể")),
    ("plan-merge", gettext_lazy("Nhập")),
    ("plan-change", gettext_lazy("Đổi tên, loại, cấp trên")),
    ("plan-found", gettext_lazy("Lập mới")),
    ("plan-split", gettext_lazy("Chia, tách")),
]


class PlanPage(UnitPage):
    """Một phương án."""

    permission = str(Permission.VIEW_PLANS)
    template_name = "reorganization/plan.html"
    section = "reorganization"

    def prepare(self):
        super().prepare()
        self.plan = links.plan_of(self)
        self.title = self.plan.title

    @cached_property
    def found(self):
        """What the last check found."""
        return findings.read(self.plan.findings)

    def context(self):
        plan, problems = self.plan, self.found.problems
        open_now = plan.state in OPEN
        return {
            "plan": plan,
            "badge": BADGES[PlanState(plan.state)],
            "decision": self._decision(),
            "decision_url": Doors(self.by).url(plan.decision) if plan.decision else "",
            "problems": problems if open_now else [],
            "touches": self.found.touches,
            "found": [_shown(one) for one in self.found.found] if open_now else [],
            "checked": _moment(plan.checked_at),
            "check_url": links.plan_url(plan, "plan-check") if open_now and self.may_draft else "",
            "unsettled": plan.state == PlanState.DRAFT and self.may_draft and self.found.undecided > 0,
            "settle_url": links.plan_url(plan, "plan-settle"),
            "people_url": links.plan_url(plan, "plan-people")
            if self.found.settles and self.by.may(Permission.SEND_MEMBERS, plan.unit)
            else "",
            "touched_url": links.plan_url(plan, "plan-touched"),
            "founding_url": f"{links.plan_url(plan, 'plan-steps')}?viec={Deed.FOUND}",
            "goes": self._goes(),
            "unlike": [one.sentence for one in findings.differences(findings.read(plan.approved_findings), self.found)],
            "sums": self._sums(),
            "hands": self._hands(),
            "ways": self._ways(problems),
            "adding": self._adding(),
            "actions": self._actions(),
            "undo_until": plan.undo_until,
        }

    @cached_property
    def may_draft(self):
        """True if the signed-in person drafts plans here."""
        return self.by.may(Permission.DRAFT_PLAN, self.plan.unit)

    def _decision(self):
        plan, said = self.plan, []
        if plan.number:
            said.append(_("Quyết định %(number)s") % {"number": plan.number})
        if plan.signed_on:
            said.append(_("ký ngày %(day)s") % {"day": dates.format_date(plan.signed_on)})
        if plan.issuer:
            said.append(_("của %(issuer)s") % {"issuer": plan.issuer})
        said.append(_("hiệu lực từ ngày %(day)s") % {"day": dates.format_date(plan.effective_on)})
        sentence = ", ".join(said)
        return f"{sentence[0].upper()}{sentence[1:]}."

    def _goes(self):
        most = max((count for _name, count in self.found.goes), default=0)
        return [{"name": name, "count": count, "share": max(1, round(100 * count / most))} for name, count in self.found.goes]

    def _sums(self):
        names = {"units": _("Đơn vị ở dưới"), "members": _("Đoàn viên")}
        return [{"label": names[key], "before": pair[0], "after": pair[1]} for key, pair in self.found.sums.items() if self.found.touches]

    def _hands(self):
        """Who had a hand in it, oldest first."""
        plan = self.plan
        held = [
            (plan.recorded_by, plan.recorded_at, _("lập")),
            (plan.submitted_by, plan.submitted_at, _("trình")),
            (plan.approved_by, plan.approved_at, _("duyệt")),
            (plan.carried_out_by, plan.carried_out_at, _("thi hành")),
            (plan.undone_by, plan.undone_at, _("hoàn tác")),
        ]
        return [{"name": who.full_name, "did": did, "at": _moment(at)} for who, at, did in held if who is not None]

    def _ways(self, problems):
        """Buttons that take the plan to its next state, closed with the reason where that cannot be now."""
        plan = self.plan
        unmended = _("Còn %(count)s chỗ phải sửa.") % {"count": len(problems)} if problems else ""
        own = why_not(policies.check_another_person, plan=plan, person_id=self.by.person.pk)
        early = why_not(policies.check_day_has_come, effective_on=plan.effective_on, today=self.by.today)
        late = why_not(policies.check_within_window, plan=plan, today=self.by.today)
        listed = {
            PlanState.DRAFT: [("plan-submit", _("Trình duyệt"), "dung", Permission.DRAFT_PLAN, unmended)],
            PlanState.SUBMITTED: [("plan-approve", _("Duyệt"), "dung", Permission.APPROVE_PLAN, own or unmended)],
            PlanState.APPROVED: [("plan-carry-out", _("Thi hành"), "dung", Permission.EXECUTE_PLAN, early or unmended)],
            PlanState.CARRIED_OUT: [("plan-undo", _("Hoàn tác cả phương án"), "lui", Permission.EXECUTE_PLAN, late)],
        }.get(PlanState(plan.state), [])
        if plan.state in WAITING:
            listed.append(("plan-send-back", _("Trả lại để soạn tiếp"), "lui", Permission.DRAFT_PLAN, ""))
        if plan.state in OPEN:
            listed.append(("plan-cancel", _("Bỏ phương án"), "dong", Permission.DRAFT_PLAN, ""))
        return [
            {"label": label, "icon": icon, "url": links.plan_url(plan, name), "why_not": why, "main": place == 0}
            for place, (name, label, icon, permission, why) in enumerate(listed)
            if self.by.may(permission, plan.unit)
        ]

    def _adding(self):
        if self.plan.state != PlanState.DRAFT or not self.may_draft:
            return []
        return [{"label": label, "url": links.plan_url(self.plan, name)} for name, label in STEPS]

    def _actions(self):
        plan = self.plan
        listed = [{"label": _("Xem các việc"), "icon": "cay", "url": links.plan_url(plan, "plan-steps")}]
        listed.append({"label": _("In phương án"), "icon": "in", "url": links.plan_url(plan, "plan-steps") + "?dang=in"})
        files = links.files_url(plan) if plan.state in (*WAITING, PlanState.CARRIED_OUT) else ""
        if files and any(touch.key == "closed" for touch in self.found.touches):
            listed.append({"label": _("Hồ sơ bàn giao"), "icon": "tep", "url": files})
        if plan.state == PlanState.DRAFT and self.may_draft:
            listed.append({"label": _("Sửa phần đầu"), "icon": "sua", "url": links.plan_url(plan, "plan-correct")})
            listed.append({"label": _("Bỏ bớt việc"), "icon": "dong", "url": links.plan_url(plan, "plan-remove")})
        return listed


def _shown(one):
    css, icon, word = KINDS.get(one.kind, GOOD)
    return {"css": css, "icon": icon, "word": word, "title": one.title, "text": one.text}


def _moment(at):
    if at is None:
        return ""
    there = at.astimezone(VIETNAM)
    return _("lúc %(time)s ngày %(day)s") % {"time": f"{there:%H:%M}", "day": dates.format_date(there.date())}
