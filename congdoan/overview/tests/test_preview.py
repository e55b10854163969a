"""The preview: every row with its state, changes and messages in their cells, problems that lead to their rows, pages by key."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan import workbooks
from congdoan.overview.tests.factories import GOOD, HEADINGS, SPOILED, at, many, previewed
from congdoan.workbooks.models import StagedRow

pytestmark = pytest.mark.usefixtures("club_sheets")


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def rows(page):
    """[[words of each cell]] of the sheet that is open."""
    return [[words(cell) for cell in row.find_all("td")] for row in page.select(".cd-cuon tbody tr")]


def test_chips_count_the_rows_by_status(cast, sign_in):
    batch = previewed(cast.chair, cast.union, SPOILED)
    page = soup(sign_in(cast.chair).get(at("import", batch)))
    assert [words(chip) for chip in page.select(".cd-chip")] == ["Cả 6 dòng", "Mới 4", "Thay đổi 0", "Giống hệt 0", "Lỗi 2"]
    assert words(page.select_one(".cd-dinh b")) == "Sẽ ghi 4 dòng, bỏ lại 2 dòng lỗi"
    assert page.h1.text == "Xem trước: chưa có gì được ghi"


def test_the_first_sheet_in_error_is_open_and_says_what_to_write(cast, sign_in):
    batch = previewed(cast.chair, cast.union, SPOILED)
    page = soup(sign_in(cast.chair).get(at("import", batch)))
    assert words(page.select_one("#trang-tinh")) == "Trang tính Thăm, 4 dòng"
    third = rows(page)[2]
    assert third[1].startswith("Lỗi")
    assert third[2] == "31/02/2019 Tháng 2 không có ngày 31. Ghi lại ngày, ví dụ 28/02/2019."
    bad = page.select(".cd-cuon tbody tr")[2].select("td.cd-o-loi")
    assert [cell["data-l"] for cell in bad] == ["Ngày"]


def test_unknown_columns_are_kept_in_the_preview(cast, sign_in):
    batch = previewed(cast.chair, cast.union, SPOILED)
    page = soup(sign_in(cast.chair).get(at("import", batch), {"trang": "Hội viên"}))
    assert words(page.select(".cd-cuon thead th")[-1]) == "Ghi chú riêng (chưa hiểu, không nhập)"
    assert rows(page)[0][-1] == "abc"


def test_problems_are_gathered_by_repair_and_lead_to_their_rows(cast, sign_in):
    batch = previewed(cast.chair, cast.union, SPOILED)
    page = soup(sign_in(cast.chair).get(at("import", batch)))
    groups = page.select("[aria-labelledby=can-sua] details")
    assert [words(group.summary) for group in groups] == ["Ngày không có thật 1 chỗ", "Số tiền viết bằng chữ 1 chỗ"]
    link = groups[0].a
    assert words(link) == "dòng 4, Vũ Thị Dung"
    assert words(link.parent) == "cột Ngày, trang Tham, dòng 4, Vũ Thị Dung"
    address, _sign, anchor = link["href"].partition("#")
    target = soup(sign_in(cast.chair).get(address)).find(id=anchor)
    assert words(target.td) == "4"


def test_old_and_new_stand_side_by_side(cast, sign_in):
    workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, GOOD))
    changed = {
        "Thăm": [
            HEADINGS,
            ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "300.000", "sửa"],
            ["20/06/2017", "Lương Văn Hùng", "Hiếu", 500000, "đã viếng"],
        ]
    }
    changed["Thăm"][1][3] = "500.000"
    batch = previewed(cast.chair, cast.union, changed)
    page = soup(sign_in(cast.chair).get(at("import", batch), {"loai": "changed"}))
    first, second = page.select(".cd-cuon tbody tr")
    assert (first.select_one("ins").text, first.select_one("del")) == ("sửa", None)
    assert (second.select_one("del").text, second.select_one("ins").text) == ("viếng", "đã viếng")


def test_a_status_shows_only_its_rows_and_sheets(cast, sign_in):
    batch = previewed(cast.chair, cast.union, SPOILED)
    page = soup(sign_in(cast.chair).get(at("import", batch), {"loai": "error", "trang": "Hội viên"}))
    assert [row[0] for row in rows(page)] == ["4", "5"], "no member is in error, so the sheet of calls is open"


def test_pages_by_key(cast, sign_in):
    batch = previewed(cast.chair, cast.union, many(120))
    client, seen = sign_in(cast.chair), []
    address = at("import", batch) + "?trang=Th%C4%83m"
    while address:
        page = soup(client.get(address))
        seen += [int(row[0]) for row in rows(page)]
        following = page.select_one(".cd-trang a[rel=next]")
        address = following and following["href"].partition("#")[0]
    assert seen == list(range(2, 122))
    back = soup(client.get(page.select_one(".cd-trang a[rel=prev]")["href"].partition("#")[0]))
    assert [int(row[0]) for row in rows(back)] == list(range(52, 102))


def test_a_problem_far_down_leads_to_its_page(cast, sign_in):
    sheets = many(120)
    sheets["Thăm"][100][0] = "31/02/2019"
    client = sign_in(cast.chair)
    page = soup(client.get(at("import", previewed(cast.chair, cast.union, sheets))))
    address, _sign, anchor = page.select_one("[aria-labelledby=can-sua] a[href*='#d']")["href"].partition("#")
    shown = soup(client.get(address))
    assert words(shown.find(id=anchor).td) == "101"
    assert words(shown.select(".cd-cuon tbody tr")[0].td) == "98", "three rows above it are shown too"


def test_the_number_of_statements_does_not_grow_with_the_rows(cast, sign_in, django_assert_max_num_queries, django_assert_num_queries):
    small, large = (previewed(cast.chair, cast.union, many(number, wrong=number // 2)) for number in (8, 200))
    client = sign_in(cast.chair)
    for name in ("import", "import-columns", "import-problems"):
        with django_assert_max_num_queries(10) as seen:
            client.get(at(name, small))
        with django_assert_num_queries(len(seen)):
            client.get(at(name, large))


def test_many_problems_of_one_kind_are_cut_and_lead_to_all(cast, sign_in):
    book = many(60)
    for row in book["Thăm"][1:41]:
        row[3] = None
    batch = previewed(cast.chair, cast.union, book)
    client = sign_in(cast.chair)
    group = soup(client.get(at("import", batch))).select_one("[aria-labelledby=can-sua] details")
    assert len(group.select("li")) == 10
    assert "và 30 chỗ nữa cùng kiểu." in words(group)
    whole = soup(client.get(at("import-problems", batch)))
    assert len(whole.select("tbody tr")) == 40
    assert words(whole.select("tbody tr")[0]).startswith("Thăm 2 Số tiền Chưa ghi Số tiền.")


def test_nothing_to_write_says_why(cast, sign_in):
    workbooks.commit(by=cast.chair, batch=previewed(cast.chair, cast.union, GOOD))
    page = soup(sign_in(cast.chair).get(at("import", previewed(cast.chair, cast.union, GOOD))))
    assert "Mọi dòng của tệp đã có trong sổ, giống hệt." in words(page.select_one(".cd-dinh"))
    assert not page.select("form[action$='/ghi/']")


def test_a_file_without_a_row(cast, sign_in):
    page = soup(sign_in(cast.chair).get(at("import", previewed(cast.chair, cast.union, {"Lạ": [["a"], ["b"]]}))))
    assert "Tệp không có dòng nào đọc được" in page.text


class TestWhoMayRead:
    """The rows hold everything at once: whoever brought the file, and the chair."""

    def test_the_importer_and_the_chair(self, cast, deputy, sign_in):
        batch = previewed(deputy, cast.union, SPOILED)
        assert sign_in(deputy).get(at("import", batch)).status_code == 200
        assert sign_in(cast.chair).get(at("import", batch)).status_code == 200

    @pytest.mark.parametrize(
        "name", ["import", "import-columns", "import-problems", "import-commit", "import-undo", "import-discard", "import-marked"]
    )
    def test_another_who_may_import_gets_403_with_a_sentence(self, name, cast, deputy, sign_in):
        batch = previewed(cast.chair, cast.union, SPOILED)
        answer = sign_in(deputy).get(at(name, batch))
        assert answer.status_code == 403
        assert "Tệp này do Phạm Văn Bình đưa lên" in answer.content.decode()

    @pytest.mark.parametrize(("who", "status"), [("accountant", 403), ("inspector", 403), ("stranger", 404)])
    def test_others(self, who, status, cast, sign_in):
        batch = previewed(cast.chair, cast.union, SPOILED)
        assert sign_in(getattr(cast, who)).get(at("import", batch)).status_code == status

    def test_an_import_of_another_unit(self, cast, sign_in):
        batch = previewed(cast.chair, cast.union, SPOILED)
        address = reverse("overview:import", kwargs={"unit_id": cast.group.pk, "batch_id": batch.pk})
        assert sign_in(cast.chair).get(address).status_code == 404

    def test_no_such_import(self, cast, sign_in):
        address = reverse("overview:import", kwargs={"unit_id": cast.union.pk, "batch_id": 999})
        assert sign_in(cast.chair).get(address).status_code == 404

    def test_the_list_links_only_what_one_may_read(self, cast, deputy, sign_in):
        previewed(cast.chair, cast.union, SPOILED)
        address = reverse("overview:import-list", kwargs={"unit_id": cast.union.pk})
        assert soup(sign_in(cast.chair).get(address)).select("tbody a")
        page = soup(sign_in(deputy).get(address))
        assert not page.select("tbody a")
        assert "so.xlsx" in page.text


def test_a_get_writes_nothing(cast, sign_in):
    batch = previewed(cast.chair, cast.union, SPOILED)
    before = StagedRow.objects.count()
    for name in ("import", "import-columns", "import-problems", "import-commit", "import-discard", "import-marked"):
        assert sign_in(cast.chair).get(at(name, batch)).status_code == 200
    batch.refresh_from_db()
    assert (batch.state, StagedRow.objects.count()) == ("previewed", before)
