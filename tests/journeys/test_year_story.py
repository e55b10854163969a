"""A year of a union of forty-five, entered in the browser in batches: dues every month, four occasions, thirty visits, three drives.

What comes out: the settlement (B07) and what is told to members, each number equal to what was entered, and its vouchers behind it.
"""

import datetime
import re
from types import SimpleNamespace

import pytest
from django.urls import reverse

from congdoan.budget.models import Filing
from congdoan.care.models import Gift, Visit
from congdoan.care.tests import factories as care
from congdoan.disclosure.models import Publication
from congdoan.dues.models import DuesLine, Remittance
from congdoan.finance.models import Contribution, Fund, Handover
from congdoan.finance.tests.factories import member as joined
from congdoan.ledger import queries as ledger
from congdoan.membership.tests.factories import many
from congdoan.workbooks.tests.factories import book as xlsx
from tests.browser import axe, sideways

pytestmark = [pytest.mark.browser, pytest.mark.slow]
YEAR = 2021
NOW = datetime.datetime(2022, 1, 15, 1, 0, tzinfo=datetime.UTC)
ALLOWANCE, FROM_ABOVE, VISIT = 300_000, 4_000_000, 400_000
OCCASIONS = {  # month: (occasion, for whom, day, đồng each)
    2: ("tet", "doan-vien", "08/02/2021", 200_000),
    3: ("women_0803", "nu", "08/03/2021", 100_000),
    6: ("children_0106", "con", "01/06/2021", 50_000),
    9: ("mid_autumn", "con", "20/09/2021", 60_000),
}
DRIVES = {  # month: (name, kind, day, đồng each, handed over to whom, đồng)
    5: ("Vì người nghèo", "drive", "10/05/2021", 50_000, "Hộ nghèo xã An Nội", 2_000_000),
    8: ("Phòng, chống dịch Covid-19", "drive", "12/08/2021", 100_000, "Trạm y tế thị trấn", 4_500_000),
    11: ("Giúp đoàn viên bị bệnh hiểm nghèo", "hardship", "15/11/2021", 70_000, "Gia đình đoàn viên", 3_150_000),
}
ENDS = {3: 8, 6: 8, 9: 7, 12: 7}
"""Visits entered at the end of each quarter."""


