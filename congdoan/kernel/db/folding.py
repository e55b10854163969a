"""Steps of a migration folded into the tables they belong to: a table made whole costs one step, not one for each constraint.

Django applies every AddField, AddIndex and AddConstraint by building all its models anew; of an empty database's first set-up that was
nine tenths of the time.
"""

from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel

ADDS = (AddConstraint, AddField, AddIndex)


def folded(operations):
    """The same steps, with what is added to a table made in them made with it: the steps as they are where they hold anything else.

    :param operations: steps of one migration, in order.
    """
    if not all(isinstance(one, (CreateModel, *ADDS)) for one in operations):
        return operations
    tables = {one.name_lower: one for one in operations if isinstance(one, CreateModel)}
    added = {name: [one for one in operations if isinstance(one, ADDS) and one.model_name_lower == name] for name in tables}
    order = _parents_first(tables, added)
    if order is None:
        return operations
    elsewhere = [one for one in operations if isinstance(one, ADDS) and one.model_name_lower not in tables]
    return [*(_whole(tables[name], added[name]) for name in order), *elsewhere]


def _whole(table, added):
    fields = [*table.fields, *((one.name, one.field) for one in added if isinstance(one, AddField))]
    indexes = [*table.options.get("indexes", []), *(one.index for one in added if isinstance(one, AddIndex))]
    constraints = [*table.options.get("constraints", []), *(one.constraint for one in added if isinstance(one, AddConstraint))]
    options = {**table.options} | ({"indexes": indexes} if indexes else {}) | ({"constraints": constraints} if constraints else {})
    return CreateModel(table.name, fields, options, table.bases, table.managers)


def _parents_first(tables, added):
    """Names of the tables, each after those it points to; None where two point to each other."""
    order, waiting = [], {name: _points_to(name, tables, added) for name in tables}
    while waiting:
        ready = next((name for name, needed in waiting.items() if needed <= set(order)), None)
        if ready is None:
            return None
        order.append(ready)
        del waiting[ready]
    return order


def _points_to(name, tables, added):
    fields = [field for _name, field in tables[name].fields] + [one.field for one in added[name] if isinstance(one, AddField)]
    targets = {str(field.remote_field.model).rpartition(".")[2].lower() for field in fields if field.remote_field}
    return (targets & set(tables)) - {name}
