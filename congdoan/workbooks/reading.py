"""Đọc hiểu sổ: which sheet is which, where its header is, which rows hold something. No database here."""

from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused
from congdoan.kernel.text import header_key
from congdoan.workbooks import furniture, headings, kinds, lines, opening, proposing, rereading, scales, shapes, withheld
from congdoan.workbooks.places import NOWHERE

OUR_OWN = frozenset(
    ("danhmuc", header_key(withheld.TITLE))
)  # sheets of our own exports that hold no rows: drop-down lists, what was left out
SAMPLED = 30  # rows by which a column is known
LEAST_FILLED = 0.3  # of the sampled rows, for a column without a heading


@dataclass
class Table:
    """Trang tính trong tệp: its title, our Sheet (None: unknown), the header, the lines, what was left out and why.

    ``kind``: how the Sheet was found (kinds.BY_NAME, …); ``fill``: {column name: text} for all its rows; ``groups``: [(row number,
    text, unit code or "" where the book has no such unit)]; ``layout``: how somebody said it is to be read, {} for nobody; ``remembered``: the Layout behind that.
    """

    index: int
    title: str
    sheet: object = None
    head: object = None
    lines: list = field(default_factory=list)
    left_out: list = field(default_factory=list)  # [(row number, text, reason)]
    rows: int = 0  # filled rows of a sheet that was not understood
    old_text: dict = field(default_factory=dict)  # what was typed with an old encoding: see rereading.in_unicode
    kind: str = ""
    signature: str = ""
    shape: dict = field(default_factory=dict)  # what the signature stands for: {"tab": …, "columns": [[position, key]]}
    fill: dict = field(default_factory=dict)
    groups: list = field(default_factory=list)
    layout: dict = field(default_factory=dict)
    unsure: tuple = ()  # names of the columns in ``fill`` that nobody has confirmed
    likely: int | None = None  # the row that looks like a header, of a sheet that was not understood

    @property
    def headings(self):
        """Headings, left to right; empty if no header was found."""
        return self.head.headings if self.head else []

    @cached_property
    def given(self):
        """Names of the columns that the file has."""
        by_group = {"unit"} if any(code for _row, _text, code in self.groups) else set()
        return frozenset(self.head.known) | {name for heading in self.headings for name in heading.fills} | set(self.fill) | by_group

    @cached_property
    def named(self):
        """[(column name, position)], left to right; a name may come twice (Ngày sinh nam, nữ)."""
        return [(heading.name, heading.position) for heading in self.headings if heading.name]

    @cached_property
    def unknown(self):
        """[(title, position)] of the columns that mean nothing to us."""
        return [(heading.title, heading.position) for heading in self.headings if heading.is_unknown]

    @cached_property
    def is_plain(self):
        """True if every column of the file stands for one of ours by itself."""
        return not any(heading.fills or heading.part or heading.mark or heading.times > 1 for heading in self.headings)

    @cached_property
    def header_keys(self):
        """Keys of the headings of ``named``."""
        return [header_key(heading.title) for heading in self.headings if heading.name]

    @cached_property
    def titles(self):
        """{column name: title in this file}."""
        return {heading.name: heading.title for heading in reversed(self.headings) if heading.name}

    @cached_property
    def missing(self):
        """Titles of required columns that the file does not have."""
        return [column.title for column in self.sheet.columns if column.required and column.name not in self.given]

    @property
    def guesses(self):
        """What nobody has confirmed yet: [what], in words of the officers."""
        if not self.sheet or not self.head:
            return []
        seen, added = self.layout.get("seen"), self.layout.get("added", ())
        said = [self.title] if self.layout.get("doubted") or (not seen and self.kind == kinds.BY_HEADINGS) else []
        guessed = [heading for heading in self.headings if heading.name and heading.how in headings.GUESSED]
        said += [heading.title for heading in guessed if not seen or heading.position in added]
        said += [self.sheet.column(name).title for name in self.unsure]
        return said + [text for row, text, _code in self.groups if str(row) not in self.layout.get("groups", {})]


