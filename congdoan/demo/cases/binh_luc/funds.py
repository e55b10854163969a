"""Funds and drives of the made-up union: sheet Quỹ và đợt vận động."""

from datetime import date

from congdoan.demo import columns
from congdoan.demo.cases.binh_luc.vouchers import SOCIAL_FUND as SOCIAL

CHILDREN, POOR, GRATITUDE = "QBTTE", "QVNN", "QDODN"
COVID, FLOOD, ACCIDENT, ILLNESS = "COVID", "LULUT2020", "GD2018", "GD2016"
FUND, DRIVE, FOR_MEMBER = "quỹ", "đợt vận động", "giúp đoàn viên"
BEGAN = date(2012, 4, 2)

# The one member whose child had an accident, and one helped before the term began.
HELPED = {ACCIDENT: "nd_staff", ILLNESS: "vp_guard"}

# Mã, tên, loại, mục đích, người thụ hưởng (khóa trong plan, hoặc câu chữ), từ ngày, đến ngày, mục tiêu
FUNDS = (
    (SOCIAL, "Quỹ xã hội công đoàn", FUND, "Thăm hỏi, giúp đỡ đoàn viên, công nhân lao động khó khăn", None, BEGAN, None, None),
    (CHILDREN, "Quỹ bảo trợ trẻ em", FUND, "Giúp trẻ em có hoàn cảnh đặc biệt", None, BEGAN, None, None),
    (POOR, "Quỹ vì người nghèo", FUND, "Tặng quà, giúp hộ nghèo sửa nhà", None, BEGAN, None, None),
    (GRATITUDE, "Quỹ đền ơn đáp nghĩa", FUND, "Tri ân gia đình người có công", None, BEGAN, None, None),
    (COVID, "Ủng hộ phòng, chống dịch Covid-19", DRIVE, "Vật tư y tế, nhu yếu phẩm cho khu cách ly, chốt kiểm soát", None,
     date(2020, 3, 25), date(2021, 12, 31), None),
    (FLOOD, "Ủng hộ đồng bào miền Trung bị lũ lụt", DRIVE, "Cứu trợ đồng bào vùng lũ", None, date(2020, 10, 19), date(2020, 11, 20),
     None),
    (ACCIDENT, "Giúp gia đình đoàn viên có con bị tai nạn giao thông", FOR_MEMBER, "Chi phí phẫu thuật, điều trị cho cháu",
     HELPED[ACCIDENT], date(2018, 11, 12), date(2018, 12, 14), 30_000_000),
    (ILLNESS, "Giúp đoàn viên phải điều trị dài ngày", FOR_MEMBER, "Chi phí điều trị", HELPED[ILLNESS], date(2016, 9, 5), date(2016, 9, 30), None),
)  # fmt: skip


def fund_sheet(people):
    """Quỹ và đợt vận động."""
    titles = ("Mã", "Tên", "Loại", "Mục đích", "Người thụ hưởng", "Từ ngày", "Đến ngày", "Mục tiêu")
    rows = [dict(zip(titles, fund, strict=True)) for fund in FUNDS]
    for row in rows:
        if key := row["Người thụ hưởng"]:
            row["Người thụ hưởng"] = people[key].label
    return columns.sheet("Quỹ và đợt vận động", rows)
