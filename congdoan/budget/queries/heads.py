"""What stands at the head of a settlement: members, workers, officers, what dues and levy were worked out from."""

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from congdoan.budget.queries.layouts import last_day
from congdoan.dues import queries as dues
from congdoan.kernel.money import MoneyField
from congdoan.membership import queries as membership
from congdoan.organization import queries as organization
from congdoan.organization.choices import Post


def head_of(by, unit, year):
    """{name of a column of Filing: its figure} for the head of a settlement; None for what the book does not know."""
    day = last_day(year)
    wages, wage_months = wages_of(by, unit, year)
    workers, fund, months = dues.levy_declared(unit, year)
    return {
        "members": membership.member_facts(day).filter(membership.inside_q(unit, day, by.today)).count(),
        "wages": wages,
        "wage_months": wage_months,
        "workers": workers,
        "levy_fund": fund,
        "levy_months": months,
        "officers": officers_on(unit, day) or None,
    }


def officers_on(unit, day):
    """How many hold the post of a full-time officer of the unit on a day; none is as good as not written down."""
    held = organization.appointments_on(day).filter(unit=unit, post=Post.OFFICER).order_by()
    return held.values("person").distinct().count()


def wages_of(by, unit, year):
    """(đồng that dues of a year were worked out from, how many monthly sheets say so); who owes none that month is left out."""
    rows = dues.sheets(by=by, unit=unit).filter(unit=unit, month__year=year).order_by()
    told = rows.values("pk").annotate(wages=Coalesce(Sum("lines__wage", filter=Q(lines__exempt="")), 0, output_field=MoneyField()))
    wages = list(told.values_list("wages", flat=True))
    return sum(wages), len(wages)
