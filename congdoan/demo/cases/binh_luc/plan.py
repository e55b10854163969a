"""Who works where in the made-up union, and since when: what the other sheets are woven from.

Names, birthdays and numbers come from the seed; posts, arrivals and departures are written here, so that each visit
and each post can be told as a story. ``key`` is for the generator alone.
"""

from datetime import date
from typing import NamedTuple

from congdoan.demo.names import FEMALE, MALE

UNION = "BL-KDD"
OFFICE, BOARDS, FRONT, SCHOOL = "BL-KDD-T1", "BL-KDD-T2", "BL-KDD-T3", "BL-KDD-T4"
GROUPS = (OFFICE, BOARDS, FRONT, SCHOOL)
WOMEN = "BL-KDD-NC"

TERM_FROM, CONGRESS = date(2017, 1, 1), date(2023, 3, 28)
BOOK_TO = date(2023, 6, 30)
BA, MA, COLLEGE, SCHOOLED, NONE = "Đại học", "Thạc sĩ", "Cao đẳng", "Trung cấp", "Sơ cấp"


class Spell(NamedTuple):
    """One period of membership; ``left`` is its last day; ``job`` where it was another than today's."""

    unit: str
    came: date | None = None
    left: date | None = None
    why: str | None = None
    how: str | None = None
    job: str | None = None


class Staff(NamedTuple):
    """One made-up officer or employee; ``kids`` are years of birth; ``party`` whether he or she is in the Party."""

    key: str
    sex: str
    born: int
    job: str
    level: str
    spells: tuple
    kids: tuple = ()
    party: bool = True


def _here(unit, *rows):
    """Staff who stayed in ``unit`` from before the book began."""
    return [Staff(row[0], row[1], row[2], row[3], row[4], (Spell(unit),), *row[5:]) for row in rows]


def _came(unit, *rows):
    """Staff who came to ``unit`` while the book was kept; the sixth entry is the day."""
    return [Staff(*row[:5], (Spell(unit, row[5], how=row[6]),), *row[7:]) for row in rows]


def _left(unit, *rows):
    """Staff who left ``unit``; the sixth and seventh entries are the last day and the reason."""
    return [Staff(*row[:5], (Spell(unit, None, row[5], row[6]),), *row[7:]) for row in rows]


F, M = FEMALE, MALE
ADMITTED, MOVED_IN = "kết nạp", "chuyển đến"
RETIRED, MOVED, REGROUPED = "nghỉ hưu", "chuyển công tác", "chuyển tổ"

