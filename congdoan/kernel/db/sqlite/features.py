"""What our SQLite can do."""

import sqlite3

import django.db.backends.sqlite3.base  # noqa: F401 - before its features: the two import each other
from django.db.backends.sqlite3.features import DatabaseFeatures as DjangoFeatures
from django.utils.functional import cached_property

MOST_PARAMETERS = 32_766
"""SQLite's own default since 3.32; some distributions allow more, which gains nothing."""


class DatabaseFeatures(DjangoFeatures):
    """As Django's, but the number of parameters is asked of the library instead of taken to be 999, and keys of one column are listed."""

    supports_tuple_lookups = True
    """Else Django asks for the targets of a thousand foreign keys by a thousand ORs, which SQLite refuses ("Expression tree is too
    large"). "(key) IN ((1), (2))" holds for keys of one column; we have no others (a test looks)."""

    @cached_property
    def max_query_params(self):
        """How many values one statement may carry."""
        self.connection.ensure_connection()
        return min(self.connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER), MOST_PARAMETERS)
