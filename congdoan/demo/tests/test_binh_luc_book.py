"""The book as a union would keep it: names that lead to one member each, days that are workdays, sums that are covered."""

from collections import Counter, defaultdict
from datetime import date

import pytest

from congdoan.demo import columns
from congdoan.demo.cases import binh_luc
from congdoan.demo.cases.binh_luc import gifts
from congdoan.demo.tests import recount
from congdoan.demo.workdays import is_workday

GROUPS = ["BL-KDD-T1", "BL-KDD-T2", "BL-KDD-T3", "BL-KDD-T4"]


def test_the_same_seed_gives_the_same_book_and_another_seed_other_people(tmp_path):
    assert binh_luc.workbook(5) == binh_luc.workbook(5)
    assert binh_luc.workbook(5)["Đoàn viên"] != binh_luc.workbook(6)["Đoàn viên"]
    binh_luc.write(tmp_path / "mot.xlsx")
    binh_luc.write(tmp_path / "hai.xlsx")
    assert (tmp_path / "mot.xlsx").read_bytes() == (tmp_path / "hai.xlsx").read_bytes()


def test_columns_are_those_of_the_format(book):
    assert list(book) == [name for name in columns.SHEETS if name in book]
    assert len(book) == 13
    for name, rows in book.items():
        assert tuple(rows[0]) == columns.SHEETS[name]


def test_parents_stand_before_children_and_are_older(book):
    seen = {}
    for row in book["Đơn vị"]:
        parent = row["Trực thuộc (mã)"]
        assert parent is None or seen[parent] <= row["Ngày thành lập"]
        seen[row["Mã"]] = row["Ngày thành lập"]
    assert [code for code in seen if code.startswith("BL-KDD-T")] == GROUPS


@pytest.mark.parametrize(("unit", "number"), [*zip(GROUPS, (14, 18, 17, 5), strict=True), ("BL-KDD", 2)])
def test_groups_on_the_day_of_the_congress(book, unit, number):
    assert len(recount.members(book, recount.TO, unit)) == number


def test_nobody_is_a_member_twice_on_one_day(book):
    spells = defaultdict(list)
    for row in book["Đoàn viên"]:
        spells[row["Họ và tên"], row["Ngày sinh"]].append((row["Ngày về đơn vị"], row["Ngày rời"] or date.max))
    assert sum(len(found) > 1 for found in spells.values()) == 4
    for found in map(sorted, spells.values()):
        assert all(start <= end for start, end in found)
        assert all(before[1] < after[0] for before, after in zip(found, found[1:], strict=False))


def test_members_are_grown_up_when_they_join(book):
    for row in book["Đoàn viên"]:
        born = row["Ngày sinh"] if isinstance(row["Ngày sinh"], date) else date(int(row["Ngày sinh"]), 1, 1)
        assert 18 <= row["Ngày vào công đoàn"].year - born.year <= 32
        assert row["Ngày vào công đoàn"] <= row["Ngày về đơn vị"]
        if row["Ngày vào Đảng"]:
            assert row["Ngày vào Đảng"].year - born.year >= 18


def test_some_came_and_some_left_and_two_share_a_name(book):
    left = Counter(row["Lý do rời"] for row in recount.in_term([row for row in book["Đoàn viên"] if row["Ngày rời"]], "Ngày rời"))
    assert left["nghỉ hưu"] >= 4
    assert left["chuyển công tác"] >= 4
    assert left["chuyển tổ"] == 3
    named = Counter(name for name, _birth in recount.members(book, recount.TO))
    assert [count for count in named.values() if count > 1] == [2]


def test_identity_numbers_and_phones_are_one_persons_alone(book):
    for title in ("Số CCCD", "Điện thoại", "Thư điện tử"):
        holders = defaultdict(set)
        for row in book["Đoàn viên"]:
            holders[row[title]].add((row["Họ và tên"], row["Ngày sinh"]))
        holders.pop(None, None)
        assert all(len(found) == 1 for found in holders.values())


@pytest.mark.parametrize(
    ("sheet", "day", "who"),
    [("Thăm hỏi", "Ngày", "Đoàn viên"), ("Thăm hỏi", "Ngày", "Người thăm"), ("Ủng hộ", "Ngày", "Người ủng hộ"),
     ("Học tập, tuyên truyền", "Ngày", "Người tham gia"), ("Bầu cử", "Ngày bầu", "Người ứng cử")],
)  # fmt: skip
def test_every_name_is_one_member_of_that_day(book, sheet, day, who):
    for row in book[sheet]:
        assert recount.named(book, row[who], row[day], row.get("Đơn vị (mã)"))


