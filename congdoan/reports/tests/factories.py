"""Văn bản mẫu: made-up papers for tests of the writers."""

from dataclasses import replace
from datetime import date

from congdoan.reports.paper import (
    AnnexRow,
    AnnexTable,
    Blank,
    Bullet,
    Column,
    FigureRun,
    Heading,
    Paper,
    Paragraph,
    Run,
    Section,
    Signature,
    Table,
)

FILLER = (
    "Ban Chấp hành phối hợp với thủ trưởng cơ quan tổ chức cho đoàn viên học tập các chỉ thị, nghị quyết của Đảng, "
    "pháp luật của Nhà nước và các văn bản của công đoàn cấp trên."
)


def said(*parts):
    """A paragraph from words and figures: a tuple is (text, indicator's key, facet)."""
    return Paragraph(_runs(parts))


def dashed(*parts):
    """The same as a bullet."""
    return Bullet(_runs(parts))


def _runs(parts):
    return tuple(part if isinstance(part, FigureRun) else FigureRun(*part) if isinstance(part, tuple) else Run(part) for part in parts)


def paper(**changes):
    """A short report: head, one section, signature."""
    short = Paper(
        kind_title="BÁO CÁO",
        subject="Tổng kết hoạt động công đoàn nhiệm kỳ 2017-2022",
        issuer="Công đoàn Trung tâm Y tế huyện Bình An",
        superior="Liên đoàn Lao động huyện Bình An",
        number="Số: 07/BC-CĐCS",
        place="Bình An",
        dated_on=date(2023, 2, 5),
        signature=Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Nguyễn Thị Thu Hằng"),
        sections=(Section("I", "Tình hình chung", (said("Công đoàn có ", ("56 đoàn viên", "membership.members"), "."),)),),
        recipients=("Liên đoàn Lao động huyện (báo cáo)", "Cấp ủy, Ban Giám đốc", "Lưu: CĐCS"),
    )
    return replace(short, **changes)


def of_length(paragraphs, last=1):
    """A paper of so many filler paragraphs, the last of them so many sentences long."""
    filler = tuple(said(f"{number}. {FILLER}") for number in range(1, paragraphs)) + (said(" ".join([FILLER] * last)),)
    return paper(sections=(Section("I", "Kết quả hoạt động", filler),))


def whole_report():
    """A term report as a union would send it: five sections, a table, places to fill in, an annex of 25 rows."""
    return paper(
        opening=(
            said(
                "Thực hiện Nghị quyết Đại hội Công đoàn Trung tâm Y tế huyện Bình An nhiệm kỳ 2017-2022 và hướng dẫn của Liên đoàn "
                "Lao động huyện, Ban Chấp hành báo cáo kết quả hoạt động trong nhiệm kỳ như sau:"
            ),
        ),
        sections=(_situation(), _results(), _organisation(), _assessment(), _directions()),
        annex=_annex(),
    )


def _situation():
    return Section(
        "I",
        "Tình hình chung",
        (
            said(
                "Đến ngày 28/3/2023, công đoàn có ", ("56 đoàn viên", "membership.members"), " trên tổng số ",
                ("56 viên chức, người lao động", "membership.staff"), ", trong đó ", ("31 nữ", "membership.women"),
                ", sinh hoạt tại 4 tổ công đoàn. Đoàn viên có trình độ đại học trở lên chiếm ",
                ("82%", "membership.graduates.percent"), ".",
            ),
            dashed("Thuận lợi: cấp ủy, Ban Giám đốc quan tâm, tạo điều kiện về thời gian và kinh phí để công đoàn hoạt động."),
            dashed("Khó khăn: dịch bệnh kéo dài hai năm, đoàn viên phải trực chống dịch, việc tổ chức sinh hoạt tập thể bị gián đoạn."),
        ),
    )  # fmt: skip


