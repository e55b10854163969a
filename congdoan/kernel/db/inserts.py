"""Adding many rows (thêm hàng loạt): what Django's bulk_create does, without asking every value of every row what it is.

Equal values of a column are made ready once; SQLite gets rows of parameters, PostgreSQL gets many by COPY.
"""

import json
from operator import attrgetter
from types import NoneType

import orjson
from django.db import connections, models, router, transaction

from congdoan.kernel.fields import FoldedField

FEW = 500  # rows: below that, drawing keys and COPY are one statement more for nothing
_OWN_WAYS = (FoldedField, models.BinaryField, models.FileField, models.GeneratedField)
_EMPTY = {dict: "{}", list: "[]"}
_as_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_STRICT = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS
_AS_THEY_ARE = {str: (models.CharField, models.TextField), int: (models.IntegerField, models.AutoField)}


def insert_all(model, objects, using=None):
    """Adds the objects in as few statements as the engine allows; returns them as a list, their ids filled in.

    ``model`` is the model class, ``objects`` its unsaved instances. All or nothing. What is out of the ordinary (keys that are
    given, values that are expressions, files, fields that fill themselves, inherited tables) goes Django's own way, with the same result.
    """
    objects = list(objects)
    if not objects:
        return objects
    alias = using or router.db_for_write(model)
    columns = [column for column in model._meta.local_concrete_fields if not column.primary_key]
    values = [_read(column, objects) for column in columns]
    if not _is_ordinary(model, objects, columns, values):
        return model._base_manager.using(alias).bulk_create(objects)
    connection = connections[alias]
    ready = [_prepared(connection, column, given) for column, given in zip(columns, values, strict=True)]
    with transaction.atomic(using=alias, savepoint=False):
        keys = _insert(connection, model, columns, ready)
    name = model._meta.pk.attname
    for one, key in zip(objects, keys, strict=True):
        setattr(one, name, key)
        state = one._state
        state.adding, state.db = False, alias
    return objects


def _is_ordinary(model, objects, columns, values):
    return (
        columns
        and not model._meta.parents
        and isinstance(model._meta.pk, models.AutoField)
        and all(key is None for key in map(attrgetter(model._meta.pk.attname), objects))
        and not any(
            isinstance(column, _OWN_WAYS) or getattr(column, "auto_now", False) or getattr(column, "auto_now_add", False)
            for column in columns
        )
        and not any(hasattr(kind, "resolve_expression") for given in values for kind in set(map(type, given)))
    )


def _read(column, objects):
    """The column's values, object by object."""
    if column.is_relation:
        for one in objects:
            if getattr(one, column.attname) is None and column.is_cached(one):  # perhaps the other was saved since it was named here
                one._prepare_related_fields_for_save("insert_all", fields=[column])
    return list(map(attrgetter(column.attname), objects))


def _prepared(connection, column, values):
    """The values as the database driver takes them."""
    kinds = set(map(type, values)) - {NoneType}
    if any(kinds <= {kind} and _takes_as_is(column, fields) for kind, fields in _AS_THEY_ARE.items()):
        return values
    if type(column) is models.JSONField and column.encoder is None and connection.vendor == "postgresql":
        return list(map(_json, values))
    try:
        pairs = list(zip(map(type, values), values, strict=True))
        known = {pair: column.get_db_prep_save(pair[1], connection) for pair in set(pairs)}
    except TypeError:  # lists and dicts
        return [column.get_db_prep_save(value, connection) for value in values]
    return [known[pair] for pair in pairs]


def _json(value):
    """A value as PostgreSQL takes it, which keeps what is said and not how it is written."""
    if value is None:
        return None
    if not value and type(value) in _EMPTY:
        return _EMPTY[type(value)]
    try:
        return orjson.dumps(value, option=_STRICT).decode()
    except TypeError:  # numbers beyond 64 bits; what has no JSON at all is refused below
        return _as_json(value)


def _takes_as_is(column, fields):
    """True if Django would hand such values on unchanged: the field is one of these and does not prepare them in a way of its own."""
    target = column.target_field if column.is_relation else column
    return isinstance(target, fields) and any(type(target).get_prep_value is field.get_prep_value for field in fields)


def _insert(connection, model, columns, ready):
    """The keys of the new rows, in order."""
    insert = _copied if connection.vendor == "postgresql" and len(ready[0]) > FEW else _inserted
    with connection.cursor() as cursor:
        return insert(cursor, connection, model, columns, ready)


def _copied(cursor, connection, model, columns, ready):
    """PostgreSQL: the keys are drawn first, then all rows go in by COPY, which takes them several times faster than INSERT."""
    quote, key = connection.ops.quote_name, model._meta.pk.column
    table = quote(model._meta.db_table)
    drawn = "SELECT nextval(keys) FROM (SELECT pg_get_serial_sequence(%s, %s)::regclass AS keys OFFSET 0) AS one, generate_series(1, %s)"
    cursor.execute(drawn, [table, key, len(ready[0])])
    keys = [number for (number,) in cursor.fetchall()]
    names = ", ".join(quote(name) for name in (key, *(column.column for column in columns)))
    with connection.wrap_database_errors, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in zip(keys, *ready, strict=True):
            copy.write_row(row)
    return keys


def _inserted(cursor, connection, model, columns, ready):
    """Rows of parameters, as many in a statement as the engine takes: all on SQLite, a few rows on PostgreSQL (one statement, not two)."""
    most, keys = (connection.features.max_query_params or FEW * len(columns)) // len(columns), []
    row = f"({', '.join(['%s'] * len(columns))})"
    for start in range(0, len(ready[0]), most):
        batch = [values[start : start + most] for values in ready]
        rows = list(zip(*batch, strict=True))
        source = f"VALUES {', '.join([row] * len(rows))}"
        cursor.execute(_statement(connection, model, columns, source), [value for values in rows for value in values])
        keys += [key for (key,) in cursor.fetchall()]
    return keys


def _statement(connection, model, columns, source):
    quote = connection.ops.quote_name
    names = ", ".join(quote(column.column) for column in columns)
    table, key = quote(model._meta.db_table), quote(model._meta.pk.column)
    return f"INSERT INTO {table} ({names}) {source} RETURNING {key}"  # noqa: S608 - names are quoted, values are parameters
