"""Accounts that money comes to, lines of bank statements, and the dues and levy that wait for money."""

import datetime

from django.db.models import Count, Q, Sum, Value
from django.db.models.functions import Coalesce

from congdoan.access.actions import reads
from congdoan.dues import matching, payments
from congdoan.dues.choices import LineState, Permission
from congdoan.dues.models import Adjustment, BankAccount, BankLine, BankStatement, DuesLine, LevyLine
from congdoan.dues.queries.levy import receipts_standing, with_paid
from congdoan.dues.queries.sheets import DIFFERENCE, with_brought
from congdoan.finance import queries as finance
from congdoan.kernel.dates import day_after
from congdoan.kernel.money import MoneyField
from congdoan.kernel.text import fold
from congdoan.ledger import queries as ledger
from congdoan.units import queries as units

MOST_DUES, MOST_LEVY = 3600, 2000
"""So many lines that may wait for money are looked at: the newest of dues, the oldest of levy."""


def accounts(unit):
    """Accounts of the unit by dates, the newest first; unscoped."""
    return BankAccount.objects.filter(unit=unit).order_by("-valid_from", "-pk")


@reads(Permission.VIEW_TOTALS)
def bank_accounts(*, by, unit):
    """The same, for whoever may see what the unit collects."""
    return BankAccount.objects.filter(by.scope(Permission.VIEW_TOTALS).q("unit__path"), unit=unit).order_by("-valid_from", "-pk")


def accounts_on(unit_ids, day):
    """{unit id: its account of a day}; one statement, unscoped."""
    return {row.unit_id: row for row in BankAccount.objects.as_of(day).filter(unit__in=list(unit_ids)).order_by("valid_from")}


@reads(Permission.VIEW_WAGES)
def bank_lines(*, by, unit):
    """Lines of the unit's statements, the newest first, with what they were found to be."""
    found = BankLine.objects.filter(by.scope(Permission.VIEW_WAGES).q("unit__path"), unit=unit)
    found = found.select_related("unit", "statement", "dues_line__person", "dues_line__sheet__unit", "dues_line__voucher__book__unit")
    return found.select_related(
        "receipt__line__employer",
        "receipt__line__unit",
        "receipt__voucher__book__unit",
        "contribution__fund__unit",
        "contribution__voucher__book__unit",
    ).order_by("-came_on", "-pk")


@reads(Permission.VIEW_WAGES)
def statements(*, by, unit, on=None):
    """Files of statements of the unit, the newest first, each with ``count`` of its lines, their ``sum`` (đồng) and how many are ``matched``.

    ``on``: those that had come by the end of a day.
    """
    found = _with_lines(BankStatement.objects.standing(on).filter(by.scope(Permission.VIEW_WAGES).q("unit__path"), unit=unit))
    found = found if on is None else found.filter(recorded_at__date__lte=on)
    return found.select_related("unit", "account", "recorded_by").order_by("-recorded_at", "-pk")


def statement(*, unit, pk):
    """One file of the unit, or None; unscoped."""
    return _with_lines(BankStatement.objects.filter(unit=unit, pk=pk)).select_related("unit").first()


def _with_lines(rows):
    matched = Count("lines", filter=Q(lines__state=LineState.MATCHED))
    return rows.annotate(count=Count("lines"), sum=Coalesce(Sum("lines__amount"), Value(0), output_field=MoneyField()), matched=matched)


def bank_line(*, unit, pk):
    """One line of the unit, or None; unscoped."""
    return (
        BankLine.objects.filter(unit=unit, pk=pk)
        .select_related("unit", "dues_line__sheet", "dues_line__person", "receipt__line__employer", "contribution")
        .first()
    )


def bank_totals(rows):
    """(how many wait, đồng) of ``bank_lines``; one statement."""
    waiting = Q(state=LineState.WAITING)
    told = rows.order_by().aggregate(n=Count("pk", filter=waiting), sum=Sum("amount", filter=waiting))
    return told["n"], told["sum"] or 0


def waiting_lines(unit):
    """Lines of the unit that wait to be matched, the oldest first; unscoped."""
    return BankLine.objects.filter(unit=unit, state=LineState.WAITING).order_by("came_on", "pk")


def known_keys(unit, account_key, keys):
    """Those of ``keys`` that the account has already."""
    return set(BankLine.objects.filter(unit=unit, account_key=account_key, key__in=list(keys)).values_list("key", flat=True))


def look_alikes(unit, days):
    """{(day, đồng, folded memo)} of the unit's lines of some days, whatever their account and key; unscoped."""
    rows = BankLine.objects.filter(unit=unit, came_on__in=days).order_by()
    return {(came_on, amount, fold(memo)) for came_on, amount, memo in rows.values_list("came_on", "amount", "memo")}


