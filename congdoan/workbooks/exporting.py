"""Xuất sổ: a unit and all below it as a union workbook, in the format that import reads back without a change."""

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from congdoan.workbooks import codes, registry, withheld
from congdoan.workbooks.running import Run
from congdoan.workbooks.writing import Writer

LISTS_TITLE = "Danh mục"
_LONGEST_LIST = 255  # characters of a drop-down list that Excel takes in the cell itself
_SPARE_ROWS = 500  # rows below the last one that have drop-down lists as well


def exported(*, by, unit):
    """The bytes of the .xlsx: sheets and columns that ``by`` may see, Mã dòng last; what is not in it is said on a sheet in front.

    A column left out, unlike an empty one, wipes nothing when the file comes back.
    """
    missing = withheld.withheld(by=by, unit=unit)
    left_out = {one.sheet.name for one in missing if one.whole}
    sheets = [sheet for sheet in registry.sheets() if sheet.name not in left_out]
    hidden = {sheet.name: withheld.hidden(sheet, by=by, unit=unit) for sheet in sheets}
    return _book(by, unit, sheets, hidden, lambda sheet: list(sheet.existing(by=by, unit=unit)), missing)


def sample(*, by, unit):
    """Sổ mẫu: every sheet and column, without any row."""
    return _book(by, unit, registry.sheets(), {}, lambda sheet: [], [])


def _book(by, unit, sheets, hidden, rows_of, missing):
    writer, lists = Writer(), {}
    going = Run(by=by, unit=unit, tables=[])
    if missing:
        _say_what_is_missing(writer, missing)
    for sheet in sheets:
        columns = [column for column in sheet.columns if column.name not in hidden.get(sheet.name, ())]
        _sheet(writer, sheet, columns, rows_of(sheet), going, lists)
    if lists:
        _lists(writer, lists)
    return writer.bytes()


def _say_what_is_missing(writer, missing):
    page = writer.sheet(withheld.TITLE)
    page.set_column(0, 0, 90)
    page.write_string(
        0, 0, _("Không có trong tệp này, vì người tải chưa có quyền xem hoặc chọn bản che thông tin nhạy cảm:"), writer.style("header")
    )
    for row, one in enumerate(missing, start=1):
        page.write_string(row, 0, one.sentence[:1].upper() + one.sentence[1:], writer.style("wrapped"))
    last = _("Đưa tệp này lên lại thì những phần ấy trong sổ giữ nguyên.")
    page.write_string(len(missing) + 1, 0, last, writer.style("wrapped"))


def _sheet(writer, sheet, columns, existing, going, lists):
    page = writer.sheet(sheet.name)
    titles = [f"{column.title} *" if column.required else column.title for column in columns]
    for place, title in enumerate([*titles, codes.TITLE]):
        page.write_string(0, place, title, writer.style("header"))
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width)
        cells = _cells(column, existing, going)
        for row, cell in enumerate(cells, start=1):
            writer.put(page, row, place, cell)
        if options := column.options():
            _offer(page, place, options, len(existing), lists)
    last = len(columns)
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


def _offer(page, place, options, rows, lists):
    """A drop-down list; other answers are still taken, for synonyms are read too."""
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