STAYED = [
    *_here(
        OFFICE,
        ("vp_chief", M, 1966, "Chánh Văn phòng Huyện ủy", BA, (1993, 1999)),
        ("vp_deputy_f", F, 1977, "Phó Chánh Văn phòng Huyện ủy", MA, (2000, 2010)),
        ("vp_deputy_m", M, 1972, "Phó Chánh Văn phòng Huyện ủy", BA, (1999, 2005)),
        ("vp_account", F, 1983, "Kế toán Văn phòng Huyện ủy", BA, (2008, 2013)),
        ("vp_archive", F, 1986, "Văn thư - lưu trữ", BA, (2011, 2015)),
        ("vp_writer", F, 1990, "Chuyên viên tổng hợp", BA, (2016, 2020)),
        ("vp_it", M, 1985, "Chuyên viên công nghệ thông tin", BA, (2012, 2016)),
        ("vp_driver1", M, 1979, "Lái xe", SCHOOLED, (2006,), False),
        ("vp_driver2", M, 1988, "Lái xe", SCHOOLED, (2014, 2018), False),
        ("vp_service1", F, 1970, "Nhân viên phục vụ", NONE, (1996, 2000), False),
        ("vp_analyst", F, 1992, "Chuyên viên tổng hợp", BA, (2019, 2022)),
        ("vp_guard", M, 1975, "Nhân viên bảo vệ", NONE, (2002,), False),
        ("vp_service2", F, 1981, "Nhân viên phục vụ", SCHOOLED, (2012,), False),
    ),
    *_here(
        BOARDS,
        ("tc_head", M, 1967, "Trưởng Ban Tổ chức Huyện ủy", MA, (1994, 2000)),
        ("tg_deputy", F, 1974, "Phó Trưởng Ban Tuyên giáo Huyện ủy", MA, (2000, 2006)),
        ("kt_deputy", M, 1978, "Phó Chủ nhiệm Ủy ban Kiểm tra Huyện ủy", BA, (2012,)),
        ("tc_staff1", F, 1982, "Chuyên viên Ban Tổ chức Huyện ủy", BA, (2009,)),
        ("tc_staff2", M, 1984, "Chuyên viên Ban Tổ chức Huyện ủy", BA, (2013, 2017)),
        ("tg_staff", F, 1987, "Chuyên viên Ban Tuyên giáo Huyện ủy", MA, (2013,)),
        ("kt_staff1", M, 1981, "Ủy viên Ủy ban Kiểm tra Huyện ủy", BA, (2015,)),
        ("dv_head", M, 1969, "Trưởng Ban Dân vận Huyện ủy", BA, (1997, 2001)),
        ("dv_deputy", F, 1979, "Phó Trưởng Ban Dân vận Huyện ủy", BA, (2000, 2009)),
        ("dv_staff1", F, 1989, "Chuyên viên Ban Dân vận Huyện ủy", BA, (2016,)),
        ("kt_staff2", M, 1986, "Chuyên viên Ủy ban Kiểm tra Huyện ủy", BA, (2015,)),
        ("kt_member", M, 1973, "Ủy viên Ủy ban Kiểm tra Huyện ủy", BA, (2000,)),
        ("tc_staff3", F, 1991, "Chuyên viên Ban Tổ chức Huyện ủy", BA, (2017, 2021)),
    ),
    *_here(
        FRONT,
        ("mt_head", M, 1965, "Chủ tịch Ủy ban MTTQ huyện", BA, (1992, 1997)),
        ("mt_deputy", F, 1975, "Phó Chủ tịch Ủy ban MTTQ huyện", BA, (2001, 2008)),
        ("pn_head", F, 1973, "Chủ tịch Hội LHPN huyện", BA, (1999,)),
        ("pn_deputy", F, 1985, "Phó Chủ tịch Hội LHPN huyện", MA, (2011, 2016)),
        ("pn_staff1", F, 1990, "Chuyên viên Hội LHPN huyện", BA, (2015,)),
        ("nd_head", M, 1971, "Chủ tịch Hội Nông dân huyện", BA, (1998,)),
        ("nd_staff", F, 1983, "Chuyên viên Hội Nông dân huyện", BA, (2009, 2013)),
        ("td_head", M, 1988, "Bí thư Huyện đoàn", MA, (2017,)),
        ("td_staff", M, 1992, "Chuyên viên Huyện đoàn", BA, (2020,)),
        ("mt_staff1", F, 1980, "Chuyên viên Ủy ban MTTQ huyện", BA, (2007,)),
        ("nd_deputy", M, 1974, "Phó Chủ tịch Hội Nông dân huyện", BA, (2001, 2010)),
        ("mt_account", F, 1978, "Kế toán khối MTTQ - đoàn thể", BA, (2004,)),
    ),
    *_here(
        SCHOOL,
        ("ct_head", M, 1970, "Giám đốc Trung tâm Chính trị huyện", MA, (1998,)),
        ("ct_deputy", F, 1976, "Phó Giám đốc Trung tâm Chính trị huyện", MA, (2001,)),
        ("ct_teacher1", F, 1984, "Giảng viên", MA, (2010, 2015)),
        ("ct_teacher2", M, 1983, "Giảng viên", MA, (2011,)),
        ("ct_office", F, 1979, "Kế toán - hành chính", BA, (2005,)),
    ),
]

ARRIVED = [
    *_came(OFFICE, ("vp_young", F, 1995, "Chuyên viên tổng hợp", BA, date(2019, 9, 3), ADMITTED, (2021,))),
    *_came(
        BOARDS,
        ("tg_young", M, 1993, "Chuyên viên Ban Tuyên giáo Huyện ủy", BA, date(2020, 7, 1), MOVED_IN, (2022,)),
        ("tc_deputy", M, 1976, "Phó Trưởng Ban Tổ chức Huyện ủy", MA, date(2018, 3, 1), MOVED_IN, (2004,)),
        ("tg_new", F, 1996, "Chuyên viên Ban Tuyên giáo Huyện ủy", MA, date(2021, 9, 6), ADMITTED),
    ),
    *_came(
        FRONT,
        ("td_deputy", F, 1994, "Phó Bí thư Huyện đoàn", BA, date(2018, 11, 1), MOVED_IN, (2020,)),
        ("mt_staff2", F, 1993, "Chuyên viên Ủy ban MTTQ huyện", BA, date(2018, 4, 2), ADMITTED, (2020,)),
    ),
    *_came(
        UNION,
        ("vp_newest", F, 1999, "Chuyên viên tổng hợp", BA, date(2023, 3, 1), ADMITTED, (), False),
        ("dv_newest", M, 1987, "Chuyên viên Ban Dân vận Huyện ủy", BA, date(2023, 2, 15), MOVED_IN, (2015, 2020)),
        ("tc_later", F, 1998, "Chuyên viên Ban Tổ chức Huyện ủy", BA, date(2023, 4, 3), ADMITTED, (), False),
    ),
]

