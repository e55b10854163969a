"""The table of columns that name a unit or a person is whole; a branch that moves touches no row that the table does not name."""

import pytest
from django.apps import apps

from congdoan.reorganization import reach, rules
from congdoan.reorganization.tests.factories import done, members, second_officer
from tests import hashing

NAMED = ("units.Unit", "people.Person")


def columns(models):
    """ "app.Model.field" of every foreign key to a unit or a person."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in models
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model._meta.label in NAMED
    }


def test_every_column_that_names_a_unit_or_a_person_has_its_line():
    ours = [model for model in apps.get_models() if model.__module__.startswith("congdoan.")]
    there, said = columns(ours), set(reach.TABLE)
    assert there - said == set(), "say in reorganization/reach.py what a move, a merger, a dissolution does with these"
    assert said - there == set(), "these columns are no more"


def test_every_dated_column_is_there():
    for label, column, dated in reach.dated_facts():
        rows = apps.get_model(label).objects.filter(**{f"{dated}__isnull": False, f"{column}__isnull": False})
        assert str(rows.query)


def test_the_window_of_undoing_holds_on_every_day():
    assert rules.undo_days(rules.UNDO_WINDOW[0][0]) > 0
    assert all(source for *_rest, source in rules.UNDO_WINDOW)


@pytest.mark.db
def test_a_move_writes_what_the_table_says_and_no_more(cast):
    second = second_officer(cast)
    members(cast, cast.union, 2)
    before = hashing.rows()
    done(cast, second, {"deed": "change", "unit": cast.group, "parent_code": "YT"})
    after = hashing.rows()
    changed = {table for table in before if before[table] != after[table]}
    assert changed == {"units.Unit", "units.Placement", "units.Decision", "reorganization.Plan", "reorganization.Step"}
