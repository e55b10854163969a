"""Changing many rows (sửa hàng loạt): a sheet of 4,000 rows takes one statement on both engines."""

import datetime
import decimal
import json
import uuid

from django.db import connections, models, router, transaction

ROWS_PER_STATEMENT = 5000


def update_all(model, objects, fields, using=None):
    """Writes ``fields`` (names) of the objects to their rows, one statement for 5,000 of them; returns how many rows.

    The values travel as one JSON text, so the statement does not grow with the rows. All or nothing. Binary fields
    and values that are expressions (F("x") + 1) are not supported; ``auto_now`` is not applied.
    """
    objects = list(objects)
    alias = using or router.db_for_write(model)
    columns = [model._meta.get_field(name) for name in fields]
    if not columns or any(column.primary_key or column not in model._meta.local_concrete_fields for column in columns):
        raise ValueError(f"{model.__name__}: only the model's own columns can be written, not {fields!r}")
    connection, written = connections[alias], 0
    with transaction.atomic(using=alias, savepoint=False):
        for start in range(0, len(objects), ROWS_PER_STATEMENT):
            batch = objects[start : start + ROWS_PER_STATEMENT]
            with connection.cursor() as cursor:
                cursor.execute(_update(connection, model, columns), [_as_json(connection, model, columns, batch)])
                written += cursor.rowcount
    return written


def _update(connection, model, columns):
    quote = connection.ops.quote_name
    table, key = quote(model._meta.db_table), model._meta.pk
    assignments = ", ".join(f"{quote(column.column)} = incoming.v{place}" for place, column in enumerate(columns, 1))
    source, where = _incoming(connection, key, columns), f"{table}.{quote(key.column)} = incoming.v0"
    return f"UPDATE {table} SET {assignments} FROM {source} WHERE {where}"  # noqa: S608 - names are quoted, values are a parameter


def _incoming(connection, key, columns):
    """The rows of the JSON text as a table with columns v0 (the key), v1, v2 ..."""
    if connection.vendor == "postgresql":
        types = ", ".join(f"v{place} {_type(connection, column)}" for place, column in enumerate((key, *columns)))
        return f"jsonb_to_recordset(%s::jsonb) AS incoming({types})"
    values = ", ".join(f"json_extract(value, '$.v{place}') AS v{place}" for place in range(len(columns) + 1))
    return f"(SELECT {values} FROM json_each(%s)) AS incoming"  # noqa: S608 - made of numbers alone


def _type(connection, column):
    """The bare type of a column: that of the key it points to for foreign keys, bigint for a counted key."""
    return column.rel_db_type(connection) if column.primary_key else column.db_type(connection)


def _as_json(connection, model, columns, batch):
    rows = []
    for given in batch:
        if given.pk is None:
            raise ValueError(f"{model.__name__}: a row without a key cannot be updated")
        values = (model._meta.pk, *columns)
        rows.append({f"v{place}": _value(connection, column, given) for place, column in enumerate(values)})
    return json.dumps(rows, ensure_ascii=False, default=_plain)


def _value(connection, column, given):
    value = getattr(given, column.attname)
    if hasattr(value, "resolve_expression") or isinstance(column, models.BinaryField):
        raise ValueError(f"{column} cannot be written with update_all")
    if isinstance(column, models.JSONField) and connection.vendor == "postgresql":
        return value
    return column.get_db_prep_save(value, connection)


def _plain(value):
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (decimal.Decimal, uuid.UUID)):
        return str(value)
    raise TypeError(f"{type(value).__name__} cannot be written with update_all")
