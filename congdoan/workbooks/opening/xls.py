""".xls (Excel 5.0 to 2003): the workbook stream is walked and measured here, then read by the library from a clean file around it."""

import io
import struct

import python_calamine
from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused
from congdoan.workbooks.opening import biff, calamine, compound, limits
from congdoan.workbooks.opening.book import Opened

_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")


def opened(content):
    """The Opened of the bytes. Raises Refused for anything damaged, locked or beyond the limits."""
    file = compound.Compound(content)
    if "EncryptedPackage" in file.names:
        raise limits.locked()
    name = next((name for name in _STREAMS if name in file.names), None)
    if name is None:
        if "WordDocument" in file.names:
            raise Refused(_("Đây là tệp Word, không phải sổ Excel. Chép bảng sang Excel, lưu thành .xlsx rồi chọn lại."))
        raise limits.no_workbook()
    stream, measure, found = biff.Stream(file.read(name)), limits.Measure(), []
    try:
        known = stream.globals()
        for start, title in known.sheets:
            found.append(stream.sheet(start, title, known, measure))
    except (struct.error, IndexError) as error:
        raise limits.damaged() from error
    book = calamine.opened(io.BytesIO(compound.around(bytes(stream.safe))))
    listed = book.sheets_metadata
    if len(listed) != len(found) or len({sheet.name for sheet in listed}) < len(listed):
        raise limits.damaged()
    names = {sheet.name: place for place, sheet in enumerate(listed) if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet}
    if not names:
        raise limits.no_workbook()
    return Opened(
        sheet_names=list(names),
        load=lambda title: calamine.rows(book, title),
        errors={name: found[place][0] for name, place in names.items() if found[place][0]},
        fonts={name: found[place][1] for name, place in names.items() if found[place][1]},
        epoch1904=known.epoch1904,
    )
