"""Tables of the made-up room, and its sheets in place of the rooms' own."""

import pytest
from django.db import connection

from congdoan.workbooks import registry
from congdoan.workbooks.tests import club


@pytest.fixture(scope="session")
def club_tables(django_db_setup, django_db_blocker):
    """The tables of the made-up room, made once."""
    with django_db_blocker.unblock():
        there = connection.introspection.table_names()
        with connection.schema_editor() as editor:
            for model in club.MODELS:
                if model._meta.db_table not in there:
                    editor.create_model(model)


@pytest.fixture
def club_sheets(club_tables, db):
    """The sheets of the made-up room, and no others."""
    with registry.instead(*club.SHEETS):
        yield club.SHEETS
