"""Words that a newcomer stumbled over: one verb for each direction, what became of the rows, the reason beside the status, the way in."""

import re
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override

from congdoan import workbooks
from congdoan.overview.tests.factories import GOOD, HEADINGS, SPOILED, at, previewed
from congdoan.overview.tests.test_answering import soup, words

pytestmark = pytest.mark.usefixtures("club_sheets")
ROOT = Path(__file__).resolve().parents[3]
TWO_WAYS = re.compile(r"tải (lên|lại (cả )?tệp|excel\b|sổ mẫu\b)", re.IGNORECASE)
ALONE = {"Thăm": [HEADINGS, ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "500.000", None], ["31/02/2019", "Vũ Thị Dung", "Ốm đau", "1", None]]}


def test_to_send_is_dua_len_to_fetch_is_tai_ve_everywhere():
    places = [*(ROOT / "congdoan").rglob("*.py"), *(ROOT / "congdoan").rglob("*.html"), *(ROOT / "docs/guide").glob("*.md")]
    found = [str(place.relative_to(ROOT)) for place in places if TWO_WAYS.search(place.read_text(encoding="utf-8"))]
    assert found == [] or found == ["congdoan/overview/tests/test_wordings.py"]


@pytest.mark.parametrize("wording", ["Tải lên để xem", "sửa rồi tải lại cả tệp", "Tải Excel"])
def test_the_other_words_would_be_found(wording):
    assert TWO_WAYS.search(wording)


SAID = re.compile(r"""(?:translate|\b_t?\(|gettext(?:_lazy)?\()\s*(["'])(.+?)\1""")


def said_otherwise(text):
    """Words of ours that a library has in its own catalogue for something else: "Thu" is a short Thursday there."""
    with override("vi"):
        return [words for _quote, words in SAID.findall(text) if gettext(words) != words]


def test_our_words_are_nobody_elses():
    places = [*(ROOT / "congdoan").rglob("*.py"), *(ROOT / "congdoan").rglob("*.html")]
    found = {place.name: said_otherwise(place.read_text(encoding="utf-8")) for place in places if "tests" not in place.parts}
    assert {name: words for name, words in found.items() if words} == {}
    assert said_otherwise("""{% translate "Thu" %} {% translate 'Chi' %} _("Thu") gettext_lazy("Tồn")""") == ["Thu", "Thu"]


def test_rows_say_what_became_of_them(cast, sign_in):
    batch, client = previewed(cast.chair, cast.union, {**GOOD, "Thăm": [*GOOD["Thăm"], ALONE["Thăm"][2]]}), sign_in(cast.chair)
    address = at("import", batch)

    def said():
        page = soup(client.get(address, {"trang": "Thăm"}))
        rows = [words(badge) for badge in page.select(".cd-cuon tbody td .badge")]
        return (
            rows,
            [words(chip) for chip in page.select(".cd-chip")][1],
            [words(cell) for cell in page.select("[aria-labelledby=ket-qua] th")][1:3],
        )

    assert said()[:2] == (["Mới", "Mới", "Lỗi"], "Mới 4")
    workbooks.commit(by=cast.chair, batch=batch)
    assert said() == (["Đã ghi", "Đã ghi", "Bỏ lại"], "Đã ghi 4", ["Đã ghi", "Đã sửa"])
    workbooks.undo(by=cast.chair, batch=batch)
    assert said() == (["Đã hoàn tác", "Đã hoàn tác", "Bỏ lại"], "Đã hoàn tác 4", ["Đã hoàn tác", "Đã trả như cũ"])


def test_the_reason_stands_beside_the_status(cast, sign_in):
    page = soup(sign_in(cast.chair).get(at("import", previewed(cast.chair, cast.union, SPOILED)), {"trang": "Thăm", "loai": "error"}))
    state = page.select_one(".cd-cuon tbody tr").select("td")[1]
    assert words(state.select_one(".cd-vi-sao")) == "Ngày: Tháng 2 không có ngày 31. Ghi lại ngày, ví dụ 28/02/2019."


