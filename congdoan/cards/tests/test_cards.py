"""Cards: issued, handed over, ended and renewed; what the public page says and keeps to itself; the sheet of ten."""

import datetime
import io

import pypdf
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.cards import queries
from congdoan.cards.actions import cards
from congdoan.cards.models import Card
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership.actions import lives, members
from congdoan.membership.tests import factories
from tests.people import TODAY

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def issued(cast, *rows, on=TODAY):
    return cards.issue(by=cast.chair, unit=cast.union, persons=[row.person for row in rows], valid_from=on)


def public(token, client=None):
    return (client or Client()).get(reverse("cards:check", args=[token]))


@pytest.fixture
def today(monkeypatch):
    """The public page's clock: a list whose one value may be changed."""
    held = [TODAY]
    monkeypatch.setattr("congdoan.cards.views.public.timezone.localdate", lambda: held[0])
    return held


class TestPublicPage:
    def test_a_good_card_says_union_and_year_and_nothing_of_its_bearer(self, cast, today):
        mai = factories.member(cast, "Trần Thị Mai", unit=cast.group, member_number="BL 001 234", job_title="Văn thư")
        (card,) = issued(cast, mai)
        answer = public(card.token)
        page = answer.content.decode()
        assert answer.status_code == 200 and "Thẻ có giá trị" in page and cast.union.name in page and "Năm 2022" in page
        for told in ("Mai", "BL 001", "BL001", "Văn thư", "2015", "1986", cast.group.name, "Bình Lục"):
            assert told not in page, told
        assert not answer.cookies and answer["Cache-Control"] == "no-store"
        assert "noindex" in answer["X-Robots-Tag"] and answer["Referrer-Policy"] == "no-referrer" and "style=" not in page

    def test_an_ended_card_a_wrong_token_and_one_that_never_was_give_the_same_page(self, cast, today):
        mai = factories.member(cast)
        (card,) = issued(cast, mai)
        nothing = public("A" * 22).content
        assert nothing != public(card.token).content
        cards.end(by=cast.chair, membership=mai, version=1, ends_on=TODAY, why_ended="lost", renews=True, kind="linked")
        new = Card.objects.get(valid_until=None)
        assert (card.kind, new.kind) == ("ordinary", "linked")
        assert new.token != card.token and "Thẻ có giá trị" in public(new.token).content.decode()
        for token in (card.token, "x", "0" * 400, new.token.swapcase()):
            answer = public(token)
            assert (answer.status_code, answer.content) == (200, nothing)

    def test_good_on_the_days_of_membership_without_pauses(self, cast, today):
        mai = factories.member(cast)
        (card,) = issued(cast, mai, on=TODAY - 5 * DAY)
        lives.suspend(by=cast.chair, membership=mai, version=1, reason="study", valid_from=TODAY + 10 * DAY, last_day=TODAY + 19 * DAY)
        members.leave(by=cast.chair, membership=mai, version=1, last_day=TODAY + 30 * DAY, why_left="left_employer", why_left_note="")
        days = {-6: False, -5: True, 0: True, 9: True, 10: False, 19: False, 20: True, 30: True, 31: False}
        assert {n: queries.valid_unit(card.token, TODAY + n * DAY) is not None for n in days} == days

    def test_a_stranger_who_asks_too_often_waits(self, cast, today, settings):
        settings.ACCOUNT_RATE_LIMITS = {"card": "3/m/ip"}
        cache.clear()
        (card,) = issued(cast, factories.member(cast))
        assert [public(card.token).status_code for _n in range(5)] == [200, 200, 200, 429, 429]
        cache.clear()

    def test_it_asks_little_and_only_reads(self, cast, today):
        (card,) = issued(cast, factories.member(cast, unit=cast.group))
        with CaptureQueriesContext(connection) as asked:
            public(card.token)
        assert len(asked) <= 5 and all(each["sql"].startswith("SELECT") for each in asked)
        assert Client().post(reverse("cards:check", args=[card.token])).status_code == 405


