"""How other rooms find a fund, and say what was paid from where: columns of the workbook, fields of forms."""

import contextlib
import datetime
import re
from dataclasses import KW_ONLY, dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.finance import queries
from congdoan.finance.choices import FundKind, MoneySource
from congdoan.finance.models import Fund
from congdoan.kernel.errors import Unreadable
from congdoan.kernel.text import header_key, squeeze
from congdoan.membership import queries as members
from congdoan.membership.columns import PeopleColumn, PersonColumn
from congdoan.units import tree
from congdoan.workbooks.columns import Lookup, Money, as_text

OUTSIDE = "(ngoài)"
FUNDS_SHEET = "Quỹ và đợt vận động"
WORDS = {header_key(str(source.label)): source.value for source in MoneySource if source != MoneySource.FUND}


def source_cell(source, fund_id):
    """The canonical value of "Nguồn chi" for a stored source and fund: a MoneySource value, or the fund's key."""
    return fund_id if source == MoneySource.FUND else (source or None)


def source_facts(cell):
    """{"source", "fund_id"} from the canonical value; both empty for None."""
    if isinstance(cell, int):
        return {"source": MoneySource.FUND.value, "fund_id": cell}
    return {"source": cell or "", "fund_id": None}


@dataclass(eq=False)
class FundColumn(Lookup):
    """Quỹ (mã): a fund of the row's unit, or of the nearest unit above it that has one with this code."""

    finds: str | None = FUNDS_SHEET

    def parse(self, raw):
        return squeeze(as_text(raw)) or None

    def key(self, text):
        return squeeze(text).casefold()

    def table(self, run):
        """{(path of the fund's unit, code): pk}."""
        load = lambda: {(fund.unit.path, self.key(fund.code)): fund.pk for fund in queries.named_in(run.unit)}  # noqa: E731
        return run.once("finance.funds", load)

    def found(self, row, text, run):
        """The fund's pk for a code written in ``row``, or None."""
        table, key = self.table(run), self.key(text)
        paths = reversed(tree.ancestors((row.unit or run.unit).path))
        return next((table[path, key] for path in paths if (path, key) in table), None)

    def missing(self, text, run):
        return (
            _("Không có quỹ mã “%(code)s” ở %(unit)s.") % {"code": text[:40], "unit": run.unit.name},
            _("Xem lại mã ở trang Quỹ và đợt vận động."),
        )

    def resolve(self, rows, run):
        for row in rows:
            text = row.cells[self.name]
            row.cells[self.name] = self.found(row, text, run)
            if row.cells[self.name] is None:
                row.refuse(self.name, *self.missing(text, run), kind=self.kind)

    def write_all(self, values, run):
        return queries.fund_codes(values)


@dataclass(eq=False)
class SourceColumn(FundColumn):
    """Nguồn chi: "ngân sách công đoàn", "chuyên môn hỗ trợ", "quyên góp", or a fund's code.

    Canonical: a MoneySource value (text), or the fund's key (int); see ``source_cell`` and ``source_facts``.
    """

    def found(self, row, text, run):
        return WORDS.get(header_key(text)) or super().found(row, text, run)

    def missing(self, text, run):
        return (
            _("Không rõ nguồn chi “%(text)s”.") % {"text": text[:40]},
            _("Ghi ngân sách công đoàn, chuyên môn hỗ trợ, quyên góp, hoặc mã một quỹ ở trang Quỹ và đợt vận động."),
        )

    def named(self, raw):
        return [] if header_key(as_text(raw)) in WORDS else super().named(raw)

    def write_all(self, values, run):
        codes = queries.fund_codes([value for value in values if isinstance(value, int)])
        return {value: codes.get(value, "") if isinstance(value, int) else str(MoneySource(value).label) for value in values}

    def options(self):
        return [str(source.label) for source in MoneySource if source != MoneySource.FUND]


