"""One decision for many rows, on the preview: the questions by text, their controls, what is kept, refused, taken back."""

import pytest
from bs4 import BeautifulSoup

from congdoan import workbooks
from congdoan.overview.tests.factories import GOOD, HEADINGS, at, previewed, sent
from congdoan.ui.forms import KEY
from congdoan.workbooks.models import Answer
from congdoan.workbooks.tests.club import Call

pytestmark = pytest.mark.usefixtures("club_sheets")
HEAD = ["Họ và tên", "Ngày sinh", "Giới tính", "Đơn vị (mã)"]


def members(number, unit="Tổ 1"):
    return {"Hội viên": [HEAD, *([f"Trần Văn {place}", "1980", "Nam", unit] for place in range(number))]}


def soup(answer, status=200):
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def fields(form):
    """What a browser would send of a form, nothing chosen yet."""
    return {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]") if field["name"] != "csrfmiddlewaretoken"}


def send(client, form, **more):
    return client.post(form["action"], fields(form) | more, follow=False)


def test_a_text_is_asked_about_once_with_the_number_of_its_rows(cast, sign_in):
    batch = previewed(cast.chair, cast.union, members(35))
    page = soup(sign_in(cast.chair).get(at("import", batch)))
    form = page.select_one("form.cd-hieu")
    assert words(form.label) == "“Tổ 1”"
    assert (
        words(form.span) == "cột Đơn vị (mã), trang Hội viên, dòng 2, Trần Văn 0 ; dòng 3, Trần Văn 1 ; dòng 4, Trần Văn 2 và 32 dòng nữa"
    )
    assert words(form.button) == "Sửa cho cả 35 dòng"
    assert [words(option) for option in form.select("option")][:3] == ["Đọc là…", "KDD · Công đoàn khối dân Đảng", "KDD-T1 · Tổ Văn phòng"]
    assert len(page.select("form.cd-hieu")) == 1


def test_one_choice_repairs_them_all_and_says_so(cast, sign_in):
    batch = previewed(cast.chair, cast.union, members(35))
    client = sign_in(cast.chair)
    answer = send(client, soup(client.get(at("import", batch))).select_one("form.cd-hieu"), value="KDD-T1")
    assert (answer.status_code, answer["Location"]) == (303, at("import", batch) + "#can-sua")
    page = soup(client.get(at("import", batch)))
    assert words(page.select_one(".cd-dinh b")) == "Sẽ ghi 35 dòng"
    assert not page.select("form.cd-hieu")
    assert "Đã đọc “Tổ 1” là “KDD-T1”." in page.text
    told = words(page.select_one("[aria-labelledby=da-hieu]"))
    assert "“Tổ 1” đọc là “KDD-T1” cột Đơn vị (mã), trang Hội viên: 35 dòng" in told


def test_choices_are_chosen_and_days_are_typed(cast, sign_in):
    calls = [HEADINGS, ["31/02/2019", "Vũ Thị Dung", "đau bụng", "1", None], ["12/03/2017", "Vũ Thị Dung", "đau bụng", "500.000", None]]
    batch = previewed(cast.chair, cast.union, {"Hội viên": GOOD["Hội viên"], "Thăm": calls})
    client = sign_in(cast.chair)
    by_text = {form.b.text: form for form in soup(client.get(at("import", batch))).select("form.cd-hieu")}
    assert [words(option) for option in by_text["“đau bụng”"].select("option")] == ["Đọc là…", "Ốm đau", "Hiếu"]
    assert words(by_text["“31/02/2019”"].button) == "Sửa dòng này" and not by_text["“31/02/2019”"].select("select")
    send(client, by_text["“đau bụng”"], value="Ốm đau")
    send(client, by_text["“31/02/2019”"], value="28/2/2019")
    assert words(soup(client.get(at("import", batch))).select_one(".cd-dinh b")) == "Sẽ ghi 4 dòng"


def test_a_refusal_keeps_what_was_typed_beside_its_control(cast, sign_in):
    calls = [HEADINGS, ["31/02/2019", "Vũ Thị Dung", "Ốm đau", "1", None]]
    batch = previewed(cast.chair, cast.union, {"Hội viên": GOOD["Hội viên"], "Thăm": calls})
    client = sign_in(cast.chair)
    page = soup(send(client, soup(client.get(at("import", batch))).select_one("form.cd-hieu"), value="30/2/2019"), status=422)
    assert page.title.text.startswith("Lỗi:")
    typed = page.select_one("form.cd-hieu #id_value")
    assert (typed["value"], typed["aria-invalid"]) == ("30/2/2019", "true")
    assert words(page.select_one("form.cd-hieu .cd-loi-chu")).startswith("Tháng 2 không có ngày 30.")
    box = page.select_one("[role=alert]")
    assert "Chưa sửa được" in words(box) and box.a["href"] == "#id_value"
    assert page.select_one("form.cd-hieu").find_parent("details").has_attr("open")


