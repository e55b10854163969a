"""A member file of 1,000 rows with mistakes of many kinds: 900 go in, the returned workbook is corrected, 1,000 stand there, nobody twice."""

import datetime
import random
import re

import pytest
from openpyxl.utils import get_column_letter

from congdoan import workbooks
from congdoan.demo import names
from congdoan.membership.models import Membership
from congdoan.people.models import Person
from congdoan.workbooks import queries
from congdoan.workbooks.tests.factories import book
from tests import hashing, spoiling
from tests.corpus import people
from tests.spoiled import REMARK

pytestmark = [pytest.mark.db, pytest.mark.slow]
MEMBERS = "Đoàn viên"
HEAD = (
    "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Mã đoàn viên", "Dân tộc", "Đơn vị (mã)", "Chức vụ chuyên môn", "Trình độ chuyên môn",
    "Ngày vào Đảng", "Ngày vào công đoàn", "Ngày về đơn vị", "Hình thức", "Ngày rời", "Lý do rời", "Điện thoại", "Thư điện tử",
    "Ngày giới thiệu vào Đảng",
)  # fmt: skip
ROWS, WRONG = 1000, 100
MISTAKES = {  # column: what is typed there instead, and part of what must be said of it
    "Họ và tên": (None, "Chưa ghi"),
    "Ngày sinh": ("31/02/1980", "Tháng 2 không có ngày 31"),
    "Giới tính": ("không rõ", "Chọn một trong: Nam, Nữ"),
    "Số CCCD": ("99118", "Ghi đủ 12 chữ số"),
    "Mã đoàn viên": ("1" * 25, "20 ký tự"),
    "Dân tộc": ("Kinh " * 20, "Ghi ngắn lại"),
    "Đơn vị (mã)": ("YDG-T9", "Không có đơn vị mã"),
    "Ngày vào Đảng": ("2015", "Ghi đủ ngày"),
    "Ngày vào công đoàn": ("đầu năm 2010", "Ghi lại ngày"),
    "Ngày về đơn vị": ("13/14/2015", "Không có tháng 14"),
    "Hình thức": ("xin vào", "Chọn một trong"),
    "Ngày rời": ("01/01/1995", "Ngày rời phải từ"),
    "Lý do rời": ("Nghỉ hưu", "Có lý do rời mà chưa có ngày rời"),
    "Điện thoại": ("0912 345", "Ghi lại"),
    "Thư điện tử": ("canbo.example", "Ghi lại, ví dụ"),
    "Ngày giới thiệu vào Đảng": ("30/12/2025", "Ngày giới thiệu phải trước"),
}
SAID_ELSEWHERE = {"Lý do rời": "Ngày rời"}  # where the sentence about a row's mistake stands, if not in the cell that is wrong


def thousand():
    """{row number: {title: value}} of made-up members, all columns filled but the leaving."""
    rng = random.Random("a thousand")
    giver, rows = names.Names(rng), {}
    for number in range(2, ROWS + 2):
        sex, born = rng.choice([names.FEMALE, names.MALE]), rng.randint(1972, 1992)
        joined = datetime.date(born + 22, rng.randint(1, 12), rng.randint(1, 28))
        rows[number] = dict(zip(HEAD, (
            giver.new(sex, born), datetime.date(born, rng.randint(1, 12), rng.randint(1, 28)), sex.capitalize(),
            f"{990 + number % 10}{int(sex == names.FEMALE)}{born % 100:02d}{number:06d}", f"DV{number:05d}", rng.choice(["Kinh", "Tày", "Mường"]),
            people.GROUPS[number % 3], "Chuyên viên", "Đại học", joined + datetime.timedelta(days=900), joined, joined, "Kết nạp", None, None,
            f"0912{number:06d}", f"canbo{number}@yendong.example", joined + datetime.timedelta(days=700),
        ), strict=True))  # fmt: skip
    return rows


