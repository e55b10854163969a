"""Số chứng từ: visits and lists of gifts found by the number of their voucher, for the search box."""

from django.db.models import Count, Sum

from congdoan.access.actions import reads
from congdoan.care.choices import Permission
from congdoan.care.models import Gift, Visit


@reads(Permission.VIEW_VISITS)
def visits_of_voucher(*, by, words):
    """Standing visits whose voucher number holds ``words``, wherever ``by`` may see them, newest first."""
    seen = Visit.objects.standing().filter(by.scope(Permission.VIEW_VISITS).q("unit__path"), voucher_number__icontains=words)
    return seen.select_related("person", "unit").order_by("-visited_on", "-pk")


@reads(Permission.VIEW_GIFTS)
def gifts_of_voucher(*, by, words):
    """Lists of gifts by voucher, as dicts: voucher_number, given_on, unit (id), unit__name, count, total (đồng); newest first."""
    seen = Gift.objects.standing().filter(by.scope(Permission.VIEW_GIFTS).q("unit__path"), voucher_number__icontains=words)
    lists = seen.values("voucher_number", "given_on", "unit", "unit__name").annotate(count=Count("pk"), total=Sum("amount"))
    return lists.order_by("-given_on", "voucher_number", "unit")
