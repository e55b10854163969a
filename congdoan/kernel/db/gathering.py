"""Many small lists in one statement: a page that asks ten rooms for a few rows each goes to the database once.

Each queryset's rows come as JSON beside a number that tells whose they are; the records are built anew from it, with what
``select_related`` and ``annotate`` added. For pages; not for lists of thousands.
"""

import datetime
import json
from types import GeneratorType

from django.core.exceptions import EmptyResultSet
from django.db import connection, connections, models
from django.db.models import Value, Window, prefetch_related_objects
from django.db.models.functions import JSONObject, RowNumber

_ROW, _PLACE = "gathered_row", "gathered_place"


def gather(*asked):
    """[answer] to each of ``asked``: a queryset, answered by the list of its rows; or a generator that yields querysets (one, or a tuple of
    them), is sent their lists, and returns its answer. All that is yielded at the same time is one statement.

    Raises ValueError for a queryset that cannot be told as JSON rows (distinct, a union, tuples instead of records or dicts).
    """
    ask, found = side_by_side(*asked), None
    try:
        while True:
            found = tuple(_fetch(ask.send(found)))
    except StopIteration as end:
        return end.value


def side_by_side(*asked):
    """One ask made of several, as ``gather`` takes them: for a function that puts answers of others together."""
    answers, waiting = [None] * len(asked), {}
    for number, one in enumerate(asked):
        _step(one if isinstance(one, GeneratorType) else _alone(one), None, number, answers, waiting)
    while waiting:
        round_, waiting = waiting, {}
        found = iter((yield tuple(queryset for _ask, wanted, _single in round_.values() for queryset in wanted)))
        for number, (ask, wanted, single) in round_.items():
            lists = [next(found) for _queryset in wanted]
            _step(ask, lists[0] if single else tuple(lists), number, answers, waiting)
    return answers


def _alone(queryset):
    return (yield queryset)


def _step(ask, answer, number, answers, waiting):
    """Lets an ask go on with its answer until it asks again or ends."""
    try:
        wanted = ask.send(answer)
    except StopIteration as end:
        answers[number] = end.value
        return
    single = not isinstance(wanted, tuple)
    waiting[number] = (ask, (wanted,) if single else wanted, single)


def _fetch(querysets):
    """[[row]] of each queryset, by one statement."""
    tellers = [_Records(one) if issubclass(one._iterable_class, models.query.ModelIterable) else _Dicts(one) for one in querysets]
    if len(querysets) == 1:
        return [list(querysets[0])]
    found, parts, given, using = [[] for _each in querysets], [], [], querysets[0].db if querysets else None
    for number, teller in enumerate(tellers):
        try:
            sql, params = teller.told().query.get_compiler(using).as_sql()
        except EmptyResultSet:
            continue
        parts.append(f'SELECT {number}, told."{_PLACE}", told."{_ROW}" FROM ({sql}) told')  # noqa: S608 - the querysets' own SQL
        given += params
    if parts:
        with connections[using].cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), given)
            for number, _place, row in sorted(cursor.fetchall(), key=lambda row: row[:2]):
                found[number].append(tellers[number].built(json.loads(row) if isinstance(row, str) else row))
    for rows, queryset in zip(found, querysets, strict=True):
        if rows and queryset._prefetch_related_lookups:
            prefetch_related_objects(rows, *queryset._prefetch_related_lookups)
    return found


class _Teller:
    """One queryset told as JSON rows in its own order."""

    def __init__(self, queryset):
        query = queryset.query
        if query.distinct or query.combinator or query.group_by is not None or not query.standard_ordering:
            raise ValueError("A distinct, combined, grouped or reversed queryset cannot be gathered.")
        self.queryset, self.added = queryset, {name: query.annotations[name] for name in query.annotation_select}

    def told(self):
        """The queryset with the row and its place alone."""
        order = self.queryset.query.order_by
        place = Window(RowNumber(), order_by=list(order)) if order else Value(0)
        plain = self.queryset.select_related(None) if self.queryset._fields is None else self.queryset
        plain = plain if plain.query.is_sliced else plain.order_by()  # which rows a slice takes hangs on their order
        return plain.annotate(**{_ROW: JSONObject(**self.shape()), _PLACE: place}).values(_ROW, _PLACE)

    def added_values(self, row):
        """{name: value} of the annotations."""
        return {name: _value(made.output_field, row["added"][name]) for name, made in self.added.items()}