def test_officers_are_members_while_they_hold_their_post(book):
    for row in book["Chức vụ công đoàn"]:
        for day in (row["Từ ngày"], row["Đến ngày"] or recount.TO):
            if day >= date(2016, 1, 1):
                assert recount.named(book, row["Họ và tên"], day)


def posts_on(book, day):
    """{post: [names]} of the posts held on ``day``."""
    found = defaultdict(list)
    for row in book["Chức vụ công đoàn"]:
        if row["Từ ngày"] <= day <= (row["Đến ngày"] or date.max):
            found[row["Chức vụ"]].append(row["Họ và tên"])
    return found


@pytest.mark.parametrize(
    ("day", "seats"),
    [(date(2017, 3, 24), 5), (date(2019, 6, 30), 5), (date(2019, 7, 1), 4), (date(2019, 7, 5), 5), (date(2023, 3, 27), 5)],
)
def test_the_committee_has_five_seats_but_for_the_days_before_a_by_election(book, day, seats):
    held = posts_on(book, day)
    assert [len(held["Chủ tịch"]), len(held["Kế toán"]), len(held["Thủ quỹ"])] == [1, 1, 1]
    assert len(held["Chủ tịch"] + held["Phó chủ tịch"] + held["Ủy viên Ban Chấp hành"]) == seats


@pytest.mark.parametrize("day", [date(2017, 3, 24), date(2019, 10, 1), recount.TO])
def test_whoever_keeps_the_money_does_not_inspect_it(book, day):
    held = posts_on(book, day)
    inspectors = set(held["Chủ nhiệm Ủy ban Kiểm tra"] + held["Ủy viên Ủy ban Kiểm tra"])
    assert len(inspectors) == 3
    assert not inspectors & {*held["Chủ tịch"], *held["Kế toán"], *held["Thủ quỹ"]}


def test_work_is_done_on_workdays(book):
    days = [row["Ngày"] for name in ("Thăm hỏi", "Tặng quà", "Ủng hộ", "Trao tặng", "Học tập, tuyên truyền") for row in book[name]]
    assert [day for day in days if not is_workday(day)] == []


def test_there_are_rows_before_and_after_the_term(book):
    for name in ("Thăm hỏi", "Tặng quà", "Ủng hộ", "Trao tặng", "Học tập, tuyên truyền"):
        days = [row["Ngày"] for row in book[name]]
        assert min(days) < recount.FROM, name
        assert max(days) > recount.TO, name


def test_children_get_gifts_while_they_are_children(book):
    born = {(row["Họ và tên đoàn viên"], row["Tên con"]): row["Năm sinh"] for row in book["Con đoàn viên"]}
    for row in book["Tặng quà"]:
        if row["Quan hệ"] == "con đoàn viên":
            assert recount.named(book, row["Đoàn viên (cha, mẹ)"], row["Ngày"])
            for child in row["Người nhận"].split("; "):
                assert 0 <= row["Ngày"].year - born[row["Đoàn viên (cha, mẹ)"], child] <= gifts.OLDEST
    given = {child for row in book["Tặng quà"] for child in row["Người nhận"].split("; ")}
    assert len([child for _parent, child in born if child not in given]) > 10


def test_two_children_of_one_name_are_two(book):
    named = Counter(row["Tên con"] for row in book["Con đoàn viên"])
    assert max(named.values()) == 2


def test_vouchers_run_in_the_order_of_days(book):
    series = defaultdict(dict)
    for row in (*book["Thăm hỏi"], *book["Tặng quà"]):
        assert (row["Số chứng từ"] is None) == (row["Nguồn chi"] == "chuyên môn hỗ trợ")
        if row["Số chứng từ"]:
            number, year = row["Số chứng từ"].split("/")
            assert int(year) == row["Ngày"].year
            assert series[number.rstrip("0123456789"), year].setdefault(number, row["Ngày"]) == row["Ngày"]
    for days in series.values():
        in_order = [days[number] for number in sorted(days)]
        assert in_order == sorted(in_order)
