"""A small second union under the same district: whose rows must never slip into the first one's figures.

Its book is kept another way: birthdays in a column for men and one for women, no groups. It has a fund of the same code
and a member of the same name as the first union.
"""

import random
from datetime import date

from congdoan.demo import columns, names, writing
from congdoan.demo.cases.binh_luc import members, units

SEED = 2023
UNIT = "BL-YT"
FILE = "so-cong-doan-phong-kham.xlsx"
FOUNDED, SINCE, RENEWED = date(2008, 4, 1), date(2017, 3, 10), date(2023, 3, 14)
NAMESAKE = "mt_staff2"

# Khóa, giới tính, năm sinh, chức vụ chuyên môn, ngày về, ngày rời
STAFF = (
    ("head", names.MALE, 1971, "Trưởng phòng khám", date(2008, 4, 1), None),
    ("chair", names.FEMALE, 1979, "Phó Trưởng phòng khám", date(2008, 4, 1), None),
    ("doctor1", names.MALE, 1984, "Bác sĩ", date(2012, 9, 3), None),
    ("doctor2", names.FEMALE, 1989, "Bác sĩ", date(2016, 10, 3), None),
    ("nurse1", names.FEMALE, 1982, "Điều dưỡng trưởng", date(2009, 2, 2), None),
    ("nurse2", names.FEMALE, 1986, "Điều dưỡng viên", date(2011, 6, 1), None),
    ("namesake", names.FEMALE, 1991, "Điều dưỡng viên", date(2015, 5, 4), None),
    ("midwife", names.FEMALE, 1977, "Hộ sinh", date(2008, 4, 1), None),
    ("pharmacist", names.MALE, 1990, "Dược sĩ", date(2017, 8, 1), None),
    ("technician", names.MALE, 1993, "Kỹ thuật viên xét nghiệm", date(2019, 3, 1), None),
    ("account", names.FEMALE, 1985, "Kế toán", date(2010, 7, 1), None),
    ("driver", names.MALE, 1980, "Lái xe cứu thương", date(2012, 1, 3), None),
    ("retired", names.FEMALE, 1964, "Y sĩ", date(2008, 4, 1), date(2019, 8, 31)),
)
CHILDREN = (("doctor1", 2013), ("nurse1", 2008), ("nurse1", 2014), ("namesake", 2017), ("driver", 2010))
POSTS = (
    ("Chủ tịch", "chair", SINCE, date(2023, 3, 13)), ("Phó chủ tịch", "nurse1", SINCE, date(2023, 3, 13)),
    ("Kế toán", "account", SINCE, None), ("Chủ tịch", "chair", RENEWED, None), ("Phó chủ tịch", "doctor1", RENEWED, None),
    ("Ủy viên Ban Chấp hành", "nurse1", RENEWED, None),
)  # fmt: skip
VISITS = (
    (date(2018, 6, 14), "midwife", "nằm viện", 400_000), (date(2019, 8, 29), "retired", "lý do khác", 400_000),
    (date(2021, 9, 9), "namesake", "ốm tại nhà", 300_000),
)  # fmt: skip
OWN = (UNIT, "Công đoàn Phòng khám đa khoa khu vực Bình Lục", units.GRASSROOTS, units.DISTRICT, "Phòng khám đa khoa khu vực Bình Lục",
       units.PUBLIC_UNIT, FOUNDED, "19/QĐ-LĐLĐ")  # fmt: skip


class Clinic:
    """Everybody of the second union, by key."""

    def __init__(self, seed):
        """Draw names, birthdays and numbers with ``seed``."""
        self.rng = random.Random(f"{seed} neighbour")
        drawn = names.Names(self.rng)
        twin = members.People(seed)[NAMESAKE].name
        self.names, self.births, self.numbers = {}, {}, {}
        for key, sex, born, *_rest in STAFF:
            self.names[key] = twin if key == "namesake" else drawn.new(sex, born)
            self.births[key] = date(born, 8 if key == "retired" else self.rng.randint(1, 12), self.rng.randint(1, 28))
            self.numbers[key] = names.national_id(self.rng, sex, born)
        surnames = {key: names.pick(self.rng, names.lists.SURNAMES) for key, _sex, *_rest in STAFF}
        surnames |= {key: self.names[key].split()[0] for key, sex, *_rest in STAFF if sex == names.MALE}
        sexes = (self.rng.choice((names.FEMALE, names.MALE)) for _ in CHILDREN)
        self.children = [(key, drawn.new(sex, born, surnames[key]), born) for sex, (key, born) in zip(sexes, CHILDREN, strict=True)]

    def phone(self, key):
        """Điện thoại."""
        return names.phone(101 + [row[0] for row in STAFF].index(key))


