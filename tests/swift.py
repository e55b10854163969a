"""What makes the suite lighter and changes nothing that it tests.

Garbage is gathered rarely; of the contexts of a page only the page's own is copied, not one for each component; and a run of many processes
migrates once, into a template (CONGDOAN_TEST_TEMPLATE, tools/test.py), from which each copies its database.
"""

import gc
import os
import sqlite3
from copy import copy

import pytest
from django.conf import settings
from django.db import connection
from django.test import client
from django.test.utils import ContextList

RARELY = (100_000, 20, 20)


def pytest_collection_finish(session):
    """What was imported stays; it is not looked through again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)


def _first_only(store, signal, sender, template, context, **kwargs):
    if "context" not in store:
        store["templates"], store["context"] = [template], ContextList([copy(context)])


client.store_rendered_templates = _first_only


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """The test database begins as a copy of the template, if there is one."""
    template = os.environ.get("CONGDOAN_TEST_TEMPLATE", "")
    if template:
        if connection.vendor == "postgresql":
            settings.DATABASES["default"]["TEST"]["TEMPLATE"] = template
        connection.creation.create_test_db = lambda verbosity, autoclobber, serialize, keepdb: _copied(verbosity, template)


def _copied(verbosity, template):
    creation = connection.creation
    name = creation._get_test_db_name()
    creation._create_test_db(verbosity, autoclobber=True, keepdb=False)
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = name
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        source = sqlite3.connect(template)
        source.backup(connection.connection)
        source.close()
    assert connection.features.supports_json_field  # asked once in a process: no page is to be charged with it
    return name
