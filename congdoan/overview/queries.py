"""What the screens of this room list: a unit's imports, its log, what a search finds."""

from django.db.models import Q

from congdoan.access.actions import reads
from congdoan.access.choices import Permission as Access
from congdoan.aid.choices import Permission as Aid
from congdoan.audit import queries as audit
from congdoan.indicators import queries as figures
from congdoan.jobs import queries as jobs
from congdoan.jobs.choices import Permission as Jobs
from congdoan.kernel import text
from congdoan.membership import queries as membership
from congdoan.membership.choices import Permission as Membership
from congdoan.organization.choices import Permission as Organization
from congdoan.reports.choices import Permission as Reports
from congdoan.units import queries as units
from congdoan.workbooks import queries as workbooks
from congdoan.workbooks.choices import Permission as Workbooks

ASKED_ALONE = ("aid.requests.ask", "aid.evidence.attach_own", "aid.evidence.withdraw_own")
"""A line that says who asked for aid tells of the confidential requests too, by those that the list does not show: it is the chair's to read."""

OWN_ALONE = ("disclosure.questions.ask", "benefits.offers.use", "benefits.offers.take_back")
"""What a member does without being named to anybody: read in the log by himself alone."""


@reads(Workbooks.IMPORT_WORKBOOK)
def imports(*, by, unit):
    """Lần nhập at the unit and below, newest first, with persons; without the files and their rows."""
    return workbooks.batches(by=by).filter(units.today_q(unit.path, "unit__path"))


@reads(Jobs.VIEW_RUNS)
def runs(*, by, unit):
    """Việc chạy nền at the unit and below that ``by`` may see, newest first; for administrators the periodic ones too."""
    return jobs.runs(by=by).filter(units.today_q(unit.path, "unit__path") | Q(unit__isnull=True))


@reads(Access.VIEW_LOG)
def log(*, by, unit):
    """Dòng nhật ký at the unit and below that ``by`` may see, newest first, with persons and units."""
    found = audit.entries_below(by.scope(Access.VIEW_LOG).q("unit__path") & units.today_q(unit.path, "unit__path"))
    found = found.exclude(Q(action__in=OWN_ALONE) & ~Q(by=by.person))
    return found.exclude(Q(action__in=ASKED_ALONE) & ~by.scope(Aid.VIEW_CONFIDENTIAL_AID).q("unit__path"))


@reads(Reports.VIEW_REPORT)
def declared_figures(*, by, unit):
    """Số khai báo that stands at the unit and below, with units and persons."""
    inside = by.scope(Reports.VIEW_REPORT).q("unit__path") & units.today_q(unit.path, "unit__path")
    return figures.declared(units.subtree(unit)).filter(inside)


@reads(Organization.VIEW_UNITS)
def units_found(*, by, words):
    """Đơn vị whose name holds every word (with or without diacritics) or whose code begins so, in tree order."""
    named = Q()
    for word in text.fold(words).split():
        named &= Q(search_key__contains=word)
    return units.units().filter(by.scope(Organization.VIEW_UNITS).q("path"), named | Q(code__istartswith=words)).select_related("parent")


@reads(Organization.VIEW_UNITS)
def decisions_found(*, by, words):
    """Where units stand by decisions whose number holds ``words``, wherever ``by`` may see the units, newest first."""
    return units.decided(words).filter(by.scope(Organization.VIEW_UNITS).q("unit__path"))


@reads(Membership.VIEW_MEMBERS)
def members_found(*, by, words):
    """Đoàn viên of today whose name holds every word, wherever ``by`` may see them, by given name."""
    return membership.members_found(by=by, words=words)
