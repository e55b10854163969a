"""Loại tệp: told by the first bytes and the parts, not by the name."""

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused
from congdoan.workbooks.opening import limits, xlsx
from congdoan.workbooks.opening.archive import Archive

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def opened(content, file_name=""):
    """The book.Opened of a file. Raises Refused with a sentence for anything else, damaged, locked or too large."""
    if not content:
        raise Refused(_("Tệp trống. Chọn lại tệp sổ công đoàn (.xlsx)."))
    if content.startswith(OLD_EXCEL):
        if _ENCRYPTED in content:
            raise limits.locked()
        raise Refused(_("Đây là tệp Excel đời cũ (.xls). Mở bằng Excel, lưu thành .xlsx rồi chọn lại."))
    if content.startswith(b"PK"):
        return _of_archive(Archive(content))
    raise limits.no_workbook()


def _of_archive(archive):
    if xlsx.WORKBOOK in archive:
        return xlsx.opened(archive)
    raise limits.no_workbook()