def read(batch, sheets, places=NOWHERE, known=None):
    """[Table] of a Batch's file; ``sheets``: {header key: Sheet}; ``places``: its units by name; ``known``: {signature: layout of a table}.

    What stands in the batch's own layout goes before all that. Raises Refused for a file that cannot be opened.
    """
    opened = opening.opened(bytes(batch.content), batch.file_name)
    chosen = batch.layout.get("tables", {})
    tables, total = [], 0
    for index, title in enumerate(opened.sheet_names):
        if header_key(title) in OUR_OWN:
            continue
        grid, merged = opened.grid(title)
        total += len(grid)
        if total > opening.MOST_ROWS:
            raise Refused(_("Tệp có hơn %(most)s dòng. Tách thành nhiều tệp.") % {"most": opening.MOST_ROWS})
        old_text = rereading.in_unicode(grid, opened.fonts.get(title))
        table = Table(index=index, title=title, old_text=old_text, layout=chosen.get(str(index), {}))
        _understand(table, grid, merged, sheets, known or {})
        if table.head is None:
            _count(table, grid)
        else:
            _fill(table, batch, places)
            _take(table, grid, merged, places)
        tables.append(table)
    return tables


def _understand(table, grid, merged, sheets, known):
    """Sheet and header: as somebody said, as it was read the last time, or as it looks."""
    tops = headings.Tops(grid, merged)
    place = None
    if not table.layout and (found := shapes.remembered(table.title, tops, known) or _grown(table, tops, sheets, known)):
        place, table.layout = list(found[:2]), {**found[2], "header": list(found[:2])}
    if "sheet" in table.layout:
        table.sheet, table.kind = sheets.get(header_key(table.layout["sheet"])), kinds.CHOSEN
        if table.sheet is None:
            table.likely = tops.likely()
            return
        place = place or table.layout.get("header")
        table.head = kinds.head_at(tops, *place, table.sheet) if place else kinds.best_head(tops, table.sheet)
    else:
        kind = kinds.of(table.title, tops, sheets)
        table.sheet, table.kind, table.head = kind.sheet, kind.how, kind.head
    if table.head is None:
        table.likely = tops.likely()
        return
    table.signature = shapes.of_header(table.title, tops, table.head.row, table.head.height)
    table.shape = {"tab": shapes.of_tab(table.title), "columns": shapes.of_columns(tops, table.head.row, table.head.height)}
    _recall_the_tab(table)
    _propose(table, grid, tops)


def _grown(table, tops, sheets, known):
    """As ``shapes.grown``, in doubt where the tab by itself looks like another sheet of ours than the one that was chosen."""
    found = shapes.grown(table.title, tops, known)
    if found is None:
        return None
    row, height, layout = found
    sheet = kinds.of(table.title, tops, sheets).sheet
    doubted = {"doubted": True} if sheet is not None and sheet is not sheets.get(header_key(layout["sheet"])) else {}
    return row, height, {**layout, **doubted}


def _recall_the_tab(table):
    """What was said of the tab of this name in the last file: taken where our own marked workbook comes back, else offered."""
    tab = table.layout.get("tabs", {}).get(header_key(table.title), {})
    table.layout = {name: value for name, value in table.layout.items() if name not in ("tabs", "shape")}
    if any(heading.role == "remark" for heading in table.headings):
        table.layout |= {"fill": {**table.layout.get("fill", {}), **tab.get("fill", {})}, "groups": tab.get("groups", {})} if tab else {}
    else:
        table.layout |= {"offered": tab["fill"]} if tab.get("fill") else {}