class TestBook:
    def test_issued_once_handed_over_once_ended_with_a_reason(self, cast):
        mai, an = factories.member(cast), factories.member(cast, "Lê Văn An", "male", born="02/03/1990", unit=cast.group)
        first, second = issued(cast, mai, an)
        assert first.token != second.token and len(first.token) == 22
        for refused in (
            lambda: issued(cast, mai),
            lambda: issued(cast, mai, on=TODAY + DAY),
            lambda: cards.hand_over(by=cast.chair, unit=cast.union, persons=[mai.person], handed_on=TODAY - DAY),
            lambda: cards.end(by=cast.chair, membership=mai, version=1, ends_on=TODAY + DAY, why_ended="lost"),
            lambda: cards.end(by=cast.chair, membership=mai, version=1, ends_on=TODAY, why_ended="mistaken"),
        ):
            with pytest.raises(Refused):
                refused()
        with pytest.raises(NotAllowed):
            cards.issue(by=cast.group_leader, unit=cast.group, persons=[an.person], valid_from=TODAY)
        cards.hand_over(by=cast.chair, unit=cast.union, persons=[mai.person], handed_on=TODAY)
        with pytest.raises(Refused, match="đã giao"):
            cards.hand_over(by=cast.chair, unit=cast.union, persons=[mai.person], handed_on=TODAY)
        with pytest.raises(Conflict):
            cards.end(by=cast.chair, membership=mai, version=1, ends_on=TODAY, why_ended="lost")
        cards.end(by=cast.chair, membership=mai, version=2, ends_on=TODAY, why_ended="lost", end_note="rơi ở bến xe")
        assert Card.objects.get(pk=first.pk).valid_until == TODAY and queries.card_of(mai) is None

    def test_a_former_unit_ends_no_card_and_issues_none(self, cast):
        mai = factories.member(cast)
        (card,) = issued(cast, mai)
        members.leave(by=cast.chair, membership=mai, version=1, last_day=TODAY - DAY, why_left="transferred", why_left_note="")
        mai.refresh_from_db()
        with pytest.raises(Refused, match="không còn sinh hoạt"):
            cards.end(by=cast.chair, membership=mai, version=card.version, ends_on=TODAY, why_ended="lost")
        Card.objects.all().delete()
        with pytest.raises(Refused, match="chưa là đoàn viên"):
            issued(cast, mai)


class TestScreens:
    def test_list_card_own_card_and_forms(self, cast, sign_in):
        rows = [*factories.many(cast, 12), factories.member(cast, "Bùi Thị Hà")]
        chair = sign_in(cast.chair)
        list_url, sheet_url = (reverse(f"cards:{name}", args=[cast.union.pk]) for name in ("card-list", "card-sheets"))
        assert chair.get(sheet_url).status_code == 422 and sheet_url not in chair.get(list_url).content.decode()
        form = chair.get(reverse("cards:card-issue", args=[cast.union.pk]))
        assert form.content.decode().count('name="persons"') == 13
        sent = {"lan_gui": "k", "persons": [row.person_id for row in rows[:12]], "valid_from": "24/05/2022", "kind": "ordinary"}
        assert chair.post(reverse("cards:card-issue", args=[cast.union.pk]), sent).status_code == 303
        page = chair.get(list_url)
        assert sheet_url in page.content.decode()
        assert "12 trên 13 người có thẻ; 12 thẻ chưa giao." in page.content.decode()
        with CaptureQueriesContext(connection) as asked:
            chair.get(list_url)
        assert len(asked) <= 14, "\n".join(each["sql"][:90] for each in asked)
        pdf = pypdf.PdfReader(io.BytesIO(chair.get(sheet_url).content))
        words = pdf.pages[0].extract_text() + pdf.pages[1].extract_text()
        assert len(pdf.pages) == 2 and rows[0].person.full_name in words and cast.union.name in words
        first = chair.get(reverse("cards:member-card", args=[rows[0].unit_id, rows[0].pk])).content.decode()
        assert rows[0].person.full_name in first and "<svg" in first and "style=" not in first

    def test_who_had_a_card_on_a_day(self, cast, sign_in):
        row = factories.member(cast, "Bùi Thị Hà")
        issued(cast, row)
        Card.objects.update(valid_from="2022-03-01", handed_on="2022-04-01")
        address, chair = reverse("cards:card-list", args=[cast.union.pk]), sign_in(cast.chair)
        said = lambda on: chair.get(f"{address}?ngay={on}").content.decode()  # noqa: E731
        assert "0 trên 1 người có thẻ; 0 thẻ chưa giao." in said("28/02/2022") and "Chưa có thẻ" in said("28/02/2022")
        assert "1 trên 1 người có thẻ; 1 thẻ chưa giao." in said("31/03/2022") and "Chưa giao" in said("31/03/2022")
        assert "1 trên 1 người có thẻ; 0 thẻ chưa giao." in said("01/04/2022") and "Cấp thẻ" not in said("01/04/2022")
        assert "Bùi Thị <b>Hà" in said("31/03/2022&the=cho") and "Bùi Thị <b>Hà" not in said("01/04/2022&the=cho")

    def test_everybody_opens_his_or_her_own_card(self, cast, sign_in):
        row = factories.member(cast, "Trần Thị Mai")
        from congdoan.access.actors import actor_for
        from tests import people

        mai = actor_for(people.account(row.person, "mai"), people.NOW)
        assert "chưa được cấp thẻ" in sign_in(mai).get(reverse("cards:mine")).content.decode()
        issued(cast, row)
        page = sign_in(mai).get(reverse("cards:mine")).content.decode()
        assert "Trần Thị Mai" in page and "<svg" in page
        assert sign_in(mai).get(reverse("cards:card-list", args=[cast.union.pk])).status_code == 404
