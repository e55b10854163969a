"""Each component draws what its attributes say, and knows nothing of the page around it."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.template import engines
from django.test import RequestFactory

from congdoan.ui import gallery

DAY = datetime.date(2022, 5, 24)


def drawn(source, **context):
    """The HTML of a template source, drawn as a page's would be."""
    from django_cotton.compiler_regex import CottonCompiler

    request = RequestFactory().get("/")
    request.actor = None
    template = engines["django"].from_string(CottonCompiler().process(source))
    return BeautifulSoup(template.render(context, request), "html.parser")


def text(source, **context):
    return " ".join(drawn(source, **context).get_text(" ").split())


def test_every_component_stands_in_the_gallery_and_says_its_attributes():
    components = {path.stem for path in (gallery.TEMPLATES / "cotton" / "ui").glob("*.html")}
    examples = gallery.examples()
    assert {example["name"] for example in examples} == components
    assert [example["name"] for example in examples if "<c-ui." not in example["words"]] == []


def test_money_and_days_are_written_as_in_vietnam():
    assert text('<c-ui.money :amount="n" />', n=1_500_000) == "1.500.000 đ"
    assert text('<c-ui.money :amount="n" />', n=None) == ""
    assert drawn('<c-ui.date :day="d" />', d=DAY).time["datetime"] == "2022-05-24"
    assert text('<c-ui.date :day="d" />', d=None) == ""


def test_a_figure_without_rows_is_plain_text():
    assert drawn('<c-ui.fig url="/so/">30 lượt</c-ui.fig>').a["href"] == "/so/"
    assert drawn("<c-ui.fig>0</c-ui.fig>").a is None
    assert "Số khai báo" in text('<c-ui.fig url="/so/" declared>30</c-ui.fig>')
    opened = drawn('<c-ui.fig url="/so/" panel="ngan-keo">30</c-ui.fig>').a
    assert (opened["hx-target"], opened["aria-expanded"], opened["href"]) == ("#ngan-keo", "false", "/so/")


def test_what_people_write_is_escaped_once():
    page = drawn('<c-ui.card title="{{ words }}">{{ words }}</c-ui.card>', words="A <b> & B")
    assert page.h2.get_text() == "A <b> & B"
    assert page.section["aria-label"] == "A <b> & B"
    assert page.b is None


def test_a_component_sees_nothing_of_the_page_around_it():
    assert "bí mật" not in text(
        '<c-ui.card>x</c-ui.card><c-ui.notice>y</c-ui.notice><c-ui.page title="z" />', title="bí mật", lead="bí mật"
    )


def test_a_badge_has_a_word_and_a_card_its_side():
    badge = drawn('<c-ui.badge kind="son" icon="gio">Trễ 3 ngày</c-ui.badge>').span
    assert badge["class"] == ["badge", "cd-b-son"]
    assert badge.use["href"] == "#i-gio"
    assert "Xem cả tháng" in text('<c-ui.card title="Vừa ghi"><c-slot name="side">Xem cả tháng</c-slot>x</c-ui.card>')


def test_as_of_another_day_is_turmeric_and_leads_back():
    page = drawn('<c-ui.asof :day="day" :today="today" action="/to-chuc/" />', day=datetime.date(2021, 6, 30), today=DAY)
    assert "cd-ngay-cu" in page.form["class"]
    assert page.find("a")["href"] == "/to-chuc/"
    assert "Hôm nay" in text('<c-ui.asof :day="day" :today="day" action="/" />', day=DAY)


def test_steps_say_which_is_done_and_which_is_now():
    items = drawn('<c-ui.steps :steps="steps" now="2" />', steps=["Chọn", "Xem", "Ghi"]).find_all("li")
    assert [item.get("class") for item in items] == [["cd-roi"], None, None]
    assert [item.get("aria-current") for item in items] == [None, "step", None]


def test_a_confirmation_is_a_form_that_opens_without_script():
    page = drawn(
        '<c-ui.confirm label="Hủy" title="Hủy lần thăm này" button="Hủy, giữ dấu vết" kind="danger" action="/huy/"><p>Vì sao</p></c-ui.confirm>'
    )
    assert page.details.form["method"] == "post"
    assert page.details.form.find("input", {"name": "csrfmiddlewaretoken"})
    assert page.details.get("open") is None


def test_facts_and_a_timeline_hold_their_rows():
    facts = drawn('<c-ui.kv :rows="rows" />', rows=gallery.FACTS)
    assert [item.get_text() for item in facts.find_all("dt")] == ["Ngày sinh", "Thăm hỏi"]
    line = drawn('<c-ui.timeline :groups="groups" />', groups=gallery.GROUPS)
    assert [item.p.get_text() for item in line.find_all("li")] == ["Chờ thăm Báo nằm viện", "Quỹ Góp Quỹ Vì người nghèo 100.000 đ"]


@pytest.mark.parametrize("name", gallery.icons())
def test_every_icon_is_in_the_sprite_once(name):
    assert gallery.icons().count(name) == 1


@pytest.mark.django_db
def test_the_gallery_shows_them_all(sign_in, cast):
    page = sign_in(cast.member).get("/giao-dien/")
    assert page.status_code == 200
    found = {section["id"] for section in BeautifulSoup(page.content, "html.parser").select("section.card[id]")}
    assert found >= {example["name"] for example in gallery.examples()}


def test_every_icon_named_in_a_template_is_in_the_sprite():
    import re
    from pathlib import Path

    known, rooms = set(gallery.icons()), Path(gallery.__file__).resolve().parents[1]
    named = re.compile(r"""\{% icon ['"]([a-z]+)['"] %\}|(?<![\w-])icon=["']([a-z]+)["']""")
    missing = {
        f"{path.name}: {name}"
        for path in rooms.rglob("*")
        if path.suffix in (".html", ".py") and "tests" not in path.parts and path.is_file()
        for match in named.finditer(path.read_text(encoding="utf-8"))
        if (name := match[1] or match[2]) not in known
    }
    assert missing == set()
