"""Giới hạn của một tệp: how much of everything is read. What counts is what is there once unpacked, not what the file says of itself."""

from django.utils.translation import gettext_lazy as _

from congdoan.kernel.errors import Refused

MOST_BYTES = 50 * 1024 * 1024  # unpacked, of the parts that are read, together
MOST_ENTRIES = 5_000  # parts in an archive
MOST_SHEETS = 200
MOST_ROWS = 200_000
MOST_COLUMNS = 702  # A to ZZ
MOST_CELLS = 3_000_000  # of the rectangles from A1 to the last filled cell, all sheets together
MOST_STRINGS = 1_000_000  # different texts
MOST_TEXT = 32_767  # signs in a cell, as in Excel
MOST_MERGED = 20_000


class Measure:
    """What a file has taken so far. Each method raises Refused when it is too much."""

    def __init__(self):
        self.cells = 0
        self.letters = 0

    def sheet(self, name, rows, columns, filled=None):
        """One more sheet of so many rows and columns; ``filled``: its last cell, for the sentence."""
        if rows > MOST_ROWS:
            raise Refused(
                _("Trang %(sheet)s có dòng thứ %(row)s. Nhiều nhất %(most)s dòng; xóa các dòng thừa ở cuối trang.")
                % {"sheet": name, "row": rows, "most": MOST_ROWS}
            )
        if columns > MOST_COLUMNS:
            raise Refused(
                _("Trang %(sheet)s có ô %(cell)s ở quá xa bên phải. Xóa các cột thừa rồi chọn lại.")
                % {"sheet": name, "cell": filled or _("cuối cùng")}
            )
        self.cells += rows * columns
        if self.cells > MOST_CELLS:
            raise Refused(
                _("Trang %(sheet)s trải ra quá rộng: %(rows)s dòng, %(columns)s cột. Xóa các dòng, cột thừa hoặc tách thành nhiều tệp.")
                % {"sheet": name, "rows": rows, "columns": columns}
            )

    def text(self, letters):
        """So many more bytes of text, as often as it stands in cells."""
        self.letters += letters
        if self.letters > MOST_BYTES:
            raise too_large()


def check_sheets(count):
    """No more sheets than a union can have."""
    if count > MOST_SHEETS:
        raise Refused(_("Tệp có hơn %(most)s trang tính. Tách thành nhiều tệp.") % {"most": MOST_SHEETS})


def too_large():
    """Unpacked it is more than anyone's book."""
    return Refused(_("Tệp quá lớn khi mở ra (hơn 50 MB). Bỏ ảnh và các trang không cần rồi chọn lại."))


def damaged():
    """It says what it is, and is not."""
    return Refused(_("Tệp bị hỏng, không mở được. Mở bằng Excel, lưu lại thành tệp mới rồi chọn lại."))


def locked():
    """A password."""
    return Refused(_("Tệp có mật khẩu. Mở bằng Excel, bỏ mật khẩu rồi chọn lại."))


def no_workbook():
    """Something else altogether."""
    return Refused(_("Tệp này không phải sổ Excel. Chọn tệp có đuôi .xlsx, .xls, .ods hoặc .csv."))
