"""The guards of the test world themselves: each fails what it is there to fail."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import RequestFactory

from tests import browser
from tests.pages import check_form_with_errors
from tests.strict import StrictPages

FORM = """<title>Lỗi: Ghi</title><div class="cd-bao-son" tabindex="-1" autofocus><ul><li><a href="#a">Ghi tên.</a></li></ul></div>
<div class="cd-truong"><p class="cd-loi-chu" id="a_error">Ghi tên.</p><input id="a" aria-describedby="a_error"></div>"""


@pytest.mark.parametrize(("page", "message"), [("<p>!!BIẾN KHÔNG CÓ: x!!</p>", "unknown variable"), ("<c-ui.card>", "not drawn")])
def test_a_page_with_an_unknown_variable_or_an_undrawn_component_fails(page, message):
    with pytest.raises(AssertionError, match=message):
        StrictPages(lambda request: HttpResponse(page))(RequestFactory().get("/"))


def test_another_page_and_another_kind_of_answer_pass():
    assert StrictPages(lambda request: HttpResponse("<p>x</p>"))(RequestFactory().get("/")).status_code == 200
    assert StrictPages(lambda request: HttpResponse("<c-", content_type="text/plain"))(RequestFactory().get("/")).status_code == 200


def test_a_request_to_another_host_is_written_down():
    guard = SimpleNamespace(strangers=[])
    for url in ("http://127.0.0.1:8000/static/a.css", "data:image/svg+xml,x", "https://fonts.example/a.css", "http://127.0.0.1:80001/"):
        browser._note_strangers(SimpleNamespace(url=url), "http://127.0.0.1:8000", guard)
    assert guard.strangers == ["https://fonts.example/a.css", "http://127.0.0.1:80001/"]


def test_a_complaint_of_the_browser_is_written_down_but_no_refused_page():
    guard = SimpleNamespace(complaints=[], listening=True)
    for words in ("Refused to execute inline script", "Failed to load resource: the server responded with a status of 422"):
        browser._listen(SimpleNamespace(type="error", text=words), guard)
    assert guard.complaints == ["Refused to execute inline script"]


def test_a_form_that_keeps_the_rule_passes():
    check_form_with_errors(BeautifulSoup(FORM, "html.parser"))


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ("Lỗi: ", "", "Ghi"),
        ('tabindex="-1"', "", "no summary"),
        ("#a", "#b", "nowhere"),
        ('<p class="cd-loi-chu" id="a_error">Ghi tên.', '<p class="cd-loi-chu" id="a_error">Ghi họ.', "not at the field"),
        ('aria-describedby="a_error"', 'aria-describedby="c"', "aria-describedby"),
        ("Ghi tên.", "Trường này là bắt buộc.", "bắt buộc"),
        ('id="a_error"', 'id="a"', "a"),
    ],
)
def test_a_form_that_breaks_it_fails(good, bad, message):
    with pytest.raises(AssertionError, match=message):
        check_form_with_errors(BeautifulSoup(FORM.replace(good, bad), "html.parser"))
