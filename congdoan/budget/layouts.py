"""Forms B14 and B07, share limits and deadlines: dated data with sources, put in by the second migration.

A line: key, number, code, label, sort, formula. Of income and expense the formula names item codes of the chart; of a total, lines by their keys.
"""

import datetime

CHECK = "cần đối chiếu"
OLD, NEW = datetime.date(2006, 1, 1), datetime.date(2021, 1, 1)

_OLD = [
    ("thu", "I", "", "Thu trong kỳ", "total", "22+23+24+25"),
    ("22", "1", "22", "Thu kinh phí công đoàn", "income", "22"),
    ("23", "2", "23", "Thu đoàn phí", "income", "23"),
    ("24", "3", "24", "Thu khác", "income", "24"),
    ("25", "4", "25", "Kinh phí cấp trên cấp", "income", "25"),
    ("26", "II", "26", "Số dư kỳ trước chuyển sang", "opening", ""),
    ("nguon", "", "", "Cộng nguồn", "total", "thu+26"),
    ("chi", "III", "", "Chi trong kỳ", "total", "27+28+29+31+33+35"),
    ("27", "1", "27", "Lương, phụ cấp cán bộ chuyên trách", "expense", "27"),
    ("28", "2", "28", "Phụ cấp cán bộ không chuyên trách", "expense", "28"),
    ("29", "3", "29", "Hành chính", "expense", "29"),
    ("31", "4", "31", "Hoạt động phong trào", "expense", "31"),
    ("33", "5", "33", "Thăm hỏi đoàn viên", "expense", "33"),
    ("35", "6", "35", "Chi khác", "expense", "35"),
    ("nop", "IV", "", "Nộp cấp trên", "total", "36+37"),
    ("36", "1", "36", "Nộp công đoàn phối hợp chỉ đạo", "expense", "36"),
    ("37", "2", "37", "Nộp công đoàn cấp trên quản lý", "expense", "37"),
    ("38", "V", "38", "Dự phòng", "reserve", ""),
    ("du", "VI", "", "Số dư chuyển kỳ sau", "total", "nguon-chi-nop-38"),
    ("49", "VII", "49", "Còn phải nộp cấp trên", "owed", ""),
]
_NEW = [
    ("10", "I", "10", "Số dư đầu kỳ", "opening", ""),
    ("20", "II", "20", "Thu trong kỳ", "total", "22+23+24+28"),
    ("22", "1", "22", "Thu đoàn phí", "income", "22"),
    ("23", "2", "23", "Thu kinh phí công đoàn", "income", "23"),
    ("24", "3", "24", "Cấp trên cấp", "income", "24"),
    ("28", "4", "28", "Thu khác", "income", "28"),
    ("30", "III", "30", "Chi trong kỳ", "total", "31+32+33+34+38+40"),
    ("31", "1", "31", "Trực tiếp chăm lo, bảo vệ đoàn viên", "expense", "31"),
    ("32", "2", "32", "Tuyên truyền, văn hóa, thể thao", "expense", "32"),
    ("33", "3", "33", "Phụ cấp, quản lý hành chính", "expense", "33"),
    ("34", "4", "34", "Khen thưởng", "expense", "34"),
    ("38", "5", "38", "Nộp cấp trên", "expense", "38"),
    ("40", "6", "40", "Chi khác", "expense", "40"),
    ("50", "IV", "50", "Số dư cuối kỳ", "total", "10+20-30"),
]
# kind, code on paper, title, chart of the ledger, from, until, source, lines
FORMS = [
    (
        "estimate", "B14-TLĐ", "Báo cáo dự toán thu, chi tài chính công đoàn", "B14-2006", OLD, NEW,
        f"Mẫu B14-TLĐ dùng cho công đoàn cơ sở, 2006; thứ tự và các dòng cộng {CHECK}", _OLD,
    ),
    (
        "settlement", "B07-TLĐ", "Báo cáo quyết toán thu, chi tài chính công đoàn", "B14-2006", OLD, NEW,
        f"Mẫu quyết toán trước năm 2021 chưa tìm được, lấy mục của B14-TLĐ (2006); {CHECK}", _OLD,
    ),
    (
        "estimate", "B14-TLĐ", "Báo cáo dự toán thu, chi tài chính công đoàn", "B07-2021", NEW, None,
        f"Mẫu B14-TLĐ theo Hướng dẫn 47/HD-TLĐ năm 2021 chưa tìm được, lấy mục của B07-TLĐ; {CHECK}", _NEW,
    ),
    (
        "settlement", "B07-TLĐ", "Báo cáo quyết toán thu, chi tài chính công đoàn", "B07-2021", NEW, None,
        f"Mẫu B07-TLĐ theo Hướng dẫn 47/HD-TLĐ năm 2021; nhãn rút gọn, mã 24, 28, 34, 38, 40 {CHECK}", _NEW,
    ),
]  # fmt: skip
_SHARES_2015 = f"Mức chi năm 2015 của công đoàn cơ sở; tính trên số chi tại cơ sở, không kể nộp cấp trên và chi khác: {CHECK}"
_SPENT = "27+28+29+31+33"
_YEAR_2015 = (datetime.date(2015, 1, 1), datetime.date(2016, 1, 1))
# chart, label, lines, of which lines, most or least, percent, from, until, source
SHARES = [
    ("B14-2006", "Lương, phụ cấp", "27+28", _SPENT, "most", 30, *_YEAR_2015, _SHARES_2015),
    ("B14-2006", "Hành chính", "29", _SPENT, "most", 10, *_YEAR_2015, _SHARES_2015),
    ("B14-2006", "Hoạt động phong trào, thăm hỏi", "31+33", _SPENT, "least", 60, *_YEAR_2015, _SHARES_2015),
]
_DUE = f"Ngày do công đoàn cấp trên quy định hằng năm; ngày ở đây là tạm ghi, {CHECK}"
# kind, years after the year, month, day, from, until, source
DEADLINES = [
    ("estimate", -1, 12, 31, OLD, None, _DUE),
    ("settlement", 1, 1, 31, OLD, None, _DUE),
]
