"""Lập danh sách đoàn viên, danh sách trích ngang; each list that leaves the house stands in the log."""

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.papers import lists, policies
from congdoan.papers.choices import Form, Permission, Within
from congdoan.reports.writers import WRITERS
from congdoan.reports.writers.rows import workbook


@action(Permission.PRINT_LIST, at="unit", alone=False)
def take_members(*, by, unit, day, within=Within.BELOW, form=Form.PDF, sensitive=False, reason=""):
    """Lập danh sách đoàn viên.

    Returns the bytes of a PDF, DOCX or XLSX. Identity numbers in full only where ``sensitive`` is asked for with a ``reason``, which the log
    keeps and the members see.
    """
    return _taken(by, lists.member_list, lists.Asked(unit, day, within, sensitive), form, reason, "members")


@action(Permission.PRINT_LIST, at="unit", alone=False)
def take_candidates(*, by, unit, day, persons, form=Form.PDF, sensitive=False, reason=""):
    """Lập danh sách trích ngang ứng cử viên."""
    return _taken(by, lists.candidate_list, lists.Asked(unit, day, sensitive=sensitive, persons=tuple(persons)), form, reason, "candidates")


def _taken(by, listing, asked, form, reason, kind):
    policies.check_list(sensitive=asked.sensitive, reason=reason, day=asked.day, today=by.today)
    paper, titles, cells = listing(by, asked)
    if asked.persons:
        note(persons=[person.pk for person in asked.persons])
    note(kind=kind, form=str(form), rows=len(cells), sensitive=asked.sensitive, **({"reason": reason} if asked.sensitive else {}))
    if form == Form.XLSX:
        return workbook(paper.title, titles, cells)
    return WRITERS[form].write(paper)
