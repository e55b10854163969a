"""Chờ lập phiếu: what other rooms recorded that moved money and has no voucher yet; one voucher for what is ticked."""

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from congdoan.ledger import forms, queries
from congdoan.ledger.actions import settling
from congdoan.ledger.choices import BookKind, Permission
from congdoan.ledger.views.books import url
from congdoan.ui.screens import ActionScreen, UnitPage


def settle_url(unit, key):
    """Where vouchers for one sort of matters are written."""
    return reverse("ledger:settle", kwargs={"unit_id": unit.pk, "cause": key})


class Waiting(UnitPage):
    """Chờ lập phiếu: how many of each sort, how much."""

    permission = str(Permission.VIEW_BOOKS)
    template_name = "ledger/waiting.html"
    section = "funds"
    title = gettext_lazy("Chờ lập phiếu")

    def context(self):
        books = list(queries.books(by=self.by, unit=self.unit))
        keeps = self.by.may(Permission.KEEP_BOOKS, self.unit)
        opened, counted = {book.kind for book in books}, queries.waiting_counts(books)
        return {
            "unit": self.unit,
            "books": [{"book": book, "sorts": [self._sort(*found, keeps) for of, *found in counted if of == book]} for book in books],
            "unopened": [{"label": kind.label, "url": f"{url('open', self.unit)}?loai={kind.value}"} for kind in BookKind if kind not in opened] if keeps else [],
            "books_url": url("books", self.unit),
        }  # fmt: skip

    def _sort(self, one, count, amount, keeps):
        return {"label": one.label, "count": count, "amount": amount, "url": settle_url(self.unit, one.key) if keeps else ""}


class Settle(ActionScreen):
    """Lập một phiếu cho những việc đã đánh dấu."""

    action = settling.settle
    form_class = forms.Settle
    gives = ("unit", "cause")
    template_name = "ledger/settle.html"
    section = "funds"
    main_button = gettext_lazy("Lập phiếu")
    not_done = gettext_lazy("Chưa lập phiếu")
    explanation = gettext_lazy("Đánh dấu những việc vào một phiếu. Mỗi việc sẽ chỉ về phiếu này; đảo phiếu thì việc lại chờ.")
    confirmation = gettext_lazy("Đã lập phiếu.")

    @cached_property
    def cause(self):
        """The sort of the address."""
        found = queries.cause_of(self.kwargs["cause"])
        if found is None:
            raise Http404
        return found

    @property
    def title(self):
        """Which voucher for what."""
        return _("Lập %(kind)s: %(label)s") % {"kind": self.cause.kind.label, "label": str(self.cause.label).lower()}

    def given(self):
        return {"unit": self.unit, "cause": self.cause.key}

    def initial(self):
        return {"voucher_on": self.by.today}

    def context(self):
        return {**super().context(), "open_url": f"{url('open', self.unit)}?loai={self.cause.book}"}

    def success_url(self, pk):
        return self.cancel_url() if pk is None else url("voucher", self.unit, pk)

    def cancel_url(self):
        return url("waiting", self.unit)
