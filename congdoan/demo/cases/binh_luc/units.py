"""The units of the made-up union and those above it: sheet Đơn vị."""

from datetime import date

from congdoan.demo import columns
from congdoan.demo.cases.binh_luc import plan

PROVINCE, DISTRICT = "HNA", "BL"
GRASSROOTS, GROUP, WOMEN_GROUP = "Công đoàn cơ sở", "Tổ công đoàn", "Tổ nữ công"
PARTY_BODY, PUBLIC_UNIT = "cơ quan Đảng, đoàn thể", "đơn vị sự nghiệp công lập"
FOUNDED = date(1997, 11, 10)

# Mã, tên, loại, trực thuộc, cơ quan, loại cơ quan, ngày thành lập, số quyết định
ABOVE = (
    (PROVINCE, "LĐLĐ tỉnh Hà Nam", "Liên đoàn Lao động tỉnh, thành phố", None, None, None, date(1997, 1, 1), None),
    (DISTRICT, "LĐLĐ huyện Bình Lục", "Liên đoàn Lao động huyện, quận", PROVINCE, None, None, date(1997, 1, 1), None),
)
OWN = (
    (plan.UNION, "Công đoàn khối dân Đảng huyện Bình Lục", GRASSROOTS, DISTRICT, "Huyện ủy Bình Lục", PARTY_BODY, FOUNDED,
     "46/QĐ-LĐLĐ"),
    (plan.OFFICE, "Tổ công đoàn Văn phòng", GROUP, plan.UNION, "Văn phòng Huyện ủy Bình Lục", PARTY_BODY, FOUNDED, "01/QĐ-CĐCS"),
    (plan.BOARDS, "Tổ công đoàn Ban Đảng", GROUP, plan.UNION, "Các ban xây dựng Đảng Huyện ủy Bình Lục", PARTY_BODY, FOUNDED,
     "01/QĐ-CĐCS"),
    (plan.FRONT, "Tổ công đoàn Mặt trận - Đoàn thể", GROUP, plan.UNION, "Ủy ban MTTQ và các đoàn thể huyện Bình Lục", PARTY_BODY,
     FOUNDED, "01/QĐ-CĐCS"),
    (plan.SCHOOL, "Tổ công đoàn Trung tâm Chính trị", GROUP, plan.UNION, "Trung tâm Chính trị huyện Bình Lục", PUBLIC_UNIT, FOUNDED,
     "01/QĐ-CĐCS"),
    (plan.WOMEN, "Tổ nữ công Công đoàn khối dân Đảng", WOMEN_GROUP, plan.UNION, "Huyện ủy Bình Lục", PARTY_BODY, date(2004, 10, 20),
     "07/QĐ-CĐCS"),
)  # fmt: skip


def unit_sheet(units):
    """Đơn vị, parents first."""
    titles = ("Mã", "Tên", "Loại", "Trực thuộc (mã)", "Cơ quan, đơn vị sử dụng lao động", "Loại cơ quan", "Ngày thành lập",
              "Số quyết định")  # fmt: skip
    return columns.sheet("Đơn vị", [dict(zip(titles, unit, strict=True)) for unit in units])
