"""Fields that reach a unit, who sees their answers, the answers of persons on a day, how many gave which."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, Sum
from django.utils.translation import gettext as _

from congdoan.access.actions import reads
from congdoan.extras.choices import Kind, Permission, Sight
from congdoan.extras.models import Answer, Choice, Field
from congdoan.kernel import money
from congdoan.kernel.dates import format_date
from congdoan.kernel.db import listed
from congdoan.kernel.db.gathering import gather
from congdoan.units import tree


@reads(Permission.VIEW_FIELDS)
def fields(*, by, unit, on=None):
    """Every field that was ever declared at the unit or above it, whoever sees its answers: what is asked is no secret; ``on``: asked on a day."""
    asked = Field.objects if on is None else Field.objects.as_of(on)
    rows = asked.filter(unit__path__in=tree.ancestors(unit.path)) if by.may(Permission.VIEW_FIELDS, unit) else Field.objects.none()
    return _with_choices(rows)


@reads(Permission.VIEW_FIELDS)
def field(*, by, unit, pk):
    """One field declared at the unit, or None."""
    return fields(by=by, unit=unit).filter(unit=unit, pk=pk).first()


def reaching(unit, day):
    """[Field] asked at a unit on a day, its own and those of the levels above, as today's tree has them, those of the highest level first.

    Unscoped; what of it somebody sees is said by ``seen``. One statement.
    """
    [fields] = gather(asked(unit, day))
    return fields


def asked(unit, day):
    """``reaching`` for a page that asks more at the same time: asks through ``gather``."""
    paths = tree.ancestors(unit.path)
    rows = Field.objects.as_of(day).filter(unit__path__in=paths).select_related("unit").order_by("unit__path", "pk")
    fields, choices = yield rows, Choice.objects.filter(field__unit__path__in=paths).order_by("place", "pk")
    for field in fields:
        field.all_choices = [choice for choice in choices if choice.field_id == field.pk]
    return fields


def sees(by, field, unit):
    """True if ``by``, who sees the members of ``unit``, sees their answers to the field."""
    if field.seen_by == Sight.EVERYONE:
        return True
    return by.may(Permission.VIEW_KEPT_ANSWERS, field.unit if field.seen_by == Sight.LEVEL else unit)


def seen(by, unit, day):
    """[Field] of those that reach the unit on a day whose answers ``by`` sees of its members."""
    return [field for field in reaching(unit, day) if sees(by, field, unit)]


def own_fields(unit, day):
    """[Field] of those that reach the unit on a day and that its members fill in themselves."""
    return [field for field in reaching(unit, day) if field.self_filled]


def answers(fields, day):
    """Answers to these fields that held on a day, with their choices."""
    rows = Answer.objects.as_of(day).filter(field__in=listed([field.pk for field in fields])).filter(_says())
    return rows.select_related("choice").order_by("person_id", "field_id", "choice__place", "pk")


def answers_of(person_id, fields, day):
    """{field id: [Answer]} of one person on a day."""
    return by_field(answers(fields, day).filter(person=person_id)) if fields else {}


def by_field(rows):
    """{field id: [Answer]}."""
    found = {}
    for row in rows:
        found.setdefault(row.field_id, []).append(row)
    return found


def version_of(person_id, fields):
    """A number that grows with every change of the person's answers to these fields: what a form that was read is held against."""
    rows = Answer.objects.filter(person=person_id, field__in=listed([field.pk for field in fields]))
    return rows.aggregate(version=Sum("version"))["version"] or 0


def answered(field):
    """How many persons ever gave an answer to the field."""
    return Answer.objects.filter(_says(), field=field).aggregate(n=Count("person", distinct=True))["n"]


@dataclass(frozen=True)
class Tally:
    """Bao nhiêu người: ``counts`` by choice id (yes or no: 1, 0), closed choices that nobody has left out; ``persons`` who answered."""

    field: Field
    counts: dict
    persons: int


