"""Databases: the SQLite backend, what start-up demands of a database, writing many rows and asking for many values at once."""

from congdoan.kernel.db.copies import insert_from
from congdoan.kernel.db.inserts import insert_all
from congdoan.kernel.db.listed import listed
from congdoan.kernel.db.making import maker
from congdoan.kernel.db.prefixes import change_prefixes
from congdoan.kernel.db.updates import update_all

__all__ = ["change_prefixes", "insert_all", "insert_from", "listed", "maker", "update_all"]
