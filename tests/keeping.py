"""Random sequences over a union's books: postings, reversals, closings, reopenings, cash counted, records that get their vouchers and
wait again, dues by rules that are signed late.

For the suite (20) and ./run soak books. After each sequence: books balance, no gap in numbers, the chain holds, no place below zero on any day,
each fund's account is what its vouchered records say, no record points to a voucher that was reversed.
"""

import datetime
import random

from congdoan.care.choices import Reason
from congdoan.care.models import Visit
from congdoan.finance.actions import contributions, handovers
from congdoan.finance.choices import Content, MoneySource
from congdoan.finance.models import Contribution, Fund, Handover
from congdoan.finance.tests.factories import fund
from congdoan.kernel.errors import Refused
from congdoan.kernel.periods import month_of
from congdoan.ledger import policies, queries
from congdoan.ledger.actions import books, closings, counts, settling, vouchers
from congdoan.ledger.choices import INWARD, AccountKind, Answer, BookKind
from congdoan.ledger.models import Account, Closing, Posting, Voucher
from congdoan.ledger.tests.factories import item, place
from tests import people
from tests.keeping_dues import Dues

FIRST, LAST = datetime.date(2021, 11, 1), people.TODAY
DEEDS = (
    "receive",
    "pay",
    "move",
    "reverse",
    "close",
    "close_year",
    "reopen",
    "ask",
    "answer",
    "add_bank",
    "add_fund",
    "count",
    "visit",
    "give",
    "hand",
    "settle",
    "settle",
    "correct_opening",
)
DEEDS += ("dues", "dues", "rule", "recompute")


