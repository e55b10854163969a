"""Quyết toán năm: drawn from the books, with what is missing, and what differs by now."""

from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.budget import formulas, policies, queries
from congdoan.budget.choices import Kind, Sort
from congdoan.budget.views.links import page_url
from congdoan.budget.views.pages import FilingPage
from congdoan.dues.choices import Permission as Dues
from congdoan.kernel.money import format_money, format_number
from congdoan.ledger.choices import AccountKind, VoucherKind
from congdoan.membership.choices import Permission as Membership
from congdoan.organization.choices import Permission as Organization
from congdoan.organization.choices import Post
from congdoan.ui.tables import Column


class SettlementPage(FilingPage):
    """Quyết toán năm, drawn from the books."""

    kind = Kind.SETTLEMENT
    called = gettext_lazy("Quyết toán năm %(year)s")

    def _ask(self):
        super()._ask()
        self.books = queries.books_of_year(self.unit, self.year) if self.sees_books else None

    @cached_property
    def now(self):
        """What the books say, for who may see them; of an earlier edition nothing is compared."""
        if self.books is None or self.books.book is None or not self.is_newest:
            return None
        found = self.books.values(self.lines)
        return {line.key: found[line.pk] for line in self.lines if line.pk in found}

    def way(self, line):
        """The vouchers of the line's items, that year.

        Of what was there before: the year before, in the first year the vouchers of opening; of what adds to that, and so of what is left: the closing.
        """
        if self.books is None or self.books.book is None:
            return ""
        if line.sort == Sort.OPENING:
            return self._before(self.books.book)
        leaves = formulas.leaves(line, self.lines)
        if any(one.sort == Sort.OPENING for one in leaves):
            return self._after()
        items = formulas.items_in(leaves)
        if not items:
            return ""
        asked = {"so": self.books.book.pk, "start": f"01/01/{self.year}", "end": f"31/12/{self.year}", "item": ",".join(items)}
        return f"{reverse('ledger:voucher-list', kwargs={'unit_id': self.unit.pk})}?{urlencode(asked)}"

    def _after(self):
        """The closing of the year, with what each place of money has left; nowhere before it is closed."""
        if self.books.closing is None:
            return ""
        return reverse("ledger:closing", kwargs={"unit_id": self.unit.pk, "pk": self.books.closing})

    def _before(self, book):
        if book.opened_on.year < self.year:
            return page_url(self.kind, self.unit.pk, self.year - 1)
        asked = urlencode({"so": book.pk, "kind": VoucherKind.OPENING})
        return f"{reverse('ledger:voucher-list', kwargs={'unit_id': self.unit.pk})}?{asked}"

    def _place(self, kind):
        """The book of December of cash, of the bank; nowhere where there is not exactly one, or for who may not see books."""
        found = [place for place in (self.books.places if self.books else ()) if place.kind == kind]
        if len(found) != 1:
            return ""
        return f"{reverse('ledger:account', kwargs={'unit_id': self.unit.pk, 'pk': found[0].pk})}?thang=12/{self.year}"

    def _sheets(self):
        """The monthly sheets of dues of the year, for who may see them."""
        if not self.filing or not self.filing.wage_months or not self.by.may(Dues.VIEW_TOTALS, self.unit):
            return ""
        return f"{reverse('dues:sheet-list', kwargs={'unit_id': self.unit.pk})}?tu=01/01/{self.year}&den=31/12/{self.year}"

    def _members(self):
        """The members of the year's last day, for who may see them."""
        if not self.filing or not self.filing.members or not self.by.may(Membership.VIEW_MEMBERS, self.unit):
            return ""
        return f"{reverse('membership:member-list', kwargs={'unit_id': self.unit.pk})}?ngay=31/12/{self.year}"

    def _levy(self):
        """What employers declared that year, for who may see it."""
        if not self.filing or not self.filing.levy_months or not self.by.may(Dues.VIEW_LEVY, self.unit):
            return ""
        return f"{reverse('dues:levy-list', kwargs={'unit_id': self.unit.pk})}?ky={self.year}"

    def _officers(self):
        """Who was a full-time officer on the year's last day, for who may see posts."""
        if not self.filing or not self.filing.officers or not self.by.may(Organization.VIEW_POSTS, self.unit):
            return ""
        asked = urlencode({"ngay": f"31/12/{self.year}", "chuc_vu": Post.OFFICER})
        return f"{reverse('organization:post-list', kwargs={'unit_id': self.unit.pk})}?{asked}"

    def figures(self):
        return (
            Column(_("Dự toán giao (đ)"), lambda row: row.assigned, "money", phone="nhan", optional=True),
            Column(_("Quyết toán (đ)"), lambda row: row.amount, "money", phone="nhan", link=lambda row: row.url if row.amount else ""),
            Column(_("Cấp trên duyệt (đ)"), lambda row: row.approved, "money", phone="nhan", optional=True),
        )

    def facts(self):
        filing, none = self.filing, _("lập quyết toán thì có")
        cash, bank = (filing.cash, filing.bank) if filing else (self.books.cash, self.books.bank) if self.books else (None, None)
        head = [
            {"label": _("Số lao động"), "text": self._told("workers", _("chưa kê")) if filing else none, "url": self._levy()},
            {"label": _("Quỹ lương đóng kinh phí"), "text": (self._fund() or _("chưa kê")) if filing else none, "url": self._levy()},
            {"label": _("Đoàn viên ngày 31/12"), "text": self._told("members", none), "url": self._members()},
            {"label": _("Quỹ lương đóng đoàn phí"), "text": self._wages() if filing else none, "url": self._sheets()},
            {"label": _("Cán bộ chuyên trách ngày 31/12"), "text": self._told("officers", _("chưa ghi")) if filing else none, "url": self._officers()},
            *(
                {"label": label, "text": format_money(sum), "url": self._place(kind)}
                for label, sum, kind in ((_("Tiền mặt cuối năm"), cash, AccountKind.CASH), (_("Tiền gửi cuối năm"), bank, AccountKind.BANK))
                if sum is not None
            ),
        ]  # fmt: skip
        return head + super().facts()

    def _told(self, name, none):
        """A count at the head of the filing, in words; ``none`` where nothing is known."""
        known = getattr(self.filing, name, None)
        return none if known is None else format_number(known)

    def _fund(self):
        """The wage fund of levy, from how many months; empty where nobody declared any."""
        if not self.filing or not self.filing.levy_months:
            return ""
        words = {"wages": format_money(self.filing.levy_fund), "months": self.filing.levy_months}
        return _("%(wages)s, theo %(months)s tháng đã kê") % words

    def _wages(self):
        """The wage fund of dues, from how many monthly sheets."""
        if not self.filing.wage_months:
            return _("chưa có sổ đoàn phí")
        words = {"wages": format_money(self.filing.wages), "months": self.filing.wage_months}
        return _("%(wages)s, theo %(months)s bảng tháng") % words

    def context(self):
        return {**super().context(), "wages": self._wages() if self.filing else _("chưa lập"), "levy_fund": self._fund()}

    def _lacking(self):
        books = self.books or queries.YearBooks()
        return policies.missing(year=self.year, today=self.by.today, books=books)

    def why_not_drawn(self):
        return next(iter(self._lacking()), "")

    def checks(self):
        """Khép năm: months and year closed, the settlement agreed, sent, approved."""
        if self.books is None:
            return []
        lacking = self._lacking()
        ledger = reverse("ledger:books" if self.books.book is None else "ledger:closing-list", kwargs={"unit_id": self.unit.pk})
        told = lacking[0] if lacking else _("Đã khóa sổ đủ các tháng và khóa sổ năm.")
        stands = self.filing is not None and self.filing.returned_at is None  # what was returned is to be drawn and sent anew
        done = {state: stands and getattr(self.filing, f"{state}_at") is not None for state in ("agreed", "sent", "approved")}
        return [
            {"label": told, "done": not lacking, "url": ledger if lacking else ""},
            {
                "label": _("Dự toán năm được cấp trên duyệt."),
                "done": bool(self.given),
                "url": page_url(Kind.ESTIMATE, self.unit.pk, self.year),
            },
            {"label": _("Lập quyết toán theo sổ."), "done": stands, "url": ""},
            {"label": _("Chủ tịch đồng ý."), "done": done["agreed"], "url": ""},
            {
                "label": _("Gửi cấp trên. Năm khép khi đã khóa sổ năm và quyết toán đã gửi."),
                "done": done["sent"] and not lacking,
                "url": "",
            },
            {"label": _("Cấp trên duyệt."), "done": done["approved"], "url": ""},
        ]