class _Records(_Teller):
    """A queryset of records."""

    def __init__(self, queryset):
        super().__init__(queryset)
        related, (named, left_out) = queryset.query.select_related, queryset.query.deferred_loading
        if related is True or not left_out:
            raise ValueError("Name what select_related follows; only() cannot be gathered.")
        self.related, self.left_out = related or {}, frozenset(named)
        self.shape()  # refuses what JSON cannot tell

    def shape(self):
        shape = {"own": _shape(self.queryset.model, self.related, "", self.left_out)}
        return shape | ({"added": JSONObject(**{name: models.F(name) for name in self.added})} if self.added else {})

    def built(self, row):
        record = _built(self.queryset.model, self.related, row["own"], self.queryset.db, self.left_out)
        for name, value in self.added_values(row).items() if self.added else ():
            setattr(record, name, value)
        return record


class _Dicts(_Teller):
    """A queryset of values()."""

    def __init__(self, queryset):
        super().__init__(queryset)
        if not issubclass(queryset._iterable_class, models.query.ValuesIterable):
            raise ValueError("values_list() cannot be gathered; values() can.")
        self.fields = queryset.query.values_select

    def shape(self):
        added = {"added": JSONObject(**{name: models.F(name) for name in self.added})} if self.added else {}
        return {"own": JSONObject(**{name: models.F(name) for name in self.fields})} | added

    def built(self, row):
        own = {name: _value(_field(self.queryset.model, name), row["own"][name]) for name in self.fields}
        return own | (self.added_values(row) if self.added else {})


def _field(model, path):
    """The field at the end of a lookup path."""
    first, _sep, rest = path.partition("__")
    field = model._meta.get_field(first) if first != "pk" else model._meta.pk
    return _field(field.related_model, rest) if rest else field


def _fields(model, left_out):
    return [field for field in model._meta.concrete_fields if field.name not in left_out]


def _shape(model, related, prefix, left_out=frozenset()):
    fields = _fields(model, left_out)
    if any(isinstance(field, models.BinaryField) for field in fields):
        raise ValueError(f"{model._meta.label} holds bytes, which JSON cannot tell: defer them.")
    own = {field.attname: models.F(f"{prefix}{field.attname}") for field in fields}
    nested = {name: _shape(model._meta.get_field(name).related_model, below, f"{prefix}{name}__") for name, below in related.items()}
    return JSONObject(own=JSONObject(**own), **nested)


def _built(model, related, told, using, left_out=frozenset()):
    fields = _fields(model, left_out)
    record = model.from_db(using, [field.attname for field in fields], [_value(field, told["own"][field.attname]) for field in fields])
    for name, below in related.items():
        field = model._meta.get_field(name)
        there = told[name]["own"][field.related_model._meta.pk.attname] is not None
        field.set_cached_value(record, _built(field.related_model, below, told[name], using) if there else None)
    return record


def _value(field, told):
    """What a field holds, from how JSON tells it."""
    if told is None:
        return None
    if isinstance(field, models.ForeignKey):
        return _value(field.target_field, told)
    if isinstance(field, models.DateTimeField):
        moment = datetime.datetime.fromisoformat(told)
        return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)  # SQLite keeps moments in UTC and does not say so
    if isinstance(field, models.JSONField):
        return json.loads(told) if isinstance(told, str) and connection.vendor == "sqlite" else told
    return field.to_python(told)
