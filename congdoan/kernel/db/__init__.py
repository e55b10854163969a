"""Databases: the SQLite backend, what start-up demands of a database, and writing many rows at once."""

from congdoan.kernel.db.inserts import insert_all
from congdoan.kernel.db.updates import update_all

__all__ = ["insert_all", "update_all"]
