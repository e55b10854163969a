"""Rewriting the beginnings of a text column (đường dẫn trong cây): many branches of a tree move in one statement."""

import json

from django.db import connections, models, router


def change_prefixes(model, field, pieces, using=None):
    """Rows whose ``field`` lies in one of the pieces get another beginning; one statement; returns how many rows.

    ``pieces``: [(from, below, length, beginning)], none of which overlap: where ``from`` <= value < ``below``, the first ``length``
    characters give way to ``beginning``.
    """
    pieces = list(pieces)
    if not pieces:
        return 0
    connection = connections[using or router.db_for_write(model)]
    column = model._meta.get_field(field)
    if not isinstance(column, models.CharField):
        raise ValueError(f"{model.__name__}.{field} is no text")
    quote = connection.ops.quote_name
    table, name = quote(model._meta.db_table), quote(column.column)
    statement, parameters = _one(table, name, *pieces[0]) if len(pieces) == 1 else _many(connection, table, name, pieces)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.rowcount


def _one(table, name, start, below, length, beginning):
    statement = f"UPDATE {table} SET {name} = %s || substr({name}, %s) WHERE {name} >= %s AND {name} < %s"  # noqa: S608 - names are quoted
    return statement, [beginning, length + 1, start, below]


def _many(connection, table, name, pieces):
    source = "(SELECT json_extract(value, '$[0]') AS lo, json_extract(value, '$[1]') AS hi, json_extract(value, '$[2]') AS cut, "
    source += "json_extract(value, '$[3]') AS head FROM json_each(%s)) AS moved"
    if connection.vendor == "postgresql":
        source = "(SELECT value->>0 AS lo, value->>1 AS hi, (value->>2)::integer AS cut, value->>3 AS head "
        source += "FROM jsonb_array_elements(%s::jsonb) AS one(value)) AS moved"
    statement = (
        f"UPDATE {table} SET {name} = moved.head || substr({name}, moved.cut) FROM {source} "  # noqa: S608 - names are quoted, values are a parameter
        f"WHERE {name} >= moved.lo AND {name} < moved.hi"
    )
    return statement, [json.dumps([[start, below, length + 1, head] for start, below, length, head in pieces])]