def _results():
    drives = Table(
        columns=(Column("Quỹ, đợt vận động", 5), Column("Người ủng hộ", 2, "center"), Column("Số tiền (đ)", 2, "right")),
        rows=(("Quỹ xã hội công đoàn", 56, 28_000_000), ("Quỹ bảo trợ trẻ em", 56, 11_200_000), ("Quỹ vì người nghèo", 55, 16_500_000)),
        total=("Cộng", "", 55_700_000),
        caption="Các quỹ đoàn viên đã ủng hộ trong nhiệm kỳ",
    )
    return Section(
        "II",
        "Kết quả hoạt động",
        (
            Heading("1", "Chăm lo đời sống, bảo vệ quyền lợi đoàn viên"),
            said(
                "Nhiệm kỳ qua, Ban Chấp hành đã thăm hỏi ", ("30 đoàn viên", "care.visits", "people"), " với số tiền ",
                ("15.000.000 đ", "care.visits", "amount"), "; tặng quà cho ", ("60 cháu", "care.gifts.children", "people"),
                " là con đoàn viên nhân dịp Tết Thiếu nhi, Tết Trung thu; quyên góp ủng hộ ",
                ("1 đoàn viên", "finance.hardship_drives", "people"), " có con bị tai nạn giao thông với số tiền ",
                ("31.000.000 đ", "finance.hardship_drives", "amount"), ". ", ("100%", "finance.fund_participation.percent"),
                " đoàn viên ủng hộ các quỹ. Quỹ xã hội năm 2016 chuyển sang ",
                FigureRun("4.200.000 đ", "finance.social_fund.carried", declared=True), ".",
            ),
            drives,
            Heading("2", "Tuyên truyền, giáo dục"),
            *(said(FILLER + " Có ", ("412 lượt người", "education.attendances"), " dự.") for _ in range(2)),
            Heading("3", "Công tác nữ công"),
            said(
                ("100%", "education.gender_equality.women_reached.percent"),
                " nữ đoàn viên tham gia tuyên truyền chính sách về bình đẳng giới.",
            ),
        ),
    )  # fmt: skip


def _organisation():
    text = (
        "Đã kết nạp ",
        ("9 đoàn viên", "membership.admitted"),
        "; giới thiệu ",
        ("4 đoàn viên ưu tú", "membership.referred"),
        " để Đảng xem xét. ",
    )
    return Section("III", "Xây dựng tổ chức", (said(*text, FILLER), said(FILLER), said(FILLER, " ", FILLER)))


def _assessment():
    return Section("IV", "Đánh giá chung", (Blank("ưu điểm, hạn chế và nguyên nhân"),))


def _directions():
    aims = (
        "Thăm hỏi kịp thời mọi đoàn viên ốm đau, thai sản, gia đình có việc hiếu.",
        FILLER,
        "Giới thiệu ít nhất 5 đoàn viên ưu tú cho Đảng.",
    )
    lead = said("Nhiệm kỳ 2023-2028, công đoàn tập trung vào các nhiệm vụ sau:")
    end = said("Trên đây là báo cáo tổng kết hoạt động công đoàn nhiệm kỳ 2017-2022 của Công đoàn Trung tâm Y tế huyện Bình An.")
    return Section("V", "Phương hướng nhiệm kỳ 2023-2028", (lead, *(dashed(aim) for aim in aims), end))


def _annex():
    named = (
        ("Đoàn viên", "người", 56, ""),
        ("Trong đó: nữ đoàn viên", "người", 31, ""),
        ("Số lượt thăm hỏi đoàn viên ốm đau, thai sản, hiếu, hỷ", "lượt", 30, ""),
        ("Số tiền thăm hỏi", "đồng", 15_000_000, ""),
        ("Con đoàn viên được tặng quà nhân dịp Tết Thiếu nhi, Tết Trung thu", "cháu", 60, ""),
        ("Tỷ lệ đoàn viên ủng hộ các quỹ", "%", 100, ""),
        ("Quỹ xã hội năm 2016 chuyển sang", "đồng", 4_200_000, "Số khai báo"),
    )
    others = tuple((f"Số buổi học tập, tuyên truyền theo chuyên đề {number}", "buổi", number, "") for number in range(1, 19))
    rows = [AnnexRow(str(number), *row) for number, row in enumerate(named + others, start=1)]
    return AnnexTable("Đoàn viên và chăm lo", tuple(rows[:7])), AnnexTable("Tuyên truyền, giáo dục", tuple(rows[7:]))
