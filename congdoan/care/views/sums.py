"""Chăm lo theo nguồn chi: visits and gifts added up by where the money came from; on screen, on A4 and in Excel."""

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.care import queries
from congdoan.care.choices import Permission
from congdoan.care.forms.filters import FUND, UNSAID, years_held
from congdoan.finance.choices import MoneySource
from congdoan.kernel.dates import format_date, long_date
from congdoan.kernel.numberwords import money_in_words
from congdoan.ui import xlsx
from congdoan.ui.screens import UnitPage
from congdoan.ui.tables import Column, Table
from congdoan.units.places import place_of

COUNTED = ("visits", "visit_amount", "gifts", "gift_amount", "amount")
TABLE = Table(
    _("Chăm lo theo nguồn chi"),
    (
        Column(_("Nguồn chi"), lambda row: row["label"]),
        Column(_("Lượt thăm"), lambda row: row["visits"], "count"),
        Column(_("Tiền thăm (đ)"), lambda row: row["visit_amount"], "money"),
        Column(_("Suất quà"), lambda row: row["gifts"], "count"),
        Column(_("Tiền quà (đ)"), lambda row: row["gift_amount"], "money"),
        Column(_("Cộng (đ)"), lambda row: row["amount"], "money"),
    ),
)


class SourceSums(UnitPage):
    """Theo nguồn chi: what visits and gifts took from each source; every figure opens its rows."""

    permission = queries.by_source.permission
    template_name = "care/source_sums.html"
    section = "care"
    title = _("Chăm lo theo nguồn chi")

    def prepare(self):
        super().prepare()
        written, self.years = self.request.GET.get("nam", ""), self.years_with_rows()
        self.year = next((year for year in self.years if str(year) == written), None)

    def years_with_rows(self):
        """The years that hold visits or gifts, newest first."""
        books = ((queries.visits, "visited_on"), (queries.gifts, "given_on"))
        found = (years_held(book(by=self.by, unit=self.unit), day, self.by.today) for book, day in books)
        return sorted({year for years in found for year in years}, reverse=True)

    @property
    def printing(self):
        """True if it is to go on A4."""
        return self.request.GET.get("dang") == "in"

    def get(self, request, *args, **kwargs):
        """Screen, paper (?dang=in) or workbook (?dang=xlsx)."""
        if request.GET.get("dang") == "xlsx":
            rows, total = self.sums()
            titles, values = TABLE.sheet([*rows, total])
            return xlsx.response("cham-lo-theo-nguon-chi.xlsx", xlsx.workbook(self.title, titles, values))
        self.template_name = "care/source_paper.html" if self.printing else self.template_name
        return self.show()

    def sums(self):
        """(rows, their total): dicts of a label, COUNTED and addresses."""
        sums = queries.by_source(by=self.by, unit=self.unit, year=self.year)
        total = {"label": _t("Cộng"), **{name: sum(getattr(one, name) for one in sums) for name in COUNTED}}
        return [self.row(one) for one in sums], total

    def context(self):
        rows, total = self.sums()
        return {
            "unit": self.unit,
            "year": self.year,
            "years": self.years,
            "rows": rows,
            "total": total,
            "opens_gifts": self.by.may(Permission.VIEW_GIFTS, self.unit),
            "links": {form: f"{self.address()}{'&' if self.year else '?'}dang={form}" for form in ("in", "xlsx")},
            **(self.paper(total) if self.printing else {}),
        }

    def address(self):
        """This address with its year."""
        return self.request.path + (f"?nam={self.year}" if self.year else "")

    def row(self, one):
        """A source with its words, its sums and the addresses of its rows."""
        chosen = f"{FUND}{one.fund_id}" if one.fund_id else one.source or UNSAID
        wanted = f"?nguon={chosen}" + (f"&nam={self.year}" if self.year else "")
        words = one.fund_name or (MoneySource(one.source).label if one.source else _t("chưa ghi nguồn"))
        return {
            **{name: getattr(one, name) for name in COUNTED},
            "label": str(words)[:1].upper() + str(words)[1:],
            "visits_url": reverse("care:visit-list", args=[self.unit.pk]) + wanted,
            "gifts_url": reverse("care:gift-list", args=[self.unit.pk]) + wanted,
        }

    def paper(self, total):
        """What the A4 page says besides."""
        superior = self.unit.parent.name if self.unit.parent else ""
        return {
            "superior": superior,
            "place": place_of(superior) or place_of(self.unit.name),
            "date": long_date(self.by.today),
            "when": _t("Năm %(year)s") % {"year": self.year}
            if self.year
            else _t("Tính đến ngày %(day)s") % {"day": format_date(self.by.today)},
            "total_words": money_in_words(total["amount"]) if total["amount"] else "",
            "back": self.address(),
        }
