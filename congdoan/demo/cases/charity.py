"""Funds, collections and what was handed over in Hà Tĩnh (2017-2022) and Thượng Thanh (first half of 2016)."""

from datetime import date

from congdoan.demo import columns

ALL = "Tất cả"
FUND, DRIVE = "quỹ", "đợt vận động"
PARCELS, HOUSE, MONEY, MEALS = "suất quà", "nhà tình nghĩa", "tiền", "suất ăn"
GRATITUDE, POOR, CHILDREN, SOCIAL, COVID, FLOOD, SOUTH = "QDODN", "QVNN", "QBTTE", "QXHCD", "QCOVID", "LULUT2020", "MIENNAM2021"
STUDY = "QHT"

# Mã, tên, loại, mục đích, người thụ hưởng, từ ngày, đến ngày, mục tiêu
HA_TINH_FUNDS = (
    (GRATITUDE, "Quỹ đền ơn đáp nghĩa", FUND, "Tri ân người có công", None, date(2012, 7, 2), None, None),
    (POOR, "Quỹ vì người nghèo", FUND, "Giúp hộ nghèo, xây nhà tình nghĩa", None, date(2012, 7, 2), None, None),
    (CHILDREN, "Quỹ Bảo trợ trẻ em", FUND, "Giúp trẻ em có hoàn cảnh khó khăn", None, date(2012, 7, 2), None, None),
    (SOCIAL, "Quỹ xã hội công đoàn", FUND, "Giúp đoàn viên, người lao động khó khăn", None, date(2012, 7, 2), None, None),
    (COVID, "Quỹ phòng, chống dịch Covid-19", FUND, "Mua vắc-xin, vật tư y tế", None, date(2020, 4, 1), None, None),
    (FLOOD, "Ủng hộ đồng bào bị lũ lụt", DRIVE, "Cứu trợ đồng bào vùng lũ", None, date(2020, 10, 19), date(2020, 11, 30), 10_000_000),
    (SOUTH, "Ủng hộ đồng bào miền Nam", DRIVE, "Giúp đồng bào bị ảnh hưởng do dịch Covid-19", None, date(2021, 7, 12), date(2021, 9, 30), None),
)  # fmt: skip
# Quỹ, tháng và ngày quyên góp mỗi năm, mỗi người, các năm
EACH_YEAR = (
    (CHILDREN, (5, 24), 150_000, range(2018, 2023)),
    (GRATITUDE, (7, 18), 300_000, range(2018, 2023)),
    (POOR, (11, 14), 500_000, range(2017, 2022)),
    (SOCIAL, (5, 15), 200_000, range(2018, 2023)),
)
ONCE = (
    (COVID, date(2020, 4, 13), 200_000),
    (COVID, date(2021, 6, 15), 300_000),
    (FLOOD, date(2020, 10, 26), 300_000),
    (SOUTH, date(2021, 7, 20), 300_000),
)
# Ngày, quỹ, nơi nhận, nội dung, số lượng, trị giá cả dòng
HA_TINH_HANDED = (
    (date(2018, 7, 25), GRATITUDE, "Gia đình có công xã Sơn Lộc, huyện Can Lộc", PARCELS, 15, 12_000_000),
    (date(2019, 7, 24), GRATITUDE, "Gia đình có công xã Cẩm Thành, huyện Cẩm Xuyên", PARCELS, 15, 12_000_000),
    (date(2021, 7, 26), GRATITUDE, "Gia đình có công xã Kỳ Thư, huyện Kỳ Anh", PARCELS, 15, 12_000_000),
    (date(2019, 6, 1), CHILDREN, "Học sinh nghèo xã Hương Lâm, huyện Hương Khê", PARCELS, 20, 12_000_000),
    (date(2021, 6, 1), CHILDREN, "Học sinh nghèo xã Sơn Lễ, huyện Hương Sơn", PARCELS, 20, 13_000_000),
    (date(2020, 1, 14), SOCIAL, "Người lao động khó khăn đón Tết", PARCELS, 25, 18_000_000),
    (date(2022, 1, 20), SOCIAL, "Người lao động khó khăn đón Tết", PARCELS, 25, 19_000_000),
    (date(2022, 3, 22), POOR, "Một hộ nghèo xã đỡ đầu", HOUSE, 1, 70_000_000),
    (date(2020, 4, 20), COVID, "Ủy ban MTTQ Việt Nam tỉnh Hà Tĩnh", MONEY, 1, 5_000_000),
    (date(2021, 7, 5), COVID, "Lực lượng làm nhiệm vụ tại khu cách ly", MEALS, 300, 9_000_000),
    (date(2020, 11, 4), FLOOD, "Ban Cứu trợ tỉnh Hà Tĩnh", MONEY, 1, 10_000_000),
    (date(2021, 8, 3), SOUTH, "Ủy ban MTTQ Việt Nam tỉnh Hà Tĩnh", MONEY, 1, 10_000_000),
)
STUDY_FUND = (STUDY, "Quỹ hỗ trợ hộ nghèo, sinh viên, học sinh vượt khó học giỏi", FUND, "Học tập và làm theo tấm gương đạo đức Hồ Chí Minh", None,
              date(2016, 1, 11), None, None)  # fmt: skip
COLLECTED_ON, COLLECTED, STEP = date(2016, 5, 10), 6_400_000, 10_000
THUONG_THANH_HANDED = (
    (date(2016, 5, 18), STUDY, "Hộ nghèo phường Thượng Thanh", PARCELS, 6, 3_000_000),
    (date(2016, 6, 24), STUDY, "Học sinh vượt khó học giỏi phường Thượng Thanh", PARCELS, 6, 3_000_000),
)


def _sheet(name, rows):
    titles = columns.SHEETS[name]
    return columns.sheet(name, [dict(zip(titles, row, strict=True)) for row in rows])


def _given(unit, fund, day, who, amount):
    return (day, unit, fund, who, amount, None, None, None)


def ha_tinh(unit):
    """{sheet name: Rows}: everybody gives each year to four funds, and when disease and floods came."""
    given = [_given(unit, fund, date(year, *day), ALL, amount) for fund, day, amount, years in EACH_YEAR for year in years]
    given += [_given(unit, fund, day, ALL, amount) for fund, day, amount in ONCE]
    return {
        "Quỹ và đợt vận động": _sheet("Quỹ và đợt vận động", HA_TINH_FUNDS),
        "Ủng hộ": _sheet("Ủng hộ", sorted(given, key=lambda row: row[0])),
        "Trao tặng": _sheet("Trao tặng", sorted(HA_TINH_HANDED, key=lambda row: row[0])),
    }


def thuong_thanh(unit, members):
    """{sheet name: Rows}: the study fund, about the same from each of the members of the day."""
    there = [one for one in members if one.came <= COLLECTED_ON and (one.place.left is None or one.place.left > COLLECTED_ON)]
    each = COLLECTED // len(there) // STEP * STEP
    first = COLLECTED - each * (len(there) - 1)
    return {
        "Quỹ và đợt vận động": _sheet("Quỹ và đợt vận động", (STUDY_FUND,)),
        "Ủng hộ": _sheet("Ủng hộ", [_given(unit, STUDY, COLLECTED_ON, one.label, each if at else first) for at, one in enumerate(there)]),
        "Trao tặng": _sheet("Trao tặng", THUONG_THANH_HANDED),
    }