def test_all_that_is_worth_knowing_has_a_page(cast, sign_in):
    strange = [f"Cột lạ {letter}" for letter in "ABCDEFGHIKLM"]
    people = [[*GOOD["Hội viên"][0], *strange], [1, "Vũ Thị Dung", "12/03/1980", "Nữ", *strange]]
    batch, client = previewed(cast.chair, cast.union, {"Hội viên": people}), sign_in(cast.chair)
    page = soup(client.get(at("import", batch)))
    link = next(one for one in page.select("[aria-labelledby=can-biet] a") if words(one) == "Xem cả")
    whole = soup(client.get(link["href"]))
    assert words(whole.h1) == "Các điều cần biết" and len(whole.select("tbody tr")) >= 12
    assert words(soup(client.get(at("import-problems", batch))).h1) == "Các chỗ cần sửa"


def test_what_stands_in_the_sentence_is_not_said_twice(cast, sign_in):
    rows = {
        "Hội viên": [GOOD["Hội viên"][0], [1, "Vũ Thị Dung", "12/03/1980", "Nữ"]],
        "Thăm": [HEADINGS, *([f"1/1/201{n}", f"Ai {n}", "Hiếu", 1, None] for n in range(9))],
    }
    page = soup(sign_in(cast.chair).get(at("import", previewed(cast.chair, cast.union, rows))))
    assert all(words(line).count("“Ai 1”") <= 1 for line in page.select("[aria-labelledby=can-sua] li"))


class TestTheWayIn:
    def test_from_the_list_of_members_for_those_who_may(self, cast, sign_in):
        new = reverse("overview:import-new", args=[cast.union.pk])
        address = reverse("membership:member-list", args=[cast.union.pk])
        link = soup(sign_in(cast.chair).get(address)).select_one(f"main a[href='{new}']")
        assert words(link) == "Đưa danh sách từ Excel lên"
        assert not soup(sign_in(cast.inspector).get(address)).select(f"a[href='{new}']")

    def test_among_what_is_recorded_it_is_not_the_last_and_opens_the_choice_of_a_file(self, cast, sign_in):
        page = soup(sign_in(cast.chair).get(reverse("ui:record", args=[cast.union.pk])))
        cards = [one["href"] for one in page.select("main a[href]")]
        assert cards.index(reverse("overview:import-new", args=[cast.union.pk])) < len(cards) // 2
        upload = soup(sign_in(cast.chair).get(reverse("overview:import-new", args=[cast.union.pk])))
        assert upload.select_one(f"main a[href='{reverse('overview:import-list', args=[cast.union.pk])}']")


def test_a_month_that_is_none_is_told_by_the_very_day(cast):
    rows = {**GOOD, "Thăm": [HEADINGS, ["30/13/1990", "Vũ Thị Dung", "Ốm đau", "1", None]]}
    (row,) = (row for row in previewed(cast.chair, cast.union, rows).rows.filter(sheet="Thăm"))
    assert row.problems[0]["sentence"] == "Không có tháng 13. Ghi lại ngày, ví dụ 30/12/1990."


def test_lines_of_signatures_are_left_out_for_one_reason(cast):
    below = [
        [None, None, None, None, "Người lập biểu"],
        [None, None, None, None, "Nguyễn Văn A"],
        [None, "TM. BAN CHẤP HÀNH", None, None, None],
    ]
    batch = previewed(
        cast.chair,
        cast.union,
        {"Hội viên": [[*GOOD["Hội viên"][0], "Ghi chú riêng"], *([*row, None] for row in GOOD["Hội viên"][1:]), *below]},
    )
    reasons = [line["reason"] for line in batch.understood[0]["left_out"]]
    assert reasons[0] == "phần ký dưới bảng" and reasons[-1] == "phần ký dưới bảng"


def test_the_column_of_units_is_chosen_by_a_word_that_means_groups_too(cast, sign_in):
    batch = previewed(cast.chair, cast.union, {"Hội viên": [[*GOOD["Hội viên"][0], "Chỗ"], *([*row, "x"] for row in GOOD["Hội viên"][1:])]})
    page = soup(sign_in(cast.chair).get(at("import-columns", batch)))
    assert "Đơn vị, tổ (tên hoặc mã)" in [words(option) for option in page.select("option")]
