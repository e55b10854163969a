"""Books, where their money lies, who watches whom."""

from django.utils.translation import gettext as _

from congdoan.access.roles import WATCHING
from congdoan.kernel import dates
from congdoan.kernel.errors import Refused
from congdoan.kernel.money import format_money
from congdoan.ledger.choices import BookKind


def check_book_new(exists, *, name):
    """A unit keeps one book of each sort of money."""
    if exists:
        raise Refused(_("Đơn vị đã có sổ %(name)s.") % {"name": name}, field="kind")


def check_opened(opened_on, *, today, closed=None):
    """A book begins on a day that has come, after what the unit has closed. ``closed``: the last period closed, None for none."""
    if opened_on > today:
        raise Refused(_("Ngày mở sổ ở sau hôm nay."), field="opened_on")
    if closed is not None and opened_on < closed.end:
        words = {"period": closed.label, "day": dates.format_date(closed.end)}
        raise Refused(
            _(
                "Đơn vị đã khóa sổ đến hết %(period)s. Mở sổ này từ ngày %(day)s, tiền đang có ghi là số dư khi mở sổ; hoặc mở lại sổ đã khóa trước."
            )
            % words,
            field="opened_on",
        )


def check_bank(*, name, amount, kind):
    """A deposit lies somewhere, and is money."""
    if name and kind == BookKind.GOODS:
        raise Refused(_("Sổ hiện vật không có tiền gửi."), field="bank_name")
    if amount and not name:
        raise Refused(_("Có tiền gửi thì ghi gửi ở ngân hàng, kho bạc nào."), field="bank_name")


def check_other_opening(amount, *, now):
    """An opening balance is corrected to another one (đồng)."""
    if amount == now:
        raise Refused(_("Số dư khi mở sổ đang là %(now)s. Ghi số đúng.") % {"now": format_money(now)}, field="amount")


def check_account_new(name, *, taken):
    """Two accounts of one book have two names."""
    if name.casefold() in {one.casefold() for one in taken}:
        raise Refused(_("Sổ đã có tài khoản “%(name)s”.") % {"name": name}, field="name")


def check_place_of(place, *, unit, field="place"):
    """The place of money is one of the unit's own books."""
    if place.book.unit_id != unit.pk:
        raise Refused(_("“%(name)s” là của sổ ở đơn vị khác. Chọn nơi giữ tiền của đơn vị mình.") % {"name": place.name}, field=field)


def check_same_book(source, target, *, field="target"):
    """Money stays in its book."""
    if source.pk == target.pk:
        raise Refused(_("Nơi đi và nơi đến là một. Chọn nơi đến khác."), field=field)
    if source.book_id != target.book_id:
        raise Refused(_("Tiền của sổ này không chuyển sang sổ khác. Chọn hai nơi trong cùng một sổ."), field=field)


def clashes(holders):
    """[(name, [labels])] of persons who hold two duties that keep watch over each other. ``holders``: {(person id, name): {role}}."""
    return [
        (name, [label for role, label in WATCHING.items() if role in roles])
        for (_pk, name), roles in holders.items()
        if len(roles & WATCHING.keys()) > 1
    ]
