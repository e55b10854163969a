"""Figures of care over a small tree, added up by hand in the comments."""

import pytest

from congdoan.care.choices import Occasion, Reason, Recipient
from congdoan.care.tests import factories
from congdoan.finance.choices import MoneySource
from congdoan.finance.tests.factories import fund as a_fund
from congdoan.indicators import engine
from congdoan.indicators.engine import Question
from congdoan.indicators.indicator import get
from congdoan.kernel.periods import read_period
from tests.people import TODAY

pytestmark = pytest.mark.db


def figure(key, unit, period="2022"):
    """A figure of a unit for a period."""
    return engine.figure(get(key), Question(unit, read_period(period), TODAY))


def rows(key, unit, period="2022"):
    """The rows behind it."""
    return list(engine.rows(get(key), Question(unit, read_period(period), TODAY)))


@pytest.fixture
def book(cast):
    """Two members of T1, one of T2, one of another union; five visits stand in 2022, one is cancelled, one is of 2021.

    Mai  T1  18/05  hospital  500.000  union budget          Mai  T1  02/03  sick at home  200.000  fund
    Yến  T1  05/02  birth     300.000  union budget          Bảo  T2  20/01  funeral       500.000  employer
    Mai  KDD 10/04  hospital        0                        (Mai T1  11/04  cancelled; Mai T1 31/12/2021; Hoa of YT 03/03)
    """
    mai = factories.member(cast)
    yen = factories.member(cast, "Vũ Thị Yến")
    bao = factories.member(cast, "Trần Văn Bảo", unit=cast.group2, sex="male")
    hoa = factories.member(cast, "Lê Thị Hoa", unit=cast.other)
    factories.visit(cast, mai, "2022-05-18")
    factories.visit(cast, mai, "2022-03-02", Reason.SICK_AT_HOME, 200_000, source=MoneySource.FUND, fund=a_fund(cast))
    factories.visit(cast, yen, "2022-02-05", Reason.CHILDBIRTH, 300_000)
    factories.visit(cast, bao, "2022-01-20", Reason.FUNERAL, 500_000, unit=cast.group2, source=MoneySource.EMPLOYER)
    factories.visit(cast, mai, "2022-04-10", amount=0, unit=cast.union)
    factories.visit(cast, mai, "2022-04-11", cancelled_on=TODAY, cancel_reason="Ghi nhầm.")
    factories.visit(cast, mai, "2021-12-31")
    factories.visit(cast, hoa, "2022-03-03", unit=cast.other)
    return cast


class TestVisits:
    def test_of_the_union(self, book):
        found = figure("care.visits", book.union)
        # 500 + 200 + 300 + 500 + 0 = 1.500 nghìn; Mai ba lần, Yến, Bảo
        assert (found.value, found.records, found.people, found.amount) == (5, 5, 3, 1_500_000)
        assert found.parts == {"nằm viện": 2, "ốm tại nhà": 1, "sinh con": 1, "hiếu": 1}

    def test_of_a_group_and_of_the_district(self, book):
        # T1: 500 + 200 + 300; huyện: thêm 500 của Trường Yên Trung
        assert [(found.value, found.people, found.amount) for found in (figure("care.visits", unit) for unit in (book.group, book.district))] == [
            (3, 2, 1_000_000), (6, 4, 2_000_000),
        ]  # fmt: skip

    def test_only_the_period_counts(self, book):
        assert figure("care.visits", book.union, "2022-Q1").value == 3
        assert figure("care.visits", book.union, "2021").value == 1
        assert figure("care.visits", book.union, "2020").value == 0

    def test_the_rows_add_up_to_the_figure(self, book):
        found = figure("care.visits", book.union)
        opened = rows("care.visits", book.union)
        assert (len(opened), sum(visit.amount for visit in opened)) == (found.records, found.amount)

    def test_by_source(self, book):
        found = figure("care.visits.by_source", book.union)
        assert found.parts == {"ngân sách công đoàn": 2, "quỹ": 1, "chuyên môn hỗ trợ": 1, "chưa ghi nguồn": 1}
        assert sum(found.parts.values()) == found.value == 5

    def test_no_title_and_no_column_says_why_nor_title_who(self, book):
        for key in ("care.visits", "care.visits.by_source"):
            indicator = get(key)
            for visit in rows(key, book.union):
                shown = [str(read(visit)) for _title, read, _kind in indicator.columns]
                assert visit.get_reason_display() not in " ".join(shown)
                assert visit.person.full_name not in indicator.title(visit)
        assert "Quỹ xã hội công đoàn" in [
            read(visit) for visit in rows("care.visits", book.union) for _t, read, _k in get("care.visits").columns
        ]


class TestGifts:
    @pytest.fixture
    def given(self, cast):
        """Mid-Autumn 2021: Khôi, Thư (100.000 each); 1/6/2021: Khôi (80.000); 8/3/2022: Mai; Tết 2022: Mai, Bảo; a stranger."""
        mai = factories.member(cast)
        bao = factories.member(cast, "Trần Văn Bảo", unit=cast.group2, sex="male")
        khoi, thu = factories.child(cast, mai), factories.child(cast, mai, "Minh Thư", 2017)
        factories.gift(cast, of=khoi)
        factories.gift(cast, of=thu)
        factories.gift(cast, of=khoi, given_on="2021-06-01", occasion=Occasion.CHILDREN_0106, amount=80_000)
        factories.gift(cast, to=mai, given_on="2022-03-08", occasion=Occasion.WOMEN_0803, amount=50_000)
        for person in (mai, bao):
            factories.gift(cast, to=person, given_on="2022-01-25", occasion=Occasion.TET, amount=300_000)
        factories.gift(cast, given_on="2022-01-25", recipient=Recipient.OTHER, recipient_name="Bà Nguyễn Thị Bảy", amount=200_000)
        factories.gift(cast, to=mai, given_on="2022-02-14", cancelled_on=TODAY, cancel_reason="Ghi nhầm.")
        return cast

    @pytest.mark.parametrize(
        ("key", "value", "people", "amount"),
        [
            ("care.gifts", 7, None, 1_130_000),  # 100 + 100 + 80 + 50 + 300 + 300 + 200
            ("care.gifts.children", 3, 2, 280_000),  # Khôi hai lần
            ("care.gifts.members", 3, 2, 650_000),  # Mai hai lần, Bảo
            ("care.gifts.women", 1, 1, 50_000),
        ],
    )
    def test_values(self, given, key, value, people, amount):
        found = figure(key, given.union, "2021..2022")
        assert (found.value, found.records, found.people, found.amount) == (value, value, people, amount)
        opened = rows(key, given.union, "2021..2022")
        assert (len(opened), sum(gift.amount for gift in opened)) == (value, amount)

    def test_parts_and_columns(self, given):
        assert figure("care.gifts.children", given.union, "2021").parts == {"Tết Thiếu nhi 1/6": 1, "Tết Trung thu": 2}
        for gift in rows("care.gifts", given.union, "2021..2022"):
            assert all(str(read(gift)) for _title, read, _kind in get("care.gifts").columns)
            assert gift.name not in get("care.gifts").title(gift)