def member_sheet(clinic):
    """Đoàn viên with two columns of birthdays, so without a column for the sex."""
    kept = [title for title in columns.SHEETS["Đoàn viên"] if title not in ("Ngày sinh", "Giới tính")]
    titles = (kept[0], "Ngày sinh nam", "Ngày sinh nữ", *kept[1:])
    rows = []
    for key, sex, _born, job, came, left in STAFF:
        found = {
            "Họ và tên": clinic.names[key], f"Ngày sinh {sex}": clinic.births[key], "Số CCCD": clinic.numbers[key], "Dân tộc": "Kinh",
            "Đơn vị (mã)": UNIT, "Chức vụ chuyên môn": job, "Ngày vào công đoàn": came, "Ngày về đơn vị": came,
            "Hình thức": "kết nạp", "Ngày rời": left, "Lý do rời": left and "nghỉ hưu", "Điện thoại": clinic.phone(key),
        }  # fmt: skip
        rows.append(tuple(found.get(title) for title in titles))
    return columns.Rows(titles, rows)


def care_sheets(clinic):
    """Con đoàn viên, Thăm hỏi and Tặng quà."""
    fund, label = "QXH", clinic.names
    gifts = [
        {"Ngày": date(2022, 1, 24), "Dịp": "Tết Nguyên đán", "Người nhận": "Tất cả", "Quan hệ": "đoàn viên", "Trị giá": 250_000,
         "Nguồn chi": "ngân sách công đoàn", "Số chứng từ": "PC01/2022"},
        *({"Ngày": date(2022, 9, 9), "Dịp": "Tết Trung thu", "Người nhận": name, "Quan hệ": "con đoàn viên",
           "Đoàn viên (cha, mẹ)": label[key], "Trị giá": 80_000, "Nguồn chi": "ngân sách công đoàn", "Số chứng từ": "PC02/2022"}
          for key, name, _born in clinic.children),
    ]  # fmt: skip
    return {
        "Con đoàn viên": columns.sheet("Con đoàn viên", [
            {"Họ và tên đoàn viên": label[key], "Tên con": name, "Năm sinh": born} for key, name, born in clinic.children
        ]),
        "Thăm hỏi": columns.sheet("Thăm hỏi", [
            {"Ngày": day, "Đoàn viên": label[key], "Lý do": reason, "Số tiền": amount, "Nguồn chi": fund, "Người thăm": label["chair"]}
            for day, key, reason, amount in VISITS
        ]),
        "Tặng quà": columns.sheet("Tặng quà", gifts),
    }  # fmt: skip


def other_sheets():
    """Quỹ và đợt vận động, Ủng hộ, and Học tập, tuyên truyền."""
    return {
        "Quỹ và đợt vận động": columns.sheet("Quỹ và đợt vận động", [
            {"Mã": "QXH", "Tên": "Quỹ xã hội công đoàn", "Loại": "quỹ", "Từ ngày": date(2012, 5, 2)},
        ]),
        "Ủng hộ": columns.sheet("Ủng hộ", [
            {"Ngày": day, "Quỹ (mã)": "QXH", "Người ủng hộ": "Tất cả", "Số tiền": amount}
            for day, amount in ((date(2018, 5, 10), 80_000), (date(2020, 5, 13), 80_000), (date(2022, 5, 12), 100_000))
        ]),
        "Học tập, tuyên truyền": columns.sheet("Học tập, tuyên truyền", [
            {"Ngày": date(2021, 10, 18), "Loại": "tuyên truyền", "Văn bản, chuyên đề": "Bình đẳng giới trong ngành y tế",
             "Chủ đề": "bình đẳng giới", "Cơ quan ban hành": "LĐLĐ huyện Bình Lục", "Người tham gia": "Tất cả nữ"},
        ]),
    }  # fmt: skip


def workbook(seed=SEED):
    """The whole book as {sheet name: Rows}; the same seed gives the same book."""
    clinic = Clinic(seed)
    posts = [
        {"Họ và tên": clinic.names[key], "Đơn vị (mã)": UNIT, "Chức vụ": post, "Từ ngày": start, "Đến ngày": end,
         "Nhiệm kỳ": "2023-2028" if start == RENEWED else "2017-2022"}
        for post, key, start, end in POSTS
    ]  # fmt: skip
    return {
        "Đơn vị": units.unit_sheet((*units.ABOVE, OWN)),
        "Đoàn viên": member_sheet(clinic),
        "Chức vụ công đoàn": columns.sheet("Chức vụ công đoàn", posts),
        **care_sheets(clinic),
        **other_sheets(),
    }


def write(path, seed=SEED):
    """Write the book to ``path`` as .xlsx."""
    writing.write(path, workbook(seed), titles={"Đoàn viên": "DANH SÁCH ĐOÀN VIÊN PHÒNG KHÁM"})
