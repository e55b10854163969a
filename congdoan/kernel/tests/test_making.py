"""Instances made in half the time are what the model's own call makes."""

import pytest

from congdoan.kernel.db import maker
from congdoan.kernel.tests.samples import Sample


def test_what_is_made_is_what_the_model_makes():
    given = {"name": "Hoà", "amount": 5, "parent_id": 7}
    made, usual = maker(Sample, *given)(*given.values()), Sample(**given)
    names = [column.attname for column in Sample._meta.concrete_fields]
    assert [getattr(made, name) for name in names] == [getattr(usual, name) for name in names]
    assert made.pk is None and made._state.adding and made._state.fields_cache == {}


def test_a_relation_is_given_as_an_object_and_stays_at_hand():
    parent = Sample(pk=7, name="cha")
    make = maker(Sample, "name", "parent")
    assert (make("con", parent).parent_id, make("con", parent).parent) == (7, parent)
    assert (make("con", None).parent_id, make("con", None).parent) == (None, None)


def test_columns_that_do_not_exist_and_values_that_lack_are_refused():
    with pytest.raises(ValueError, match="no column nick"):
        maker(Sample, "name", "parent", "nick")
    with pytest.raises(ValueError, match="shorter"):
        maker(Sample, "name", "amount")("Hoà")


def test_a_model_that_does_more_than_keep_its_values_has_to_be_called():
    class Odd(Sample):
        def __init__(self, *args, **given):
            super().__init__(*args, **given)
            self.name = self.name.upper()

        class Meta:
            app_label = "kernel"
            proxy = True

    with pytest.raises(ValueError, match="has to be called"):
        maker(Odd, "name")
