"""Figures of education over a small tree, added up by hand in the comments."""

import datetime

import pytest

from congdoan.education.choices import SessionKind, Topic
from congdoan.education.tests import factories
from congdoan.indicators import engine
from congdoan.indicators.engine import Question
from congdoan.indicators.indicator import get
from congdoan.kernel.periods import read_period
from tests.people import TODAY

pytestmark = pytest.mark.db


def figure(key, unit, period="2022"):
    """A figure of a unit for a period."""
    return engine.figure(get(key), Question(unit, read_period(period), TODAY))


@pytest.fixture
def book(cast):
    """Members: Mai, Yến (T1, women), Hạnh (T2, woman), Bảo (T2, man); Hương (woman) left on 01/05/2022.

    07/03 propaganda, gender equality: Mai, Hương        10/03 T2 propaganda, gender equality: Hạnh, Bảo
    14/04 resolution study: Mai, Yến, Hạnh, Bảo          12/05 training: Mai
    18/05 propaganda, law: Mai, Bảo (cancelled)          09/2021 gender equality: Yến
    """
    mai, yen = factories.member(cast), factories.member(cast, "Vũ Thị Yến")
    hanh = factories.member(cast, "Hoàng Thị Hạnh", unit=cast.group2)
    bao = factories.member(cast, "Trần Văn Bảo", unit=cast.group2, sex="male")
    huong = factories.member(cast, "Tạ Thị Hương", until=datetime.date(2022, 5, 1))
    equality = {"topic": Topic.GENDER_EQUALITY}
    factories.session(cast, mai, huong, held_on="2022-03-07", **equality)
    factories.session(cast, hanh, bao, held_on="2022-03-10", unit=cast.group2, **equality)
    factories.session(cast, mai, yen, hanh, bao, held_on="2022-04-14", kind=SessionKind.RESOLUTION_STUDY, document="Nghị quyết 02-NQ/TW")
    factories.session(cast, mai, held_on="2022-05-12", kind=SessionKind.TRAINING, document="Nghiệp vụ công đoàn")
    factories.session(cast, mai, bao, held_on="2022-05-18", topic=Topic.LAW, cancelled_on=TODAY, cancel_reason="Buổi không diễn ra.")
    factories.session(cast, yen, held_on="2021-09-20", **equality)
    return cast


def test_sessions_by_kind(book):
    found = figure("education.sessions", book.union)
    assert (found.value, found.records) == (4, 4)
    assert found.parts == {"học tập nghị quyết": 1, "tuyên truyền": 2, "tập huấn": 1}
    assert figure("education.sessions", book.group2).value == 1
    assert found.items[0] == "07/03/2022: Luật Bình đẳng giới"


def test_participants_once_each_and_their_attendances_by_kind(book):
    found = figure("education.participants", book.union)
    # Mai, Hương, Hạnh, Bảo, Yến; 2 + 2 + 4 + 1 lượt
    assert (found.value, found.people, found.records) == (5, 5, 9)
    assert found.parts == {"học tập nghị quyết": 4, "tuyên truyền": 4, "tập huấn": 1}


def test_training(book):
    assert (figure("education.training", book.union).value, figure("education.training", book.group).value) == (1, 0)


def test_women_reached_on_gender_equality(book):
    key = "education.gender_equality.women_reached.percent"
    found = figure(key, book.union)
    # nữ ngày cuối: Mai, Yến, Hạnh; được tuyên truyền trong năm: Mai, Hạnh (Hương đã đi, Bảo là nam, Yến từ 2021)
    assert (found.value, found.people, found.of, found.records) == (66.7, 2, 3, 2)
    # nhiệm kỳ 2021..2022: cả ba
    term = figure(key, book.union, "2021..2022")
    assert (term.value, term.people, term.of, term.records) == (100, 3, 3, 3)
    assert figure(key, book.other).value == 0


def test_members_who_studied_the_resolutions(book):
    found = figure("education.studied.percent", book.union)
    assert (found.value, found.people, found.of) == (100, 4, 4)
    assert found.items == ["14/04/2022: Nghị quyết 02-NQ/TW"] * 4


def test_a_cancelled_session_reaches_nobody(book):
    found = figure("education.legal.members_reached.percent", book.union)
    assert (found.value, found.records, found.of) == (0, 0, 4)


@pytest.mark.parametrize("key", ["education.sessions", "education.participants", "education.studied.percent"])
def test_every_row_opens_and_names_nobody_in_its_title(book, key):
    indicator = get(key)
    opened = list(engine.rows(indicator, Question(book.union, read_period("2022"), TODAY)))
    assert len(opened) == figure(key, book.union).records
    for row in opened:
        assert all(read(row) is not None for _title, read, _kind in indicator.columns)
        assert "Thị" not in indicator.title(row)
