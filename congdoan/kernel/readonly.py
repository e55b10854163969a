"""Reading only (chỉ đọc): while a page is shown, nothing is written. Sessions and sign-ins are written outside it."""

import contextlib
import re
from functools import lru_cache

from django.db import connections

_NOT_CODE = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\$(?P<tag>\w*)\$.*?\$(?P=tag)\$|--[^\n]*|/\*.*?\*/", re.DOTALL)
_READS = re.compile(
    r"\s*(?:(?:\(\s*)*(?:SELECT|WITH|VALUES)\b|EXPLAIN\b|SHOW\b|BEGIN\b|SAVEPOINT\b|RELEASE\b|ROLLBACK\s+TO\b)", re.IGNORECASE
)
_WRITES = re.compile(r"\b(?:INSERT|UPDATE|DELETE|MERGE|INTO|CREATE|ALTER|DROP|TRUNCATE)\b|;\s*\S", re.IGNORECASE)
_SHORT = 4000
_PRAGMA = re.compile(r"\s*PRAGMA\s+(?:\w+\s*\.\s*)?(?P<name>\w+)\s*(?P<given>\([^)]*\))?\s*;?\s*", re.IGNORECASE)
_ASKING = frozenset(
    ("table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo")
    + ("foreign_key_list", "foreign_key_check", "integrity_check", "quick_check")
)
_ASKING_BARE = frozenset(
    ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "encoding", "user_version")
    + ("page_count", "page_size", "freelist_count", "compile_options", "database_list", "collation_list")
)


class GetMayNotWrite(RuntimeError):
    """A page that only shows something tried to write (trang xem không được ghi); a mistake of ours, not the reader's."""


def only_reads(sql):
    """True if the statement changes nothing: SELECT, WITH, EXPLAIN, questions to PRAGMA, savepoints; one at a time."""
    return _remembered(sql) if len(sql) < _SHORT else _judged(sql)


def _judged(sql):
    code = _NOT_CODE.sub(lambda found: " " if found[0].startswith(("--", "/*")) else "''", sql)
    if asked := _PRAGMA.fullmatch(code):
        name = asked["name"].lower()
        return name in _ASKING or (name in _ASKING_BARE and not asked["given"])
    return bool(_READS.match(code)) and not _WRITES.search(code)


_remembered = lru_cache(maxsize=1000)(_judged)  # pages ask the same questions again and again, values apart


@contextlib.contextmanager
def readonly(using="default"):
    """Refuses, for this thread and database, every statement that could write, by raising GetMayNotWrite."""

    def guard(execute, sql, params, many, context):
        if not only_reads(sql):
            raise GetMayNotWrite(f"Trang chỉ xem mà lại ghi: {sql[:200]}")
        return execute(sql, params, many, context)

    with connections[using].execute_wrapper(guard):
        yield
