"""Tables for the models of samples.py."""

import pytest
from django.db import connection

from congdoan.kernel.tests import samples


@pytest.fixture(scope="module")
def tables(django_db_setup, django_db_blocker):
    """The tables of the samples, while a module's tests run."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for model in samples.ALL:
            editor.create_model(model)
    yield
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        for model in reversed(samples.ALL):
            editor.delete_model(model)