def last_day(month):
    following = datetime.date(YEAR + month // 12, month % 12 + 1, 1)
    return f"{following - datetime.timedelta(days=1):%d/%m/%Y}"


class Union:
    """The union's people at their browsers: what each enters, in few words."""

    def __init__(self, cast, desktop, tmp_path):
        self.cast, self.unit, self.tmp_path = cast, cast.union, tmp_path
        self.chair, self.accountant = desktop(cast.chair), desktop(cast.accountant)
        self.officer = lambda: desktop(cast.officer)

    def at(self, name, **more):
        return reverse(name, kwargs={"unit_id": self.unit.pk, **more})

    def send(self, page, button="main form button.btn-primary"):
        """The form goes off; what the page says to it. An error keeps the form and fails the story."""
        with page.expect_navigation():
            page.locator(button).last.click()
        wrong = page.locator("main [role=alert]")
        assert not wrong.count(), f"{page.url}: {wrong.first.inner_text()}"

    def entered(self, page, address, **fields):
        """A form, filled in and sent: texts typed, choices chosen."""
        page.goto(address)
        for name, value in fields.items():
            field = page.locator(f"main form [name={name}]")
            kind = field.first.evaluate("one => one.type || one.tagName")
            if kind in ("radio", "checkbox"):
                page.locator(f"main form [name={name}][value='{value}']").check(force=True)
            elif kind.startswith("select"):
                field.select_option(label=re.compile(value)) if isinstance(value, re.Pattern) else field.select_option(value)
            else:
                field.fill(value)
        self.send(page)

    def open_books(self):
        address = self.at("ledger:open")
        self.entered(self.accountant, address, kind="union", opened_on="01/01/2021", cash="20.000.000")
        self.entered(self.accountant, address, kind="charity", opened_on="01/01/2021")
        self.entered(self.accountant, self.at("dues:group-put"), group="other", valid_from="01/01/2021", source="Quy chế chi tiêu")

    def dues(self, month):
        """The sheet of a month: filled from the last one, everybody ticked, one receipt."""
        page = self.accountant
        self.entered(page, self.at("dues:sheet-fill"), month=f"{YEAR}-{month:02}-01")
        address = page.url
        if month == 1:
            for nth, wage in enumerate(page.locator("[name^=rows-luong-]").all()):
                wage.fill(str(4_500_000 + 100_000 * (nth % 7)))
            page.fill("[name=paid_on]", last_day(month))
            self.send(page)
            page.goto(address)
        page.click("[data-danh-dau]")
        page.fill("[name=paid_on]", last_day(month))
        self.send(page)
        self.settle("doan-phi", last_day(month))

    def settle(self, cause, on):
        """One voucher for all that waits of a sort."""
        page = self.accountant
        page.goto(self.at("ledger:settle", cause=cause))
        page.locator("main .cd-tick").first.wait_for()
        page.evaluate("document.querySelectorAll('main .cd-tick').forEach(one => { if (!one.checked) one.click() })")
        page.fill("[name=voucher_on]", on)
        self.send(page)

    def gifts(self, month):
        occasion, whom, on, each = OCCASIONS[month]
        page = self.chair
        page.goto(f"{self.at('care:gift-give')}?dip={occasion}&ai={whom}&ngay={on}&tuoi=15")
        page.fill("[name=each]", str(each))
        self.send(page, ".cd-dinh button.btn-primary:not([name])")
        self.settle("tang-qua", on)

    def file(self, page, **sheets):
        """A workbook, brought in: every row goes into the book."""
        path = self.tmp_path / "so.xlsx"
        path.write_bytes(xlsx(sheets))
        page.goto(self.at("overview:import-new"))
        page.set_input_files("input[type=file]", str(path))
        page.click("text=Đưa lên để xem trước")
        page.wait_for_load_state()
        assert "Chỗ cần sửa" not in page.inner_text("main")
        page.locator("button:has-text('dòng vào sổ')").first.click()
        page.wait_for_load_state()

    def visits(self, month, first):
        names = [one.person.full_name for one in self.members[first : first + ENDS[month]]]
        rows = [[f"{1 + nth:02}/{month:02}/{YEAR}", name, "nằm viện", VISIT, "ngân sách công đoàn"] for nth, name in enumerate(names)]
        self.file(self.chair, **{"Thăm hỏi": [["Ngày", "Đoàn viên", "Lý do", "Số tiền", "Nguồn chi"], *rows]})
        self.settle("tham-hoi", last_day(month))

    def allowances(self, month):
        """What is recorded nowhere else comes in from the accountant's own Excel, under the numbers that follow."""
        last = ledger.last_numbers(ledger.book_of(self.unit))
        head = ["Ngày", "Loại", "Mã mục", "Nội dung", "Số tiền", "Số chứng từ", "Người nộp, nhận"]
        rows = [["05", "thu", 24, "Kinh phí cấp trên cấp", FROM_ABOVE, last.get(("receipt", YEAR), 0) + 1, "LĐLĐ huyện"]]
        next_one = last.get(("payment", YEAR), 0) + 1
        rows += [["28", "chi", 33, "Phụ cấp cán bộ không chuyên trách", ALLOWANCE, next_one + nth, "Phạm Văn Bình"] for nth in range(3)]
        self.file(self.accountant, **{"Thu chi": [head, *([f"{day}/{month:02}/{YEAR}", *rest] for day, *rest in rows)]})

    def drive(self, month):
        name, kind, on, each, to, amount = DRIVES[month]
        page, more = self.chair, {}
        if kind == "hardship":
            more["beneficiary"] = str(self.members[0].person_id)
        self.entered(page, self.at("finance:fund-open"), kind=kind, name=name, valid_from=on, **more)
        fund = Fund.objects.get(name=name)
        page.goto(self.at("finance:contribution-collect"))
        page.select_option("[name=fund]", str(fund.pk))
        page.fill("[name=given_on]", on)
        page.fill("[name=each]", str(each))
        page.click("[data-danh-dau]")
        self.send(page)
        self.settle("ung-ho", on)
        given = {"handed_on": last_day(month), "recipient": to, "content": "money", "value": str(amount), "fund": str(fund.pk)}
        self.entered(page, self.at("finance:handover-record"), **given)
        self.settle("trao-tang", last_day(month))

    def remit(self):
        """What is owed upward for the year, as the page works it out."""
        page = self.accountant
        page.goto(f"{self.at('dues:upward')}?ky={YEAR}")
        self.entered(page, self.at("dues:remit"), period=str(YEAR), voucher_on=f"31/12/{YEAR}", amount="5.000.000")

    def close_the_year(self):
        for _month in range(12):
            self.entered(self.accountant, self.at("ledger:close"))
        self.entered(self.accountant, self.at("ledger:close-year"), remark="Thủ quỹ kiểm kê ngày 30/12")

    def estimate(self, year):
        """What the page proposes, drawn, agreed, sent, and approved by the level above."""
        self.entered(self.accountant, self.at("budget:estimate-draw", period=str(year)))
        made = Filing.objects.get(kind="estimate", year=year)
        for page, step in ((self.chair, "agree"), (self.accountant, "send"), (self.officer(), "approve")):
            self.entered(page, self.at(f"budget:filing-{step}", pk=made.pk))


def numbers(text):
    return [int(found.replace(".", "")) for found in re.findall(r"-?\d{1,3}(?:\.\d{3})+|-?\d+", text)]


GRID = """() => [...document.querySelectorAll('main table')].flatMap(table => {
    const titles = [...table.querySelectorAll('thead th')].map(one => one.innerText.trim());
    return [...table.querySelectorAll('tbody tr')].map(row => [...row.children].map((cell, nth) => ({
        title: titles[nth], text: cell.innerText.trim(), figure: cell.classList.contains('cd-so'), way: cell.querySelector('a')?.href || ''})))
})"""


def grid(page):
    """[[{"title", "text", "figure", "way"}]] of the rows of a page's tables."""
    return page.evaluate(GRID)


def column(rows, title):
    return sum(numbers(cell["text"])[-1] for row in rows for cell in row if cell["title"] == title and cell["text"])


class Follower:
    """Each figure of a page, followed through its link to the rows that make it."""

    def __init__(self, page):
        self.page, self.seen, self.followed = page, {}, []

    def rows(self, way):
        if way not in self.seen:
            self.page.goto(way)
            self.seen[way] = grid(self.page)
        return self.seen[way]

    def follow(self, address):
        """Every figure has a link; what it opens has a row of the same name, a column or a number of rows that says the same."""
        for row in self.rows(address):
            label = row[0]["text"].splitlines()[0]
            assert row[0]["way"], f"{label}: nothing opens"
            for cell in row[1:]:
                if cell["figure"] and numbers(cell["text"]):
                    self.hold(label, cell)

    def hold(self, label, cell):
        figure, said = numbers(cell["text"])[-1], f"{label}, {cell['title']}: {cell['text']}"
        assert cell["way"], f"{said} opens nothing"
        rows = self.rows(cell["way"])
        named = {number for row in rows for other in row if label.split(". ")[-1] in row[0]["text"] for number in numbers(other["text"])}
        sums = {column(rows, title) for title in {other["title"] for row in rows for other in row if other["figure"]}}
        few = "dưới" in cell["text"]
        assert few or figure in named | sums | {len(rows)}, f"{said}, but {cell['way']} says {named or sums}, {len(rows)} rows"
        self.followed.append((label, cell["title"], figure))


@pytest.fixture
def union(cast, desktop, tmp_path, monkeypatch):
    """Forty-five members in two groups, twenty children of gift age; January of the year after."""
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: NOW)
    made = Union(cast, desktop, tmp_path)
    made.members = [*many(cast, 24, unit=cast.group), *many(cast, 20, unit=cast.group2, start=24)]
    made.members.append(joined(cast, cast.member.person, cast.group))
    for nth in range(20):
        care.child(cast, made.members[nth].person, f"Minh {chr(65 + nth)}", 2010 + nth % 8)
    return made


