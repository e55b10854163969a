"""Study, propaganda, training and contests: sheet Học tập, tuyên truyền."""

import random
from datetime import date

from congdoan.demo import columns
from congdoan.demo.cases.binh_luc import officers, plan
from congdoan.demo.cases.binh_luc.gifts import ALL, ALL_WOMEN

STUDY, PROPAGANDA, TRAINING, CONTEST = "học tập nghị quyết", "tuyên truyền", "tập huấn", "cuộc thi"
EQUALITY, LAW, POLITICS, UNION_WORK = "bình đẳng giới", "pháp luật", "chính trị tư tưởng", "công tác công đoàn"
EPIDEMIC, BLOOD, EXAMPLE = "phòng chống dịch bệnh", "hiến máu tình nguyện", "học tập và làm theo Bác"
PARTY, ASSEMBLY, GOVERNMENT = "Ban Chấp hành Trung ương Đảng", "Quốc hội", "Chính phủ"
DISTRICT, CONFEDERATION, POLITBURO = "LĐLĐ huyện Bình Lục", "Tổng LĐLĐ Việt Nam", "Bộ Chính trị"
PROVINCE = "LĐLĐ tỉnh Hà Nam"

# Who came: everybody, all women, the groups in turn, the committee and leaders, a drawn share of a group or of all, named people.
GROUPS, OFFICERS, MOST = "theo tổ", "cán bộ công đoàn", "phần lớn"

SESSIONS = (
    (date(2016, 11, 8), STUDY, "Nghị quyết Trung ương 4 khóa XII", POLITICS, PARTY, ALL),
    (date(2017, 3, 31), STUDY, "Nghị quyết Đại hội Công đoàn khối dân Đảng nhiệm kỳ 2017-2022", UNION_WORK, "Công đoàn khối dân Đảng",
     ALL),
    (date(2017, 5, 18), STUDY, "Chỉ thị 05-CT/TW về học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", EXAMPLE, POLITBURO,
     GROUPS),
    (date(2017, 9, 12), TRAINING, "Nghiệp vụ công tác công đoàn cơ sở đầu nhiệm kỳ", UNION_WORK, DISTRICT, OFFICERS),
    (date(2017, 10, 18), PROPAGANDA, "Luật Bình đẳng giới", EQUALITY, ASSEMBLY,
     ("pn_head", "pn_deputy", "pn_staff1", "mt_deputy", "nd_staff", "ct_deputy", "ct_teacher1", "td_head", "ct_teacher2")),
    (date(2017, 12, 14), STUDY, "Nghị quyết 18-NQ/TW và 19-NQ/TW (Trung ương 6 khóa XII)", POLITICS, PARTY, ALL),
    (date(2018, 4, 5), PROPAGANDA, "Vận động hiến máu tình nguyện năm 2018", BLOOD, DISTRICT, GROUPS),
    (date(2018, 7, 19), STUDY, "Nghị quyết 26-NQ/TW, 27-NQ/TW, 28-NQ/TW (Trung ương 7 khóa XII)", POLITICS, PARTY, ALL),
    (date(2018, 9, 13), CONTEST, "Tìm hiểu 89 năm Công đoàn Việt Nam", UNION_WORK, DISTRICT, MOST),
    (date(2018, 11, 22), STUDY, "Nghị quyết Đại hội XII Công đoàn Việt Nam", UNION_WORK, CONFEDERATION, ALL),
    (date(2019, 1, 10), STUDY, "Nghị quyết 36-NQ/TW (Trung ương 8 khóa XII)", POLITICS, PARTY, GROUPS),
    (date(2019, 3, 7), PROPAGANDA, "Bình đẳng giới và vì sự tiến bộ của phụ nữ", EQUALITY, "Hội LHPN huyện Bình Lục", ALL_WOMEN),
    (date(2019, 5, 16), PROPAGANDA, "50 năm thực hiện Di chúc của Chủ tịch Hồ Chí Minh", EXAMPLE, "Ban Tuyên giáo Huyện ủy", ALL),
    (date(2019, 8, 22), PROPAGANDA, "Luật An ninh mạng", LAW, ASSEMBLY, MOST),
    (date(2019, 10, 10), CONTEST, "Văn nghệ công nhân, viên chức, lao động huyện", UNION_WORK, DISTRICT,
     ("td_head", "td_deputy", "td_staff", "mt_staff2", "vp_young", "pn_staff1", "tc_staff3", "vp_driver2")),
    (date(2020, 1, 9), PROPAGANDA, "Luật Phòng, chống tác hại của rượu, bia", LAW, ASSEMBLY, GROUPS),
    (date(2020, 3, 20), PROPAGANDA, "Phòng, chống dịch Covid-19 tại cơ quan", EPIDEMIC, "Ban Chỉ đạo phòng, chống dịch huyện", ALL),
    (date(2020, 7, 9), STUDY, "Bộ luật Lao động năm 2019", LAW, ASSEMBLY, MOST),
    (date(2020, 9, 10), TRAINING, "Công tác kiểm tra, tài chính công đoàn", UNION_WORK, DISTRICT,
     ("vp_account", "vp_archive", "ct_head", "kt_staff1", "mt_staff1")),
    (date(2021, 3, 19), PROPAGANDA, "Nghị quyết 28/NQ-CP, Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030", EQUALITY, GOVERNMENT,
     ("pn_head", "pn_deputy", "pn_staff1", "pn_staff2", "mt_staff2", "td_deputy", "vp_young", "vp_analyst", "vp_it", "td_staff",
      "tg_young")),
    (date(2021, 4, 8), STUDY, "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng", POLITICS, PARTY, ALL),
    (date(2021, 5, 13), PROPAGANDA, "Bầu cử đại biểu Quốc hội khóa XV và HĐND các cấp", LAW, "Ủy ban bầu cử huyện", GROUPS),
    (date(2021, 6, 17), PROPAGANDA, "Thông điệp 5K và chiến dịch tiêm vắc-xin phòng Covid-19", EPIDEMIC,
     "Ban Chỉ đạo phòng, chống dịch huyện", ALL),
    (date(2021, 9, 23), STUDY, "Nghị quyết 02-NQ/TW về đổi mới tổ chức và hoạt động của Công đoàn Việt Nam", UNION_WORK, POLITBURO, ALL),
    (date(2021, 10, 19), PROPAGANDA, "Phụ nữ với bình đẳng giới trong gia đình và công sở", EQUALITY, "Tổ nữ công",
     ("tg_new", "tg_staff", "tc_staff1", "tc_staff3", "dv_staff1", "kt_staff3", "vp_writer", "vp_service2")),
    (date(2021, 12, 16), STUDY, "Kết luận 01-KL/TW tiếp tục thực hiện Chỉ thị 05-CT/TW", EXAMPLE, POLITBURO, GROUPS),
    (date(2022, 4, 7), PROPAGANDA, "Vận động hiến máu tình nguyện năm 2022", BLOOD, DISTRICT, GROUPS),
    (date(2022, 5, 19), CONTEST, "Tìm hiểu Luật Công đoàn, Điều lệ Công đoàn Việt Nam", UNION_WORK, PROVINCE, MOST),
    (date(2022, 8, 18), TRAINING, "Nghiệp vụ tổ chức đại hội công đoàn cơ sở", UNION_WORK, DISTRICT, OFFICERS),
    (date(2022, 10, 19), PROPAGANDA, "Bình đẳng giới và phòng ngừa bạo lực trên cơ sở giới", EQUALITY, "Hội LHPN huyện Bình Lục",
     ("td_new", "mt_account", "mt_staff1", "mt_staff2", "td_deputy", "pn_staff2", "nd_staff", "td_staff", "nd_deputy")),
    (date(2022, 12, 8), STUDY, "Nghị quyết 27-NQ/TW về Nhà nước pháp quyền xã hội chủ nghĩa (Trung ương 6 khóa XIII)", POLITICS, PARTY,
     ALL),
    (date(2023, 2, 23), PROPAGANDA, "Luật Thực hiện dân chủ ở cơ sở", LAW, ASSEMBLY, ALL),
    (date(2023, 3, 7), PROPAGANDA, "Luật Phòng, chống bạo lực gia đình và bình đẳng giới", EQUALITY, "Tổ nữ công",
     ("vp_newest", "vp_young", "vp_analyst", "tg_new", "td_new", "ct_office", "dv_newest")),
    (date(2023, 4, 20), STUDY, "Nghị quyết Đại hội Công đoàn khối dân Đảng nhiệm kỳ 2023-2028", UNION_WORK, "Công đoàn khối dân Đảng", ALL),
    (date(2023, 5, 18), PROPAGANDA, "Phòng, chống bạo lực gia đình và bình đẳng giới", EQUALITY, "Tổ nữ công", ALL_WOMEN),
)  # fmt: skip


