"""Where each figure of a publication opens: the rows of which it is the sum, for who may see them."""

from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congdoan.disclosure import queries
from congdoan.disclosure.choices import Kind
from congdoan.dues.choices import Permission as Dues
from congdoan.finance import queries as finance
from congdoan.finance.choices import Permission as Finance
from congdoan.kernel.covering import COVERED
from congdoan.ui.tables import Column, Table

MONEY = ((_("Đầu năm (đ)"), "opening"), (_("Thu (đ)"), "income"), (_("Chi (đ)"), "spending"), (_("Còn lại (đ)"), "balance"))


@dataclass
class Ways:
    """Addresses of the rows behind a publication, as one reader may open them."""

    by: object
    row: object
    lines: list

    def of(self, line, name):
        """The address of one figure of a line (or of its label); empty for who may not see the rows."""
        if not self.sees:
            return ""
        if self.row.kind in (Kind.ESTIMATE, Kind.SETTLEMENT):
            return self.filed
        if self.row.kind == Kind.FUNDS:
            return self.fund(line.fund_id, name, f"?gom={line.number}") if line.fund_id else self._helped(line)
        if self.row.kind == Kind.DUES:
            return self._dues(line.key, name)
        return self._at(f"care:{line.key.removesuffix('s')}-list") + f"?nam={self.row.year}"

    @cached_property
    def sees(self):
        """Whether the reader may open the rows."""
        return all(self._may(one) for one in queries.NEEDED[Kind(self.row.kind)])

    @cached_property
    def filed(self):
        """The estimate or settlement that was told, in the edition it had then."""
        edition = queries.edition_told(by=self.by, publication=self.row)
        asked = f"?lan={edition}" if edition else ""
        return reverse(f"budget:{self.row.kind}", kwargs={"unit_id": self.row.unit_id, "period": str(self.row.year)}) + asked

    @cached_property
    def drawn(self):
        """{fund id: [(Draw, đồng)]}: what other rooms paid out of the funds in the year."""
        return finance.drawn_in([line.fund_id for line in self.lines if line.fund_id], self.row.year)

    def fund(self, fund_id, name, parts):
        """Of one fund: what came, what went, what was there on the last day of a year. ``parts``: where its spending stands by sorts."""
        year = self.row.year
        if name in ("opening", "balance"):
            return f"{self._at('finance:fund-list')}?ngay=31/12/{year - 1 if name == 'opening' else year}"
        if name == "label" or not self._may(Finance.VIEW_CONTRIBUTIONS):
            return self._at("finance:fund", fund_id)
        if name == "spending" and parts and self.drawn.get(fund_id):
            return parts
        book = "contribution" if name == "income" else "handover"
        return f"{self._at(f'finance:{book}-list')}?fund={fund_id}&start=01/01/{year}&end=31/12/{year}"

    def _helped(self, line):
        return f"{self._at('finance:fund-list')}?ngay=31/12/{self.row.year}" if line.times == COVERED else f"?gom={line.number}"

    def _dues(self, key, name):
        year = self.row.year
        if key == "dues" and name == "times" and self._may(Dues.VIEW_WAGES):
            return f"{self._at('dues:paid-list')}?cua=rieng&ky={year}"
        if key == "dues":
            return f"{self._at('dues:sheet-list')}?cua=rieng&tu=01/01/{year}&den=31/12/{year}"
        if key == "levy" and self._may(Dues.VIEW_LEVY):
            return f"{self._at('dues:levy-receipts')}?thu=don-vi&ky={year}"
        if key == "remitted":
            return f"{self._at('dues:remittance-list')}?cua=rieng&ky={year}"
        return f"{self._at('dues:upward')}?ky={year}"

    def _at(self, name, *more):
        return reverse(name, args=[self.row.unit_id, *more])

    def _may(self, permission):
        return self.by.may(permission, self.row.unit)


def parts_of(screen, line):
    """{"title", "table", "rows"} of what one line is made of; None where there is no such line, or its rows open elsewhere."""
    found = Ways(screen.by, screen.row, screen.lines)
    if line is None or screen.row.kind != Kind.FUNDS or not found.sees or line.times == COVERED:
        return None
    rows = _of_fund(found, line) if line.fund_id else _of_drives(found)
    money = (
        Column(title, lambda one, name=name: getattr(one, name), "money", lambda one, name=name: one.way(name), "nhan", optional=True)
        for title, name in MONEY
    )
    table = Table(line.label, (Column(_("Nội dung"), lambda one: one.label, link=lambda one: one.way("label")), *money))
    return {"title": _t("Gồm những gì: %(what)s") % {"what": line.label}, "table": table.trimmed(rows), "rows": rows}


def _of_fund(found, line):
    """What went out of a fund: handed over, and paid by other rooms."""
    drawn = found.drawn.get(line.fund_id, [])
    none = {"opening": None, "income": None, "balance": None}
    handed = line.spending - sum(paid for _draw, paid in drawn)
    rows = (
        [SimpleNamespace(label=_t("Trao tặng"), spending=handed, way=lambda _name: found.fund(line.fund_id, "spending", ""), **none)]
        if handed
        else []
    )
    for one, paid in drawn:
        url = one.book(found.row.unit, line.fund_id, found.row.year) if found.by.may(one.seen_with, found.row.unit) else ""
        rows.append(SimpleNamespace(label=one.label, spending=paid, way=lambda _name, url=url: url, **none))
    return rows


def _of_drives(found):
    """The drives that one line tells together."""
    told = queries.helped(by=found.by, unit=found.row.unit, year=found.row.year)
    return [SimpleNamespace(label=fund.name, way=lambda name, pk=fund.pk: found.fund(pk, name, ""), **line) for fund, line in told]