def test_a_year_in_batches_and_what_comes_out(union, cast, phone):
    union.open_books()
    visited = 0
    for month in range(1, 13):
        union.dues(month)
        if month in OCCASIONS:
            union.gifts(month)
        if month in DRIVES:
            union.drive(month)
        if month in ENDS:
            union.visits(month, visited)
            union.allowances(month)
            visited += ENDS[month]
    union.remit()
    union.close_the_year()
    told = SimpleNamespace(
        dues=sum(DuesLine.objects.values_list("paid", flat=True)),
        care=sum(Visit.objects.values_list("amount", flat=True)) + sum(Gift.objects.values_list("amount", flat=True)),
        remitted=sum(Remittance.objects.values_list("amount", flat=True)),
    )
    assert (DuesLine.objects.count(), Visit.objects.count(), Fund.objects.count()) == (45 * 12, 30, 3)
    assert Contribution.objects.count() == 45 * 3 and Handover.objects.count() == 3
    assert told.dues == 12 * sum((4_500_000 + 100_000 * (nth % 7)) // 100 for nth in range(45))
    assert told.care == 30 * VISIT + 45 * 200_000 + 23 * 100_000 + 20 * 50_000 + 20 * 60_000
    page = union.accountant
    page.goto(union.at("ledger:waiting"))
    assert page.locator("main a[href*='/cho-lap-phieu/']").count() == 0, "nothing waits for a voucher"
    settle_the_year(union, told)
    tell_the_members(union, cast, phone)


def settle_the_year(union, told):
    """B07: every line is what was entered; behind each number its vouchers, which add up to it."""
    page = union.accountant
    union.entered(page, union.at("budget:settlement-draw", period=str(YEAR)))
    page.goto(union.at("budget:settlement", period=str(YEAR)))
    lines = {"22": told.dues, "24": 4 * FROM_ABOVE, "31": told.care, "33": 12 * ALLOWANCE, "38": told.remitted}
    lines |= {"10": 20_000_000, "20": told.dues + 4 * FROM_ABOVE, "30": told.care + 12 * ALLOWANCE + told.remitted}
    lines["50"] = lines["10"] + lines["20"] - lines["30"]
    said = {
        row[1]["text"]: (numbers(cell["text"])[-1], cell["way"])
        for row in grid(page)
        for cell in row
        if "Quyết toán" in cell["title"] and cell["text"]
    }
    assert {code: amount for code, (amount, _way) in said.items() if amount} == lines
    assert (axe(page), sideways(page)) == ([], 0)
    for code, amount in lines.items():
        page.goto(said[code][1])
        rows = grid(page)
        if code == "50":
            rows = [row for row in rows if "sách công đoàn" in row[0]["text"]]
        title = {"10": "Số tiền (đ)", "50": "Chuyển kỳ sau (đ)"}.get(code) or next(
            cell["title"] for cell in rows[0] if cell["title"].startswith("Vào mục")
        )
        assert column(rows, title) == amount, f"line {code} of B07 and its vouchers"
    made = Filing.objects.get(kind="settlement", year=YEAR)
    union.entered(union.chair, union.at("budget:filing-agree", pk=made.pk))
    union.entered(page, union.at("budget:filing-send", pk=made.pk))


def tell_the_members(union, cast, phone):
    """What is told is what the books say; each amount opens its rows, each row its voucher. A member reads it on a phone."""
    union.estimate(YEAR + 1)
    page, kinds = union.chair, ("care", "funds", "dues", "estimate", "settlement")
    for kind in kinds:
        year = YEAR + 1 if kind == "estimate" else YEAR
        union.entered(page, union.at("disclosure:publish"), kind=kind, year=str(year), told_on="15/01/2022", places="board")
    follower = Follower(page)
    for row in Publication.objects.exclude(kind="care").order_by("pk"):
        follower.follow(union.at("disclosure:publication", pk=row.pk))
    drives = [("Thu (đ)", 45 * each) for _name, kind, _on, each, _to, _amount in DRIVES.values() if kind == "drive"]
    assert set(drives) <= {(title, figure) for _label, title, figure in follower.followed}
    assert len(follower.followed) == 30, "funds, dues, estimate, settlement: none is left out"
    told = Publication.objects.get(kind="care")
    page.goto(union.at("disclosure:publication", pk=told.pk))
    ways = {}
    for link in page.locator("main table a").all():
        ways.setdefault(link.get_attribute("href"), []).extend(numbers(link.inner_text()))
    assert sorted(ways.values()) == sorted([[30, 30 * VISIT], [108, 45 * 200_000 + 23 * 100_000 + 20 * 50_000 + 20 * 60_000]])
    for way, (count, amount) in ways.items():
        page.goto(way)
        assert f"{count} " in page.locator("main").inner_text() and amount in numbers(page.locator("main").inner_text())
        papers = page.locator("main tbody a[href*='/chung-tu/']")
        assert papers.count() == page.locator("main tbody tr").count(), "each row opens its voucher"
        papers.first.click()
        page.wait_for_load_state()
        assert "Phiếu chi" in page.locator("h1").inner_text()
    reader = phone(cast.member)
    reader.goto(reverse("disclosure:mine"))
    assert (
        reader.locator("main section.card").count() >= len(kinds)
        and f"{30 * VISIT:,}".replace(",", ".") in reader.locator("main").inner_text()
    )
    assert (axe(reader), sideways(reader)) == ([], 0)
