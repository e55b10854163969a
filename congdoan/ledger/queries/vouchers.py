"""Vouchers by right, what stands in a place of money day by day, balances."""

from dataclasses import dataclass

from django.db.models import Case, F, Max, OuterRef, Prefetch, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from congdoan.access.actions import reads
from congdoan.kernel import text
from congdoan.kernel.money import MoneyField
from congdoan.ledger import marks
from congdoan.ledger.choices import AccountKind, BookKind, Permission, Side, VoucherKind
from congdoan.ledger.models import Closing, Posting, Voucher
from congdoan.units import queries as units


@reads(Permission.VIEW_BOOKS)
def vouchers(*, by, unit, on=None):
    """Vouchers of the unit's books and of those below, newest first, each with its ``amount`` (đồng); as of ``on`` a day, if one is said."""
    found = Voucher.objects.filter(by.scope(Permission.VIEW_BOOKS).q("book__unit__path"), units.today_q(unit.path, "book__unit__path"))
    found = found if on is None else found.filter(voucher_on__lte=on)
    found = found.select_related("book__unit", "reverses__book", "reversed_by__book", "recorded_by", "closing")
    return found.annotate(amount=Coalesce(Sum("postings__amount"), Value(0), output_field=MoneyField())).order_by("-voucher_on", "-pk")


@reads(Permission.VIEW_BOOKS)
def vouchers_numbered(*, by, typed):
    """Vouchers of the number typed ("PC 1/2023", "12"), wherever ``by`` may see them, newest first, each with its ``amount`` (đồng)."""
    asked = marks.read(typed)
    if asked is None:
        return Voucher.objects.none()
    found = Voucher.objects.filter(by.scope(Permission.VIEW_BOOKS).q("book__unit__path"), **asked).select_related("book__unit")
    return found.annotate(amount=Coalesce(Sum("postings__amount"), Value(0), output_field=MoneyField())).order_by("-voucher_on", "-pk")


def saying(rows, typed):
    """The vouchers of a number that is typed, else those whose words or party hold every word, with diacritics or not."""
    if asked := marks.read(typed):
        return rows.filter(**asked)
    for word in map(text.loosely, typed.split()):
        rows = rows.filter(Q(words__regex=word) | Q(party__regex=word))
    return rows


def voucher(*, unit, pk):
    """One voucher of the unit, or None; unscoped: the action asks for the right."""
    return Voucher.objects.select_related("book__unit", "reverses__book", "reversed_by__book").filter(book__unit=unit, pk=pk).first()


def postings_of(voucher):
    """The postings of a voucher with their accounts and items."""
    return Posting.objects.filter(voucher=voucher).select_related("debit__item", "credit__item").order_by("pk")


@reads(Permission.VIEW_BOOKS)
def plain_vouchers(*, by, unit):
    """Receipts and payments of union money of the unit and those below that stand, by day and number, with their posting."""
    found = Voucher.objects.filter(by.scope(Permission.VIEW_BOOKS).q("book__unit__path"), units.today_q(unit.path, "book__unit__path"))
    found = found.filter(book__kind=BookKind.UNION, kind__in=(VoucherKind.RECEIPT, VoucherKind.PAYMENT), reversed_by__isnull=True)
    found = found.select_related("book").order_by("voucher_on", "pk")
    return found.prefetch_related(Prefetch("postings", Posting.objects.select_related("debit__item", "credit__item").order_by("pk")))


def vouchers_by_id(pks):
    """Vouchers with their books, postings and what reversed them, held until the transaction ends; unscoped."""
    found = (
        Voucher.objects.select_for_update(of=("self",)).filter(pk__in=pks).select_related("book__unit", "reversed_by__book").order_by("pk")
    )
    return list(found.prefetch_related(Prefetch("postings", Posting.objects.select_related("debit", "credit").order_by("pk"))))


def standing_among(pks):
    """Those of the vouchers that no other has reversed."""
    return list(Voucher.objects.filter(pk__in=list(pks), reversed_by__isnull=True).values_list("pk", flat=True))


def last_numbers(book):
    """{(kind, year): the last number} of a book's series; the unit is held alone meanwhile, so that there are no two and no gap."""
    rows = Voucher.objects.filter(book=book).order_by().values_list("kind", "year").annotate(last=Max("number"))
    return {(kind, year): last for kind, year, last in rows}


def _signed(account):
    """What a posting brings an account: đồng, below zero for what goes out."""
    return Case(When(debit=account, then=F("amount")), default=-F("amount"), output_field=MoneyField())


def moves_of(account):
    """[(day, đồng in less đồng out)] of one account, by day."""
    rows = Posting.objects.filter(Q(debit=account) | Q(credit=account)).order_by()
    rows = rows.values("voucher__voucher_on").annotate(moved=Sum(_signed(account)))
    return list(rows.values_list("voucher__voucher_on", "moved"))


def balances(places, before=None):
    """{account id: đồng} of accounts, before a day if one is said; one statement."""
    rows = Posting.objects.order_by()
    rows = rows if before is None else rows.filter(voucher__voucher_on__lt=before)
    came = rows.filter(debit__in=places).values_list("debit").annotate(sum=Sum("amount"))
    went = rows.filter(credit__in=places).values_list("credit").annotate(sum=-Sum("amount"))
    found = {place.pk: 0 for place in places}
    for account, amount in came.union(went, all=True):
        found[account] += amount
    return found


def _stood(rows, closing):
    """Postings that a closing, or one before it, sealed."""
    return rows.filter(voucher__closing__unit=closing.unit_id, voucher__closing__sequence__lte=closing.sequence)


