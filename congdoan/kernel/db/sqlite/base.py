"""The backend as Django loads it: ENGINE = "congdoan.kernel.db.sqlite"."""

from django.db.backends.sqlite3.base import DatabaseWrapper as DjangoWrapper

from congdoan.kernel.db.sqlite.features import DatabaseFeatures
from congdoan.kernel.db.sqlite.operations import DatabaseOperations


class DatabaseWrapper(DjangoWrapper):
    """Django's SQLite with our features and operations."""

    features_class = DatabaseFeatures
    ops_class = DatabaseOperations
