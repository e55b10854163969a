"""Levy: what employers owe month by month, what they paid, who owes, who has declared nothing."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from congdoan.access.actions import reads
from congdoan.dues import policies
from congdoan.dues.choices import KEEPERS, Every, Permission, Relief, Way
from congdoan.dues.models import LevyAdjustment, LevyLine, LevyReceipt, LevyTerms
from congdoan.dues.queries.reliefs import months_of_relief, of_month, with_relief
from congdoan.dues.queries.rules import reckoners, rules
from congdoan.dues.queries.sheets import DIFFERENCE, summed, sums
from congdoan.kernel import dates
from congdoan.kernel.periods import month_of
from congdoan.units import queries as units

TERMS = {"way": Way.ABOVE, "every": Every.MONTH}
"""What holds where nothing is written."""


def receipts_standing():
    """Payments of employers that were not taken out; unscoped."""
    return LevyReceipt.objects.standing()


def receipt_facts():
    """The same with what vouchers tell of them; unscoped: for the books."""
    return receipts_standing().select_related("line__employer", "line__unit", "to_unit")


def terms_on(month, name, unit="unit", employer="employer"):
    """Expression: how the employer of a row pays in the month of the row ("way", "every")."""
    found = LevyTerms.objects.as_of(month).filter(unit=OuterRef(unit), employer=OuterRef(employer)).order_by("-valid_from")
    return Coalesce(Subquery(found.values(name)[:1]), Value(str(TERMS[name])))


def with_paid(lines, day):
    """Lines with ``changed``, ``paid``, ``last_paid``, ``owed`` (đồng; below zero: paid too much), ``every``, and what ``with_relief`` adds, as of a day."""
    got = receipts_standing().filter(line=OuterRef("pk"), paid_on__lte=day)
    changed = LevyAdjustment.objects.filter(line=OuterRef("pk"), recorded_at__date__lte=day)
    last = got.order_by().values("line").annotate(told=Max("paid_on")).values("told")
    lines = lines.annotate(
        changed=summed(changed, "line", DIFFERENCE),
        paid=summed(got, "line", Sum("amount")),
        last_paid=Subquery(last),
        every=terms_on(OuterRef("month"), "every"),
    )
    return with_relief(lines, day).annotate(owed=F("due") + F("changed") - F("relieved") - F("paid"))


@reads(Permission.VIEW_LEVY)
def levy_lines(*, by, unit, on=None):
    """Lines of the unit and below up to a day, the newest month first, with what ``with_paid`` adds."""
    day = on or by.today
    found = LevyLine.objects.filter(by.scope(Permission.VIEW_LEVY).q("unit__path"), units.today_q(unit.path, "unit__path"), month__lte=day)
    return with_paid(found, day).select_related("unit", "employer").order_by("-month", "employer__name", "pk")


def levy_line(*, unit, pk, day):
    """One line of the unit, or None; unscoped."""
    return with_paid(LevyLine.objects.filter(unit=unit, pk=pk), day).select_related("unit", "employer").first()


def levy_totals(rows):
    """{"fund", "due", "changed", "relieved", "paid", "owed"} of ``levy_lines``; one statement."""
    return sums(rows, ("fund", "due", "changed", "relieved", "paid", "owed"))


def overdue_q(day):
    """Q of lines (with ``every``, ``paused_until``) whose deadline lies before a day."""
    known, found = rules(), Q(pk__in=[])
    for every in Every:
        month = policies.last_overdue(known, every, day)
        if month is not None:
            found |= Q(every=every, month__lte=month)
    over = policies.last_pause_over(known, day)
    return found & (Q(paused_until__isnull=True) | (Q(paused_until__lte=over) if over else Q(pk__in=[])))


@dataclass
class Standing:
    """Hạn nộp, chậm mấy ngày of lines, as of a day; the rules are read once."""

    day: object

    @cached_property
    def rules(self):
        """Every rule."""
        return rules()

    def limit(self, line):
        """The deadline of a line (with ``every``), or None."""
        return policies.limit_of(self.rules, line.month, line.every, line.paused_until, self.day)

    def late(self, month, every, owed, last_paid=None, until=None):
        """How late a month of levy is, in words; empty in time. ``until``: the day after the suspension of it, or None."""
        if owed <= 0 and last_paid is None:
            return ""  # nothing was ever to be paid
        limit = policies.limit_of(self.rules, month, every, until, self.day)
        late = policies.days_late(limit, last_paid if owed <= 0 else None, self.day)
        return policies.said_late(late, policies.counts_as_unpaid(self.rules, month, late), owed)

    def words(self, line):
        """How late a line is, else how much more was paid; empty in time."""
        return self.late(line.month, line.every, line.owed, line.last_paid, line.paused_until) or policies.said_more(line.owed)

    def put_off(self, month, every, owed, until):
        """Until when what is owed of a month is put off, in words; empty of what is not."""
        return policies.said_put_off(policies.limit_of(self.rules, month, every, until, self.day), self.day, owed) if until else ""


def levy_declared(unit, year):
    """(workers as each employer told them last, wage fund in đồng, how many months) as employers of the very unit declared a year; unscoped.

    None for what nobody declared.
    """
    rows = list(LevyLine.objects.filter(unit=unit, month__year=year).order_by("month", "pk").values("month", "employer", "fund", "workers"))
    told = {row["employer"]: row["workers"] for row in rows if row["workers"] is not None}
    return sum(told.values()) if told else None, sum(row["fund"] for row in rows) if rows else None, len({row["month"] for row in rows})


@reads(Permission.VIEW_LEVY)
def levy_debts(*, by, unit, on=None):
    """Employers at the unit and below that owe levy by a day, or whose last full month nobody declared: the last spell of each beside its union.

    ``owed`` (đồng), ``since``: the oldest month still owed, ``undeclared``: True where that month has no line and is not waived. ``aged``, ``aged_until``: the month that
    is asked for first, and the day after its suspension.
    """
    day = on or by.today
    month = month_of(dates.day_before(month_of(day).start))
    found = _works(unit).filter(by.scope(Permission.VIEW_LEVY).q("unit__path"), valid_from__lte=day)
    later = units.works().filter(**_SAME, valid_from__gt=OuterRef("valid_from"), valid_from__lte=day)
    stood = Q(valid_from__lt=month.end) & (Q(valid_until__isnull=True) | Q(valid_until__gt=month.start))
    owing = with_paid(LevyLine.objects.filter(**_SAME, month__lte=day), day).filter(owed__gt=0)
    oldest, aged = owing.order_by("month"), owing.order_by(Coalesce("paused_until", "month"), "month")
    waived = of_month(month.start, day).filter(kind=Relief.WAIVED)
    found = found.filter(~Exists(later.order_by())).annotate(
        owed=_owed(day),
        since=Subquery(oldest.values("month")[:1]),
        aged=Subquery(aged.values("month")[:1]),
        aged_until=Subquery(aged.values("paused_until")[:1]),
        declared=Exists(LevyLine.objects.filter(**_SAME, month=month.start)) | Exists(waived),
        every=terms_on(month.start, "every"),
    )
    return found.annotate(undeclared=Q(declared=False) & stood).filter(Q(owed__gt=0) | Q(undeclared=True)).order_by("employer__name", "pk")


_SAME = {"unit": OuterRef("unit"), "employer": OuterRef("employer")}


def _works(unit):
    return units.works().filter(units.today_q(unit.path, "unit__path"), unit__kind__in=KEEPERS)


def _owed(day):
    """Expression: what the employer of a row owes by a day, over all months (đồng)."""
    return summed(with_paid(LevyLine.objects.filter(**_SAME, month__lte=day), day), "employer", Sum("owed"))


def levy_owed_total(rows):
    """(how many owe, đồng, how many declared nothing) of ``levy_debts``; one statement."""
    owing = Q(owed__gt=0)
    told = rows.order_by().aggregate(
        n=Count("pk", filter=owing), sum=Sum("owed", filter=owing), none=Count("pk", filter=Q(undeclared=True))
    )
    return told["n"], told["sum"] or 0, told["none"]


def levy_works(unit, start, end):
    """Rows of which employers stand beside unions at the unit and below on a day from ``start`` to before ``end``; unscoped: for forms."""
    return _works(unit).overlapping(start, end).order_by("unit__search_key", "employer__name", "pk")


def levy_by_key(keys, day):
    """{(unit id, employer id, month): line with ``with_paid``} of those that there are; unscoped."""
    wanted = {name: {key[place] for key in keys} for place, name in enumerate(("unit__in", "employer__in", "month__in"))}
    found = with_paid(LevyLine.objects.filter(**wanted), day).select_related("unit", "employer") if keys else ()
    return {key: line for line in found if (key := (line.unit_id, line.employer_id, line.month)) in keys}


def months_paid(unit, employer_id, start, until, day):
    """First days of an employer's months from ``start`` to before ``until`` (None: open) that were paid in full by a day; unscoped."""
    found = with_paid(months_of_relief(unit, employer_id, start, until), day)
    return list(found.filter(paid__gt=0, owed__lte=0).order_by("month").values_list("month", flat=True))


