"""Sheets and column titles of the workbook format (sổ công đoàn) that the made-up books fill in."""

from types import MappingProxyType
from typing import NamedTuple


class Rows(NamedTuple):
    """One sheet: its column titles and its rows, each a tuple as long as the titles."""

    columns: tuple
    rows: list


SHEETS = MappingProxyType({
    "Đơn vị": ("Mã", "Tên", "Loại", "Trực thuộc (mã)", "Cơ quan, đơn vị sử dụng lao động", "Loại cơ quan", "Ngày thành lập",
               "Ngày kết thúc", "Số quyết định"),
    "Đoàn viên": ("Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Mã đoàn viên", "Dân tộc", "Đơn vị (mã)", "Chức vụ chuyên môn",
                  "Trình độ chuyên môn", "Ngày vào Đảng", "Ngày vào công đoàn", "Ngày về đơn vị", "Hình thức", "Ngày rời",
                  "Lý do rời", "Điện thoại", "Thư điện tử", "Ngày giới thiệu vào Đảng"),
    "Chức vụ công đoàn": ("Họ và tên", "Đơn vị (mã)", "Chức vụ", "Từ ngày", "Đến ngày", "Nhiệm kỳ", "Phụ trách"),
    "Con đoàn viên": ("Họ và tên đoàn viên", "Tên con", "Năm sinh", "Giới tính"),
    "Thăm hỏi": ("Ngày", "Đoàn viên", "Lý do", "Số tiền", "Nguồn chi", "Người thăm", "Số chứng từ", "Ghi chú"),
    "Tặng quà": ("Ngày", "Dịp", "Người nhận", "Quan hệ", "Đoàn viên (cha, mẹ)", "Trị giá", "Nguồn chi", "Số chứng từ"),
    "Quỹ và đợt vận động": ("Mã", "Tên", "Loại", "Mục đích", "Người thụ hưởng", "Từ ngày", "Đến ngày", "Mục tiêu"),
    "Ủng hộ": ("Ngày", "Đơn vị (mã)", "Quỹ (mã)", "Người ủng hộ", "Số tiền", "Hiện vật", "Số lượng", "Trị giá"),
    "Trao tặng": ("Ngày", "Quỹ (mã)", "Nơi nhận", "Nội dung", "Số lượng", "Trị giá"),
    "Học tập, tuyên truyền": ("Ngày", "Đơn vị (mã)", "Loại", "Văn bản, chuyên đề", "Chủ đề", "Cơ quan ban hành", "Người tham gia"),
    "Đại hội": ("Ngày", "Lần thứ", "Nhiệm kỳ", "Hình thức", "Số triệu tập", "Số có mặt", "Khách mời"),
    "Bầu cử": ("Ngày bầu", "Tại", "Chức danh", "Vòng", "Số lượng bầu", "Phiếu phát ra", "Phiếu thu về", "Phiếu hợp lệ",
               "Người ứng cử", "Số phiếu"),
    "Số liệu công bố": ("Kỳ", "Chỉ tiêu (mã)", "Giá trị", "Nguồn"),
    "Trình độ, chứng chỉ": ("Họ và tên", "Loại trình độ", "Bậc", "Ngày cấp", "Nơi cấp"),
    "Cơ quan dân cử": ("Tên", "Cấp", "Nhiệm kỳ", "Tổng số đại biểu"),
    "Chức vụ dân cử": ("Họ và tên", "Cơ quan dân cử", "Từ ngày", "Đến ngày"),
    "Sắp xếp tổ chức": ("Số quyết định", "Ngày hiệu lực", "Việc", "Mã đơn vị", "Tên mới", "Loại mới", "Trực thuộc mới (mã)",
                        "Đơn vị nhận (mã)"),
})  # fmt: skip

MONEY = frozenset({"Số tiền", "Trị giá", "Mục tiêu", "Giá trị"})
SEVERAL = "; "


def sheet(name, rows):
    """The sheet ``name`` with ``rows``, given as {column title: value}; a title that the sheet lacks is an error."""
    columns = SHEETS[name]
    for row in rows:
        if strange := set(row) - set(columns):
            raise KeyError(f"{name}: {sorted(strange)}")
    return Rows(columns, [tuple(row.get(column) for column in columns) for row in rows])
