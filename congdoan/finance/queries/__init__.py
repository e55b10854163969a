"""Reading funds, contributions and handovers: rows by right, totals, and the facts behind the figures."""

from congdoan.finance.queries.facts import (
    collected_facts,
    contribution_facts,
    fund_contribution_facts,
    given_facts,
    handover_facts,
    hardship_facts,
    participation_facts,
)
from congdoan.finance.queries.funds import (
    codes_of_unit,
    codes_of_units,
    days_of_fund,
    days_of_funds,
    fund_codes,
    funds,
    funds_below,
    funds_by_id,
    left_in,
    named_in,
    reaching,
    uses_of_funds,
)
from congdoan.finance.queries.people import already_given, dues, member_spells, names_of, outsider_q, share_of_members
from congdoan.finance.queries.records import contribution_totals, contributions, handover_totals, handovers, timeline
from congdoan.finance.queries.spending import draw, draws

__all__ = [
    "already_given",
    "codes_of_unit",
    "codes_of_units",
    "collected_facts",
    "contribution_facts",
    "contribution_totals",
    "contributions",
    "days_of_fund",
    "days_of_funds",
    "draw",
    "draws",
    "dues",
    "fund_codes",
    "fund_contribution_facts",
    "funds",
    "funds_below",
    "funds_by_id",
    "given_facts",
    "handover_facts",
    "handover_totals",
    "handovers",
    "hardship_facts",
    "left_in",
    "member_spells",
    "named_in",
    "names_of",
    "outsider_q",
    "participation_facts",
    "reaching",
    "share_of_members",
    "timeline",
    "uses_of_funds",
]