def sums_between(accounts, first, end, sealed):
    """{account id: (đồng before, đồng debited, đồng credited)} of accounts from a day to before another, as with a closing; one statement."""
    rows = _stood(Posting.objects.filter(voucher__voucher_on__lt=end).order_by(), sealed)
    old, new = (Sum("amount", filter=Q(**{f"voucher__voucher_on__{than}": first})) for than in ("lt", "gte"))
    came = rows.filter(debit__in=accounts).values_list("debit").annotate(side=Value("debit"), old=old, new=new)
    went = rows.filter(credit__in=accounts).values_list("credit").annotate(side=Value("credit"), old=old, new=new)
    found = {(account, side): (before or 0, moved or 0) for account, side, before, moved in came.union(went, all=True)}
    both = {one.pk: (found.get((one.pk, "debit"), (0, 0)), found.get((one.pk, "credit"), (0, 0))) for one in accounts}
    return {pk: (debit[0] - credit[0], debit[1], credit[1]) for pk, (debit, credit) in both.items()}


def short_without(voucher):
    """[(name, đồng)] of funds that would be short without a voucher: what it brought was paid out since."""
    brought = {}
    for one in postings_of(voucher):
        if one.credit.kind == AccountKind.FUND:
            brought[one.credit] = brought.get(one.credit, 0) + one.amount
    left = balances(list(brought)) if brought else {}
    return [(account.name, left[account.pk] + amount) for account, amount in brought.items() if left[account.pk] + amount > 0]


def opening_of(place, before):
    """What was there when the book was opened (đồng). ``before``: the book's account of opening balances."""
    rows = Posting.objects.filter(Q(debit=place, credit=before) | Q(debit=before, credit=place))
    return rows.aggregate(sum=Sum(_signed(place)))["sum"] or 0


@dataclass(frozen=True)
class Line:
    """Một dòng sổ quỹ: the voucher, what came, what went, what is left after it (đồng)."""

    voucher: object
    came: int
    went: int
    left: int


def cash_lines(account, first, end):
    """(đồng before, [Line]) of one place of money from ``first`` to before ``end``, by day and number; two statements."""
    opening = left = balances([account], before=first)[account.pk]
    mine = Posting.objects.filter(Q(debit=account) | Q(credit=account)).order_by("pk")
    rows = Voucher.objects.filter(Q(postings__debit=account) | Q(postings__credit=account), voucher_on__gte=first, voucher_on__lt=end)
    rows = rows.select_related("book__unit", "reverses").distinct().order_by("voucher_on", "pk")
    lines = []
    for row in rows.prefetch_related(Prefetch("postings", queryset=mine, to_attr="mine")):
        came = sum(one.amount for one in row.mine if one.debit_id == account.pk)
        went = sum(one.amount for one in row.mine if one.credit_id == account.pk)
        left += came - went
        lines.append(Line(row, came, went, left))
    return opening, lines


def of_items(rows, codes):
    """The vouchers that say something of the items of these codes, with ``entered``: what each puts there, below zero what it takes back (đồng)."""
    income = Case(When(credit__item__code__in=codes, credit__item__side=Side.INCOME, then=F("amount")), default=-F("amount"))
    expense = Case(When(debit__item__code__in=codes, debit__item__side=Side.EXPENSE, then=F("amount")), default=income)
    said = Posting.objects.filter(Q(debit__item__code__in=codes) | Q(credit__item__code__in=codes))
    entered = said.filter(voucher=OuterRef("pk")).order_by().values("voucher").annotate(sum=Sum(expense)).values("sum")
    return rows.filter(pk__in=said.values("voucher")).annotate(entered=Subquery(entered, output_field=MoneyField()))


def entered_total(rows):
    """What rows of ``of_items`` come to (đồng); one statement."""
    return rows.order_by().aggregate(sum=Sum("entered"))["sum"] or 0


def sealed_with(rows, closing):
    """The vouchers that stood in the books with a closing (its id): sealed by it, or by one before it."""
    found = Closing.objects.filter(pk=closing)
    return rows.filter(closing__unit__in=found.values("unit"), closing__sequence__lte=Subquery(found.values("sequence")))


def of_account(rows, account):
    """The vouchers that say something of one account."""
    said = Posting.objects.filter(Q(debit=account) | Q(credit=account)).values("voucher")
    return rows.filter(pk__in=said)


def item_totals(unit, first, end):
    """[{"book", "code", "side", "name", "sum"}] of the items of the unit's books between two days, in the order of codes; one statement.

    Income is what came less what was taken back, expense likewise (đồng).
    """
    said = Posting.objects.filter(voucher__book__unit=unit, voucher__voucher_on__gte=first, voucher__voucher_on__lt=end).order_by()
    lines = []
    for column, side, sign in (
        ("credit", Side.INCOME, 1), ("debit", Side.INCOME, -1), ("debit", Side.EXPENSE, 1), ("credit", Side.EXPENSE, -1),
    ):  # fmt: skip
        named = said.filter(**{f"{column}__item__side": side}).values_list(
            f"{column}__book", f"{column}__item__code", f"{column}__item__side", f"{column}__name"
        )
        lines.append(named.annotate(sum=Sum("amount") * sign))
    first_line, *others = lines
    found = {}
    for book, code, side, name, amount in first_line.union(*others, all=True):
        key = (book, code, side, name)
        found[key] = found.get(key, 0) + amount
    return [
        {"book": book, "code": code, "side": side, "name": name, "sum": amount}
        for (book, code, side, name), amount in sorted(found.items(), key=lambda one: one[0][1])
    ]
