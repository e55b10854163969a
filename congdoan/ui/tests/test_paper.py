"""Lists on A4: which columns stand, which never wrap, when the sheet is turned; then in the browser, page by page."""

import datetime
import re
from types import SimpleNamespace

import pytest

from congdoan.people.models import Person
from congdoan.ui.paper import PaperTable
from congdoan.ui.tables import Column, Table
from tests.browser import DESKTOP
from tests.people import person


def rows(count, **facts):
    return [
        SimpleNamespace(name=f"Nguyễn Thị Hồng {n}", day=datetime.date(2022, 5, 24), amount=500_000, text="", **facts) for n in range(count)
    ]


def table(*columns):
    return Table("Bảng thử", (Column("Họ và tên", lambda row: row.name, "name", note=lambda row: row.note), *columns))


TEXT = Column("Nội dung", lambda row: row.text)
MONEY = Column("Số tiền (đ)", lambda row: row.amount, "money")


def test_names_numbers_dates_and_short_texts_never_wrap_and_long_texts_may():
    given = rows(2, note="")
    given[1].text = "Thăm chị em bị ảnh hưởng của đợt mưa lũ vừa qua"
    columns = PaperTable(table(MONEY, TEXT), given).columns
    assert [entry["css"] for entry in columns] == ["text-nowrap", "cd-so text-nowrap", ""]
    assert [entry["head"] for entry in columns] == [True, False, False]


def test_a_column_without_a_value_or_not_for_paper_is_left_out():
    hidden = Column("Việc", lambda row: "Sửa", printed=False)
    assert [str(entry["column"].title) for entry in PaperTable(table(MONEY, TEXT, hidden), rows(3, note="")).columns] == [
        "Họ và tên",
        "Số tiền (đ)",
    ]


def test_a_long_text_of_every_row_is_said_once_above():
    given = rows(8, note="")
    for row in given:
        row.text = "Giúp gia đình đoàn viên gặp tai nạn"
    sheet = PaperTable(table(MONEY, TEXT), given)
    assert sheet.common == [("Nội dung", "Giúp gia đình đoàn viên gặp tai nạn")]
    assert sheet.width == 3
    assert PaperTable(table(MONEY, TEXT), given[:7]).width == 4


def test_the_unit_of_the_paper_is_not_repeated_under_every_name():
    sheet = PaperTable(table(MONEY), rows(1, note="Công đoàn A"), "Công đoàn A")
    assert sheet.lines[0]["cells"][0]["note"] == ""
    assert PaperTable(table(MONEY), rows(1, note="Tổ 1"), "Công đoàn A").lines[0]["cells"][0]["note"] == "Tổ 1"


def test_many_or_long_columns_turn_the_sheet():
    assert not PaperTable(table(MONEY), rows(2, note="")).lying
    assert PaperTable(table(*[MONEY] * 7), rows(2, note="")).lying
    given = rows(4, note="")
    for row in given:
        row.text = "Thăm chị em bị ảnh hưởng của đợt mưa lũ vừa qua tại ba thôn"
    given[0].text = "Nội dung khác, cũng dài"
    assert PaperTable(table(MONEY, TEXT, TEXT, TEXT), given).lying


def test_the_last_rows_stay_with_the_signatures():
    first, last = PaperTable(table(MONEY), rows(5, note="")).ends
    assert [[line["number"] for line in part] for part in (first, last)] == [[1, 2], [3, 4, 5]]
    assert [len(part) for part in PaperTable(table(MONEY), rows(2, note="")).ends] == [0, 2]


def test_an_optional_column_is_left_out_of_a_screen_where_nobody_has_it():
    things = Column("Hiện vật", lambda row: row.text, optional=True)
    given = rows(2, note="")
    assert len(table(things).trimmed(given).columns) == 1
    given[0].text = "chăn"
    assert len(table(things).trimmed(given).columns) == 2


@pytest.mark.browser
@pytest.mark.urls("congdoan.ui.tests.trial")
def test_57_people_make_two_pages_and_no_name_breaks(open_page, cast):
    while Person.objects.count() < 57:
        person(f"Nguyễn Thị Hồng Phương {'ABCDEGHIKLMN'[Person.objects.count() % 12]}")
    page = open_page(cast.chair, DESKTOP)
    page.goto(f"/thu/{cast.union.pk}/nguoi/?dang=in")
    paper = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 2
    page.emulate_media(media="print")
    lines = "cells => cells.map(cell => { const range = document.createRange(); range.selectNodeContents(cell.firstChild);"
    lines += " return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size })"
    assert set(page.locator(".cd-to tbody th").evaluate_all(lines)) == {1}
    assert page.locator(".cd-to thead").evaluate("head => getComputedStyle(head).display") == "table-header-group"
    assert page.locator("tbody.cd-cuoi tr").count() == 4
