"""Các mục của một lần bàn giao: what the records of every room say is open in a post today, and where each stands."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from congdoan.access import actors
from congdoan.access import queries as access
from congdoan.care import queries as care
from congdoan.finance import queries as finance
from congdoan.handovers.choices import GROUPS, Kind
from congdoan.kernel.dates import format_date
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.money import format_money
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization
from congdoan.organization.choices import FactKind, Post
from congdoan.papers import queries as papers
from congdoan.reorganization import queries as plans
from congdoan.reorganization.choices import PlanState
from congdoan.reports.choices import Permission as Reports
from congdoan.reports.deadlines import due
from congdoan.units.tree import ancestors
from congdoan.workbooks import queries as workbooks

AHEAD = 60
"""Reports due within so many days are handed over too."""
UNDER_WAY = (PlanState.DRAFT, PlanState.SUBMITTED, PlanState.APPROVED)
ROWS = {
    Kind.SEAL: "organization:fact-list", Kind.DECISIONS: "papers:decision-list", Kind.APPLICATIONS: "membership:application-list",
    Kind.TRANSFERS: "membership:transfer-list", Kind.NOTICES: "care:waiting-list", Kind.PLAN: "reorganization:plan",
    Kind.WORKBOOK: "overview:import", Kind.REPORT: "overview:report", Kind.FUND: "finance:fund", Kind.ROLE: "overview:who",
}  # fmt: skip
"""The page on which the rows behind a line stand."""


@dataclass(frozen=True)
class Line:
    """Một mục: what, how much is open today, the arguments of the page with its rows beside the unit's, and who may read how much."""

    kind: str
    what: str
    open: str = ""
    about: dict | None = None
    needs: str = ""


def lines(*, by, appointment, receiver):
    """The lines of a new handover as they are kept.

    What the post sees is what is handed over, whoever draws the list up; how much stands there only as far as the receiver, by a right that
    he has or that a post recorded already will bring, may know it.
    """
    grant = access.grant_following(appointment.key)
    holder = actors.holding(person=appointment.person, now=by.now, grants=(grant,) if grant else ())
    coming = access.grants_of(receiver, by.today)
    unit = appointment.unit
    found = [*_paper_and_seal(holder, unit, appointment), *_people(holder, unit), *_work(holder, unit), *_money(holder, unit)]
    found += _lent(appointment.person, unit, by.today)
    return [_kept(line, _may_know(coming, line.needs, unit)) for line in found]


def added(what):
    """A line that the records do not know: a key, a cupboard, a password of the shared mailbox."""
    return _kept(Line(Kind.OTHER, what), known=True)


def _kept(line, known):
    return {
        "kind": str(line.kind), "about": line.about or {}, "what": line.what, "open": line.open if known else "", "needs": line.needs,
        "given": False, "note": "", "taken": False, "remark": "", "settled_on": "",
    }  # fmt: skip


def _may_know(grants, needs, unit):
    return not needs or any(needs in grant.permissions and grant.reaches(unit) for grant in grants)


def _counted(holder, unit, query, kind, words, count):
    if not holder.may(query.permission, unit):
        return []
    number = count(query(by=holder, unit=unit))
    return [Line(kind, str(kind.label), words % number, needs=query.permission)] if number else []


def _paper_and_seal(holder, unit, appointment):
    yield Line(Kind.FILES, str(Kind.FILES.label))
    if appointment.post == Post.CHAIR:
        for fact in gather(organization.facts_on(unit, holder.today))[0]:
            if fact.kind == FactKind.SEAL:
                yield Line(Kind.SEAL, str(Kind.SEAL.label), fact.text)
    yield from _counted(holder, unit, papers.issued, Kind.DECISIONS, _("%s quyết định"), lambda rows: rows.count())


