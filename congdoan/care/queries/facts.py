"""Facts behind the figures, unscoped: rights are checked by whoever opens the rows."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from congdoan.care.choices import Occasion, Permission, Recipient
from congdoan.care.models import Gift, Visit
from congdoan.finance import queries as finance
from congdoan.finance.choices import MoneySource
from congdoan.people.choices import Sex


def visit_facts():
    """Standing visits."""
    return Visit.objects.standing().select_related("person", "unit", "fund", "recorded_by").order_by("visited_on", "pk")


def gift_facts():
    """Standing gifts."""
    with_all = Gift.objects.standing().select_related("person", "child", "unit", "fund", "recorded_by")
    return with_all.order_by("given_on", "pk")


def child_gift_facts():
    """Quà cho con đoàn viên."""
    return gift_facts().filter(recipient=Recipient.CHILD)


def member_gift_facts():
    """Quà cho đoàn viên."""
    return gift_facts().filter(recipient=Recipient.MEMBER)


def women_gift_facts():
    """Quà cho nữ đoàn viên ngày 8/3, 20/10."""
    return member_gift_facts().filter(person__sex=Sex.FEMALE, occasion__in=[Occasion.WOMEN_0803, Occasion.WOMEN_2010])


def _book(name):
    """(unit, fund id, year) -> address of the rows of a year that a fund paid for."""
    return lambda unit, fund_id, year: f"{reverse(name, args=[unit.pk])}?nam={year}&nguon={MoneySource.FUND}:{fund_id}"


finance.draw(
    label=_("Thăm hỏi"), facts=visit_facts, amount="amount", dated="visited_on",
    book=_book("care:visit-list"), seen_with=Permission.VIEW_VISITS,
)  # fmt: skip
finance.draw(
    label=_("Tặng quà"), facts=gift_facts, amount="amount", dated="given_on", book=_book("care:gift-list"), seen_with=Permission.VIEW_GIFTS
)
