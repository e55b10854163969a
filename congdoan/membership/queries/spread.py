"""Đếm theo từng đơn vị, không theo quyền: from these it is decided which small counts are told to whoever may not see the names (ADR 0029)."""

from django.db.models import Count, F, Q, TextField, Value
from django.db.models.functions import Cast

from congdoan.extras import queries as extras
from congdoan.membership import statistics
from congdoan.membership.models import Membership

LEVEL, CAME, WENT = "trinh-do", "den", "di"
"""What is counted by its words: levels of education, how members came, why they went; the last two as in addresses."""


def _on(question):
    return Membership.objects.as_of(question.as_of).filter(unit__in=question.units).order_by()


def cell_facts(question):
    """{path: (memberships in each cell, the tables one after the other)} of each unit itself; one statement. Nobody has two at one time."""
    cells = [cell for _title, cells in statistics.tables(question.as_of) for cell in cells]
    wanted = {f"c{place}": Count("pk", filter=cell.q) for place, cell in enumerate(cells)}
    rows = _on(question).values("unit__path").annotate(**wanted)
    return {path: tuple(counts) for path, *counts in rows.values_list("unit__path", *wanted)}


def kind_facts(question, span):
    """{LEVEL, CAME, WENT: {path: {professional level, How or WhyLeft: how many at that unit}}}; one statement.

    Who only moved within the units is among those who came and went: at each unit by itself nobody moves inside.
    """
    inside = Q(unit__in=question.units)
    lines = (
        (LEVEL, _on(question), "person__professional_level"),
        (CAME, Membership.objects.filter(inside, span.came).order_by(), "how"),
        (WENT, Membership.objects.filter(inside, span.went).order_by(), "why_left"),
    )
    first, *others = [
        rows.annotate(of_name=Value(name, TextField()), of_path=F("unit__path"), of_key=Cast(field, TextField()))
        .values("of_name", "of_path", "of_key")
        .annotate(of_people=Count("pk"))
        .values_list("of_name", "of_path", "of_key", "of_people")
        for name, rows, field in lines
    ]
    found = {LEVEL: {}, CAME: {}, WENT: {}}
    for name, path, key, people in first.union(*others, all=True):
        found[name].setdefault(path, {})[key] = people
    return found


def answer_facts(question, fields):
    """{field id: {path: {choice, or yes and no as 1 and 0: how many at that unit}}}; one statement."""
    return extras.tallies_by_unit(fields, question.as_of, _on(question))