def statement_elsewhere(unit, account_key, digest):
    """The same file as it was brought in for another account of the unit, or None."""
    found = BankStatement.objects.standing().filter(unit=unit, digest=digest).exclude(lines__account_key=account_key)
    return found.select_related("account").order_by("pk").first()


def targets(unit, today):
    """[matching.Target] of what waits for money at the unit: dues lines of open months without a receipt, and levy still owed; in order of time.

    At a level above: the levy of all unions below.
    """
    return [*_dues(unit), *_levy(unit, today), *_funds(unit, today)]


def _dues(unit):
    rows = DuesLine.objects.filter(sheet__unit=unit, exempt="", voucher__isnull=True, bank_lines__isnull=True)
    closed = ledger.closed_months(unit)
    rows = with_brought(rows.exclude(sheet__month__in=closed)).select_related("person", "unit", "sheet")
    found = []
    for line in rows.order_by("-sheet__month", "pk")[:MOST_DUES][::-1]:
        ask = max(line.due + line.brought - line.paid, 0)
        what = _what("đoàn phí", line.sheet.month)
        found.append(
            matching.Target(
                payments.DUES,
                line.pk,
                line.person.full_name,
                what,
                ask,
                (payments.DUES, line.person_id),
                line.paid,
                line.paid_on,
            )
        )
    return found


def _levy(unit, today):
    by_hand = _by_hand(unit)
    noted = {pk: (amount, on) for pk, amount, on in by_hand.values_list("line", "amount", "paid_on")}
    rows = with_paid(LevyLine.objects.filter(units.today_q(unit.path, "unit__path"), month__lte=today), today)
    rows = rows.filter(Q(owed__gt=0) | Q(pk__in=list(noted))).select_related("employer", "unit").order_by("month", "pk")
    found = []
    for line in rows[:MOST_LEVY]:
        group, what = (payments.LEVY, line.unit_id, line.employer_id), _what("kinh phí", line.month)
        ask = max(line.owed, 0)
        found.append(matching.Target(payments.LEVY, line.pk, line.employer.name, what, ask, group, *noted.get(line.pk, ())))
    return found


def _funds(unit, today):
    """Funds that a gift of the unit may go to today: known by their code in a memo, or chosen by hand."""
    found = finance.reaching(unit, today, day_after(today))
    return [
        matching.Target(payments.FUND, one.pk, one.name, f"ủng hộ, mã {one.code}", 0, (payments.FUND, one.pk), word=one.code)
        for one in found
    ]


def _by_hand(unit):
    """Payments of levy that somebody wrote down without a bank's line, and no voucher holds."""
    return receipts_standing().filter(to_unit=unit, voucher__isnull=True, bank_lines__isnull=True)


def receipt_by_hand(line, unit, row, besides=()):
    """The payment of a line that is the very money of a bank's line, written down by hand some days about; or None. ``besides``: those that are other money."""
    days = datetime.timedelta(days=matching.NEAR)
    found = _by_hand(unit).filter(line=line, amount=row.amount, paid_on__gte=row.came_on - days, paid_on__lte=row.came_on + days)
    return found.exclude(pk__in=[one.pk for one in besides]).order_by("paid_on", "pk").first()


def _what(words, month):
    return f"{words} {month:%m/%Y}"


def own_payments(*, by):
    """[(union, payments.Payment)] of what the signed-in person still owes, where the union has an account of today."""
    changed = {}
    for row in Adjustment.objects.filter(line__person=by.person).values("line__sheet__unit").annotate(told=DIFFERENCE):
        changed[row["line__sheet__unit"]] = row["told"]
    owed, last = dict(changed), {}
    for line in DuesLine.objects.filter(person=by.person).select_related("sheet__unit").order_by("sheet__month", "pk"):
        owed[line.sheet.unit_id] = owed.get(line.sheet.unit_id, 0) + line.due - line.paid
        if line.voucher_id is None and not line.exempt:
            last[line.sheet.unit_id] = line
    found = accounts_on([pk for pk in last if owed[pk] > 0], by.today)
    return [
        (last[pk].sheet.unit, payments.Payment(account, owed[pk], payments.code_of(payments.DUES, last[pk].pk)))
        for pk, account in found.items()
    ]


def has_statements(account):
    """True if statements of the account were brought in."""
    return BankStatement.objects.standing().filter(account=account).exists()


def is_linked(receipt):
    """True if a bank's line brought this payment of levy."""
    return BankLine.objects.filter(receipt=receipt).exists()


def linked_lines(pks):
    """Those of these dues lines that a bank's line paid."""
    return set(BankLine.objects.filter(dues_line__in=list(pks)).values_list("dues_line", flat=True))
