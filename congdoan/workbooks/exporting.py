"""Xuất sổ: a unit and all below it as a union workbook, in the format that import reads back without a change."""

from xlsxwriter.utility import xl_col_to_name

from congdoan.workbooks import codes, registry
from congdoan.workbooks.running import Run
from congdoan.workbooks.writing import Writer

LISTS_TITLE = "Danh mục"
_LONGEST_LIST = 255  # characters of a drop-down list that Excel takes in the cell itself
_SPARE_ROWS = 500  # rows below the last one that have drop-down lists as well


def exported(*, by, unit):
    """The bytes of the .xlsx: every sheet and column, Mã dòng last."""
    return _book(by, unit, lambda sheet: list(sheet.existing(by=by, unit=unit)))


def sample(*, by, unit):
    """Sổ mẫu: the same workbook without any row."""
    return _book(by, unit, lambda sheet: [])


def _book(by, unit, rows_of):
    writer, lists = Writer(), {}
    going = Run(by=by, unit=unit, tables=[])
    for sheet in registry.sheets():
        _sheet(writer, sheet, rows_of(sheet), going, lists)
    if lists:
        _lists(writer, lists)
    return writer.bytes()


def _sheet(writer, sheet, existing, going, lists):
    page = writer.sheet(sheet.name)
    titles = [f"{column.title} *" if column.required else column.title for column in sheet.columns]
    for place, title in enumerate([*titles, codes.TITLE]):
        page.write_string(0, place, title, writer.style("header"))
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        cells = _cells(column, existing, going)
        for row, cell in enumerate(cells, start=1):
            writer.put(page, row, place, cell)
        if column.options():
            _offer(page, place, column, len(existing), lists)
    last = len(sheet.columns)
    page.set_column(last, last, 12)
    for row, found in enumerate(existing, start=1):
        writer.put(page, row, last, codes.written(sheet.prefix, found.pk))
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(existing), 1), last)


def _cells(column, existing, going):
    """What the column writes for each row, looked up all at once."""
    values = [found.unit_id if column.name == "unit" else found.cells.get(column.name) for found in existing]
    written = column.write_all({value for value in values if value is not None}, going)
    return [None if value is None else written.get(value) for value in values]


def _offer(page, place, column, rows, lists):
    """A drop-down list; other answers are still taken, for synonyms are read too."""
    options = column.options()
    source = options
    if len(",".join(options)) > _LONGEST_LIST or any("," in option for option in options):
        letter = xl_col_to_name(lists.setdefault(tuple(options), len(lists)))
        source = f"='{LISTS_TITLE}'!${letter}$1:${letter}${len(options)}"
    page.data_validation(
        1, place, rows + _SPARE_ROWS, place, {"validate": "list", "source": source, "error_type": "warning", "show_error": False}
    )


def _lists(writer, lists):
    page = writer.sheet(LISTS_TITLE)
    page.hide()
    for options, place in lists.items():
        for row, option in enumerate(options):
            page.write_string(row, place, option, writer.style("text"))
