"""Months and years closed, and what they sealed."""

import datetime

from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q
from django.db.models.functions import TruncMonth

from congdoan.access.actions import reads
from congdoan.ledger import policies, sealing
from congdoan.ledger.choices import PLACES, AccountKind, Answer, Permission, Span
from congdoan.ledger.models import Account, Book, CashCount, Closing, Posting, Reopening, Voucher
from congdoan.ledger.queries.vouchers import balances


@reads(Permission.VIEW_BOOKS)
def closings(*, by, unit, on=None):
    """Closings of the unit, the newest first; those made by the end of ``on`` a day, if one is said."""
    found = Closing.objects.filter(by.scope(Permission.VIEW_BOOKS).q("unit__path"), unit=unit)
    found = found if on is None else found.filter(closed_at__date__lte=on)
    return found.select_related("unit", "closed_by").prefetch_related(_requests()).order_by("-sequence")


def _requests():
    return Prefetch("reopenings", Reopening.objects.select_related("asked_by", "answered_by").order_by("pk"))


def closing(*, unit, pk):
    """One closing of the unit, or None; unscoped."""
    return Closing.objects.filter(unit=unit, pk=pk).select_related("unit").prefetch_related(_requests()).first()


def closed_months(unit):
    """First days of the months whose closing stands."""
    return closed_spans(unit)[0]


def closed_spans(unit):
    """({first days of the months}, {year: closing id}) whose closing stands; one statement."""
    return _spans(_standing(unit))


def _standing(unit):
    return Closing.objects.filter(unit=unit, reopened_at__isnull=True).order_by("sequence").values("kind", "month", "pk")


def _spans(rows):
    rows = list(rows)
    months = {row["month"] for row in rows if row["kind"] == Span.MONTH}
    return months, {row["month"].year: row["pk"] for row in rows if row["kind"] == Span.YEAR}


@reads(Permission.KEEP_BOOKS)
def to_close(*, by, unit):
    """([first day of each month that is over and not closed], the year that may be closed next or None); asks through ``gather``, once."""
    kept = Book.objects.filter(by.scope(Permission.KEEP_BOOKS).q("unit__path"), unit=unit).order_by("opened_on")
    books, closed = yield kept[:1], _standing(unit)
    if not books:
        return [], None
    months, years = _spans(closed)
    opened_on = books[0].opened_on
    over = list(policies.over_unclosed(opened_on, months, today=by.today))
    return over, policies.year_to_close(opened_on, months, years, today=by.today)


@reads(Permission.REOPEN_MONTH)
def to_reopen(*, by, unit):
    """Requests of somebody else to open a closing of the unit again, which may be, the oldest first."""
    later = Closing.objects.filter(unit=OuterRef("closing__unit"), reopened_at__isnull=True)
    later = later.filter(Q(month__gt=OuterRef("closing__month")) | Q(month=OuterRef("closing__month"), kind__gt=OuterRef("closing__kind")))
    found = Reopening.objects.filter(by.scope(Permission.REOPEN_MONTH).q("closing__unit__path"), ~Exists(later), closing__unit=unit)
    found = found.filter(answer=Answer.WAITING).exclude(asked_by=by.person)
    return found.select_related("closing", "asked_by").order_by("asked_at", "pk")


def last_closed(unit):
    """The standing closing that is last in time, a year after its December, or None: the only one that may be opened again."""
    return Closing.objects.filter(unit=unit, reopened_at__isnull=True).order_by("-month", "-kind").first()


def later_closed(closing):
    """The last closing of what comes after this one in time, or None."""
    last = last_closed(closing.unit_id)
    return last if last is not None and (last.month, last.kind) > (closing.month, closing.kind) else None


def carrying(unit, end):
    """[Account] whose balance goes over into a next year, with books: places of money and goods, and funds. ``end``: its first day."""
    found = Account.objects.filter(book__unit=unit, book__opened_on__lt=end, kind__in=(*PLACES, AccountKind.FUND))
    return sorted(
        found.select_related("book").order_by("-book__kind", "name", "pk"), key=lambda one: (one.book_id, one.kind == AccountKind.FUND)
    )


def carried(unit, year):
    """{account id as text: đồng} as the books have it at the end of a year; two statements."""
    end = datetime.date(year + 1, 1, 1)
    return {str(account): amount for account, amount in balances(carrying(unit, end), before=end).items()}


