"""The account of each fund in the books: its money in the charity book, its goods in the goods book."""

from congdoan.finance.models import Fund
from congdoan.ledger.actions.posting import fund_account, rename
from congdoan.ledger.choices import BookKind


def fund_sides(amount):
    """A callable (book, rows) -> [(the account of the fund, đồng)], one for each fund of the rows. ``amount``: the field of đồng."""

    def sides(book, rows):
        sums = {}
        for row in rows:
            sums[row.fund_id] = sums.get(row.fund_id, 0) + getattr(row, amount)
        funds = Fund.objects.select_for_update(of=("self",)).in_bulk(list(sums))
        return [(_account(book, funds[pk]), sum_) for pk, sum_ in sums.items()]

    return sides


def _account(book, fund):
    """The fund's account in a book, made when it is first used."""
    field = "goods_account" if book.kind == BookKind.GOODS else "money_account"
    if getattr(fund, f"{field}_id") is None:
        setattr(fund, field, fund_account(book, fund.name))
        fund.save(update_fields=[field])
    return getattr(fund, field)


def keep_names(funds):
    """The accounts of funds are called as the funds are now."""
    for fund in funds:
        for account in (fund.money_account, fund.goods_account):
            if account is not None:
                rename(account, fund.name)