def participants(rng, people, day, who):
    """[(unit or None, names)]: one entry a row; a session held group by group has a row for each."""
    if who == GROUPS:
        loose = people.on(day, plan.UNION)
        rows = [(unit, ALL) for unit in plan.GROUPS]
        return rows + ([(plan.UNION, people.label(*(one.key for one in loose)))] if loose else [])
    if who == OFFICERS:
        return [(None, people.label(*in_office(day)))]
    if who == MOST:
        members = people.on(day)
        away = set(rng.sample([one.key for one in members], len(members) // 6))
        return [(None, people.label(*(one.key for one in members if one.key not in away)))]
    return [(None, who if isinstance(who, str) else people.label(*who))]


def in_office(day):
    """Keys of those who hold a post on ``day``, each once."""
    held = (key for _post, _unit, key, start, end, _term, _charge in officers.POSTS if start <= day and (end is None or day <= end))
    return list(dict.fromkeys(held))


def session_sheet(people, seed):
    """Học tập, tuyên truyền, in the order of days."""
    rng = random.Random(f"{seed} education")
    return columns.sheet("Học tập, tuyên truyền", [
        {"Ngày": day, "Đơn vị (mã)": unit, "Loại": kind, "Văn bản, chuyên đề": title, "Chủ đề": topic, "Cơ quan ban hành": issuer,
         "Người tham gia": names}
        for day, kind, title, topic, issuer, who in SESSIONS
        for unit, names in participants(rng, people, day, who)
    ])  # fmt: skip