def stand_of(lines):
    """A number that grows whenever one of these lines is written, or one is added: what a page was read as."""
    return sum(line.version for line in lines)


def levy_to_adjust(unit, today):
    """[LevyAdjustment not yet written] of every line of the unit and below whose due is another by the rules known today."""
    own = LevyAdjustment.objects.filter(line=OuterRef("pk"))
    found = LevyLine.objects.filter(units.today_q(unit.path, "unit__path")).annotate(standing=F("due") + summed(own, "line", DIFFERENCE))
    found = list(found.select_related("unit", "employer").order_by("month", "employer__name", "pk"))
    of_unit, rows = reckoners({line.unit_id for line in found}), []
    for line in found:
        rule = of_unit[line.unit_id].levy_rule(line.month, today)
        now = policies.levy_due(line.fund, rule)
        if rule is not None and now != line.standing:
            rows.append(LevyAdjustment(line=line, old_due=line.standing, new_due=now, rule=rule))
    return rows


def levy_adjustments(line):
    """Adjustments of one line, the oldest first; unscoped."""
    return LevyAdjustment.objects.filter(line=line).select_related("rule", "recorded_by").order_by("pk")


def receipts_of(line):
    """Payments of one line, in order of days, with vouchers; unscoped."""
    return LevyReceipt.objects.filter(line=line).select_related("voucher__book__unit", "to_unit", "recorded_by").order_by("paid_on", "pk")


