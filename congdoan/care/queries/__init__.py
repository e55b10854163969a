"""Reading the care book: rows by right, what waits, the list of a gift, norms, one person's moments, facts behind the figures."""

from congdoan.care.queries.elsewhere import given_elsewhere, helped_elsewhere
from congdoan.care.queries.facts import (
    child_gift_facts,
    gift_facts,
    member_gift_facts,
    visit_facts,
    women_gift_facts,
)
from congdoan.care.queries.gifts import gift, gifts, gifts_by_ids, given_already, locked_gift
from congdoan.care.queries.lists import Line, lines_for_children, lines_for_members, who
from congdoan.care.queries.norms import Allowed, Rules, allowed_visit, locked_norm, norm, norms, offered, own_norms, rules
from congdoan.care.queries.notices import locked_notice, notice, unanswered, waiting
from congdoan.care.queries.sums import by_source
from congdoan.care.queries.timeline import timeline
from congdoan.care.queries.unmet import cases, coming
from congdoan.care.queries.visits import (
    likely_visitors,
    locked_visit,
    member_asked_for,
    recent_visits,
    spells,
    visit,
    visits,
    visits_by_ids,
)
from congdoan.care.queries.vouchers import gifts_of_voucher, visits_of_voucher

__all__ = [
    "Allowed",
    "Line",
    "Rules",
    "allowed_visit",
    "by_source",
    "cases",
    "child_gift_facts",
    "coming",
    "gift",
    "gift_facts",
    "gifts",
    "gifts_by_ids",
    "gifts_of_voucher",
    "given_already",
    "given_elsewhere",
    "helped_elsewhere",
    "likely_visitors",
    "lines_for_children",
    "lines_for_members",
    "locked_gift",
    "locked_norm",
    "locked_notice",
    "locked_visit",
    "member_asked_for",
    "member_gift_facts",
    "norm",
    "norms",
    "notice",
    "offered",
    "own_norms",
    "recent_visits",
    "rules",
    "spells",
    "timeline",
    "unanswered",
    "visit",
    "visit_facts",
    "visits",
    "visits_by_ids",
    "visits_of_voucher",
    "waiting",
    "who",
    "women_gift_facts",
]
