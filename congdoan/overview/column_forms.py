"""The form of step 2: for each sheet of a file what it is, where its header stands, which column is which, what is filled in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from congdoan.overview import laying
from congdoan.ui.fields import CleanText
from congdoan.ui.forms import Form
from congdoan.units import queries as units
from congdoan.workbooks import registry
from congdoan.workbooks.headings import ROWS_SEARCHED
from congdoan.workbooks.policies import field

MOST_UNITS = 300  # offered in a list; beyond that the code is typed


class ReadColumns(Form):
    """Đọc hiểu các cột."""

    feeds = ("layout",)
    turned = False  # True if some sheet is to be read as another kind or from another row: its columns want another look

    def prepare(self):
        self.batch = self.given["batch"]
        asked = self.initial.get("asked") or [name.split("-")[0][1:] for name in self.data if name.endswith("-sheet")]
        self.open, self.rest = laying.opened(self.batch, set(asked))
        self.units = [(unit.code, f"{unit.name} ({unit.code})") for unit in units.subtree(self.batch.unit)[: MOST_UNITS + 1]]
        for group in self.open:
            self._add(group)

    def clean(self):
        """What the action takes: a layout for each table of the open groups."""
        super().clean()
        if self.errors:
            return {}
        self.turned = any(self._is_turned(group[0]) and self._typed(group[0], "sheet") for group in self.open)
        return {"layout": {str(table["index"]): self._layout(group[0], table) for group in self.open for table in group}}

    def cards(self):
        """[{"title", "verdict", "sheet", "header", "columns", "fills", "left_out", "remembered", "index"}] for the template."""
        return [self._card(group) for group in self.open]

    def _add(self, group):
        first, index = group[0], group[0]["index"]
        sheet = registry.sheet_named(first["sheet"]) if first["sheet"] else None
        choices = [("", _("Không nhập trang này")), *laying.sheets_for(self.by, self.batch.unit, first["sheet"])]
        self._put(
            field(index, "sheet"), forms.ChoiceField(choices=choices, required=False, label=_("Loại trang"), initial=first["sheet"] or "")
        )
        header = forms.IntegerField(min_value=1, max_value=ROWS_SEARCHED, required=False, label=_("Dòng tiêu đề"), initial=first["header"])
        header.widget.attrs |= {"inputmode": "numeric", "class": "cd-ngan"}
        self._put(field(index, "header"), header)
        if sheet is None or not first["header_row"]:
            return
        for column in first["columns"]:
            offered = laying.targets_for(self.by, self.batch.unit, sheet, column["token"])
            choices = [("", _("Không nhập cột này")), *offered]
            label = _("Cột “%(title)s” là") % {"title": column["title"]}
            chosen = forms.ChoiceField(choices=choices, required=False, label=label, initial=column["token"])
            self._put(field(index, "column", column["position"]), chosen)
        for table in group:
            self._add_fills(table, sheet, several=len(group) > 1)

    def _add_fills(self, table, sheet, several):
        """Values for all rows of one sheet, and the units of its groups of rows."""
        where = {"title": table["title"]}
        unit = () if "unit" in {column["token"] for column in table["columns"]} or not sheet.of_unit else ("unit",)
        for name in dict.fromkeys((*table["missing"], *table["fill"], *unit)):
            column = sheet.column(name)
            label = (
                _("%(column)s, cho cả trang “%(title)s”") % {"column": column.title, **where}
                if several
                else _("%(column)s, cho cả trang") % {"column": column.title}
            )
            self._put(field(table["index"], "fill", name), self._of_unit(label, name == "unit"), table["fill"].get(name, ""))
        for group in table["groups"]:
            label = _("Các dòng dưới “%(text)s” (dòng %(row)s) thuộc") % group
            self._put(field(table["index"], "group", group["row"]), self._of_unit(label, True), group["unit"])

    def _of_unit(self, label, unit):
        if unit and len(self.units) <= MOST_UNITS:
            return forms.ChoiceField(choices=[("", _("Đơn vị đang nhập")), *self.units], required=False, label=label)
        return CleanText(max_length=200, required=False, label=label)

    def _put(self, name, made, initial=None):
        if initial is not None:
            made.initial = initial
        made.asked = True
        self.fields[name] = made

    def _typed(self, first, what):
        return self.cleaned_data.get(field(first["index"], what))

    def _is_turned(self, first):
        sheet, header = self._typed(first, "sheet"), self._typed(first, "header")
        return (
            sheet != (first["sheet"] or "")
            or (bool(sheet) and header not in (None, first["header"]))
            or (bool(sheet) and not first["header_row"])
        )

    def _layout(self, first, table):
        sheet, header = self._typed(first, "sheet"), self._typed(first, "header")
        if not sheet:
            return {"sheet": "", "seen": True}
        if self._is_turned(first):
            typed = header not in (None, first["header"]) or not first["header_row"]
            return {"sheet": sheet, **({"header": [header - 1, 0]} if header and typed else {})}
        columns = {str(column["position"]): column["token"] for column in table["columns"]}
        for column in first["columns"]:
            columns[str(column["position"])] = self.cleaned_data[field(first["index"], "column", column["position"])]
        return {
            "sheet": sheet,
            "header": [table["header"] - 1, table["header_row"] - table["header"] + 1],
            "columns": columns,
            "fill": self._filled(table, sheet, columns),
            "groups": {str(group["row"]): self.cleaned_data[field(table["index"], "group", group["row"])] for group in table["groups"]},
            "seen": True,
        }

    def _filled(self, table, sheet, columns):
        """What is filled in for the whole sheet; a unit that the machine filled in gives way to a column of units that is chosen here."""
        filled = self._said(table, "fill")
        known = registry.sheet_named(sheet).targets
        chosen = any(token in known and known[token].name == "unit" for token in columns.values())
        said = self.batch.layout.get("tables", {}).get(str(table["index"]), {}).get("fill", {}).get("unit", self.batch.unit.code)
        if chosen and filled.get("unit") == table["fill"].get("unit") and said == self.batch.unit.code:
            filled.pop("unit", None)
        return filled

    def _said(self, table, what):
        start = field(table["index"], what) + "-"
        return {name.removeprefix(start): value for name, value in self.cleaned_data.items() if name.startswith(start) and value}

    def _card(self, group):
        first, index = group[0], group[0]["index"]
        columns = [
            {**column, "field": self[name], "how": laying.HOW[column["how"]]}
            for column in first["columns"]
            if (name := field(index, "column", column["position"])) in self.fields
        ]
        starts = tuple(f"{field(table['index'], what)}-" for table in group for what in ("fill", "group"))
        return {
            "index": index,
            "title": laying.title_of(group),
            "verdict": laying.verdict(group),
            "understood": bool(first["sheet"] and first["header_row"]),
            "strange": any(laying.is_strange(table) for table in group),
            "sheet": self[field(index, "sheet")],
            "header": self[field(index, "header")],
            "columns": columns,
            "fills": [self[name] for name in self.fields if name.startswith(starts)],
            "left_out": laying.left_out(group),
            "remembered": first.get("remembered"),
        }
