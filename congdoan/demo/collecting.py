"""Two months of dues, a year's levy and a bank statement of the first union, so that these screens are alive; wages are made up."""

from congdoan.dues import matching, payments, queries
from congdoan.dues.actions import accounts, bank, groups, levy, sheets
from congdoan.dues.actions.levy import save as declare
from congdoan.dues.actions.sheets import save as collect
from congdoan.dues.choices import Group, Way
from congdoan.kernel.dates import day_before
from congdoan.kernel.periods import month_of
from congdoan.ledger import queries as ledger
from congdoan.ledger.actions import books

SOURCE = "Quy chế chi tiêu nội bộ 05/QC-CĐCS"
LEAST, STEP, STEPS = 5_200_000, 430_000, 9
OWING = 6
"""So many have not paid the newest month; some of them stand in the statement."""


def put_in(accountant, chair):
    """Actors of the first union."""
    unit = chair.units[0]
    last = month_of(day_before(month_of(accountant.today).start))
    groups.put(by=accountant, unit=unit, group=Group.PUBLIC, valid_from=last.start.replace(month=1), source=SOURCE)
    accounts.put(
        by=chair, unit=unit, bank="970405", number="3708201000123", holder="CONG DOAN KHOI DAN DANG", valid_from=last.start.replace(month=1)
    )
    books.add_bank(by=accountant, book=ledger.book_of(unit), name="Agribank Bình Lục", number="3708201000123")
    for month in (month_of(day_before(last.start)), last):
        _sheet(accountant, unit, month, owing=OWING if month == last else 1)
    _levy(accountant, unit, last)
    _statement(accountant, unit, last)


def _sheet(by, unit, month, owing):
    made = sheets.fill(by=by, unit=unit, month=month.start)
    lines = list(queries.lines_of(made))
    rows = {}
    for nth, line in enumerate(lines):
        pays = not line.exempt and nth >= owing
        rows[line.person_id] = {
            "wage": LEAST + nth % STEPS * STEP,
            "exempt": line.exempt,
            "paid": None if pays else 0,
            "paid_on": month.last_day if pays else None,
        }
    collect(by=by, sheet=made, version=made.version, rows=rows)


def _levy(by, unit, last):
    """This year's months of each employer: some paid late, the newest still owed."""
    works = list(queries.levy_works(unit, last.start, last.end))
    for nth, work in enumerate(works):
        levy.put_terms(
            by=by, unit=work.unit, employer=work.employer, way=Way.OWN, every="month", valid_from=last.start.replace(month=1), source=SOURCE
        )
        month, rows = month_of(last.start.replace(month=1)), {}
        while month.start <= last.start:
            after = month_of(month.end) if month.start.month % 4 else month_of(month_of(month.end).end)
            paid_on = after.start.replace(day=14)
            pays = paid_on <= by.today and month.end <= last.start
            key = (work.unit_id, work.employer_id, month.start)
            rows[key] = {
                "workers": 12 + nth,
                "fund": 78_000_000 + nth * 6_500_000,
                "paid": None if pays else 0,
                "paid_on": paid_on if pays else None,
            }
            month = month_of(month.end)
        declare(by=by, unit=unit, version=0, rows=rows)


def _statement(by, unit, last):
    """Lines that pay by code, by name, by amount alone, and one that is none of ours."""
    waiting = [target for target in queries.targets(unit, by.today) if target.ask]
    dues = [target for target in waiting if target.kind == payments.DUES][-4:]
    levies = [target for target in waiting if target.kind == payments.LEVY][:1]
    if len(dues) < 3:
        return
    memos = [(dues[0], dues[0].code), (dues[1], matching.bare(dues[1].who).upper().strip()), (dues[2], "nop tien cong doan")]
    memos += [(target, f"{matching.bare(target.who).upper().strip()} KPCD") for target in levies]
    rows = [
        {"came_on": last.last_day.isoformat(), "amount": target.ask, "memo": memo, "reference": f"FT{nth:06}", "key": f"{nth:064}"}
        for nth, (target, memo) in enumerate(memos, 1)
    ]
    rows.append(
        {"came_on": last.last_day.isoformat(), "amount": 1_250, "memo": "Tra lai tien gui", "reference": "FT000009", "key": f"{9:064}"}
    )
    account = queries.accounts(unit).first()
    bank.bring_in(by=by, unit=unit, account=account, file_name="sao-ke.xlsx", digest="0" * 64, rows=rows)
