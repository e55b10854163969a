"""Screens of the room congress: page, 404, 403, 422, 409, one effect of two submits, as many queries with more rows."""

import datetime
import re

import pytest
from django.urls import reverse

from congdoan.congress import queries
from congdoan.congress.choices import At, Position
from congdoan.congress.models import Congress, Election
from congdoan.congress.tests import factories
from congdoan.kernel.db.gathering import gather
from congdoan.organization import queries as posts
from congdoan.organization.choices import Post
from tests import people

pytestmark = pytest.mark.db
VOTES = (53, 52, 50, 47, 41, 15, 9)


@pytest.fixture
def book(cast):
    """The congress of March 2022 and the ballot on its committee: five of seven."""
    cast.crew = factories.crew(cast)
    cast.congress = factories.congress(cast, ordinal=6, guests="Bí thư Huyện ủy; Lãnh đạo UBND huyện", resolution="Số 01/NQ-ĐH")
    cast.election = factories.election(cast, list(zip(cast.crew, VOTES, strict=True)), seats=5)
    return cast


def at(name, unit, **more):
    return reverse(f"congress:{name}", kwargs={"unit_id": unit.pk, **more})


def text(answer):
    return answer.content.decode().replace("\xa0", " ")


class TestReading:
    """The list, a congress, an election, its minutes."""

    def pages(self, book):
        return [
            at("congress-list", book.union),
            at("congress", book.union, pk=book.congress.pk),
            at("election", book.union, pk=book.election.pk),
            at("election-minutes", book.union, pk=book.election.pk),
        ]

    @pytest.mark.parametrize(("role", "status"), [("chair", 200), ("inspector", 200), ("officer", 200), ("stranger", 404)])
    def test_who_may_read(self, book, sign_in, role, status):
        client = sign_in(getattr(book, role))
        assert {client.get(page).status_code for page in self.pages(book)} == {status}

    def test_a_congress_of_another_unit_is_404(self, book, sign_in):
        client = sign_in(book.chair)
        assert client.get(at("congress", book.group, pk=book.congress.pk)).status_code == 404
        assert client.get(at("election", book.group, pk=book.election.pk)).status_code == 404

    def test_a_congress_shows_attendance_guests_and_who_is_elected(self, book, sign_in):
        page = text(sign_in(book.inspector).get(at("congress", book.union, pk=book.congress.pk)))
        assert "Có mặt 55/56." in page and "<li>Lãnh đạo UBND huyện</li>" in page and "Số 01/NQ-ĐH" in page
        assert "Phát ra 55 phiếu, thu về 55, hợp lệ 54, không hợp lệ 1. Trúng cử khi được từ 28 phiếu trở lên." in page
        assert page.count("Trúng cử</span>") == 5 and page.count("Không trúng cử</span>") == 2
        assert "96,4%" in page
        assert "Ghi kết quả bầu cử" not in page

    def test_who_is_elected_is_counted_on_every_look(self, book, sign_in):
        Election.objects.filter(pk=book.election.pk).update(collected=55, seats=4)
        page = text(sign_in(book.chair).get(at("election", book.union, pk=book.election.pk)))
        assert page.count("Trúng cử</span>") == 4

    def test_a_tie_says_that_there_must_be_another_vote(self, book, sign_in):
        first, second, third, *_rest = book.crew
        tied = factories.election(book, [(first, 40), (second, 30), (third, 30)], seats=2, position=Position.DELEGATE)
        page = text(sign_in(book.chair).get(at("election", book.union, pk=tied.pk)))
        assert "phải bầu lại giữa những người này" in page and page.count("Bằng phiếu, chờ bầu lại") == 2

    def test_the_minutes_hold_the_fields_of_the_form(self, book, sign_in):
        page = text(sign_in(book.chair).get(at("election-minutes", book.union, pk=book.election.pk)))
        for words in (
            "BIÊN BẢN KIỂM PHIẾU", "Đại hội lần thứ 6, nhiệm kỳ 2022-2027", "Đại biểu triệu tập: 56; có mặt: 55.", "Số lượng bầu: 5.",
            "Phiếu phát ra: 55; thu về: 55; hợp lệ: 54; không hợp lệ: 1.", "53/55", "LĐLĐ HUYỆN BÌNH LỤC", "TM. ĐOÀN CHỦ TỊCH", "Điều lệ",
            "5 người trúng cử: Đỗ Quốc Cường", "2 bản",
        ):  # fmt: skip
            assert words in page, words

    def test_elections_belong_to_the_congress_before_them(self, book):
        later = factories.congress(book, datetime.date(2022, 5, 20), "2023-2028")
        after = factories.election(book, [(book.crew[0], 50)], held_on=datetime.date(2022, 5, 20))
        between = factories.election(
            book, [(book.crew[5], 5)], at=At.COMMITTEE_MEETING, held_on=datetime.date(2022, 4, 20), issued=5, collected=5, valid=5
        )
        found = queries.elections(by=book.chair, unit=book.union)
        assert list(queries.elections_of(book.congress, found)) == [book.election, between]
        assert list(queries.elections_of(later, found)) == [after]

    @pytest.mark.parametrize("number", range(4))
    def test_ten_more_rows_ask_no_more_questions(self, book, sign_in, number, django_assert_max_num_queries):
        client, page = sign_in(book.chair), self.pages(book)[number]
        client.get(page)
        for round in range(2, 6):
            factories.election(book, [(who, 5) for who in book.crew], round=round)
        with django_assert_max_num_queries(10):
            client.get(page)

    @pytest.mark.parametrize("form", ["?dang=in", "?dang=xlsx"])
    def test_the_list_on_paper_and_in_excel(self, book, sign_in, form):
        assert sign_in(book.chair).get(at("congress-list", book.union) + form).status_code == 200


