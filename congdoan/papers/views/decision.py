"""Trang của một quyết định: số, ngày, nơi ban hành, đã làm những gì theo nó, bản chụp, tệp Word."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.attachments.listing import line
from congdoan.kernel.dates import format_date
from congdoan.membership.choices import How
from congdoan.papers import decision_queries, told
from congdoan.papers.choices import Permission, Sort
from congdoan.papers.views.decisions import decision_url, file_url
from congdoan.ui.opening import Doors
from congdoan.ui.screens import UnitPage


class OfDecision:
    """What the screens of one decision share: found as it is seen from the unit, else 404."""

    section = "organization"

    def prepare(self):
        super().prepare()
        self.decision = decision_queries.decision(by=self.by, unit=self.unit, pk=self.kwargs["pk"])
        if self.decision is None:
            raise Http404


class DecisionPage(OfDecision, UnitPage):
    """Một quyết định."""

    permission = str(Permission.VIEW_DECISIONS)
    template_name = "papers/decision.html"

    @property
    def title(self):
        """The number."""
        return _("Quyết định %(number)s") % {"number": self.decision.number}

    def context(self):
        deeds, counts, scans = decision_queries.done_by(by=self.by, unit=self.unit, decision=self.decision)
        issued = deeds.pop("issued")
        puts = self.by.may(Permission.KEEP_SCANS, self.unit) and not self.decision.hidden
        return {
            **super().context(),
            "unit": self.unit,
            "list_url": reverse("papers:decision-list", args=[self.unit.pk]),
            "facts": self.facts(deeds, counts),
            "deeds": list(self.groups(deeds, counts)),
            "hidden": self.decision.hidden,
            "scans": [self.scan(scan) for scan in scans],
            "put_url": reverse("papers:scan-put", args=[self.unit.pk, self.decision.pk]) if puts else "",
            "draw_url": self.draw_url(deeds, issued),
            "issued": [
                {"about": row.about, "sort": row.get_sort_display(), "day": row.recorded_at, "url": file_url(row)} for row in issued
            ],
        }

    def draw_url(self, deeds, issued):
        """Where the Word file of applications decided is drawn up, for who may, as long as there is none."""
        if issued or not deeds["applications"] or not self.by.may(Permission.ISSUE_DECISION, self.unit):
            return ""
        sort = Sort.ADMISSION if deeds["applications"][0].how == How.ADMITTED else Sort.RECOGNITION
        return reverse("papers:decision-issue", args=[self.unit.pk, sort.value])

    def facts(self, deeds, counts):
        """Number, signed, in force, issuer: what is not known says so."""
        decision, unknown = self.decision, _("chưa ghi")
        days = [day for kind, rows in deeds.items() if kind != "applications" for row in rows for day in [told.line(kind, row)[1]] if day]
        force = decision.effective_on or min(days, default=None)
        given = [
            (_("Số"), decision.number),
            (_("Ngày ký"), decision.signed_on and format_date(decision.signed_on)),
            (_("Có hiệu lực từ"), force and format_date(force)),
            (_("Nơi ban hành"), decision.issuer),
        ]
        if state := told.plan_state(counts["plan_state"])[0]:
            given.append((_("Tình trạng"), state))
        return [{"label": label, "text": text or unknown} for label, text in given]

    def groups(self, deeds, counts):
        """[{"title", "total", "lines", "more"}] of what was done."""
        units = [row if kind == "closed" else row.unit for kind, rows in deeds.items() if kind not in ("areas", "plans") for row in rows]
        doors = Doors(self.by).learn([*units, *(row.person for row in deeds["outstanding"])])
        for kind, title in told.TITLES.items():
            rows = deeds[kind]
            if rows:
                lines = [dict(zip(("text", "day"), told.line(kind, row), strict=True), url=_url(kind, row, doors)) for row in rows]
                total = counts[f"many_{kind}"]
                yield {"title": title, "total": total, "lines": lines, "more": total - len(rows)}

    def scan(self, scan):
        """One scan: its name, size, who put it in, and what may be done with it."""
        given = [self.unit.pk, self.decision.pk, scan.pk]
        own = self.by.may(Permission.KEEP_SCANS, scan.unit)
        drop = reverse("papers:scan-cancel", args=[scan.unit_id, scan.pk]) if own else ""
        return line(scan, reverse("papers:scan-file", args=given), drop=drop, where=scan.unit.name)


def _url(kind, row, doors):
    if kind == "plans":
        return reverse("reorganization:plan", args=[row.unit_id, row.pk])
    if kind == "applications":
        return reverse("membership:application", args=[row.unit_id, row.pk])
    if kind == "areas":
        return ""
    return doors.url(row.person if kind == "outstanding" else row if kind == "closed" else row.unit)


__all__ = ["DecisionPage", "OfDecision", "decision_url"]
