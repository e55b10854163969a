"""Relief of the levy: what decisions lift off or put off, by employer and month."""

from django.db.models import BigIntegerField, ExpressionWrapper, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from congdoan.access.actions import reads
from congdoan.dues import policies
from congdoan.dues.choices import Permission, Relief
from congdoan.dues.models import LevyLine, LevyRelief
from congdoan.kernel.money import MoneyField
from congdoan.units import queries as units


def standing_on(day):
    """What had been written by the end of a day and stood; unscoped."""
    return LevyRelief.objects.standing(day).filter(recorded_at__date__lte=day)


def of_month(month, day, unit="unit", employer="employer"):
    """The relief of the employer of a row in a month, as it stood on a day: for subqueries."""
    return standing_on(day).as_of(month).filter(unit=OuterRef(unit), employer=OuterRef(employer)).order_by("pk")


def with_relief(lines, day):
    """Lines (with ``changed``) with ``lifted`` (percent), ``relieved`` (đồng), ``paused_until``: the day from which a month that was put off is asked for again."""
    found = of_month(OuterRef("month"), day)
    lines = lines.annotate(
        lifted=Coalesce(Subquery(found.values("percent")[:1]), Value(0)),
        paused_until=Subquery(found.filter(kind=Relief.PAUSED).values("valid_until")[:1]),
    )
    return lines.annotate(relieved=lifted_off(F("due") + F("changed"), F("lifted")))


def lifted_off(due, percent):
    """Expression: ``policies.relieved``. PostgreSQL adds up as numeric, so the sum is made whole first."""
    whole = Cast(due, BigIntegerField()) * percent + Value(policies.WHOLE // 2)
    return ExpressionWrapper(whole / Value(policies.WHOLE), output_field=MoneyField())


def lifted_by_key(keys, day):
    """{(unit id, employer id, month): percent lifted} of those months that have a relief; one statement, unscoped."""
    rows = list(standing_on(day).filter(unit__in={key[0] for key in keys}, employer__in={key[1] for key in keys})) if keys else ()
    return {key: row.percent for key in keys for row in rows if (row.unit_id, row.employer_id) == key[:2] and row.holds_on(key[2])}


def reliefs_of_lines(lines, day):
    """{line id: the relief of its month} of lines; one statement, unscoped: for pages that show the lines."""
    rows = list(standing_on(day).filter(employer__in={line.employer_id for line in lines})) if lines else ()
    return {
        line.pk: row
        for line in lines
        for row in rows
        if (row.unit_id, row.employer_id) == (line.unit_id, line.employer_id) and row.holds_on(line.month)
    }


def reliefs_of(unit, employer_id):
    """All that was written of an employer of the unit, the newest first; unscoped."""
    found = LevyRelief.objects.filter(unit=unit, employer=employer_id)
    return found.select_related("employer", "recorded_by").order_by("-valid_from", "-pk")


def relief(*, unit, pk):
    """One of the unit, or None; unscoped."""
    return LevyRelief.objects.filter(unit=unit, pk=pk).select_related("unit", "employer").first()


@reads(Permission.VIEW_LEVY)
def reliefs(*, by, unit, on=None):
    """What was written of employers at the unit and below and stands, the newest first; ``on``: as it stood by the end of a day."""
    rows = LevyRelief.objects.standing() if on is None else standing_on(on)
    found = rows.filter(by.scope(Permission.VIEW_LEVY).q("unit__path"), units.today_q(unit.path, "unit__path"))
    return found.select_related("unit", "employer", "recorded_by").order_by("-valid_from", "-pk")


def months_of_relief(unit, employer_id, start, until):
    """Lines of an employer's months from ``start`` to before ``until`` (None: open); unscoped."""
    span = Q(month__gte=start) if until is None else Q(month__gte=start, month__lt=until)
    return LevyLine.objects.filter(span, unit=unit, employer=employer_id)
