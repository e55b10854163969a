"""Books of a unit, their accounts, the items of a day."""

from django.db.models import Min

from congdoan.access.actions import reads
from congdoan.ledger.choices import PLACES, AccountKind, BookKind, Permission
from congdoan.ledger.models import Account, Book, Item, ItemChart, PaperForm
from congdoan.units import queries as units


@reads(Permission.VIEW_BOOKS)
def books(*, by, unit):
    """The unit's own books."""
    found = Book.objects.filter(by.scope(Permission.VIEW_BOOKS).q("unit__path"), unit=unit)
    return found.select_related("unit", "recorded_by").order_by("-kind")


def book_of(unit, kind=BookKind.UNION):
    """The unit's book of one sort of money, or None."""
    return Book.objects.filter(unit=unit, kind=kind).select_related("unit").first()


def books_held(unit):
    """The unit's books; unscoped."""
    return Book.objects.filter(unit=unit).order_by("-kind")


def first_opened(unit):
    """The first day of the unit's oldest book, or None."""
    return Book.objects.filter(unit=unit).aggregate(day=Min("opened_on"))["day"]


def accounts(book):
    """Where money of the book lies: cash, then bank."""
    return Account.objects.filter(book=book, kind__in=PLACES).order_by("-kind", "pk")


def accounts_of(unit, *kinds):
    """Where money of the unit's books lies, with books, of some sorts of book if they are said; unscoped: for forms."""
    found = Account.objects.filter(book__unit=unit, kind__in=PLACES, **({"book__kind__in": kinds} if kinds else {}))
    return found.select_related("book__unit").order_by("-book__kind", "-kind", "pk")


def fund_accounts(book):
    """The accounts of funds in a book, by name."""
    return Account.objects.filter(book=book, kind=AccountKind.FUND).order_by("name", "pk")


def holdings(unit):
    """What lies where and whose it is in the unit's books: (places, funds' accounts); one statement, unscoped."""
    found = list(Account.objects.filter(book__unit=unit, kind__in=(*PLACES, AccountKind.FUND)).order_by("-kind", "name", "pk"))
    return [one for one in found if one.kind in PLACES], [one for one in found if one.kind == AccountKind.FUND]


def place_account(book, kind):
    """The account of cash, of the opening balance: there is one of each."""
    return Account.objects.filter(book=book, kind=kind).order_by("pk").first()


def items_on(on, side=None):
    """The items of the chart of a day, of one side if one is said, in the order of codes."""
    found = Item.objects.filter(chart__in=ItemChart.objects.as_of(on)).select_related("chart")
    return (found if side is None else found.filter(side=side)).order_by("code")


def all_items():
    """The items of all charts."""
    return list(Item.objects.select_related("chart").order_by("chart__valid_from", "code"))


def places_below(unit, kind):
    """{unit id: [where money of its book of one sort lies]} of a unit and those below; unscoped: for files."""
    found = {}
    rows = Account.objects.filter(units.today_q(unit.path, "book__unit__path"), book__kind=kind, kind__in=PLACES)
    for place in rows.select_related("book__unit").order_by("-kind", "pk"):
        found.setdefault(place.book.unit_id, []).append(place)
    return found


def form_on(paper, on):
    """The form that a paper of a day follows, or None where none is known."""
    return PaperForm.objects.as_of(on).filter(paper=paper).first()
