"""Loại tệp: told by the first bytes and the parts, not by the name."""

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused
from congdoan.workbooks.opening import limits, ods, separated, xls, xlsx
from congdoan.workbooks.opening.archive import Archive

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_WITHIN = {
    "word/document.xml": _("Đây là tệp Word, không phải sổ Excel. Chép bảng sang Excel, lưu thành .xlsx rồi chọn lại."),
    "ppt/presentation.xml": _("Đây là tệp trình chiếu, không phải sổ Excel. Chọn tệp có đuôi .xlsx, .xls, .ods hoặc .csv."),
    "xl/workbook.bin": _("Đây là tệp Excel dạng nhị phân (.xlsb). Mở bằng Excel, lưu thành .xlsx rồi chọn lại."),
}
_BEGINS = (
    (b"%PDF", _("Đây là tệp PDF, không phải sổ Excel. Chọn tệp Excel gốc có đuôi .xlsx, .xls, .ods hoặc .csv.")),
    (b"\xff\xd8\xff", _("Đây là tệp ảnh, không phải sổ Excel. Chọn tệp có đuôi .xlsx, .xls, .ods hoặc .csv.")),
    (b"\x89PNG", _("Đây là tệp ảnh, không phải sổ Excel. Chọn tệp có đuôi .xlsx, .xls, .ods hoặc .csv.")),
)
_WEB_PAGE = _("Tệp này là trang web hoặc bảng XML mang đuôi Excel. Mở bằng Excel, lưu thành .xlsx rồi chọn lại.")
_VERY_OLD = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")  # Excel 2, 3, 4


def opened(content, file_name=""):
    """The book.Opened of a file. Raises Refused with a sentence for anything else, damaged, locked or too large."""
    if not content.strip(b"\0 \r\n\t"):
        raise Refused(_("Tệp trống. Chọn lại tệp sổ công đoàn (.xlsx, .xls, .ods hoặc .csv)."))
    if content.startswith(OLD_EXCEL):
        return xls.opened(content)
    if content.startswith(_ZIPPED):
        return _of_archive(Archive(content))
    for begin, sentence in _BEGINS:
        if content.startswith(begin):
            raise Refused(sentence)
    if content.startswith(_VERY_OLD):
        raise Refused(_("Đây là tệp Excel rất cũ (trước năm 1995). Mở bằng Excel, lưu thành .xlsx rồi chọn lại."))
    if content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        raise Refused(_WEB_PAGE)
    return separated.opened(content, file_name)


def _of_archive(archive):
    if xlsx.WORKBOOK in archive:
        return xlsx.opened(archive)
    if ods.CONTENT in archive and "mimetype" in archive and archive.read("mimetype").startswith(ods.MIME):
        return ods.opened(archive)
    for part, sentence in _WITHIN.items():
        if part in archive:
            raise Refused(sentence)
    raise limits.no_workbook()