WANDERED = [
    Staff("kt_staff3", F, 1984, "Chuyên viên Ủy ban Kiểm tra Huyện ủy", BA,
          (Spell(FRONT, None, date(2019, 5, 31), REGROUPED, job="Chuyên viên Ủy ban MTTQ huyện"),
           Spell(BOARDS, date(2019, 6, 1), how=MOVED_IN)), (2010, 2016)),
    Staff("pn_staff2", F, 1988, "Chuyên viên Hội LHPN huyện", BA,
          (Spell(SCHOOL, None, date(2020, 9, 30), REGROUPED, job="Giảng viên"), Spell(FRONT, date(2020, 10, 1), how=MOVED_IN)), (2014,)),
    Staff("td_new", F, 1997, "Chuyên viên Huyện đoàn", BA,
          (Spell(UNION, date(2022, 2, 7), date(2022, 4, 30), REGROUPED, ADMITTED), Spell(FRONT, date(2022, 5, 1), how=MOVED_IN)),
          (), False),
    Staff("dv_staff2", M, 1980, "Chuyên viên Ban Dân vận Huyện ủy", BA,
          (Spell(BOARDS, None, date(2018, 6, 30), MOVED), Spell(BOARDS, date(2021, 7, 1), how=MOVED_IN)), (2007, 2014)),
]  # fmt: skip

GONE = [
    *_left(
        OFFICE,
        ("vp_old", M, 1957, "Phó Chánh Văn phòng Huyện ủy", BA, date(2017, 9, 30), RETIRED),
        ("vp_cashier", F, 1964, "Thủ quỹ Văn phòng Huyện ủy", SCHOOLED, date(2019, 9, 30), RETIRED),
        ("vp_moved", M, 1983, "Chuyên viên tổng hợp", BA, date(2020, 3, 15), MOVED, (2010, 2014)),
        ("vp_retired", F, 1967, "Nhân viên phục vụ", NONE, date(2022, 10, 31), RETIRED, (1995,), False),
        ("vp_before", M, 1956, "Lái xe", SCHOOLED, date(2016, 11, 30), RETIRED, (), False),
    ),
    *_left(
        BOARDS,
        ("dv_old", M, 1958, "Phó Trưởng Ban Dân vận Huyện ủy", BA, date(2018, 5, 31), RETIRED),
        ("tg_moved", F, 1985, "Chuyên viên Ban Tuyên giáo Huyện ủy", MA, date(2021, 4, 30), MOVED, (2017,)),
        ("tc_moved", M, 1977, "Phó Trưởng Ban Tổ chức Huyện ủy", MA, date(2019, 6, 30), MOVED, (2005,)),
        ("kt_died", M, 1968, "Ủy viên Ủy ban Kiểm tra Huyện ủy", BA, date(2020, 12, 9), "từ trần"),
    ),
    *_left(
        FRONT,
        ("pn_old", F, 1962, "Phó Chủ tịch Hội LHPN huyện", BA, date(2017, 6, 30), RETIRED),
        ("nd_moved", M, 1982, "Chuyên viên Hội Nông dân huyện", BA, date(2020, 7, 31), MOVED, (2012,)),
        ("mt_moved", F, 1987, "Chuyên viên Ủy ban MTTQ huyện", BA, date(2019, 7, 31), MOVED, (2012,)),
    ),
    *_left(SCHOOL, ("ct_old", M, 1959, "Giảng viên", BA, date(2019, 11, 30), RETIRED)),
    Staff("cb_head", M, 1962, "Chủ tịch Hội Cựu chiến binh huyện", BA,
          (Spell(FRONT, date(2017, 8, 1), date(2023, 4, 30), RETIRED, MOVED_IN),), (1990, 1997)),
    Staff("td_brief", F, 1996, "Nhân viên hợp đồng Huyện đoàn", COLLEGE,
          (Spell(FRONT, date(2018, 5, 2), date(2020, 8, 31), "thôi việc", ADMITTED),), (), False),
]  # fmt: skip

STAFF = (*STAYED, *ARRIVED, *WANDERED, *GONE)

# Two members of one name, and two children of one name: told apart by birthday and by parent.
NAMESAKES = (("tc_staff1", "mt_account"),)
CHILD_NAMESAKES = (("vp_it", 2012, "nd_moved", 2012),)