def _people(holder, unit):
    def several(rows):
        return rows.count()

    asked = membership.applications_open
    yield from _counted(holder, unit, asked, Kind.APPLICATIONS, _("%s đơn"), lambda found: sum(found.values()))
    yield from _counted(holder, unit, membership.transfers_to_answer, Kind.TRANSFERS, _("%s người"), several)
    yield from _counted(holder, unit, care.waiting, Kind.NOTICES, _("%s người"), several)


def _work(holder, unit):
    if holder.may(plans.plans.permission, unit):
        for plan in plans.plans(by=holder, unit=unit).filter(state__in=UNDER_WAY, unit=unit):
            what = _("Phương án sắp xếp: %s") % plan.title
            yield Line(Kind.PLAN, what, plan.get_state_display(), {"pk": plan.pk}, plans.plans.permission)
    if holder.may(workbooks.unfinished.permission, unit):
        for batch in gather(workbooks.unfinished(by=holder, unit=unit))[0]:
            what = _("Tệp nhập sổ: %s") % batch.file_name
            yield Line(Kind.WORKBOOK, what, batch.get_state_display(), {"batch_id": batch.pk}, workbooks.unfinished.permission)
    if holder.may(Reports.WRITE_REPORT, unit):
        for day, deadline, code in due(holder.today, within_days=AHEAD):
            what, about = _("Lập %s") % deadline.title, {"kind": deadline.kind, "period": code}
            yield Line(Kind.REPORT, what, _("hạn %s") % format_date(day), about, str(Reports.VIEW_REPORT))


def _money(holder, unit):
    if holder.may(finance.funds.permission, unit):
        for fund in finance.funds(by=holder, unit=unit).filter(unit=unit):
            what = fund.name if fund.name.startswith("Quỹ") else _("Quỹ: %s") % fund.name
            yield Line(Kind.FUND, what, _("còn %s") % format_money(fund.left), {"pk": fund.pk}, finance.funds.permission)


def _lent(person, unit, today):
    for grant in access.grants_of(person, today):
        if not grant.follows and grant.delegation_id is None and grant.unit.path in ancestors(unit.path):
            yield Line(Kind.ROLE, _("Quyền giao riêng: %s") % grant.get_role_display(), grant.unit.name)
    for row in access.delegations_of(person):
        if row.giver_id == person.pk and row.ended_at is None and row.valid_until > today and row.unit_id == unit.pk:
            yield Line(Kind.DEPUTY, _("Ủy quyền cho %s") % row.deputy.full_name, _("đến hết %s") % format_date(row.last_day))


def shown(*, by, handover):
    """The lines as ``by`` may read them: of what is neither his to give nor given to him, and not within his right, the kind alone; ``url`` where
    the rows may be opened. The receiver's it is once the giver has signed: till then anybody could name himself.
    """
    two = by.person.pk == handover.giver_id or (by.person.pk == handover.receiver_id and handover.given_at is not None)
    return [
        {**line, **({} if two or _reads(by, line, handover.unit) else _covered(line)), "url": _rows_url(by, line, handover.unit)}
        for line in handover.lines
    ]


def grouped(lines):
    """[{"title", "lines", "open"}] of lines as ``shown``, each with its ``number`` on the paper; ``open``: how many are not handed over and taken yet."""
    numbered = [{**line, "number": number} for number, line in enumerate(lines, start=1)]
    found = [(title, [line for line in numbered if line["kind"] in kinds]) for title, kinds in GROUPS]
    return [{"title": title, "lines": held, "open": sum(not _is_settled(line) for line in held)} for title, held in found if held]


def _is_settled(line):
    return bool(line["settled_on"]) or (line["given"] and line["taken"])


def _covered(line):
    return {"what": str(Kind(line["kind"]).label), "open": ""}


def _reads(by, line, unit):
    return not line["needs"] or by.may(line["needs"], unit)


def _rows_url(by, line, unit):
    if line["kind"] == Kind.DEPUTY:
        return reverse("overview:deputies")
    if line["kind"] not in ROWS or not _reads(by, line, unit):
        return ""
    return reverse(ROWS[line["kind"]], kwargs={"unit_id": unit.pk, **line["about"]})