class Keeping(Dues):
    """One sequence. ``done``, ``refused``: {deed: how often}."""

    def __init__(self, *, seed, cast):
        self.rng, self.cast = random.Random(seed), cast
        self.done, self.refused = {}, {}
        opened = {"by": cast.accountant, "unit": cast.union, "opened_on": FIRST}
        self.union = books.open(kind=BookKind.UNION, cash=3_000_000, bank_name="Kho bạc", bank=5_000_000, **opened)
        self.charity = books.open(kind=BookKind.CHARITY, cash=0, **opened)
        self.goods = books.open(kind=BookKind.GOODS, cash=0, **opened)
        self.funds = [fund(cast), fund(cast, "UH", "Ủng hộ bão lụt")]
        self.begin_dues()

    def run(self, steps):
        """So many deeds, each done whole or refused with nothing written; then everything is looked at."""
        for _step in range(steps):
            deed, before = self.rng.choice(DEEDS), Voucher.objects.count()
            try:
                getattr(self, deed)()
                self.done[deed] = self.done.get(deed, 0) + 1
            except Refused:
                assert Voucher.objects.count() == before
                self.refused[deed] = self.refused.get(deed, 0) + 1
        self.look()

    def day(self):
        """A day of the books."""
        return FIRST + datetime.timedelta(days=self.rng.randint(0, (LAST - FIRST).days))

    def amount(self):
        """Some đồng."""
        return self.rng.randint(1, 900) * 1000

    def receive(self):
        """Phiếu thu."""
        facts = {"voucher_on": self.day(), "item": item("22"), "amount": self.amount(), "words": "Thu đoàn phí"}
        vouchers.receive(by=self.cast.accountant, unit=self.cast.union, place=place(self.union), **facts)

    def pay(self):
        """Phiếu chi."""
        facts = {"voucher_on": self.day(), "item": item("32"), "amount": self.amount(), "words": "Chi phong trào"}
        vouchers.pay(by=self.cast.accountant, unit=self.cast.union, place=place(self.union), **facts)

    def move(self):
        """Chuyển quỹ."""
        facts = {"voucher_on": self.day(), "amount": self.amount(), "words": "Rút, gửi tiền"}
        bank = self.rng.choice(list(Account.objects.filter(book=self.union, kind=AccountKind.BANK).order_by("pk")))
        both = dict(zip(("source", "target"), self.rng.sample((bank, place(self.union)), 2), strict=True))
        vouchers.move(by=self.cast.accountant, unit=self.cast.union, **both, **facts)

    def reverse(self):
        """Bút toán đảo."""
        found = self.rng.choice(list(Voucher.objects.filter(reversed_by__isnull=True).order_by("-pk"))[:6])
        vouchers.reverse(by=self.cast.accountant, voucher=found, voucher_on=self.day(), reason="Nhầm")

    def close(self):
        """Khóa sổ tháng."""
        closed = queries.closed_months(self.cast.union)
        month = month_of(max(closed)).end if closed else FIRST
        closings.close(by=self.cast.accountant, unit=self.cast.union, month=month)

    def close_year(self):
        """Khóa sổ năm; before some of them what is left of its months is closed."""
        months, years = queries.closed_spans(self.cast.union)
        year = max(years) + 1 if years else FIRST.year
        for month in policies.unclosed_months(year, FIRST, months) if year < LAST.year and self.rng.random() < 0.7 else ():
            closings.close(by=self.cast.accountant, unit=self.cast.union, month=month)
        closings.close_year(by=self.cast.accountant, unit=self.cast.union, year=year, remark=self.rng.choice(("", "Quỹ chưa mở")))

    def reopen(self):
        """Mở lại kỳ khóa sau cùng, by two persons."""
        last = queries.last_closed(self.cast.union)
        if last is not None:
            asked = last if last.asked else closings.ask_reopen(by=self.cast.accountant, closing=last, version=last.version, reason="Sót")
            closings.reopen(by=self.cast.chair, closing=asked, version=asked.version)

    def ask(self):
        """Đề nghị mở lại một kỳ nào đó, that waits."""
        found = self.rng.choice([*Closing.objects.order_by("-sequence")[:3], None])
        if found is not None:
            closings.ask_reopen(by=self.cast.accountant, closing=found, version=found.version, reason="Sót")

    def answer(self):
        """Không đồng ý, hoặc rút đề nghị."""
        for found in Closing.objects.filter(reopenings__answer=Answer.WAITING):
            if self.rng.random() < 0.5:
                closings.decline(by=self.cast.chair, closing=found, version=found.version, why_not="Báo cáo đã gửi")
            else:
                closings.withdraw(by=self.cast.accountant, closing=found, version=found.version)

    def add_bank(self):
        """Thêm nơi gửi tiền, after months that are closed too."""
        name = f"Ngân hàng {Account.objects.filter(book=self.union, kind=AccountKind.BANK).count()}"
        books.add_bank(by=self.cast.accountant, book=self.union, name=name)

    def add_fund(self):
        """Thêm một quỹ, after months that are closed too; few, to keep them busy."""
        if len(self.funds) < 4:
            self.funds.append(fund(self.cast, f"Q{len(self.funds)}", f"Quỹ {len(self.funds)}"))

    def count(self):
        """Kiểm kê quỹ."""
        facts = {"counted_on": self.day(), "notes": {100_000: self.rng.randint(0, 30)}, "present": "Ban chấp hành"}
        counts.count(by=self.cast.chair, place=place(self.union), reason=self.rng.choice(("", "Tạm ứng")), **facts)

    def correct_opening(self):
        """Sửa số dư khi mở sổ."""
        books.correct_opening(by=self.cast.accountant, place=place(self.union), amount=self.rng.randint(0, 40) * 100_000)

    def visit(self):
        """Thăm hỏi."""
        paid = self.rng.choice(({"source": MoneySource.UNION_BUDGET}, {"source": MoneySource.FUND, "fund": self.rng.choice(self.funds)}))
        Visit.objects.create(
            unit=self.cast.group, person=self.cast.member.person, visited_on=self.day(), reason=Reason.HOSPITAL, amount=self.amount(),
            recorded_by=self.cast.chair.person, recorded_at=people.NOW, **paid,
        )  # fmt: skip

    def give(self):
        """Ủng hộ, money or goods."""
        kind = {"amount": self.amount()} if self.rng.random() < 0.6 else {"goods": "chăn", "quantity": 5, "goods_value": self.amount()}
        facts = {"fund": self.rng.choice(self.funds), "given_on": self.day(), "donor_name": "Công ty Yên Bình", **kind}
        contributions.record(by=self.cast.accountant, unit=self.cast.union, **facts)

    def hand(self):
        """Trao tặng."""
        facts = {"fund": self.rng.choice(self.funds), "handed_on": self.day(), "recipient": "Hộ nghèo", "value": self.amount()}
        handovers.record(by=self.cast.accountant, unit=self.cast.union, content=self.rng.choice((Content.MONEY, Content.GIFTS)), **facts)

    def settle(self):
        """A voucher for some of what waits."""
        counted = queries.waiting_counts([self.union, self.charity, self.goods])
        if not counted:
            return self.give()
        kept, one, _count, _sum = self.rng.choice(counted)
        matters = queries.waiting(one, kept)
        chosen = self.rng.sample(matters, self.rng.randint(1, len(matters)))
        where = queries.accounts(kept).first()
        code = item("22" if one.kind in INWARD else "31") if one.book == BookKind.UNION else None
        facts = {"place": where, "voucher_on": self.day(), "words": "Theo danh sách", "item": code}
        return settling.settle(by=self.cast.accountant, unit=self.cast.union, cause=one.key, matters=[each.key for each in chosen], **facts)

    def look(self):
        """What holds after whatever was done."""
        assert list(queries.broken_chains()) == []
        for kept in (self.union, self.charity, self.goods):
            accounts = list(Account.objects.filter(book=kept))
            assert sum(queries.balances(accounts).values()) == 0
            assert not Posting.objects.filter(voucher__book=kept).exclude(debit__in=accounts, credit__in=accounts).exists()
            for where in queries.accounts(kept):
                left = 0
                for _day, moved in sorted(queries.moves_of(where)):
                    left += moved
                    assert left >= 0
        self._look_at_funds()
        self._look_at_records()
        self.look_at_dues()

    def _look_at_funds(self):
        for kept in (self.charity, self.goods):
            before, accounts = place(kept, AccountKind.OPENING), list(queries.fund_accounts(kept))
            left = queries.balances([before, *accounts])
            assert sum(max(0, left[one.pk]) for one in accounts) <= -left[before.pk], "one fund paid for another"

    def _look_at_records(self):
        links = [(Visit, "voucher"), (Contribution, "voucher"), (Contribution, "goods_voucher"), (Handover, "voucher")]
        for model, link in links:
            assert not model.objects.filter(**{f"{link}__reversed_by__isnull": False}).exists(), "a reversed voucher lets go"
        for one in Fund.objects.all():
            accounts = [account for account in (one.money_account, one.goods_account) if account is not None]
            assert -sum(queries.balances(accounts).values()) == sum(
                sign * getattr(row, name)
                for model, link, name, sign in (
                    (Contribution, "voucher", "amount", 1), (Contribution, "goods_voucher", "goods_value", 1), (Handover, "voucher", "value", -1),
                    (Visit, "voucher", "amount", -1),
                )
                for row in model.objects.filter(fund=one, **{f"{link}__isnull": False})
            )  # fmt: skip