class TestRecording:
    """A congress, a tally."""

    @pytest.mark.parametrize("name", ["congress-record", "election-record"])
    @pytest.mark.parametrize(("role", "status"), [("chair", 200), ("accountant", 403), ("group_leader", 403), ("stranger", 404)])
    def test_who_gets_the_form(self, book, sign_in, name, role, status):
        assert sign_in(getattr(book, role)).get(at(name, book.union)).status_code == status

    def test_a_congress_is_recorded_with_its_term(self, cast, sign_in):
        client = sign_in(cast.chair)
        sent = {"held_on": "28/03/2022", "term": "2022-2027", "form": "plenary", "summoned": "56", "present": "55"}
        sent |= {"guests": "Bí thư Huyện ủy\n\nLãnh đạo UBND huyện ", "lan_gui": "k"}
        answers = [client.post(at("congress-record", cast.union), sent) for _time in range(2)]
        made = Congress.objects.get()
        assert [answer["Location"] for answer in answers] == [at("congress", cast.union, pk=made.pk)] * 2
        assert made.guests == "Bí thư Huyện ủy; Lãnh đạo UBND huyện"
        assert [str(term) for term in posts.terms(cast.union)] == ["2022-2027"]

    def test_what_is_wrong_with_a_congress_is_said_at_its_field(self, cast, sign_in):
        sent = {"held_on": "28/03/2022", "term": "2022", "form": "plenary", "lan_gui": "k"}
        answer = sign_in(cast.chair).post(at("congress-record", cast.union), sent)
        assert answer.status_code == 422 and answer.context["form"].errors["term"] == ["Ghi nhiệm kỳ như 2017-2022."]

    def ballot(self, book, **changed):
        names = [who.full_name for who in book.crew]
        return {
            "held_on": "28/03/2022", "at": "congress", "position": "delegate", "round": "1", "seats": "3", "issued": "55", "collected": "55",
            "valid": "55", "candidates-ten": [*names[:3], "hoang thi hanh"][:3] + [""] * 9, "candidates-phieu": ["54", "49", "12"] + [""] * 9,
            "take_up": "on", "lan_gui": "k", **changed,
        }  # fmt: skip

    def test_a_tally_is_recorded_once(self, book, sign_in):
        client = sign_in(book.chair)
        page = client.get(at("election-record", book.union) + f"?dai-hoi={book.congress.pk}")
        assert page.context["form"].initial["held_on"] == factories.HELD
        assert text(page).count('name="candidates-ten"') == 12
        answers = [client.post(at("election-record", book.union), self.ballot(book)) for _time in range(2)]
        made = Election.objects.get(position="delegate")
        assert [answer.status_code for answer in answers] == [303, 303]
        assert [(row.votes, row.elected) for row in made.candidates.order_by("place")] == [(54, True), (49, True), (12, False)]

    def test_names_may_be_typed_without_marks(self, book, sign_in):
        sent = self.ballot(book, **{"candidates-ten": ["do quoc cuong"], "candidates-phieu": ["54"]})
        assert sign_in(book.chair).post(at("election-record", book.union), sent).status_code == 303
        assert Election.objects.get(position="delegate").candidates.get().person == book.crew[0]

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"candidates-phieu": ["56"]}, "nhiều hơn 55 phiếu hợp lệ"),
            ({"candidates-ten": ["Ai Đó"], "candidates-phieu": ["5"]}, "Dòng 1: Không có đoàn viên tên “Ai Đó”"),
            ({"candidates-phieu": ["5x", "49"]}, "Dòng 1: ghi số phiếu bằng chữ số"),
            ({"candidates-ten": ["", "Đỗ Quốc Cường"], "candidates-phieu": ["5", "6"]}, "Dòng 1: có số phiếu mà chưa ghi tên"),
            ({"candidates-ten": [], "candidates-phieu": []}, "Ghi ít nhất một người ứng cử"),
            ({"collected": "60"}, "nhiều hơn phiếu phát ra"),
            ({"position": "group_leader"}, "position"),
        ],
    )
    def test_what_is_wrong_with_a_tally_is_said_and_what_was_typed_stays(self, book, sign_in, changed, words):
        answer = sign_in(book.chair).post(at("election-record", book.union), self.ballot(book, **changed))
        assert answer.status_code == 422
        assert words in text(answer)
        assert not Election.objects.filter(position="delegate").exists()

    @pytest.mark.parametrize(
        ("changed", "marked"),
        [
            ({"candidates-ten": ["Đỗ Quốc Cường", "Ai Đó"], "candidates-phieu": ["54", "49"]}, ["Người ứng cử 2"]),
            ({"candidates-phieu": ["54", "4x", "12"]}, ["Số phiếu của người ứng cử 2"]),
            ({"candidates-phieu": ["54", "49", "56"]}, ["Số phiếu của người ứng cử 3"]),
            ({"candidates-ten": ["Đỗ Quốc Cường"] * 2, "candidates-phieu": ["54", "49"]}, ["Người ứng cử 2"]),
            ({"collected": "60"}, []),
        ],
    )
    def test_only_the_wrong_cell_is_marked(self, book, sign_in, changed, marked):
        page = text(sign_in(book.chair).post(at("election-record", book.union), self.ballot(book, **changed)))
        grid = page[page.index("candidate") :]
        assert re.findall(r'aria-label="([^"]+)" aria-invalid="true"', grid[grid.index("<tbody") :]) == marked

    def test_the_browser_suggests_members_and_tells_namesakes_apart(self, book, sign_in):
        factories.member(book, people.person("Đỗ Quốc Cường", born="1980-01-02"))
        page = text(sign_in(book.chair).get(at("election-record", book.union)))
        assert 'list="id_candidates-goi-y"' in page and 'id="id_candidates-goi-y"' in page
        assert '<option value="Nguyễn Hải Đăng"></option>' in page and '<option value="Đỗ Quốc Cường (02/01/1980)"></option>' in page

    def test_more_ballots_than_people_present_are_asked_about(self, book, sign_in):
        client, sent = sign_in(book.chair), self.ballot(book, issued="56")
        asked = client.post(at("election-record", book.union), sent)
        assert asked.status_code == 422 and "có mặt 55 người" in text(asked)
        assert client.post(at("election-record", book.union), {**sent, "bo_qua": "present"}).status_code == 303

    def test_a_longer_list_is_a_link_away(self, book, sign_in):
        page = sign_in(book.chair).get(at("election-record", book.union) + "?dong=24")
        assert text(page).count('name="candidates-ten"') == 24

    def test_a_group_elects_its_leader(self, book, sign_in):
        page = sign_in(book.chair).get(at("election-record", book.group))
        assert [value for value, _label in page.context["form"].fields["position"].choices] == ["group_leader", "deputy_group_leader"]