def spoilt(rows):
    """(rows with mistakes, {row number: column that is wrong}): one row in ten, every kind of mistake in turn."""
    wrong = {number: list(MISTAKES)[place % len(MISTAKES)] for place, number in enumerate(list(rows)[5 :: ROWS // WRONG])}
    return {
        number: {**row, **({wrong[number]: MISTAKES[wrong[number]][0]} if number in wrong else {})} for number, row in rows.items()
    }, wrong


def as_file(rows):
    return book({MEMBERS: [list(HEAD), *(list(row.values()) for row in rows.values())]})


def corrected(content, marked, good):
    """The returned workbook put right by what its comments say: of each marked cell the sentence is read, then the right value typed.

    ``marked``: {row number: column}; the person correcting looks only at rows that have something in the column Cần sửa.
    """
    file = spoiling.opened(content)
    page = file[MEMBERS]
    remark_at = spoiling.position(page, REMARK)
    told = {cell.row for cell in page[get_column_letter(remark_at)][1:] if cell.value}
    assert told == set(marked)
    for row in sorted(told):
        commented = {page.cell(1, cell.column).value: cell.comment.text for cell in page[row] if cell.comment}
        column = marked[row]
        at, part = SAID_ELSEWHERE.get(column, column), MISTAKES[column][1]
        assert part in commented[at], (row, commented)
        value = good[row][column]
        spoiling.put(MEMBERS, row, column, value)(file)
        if isinstance(value, datetime.date):
            page.cell(row, spoiling.position(page, column)).number_format = "dd/mm/yyyy"
    return spoiling.saved(file)


def bring_in(by, content):
    batch = workbooks.preview(by=by, unit=by.units[0], file_name="Doan vien.xlsx", content=content)
    return batch, workbooks.commit(by=by, batch=batch) if batch.rows_to_write else batch


def test_a_thousand_members_with_a_hundred_mistakes(db):
    by = people.set_up()
    before = (Person.objects.count(), Membership.objects.count())
    hashed, digest = hashing.rows(), hashing.digest()
    good = thousand()
    rows, wrong = spoilt(good)
    assert len(wrong) == WRONG and set(wrong.values()) == set(MISTAKES)

    previewed, batch = bring_in(by, as_file(rows))
    assert previewed.counts["error"] == WRONG, sorted(
        {f"{one.column}: {one.text} ({one.value})" for _kind, found in queries.problem_groups(batch) for one in found}
    )
    assert previewed.counts == batch.counts == {"new": ROWS - WRONG, "changed": 0, "same": 0, "error": WRONG}
    said = {}
    for _kind, problems in queries.problem_groups(batch):
        for one in problems:
            assert one.sheet == MEMBERS and one.sentence
            said.setdefault(one.row, []).append(one)
    assert said.keys() == wrong.keys()
    for number, column in wrong.items():
        typed, part = MISTAKES[column]
        at = SAID_ELSEWHERE.get(column, column)
        found = [one for one in said[number] if one.column == at and part in one.text]
        assert found, (number, column, [(one.column, one.value, one.text) for one in said[number]])
        if at == column:
            assert re.sub(r"\s+", " ", found[0].value) == re.sub(r"\s+", " ", typed or "").strip()
    assert Person.objects.count() == before[0] + ROWS - WRONG

    _previewed, second = bring_in(by, corrected(workbooks.errors_file(by=by, batch=batch), wrong, good))
    assert second.counts == {"new": WRONG, "changed": 0, "same": ROWS - WRONG, "error": 0}
    assert not queries.problem_groups(second)
    assert (Person.objects.count(), Membership.objects.count()) == (before[0] + ROWS, before[1] + ROWS)
    numbers = list(Person.objects.exclude(national_id=None).values_list("national_id", flat=True))
    assert len(numbers) == len(set(numbers))
    assert {row["Họ và tên"] for row in good.values()} <= set(Person.objects.values_list("full_name", flat=True))

    clean = workbooks.preview(by=by, unit=by.units[0], file_name="lai.xlsx", content=as_file(good))
    assert clean.counts == {"new": 0, "changed": 0, "same": ROWS, "error": 0}

    workbooks.undo(by=by, batch=second)
    workbooks.undo(by=by, batch=batch)
    assert not list(hashing.differing(hashed, hashing.rows()))
    assert hashing.digest() == digest
