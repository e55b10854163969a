"""Every form that money and care print, as the PDF has it: A4, whole on its pages, each part where the form has it."""

import io

import pypdf
import pytest
from django.urls import reverse

from congdoan.budget.choices import Kind
from congdoan.budget.tests import factories as budget
from congdoan.budget.tests.test_summing import YEAR, filed, unions
from congdoan.care.tests import factories as care
from congdoan.disclosure.actions import publications
from congdoan.dues.actions import accounts
from congdoan.dues.tests import factories as dues
from congdoan.finance.actions import pages, statements
from congdoan.finance.choices import Content, FundKind
from congdoan.finance.models import Fund
from congdoan.finance.tests import factories as finance
from congdoan.inspection.tests.factories import checked, concluded, drawn, issued
from congdoan.ledger.actions import counts
from congdoan.ledger.choices import AccountKind, BookKind, Span, VoucherKind
from congdoan.ledger.models import Closing, Voucher
from congdoan.ledger.tests.factories import book, paid, place, received
from tests import people
from tests.browser import DESKTOP

pytestmark = pytest.mark.django_db
UNIT, PLACE_AND_DAY = "LĐLĐ huyện Bình Lục", "Bình Lục, ngày 24 tháng 5 năm 2022"
STATE = ("LĐLĐ HUYỆN BÌNH LỤC", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
HANDS = ("Chủ tài khoản", "Phụ trách kế", "Người lập")
CASH = ("Ngày", "Số hiệu", "Nội dung", "Thu (đ)", "Chi (đ)", "Tồn (đ)")
KEPT = ["Tồn đầu tháng", "10/02/2022", "Cộng phát sinh, tồn cuối tháng"]
SIGNED = ("TT", "Họ và tên")
CARRIED = ("Tiền ở đâu, quỹ nào", "Đầu kỳ (đ)", "Tăng (đ)", "Giảm (đ)", "Chuyển kỳ sau (đ)")
LYING = ("dues-sheet", "levy-register")
"""Forms that lie on their long side."""


def printed(name, unit, *more, asked="?dang=in"):
    return reverse(name, args=[unit.pk, *more]) + asked


def receipt(cast):
    return printed("ledger:voucher", cast.union, received(cast, book(cast), 450_000).pk)


def payment(cast):
    return printed("ledger:voucher", cast.union, paid(cast, book(cast), 300_000).pk)


def goods(kind):
    def made(cast):
        kept = book(cast, BookKind.GOODS, bank=0)
        first = Voucher.objects.get(book=kept)
        facts = {"year": 2022, "number": 1, "voucher_on": first.voucher_on, "words": "20 chăn", "recorded_at": first.recorded_at}
        return printed(
            "ledger:voucher", cast.union, Voucher.objects.create(book=kept, kind=kind, recorded_by=cast.accountant.person, **facts).pk
        )

    return made


def counting(cast):
    made = counts.count(by=cast.chair, place=place(book(cast)), counted_on=people.TODAY, notes={500_000: 2}, present="Ban chấp hành")
    return printed("ledger:count", cast.union, made.pk)


def account(kind):
    def made(cast):
        kept = book(cast)
        received(cast, kept, 450_000, place=place(kept, kind))
        return printed("ledger:account", cast.union, place(kept, kind).pk, asked="?thang=02/2022&dang=in")

    return made


def handed(cast):
    fund = finance.fund(cast, "BAO", "Ủng hộ đồng bào vùng bão", FundKind.DRIVE)
    finance.contribution(cast, fund, finance.crew(cast)[0], 600_000)
    return fund, finance.handover(cast, fund, 400_000, Content.GIFTS, quantity=3, recipient="Gia đình bà Trần Thị Mai")


def signed_for_goods(cast):
    return printed("finance:handover", cast.union, handed(cast)[1].pk)


def signed_for_gifts(cast):
    who = care.member(cast, who=cast.member.person)
    care.gift(cast, to=who)
    return printed("care:gift-sign", cast.union, asked="?nam=2021")


def signed_for_visits(cast):
    care.visit(cast, care.member(cast, who=cast.member.person))
    return printed("care:visit-sign", cast.union, asked="?nam=2022")


def published(cast):
    finance.contribution(cast, finance.fund(cast), amount=600_000, given_on="2021-05-01")
    told = {"kind": "funds", "year": 2021, "told_on": people.TODAY, "places": ["board"]}
    return printed("disclosure:publication", cast.union, publications.publish(by=cast.accountant, unit=cast.union, **told).pk)


def statement(cast):
    fund, _gift = handed(cast)
    version = Fund.objects.get(pk=fund.pk).version
    statements.close(by=cast.accountant, fund=fund, version=version, closed_on=people.TODAY, left_to="chuyển vào Quỹ xã hội")
    return printed("finance:fund-statement", cast.union, fund.pk, asked="?dang=pdf")


def donors_slips(cast):
    fund, _gift = handed(cast)
    pages.publish(by=cast.chair, fund=fund, version=Fund.objects.get(pk=fund.pk).version, title="Ủng hộ đồng bào vùng bão")
    return printed("finance:fund-slips", cast.union, fund.pk, asked="")


def dues_slips(cast):
    accounts.put(
        by=cast.chair, unit=cast.union, bank="970436", number="0011001932418", holder="CONG DOAN KHOI DANG", valid_from=people.TODAY
    )
    dues.crew(cast, "Đỗ Quốc Cường", "Nguyễn Hải Đăng")
    dues.group(cast)
    sheet = dues.filled(cast.accountant, cast.union, "2022-05-01")
    dues.paid(cast.accountant, sheet, **{f"p{line.person_id}": (5_000_000, 0) for line in sheet.lines.all()})
    return printed("dues:sheet-slips", cast.union, sheet.pk, asked="")


def dues_sheet(cast):
    who = dues.crew(cast, "Đỗ Quốc Cường", "Nguyễn Hải Đăng")
    dues.group(cast)
    sheet = dues.filled(cast.accountant, cast.union, "2022-05-01")
    wages = {f"p{one.pk}": (5_000_000, None if nth else 20_000) for nth, one in enumerate(who.values())}
    return printed("dues:sheet", cast.union, dues.paid(cast.accountant, sheet, **wages).pk)


def levy_register(cast):
    budget.headed(cast)
    return printed("dues:levy-list", cast.union, asked=f"?ky={YEAR}&dang=in")


def closed(kind):
    def made(cast):
        budget.kept_year(cast)
        return printed("ledger:closing", cast.union, Closing.objects.filter(kind=kind).latest("sequence").pk)

    return made


def forgotten(cast):
    for who in (cast.member.person, people.person("Vũ Thị Lan")):
        care.notice(cast, care.member(cast, who=who), "2022-05-02")
    care.visit(cast, cast.member.person, "2022-05-10")
    return printed("care:unmet", cast.union, asked="?ky=2022&dang=in")


def by_source(cast):
    who = care.member(cast, who=cast.member.person)
    care.visit(cast, who)
    care.gift(cast, to=who)
    return printed("care:by-source", cast.union)


def settled(cast):
    budget.approved(cast, budget.estimate(cast), **{"31": 3_500_000})
    budget.kept_year(cast)
    budget.headed(cast)
    budget.approved(cast, budget.settlement(cast))
    return printed("budget:settlement", cast.union, str(YEAR))


def estimated(cast):
    budget.approved(cast, budget.estimate(cast), **{"31": 3_500_000})
    return printed("budget:estimate", cast.union, str(YEAR))


def summed(kind):
    def made(cast):
        for nth, unit in enumerate(unions(cast, 2), start=1):
            approved = {"approved_at": people.NOW, "approved_by": cast.officer.person} if nth == 1 else {}
            filed(cast, unit, {"22": 1_000_000 * nth, "31": 700_000}, kind=kind, **approved)
        return printed(f"budget:{kind}-sum", cast.district, asked=f"?nam={YEAR}&dang=in")

    return made


def minutes(cast):
    made = drawn(cast)
    checked(cast, made)
    issued(cast, made)
    concluded(cast, made)
    return printed("inspection:inspection-minutes", cast.union, made.pk, "pdf", asked="")


FORMS = {  # what makes it, its parts from the top down (a tuple: beside each other, from the left), what is set in bold
    "receipt-c40": (
        receipt,
        [(UNIT, "Mẫu số C40-BB"), "(Ban hành kèm theo Thông tư 107/2017/TT-BTC)", "Số: PT 01/2022", "PHIẾU THU", "Ngày 10 tháng 02 năm 2022", "Nợ: Tiền mặt. Có: 22.", "Họ và tên người nộp tiền: Tổ Văn phòng", "Địa chỉ:",
         "Nội dung: Thu đoàn phí", ("Số tiền:", "450.000 đ", "(Bốn trăm năm mươi nghìn đồng)"), "Kèm theo:", (*HANDS, "Người nộp", "Thủ quỹ"), "Đã nhận đủ số tiền"],
        ["PHIẾU THU", "450.000 đ", *HANDS, "Thủ quỹ"],
    ),
    "payment-c41": (
        payment,
        [(UNIT, "Mẫu số C41-BB"), "Số: PC 01/2022", "PHIẾU CHI", "Nợ: 31.", "Họ và tên người nhận tiền: Trần Thị Mai", "Địa chỉ:", "Nội dung: Thăm đoàn viên ốm",
         ("Số tiền:", "300.000 đ", "(Ba trăm nghìn đồng)"), "Kèm theo:", (*HANDS, "Người nhận", "Thủ quỹ"), "Đã nhận đủ số tiền"],
        ["PHIẾU CHI", "300.000 đ"],
    ),
    "goods-in-c30": (
        goods(VoucherKind.GOODS_IN),
        [(UNIT, "Mẫu số C30-HD"), "Số: PN 01/2022", "PHIẾU NHẬP", "Họ và tên người giao:", "Nội dung: 20 chăn", "Trị giá:", (*HANDS, "Người giao", "Người giữ hiện")],
        ["PHIẾU NHẬP"],
    ),
    "goods-out-c31": (
        goods(VoucherKind.GOODS_OUT),
        [(UNIT, "Mẫu số C31-HD"), "Số: PX 01/2022", "PHIẾU XUẤT", "Họ và tên người nhận hàng:", "Nội dung: 20 chăn", "Trị giá:", (*HANDS, "Người nhận", "Người giữ hiện")],
        ["PHIẾU XUẤT"],
    ),
    "count-c34": (
        counting,
        [(UNIT, "Mẫu số C34-HD"), "BIÊN BẢN KIỂM KÊ QUỸ", "Hôm nay, ngày 24/05/2022", ("Mệnh giá (đ)", "Số tờ", "Thành tiền"), ("500.000", "2", "1.000.000 đ"), "Cộng",
         ("Số thực có:", "1.000.000 đ"), "Số dư theo sổ quỹ:", "Chênh lệch:", PLACE_AND_DAY, ("Phụ trách kế toán", "Thủ quỹ", "Người chịu trách nhiệm")],
        ["BIÊN BẢN KIỂM KÊ QUỸ", "Cộng"],
    ),
    "cash-s11": (
        account(AccountKind.CASH),
        [(UNIT, "Mẫu số S11-H"), "SỔ QUỸ TIỀN MẶT", "Tháng 2 năm 2022", CASH, *KEPT, ("Thủ quỹ", "Phụ trách kế toán", "Chủ tịch")],
        ["SỔ QUỸ TIỀN MẶT", "Tồn đầu tháng", "Cộng phát sinh"],
    ),
    "bank-s12": (
        account(AccountKind.BANK),
        [(UNIT, "Mẫu số S12-H"), "SỔ TIỀN GỬI NGÂN HÀNG, KHO BẠC", "Tháng 2 năm 2022", "Kho bạc Bình Lục, 3713.0.101", CASH, *KEPT, ("Người lập", "Phụ trách kế toán", "Chủ tịch")],
        ["SỔ TIỀN GỬI"],
    ),
    "signed-goods": (
        signed_for_goods,
        [STATE, "DANH SÁCH KÝ NHẬN", "3 suất quà", "Trao ngày 30/04/2022", (*SIGNED, "Địa chỉ, ghi chú", "Trị giá (đ)", "Ký nhận"), "Cộng: …… người", ("NGƯỜI TRAO", "TM. BAN CHẤP HÀNH"), "CHỦ TỊCH"],
        ["DANH SÁCH KÝ NHẬN", "CHỦ TỊCH"],
    ),
    "signed-gifts": (
        signed_for_gifts,
        [STATE, PLACE_AND_DAY, "DANH SÁCH KÝ NHẬN", (*SIGNED, "Năm sinh, đơn vị", "Quan hệ", "Trị giá (đ)", "Ký nhận"), ("1", "Trần Thị Mai", "100.000"), "Cộng: 1 suất", ("NGƯỜI LẬP", "TM. BAN CHẤP HÀNH")],
        ["DANH SÁCH KÝ NHẬN"],
    ),
    "signed-visits": (
        signed_for_visits,
        [STATE, "DANH SÁCH KÝ NHẬN", "Tiền thăm hỏi", (*SIGNED, "Ngày thăm", "Trị giá (đ)", "Ký nhận"), ("1", "Trần Thị Mai", "18/05/2022", "500.000"), "Cộng: 1 lượt", ("NGƯỜI LẬP", "TM. BAN CHẤP HÀNH")],
        ["DANH SÁCH KÝ NHẬN"],
    ),
    "published": (
        published,
        [(UNIT, PLACE_AND_DAY), "CÔNG KHAI QUỸ, ĐỢT VẬN ĐỘNG", "Năm 2021, lần 1", ("Nội dung", "Đầu năm (đ)", "Thu (đ)", "Chi (đ)", "Còn lại (đ)"),
         ("Quỹ xã hội công đoàn", "0", "600.000"), "Đơn vị tính: đồng", ("NGƯỜI LẬP", "TM. BAN CHẤP HÀNH"), "CHỦ TỊCH"],
        ["CHỦ TỊCH"],
    ),
    "statement": (
        statement,
        [STATE, ("Số: /BB-CĐ", PLACE_AND_DAY), "BẢNG KẾT THÚC", "Đợt vận động Ủng hộ đồng bào", "I. ĐÃ NHẬN", "Tiền: 600.000", "II. ĐÃ TRAO", ("STT", "Ngày", "Nơi nhận", "Nội dung", "Trị giá (đ)"),
         ("1", "30/04/2022", "Gia đình bà", "3 suất quà", "400.000"), "III. CÒN LẠI", ("NGƯỜI LẬP", "TM. BAN CHẤP HÀNH"), "Vũ Thị Dung"],
        ["BẢNG KẾT THÚC", "CHỦ TỊCH"],
    ),
    "sum-b07": (
        summed(Kind.SETTLEMENT),
        [(UNIT, "Tổng hợp theo mẫu B07-TLĐ"), "BÁO CÁO QUYẾT TOÁN", "Tổng hợp các đơn vị trực thuộc, năm 2021", "Cộng 2 đơn vị bên dưới đã gửi, trong đó 1 đã duyệt",
         ("STT", "Nội dung", "Mã số", "Dự toán giao", "Quyết toán năm", "Cấp trên duyệt"), ("II", "Thu trong kỳ", "20", "3.000.000"), ("1", "Thu đoàn phí", "22", "3.000.000"),
         ("III", "Chi trong kỳ", "30", "1.400.000"), ("IV", "Số dư cuối kỳ", "50", "1.600.000"), ("Người lập", "Phụ trách kế toán", "TM. Ban Chấp hành"), "Chủ tịch"],
        ["BÁO CÁO QUYẾT TOÁN", "Thu trong kỳ", "1.400.000", "1.600.000"],
    ),
    "sum-b14": (
        summed(Kind.ESTIMATE),
        [(UNIT, "Tổng hợp theo mẫu B14-TLĐ"), "BÁO CÁO DỰ TOÁN", "Tổng hợp các đơn vị trực thuộc, năm 2021", ("STT", "Nội dung", "Mã số", "Dự toán năm", "Cấp trên duyệt"),
         ("II", "Thu trong kỳ", "20", "3.000.000"), ("III", "Chi trong kỳ", "30", "1.400.000"), ("Người lập", "Phụ trách kế toán", "TM. Ban Chấp hành"), "Chủ tịch"],
        ["BÁO CÁO DỰ TOÁN", "Thu trong kỳ"],
    ),
    "b07": (
        settled,
        [(UNIT, "Mẫu B07-TLĐ"), ("Công đoàn khối dân Đảng", "Lần 1"), "BÁO CÁO QUYẾT TOÁN", "Năm 2021", "Số lao động: 72. Quỹ lương đóng kinh phí: 710.000.000 đ, theo 2 tháng đã kê.",
         "Số đoàn viên: 0. Quỹ lương đóng đoàn phí: chưa có sổ đoàn phí.", "Số cán bộ chuyên trách: 1.", ("STT", "Nội dung", "Mã số", "Dự toán giao", "Quyết toán năm", "Cấp trên duyệt"),
         ("II", "Thu trong kỳ", "20", "6.000.000", "8.000.000"), ("1", "Trực tiếp chăm lo", "31", "3.500.000", "2.500.000"), ("IV", "Số dư cuối kỳ", "50", "2.500.000", "4.300.000"),
         "Số dư cuối năm: tiền mặt 4.300.000 đ", ("Người lập", "Phụ trách kế toán", "TM. Ban Chấp hành"), "Chủ tịch", ("Ý kiến của công đoàn cấp trên:", "Đã duyệt"), UNIT],
        ["BÁO CÁO QUYẾT TOÁN", "Thu trong kỳ", "4.300.000", "Phụ trách kế toán"],
    ),
    "b14": (
        estimated,
        [(UNIT, "Mẫu B14-TLĐ"), ("Công đoàn khối dân Đảng", "Lần 1"), "BÁO CÁO DỰ TOÁN", "Năm 2021", ("STT", "Nội dung", "Mã số", "Dự toán năm", "Cấp trên duyệt"),
         ("II", "Thu trong kỳ", "20", "6.000.000"), ("1", "Trực tiếp chăm lo", "31", "4.000.000", "3.500.000"), ("IV", "Số dư cuối kỳ", "50", "2.000.000", "2.500.000"),
         ("Người lập", "Phụ trách kế toán", "TM. Ban Chấp hành"), "Chủ tịch", ("Ý kiến của công đoàn cấp trên:", "Đã duyệt"), UNIT],
        ["BÁO CÁO DỰ TOÁN", "Thu trong kỳ", "2.500.000"],
    ),
    "dues-sheet": (
        dues_sheet,
        [STATE, PLACE_AND_DAY, "BẢNG ĐOÀN PHÍ THÁNG 5 NĂM 2022", (*SIGNED, "Đơn vị, tổ", "Lương làm căn cứ (đ)", "Phải thu (đ)", "Đã thu (đ)", "Ngày thu"),
         ("1", "Đỗ Quốc Cường", "Tổ Văn phòng", "5.000.000", "50.000", "20.000", "24/05/2022"), ("2", "Nguyễn Hải Đăng", "5.000.000"), "Phải thu 100.000", ("NGƯỜI LẬP", "THỦ QUỸ", "KẾ TOÁN")],
        ["BẢNG ĐOÀN PHÍ THÁNG 5 NĂM 2022", "Đã thu (đ)"],
    ),
    "levy-register": (
        levy_register,
        [STATE, PLACE_AND_DAY, "SỔ THEO DÕI THU KINH PHÍ CÔNG ĐOÀN", "Tính đến ngày 24/05/2022",
         ("TT", "Tháng", "Cơ quan", "Lao động", "Quỹ lương (đ)", "Phải nộp (đ)", "Còn nợ (đ)", "Hạn nộp", "Chậm"),
         ("1", "12/2021", "Công ty May Yên Bình", "42", "210.000.000", "4.200.000", "31/12/2021"), ("2", "12/2021", "Trường Yên Trung", "30"), ("3", "11/2021"), "Quỹ lương 710.000.000 đ; phải nộp",
         ("NGƯỜI LẬP", "TM. BAN CHẤP HÀNH"), "CHỦ TỊCH"],
        ["SỔ THEO DÕI THU KINH PHÍ", "Quỹ lương (đ)"],
    ),
    "closed-month": (
        closed(Span.MONTH),
        [UNIT, "Công đoàn khối dân Đảng", "KHÓA SỔ KẾ TOÁN", "Tháng 12 năm 2021", CARRIED, ("5.800.000", "0", "1.500.000", "4.300.000"), "Tiền mặt",
         "Vũ Thị Dung khóa ngày 24/05/2022. Lần khóa thứ 12", PLACE_AND_DAY, ("Phụ trách kế toán", "Thủ quỹ", "Chủ tịch")],
        ["KHÓA SỔ KẾ TOÁN", "Chuyển kỳ sau (đ)", "Thủ quỹ"],
    ),
    "closed-year": (
        closed(Span.YEAR),
        [UNIT, "Công đoàn khối dân Đảng", "KHÓA SỔ KẾ TOÁN", "Năm 2021", CARRIED, ("0", "9.000.000", "4.700.000", "4.300.000"), "Tiền mặt",
         "Vũ Thị Dung khóa ngày 24/05/2022. Không kiểm kê ngày 31/12:", "Lần khóa thứ 13", PLACE_AND_DAY, ("Phụ trách kế toán", "Thủ quỹ", "Chủ tịch")],
        ["KHÓA SỔ KẾ TOÁN", "Chuyển kỳ sau (đ)", "Chủ tịch"],
    ),
    "unmet": (
        forgotten,
        [STATE, PLACE_AND_DAY, "DANH SÁCH CHƯA ĐƯỢC THĂM HỎI, TẶNG QUÀ", "Năm 2022", ("Trường hợp", "Ai", "Ngày"), ("Vũ Thị", "Lan"), ("Ốm đau, nằm viện, tai nạn", "02/05/2022"),
         ("Trường hợp", "Có", "Đã được", "Ít nhất (đ)", "Ở giữa (đ)", "Nhiều nhất (đ)", "Định mức"), ("Ốm đau, nằm viện, tai nạn", "2", "1", "500.000"), ("NGƯỜI LẬP", "TM. BAN CHẤP HÀNH"), "CHỦ TỊCH"],
        ["DANH SÁCH CHƯA ĐƯỢC", "CHỦ TỊCH"],
    ),
    "by-source": (
        by_source,
        [STATE, PLACE_AND_DAY, "CHĂM LO THEO NGUỒN CHI", "Tính đến ngày 24/05/2022", ("TT", "Nguồn chi", "Lượt thăm", "Tiền thăm (đ)", "Suất quà", "Tiền quà (đ)", "Cộng (đ)"),
         ("1", "Ngân sách công đoàn", "500.000", "100.000", "600.000"), ("Cộng", "500.000", "100.000", "600.000"), "Bằng chữ: Sáu trăm nghìn đồng.", ("NGƯỜI LẬP", "TM. BAN CHẤP HÀNH"), "CHỦ TỊCH"],
        ["CHĂM LO THEO NGUỒN CHI", "Bằng chữ:"],
    ),
    "dues-slips": (
        dues_slips,
        ["Phiếu thu đoàn phí tháng 5 năm 2022", ("Công đoàn khối dân Đảng",), "Đoàn phí tháng 5 năm 2022", ("Đỗ Quốc Cường", "Nguyễn Hải Đăng"), ("Số tiền", "50.000 đ"),
         ("Tài khoản", "Vietcombank"), "0011001932418", "CONG DOAN", ("Nội dung", "CDD")],
        ["Phiếu thu", "Đỗ Quốc Cường", "50.000 đ", "CDD"],
    ),
    "donors-slips": (
        donors_slips,
        ["Công đoàn khối dân Đảng", "PHIẾU BIÊN NHẬN ỦNG HỘ", "Người góp: Đỗ Quốc Cường", ("Đã góp:", "600.000 đ", ", 08/03/2022"), "Vào: Ủng hộ đồng bào vùng bão", "Mã biên nhận:", "http://"],
        ["PHIẾU BIÊN NHẬN", "600.000 đ"],
    ),
    "minutes": (
        minutes,
        [("ỦY BAN KIỂM TRA", STATE[1]), ("Số: /BB-UBKT", PLACE_AND_DAY), "BIÊN BẢN", "Hôm nay, ngày 24 tháng 5 năm 2022, tại", "1. Lương Văn Hùng, trưởng đoàn", "I. NỘI DUNG VÀ KẾT QUẢ",
         ("STT", "Nội dung", "Kết quả", "Ghi chú"), "II. TỒN TẠI VÀ KIẾN NGHỊ", ("Số", "Tồn tại, thiếu sót", "Kiến nghị", "Hạn"), ("1", "Quỹ thiếu", "Thủ quỹ nộp bù", "30/06/2022"),
         "III. KẾT LUẬN", ("ĐẠI DIỆN ĐƠN VỊ", "TM. ĐOÀN KIỂM TRA"), "Lương Văn Hùng"],
        ["BIÊN BẢN", "TRƯỞNG ĐOÀN"],
    ),
}  # fmt: skip


def parts_of(pdf):
    """[(page, from the top, from the left, words, whether bold)] of a PDF, in points, as one reads."""
    found = []
    for number, page in enumerate(pdf.pages):

        def seen(text, cm, tm, font, _size, number=number, top=float(page.mediabox.height)):
            if text.strip() and font:
                x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
                found.append((number, round(top - y), round(x), " ".join(text.split()), "Bold" in font["/BaseFont"]))

        page.extract_text(visitor_text=seen)
    return sorted(found)


def wrong(parts, layout, bold):
    """Sentences about what does not stand where the layout has it."""
    height = (-1, 0)
    for row in layout:
        asked = (row,) if isinstance(row, str) else row
        lines = sorted({part[:2] for part in parts if part[:2] > height and part[3].startswith(asked[0])})
        here = next((line for line in lines if _beside([one for one in parts if one[:2] == line], asked)), None)
        if here is None:
            yield f"{row} does not stand below {height}"
        height = here or height
    for words in bold:
        if not any(part[3].startswith(words) and part[4] for part in parts):
            yield f"{words} is not bold"


def _beside(line, asked):
    """True if the words stand in a line in their order."""
    places = [next((part[2] for part in line if part[3].startswith(words)), -1) for words in asked]
    return -1 not in places and places == sorted(places)


def printed_by(cast, address, open_page, client):
    """The bytes of a form: of our own setter, or as the browser prints the page."""
    if any(words in address for words in ("dang=in", "ky-nhan", "phieu-qr", "bien-nhan")):
        page = open_page(cast.officer if "tong-hop" in address else cast.chair, DESKTOP)
        assert page.goto(address).status == 200
        return page.pdf(prefer_css_page_size=True)
    client.force_login(cast.chair.user, backend="congdoan.accounts.backends.AnyNameBackend")
    return client.get(address).content


@pytest.mark.browser
@pytest.mark.parametrize("name", FORMS)
def test_a_form_on_a4(name, cast, open_page, client):
    make, layout, bold = FORMS[name]
    pdf = pypdf.PdfReader(io.BytesIO(printed_by(cast, make(cast), open_page, client)))
    parts = parts_of(pdf)
    turn, right = (-1, 800) if name in LYING else (1, 553)
    sides = {tuple(round(float(side) / 2) for side in page.mediabox[2:])[::turn] for page in pdf.pages}
    assert sides <= {(297, 421), (298, 421), (298, 420)}
    assert len(pdf.pages) == (2 if name == "minutes" else 1)
    assert list(wrong(parts, layout, bold)) == [], "\n".join(map(str, parts))
    assert all((50 if name in LYING else 80) < part[2] < right for part in parts), "inside the margins"
