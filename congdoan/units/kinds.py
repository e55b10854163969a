"""Unit kinds and which may stand under which: dated data with sources, put in by the first migration."""

import datetime

LAW_2012 = "Điều lệ Công đoàn Việt Nam; Luật Công đoàn 2012"
LAW_2025 = "Luật số 97/2025/QH15, hiệu lực 01/07/2025"
THEN = datetime.date(1929, 7, 28)
CUT = datetime.date(2025, 7, 1)

# key, label, level (1 central .. 4 grassroots, 5 inside), from, until, source
KINDS = [
    ("general_confederation", "Tổng Liên đoàn Lao động Việt Nam", 1, THEN, None, LAW_2012),
    ("provincial_federation", "Liên đoàn Lao động tỉnh, thành phố", 2, THEN, None, LAW_2012),
    ("central_industry_union", "Công đoàn ngành trung ương", 2, THEN, None, LAW_2012),
    ("corporation_union", "Công đoàn tập đoàn, tổng công ty", 2, THEN, None, LAW_2012),
    ("district_federation", "Liên đoàn Lao động huyện, quận", 3, THEN, CUT, LAW_2025),
    ("local_industry_union", "Công đoàn ngành địa phương", 3, THEN, CUT, LAW_2025),
    ("civil_servants_union", "Công đoàn viên chức tỉnh", 3, THEN, CUT, LAW_2025),
    ("industrial_zone_union", "Công đoàn các khu công nghiệp", 3, THEN, None, LAW_2012),
    ("commune_union", "Công đoàn xã, phường, đặc khu", 3, CUT, None, LAW_2025),
    ("grassroots_union", "Công đoàn cơ sở", 4, THEN, None, LAW_2012),
    ("occupational_union", "Nghiệp đoàn cơ sở", 4, THEN, None, LAW_2012),
    ("member_grassroots_union", "Công đoàn cơ sở thành viên", 5, THEN, None, LAW_2012),
    ("union_section", "Công đoàn bộ phận", 5, THEN, None, LAW_2012),
    ("union_group", "Tổ công đoàn", 6, THEN, None, LAW_2012),
    ("women_group", "Tổ nữ công", 6, THEN, None, LAW_2012),
]

UPPER_3 = ["district_federation", "local_industry_union", "civil_servants_union", "industrial_zone_union", "commune_union"]
BASIC = ["grassroots_union", "occupational_union"]
INSIDE = ["union_group", "women_group"]

_PAIRS = [
    *[("general_confederation", child) for child in ("provincial_federation", "central_industry_union", "corporation_union")],
    *[("provincial_federation", child) for child in (*UPPER_3, *BASIC)],
    *[(upper, child) for upper in ("central_industry_union", "corporation_union") for child in BASIC],
    *[(upper, child) for upper in UPPER_3 for child in BASIC],
    *[("grassroots_union", child) for child in ("member_grassroots_union", "union_section", *INSIDE)],
    ("occupational_union", "union_group"),
    *[("member_grassroots_union", child) for child in ("union_section", *INSIDE)],
    *[("union_section", child) for child in INSIDE],
]


def spells():
    """{key: (from, until)} of every kind."""
    return {key: (start, end) for key, _label, _level, start, end, _source in KINDS}


def nestings():
    """(parent_kind, child_kind, from, until, source): as long as both kinds exist."""
    held = spells()
    for parent, child in _PAIRS:
        start = max(held[parent][0], held[child][0])
        ends = [end for end in (held[parent][1], held[child][1]) if end]
        yield parent, child, start, min(ends) if ends else None, LAW_2025 if ends else LAW_2012