def test_nothing_chosen_is_refused_with_a_sentence(cast, sign_in):
    batch = previewed(cast.chair, cast.union, members(2))
    client = sign_in(cast.chair)
    page = soup(send(client, soup(client.get(at("import", batch))).select_one("form.cd-hieu"), value=""), status=422)
    assert words(page.select_one("form.cd-hieu .cd-loi-chu")) == "Chọn hoặc ghi lại cho đúng rồi bấm nút Sửa."
    assert words(page.select_one(".cd-dinh b")) == "Không có dòng nào để ghi"


def test_the_same_send_twice_is_one_decision(cast, sign_in):
    batch = previewed(cast.chair, cast.union, members(2))
    client = sign_in(cast.chair)
    form = soup(client.get(at("import", batch))).select_one("form.cd-hieu")
    assert [send(client, form, value="KDD-T1").status_code for _time in range(2)] == [303, 303]
    assert Answer.objects.count() == 1


def test_a_decided_import_answers_with_a_sentence_and_asks_nothing(cast, sign_in):
    batch = previewed(cast.chair, cast.union, {"Hội viên": [*members(2)["Hội viên"], ["Lê Văn Tám", "1980", "Nam", None]]})
    client = sign_in(cast.chair)
    form = soup(client.get(at("import", batch))).select_one("form.cd-hieu")
    workbooks.commit(by=cast.chair, batch=batch)
    page = soup(send(client, form, value="KDD-T1"), status=422)
    assert "đã ghi vào sổ nên không đổi cách hiểu được nữa. Đưa tệp lên lại rồi chọn." in words(page)
    assert not page.select("form.cd-hieu")


def test_a_text_nobody_asks_about_and_a_place_that_is_none(cast, sign_in):
    batch = previewed(cast.chair, cast.union, members(2))
    client = sign_in(cast.chair)
    for number, (given, sentence) in enumerate(
        (
            ({"sheet": "Hội viên", "column": "unit", "text": "Tổ 2", "value": "KDD"}, "không còn chỗ “Tổ 2”"),
            ({"sheet": "Hội viên", "column": "x", "text": "Tổ 1", "value": "KDD"}, "Không có cột này"),
            ({}, "Không có cột này"),
        )
    ):
        assert sentence in words(soup(client.post(at("import-answer", batch), sent(str(number)) | given), status=422))


def test_it_is_taken_back(cast, sign_in):
    batch = previewed(cast.chair, cast.union, members(3))
    client = sign_in(cast.chair)
    send(client, soup(client.get(at("import", batch))).select_one("form.cd-hieu"), value="KDD-T1")
    again = previewed(cast.chair, cast.union, members(3))
    page = soup(client.get(at("import", again)))
    assert "đã hiểu như lần trước" in words(page.select_one("[aria-labelledby=da-hieu]"))
    form = page.select_one("[aria-labelledby=da-hieu] form")
    assert send(client, form).status_code == 303
    assert words(soup(client.get(at("import", again))).select_one("form.cd-hieu button")) == "Sửa cho cả 3 dòng"
    assert not Answer.objects.exists()
    assert "không còn chỗ" in words(soup(send(client, form, **{KEY: "khác"}), status=422))


def test_many_texts_are_asked_a_few_at_a_time(cast, sign_in):
    rows = {"Hội viên": [HEAD, *([f"Trần Văn {place}", "1980", "Nam", f"Tổ số {place}"] for place in range(25))]}
    page = soup(sign_in(cast.chair).get(at("import", previewed(cast.chair, cast.union, rows))))
    assert len(page.select("form.cd-hieu")) == 10
    assert "Còn 15 chữ khác; chọn xong các chữ trên thì máy hiện tiếp." in words(page)
    ids = [control["id"] for control in page.select("form.cd-hieu [name=value]")]
    assert len(set(ids)) == 10


@pytest.mark.parametrize("name", ["import-answer", "import-forget"])
def test_who_may(name, cast, deputy, sign_in):
    batch = previewed(cast.chair, cast.union, members(2))
    given = sent() | {"sheet": "Hội viên", "column": "unit", "text": "Tổ 1", "value": "KDD-T1"}
    for who, status in ((deputy, 403), (cast.accountant, 403), (cast.inspector, 403), (cast.stranger, 404)):
        assert sign_in(who).post(at(name, batch), given).status_code == status
    assert not Answer.objects.exists()
    assert sign_in(cast.chair).get(at(name, batch)).status_code == 302


def test_the_statements_of_the_page_do_not_grow(cast, sign_in, django_assert_max_num_queries, django_assert_num_queries):
    few, many = (previewed(cast.chair, cast.union, members(number)) for number in (3, 90))
    client = sign_in(cast.chair)
    with django_assert_max_num_queries(10) as seen:
        client.get(at("import", few))
    with django_assert_num_queries(len(seen)):
        client.get(at("import", many))
    assert Call.objects.count() == 0


def test_what_is_kept_for_later_files_is_said_at_once(cast, sign_in):
    batch = previewed(cast.chair, cast.union, members(2))
    client = sign_in(cast.chair)
    send(client, soup(client.get(at("import", batch))).select_one("form.cd-hieu"), value="KDD-T1")
    assert "Tệp sau của đơn vị cũng đọc thế; muốn thôi thì bấm “Thôi hiểu thế”." in words(soup(client.get(at("import", batch))))
