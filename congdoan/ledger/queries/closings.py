"""Months closed, and what they sealed."""

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch
from django.db.models.functions import TruncMonth

from congdoan.access.actions import reads
from congdoan.ledger import sealing
from congdoan.ledger.choices import Permission
from congdoan.ledger.models import Closing, Posting, Voucher


@reads(Permission.VIEW_BOOKS)
def closings(*, by, unit, on=None):
    """Closings of the unit, the newest first; those made by the end of ``on`` a day, if one is said."""
    found = Closing.objects.filter(by.scope(Permission.VIEW_BOOKS).q("unit__path"), unit=unit)
    found = found if on is None else found.filter(closed_at__date__lte=on)
    return found.select_related("unit", "closed_by", "asked_by", "reopened_by").order_by("-sequence")


def closing(*, unit, pk):
    """One closing of the unit, or None; unscoped."""
    return Closing.objects.filter(unit=unit, pk=pk).select_related("unit", "asked_by").first()


def closed_months(unit):
    """First days of the months whose closing stands."""
    return set(Closing.objects.filter(unit=unit, reopened_at__isnull=True).values_list("month", flat=True))


def later_closed(closing):
    """The first day of a month closed after this one, or None."""
    later = Closing.objects.filter(unit=closing.unit_id, reopened_at__isnull=True, month__gt=closing.month)
    return later.order_by("-month").values_list("month", flat=True).first()


def last_closing(unit):
    """The last closing of the unit, standing or not, or None."""
    return Closing.objects.filter(unit=unit).order_by("-sequence").first()


def month_vouchers(unit, month, end):
    """Vouchers of the unit's books in a month that no closing has sealed, with postings."""
    found = Voucher.objects.filter(book__unit=unit, voucher_on__gte=month, voucher_on__lt=end, closing__isnull=True)
    return found.order_by("pk").prefetch_related(Prefetch("postings", queryset=Posting.objects.order_by("pk")))


def for_checking(unit_ids=None):
    """Closings with all that they sealed, by unit and in order; of all units if none are said."""
    found = Closing.objects.all() if unit_ids is None else Closing.objects.filter(unit__in=unit_ids)
    return found.order_by("unit_id", "sequence").prefetch_related(
        Prefetch("vouchers", queryset=Voucher.objects.order_by("pk")),
        Prefetch("vouchers__postings", queryset=Posting.objects.order_by("pk")),
    )


def broken_chains():
    """(unit, sentence) of every break in any unit's closings, every gap in a series of numbers, every voucher left out of a closed month."""
    by_unit = {}
    for one in for_checking().select_related("unit"):
        by_unit.setdefault(one.unit, []).append(one)
    for unit, found in by_unit.items():
        yield from ((unit, sentence) for sentence in sealing.breaks(found))
    series = Voucher.objects.order_by().values("book__unit__code", "book", "kind", "year").annotate(last=Max("number"), n=Count("pk"))
    for row in series.exclude(last=F("n")):
        yield None, f"{row['book__unit__code']}: số {row['kind']} năm {row['year']} có {row['n']} chứng từ mà số cuối là {row['last']}"
    standing = Closing.objects.filter(reopened_at__isnull=True, unit=OuterRef("book__unit"), month=OuterRef("of_month"))
    for row in (
        Voucher.objects.annotate(of_month=TruncMonth("voucher_on"))
        .filter(Exists(standing), closing__isnull=True)
        .select_related("book__unit")
    ):
        yield row.book.unit, f"{row.mark} nằm ngoài lần khóa sổ của tháng"