def uncounted(unit, year):
    """Names of the books whose cash at the end of a year no count of its last day found or saw in the book; three statements."""
    end, last = datetime.date(year + 1, 1, 1), datetime.date(year, 12, 31)
    places = [one for one in carrying(unit, end) if one.kind == AccountKind.CASH]
    left = balances(places, before=end)
    counts = CashCount.objects.standing().filter(account__in=places, counted_on=last)
    seen = {(one.account_id, amount) for one in counts for amount in (one.counted, one.in_book)}
    return [one.book.get_kind_display() for one in places if left[one.pk] and (one.pk, left[one.pk]) not in seen]


def _some(left):
    """What is not nothing: accounts made since the year was closed had nothing in it."""
    return {account: amount for account, amount in left.items() if amount}


def last_closing(unit):
    """The last closing of the unit, standing or not, or None."""
    return Closing.objects.filter(unit=unit).order_by("-sequence").first()


def month_vouchers(unit, month, end):
    """Vouchers of the unit's books in a month that no closing has sealed, with postings."""
    found = Voucher.objects.filter(book__unit=unit, voucher_on__gte=month, voucher_on__lt=end, closing__isnull=True)
    return found.order_by("pk").prefetch_related(Prefetch("postings", queryset=Posting.objects.order_by("pk")))


def sealed_count(closing):
    """How many vouchers of its period stood in the books with a closing: sealed by it, or by one before it."""
    period = closing.period
    rows = Voucher.objects.filter(closing__unit=closing.unit_id, closing__sequence__lte=closing.sequence)
    return rows.filter(voucher_on__gte=period.start, voucher_on__lt=period.end).count()


def for_checking(unit_ids=None):
    """Closings with all that they sealed, by unit and in order; of all units if none are said."""
    found = Closing.objects.all() if unit_ids is None else Closing.objects.filter(unit__in=unit_ids)
    return found.order_by("unit_id", "sequence").prefetch_related(
        Prefetch("vouchers", queryset=Voucher.objects.order_by("pk")),
        Prefetch("vouchers__postings", queryset=Posting.objects.order_by("pk")),
    )


def _opened_by_nobody():
    """Closings that stand no longer, and no second person agreed to it."""
    agreed = Reopening.objects.filter(closing=OuterRef("pk"), answer=Answer.AGREED)
    return Closing.objects.filter(~Exists(agreed), reopened_at__isnull=False).select_related("unit")


def broken_chains():
    """(unit, sentence) of every break in any unit's closings, every gap in a series of numbers, every voucher left out of a closed month."""
    by_unit = {}
    for one in for_checking().select_related("unit"):
        by_unit.setdefault(one.unit, []).append(one)
    for unit, found in by_unit.items():
        yield from ((unit, sentence) for sentence in sealing.breaks(found))
        for one in found:
            if one.kind == Span.YEAR and one.reopened_at is None and _some(one.carried) != _some(carried(unit, one.month.year)):
                yield unit, f"số dư cuối năm {one.month.year} theo sổ khác số đã chuyển sang năm sau"
    yield from ((one.unit, f"sổ {one.label} mở lại mà không ai đồng ý") for one in _opened_by_nobody())
    for row in Posting.objects.exclude(debit__book=F("voucher__book"), credit__book=F("voucher__book")).select_related(
        "voucher__book__unit"
    ):
        yield row.voucher.book.unit, f"{row.voucher.mark} có định khoản ở sổ khác"
    series = Voucher.objects.order_by().values("book__unit__code", "book", "kind", "year").annotate(last=Max("number"), n=Count("pk"))
    for row in series.exclude(last=F("n")):
        yield None, f"{row['book__unit__code']}: số {row['kind']} năm {row['year']} có {row['n']} chứng từ mà số cuối là {row['last']}"
    standing = Closing.objects.filter(kind=Span.MONTH, reopened_at__isnull=True, unit=OuterRef("book__unit"), month=OuterRef("of_month"))
    for row in (
        Voucher.objects.annotate(of_month=TruncMonth("voucher_on"))
        .filter(Exists(standing), closing__isnull=True)
        .select_related("book__unit")
    ):
        yield row.book.unit, f"{row.mark} nằm ngoài lần khóa sổ của tháng"
