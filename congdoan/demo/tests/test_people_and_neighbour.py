"""Who signs in, and the second union whose rows must stay its own."""

from datetime import date

from congdoan.demo.cases import binh_luc, neighbour
from congdoan.demo.people import sign_ins

NAMES = ["chutich", "totruong", "ketoan", "kiemtra", "doanvien", "captren", "chutich2"]


def test_there_is_one_account_for_each_part():
    found = sign_ins()
    assert [one.username for one in found] == NAMES
    for title in ("phone", "full_name", "national_id"):
        assert len({getattr(one, title) for one in found}) == len(found)


def test_whoever_is_in_a_book_stands_there_with_that_unit_and_post(book, neighbour_book):
    for one in sign_ins():
        rows = [row for source in (book, neighbour_book) for row in source["Đoàn viên"] if row["Số CCCD"] == one.national_id]
        assert bool(rows) == one.in_book
        if not one.in_book:
            continue
        assert {row["Họ và tên"] for row in rows} == {one.full_name}
        assert {row["Điện thoại"] for row in rows} == {one.phone}
        posts = [
            row for source in (book, neighbour_book) for row in source["Chức vụ công đoàn"]
            if (row["Họ và tên"], row["Chức vụ"], row["Đơn vị (mã)"]) == (one.full_name, one.post, one.unit) and not row["Đến ngày"]
        ]  # fmt: skip
        assert len(posts) == (one.post != "Đoàn viên")


def test_the_plain_member_holds_no_post_and_has_something_to_see(book):
    member = next(one for one in sign_ins() if one.username == "doanvien")
    assert member.full_name not in {row["Họ và tên"] for row in book["Chức vụ công đoàn"]}
    assert [row["Lý do"] for row in book["Thăm hỏi"] if row["Đoàn viên"] == member.full_name] == ["sinh con"]
    assert any(row["Đoàn viên (cha, mẹ)"] == member.full_name for row in book["Tặng quà"])


def test_other_seeds_give_other_people_their_accounts():
    assert [one.username for one in sign_ins(4)] == NAMES
    assert sign_ins(4)[0].full_name != sign_ins()[0].full_name


def test_the_second_union_has_twelve_members_and_two_columns_of_birthdays(neighbour_book):
    rows = neighbour_book["Đoàn viên"]
    assert "Giới tính" not in rows[0]
    assert all((row["Ngày sinh nam"] is None) != (row["Ngày sinh nữ"] is None) for row in rows)
    assert sum(row["Ngày rời"] is None for row in rows) == 12


def test_the_second_union_lies_under_the_same_district_with_a_fund_and_a_name_in_common(book, neighbour_book):
    above = [row for row in neighbour_book["Đơn vị"] if row["Mã"] != neighbour.UNIT]
    assert above == book["Đơn vị"][:2]
    assert neighbour_book["Đơn vị"][-1]["Trực thuộc (mã)"] == "BL"
    assert "QXH" in {row["Mã"] for row in book["Quỹ và đợt vận động"]} & {row["Mã"] for row in neighbour_book["Quỹ và đợt vận động"]}
    shared = {row["Họ và tên"] for row in neighbour_book["Đoàn viên"]} & {row["Họ và tên"] for row in book["Đoàn viên"]}
    assert len(shared) >= 1


def test_no_card_or_phone_is_in_both_books(book, neighbour_book):
    for title in ("Số CCCD", "Điện thoại"):
        here = {row[title] for row in book["Đoàn viên"]} - {None}
        assert not here & {row[title] for row in neighbour_book["Đoàn viên"]}


def test_the_second_book_has_rows_in_the_first_ones_term(neighbour_book):
    assert all(date(2017, 1, 1) <= row["Ngày"] <= date(2023, 3, 28) for row in neighbour_book["Thăm hỏi"])
    assert neighbour.workbook(3) == neighbour.workbook(3)
    assert binh_luc.UNIT != neighbour.UNIT
