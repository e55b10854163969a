"""Lists in the order of the alphabet: the same from both databases, and as the Unicode library has it for Vietnamese."""

import random

import pytest
from django.db import connection

from congdoan.kernel.db import insert_all
from congdoan.kernel.names import sort_key, split_name
from congdoan.kernel.tests.samples import Sample
from congdoan.kernel.tests.test_names import a_name

pytestmark = [pytest.mark.db, pytest.mark.django_db, pytest.mark.usefixtures("tables")]


@pytest.fixture
def names():
    """Ten thousand names, each once, in no order."""
    chance, made = random.Random(11), set()
    while len(made) < 10_000:
        made.add(a_name(chance))
    insert_all(Sample, [Sample(name=name, key=sort_key(name)) for name in sorted(made, key=hash)])
    return made


def test_the_database_sorts_keys_as_python_does(names):
    assert list(Sample.objects.order_by("key").values_list("name", flat=True)) == sorted(names, key=sort_key)


def test_the_order_is_that_of_the_unicode_library(names):
    """PostgreSQL brings the library (ICU); the expected order of a few names stands in test_names for SQLite."""
    if connection.vendor == "postgresql":
        given, rest = "substring(name from '[^ ]+$')", "trim(substring(name from '^(.* )?'))"
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT name FROM {Sample._meta.db_table} ORDER BY {given} COLLATE "vi-x-icu", {rest} COLLATE "vi-x-icu"')
            expected = [name for (name,) in cursor.fetchall()]
        assert sorted(names, key=sort_key) == expected
    assert sorted(names, key=sort_key) == sorted(sorted(names), key=lambda name: (sort_key(split_name(name)[1]), sort_key(name)))
