"""The first union's internal spending regulation, and two requests for aid that wait, so that these screens are alive.

The amounts are made up for the demo; no norm of a real union is known (DOMAIN 5.2).
"""

from datetime import date

from congdoan.aid.actions import requests
from congdoan.care.actions import norms
from congdoan.membership import queries as membership

SINCE = date(2018, 1, 1)
SOURCE = {"regulation": "05/QC-CĐCS", "issued_on": date(2017, 12, 28), "approved_by": "Ban Chấp hành", "valid_from": SINCE}
NORMS = (
    ("visit:hospital", "member", 700_000, "case"),
    ("visit:sick_at_home", "member", 500_000, "case"),
    ("visit:accident", "member", 1_000_000, "case"),
    ("visit:childbirth", "member", 500_000, "case"),
    ("visit:funeral", "parent", 1_000_000, "case"),
    ("visit:hardship", "member", 3_000_000, "year"),
    ("gift:tet", "member", 300_000, "case"),
    ("gift:children_0106", "child", 100_000, "case"),
    ("gift:mid_autumn", "child", 100_000, "case"),
)


def put_in(chair, member):
    """``chair``: of the first union; ``member``: one of its members with an account, who asks for aid. Actors."""
    unit = chair.units[0]
    for event, relation, amount, per in NORMS:
        norms.add(by=chair, unit=unit, event=event, relation=relation, amount=amount, per=per, **SOURCE)
    own = membership.own_today(by=member)
    requests.ask(by=member, membership=own, reason="hospital", what="Mổ ruột thừa, nghỉ một tháng.", amount_asked=2_000_000)
    other = next(
        row.person for row in membership.members_on(own.unit, chair.today) if row.person_id not in (member.person.pk, chair.person.pk)
    )
    requests.propose(by=chair, unit=own.unit, person=other, reason="hardship", what="Vợ mất việc, hai con nhỏ.", amount_asked=3_000_000)
