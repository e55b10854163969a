"""Không ai bị quên: who got nothing while others in the same case did, and how fairly; on screen, on A4, in Excel."""

import datetime

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from congdoan.care import queries
from congdoan.care.cases import OLDEST, by_place, fairness, forgotten
from congdoan.care.choices import Permission
from congdoan.kernel.covering import FEW
from congdoan.kernel.dates import format_date, long_date
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.money import format_money, format_number
from congdoan.kernel.periods import read_period
from congdoan.ui import xlsx
from congdoan.ui.screens import UnitPage
from congdoan.ui.tables import Column, Table
from congdoan.units.places import place_of

QUARTERS = ("Q1", "Q2", "Q3", "Q4")


class Unmet(UnitPage):
    """Ai chưa được thăm hỏi, tặng quà mà người cùng trường hợp đã được; of a quarter or a year."""

    permission = queries.cases.permission
    template_name = "care/unmet.html"
    section = "care"
    title = _("Không ai bị quên")

    def prepare(self):
        super().prepare()
        today = self.by.today
        this = f"{today.year}-Q{(today.month + 2) // 3}"
        try:
            self.period = read_period(self.request.GET.get("ky") or this)
        except Unreadable:
            self.period = read_period(this)
        if self.period.kind not in ("quarter", "year") or self.period.start > today:
            self.period = read_period(this)

    def sees(self, case):
        """True if the reader may know who is in a case."""
        return not case.is_sensitive or self.by.may(Permission.VIEW_VISIT_REASON, self.unit)

    def get(self, request, *args, **kwargs):
        """Screen, paper (?dang=in) or workbook (?dang=xlsx)."""
        if request.GET.get("dang") == "xlsx":
            titles, values = self.names_table().sheet(self.missing(self.entries()))
            return xlsx.response("khong-ai-bi-quen.xlsx", xlsx.workbook(self.title, titles, values, capfirst(self.period.label)))
        if request.GET.get("dang") == "in":
            self.template_name = "care/unmet_paper.html"
        return self.show()

    def entries(self):
        """Everybody in a case, up to today."""
        end = min(self.period.end, self.by.today + datetime.timedelta(days=1))
        return queries.cases(by=self.by, unit=self.unit, start=self.period.start, end=end)

    def missing(self, entries):
        """Those whom the reader may see by name."""
        return sorted(
            (entry for entry in forgotten(entries) if self.sees(entry.case)), key=lambda entry: (str(entry.case.label), entry.unit_name)
        )

    def context(self):
        entries = self.entries()
        missing, fair = self.missing(entries), fairness(entries, sees=self.sees)
        fair_table, superior = self.fair_table(self.norms()), self.unit.parent.name if self.unit.parent else ""
        return {
            "unit": self.unit,
            "period": self.period,
            "periods": self.periods(),
            "missing": missing,
            "names": self.names_table(),
            "name_rows": self.names_table().shown(missing),
            "fair": fair_table,
            "fair_rows": fair_table.shown(fair),
            "places": self.places(entries),
            "hides": any(not self.sees(one.case) for one in fair),
            "links": {form: f"{self.request.path}?ky={self.period.code}&dang={form}" for form in ("in", "xlsx")},
            "back": f"{self.request.path}?ky={self.period.code}",
            "superior": superior,
            "place": place_of(superior) or place_of(self.unit.name),
            "date": long_date(self.by.today),
        }

    def places(self, entries):
        """[(case, table rows by unit)] where a case was met at more than one place."""
        found = by_place(entries, sees=self.sees)
        table = self.place_table()
        return [{"label": case.label, "table": table, "rows": table.shown(rows)} for case, rows in found.items() if len(rows) > 1]

    def periods(self):
        """[(code, words)] of the last quarters and years."""
        today, found = self.by.today, []
        for year in range(today.year, today.year - 3, -1):
            found.append(str(year))
            found += [f"{year}-{quarter}" for quarter in reversed(QUARTERS)]
        found += [] if self.period.code in found else [self.period.code]
        read = (read_period(code) for code in found)
        return [(period.code, capfirst(period.label)) for period in read if period.start <= today]

    def norms(self):
        """{(event, relation): norm} that hold at the end of the span."""
        return queries.rules(self.unit, min(self.period.last_day, self.by.today)).norms

    def names_table(self):
        """Who got nothing."""
        return Table(
            _("Ai chưa được"),
            (
                Column(_("Trường hợp"), lambda entry: entry.case.label),
                Column(_("Ai"), lambda entry: entry.name, "name", note=lambda entry: entry.unit_name, link=self.way),
                Column(_("Ngày"), lambda entry: entry.on, "date", phone="nhan"),
            ),
        )

    def way(self, entry):
        """Where it is made good: the form of a visit, the list of gifts; "" for who may not."""
        if entry.case.reasons:
            if not self.by.may(Permission.RECORD_VISIT, self.unit):
                return ""
            return f"{reverse('care:visit-record', args=[entry.unit_id])}?doan_vien={entry.person_id}"
        if not self.by.may(Permission.GIVE_GIFTS, self.unit):
            return ""
        asked = f"?dip={entry.case.occasion}&ai={entry.case.to}&ngay={format_date(self.by.today)}&tuoi={OLDEST}"
        return reverse("care:gift-give", args=[self.unit.pk]) + asked

    def fair_table(self, norms):
        """How fairly, by case."""

        def norm(one):
            held = [norms[key] for key in one.case.norm_keys if key in norms]
            return "; ".join(dict.fromkeys(f"{format_money(norm.amount)} {norm.get_per_display()}" for norm in held))

        return Table(
            _("Từng trường hợp"),
            (
                Column(_("Trường hợp"), lambda one: one.case.label),
                *_counted(),
                Column(_("Định mức"), norm, phone="khoi"),
            ),
        )

    def place_table(self):
        """The same by unit."""
        return Table(_("Theo đơn vị"), (Column(_("Đơn vị"), lambda one: one.place), *_counted()))


def _counted():
    """How many, how many of them, and how much; in place of what is covered the words for it."""

    def shown(name, form):
        def value(one):
            if one.count is None:
                return FEW if name == "count" else ""
            found = getattr(one, name)
            return "" if found is None else form(found)

        return value

    return (
        Column(_("Có"), shown("count", format_number), phone="nhan"),
        Column(_("Đã được"), shown("given", format_number), phone="nhan"),
        Column(_("Ít nhất (đ)"), shown("least", format_number), phone="nhan"),
        Column(_("Ở giữa (đ)"), shown("median", format_number), phone="nhan"),
        Column(_("Nhiều nhất (đ)"), shown("most", format_number), phone="nhan"),
    )
