"""Steps of a migration folded into the tables they belong to."""

from importlib import import_module

from django.apps import apps
from django.db import models
from django.db.migrations import RunSQL
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel

from congdoan.config import rooms
from congdoan.kernel.db.folding import ADDS, folded

CHILD = CreateModel("Child", [("id", models.BigAutoField(primary_key=True))], {"verbose_name": "con"})
MOTHER = CreateModel("Mother", [("id", models.BigAutoField(primary_key=True))])
TO_MOTHER = AddField("child", "mother", models.ForeignKey("app.Mother", on_delete=models.PROTECT))
INDEX = AddIndex("child", models.Index(fields=["mother"], name="of_mother"))
ONCE = AddConstraint("child", models.UniqueConstraint(fields=["mother"], name="once"))


def test_what_is_added_to_a_table_is_made_with_it_and_a_table_comes_after_those_it_points_to():
    mother, child = folded([CHILD, MOTHER, TO_MOTHER, INDEX, ONCE])
    assert (mother.name, child.name) == ("Mother", "Child")
    assert [name for name, _field in child.fields] == ["id", "mother"]
    assert child.options == {"verbose_name": "con", "indexes": [INDEX.index], "constraints": [ONCE.constraint]}


def test_what_is_added_to_a_table_of_an_earlier_migration_stays_a_step():
    assert [type(one) for one in folded([MOTHER, ONCE])] == [CreateModel, AddConstraint]


def test_steps_are_left_alone_beside_others_and_where_tables_point_to_each_other():
    to_child = AddField("mother", "child", models.ForeignKey("app.Child", on_delete=models.PROTECT))
    for steps in ([CHILD, ONCE, RunSQL("select 1")], [CHILD, MOTHER, TO_MOTHER, to_child, ONCE]):
        assert folded(steps) == steps


def test_no_room_adds_to_a_table_that_the_same_migration_makes():
    for label in [apps.get_app_config(room.rpartition(".")[2]).label for room in rooms.ROOMS]:
        try:
            steps = import_module(f"congdoan.{label}.migrations.0001_initial").Migration.operations
        except ModuleNotFoundError:
            continue
        assert [one for one in steps if isinstance(one, ADDS)] == [], f"{label}: write it anew with makemigrations"