class TestMending:
    """Correcting, posts, taking out."""

    def test_a_stale_edit_of_a_congress_shows_both_versions(self, book, sign_in):
        client, url = sign_in(book.chair), at("congress-correct", book.union, pk=book.congress.pk)
        assert "Lãnh đạo UBND huyện</textarea>" in text(client.get(url))
        sent = {"held_on": "28/03/2022", "term": "2022-2027", "form": "delegate", "ban_dang_xem": "1"}
        assert client.post(url, {**sent, "lan_gui": "a"}).status_code == 303
        assert client.post(url, {**sent, "lan_gui": "b"}).status_code == 409

    def test_a_corrected_tally_shows_the_list_and_moves_the_posts(self, book, sign_in):
        client, url = sign_in(book.chair), at("election-correct", book.union, pk=book.election.pk)
        page = text(client.get(url))
        assert 'value="Đỗ Quốc Cường"' in page and 'value="53"' in page
        votes = {"candidates-phieu": ["30", "15", "10"]}
        sent = TestRecording().ballot(book, position="committee", seats="1", ban_dang_xem="1", **votes)
        assert client.post(url, sent).status_code == 303
        assert [row.person for row in posts.holders(book.union, [Post.COMMITTEE_MEMBER], factories.HELD)] == [book.crew[0]]
        assert client.post(url, {**sent, "lan_gui": "b"}).status_code == 409

    def test_posts_that_wait_are_offered_and_taken_up(self, book, sign_in):
        made = factories.election(
            book, [(book.crew[0], 5)], position=Position.CHAIR, take_up=False, at=At.COMMITTEE_MEETING, issued=5, collected=5, valid=5
        )
        client = sign_in(book.chair)
        page = text(client.get(at("election", book.union, pk=made.pk)))
        assert "1 người trúng cử chưa có chức vụ này trong sổ." in page
        url = at("election-posts", book.union, pk=made.pk)
        assert "Đỗ Quốc Cường" in text(client.get(url))
        assert client.post(url, {"lan_gui": "k"}).status_code == 303
        assert "chưa có chức vụ" not in text(client.get(at("election", book.union, pk=made.pk)))

    def test_a_congress_and_an_election_are_taken_out_with_a_reason(self, book, sign_in):
        client, sent = sign_in(book.chair), {"reason": "ghi nhầm đơn vị", "ban_dang_xem": "1"}
        for name, thing in (("election-cancel", book.election), ("congress-cancel", book.congress)):
            url = at(name, book.union, pk=thing.pk)
            assert client.get(url).status_code == 200
            assert client.post(url, {**sent, "lan_gui": name}).status_code == 303
            assert client.get(url).status_code == 404
        assert not posts.terms(book.union).exists()

    def test_the_officer_above_takes_an_election_out_and_does_nothing_else(self, book, sign_in):
        client, pk = sign_in(book.officer), book.election.pk
        page, url = text(client.get(at("election", book.union, pk=pk))), at("election-cancel", book.union, pk=pk)
        assert "Bỏ khỏi sổ" in page and "Sửa kết quả" not in page
        assert client.get(at("election-correct", book.union, pk=pk)).status_code == 403
        assert "giữ lại chức vụ và quyền" in text(client.get(url))
        assert client.post(url, {"reason": "bầu nhầm người", "ban_dang_xem": "1", "lan_gui": "k"}).status_code == 303

    @pytest.mark.parametrize("name", ["election-correct", "election-cancel", "election-posts"])
    def test_an_onlooker_mends_nothing(self, book, sign_in, name):
        assert sign_in(book.inspector).get(at(name, book.union, pk=book.election.pk)).status_code == 403


def test_a_person_sees_what_he_was_elected_to_and_others_by_right(book):
    [first, *_rest] = book.crew
    [moment] = gather(queries.timeline(by=book.chair, person=first))[0]
    assert (moment.on, moment.text, moment.detail) == (factories.HELD, "Trúng cử Ban Chấp hành", "53 trên 55 phiếu, tại đại hội")
    assert gather(queries.timeline(by=book.stranger, person=first))[0] == []
    assert gather(queries.timeline(by=book.chair, person=book.crew[6]))[0] == []
