"""What the union handed on from its funds and drives: sheet Trao tặng. The value stands for the whole row."""

from datetime import date

from congdoan.demo import columns
from congdoan.demo.cases.binh_luc import funds

PARCELS, HOUSE, MONEY, MEALS, OTHER = "suất quà", "nhà tình nghĩa", "tiền", "suất ăn", "khác"

DISTRICT_SOCIAL = "Quỹ xã hội công đoàn LĐLĐ huyện Bình Lục"
DISTRICT_POOR = "Ban Vận động Quỹ Vì người nghèo huyện Bình Lục"
DISTRICT_GRATITUDE = "Quỹ Đền ơn đáp nghĩa huyện Bình Lục"
WORKERS = "Đoàn viên, công nhân lao động khó khăn các CĐCS trong huyện"

# Ngày, quỹ, nơi nhận, nội dung, số lượng, trị giá cả dòng
HANDED = (
    (date(2016, 12, 22), funds.SOCIAL, WORKERS, PARCELS, 2, 1_100_000),
    (date(2017, 5, 19), funds.SOCIAL, DISTRICT_SOCIAL, MONEY, 1, 3_000_000),
    (date(2018, 1, 30), funds.SOCIAL, WORKERS, PARCELS, 6, 3_000_000),
    (date(2018, 5, 18), funds.SOCIAL, DISTRICT_SOCIAL, MONEY, 1, 3_000_000),
    (date(2019, 5, 24), funds.SOCIAL, "Một đoàn viên nghèo Công đoàn xã Đồn Xá", HOUSE, 1, 5_000_000),
    (date(2020, 5, 22), funds.SOCIAL, DISTRICT_SOCIAL, MONEY, 1, 3_000_000),
    (date(2021, 1, 28), funds.SOCIAL, WORKERS, PARCELS, 8, 4_000_000),
    (date(2021, 5, 21), funds.SOCIAL, DISTRICT_SOCIAL, MONEY, 1, 3_000_000),
    (date(2022, 1, 18), funds.SOCIAL, WORKERS, PARCELS, 8, 4_000_000),
    (date(2022, 5, 20), funds.SOCIAL, DISTRICT_SOCIAL, MONEY, 1, 4_000_000),
    (date(2023, 1, 11), funds.SOCIAL, WORKERS, PARCELS, 10, 5_000_000),
    (date(2017, 6, 1), funds.CHILDREN, "Trẻ em có hoàn cảnh khó khăn xã An Lão", PARCELS, 20, 2_000_000),
    (date(2018, 6, 1), funds.CHILDREN, "Trẻ em có hoàn cảnh khó khăn xã Hưng Công", PARCELS, 15, 2_250_000),
    (date(2019, 5, 31), funds.CHILDREN, "Trẻ em có hoàn cảnh khó khăn xã Ngọc Lũ", PARCELS, 20, 3_000_000),
    (date(2020, 6, 1), funds.CHILDREN, "Trẻ em có hoàn cảnh khó khăn xã Vũ Bản", PARCELS, 10, 2_000_000),
    (date(2021, 6, 1), funds.CHILDREN, "Quỹ Bảo trợ trẻ em huyện Bình Lục", MONEY, 1, 2_500_000),
    (date(2022, 6, 1), funds.CHILDREN, "Trẻ em có hoàn cảnh khó khăn xã Trung Lương", PARCELS, 15, 3_000_000),
    (date(2023, 6, 1), funds.CHILDREN, "Trẻ em có hoàn cảnh khó khăn xã Tiêu Động", PARCELS, 15, 3_000_000),
    (date(2017, 7, 25), funds.GRATITUDE, DISTRICT_GRATITUDE, MONEY, 1, 4_000_000),
    (date(2017, 7, 26), funds.GRATITUDE, "Gia đình thương binh, liệt sĩ thị trấn Bình Mỹ", PARCELS, 4, 1_200_000),
    (date(2018, 7, 25), funds.GRATITUDE, DISTRICT_GRATITUDE, MONEY, 1, 5_000_000),
    (date(2019, 7, 24), funds.GRATITUDE, DISTRICT_GRATITUDE, MONEY, 1, 4_500_000),
    (date(2019, 7, 26), funds.GRATITUDE, "Gia đình thương binh, liệt sĩ xã Bồ Đề", PARCELS, 4, 1_600_000),
    (date(2020, 7, 24), funds.GRATITUDE, DISTRICT_GRATITUDE, MONEY, 1, 5_000_000),
    (date(2021, 7, 26), funds.GRATITUDE, DISTRICT_GRATITUDE, MONEY, 1, 5_500_000),
    (date(2022, 7, 25), funds.GRATITUDE, DISTRICT_GRATITUDE, MONEY, 1, 5_000_000),
    (date(2022, 7, 26), funds.GRATITUDE, "Gia đình thương binh, liệt sĩ xã Tràng An", PARCELS, 4, 2_000_000),
    (date(2017, 11, 20), funds.POOR, DISTRICT_POOR, MONEY, 1, 5_000_000),
    (date(2018, 2, 6), funds.POOR, "Hộ nghèo xã La Sơn", PARCELS, 6, 3_000_000),
    (date(2018, 11, 20), funds.POOR, DISTRICT_POOR, MONEY, 1, 5_000_000),
    (date(2019, 1, 25), funds.POOR, "Hộ nghèo xã Mỹ Thọ", PARCELS, 6, 3_000_000),
    (date(2019, 12, 19), funds.POOR, "Một hộ nghèo xã Đồng Du", HOUSE, 1, 7_500_000),
    (date(2020, 11, 20), funds.POOR, DISTRICT_POOR, MONEY, 1, 6_000_000),
    (date(2021, 2, 4), funds.POOR, "Hộ nghèo xã Đồn Xá", PARCELS, 8, 4_000_000),
    (date(2021, 11, 22), funds.POOR, DISTRICT_POOR, MONEY, 1, 6_000_000),
    (date(2022, 1, 24), funds.POOR, "Hộ nghèo xã An Nội", PARCELS, 8, 4_000_000),
    (date(2022, 11, 21), funds.POOR, DISTRICT_POOR, MONEY, 1, 7_000_000),
    (date(2023, 1, 12), funds.POOR, "Hộ nghèo xã Bối Cầu", PARCELS, 10, 5_000_000),
    (date(2020, 4, 10), funds.COVID, "Các chốt kiểm soát dịch trên địa bàn huyện", MEALS, 100, 2_500_000),
    (date(2020, 4, 10), funds.COVID, "Các chốt kiểm soát dịch trên địa bàn huyện (khẩu trang vải)", OTHER, 120, 600_000),
    (date(2020, 4, 15), funds.COVID, "Ban Chỉ đạo phòng, chống dịch Covid-19 huyện", MONEY, 1, 2_900_000),
    (date(2021, 8, 20), funds.COVID, "Khu cách ly tập trung của huyện", MEALS, 200, 6_000_000),
    (date(2021, 8, 20), funds.COVID, "Khu cách ly tập trung của huyện (gạo, rau, nước sát khuẩn)", OTHER, 1, 1_890_000),
    (date(2021, 9, 8), funds.COVID, "Ban Chỉ đạo phòng, chống dịch Covid-19 huyện", MONEY, 1, 4_500_000),
    (date(2020, 10, 28), funds.FLOOD, "Ban Vận động cứu trợ huyện Bình Lục", MONEY, 1, 7_900_000),
    (date(2020, 10, 28), funds.FLOOD, "Ban Vận động cứu trợ huyện Bình Lục (mì ăn liền, áo ấm, chăn)", OTHER, 1, 1_860_000),
    (date(2016, 9, 30), funds.ILLNESS, "Gia đình đoàn viên {name}", MONEY, 1, 12_500_000),
    (date(2018, 11, 30), funds.ACCIDENT, "Gia đình đoàn viên {name}", MONEY, 1, 20_000_000),
    (date(2018, 12, 14), funds.ACCIDENT, "Gia đình đoàn viên {name}", MONEY, 1, 11_000_000),
)


def handing_sheet(people):
    """Trao tặng, in the order of days."""
    return columns.sheet("Trao tặng", [
        {"Ngày": day, "Quỹ (mã)": fund, "Nội dung": content, "Số lượng": number, "Trị giá": value,
         "Nơi nhận": place.format(name=people[funds.HELPED[fund]].name) if fund in funds.HELPED else place}
        for day, fund, place, content, number, value in sorted(HANDED, key=lambda row: row[0])
    ])  # fmt: skip
