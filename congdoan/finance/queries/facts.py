"""Facts behind the figures: unscoped, for the rights are checked by whoever shows them."""

from congdoan.finance.choices import FundKind
from congdoan.finance.models import Contribution, Handover


def contribution_facts():
    """Every standing contribution, by day; who gave together with another counts there once."""
    return _facts().filter(joint_with__isnull=True)


def _facts():
    found = Contribution.objects.standing().select_related("fund", "fund__beneficiary", "donor", "unit", "recorded_by")
    return found.order_by("given_on", "pk")


def collected_facts():
    """Contributions in money."""
    return contribution_facts().filter(amount__gt=0)


def fund_contribution_facts():
    """Contributions to funds proper (quỹ), not to drives."""
    return contribution_facts().filter(fund__kind=FundKind.FUND)


def participation_facts():
    """Members' contributions to funds proper, each of those who gave together."""
    return _facts().filter(fund__kind=FundKind.FUND, donor__isnull=False)


def hardship_facts():
    """Contributions to drives for one member (giúp đoàn viên)."""
    return contribution_facts().filter(fund__kind=FundKind.HARDSHIP)


def handover_facts():
    """Every standing handover, by day."""
    return Handover.objects.standing().select_related("fund", "unit", "recorded_by").order_by("handed_on", "pk")


def given_facts(content):
    """A callable with the handovers of one content (suất quà, nhà tình nghĩa ...)."""

    def facts():
        return handover_facts().filter(content=content)

    return facts
