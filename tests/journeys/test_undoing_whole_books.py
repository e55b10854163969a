"""Undo brings back the state before, hash for hash: a whole union's book, changed rows, units that were closed."""

import datetime

import pytest

from congdoan import workbooks
from congdoan.demo import loading
from congdoan.demo.cases import binh_luc
from congdoan.workbooks.tests.factories import book
from tests import books, hashing
from tests.corpus import people

pytestmark = [pytest.mark.db, pytest.mark.slow]
DAY = datetime.date(2022, 7, 5)


def goes_and_comes_back(by, content):
    """Brings a file in and takes it back; the hash of all tables is that of before. Returns the batch."""
    before, digest = hashing.rows(), hashing.digest()
    batch = workbooks.bring_in(by=by, unit=by.units[0], file_name="so.xlsx", content=content)
    assert batch.counts["error"] == 0, workbooks.summary(batch)
    assert hashing.digest() != digest
    workbooks.undo(by=by, batch=batch)
    assert not list(hashing.differing(before, hashing.rows()))
    assert hashing.digest() == digest
    return batch


def test_a_whole_union(db, tmp_path):
    by = loading.set_up(books.FAR)
    path = tmp_path / "so.xlsx"
    binh_luc.write(path)
    batch = goes_and_comes_back(by, path.read_bytes())
    assert batch.counts["new"] > 1000


def member_rows(members, **more):
    """A list of members with what is new of them."""
    head = ["Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Đơn vị (mã)", "Ngày vào công đoàn", *more]
    return [head, *([one.name, one.birth, one.sex, one.number, one.group, one.joined, *more.values()] for one in members)]


def test_members_changed_and_new(db):
    by = people.set_up()
    changed = member_rows(people.members(), **{"Điện thoại": "0912345678", "Trình độ chuyên môn": "Đại học", "Ngày vào Đảng": DAY})
    new = [[*row[:6], None, None, None] for row in member_rows(people.newcomers("undone", 5))[1:]]
    batch = goes_and_comes_back(by, book({"Đoàn viên": [*changed, *new]}))
    assert batch.counts == {"new": 5, "changed": 18, "same": 0, "error": 0}


def post_rows(until=None):
    """A chair of the union, two leaders of groups."""
    one, two, three = (next(member for member in people.members() if member.group == group) for group in people.GROUPS)
    posts = [(one, people.UNION, "Phó chủ tịch"), (two, people.GROUPS[1], "Tổ trưởng"), (three, people.GROUPS[2], "Tổ trưởng")]
    head = ["Họ và tên", "Đơn vị (mã)", "Chức vụ", "Từ ngày", "Đến ngày"]
    return [head, *([one.name, unit, post, DAY, until] for one, unit, post in posts)]


def test_posts_and_the_rights_that_follow(db):
    by = people.set_up()
    goes_and_comes_back(by, book({"Chức vụ công đoàn": post_rows()}))


def test_posts_ended(db):
    by = people.set_up()
    people.take_in(by, book({"Chức vụ công đoàn": post_rows()}))
    batch = goes_and_comes_back(by, book({"Chức vụ công đoàn": post_rows(until=DAY + datetime.timedelta(days=400))}))
    assert batch.counts["changed"] == 3


def unit_rows(**closed):
    """The groups as they stand, some with a last day, another name or an employer."""
    head = ["Mã", "Tên", "Loại", "Trực thuộc (mã)", "Cơ quan, đơn vị sử dụng lao động", "Ngày thành lập", "Ngày kết thúc", "Số quyết định"]
    rows = [
        [code, name, "Tổ công đoàn", people.UNION, None, people.FOUNDED, closed.get(code.replace("-", "_")), None]
        for code, name in zip(people.GROUPS, people.GROUP_NAMES, strict=True)
    ]
    return [head, *rows]


def test_units_founded_with_employer_and_decision(db):
    by = people.set_up()
    rows = unit_rows()
    more = [["YDG-T4", "Tổ Hợp tác xã", "Tổ công đoàn", people.UNION, "Hợp tác xã Yên Đồng", people.FOUNDED, None, "12/QĐ-CĐ"]]
    goes_and_comes_back(by, book({"Đơn vị": [*rows, *more]}))


def test_units_renamed_with_employer_and_decision(db):
    by = people.set_up()
    rows = unit_rows()
    rows[1][1], rows[2][4], rows[3][7] = "Tổ Văn phòng - Tài chính", "Trường Tiểu học Yên Đồng", "15/QĐ-CĐ"
    goes_and_comes_back(by, book({"Đơn vị": rows}))


def test_a_group_closed_with_its_posts_and_members(db):
    """Posts and rights that the closing ended are given back."""
    by = people.set_up()
    people.take_in(by, book({"Chức vụ công đoàn": post_rows()}))
    last = datetime.date(2024, 12, 31)
    leaving = [one for one in people.members() if one.group == people.GROUPS[1]]
    content = book(
        {"Đơn vị": unit_rows(YDG_T2=last), "Đoàn viên": member_rows(leaving, **{"Ngày rời": last, "Lý do rời": "Đơn vị giải thể"})}
    )
    people.take_in(by, book({"Đoàn viên": member_rows(leaving, **{"Ngày rời": last, "Lý do rời": "Đơn vị giải thể"})}))
    goes_and_comes_back(by, content)