@dataclass(eq=False)
class DonorColumn(PeopleColumn):
    """Người ủng hộ: members as in PeopleColumn; somebody outside is written with "(ngoài)" after the name.

    Canonical: a tuple of person ids and of the names (text) of outsiders.
    """

    def named(self, raw):
        members, _outsiders = _parted(raw)
        return [name for text in members for name in super(DonorColumn, self).named(text)]

    def resolve(self, rows, run):
        written = {id(row): _parted(row.cells[self.name]) for row in rows}
        inside = [row for row in rows if written[id(row)][0]]
        for row in inside:
            row.cells[self.name] = "\n".join(written[id(row)][0])
        if inside:
            super().resolve(inside, run)
        for row in rows:
            members, outsiders = written[id(row)]
            row.cells[self.name] = (*(row.cells[self.name] if members else ()), *outsiders)

    def write_all(self, values, run):
        outsiders = {value: f"{value} {OUTSIDE}" for value in values if isinstance(value, str)}
        members = [value for value in values if not isinstance(value, str)]
        return outsiders | (super().write_all(members, run) if members else {})


@dataclass(eq=False)
class BeneficiaryColumn(PersonColumn):
    """Người thụ hưởng: a member; other words stay as text, unless ``kind`` (a column's name) says that a member is helped.

    Canonical: the person's id, or the text.
    """

    _: KW_ONLY
    kind_in: str = ""

    def resolve(self, rows, run):
        helped = [row for row in rows if row.cells.get(self.kind_in) == FundKind.HARDSHIP]
        if helped:
            super().resolve(helped, run)
        others = [row for row in rows if row not in helped]
        known = members.Known.named(run.unit, {row.cells[self.name] for row in others}) if others else None
        for row in others:
            with contextlib.suppress(Unreadable):
                row.cells[self.name] = known.find(row.cells[self.name], row.unit).person_id

    def write_all(self, values, run):
        persons = [value for value in values if not isinstance(value, str)]
        texts = {value: value for value in values if isinstance(value, str)}
        return texts | (super().write_all(persons, run) if persons else {})


@dataclass(eq=False)
class MoneyIfAny(Money):
    """Số tiền nếu có: nought is as good as an empty cell."""

    def parse(self, raw):
        return super().parse(raw) or None


class FundField(forms.ModelChoiceField):
    """Quỹ: one that the unit's records may name; ``offer`` fills it in the form's ``prepare``."""

    default_error_messages = {"required": _("Chọn một quỹ hoặc đợt vận động.")}

    def __init__(self, **options):
        super().__init__(queryset=Fund.objects.none(), **{"empty_label": _("Chọn quỹ, đợt vận động"), **options})

    def offer(self, unit, today, keep=None):
        """Funds that held on some day of the last twelve months; and ``keep``, the one chosen so far."""
        self.queryset = queries.reaching(unit, *_last_year(today), keep=keep)

    def label_from_instance(self, fund):
        return fund.name


class SourceField(forms.ChoiceField):
    """Nguồn chi: cleaned to {"source": MoneySource value, "fund": Fund or None}.

    In the form: ``prepare`` calls ``self.fields["source"].offer(unit, self.by.today)``, and ``clean`` spreads it with
    ``cleaned.update(cleaned.pop("source", {}))``, so that the action gets ``source`` and ``fund``.
    """

    default_error_messages = {"required": _("Chọn nguồn chi."), "invalid_choice": _("Chọn một nguồn chi trong danh sách.")}

    def offer(self, unit, today, keep=None):
        """The words, then the funds that the unit's records may name, and ``keep``, the fund chosen so far."""
        funds = queries.reaching(unit, *_last_year(today), keep=keep)
        self.funds = {f"{MoneySource.FUND}:{fund.pk}": fund for fund in funds}
        words = [(source.value, str(source.label).capitalize()) for source in MoneySource if source != MoneySource.FUND]
        self.choices = [("", _("Chọn nguồn chi")), *words, *((key, fund.name) for key, fund in self.funds.items())]

    def clean(self, value):
        found = super().clean(value)
        fund = getattr(self, "funds", {}).get(found)
        return {"source": MoneySource.FUND.value if fund else found, "fund": fund}

    def prepare_value(self, value):
        """What is chosen, from a stored {"source", "fund"} or from what was sent."""
        if isinstance(value, dict):
            return f"{MoneySource.FUND}:{value['fund'].pk}" if value.get("fund") else value.get("source", "")
        return value


def _parted(raw):
    """(names of members, names of outsiders) in a cell."""
    names = [name for part in re.split(r"[;\n\r]+", as_text(raw)) if (name := squeeze(part))]
    outside = [name for name in names if name.casefold().endswith(OUTSIDE)]
    return [name for name in names if name not in outside], tuple(squeeze(name[: -len(OUTSIDE)]) for name in outside)


def _last_year(today):
    return today - datetime.timedelta(days=366), today + datetime.timedelta(days=1)
