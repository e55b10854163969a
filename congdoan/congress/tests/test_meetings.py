"""Elections grouped by the meeting that held them; what each meeting is called on the page and on its minutes."""

import datetime
import re

import pytest
from django.urls import reverse

from congdoan.congress.actions import elections
from congdoan.congress.choices import At, Position
from congdoan.congress.tests import factories

pytestmark = pytest.mark.db
DAY = datetime.date.fromisoformat
FIVE = {"issued": 5, "collected": 5, "valid": 5}


@pytest.fixture
def book(cast):
    """The congress of March 2022, the committee's first meeting two days later, a deputy chair elected a year and a half on."""
    cast.crew = factories.crew(cast)
    cast.congress = factories.congress(cast, ordinal=6)
    meeting = {"at": At.COMMITTEE_MEETING, **FIVE}
    cast.chairman = factories.election(cast, [(cast.crew[0], 5)], position=Position.CHAIR, held_on=DAY("2022-03-30"), **meeting)
    cast.committee = factories.election(cast, [(who, 50) for who in cast.crew[:5]], seats=5)
    cast.later = factories.election(cast, [(cast.crew[1], 5)], position=Position.VICE_CHAIR, held_on=DAY("2022-05-10"), **meeting)
    return cast


def page(client, name, unit, pk):
    return client.get(reverse(f"congress:{name}", kwargs={"unit_id": unit.pk, "pk": pk})).content.decode()


def test_elections_stand_under_their_meeting_and_its_day(book, sign_in):
    text = page(sign_in(book.chair), "congress", book.union, book.congress.pk)
    titles = re.findall(r"<h[23][^>]*>([^<]+)</h[23]>", text.split("<aside")[0])
    wanted = [
        "Tại đại hội, ngày 28/03/2022", "Bầu Ban Chấp hành", "Hội nghị Ban Chấp hành lần thứ nhất, ngày 30/03/2022", "Bầu Chủ tịch",
        "Hội nghị Ban Chấp hành, ngày 10/05/2022", "Bầu Phó chủ tịch",
    ]  # fmt: skip
    assert [title for title in titles if title in wanted] == wanted


def test_on_one_day_the_congress_stands_before_the_committee(book, sign_in):
    made = factories.election(
        book, [(book.crew[2], 5)], position=Position.STANDING_COMMITTEE, at=At.COMMITTEE_MEETING, held_on=factories.HELD, **FIVE
    )
    text = page(sign_in(book.chair), "congress", book.union, book.congress.pk)
    assert text.index("Tại đại hội, ngày 28/03/2022") < text.index("Hội nghị Ban Chấp hành lần thứ nhất, ngày 28/03/2022")
    assert text.index("Hội nghị Ban Chấp hành lần thứ nhất, ngày 28/03/2022") < text.index("Hội nghị Ban Chấp hành, ngày 30/03/2022")
    assert "Hội nghị Ban Chấp hành lần thứ nhất, nhiệm kỳ 2022-2027" in page(sign_in(book.chair), "election-minutes", book.union, made.pk)


@pytest.mark.parametrize(
    ("which", "head"),
    [
        ("committee", "Đại hội lần thứ 6, nhiệm kỳ 2022-2027"),
        ("chairman", "Hội nghị Ban Chấp hành lần thứ nhất, nhiệm kỳ 2022-2027"),
        ("later", "Hội nghị Ban Chấp hành, nhiệm kỳ 2022-2027"),
    ],
)
def test_the_minutes_name_the_meeting(book, sign_in, which, head):
    text = page(sign_in(book.chair), "election-minutes", book.union, getattr(book, which).pk)
    assert head in text
    assert ("Đại hội lần thứ 6" in text) == (which == "committee")


def test_a_meeting_long_after_the_congress_is_not_called_the_first(book, sign_in):
    elections.cancel(by=book.chair, election=book.chairman, version=1, reason="ghi nhầm")
    assert "lần thứ nhất" not in page(sign_in(book.chair), "congress", book.union, book.congress.pk)


def test_the_makers_note_on_a_rule_stays_in_the_rule(book, sign_in):
    text = page(sign_in(book.chair), "election", book.union, book.committee.pk)
    assert "quá nửa số phiếu" in text and "đối chiếu" not in text and "tóm tắt" not in text