def _propose(table, grid, tops):
    """Which column each heading is."""
    head, sheet = table.head, table.sheet
    sample = _sample(grid, head)
    proposing.spread_over(head, sheet, tops.spans(head.row, head.height))
    _name_the_nameless(head, sample)
    if "columns" in table.layout:
        _keep_to_the_grid(table, grid)
        proposing.settle(head, sheet, table.layout["columns"])
        if "added" in table.layout:
            added = [one for one in head.headings if str(one.position) not in table.layout["columns"] and one.role in ("", "double")]
            table.layout["added"] = [one.position for one in added]
            scales.guess(headings.Head(head.row, head.height, added), sheet, tops.titles_above(head.row))
            proposing.guess_added(head, sheet, sample, table.layout["added"])
    else:
        proposing.guess(head, sheet, sample)
        scales.guess(head, sheet, tops.titles_above(head.row))


def _sample(grid, head):
    """A few filled rows below the header."""
    below = (cells for cells in grid[head.row + head.height :] if cells.count(None) < len(cells))
    return [cells for _place, cells in zip(range(SAMPLED), below, strict=False) if not headings.is_marker_row(cells)]


def _keep_to_the_grid(table, grid):
    """Of columns without a heading, what is said holds where there is such a column and it stands for one of ours."""
    width, headed = len(grid[0]), {heading.position for heading in table.headings}
    said = table.layout["columns"].items()
    kept = {place: token for place, token in said if int(place) in headed or (token and int(place) < width)}
    table.layout = {**table.layout, "columns": kept}


def _name_the_nameless(head, sample):
    """Columns that hold something but have no heading get one of ours; those that hold little: see ``_name_the_loose``."""
    titled = {heading.position for heading in head.headings}
    for position in range(len(sample[0]) if len(sample) > 1 else 0):
        if position not in titled and sum(1 for cells in sample if cells[position] is not None) >= LEAST_FILLED * len(sample):
            head.headings.append(headings.Heading.nameless(position))
    head.headings.sort(key=lambda one: one.position)


def _fill(table, batch, places):
    """What stands for columns that the file does not have: as somebody said; for the unit, as the tab's name says, or the import's own."""
    sheet = table.sheet
    said = {name: text for name, text in table.layout.get("fill", {}).items() if _is_lacking(table, name)}
    offered = {name: text for name, text in table.layout.get("offered", {}).items() if _is_lacking(table, name) and name not in said}
    table.fill = {**offered, **said}
    if _is_lacking(table, "unit") and "unit" not in table.fill and sheet.of_unit:
        named = places.named(table.title, without=(sheet.name, *sheet.aliases))
        if named:
            offered["unit"] = table.fill["unit"] = named
        elif sheet.column("unit").required:
            table.fill["unit"] = batch.unit.code
    table.unsure = tuple(offered)
    vars(table).pop("given", None)


def _is_lacking(table, name):
    return table.sheet.has(name) and name not in table.head.known


def _take(table, grid, merged, places):
    start = table.head.row + table.head.height
    taking = lines.Taking(table, len(grid[0]), merged, places, table.layout.get("groups"))
    for place in range(start, len(grid)):
        taking.take(place, grid[place])
    _name_the_loose(table, taking.loose)
    vars(table).pop("given", None)


def _name_the_loose(table, positions):
    """Cells of rows that stand under no heading make a column that means nothing to us: told, kept in the preview, and its rows named."""
    for position in positions:
        if rows := [line.number for line in table.lines if line.cells[position] is not None]:
            table.headings.append(headings.Heading.nameless(position, rows))
    table.headings.sort(key=lambda one: one.position)
    vars(table).pop("unknown", None)


def _count(table, grid):
    """How many rows of a sheet go unread; none of a page that holds letterhead and signatures alone."""
    filled = [cells for cells in grid if any(cell is not None for cell in cells)]
    texts = [cell for cells in filled[: headings.ROWS_SEARCHED] for cell in cells if cell is not None]
    table.rows = len(filled)
    if len(filled) <= headings.ROWS_SEARCHED and all(isinstance(text, str) for text in texts) and furniture.is_paper(texts):
        table.rows = 0
