"""Đưa sao kê ngân hàng lên; khớp từng dòng; gỡ khớp."""

from datetime import date

from congdoan.access.actions import action
from congdoan.audit.notes import note
from congdoan.dues import payments, policies, queries
from congdoan.dues.actions import levy, sheets
from congdoan.dues.choices import LineState, Permission
from congdoan.dues.models import BankLine, BankStatement, LevyLine
from congdoan.finance import queries as finance
from congdoan.finance.actions import contributions
from congdoan.kernel.db import insert_all, update_all
from congdoan.ledger import queries as ledger
from congdoan.people import policies as recorded
from congdoan.people.actions import taking_out

ASIDE, TAKEN_OFF = "bo", "Gỡ khớp sao kê"
SETTLED = ("state", "dues_line", "receipt", "contribution", "added", "version", "settled_by", "settled_at")


@action(Permission.IMPORT_BANK, at="unit")
def bring_in(*, by, unit, account, file_name, digest, rows):
    """Đưa sao kê ngân hàng lên.

    ``rows``: dicts with came_on (ISO), amount, memo, reference, key; of an account of the unit. What the account has already is not taken again; refused
    where nothing is left.
    """
    policies.check_account_of(account, unit=unit)
    elsewhere = queries.statement_elsewhere(unit, account.key, digest)
    policies.check_file_new(elsewhere and elsewhere.account)
    known = queries.known_keys(unit, account.key, [row["key"] for row in rows])
    fresh = [row for row in rows if row["key"] not in known]
    policies.check_fresh(len(fresh), known=len(known))
    closed = ledger.closed_months(unit)
    statement = BankStatement.objects.create(
        unit=unit, account=account, file_name=file_name, digest=digest, recorded_by=by.person, recorded_at=by.now
    )
    lines = []
    for row in fresh:
        came_on = date.fromisoformat(row["came_on"])
        policies.check_bank_line(came_on, amount=row["amount"], today=by.today, closed=closed)
        facts = {name: row[name] for name in ("amount", "memo", "reference", "key")}
        lines.append(BankLine(statement=statement, unit=unit, account_key=account.key, came_on=came_on, **facts))
    note(rows=[line.pk for line in insert_all(BankLine, lines)], known=len(known))
    return statement


@action(Permission.IMPORT_BANK, at="statement.unit")
def cancel_file(*, by, statement, version, reason):
    """Bỏ một tệp sao kê đưa nhầm: the file stays named, with day and ``reason``; its lines go, so that they may come in again. None of them may be matched."""
    found = BankStatement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
    recorded.check_correctable(found, version)
    lines = list(BankLine.objects.filter(statement=found))
    policies.check_none_matched(sum(line.state == LineState.MATCHED for line in lines))
    note(rows=[line.pk for line in lines])
    BankLine.objects.filter(pk__in=[line.pk for line in lines]).delete()
    return taking_out.one(found, by=by, reason=reason)


@action(Permission.IMPORT_BANK, at="unit")
def match(*, by, unit, rows):
    """Khớp các dòng sao kê vào đoàn phí, kinh phí, quỹ.

    ``rows``: {number of the bank's line: (payments.DUES, LEVY or FUND, number of the line or fund that it pays, of a fund the person who gave or None),
    or ASIDE}. The money is written where it belongs by the
    action of that place, of the bank's own day; what somebody has written down by hand already is only linked.
    """
    found = {line.pk: line for line in BankLine.objects.select_for_update(of=("self",)).filter(unit=unit, pk__in=list(rows)).order_by("pk")}
    for pk in rows:
        policies.check_waiting(found.get(pk))
    chosen = {kind: {} for kind in (payments.DUES, payments.LEVY, payments.FUND)}
    for pk, target in rows.items():
        if target == ASIDE:
            found[pk].state = LineState.ASIDE
        else:
            chosen[target[0]][found[pk]] = target[1:]
    _dues(by, unit, {row: target[0] for row, target in chosen[payments.DUES].items()})
    _levies(by, unit, {row: target[0] for row, target in chosen[payments.LEVY].items()})
    _gifts(by, unit, chosen[payments.FUND])
    for line in found.values():
        line.version += 1
        line.settled_by, line.settled_at = by.person, by.now
    update_all(BankLine, list(found.values()), list(SETTLED))
    note(rows=sorted(found))
    return list(found.values())


