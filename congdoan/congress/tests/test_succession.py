"""Who steps down for whom: deputies side by side, one who is replaced, those who are not of the committee; what the notice says."""

import datetime

import pytest
from django.urls import reverse

from congdoan.congress.actions import elections
from congdoan.congress.choices import At, Position
from congdoan.congress.models import Election
from congdoan.congress.tests import factories
from congdoan.organization import queries as posts
from congdoan.organization.choices import Post

pytestmark = pytest.mark.db
MAY = datetime.date(2022, 5, 10)
FIVE = {"issued": 5, "collected": 5, "valid": 5, "at": At.COMMITTEE_MEETING}


@pytest.fixture
def book(cast):
    """A committee of five; Đăng its deputy chair since the congress."""
    cast.crew = factories.crew(cast)
    factories.congress(cast, ordinal=6)
    factories.election(cast, [(who, 50) for who in cast.crew[:5]], seats=5)
    factories.election(cast, [(cast.crew[1], 5)], position=Position.VICE_CHAIR, **FIVE)
    return cast


def ballot(name, position="vice_chair", **more):
    return {
        "held_on": "10/05/2022", "at": "committee_meeting", "position": position, "round": "1", "seats": "1", "issued": "5",
        "collected": "5", "valid": "5", "candidates-ten": [name], "candidates-phieu": ["5"], "take_up": "on", "lan_gui": "k", **more,
    }  # fmt: skip


def deputies(book, on=MAY):
    return [row.person.full_name for row in posts.holders(book.union, [Post.VICE_CHAIR], on)]


def send(client, book, sent):
    answer = client.post(reverse("congress:election-record", args=[book.union.pk]), sent, follow=True)
    return answer, answer.content.decode().replace("\xa0", " ")


def test_it_is_asked_whether_the_deputy_is_replaced(book, sign_in):
    client = sign_in(book.chair)
    _answer, page = send(client, book, ballot("Hoàng Thị Hạnh"))
    assert "Đang giữ chức Phó chủ tịch: Nguyễn Hải Đăng." in page and "Thay ai?" in page
    assert deputies(book) == ["Nguyễn Hải Đăng"]


def test_two_deputies_stand_side_by_side(book, sign_in):
    _answer, page = send(sign_in(book.chair), book, ballot("Hoàng Thị Hạnh", bo_qua="cung-giu"))
    assert "Đã ghi kết quả kiểm phiếu. Đã ghi chức vụ Phó chủ tịch cho Hoàng Thị Hạnh." in page
    assert deputies(book) == ["Nguyễn Hải Đăng", "Hoàng Thị Hạnh"]


def test_the_replaced_deputy_steps_down_and_comes_back_when_the_election_is_cancelled(book, sign_in):
    _answer, page = send(sign_in(book.chair), book, ballot("Hoàng Thị Hạnh", replaces=[book.crew[1].pk]))
    assert "Thôi chức vụ từ ngày 10/05/2022: Nguyễn Hải Đăng." in page
    assert deputies(book) == ["Hoàng Thị Hạnh"]
    made = Election.objects.get(held_on=MAY)
    page = sign_in(book.chair).get(reverse("congress:election-correct", args=[book.union.pk, made.pk])).content.decode()
    assert f'name="replaces" value="{book.crew[1].pk}"' in page and "checked" in page.split('name="replaces"')[1].split(">")[0]
    elections.cancel(by=book.chair, election=made, version=1, reason="ghi nhầm")
    assert deputies(book) == ["Nguyễn Hải Đăng"]


def test_a_single_post_tells_who_left_it(book, sign_in):
    factories.election(book, [(book.crew[0], 5)], position=Position.CHAIR, **FIVE)
    _answer, page = send(sign_in(book.chair), book, ballot("Ngô Văn Quân", "chair"))
    assert "Đã ghi chức vụ Chủ tịch cho Ngô Văn Quân. Thôi chức vụ từ ngày 10/05/2022: Đỗ Quốc Cường." in page


@pytest.mark.parametrize("position", ["chair", "vice_chair", "standing_committee"])
def test_one_who_is_not_of_the_committee_is_asked_about(book, sign_in, position):
    client = sign_in(book.chair)
    answer, page = send(client, book, ballot("Trần Văn Bảo", position, bo_qua="cung-giu"))
    assert answer.status_code == 422 and "Trần Văn Bảo không có trong Ban Chấp hành ngày 10/05/2022." in page
    answer, _page = send(client, book, ballot("Trần Văn Bảo", position, bo_qua=["cung-giu", "ngoai-bch"]))
    assert answer.status_code == 200 and Election.objects.filter(held_on=MAY, position=position).exists()


@pytest.mark.parametrize("position", ["committee", "inspection_chair"])
def test_others_need_not_be_of_the_committee(book, sign_in, position):
    _answer, page = send(sign_in(book.chair), book, ballot("Trần Văn Bảo", position, bo_qua="cung-giu"))
    assert "không có trong Ban Chấp hành" not in page
