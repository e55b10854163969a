"""Các dòng của một trang: what holds data, what heads a group of rows, and what is passed over and told."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.text import fold, header_key, squeeze
from congdoan.workbooks import furniture, headings
from congdoan.workbooks.columns import as_text

LEAST_OF_A_HEADER = 3  # cells that are headings: fewer may be somebody's data
TOTALS = frozenset(("tong cong", "cong", "tong", "tong so", "tong cong:", "cong:"))


@dataclass
class Line:
    """Dòng trong tệp: its number as Excel counts, its cells by position, the code of the unit that the group above it names."""

    number: int
    cells: list
    unit: str = ""


class Taking:
    """Lấy các dòng of one table: ``take`` for each row below the header. ``chosen``: {row number: unit code} as the officer said.

    ``width``: how many columns the grid has; ``loose``: positions of those without a heading.
    """

    def __init__(self, table, width, merged, places, chosen=None):
        self.table, self.places, self.chosen = table, places, chosen or {}
        self.positions = [position for _name, position in table.named]
        titled = {heading.position for heading in table.headings}
        self.loose = [position for position in range(width) if position not in titled]
        self.strange = sorted([position for _title, position in table.unknown] + self.loose)
        self.required = [position for name, position in table.named if table.sheet.column(name).required]
        self.numbering = [heading.position for heading in table.headings if heading.role == "numbering"]
        self.spans = {row: last - first + 1 for (row, first), (_last_row, last) in merged or () if last > first}
        self.takes_units = "unit" not in table.head.known and table.sheet.has("unit") and table.sheet.of_unit
        self.keys = frozenset(
            wording for heading in table.headings for wording in map(header_key, (heading.title, *heading.wordings)) if wording
        )
        self.below, self.unit, self.level, self.other_header = False, "", "", 0
        self.headed = True  # nothing but blank rows since the last header

    def take(self, place, cells):
        """Adds a line, or says why not; blank rows and rows that hold only a number in STT are passed over."""
        known = [cells[position] for position in self.positions]
        filled = len(known) - known.count(None)
        if not filled:
            self._take_strange(place, cells)
        elif self.headed and headings.is_marker_row(cells) or filled <= furniture.MOST_CELLS and self._is_furniture(place, cells, filled):
            return
        elif self._repeats_header(known):
            self.headed, self.other_header = True, 0
            self._leave_out(place, known, _("dòng tiêu đề lặp lại"))
        elif self._is_another_header(cells):
            self.headed, self.other_header = True, place + 1
            self._leave_out(place, cells, _("tiêu đề khác với tiêu đề ở trên"))
        elif self.other_header:
            self.headed = False
            reason = _("nằm dưới tiêu đề khác ở dòng %(row)s; tách bảng ấy sang một trang riêng rồi đưa lên") % {"row": self.other_header}
            self._leave_out(place, cells, reason)
        elif self._is_total(cells):
            self._leave_out(place, cells, _("dòng tổng cộng"))
        else:
            self.below = self.headed = False
            self.table.lines.append(Line(place + 1, cells, self.unit))

    def _take_strange(self, place, cells):
        """A row with nothing under the headings that we know."""
        other = [cells[position] for position in self.strange]
        number = next((cells[position] for position in self.numbering if isinstance(cells[position], str)), None)
        if number is not None and not number.strip(" .()").isdigit():
            other.insert(0, number)
            if self._is_furniture(place, cells, 1):
                return
        if other.count(None) < len(other):
            signed = self.below or any(furniture.is_signature(text) for text in other if isinstance(text, str))
            self._leave_out(place, other, _("phần ký dưới bảng") if signed else _("không có gì ở các cột đã hiểu"))

    def _is_furniture(self, place, cells, filled):
        """Signatures, totals and headings of groups: few cells, most of them text, a required one lacking."""
        lacking = not self.required or any(cells[position] is None for position in self.required)
        texts = [cell for cell in cells if isinstance(cell, str)]
        if not texts or not (lacking or filled <= 2 < len(self.positions)):
            return False
        if any(furniture.is_signature(text) for text in texts):
            self.below = True
            self._leave_out(place, cells, _("phần ký dưới bảng"))
        elif lacking and furniture.is_total(texts[0]) and fold(texts[0]).strip(" :.") not in TOTALS:
            self._leave_out(place, cells, _("dòng tổng cộng"))
        elif lacking and self.below and filled <= 2:
            self._leave_out(place, cells, _("phần ký dưới bảng"))
        elif lacking and self._heads_a_group(place, cells, texts):
            self._begin_group(place, cells)
        else:
            return False
        return True

    def _heads_a_group(self, place, cells, texts):
        """One text alone in its row, the number before it apart."""
        own = [cell for position, cell in enumerate(cells) if cell is not None and position not in self.numbering]
        text = own[0] if own else texts[0]
        return len(own) <= 1 and isinstance(text, str) and furniture.names_a_group(text, self.spans.get(place, 1))

    def _begin_group(self, place, cells):
        text = _written(cells).replace(" · ", " ")
        number, code = place + 1, self.places.named(text) if self.takes_units else ""
        if self.takes_units:
            level = furniture.level(text)
            if str(number) in self.chosen:
                code = self.chosen[str(number)]
            if code or not self.unit or not (level and self.level and level != self.level):
                self.unit, self.level = code, level
            if code or str(number) in self.chosen or furniture.names_a_unit(text):
                self.table.groups.append((number, text, code))
        reason = _("tên nhóm; các dòng dưới thuộc đơn vị %(code)s") % {"code": code} if code else _("tên nhóm")
        self.table.left_out.append((number, text, str(reason)))

    def _leave_out(self, place, cells, reason):
        self.table.left_out.append((place + 1, _written(cells), str(reason)))

    def _is_total(self, cells):
        """A row that begins with "Tổng cộng" or "Cộng" and lacks some required cell."""
        first = next((cell for cell in cells if cell is not None), None)
        if not isinstance(first, str) or fold(first).strip(" :.") not in TOTALS:
            return False
        required = {column.name for column in self.table.sheet.columns if column.required}
        filled = {name for name, position in self.table.named if cells[position] is not None}
        return not required <= filled or fold(first).startswith("tong")

    def _is_another_header(self, cells):
        """A row of texts alone most of which are headings of this table, at other places: below it every column may mean something else."""
        filled = [cell for cell in cells if cell is not None]
        if len(filled) < LEAST_OF_A_HEADER or not all(isinstance(cell, str) for cell in filled):
            return False
        return sum(1 for cell in filled if header_key(cell) in self.keys) >= max(LEAST_OF_A_HEADER, 0.6 * len(filled))

    def _repeats_header(self, known):
        """``known``: the cells under headings that we know."""
        filled = [(key, cell) for key, cell in zip(self.table.header_keys, known, strict=True) if cell is not None]
        if len(filled) < 2 or not all(isinstance(cell, str) for _key, cell in filled):
            return False
        return all(key.endswith(header_key(cell)) for key, cell in filled)


def _written(cells):
    return squeeze(" · ".join(as_text(cell) for cell in cells if cell is not None))[:120]
