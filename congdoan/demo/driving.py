"""The demo's newest drive that is over: its statement, its public page, its photo waits to be taken."""

from congdoan.finance import queries
from congdoan.finance.actions import pages, proofs, statements
from congdoan.finance.choices import FundKind

NAMED = [("Ban Vận động cứu trợ huyện", "nhận thay các xã")]


def finish(*, by, unit, today):
    """Closes and publishes the newest drive of the unit that is over and not overdrawn; names who signs for what it handed over last."""
    over = queries.funds(by=by, unit=unit).filter(unit=unit, kind=FundKind.DRIVE, valid_until__lte=today, gifts__gt=0, left__gte=0)
    fund = over.order_by("-valid_until", "-pk").first()
    if fund is None:
        return
    handed = queries.handovers(by=by, unit=unit, fund=fund).first()
    if handed is not None:
        proofs.name_recipients(by=by, handover=handed, version=handed.version, recipients=NAMED)
    found = statements.close(
        by=by, fund=fund, version=fund.version, closed_on=fund.last_day, left_to="chuyển vào Quỹ xã hội công đoàn" if fund.left else ""
    )
    pages.publish(by=by, fund=found, version=found.version, title=fund.name)
