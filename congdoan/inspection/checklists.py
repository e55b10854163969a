"""Checklists of inspections: dated data with its source, put in by the second migration.

The order follows what a grassroots union's finances and the Charter ask for (DOMAIN 4.2, 5.2, 6, 6.6); the wording of the lines is ours.
"""

import datetime

FINANCE = (
    "Điều lệ Công đoàn Việt Nam khóa XII, chương về ủy ban kiểm tra; quy chế quản lý tài chính công đoàn (4290/QĐ-TLĐ ngày 01/3/2022). "
    "Lời từng nội dung do phần mềm soạn, cần đối chiếu mẫu của cấp trên."
)
CHARTER = (
    "Điều lệ Công đoàn Việt Nam khóa XII, chương về ủy ban kiểm tra. Lời từng nội dung do phần mềm soạn, cần đối chiếu mẫu của cấp trên."
)
SINCE = datetime.date(2006, 1, 1)
# sort, from, until, source, [(heading, question, help)]
CHECKLISTS = [
    (
        "finance",
        SINCE,
        None,
        FINANCE,
        [
            ("Sổ sách, chứng từ", "Mở đủ sổ kế toán; quỹ ngân sách công đoàn và tiền vận động ghi sổ riêng.", "books"),
            ("Sổ sách, chứng từ", "Phiếu thu, phiếu chi đánh số liên tục, đủ chữ ký, kèm chứng từ gốc.", "vouchers"),
            ("Sổ sách, chứng từ", "Việc đã chi, đã thu đều có phiếu; không còn khoản chờ lập phiếu.", "waiting"),
            ("Sổ sách, chứng từ", "Khóa sổ hằng tháng; tháng mở lại có lý do và hai người đồng ý.", "closings"),
            ("Tiền mặt, tiền gửi", "Tiền mặt kiểm kê cuối kỳ, khớp với sổ quỹ; lệch có lý do.", "counts"),
            ("Tiền mặt, tiền gửi", "Tiền gửi khớp với sao kê của ngân hàng, kho bạc.", "books"),
            ("Thu, nộp", "Đoàn phí thu đúng mức, đủ người, đúng tháng.", "dues"),
            ("Thu, nộp", "Đoàn phí, kinh phí nộp cấp trên đủ và đúng hạn.", "upward"),
            ("Chi", "Chi trong dự toán được duyệt; quyết toán năm lập và gửi cấp trên.", "filings"),
            ("Chi", "Thăm hỏi, trợ cấp, quà tặng đúng quy chế chi tiêu nội bộ; vượt mức có lý do.", "norms"),
            ("Chi", "Người nhận tiền, quà có ký nhận.", "gifts"),
            ("Quỹ, đợt vận động", "Tiền, hiện vật vận động được dùng đúng mục đích, trao có biên nhận.", "funds"),
            ("Công khai", "Công khai tài chính với đoàn viên đúng loại số, đúng hạn.", "disclosure"),
        ],
    ),
    (
        "charter",
        SINCE,
        None,
        CHARTER,
        [
            ("Tổ chức", "Số lượng, cơ cấu ban chấp hành, ủy ban kiểm tra đúng quy định; khuyết thì kiện toàn.", "posts"),
            ("Tổ chức", "Đại hội đúng nhiệm kỳ; bầu cử đúng thể thức.", "congresses"),
            ("Tổ chức", "Ban chấp hành họp đúng kỳ, có nghị quyết, biên bản.", ""),
            ("Đoàn viên", "Kết nạp, chuyển sinh hoạt, ra khỏi công đoàn đúng thủ tục; sổ đoàn viên đủ.", "members"),
            ("Đoàn viên", "Đơn của đoàn viên được xét, trả lời đúng hạn.", "applications"),
            ("Hoạt động", "Có chương trình công tác năm; báo cáo định kỳ gửi cấp trên đúng hạn.", "reports"),
            ("Hoạt động", "Chăm lo đoàn viên kịp thời, không bỏ sót ai.", "unmet"),
            ("Tài chính", "Thu đoàn phí theo Điều lệ; tài chính công khai.", "disclosure"),
        ],
    ),
]