@reads(Permission.VIEW_LEVY)
def receipts(*, by, unit):
    """Payments of employers at the unit and below that stand, the newest first."""
    found = receipts_standing().filter(by.scope(Permission.VIEW_LEVY).q("line__unit__path"), units.today_q(unit.path, "line__unit__path"))
    return found.select_related("line__unit", "line__employer", "to_unit", "voucher__book__unit").order_by("-paid_on", "-pk")


def receipt(*, unit, pk):
    """One payment of a line of the unit, or None; unscoped."""
    return LevyReceipt.objects.filter(line__unit=unit, pk=pk).select_related("line__unit", "line__employer", "voucher__book").first()


def terms_of(unit, employer_ids=None):
    """How employers of the unit pay, by dates, the newest first; unscoped."""
    found = LevyTerms.objects.filter(unit=unit, **({} if employer_ids is None else {"employer__in": list(employer_ids)}))
    return found.select_related("employer").order_by("-valid_from", "-pk")


def collectors(keys, day):
    """{(unit id, employer id): the unit whose money a payment of the day is}; three statements at most, unscoped.

    ``keys``: [(unit, employer id)] with units; the union itself where it collects or has nobody above, else the superior of that day.
    """
    own = set(
        LevyTerms.objects.as_of(day)
        .filter(unit__in={unit.pk for unit, _employer in keys}, way=Way.OWN)
        .values_list("unit_id", "employer_id")
    )
    placed = units.with_dated_rows(units.units().filter(pk__in={unit.pk for unit, _employer in keys}))
    above = {one.pk: next((row.parent_id for row in one.placements_held if row.holds_on(day)), None) for one in placed}
    parents = units.units().in_bulk([pk for pk in above.values() if pk])
    return {(unit.pk, employer): unit if (unit.pk, employer) in own else parents.get(above.get(unit.pk), unit) for unit, employer in keys}


def stands(work, month):
    """True if the employer stands beside its union on some day of the month."""
    return work.valid_from < month_of(month).end and (work.valid_until is None or work.valid_until > month)


def levy_work(*, unit, pk):
    """One row of which employer stands beside the unit, or None; unscoped."""
    return units.works().filter(unit=unit, pk=pk).first()


def work_of(line):
    """The last row of the employer of a line beside its union, or None; unscoped."""
    return units.works().filter(unit=line.unit_id, employer=line.employer_id).order_by("-valid_from", "-pk").first()


def employer_name(pk):
    """What an employer is called; empty for one that is not there."""
    return units.works().filter(employer=pk).values_list("employer__name", flat=True).first() or ""