def _dues(by, unit, chosen):
    """Money of members: into their sheets, each sheet once. ``chosen``: {bank line: number of the dues line}."""
    lines = {line.pk: line for line in queries.lines_by_id(set(chosen.values()))}
    by_sheet = {}
    for row, pk in chosen.items():
        line = lines.get(pk)
        policies.check_dues_target(line, unit=unit)
        row.state, row.dues_line = LineState.MATCHED, line
        by_sheet.setdefault(line.sheet, {}).setdefault(line, []).append(row)
    linked = queries.linked_lines(lines)
    for sheet, found in by_sheet.items():
        rows = {}
        for line, paid_by in found.items():
            came = sum(row.amount for row in paid_by)
            noted = line.paid if line.pk not in linked else 0
            policies.check_by_hand(noted, came=came, name=line.person.full_name)
            for row in paid_by:
                row.added = not noted
            more = {"paid": line.paid if noted else line.paid + came, "paid_on": max(row.came_on for row in paid_by), "by_bank": True}
            rows[line.person_id] = {"wage": line.wage, "exempt": line.exempt, **more}
        sheets.save(by=by, sheet=sheet, version=sheet.version, rows=rows)


def _levies(by, unit, chosen):
    """Money of employers: a payment of their month. ``chosen``: {bank line: number of the levy line}."""
    lines = {line.pk: line for line in LevyLine.objects.select_related("unit", "employer").filter(pk__in=set(chosen.values()))}
    linked = []
    for row, pk in chosen.items():
        line = lines.get(pk)
        policies.check_levy_target(line, unit=unit)
        receipt = queries.receipt_by_hand(line, unit, row, besides=linked)
        row.added = receipt is None
        linked += [receipt] if receipt else []
        row.state = LineState.MATCHED
        row.receipt = receipt or levy.receive(by=by, unit=unit, line=line, amount=row.amount, paid_on=row.came_on)


def _gifts(by, unit, chosen):
    """Money given to funds. ``chosen``: {bank line: (number of the fund, person who gave or None)}; whom nobody knows is called as the memo does."""
    funds = finance.funds_by_id({target[0] for target in chosen.values()})
    givers = queries.persons({target[1] for target in chosen.values() if target[1:] and target[1]})
    for row, (pk, *giver) in chosen.items():
        policies.check_fund_target(funds.get(pk))
        who = givers.get(giver[0]) if giver else None
        facts = {
            "given_on": row.came_on,
            "amount": row.amount,
            "by_bank": True,
            "donor": who,
            "donor_name": "" if who else row.memo[:200] or row.reference,
        }
        row.state, row.added = LineState.MATCHED, True
        row.contribution = contributions.record(by=by, unit=unit, fund=funds[pk], **facts)


@action(Permission.IMPORT_BANK, at="line.unit")
def unmatch(*, by, line, version):
    """Gỡ một dòng sao kê đã khớp nhầm.

    What was written by it is taken out again where it stands, unless a receipt holds it; the line waits anew.
    """
    found = BankLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
    recorded.check_unchanged(found, version)
    policies.check_unmatchable(found)
    dues_line, receipt, gift, added = found.dues_line, found.receipt, found.contribution, found.added
    found.state, found.dues_line, found.receipt, found.contribution, found.added = LineState.WAITING, None, None, None, False
    found.version, found.settled_by, found.settled_at = found.version + 1, by.person, by.now
    found.save(update_fields=[*SETTLED])
    if added and dues_line is not None:
        [row] = queries.lines_by_id([dues_line.pk])
        left = row.paid - found.amount
        facts = {"wage": row.wage, "exempt": row.exempt, "paid": left, "paid_on": row.paid_on if left else None, "by_bank": left > 0}
        sheets.save(by=by, sheet=row.sheet, version=row.sheet.version, rows={row.person_id: facts})
    if added and receipt is not None:
        levy.cancel_receipt(by=by, receipt=receipt, version=receipt.version, reason=TAKEN_OFF)
    if added and gift is not None and not gift.is_cancelled:
        contributions.cancel(by=by, contribution=gift, version=gift.version, reason=TAKEN_OFF)
    return found
