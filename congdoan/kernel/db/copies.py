"""Writing rows out of rows (chép hàng loạt): what a query finds becomes new rows of a table, in one statement."""

from django.db import connections, router
from django.db.models import F, Value


def insert_from(model, queryset, using=None, **values):
    """Adds one row of ``model`` for each row of ``queryset`` (of the same model), alike but for ``values``; returns how many.

    ``values``: {column as Django keeps it ("unit_id"): a value or an expression over the row}. One statement, whatever the rows.
    """
    alias = using or router.db_for_write(model)
    columns = [column for column in model._meta.local_concrete_fields if not column.primary_key]
    strange = values.keys() - {column.attname for column in columns}
    if strange:
        raise ValueError(f"{model.__name__} has no column {', '.join(sorted(strange))}")
    new = {}
    for place, column in enumerate(columns):
        value = values.get(column.attname, F(column.attname))
        output = column.target_field if column.is_relation else column
        new[f"new_{place}"] = value if hasattr(value, "resolve_expression") else Value(value, output_field=output)
    rows = queryset.using(alias).order_by().annotate(**new).values_list(*new)
    connection = connections[alias]
    select, parameters = rows.query.get_compiler(alias).as_sql()
    quote = connection.ops.quote_name
    names = ", ".join(quote(column.column) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {quote(model._meta.db_table)} ({names}) {select}", parameters)  # noqa: S608 - names are quoted, values are parameters
        return cursor.rowcount