def tallies_by_unit(fields, day, rows):
    """{field id: {path of a unit: {choice, yes or no (1, 0): how many}}} among memberships, unscoped; one statement."""
    held = Q(person__extra_answers__valid_until__isnull=True) | Q(person__extra_answers__valid_until__gt=day)
    given = {"person__extra_answers__field__in": listed([field.pk for field in fields]), "person__extra_answers__valid_from__lte": day}
    said = Q(person__extra_answers__choice__isnull=False) | Q(person__extra_answers__number__isnull=False)
    names = ("unit__path", *(f"person__extra_answers__{name}" for name in ("field", "choice", "number")))
    grouped = rows.filter(held, said, **given).values(*names).annotate(n=Count("person", distinct=True))
    found = {field.pk: {} for field in fields}
    for path, field, choice, number, n in grouped.values_list(*names, "n"):
        found[field].setdefault(path, {})[number if choice is None else choice] = n
    return found


def tally(field, found, day):
    """The Tally of one field. ``found``: {(field id, choice, or yes and no as 1 and 0): how many}."""
    if field.kind == Kind.YES_NO:
        counts = {1: found.get((field.pk, 1), 0), 0: found.get((field.pk, 0), 0)}
    else:
        counts = {choice.pk: found.get((field.pk, choice.pk), 0) for choice in field.all_choices}
        gone = {choice.pk for choice in field.all_choices if choice.closed_on and choice.closed_on <= day}
        counts = {pk: n for pk, n in counts.items() if n or pk not in gone}
    return Tally(field, counts, sum(counts.values()))


def answered_q(field, key, day):
    """Q of persons whose answer on a day is this choice (yes or no: 1, 0), to be used with ``person__`` rows: their keys as a query."""
    rows = Answer.objects.as_of(day).filter(field=field)
    rows = rows.filter(number=key) if field.kind == Kind.YES_NO else rows.filter(choice=key)
    return rows.order_by().values("person")


def answering(field, day):
    """Keys of persons who have any answer to the field on a day, as a query."""
    return Answer.objects.as_of(day).filter(_says(), field=field).order_by().values("person")


def labels(field):
    """{key: words} of the answers that are counted."""
    if field.kind == Kind.YES_NO:
        return {1: _("Có"), 0: _("Không")}
    return {choice.pk: choice.label for choice in field.all_choices}


def told(field, rows):
    """The answer in words; "" for none."""
    value = plain(field, rows)
    if value in (None, ""):
        return ""
    if field.kind == Kind.MONEY:
        return f"{money.format_number(value)} đ"
    if field.kind == Kind.NUMBER:
        return money.format_number(value)
    return format_date(value) if field.kind == Kind.DATE else str(value)


def plain(field, rows):
    """The answer as a table or workbook takes it: a number, a day, else words; None for none."""
    if not rows:
        return None
    if field.chooses:
        return ", ".join(row.choice.label for row in rows)
    row = rows[0]
    if field.kind == Kind.YES_NO:
        return _("Có") if row.number else _("Không")
    return {Kind.TEXT: row.text, Kind.DATE: row.day}.get(field.kind, row.number)


def value(field, rows):
    """The answer as ``actions.answers.write`` takes it."""
    if field.kind == Kind.MANY:
        return [row.choice_id for row in rows]
    if not rows:
        return None
    if field.kind == Kind.ONE:
        return rows[0].choice_id
    if field.kind == Kind.YES_NO:
        return bool(rows[0].number)
    return {Kind.TEXT: rows[0].text, Kind.DATE: rows[0].day}.get(field.kind, rows[0].number)


def _says():
    return Q(choice__isnull=False) | Q(number__isnull=False) | Q(day__isnull=False) | ~Q(text="")


def _with_choices(rows):
    choices = Prefetch("choices", queryset=Choice.objects.order_by("place", "pk"), to_attr="all_choices")
    return rows.select_related("unit").prefetch_related(choices).order_by("unit__path", "pk")
