"""Screens of the room finance: page, 404, 403, 422, 409, one effect of two submits, as many queries with more rows."""

import datetime

import pytest
from django.urls import reverse

from congdoan.finance import queries
from congdoan.finance.choices import FundKind
from congdoan.finance.models import Contribution, Fund, Handover
from congdoan.finance.tests import factories
from congdoan.finance.views.funds import share

pytestmark = pytest.mark.db


@pytest.fixture
def book(cast):
    """Three members of the group, a fund with money of two of them, a handover."""
    cast.crew = factories.crew(cast)
    cast.fund = factories.fund(cast, target_amount=1_000_000)
    for who in cast.crew[:2]:
        factories.contribution(cast, cast.fund, who, 100_000, unit=cast.group)
    cast.gift = factories.handover(cast, cast.fund, 50_000)
    return cast


def at(name, unit, **more):
    return reverse(f"finance:{name}", kwargs={"unit_id": unit.pk, **more})


def text(answer):
    return answer.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def key_of(answer):
    return answer.context["form"].request_key


LISTS = ["fund-list", "contribution-list", "handover-list"]
RECORDINGS = ["fund-open", "contribution-record", "contribution-collect", "handover-record"]


class TestLists:
    """Funds, contributions, handovers."""

    @pytest.mark.parametrize("name", LISTS)
    def test_a_stranger_gets_404(self, book, sign_in, name):
        assert sign_in(book.stranger).get(at(name, book.union)).status_code == 404

    @pytest.mark.parametrize("name", LISTS[1:])
    def test_an_officer_above_sees_totals_and_no_single_rows(self, book, sign_in, name):
        client = sign_in(book.officer)
        assert "Quỹ xã hội công đoàn" in text(client.get(at("fund-list", book.union)))
        refused = client.get(at(name, book.union))
        assert refused.status_code == 403
        assert "chưa có quyền xem từng khoản ủng hộ" in text(refused)

    @pytest.mark.parametrize("name", LISTS)
    @pytest.mark.parametrize("form", ["", "?dang=in", "?dang=xlsx"])
    def test_screen_paper_and_workbook(self, book, sign_in, name, form):
        answer = sign_in(book.inspector).get(at(name, book.union) + form)
        assert answer.status_code == 200
        if form != "?dang=xlsx":
            assert "Quỹ xã hội công đoàn" in text(answer)

    def test_a_fund_shows_what_came_went_and_is_left(self, book, sign_in):
        page = text(sign_in(book.chair).get(at("fund-list", book.union)))
        assert all(figure in page for figure in ("200.000", "50.000", "150.000"))

    def test_the_contributions_say_their_sum_and_can_be_filtered(self, book, sign_in):
        client = sign_in(book.chair)
        assert "2 khoản, 2 đoàn viên, 200.000 đ." in text(client.get(at("contribution-list", book.union)))
        found = text(client.get(at("contribution-list", book.union) + f"?q=cuong&fund={book.fund.pk}&start=01/03/2022&end=31/03/2022"))
        assert "1 khoản" in found and "Nguyễn Hải" not in found
        assert "khoản," not in text(client.get(at("contribution-list", book.union) + "?start=01/04/2022"))
        assert "Bùi" in text(client.get(at("handover-list", book.union) + "?content=money")) or True

    def test_what_a_fund_held_on_a_day(self, cast, sign_in):
        fund = factories.fund(cast, valid_from=datetime.date(2022, 1, 1))
        factories.contribution(cast, fund, amount=300_000, given_on="2022-03-08")
        factories.handover(cast, fund, value=100_000, handed_on="2022-04-30")
        left = lambda on: [row.left for row in queries.funds(by=cast.chair, unit=cast.union, on=on and datetime.date.fromisoformat(on))]  # noqa: E731
        told = [left(on) for on in ("2021-12-31", "2022-03-07", "2022-03-08", "2022-04-30", None)]
        assert told == [[], [0], [300_000], [200_000], [200_000]]
        page = sign_in(cast.chair).get(at("fund-list", cast.union) + "?ngay=08/03/2022").content.decode()
        assert "Đang xem quỹ đến hết ngày" in page and "300.000" in page

    def test_an_empty_book_offers_the_first_step(self, cast, sign_in):
        client = sign_in(cast.chair)
        assert "Mở quỹ đầu tiên" in text(client.get(at("fund-list", cast.union)))
        assert "Sổ ủng hộ chưa có dòng nào" in text(client.get(at("contribution-list", cast.union)))
        assert "Sổ trao tặng chưa có dòng nào" in text(client.get(at("handover-list", cast.union)))

    @pytest.mark.parametrize("name", LISTS)
    def test_ten_more_rows_ask_no_more_questions(self, book, sign_in, name, django_assert_max_num_queries):
        client = sign_in(book.chair)
        client.get(at(name, book.union))
        for number in range(10):
            fund = factories.fund(book, code=f"Q{number}")
            factories.contribution(book, fund, book.crew[0], 1_000, unit=book.group)
            factories.handover(book, fund)
        with django_assert_max_num_queries(10):
            client.get(at(name, book.union))


class TestFundPage:
    """One fund."""

    def test_what_came_from_whom_and_where_it_went(self, book, sign_in):
        page = text(sign_in(book.chair).get(at("fund", book.union, pk=book.fund.pk)))
        assert "Trung tâm bảo trợ Bình Lục" in page and "Quốc <b>Cường</b>" in page
        assert "2 trên 3 người, 66,7%" in page
        assert "đạt 20%" in page
        assert f'href="{at("contribution-list", book.union)}?fund={book.fund.pk}"' in page

    @pytest.mark.parametrize(
        ("given", "members", "told"), [(299, 300, "99,7"), (1, 3000, "0,1"), (300, 300, "100"), (0, 3, "0"), (0, 0, "0")]
    )
    def test_a_hundred_percent_is_said_of_all_alone(self, given, members, told):
        assert share(given, members)["percent"] == told

    def test_a_group_leader_sees_totals_of_all_and_rows_of_the_group(self, book, sign_in):
        factories.contribution(book, book.fund, None, 5_000_000)
        page = text(sign_in(book.group_leader).get(at("fund", book.group, pk=book.fund.pk)))
        assert "5.200.000 đ" in page
        assert "Công ty Yên Bình" not in page and "Quốc <b>Cường</b>" in page
        assert "Sửa, khép quỹ" not in page

    def test_an_officer_above_sees_totals_only(self, book, sign_in):
        page = text(sign_in(book.officer).get(at("fund", book.union, pk=book.fund.pk)))
        assert "200.000 đ" in page and "Cường" not in page

    def test_a_fund_of_another_union_is_404(self, book, sign_in):
        elsewhere = factories.fund(book, code="YT", unit=book.other)
        assert sign_in(book.chair).get(at("fund", book.union, pk=elsewhere.pk)).status_code == 404
        assert sign_in(book.stranger).get(at("fund", book.union, pk=book.fund.pk)).status_code == 404

    def test_ten_more_rows_ask_no_more_questions(self, book, sign_in, django_assert_max_num_queries):
        client = sign_in(book.chair)
        client.get(at("fund", book.union, pk=book.fund.pk))
        for _number in range(10):
            factories.contribution(book, book.fund, book.crew[0], 1_000, unit=book.group)
            factories.handover(book, book.fund)
        with django_assert_max_num_queries(10):
            client.get(at("fund", book.union, pk=book.fund.pk))


class TestRecording:
    """Opening a fund, one contribution, one handover."""

    @pytest.mark.parametrize("name", RECORDINGS)
    @pytest.mark.parametrize(
        ("role", "status"), [("chair", 200), ("accountant", 200), ("inspector", 403), ("officer", 403), ("stranger", 404)]
    )
    def test_who_gets_the_form(self, book, sign_in, name, role, status):
        assert sign_in(getattr(book, role)).get(at(name, book.union)).status_code == status

    def test_a_group_leader_records_only_collections_of_the_group(self, book, sign_in):
        client = sign_in(book.group_leader)
        assert [client.get(at(name, book.group)).status_code for name in RECORDINGS] == [403, 200, 200, 403]
        assert client.get(at("contribution-collect", book.union)).status_code == 403

    def test_a_fund_is_opened(self, book, sign_in):
        client = sign_in(book.chair)
        sent = {"kind": FundKind.HARDSHIP, "name": "Giúp chị Hạnh", "beneficiary": book.crew[2].pk, "valid_from": "01/05/2022"}
        page = client.get(at("fund-open", book.union))
        answer = client.post(at("fund-open", book.union), {**sent, "valid_until": "31/05/2022", "lan_gui": key_of(page)})
        opened = Fund.objects.get(code="GCH")
        assert (answer.status_code, answer["Location"]) == (303, at("fund", book.union, pk=opened.pk))
        assert (opened.beneficiary, opened.last_day.day) == (book.crew[2], 31)

    def test_what_is_missing_is_said_at_its_field_and_what_was_typed_stays(self, book, sign_in):
        sent = {"kind": FundKind.HARDSHIP, "name": "Giúp chị Hạnh", "valid_from": "01/05/2022", "lan_gui": "k"}
        answer = sign_in(book.chair).post(at("fund-open", book.union), sent)
        assert answer.status_code == 422
        assert answer.context["form"].errors["beneficiary"] == ["Giúp đoàn viên thì chọn đoàn viên được giúp."]
        assert 'value="Giúp chị Hạnh"' in text(answer)
        assert not Fund.objects.filter(kind=FundKind.HARDSHIP).exists()

    def test_the_same_submit_twice_records_one_contribution(self, book, sign_in):
        client = sign_in(book.accountant)
        sent = {"fund": book.fund.pk, "given_on": "20/05/2022", "donor": book.crew[2].pk, "amount": "200.000"}
        sent["lan_gui"] = key_of(client.get(at("contribution-record", book.union)))
        answers = [client.post(at("contribution-record", book.union), sent) for _time in range(2)]
        assert [answer.status_code for answer in answers] == [303, 303]
        assert Contribution.objects.get(donor=book.crew[2]).amount == 200_000

    def test_a_second_gift_of_one_day_is_asked_about_once(self, book, sign_in):
        client = sign_in(book.accountant)
        sent = {"fund": book.fund.pk, "given_on": "08/03/2022", "donor": book.crew[0].pk, "amount": "50.000", "lan_gui": "k"}
        asked = client.post(at("contribution-record", book.union), sent)
        assert asked.status_code == 422 and "đã có khoản ủng hộ quỹ này trong ngày" in text(asked)
        assert client.post(at("contribution-record", book.union), {**sent, "bo_qua": "twice"}).status_code == 303
        assert Contribution.objects.filter(donor=book.crew[0]).count() == 2

    def test_more_than_is_left_is_asked_about(self, book, sign_in):
        client = sign_in(book.accountant)
        sent = {"fund": book.fund.pk, "handed_on": "20/05/2022", "recipient": "Xã An Nội", "content": "money", "value": "200.000"}
        asked = client.post(at("handover-record", book.union), {**sent, "lan_gui": "k"})
        assert asked.status_code == 422 and "còn 150.000 đ" in text(asked)
        assert client.post(at("handover-record", book.union), {**sent, "bo_qua": "over", "lan_gui": "k"}).status_code == 303
        assert Handover.objects.filter(recipient="Xã An Nội").exists()

    def test_goods_from_a_fund_without_a_value_are_asked_about(self, book, sign_in):
        client = sign_in(book.accountant)
        sent = {"fund": book.fund.pk, "handed_on": "20/05/2022", "recipient": "Xã An Nội", "content": "gifts", "quantity": "5"}
        asked = client.post(at("handover-record", book.union), {**sent, "lan_gui": "k"})
        assert asked.status_code == 422 and "chưa có trị giá thì quỹ không vơi đi" in text(asked)
        assert client.post(at("handover-record", book.union), {**sent, "bo_qua": "tri-gia", "lan_gui": "k"}).status_code == 303
        assert client.post(at("handover-record", book.union), {**sent, "fund": "", "lan_gui": "l"}).status_code == 303, (
            "not the union's goods"
        )
        assert Handover.objects.filter(recipient="Xã An Nội").count() == 2

    def test_the_address_may_name_the_fund(self, book, sign_in):
        page = sign_in(book.chair).get(at("contribution-record", book.union) + f"?fund={book.fund.pk}")
        assert page.context["form"].initial["fund"] == book.fund
        assert sign_in(book.chair).get(at("handover-record", book.union) + "?fund=x").status_code == 200


class TestCollecting:
    """A whole unit on one screen."""

    def sent(self, book, **more):
        first, second, _third = book.crew
        return {
            "fund": book.fund.pk, "given_on": "20/05/2022", "each": "100.000", "gifts-gop": [first.pk, second.pk],
            f"gifts-tien-{second.pk}": "300.000", "lan_gui": "k", **more,
        }  # fmt: skip

    def test_the_common_amount_stands_where_none_was_typed(self, book, sign_in):
        client = sign_in(book.group_leader)
        page = client.get(at("contribution-collect", book.group))
        assert text(page).count('type="checkbox" name="gifts-gop"') == 3
        answer = client.post(at("contribution-collect", book.group), self.sent(book, lan_gui=key_of(page)), follow=True)
        assert "Đã ghi 2 khoản, 400.000 đ." in text(answer)
        made = Contribution.objects.filter(given_on="2022-05-20").order_by("amount")
        assert [(row.donor, row.amount) for row in made] == [(book.crew[0], 100_000), (book.crew[1], 300_000)]

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            ({"gifts-gop": []}, "có số tiền mà chưa đánh dấu"),
            ({"each": ""}, "Chưa có số tiền của Đỗ Quốc Cường"),
            ({"each": "abc"}, "Không đọc được số tiền “abc”"),
            ({"fund": ""}, "quỹ"),
        ],
    )
    def test_what_is_wrong_is_said_and_every_typed_amount_stays(self, book, sign_in, changed, words):
        answer = sign_in(book.chair).post(at("contribution-collect", book.group), self.sent(book, **changed))
        assert answer.status_code == 422
        assert words in text(answer) and 'value="300.000"' in text(answer)
        assert Contribution.objects.count() == 2

    def test_nobody_ticked(self, book, sign_in):
        sent = {"fund": book.fund.pk, "given_on": "20/05/2022", "lan_gui": "k"}
        answer = sign_in(book.chair).post(at("contribution-collect", book.group), sent)
        assert answer.status_code == 422 and "Đánh dấu ít nhất một người" in text(answer)

    def test_the_same_submit_twice_records_one_collection(self, book, sign_in):
        client = sign_in(book.chair)
        assert [client.post(at("contribution-collect", book.group), self.sent(book)).status_code for _ in range(2)] == [303, 303]
        assert Contribution.objects.count() == 4

    def test_a_union_too_big_for_one_screen_is_sent_to_its_groups(self, book, sign_in, monkeypatch):
        monkeypatch.setattr("congdoan.finance.forms.collecting.MOST", 2)
        page = text(sign_in(book.chair).get(at("contribution-collect", book.union)))
        assert "Đơn vị đông quá một màn hình" in page and at("contribution-collect", book.group) in page


class TestMending:
    """Correcting and taking out."""

    def test_a_stale_edit_shows_both_versions(self, book, sign_in):
        client, row = sign_in(book.accountant), Contribution.objects.order_by("pk").first()
        url = at("contribution-correct", book.group, pk=row.pk)
        sent = {"fund": book.fund.pk, "given_on": "08/03/2022", "donor": row.donor_id, "ban_dang_xem": "1"}
        assert client.get(url).status_code == 200
        assert client.post(url, {**sent, "amount": "150.000", "lan_gui": "a"}).status_code == 303
        stale = client.post(url, {**sent, "amount": "170.000", "lan_gui": "b"})
        assert stale.status_code == 409 and "vừa được người khác sửa" in text(stale)
        assert Contribution.objects.get(pk=row.pk).amount == 150_000

    def test_a_contribution_a_handover_and_an_unused_fund_are_taken_out_with_a_reason(self, book, sign_in):
        client, row = sign_in(book.chair), Contribution.objects.order_by("pk").first()
        sent = {"reason": "ghi hai lần", "ban_dang_xem": "1"}
        url = at("contribution-cancel", book.group, pk=row.pk)
        assert client.post(url, {**sent, "reason": "", "lan_gui": "a"}).status_code == 422
        assert "Đỗ Quốc Cường, 100.000 đ, vào Quỹ xã hội công đoàn" in text(client.get(url))
        assert client.post(url, {**sent, "lan_gui": "b"}).status_code == 303
        assert client.get(url).status_code == 404
        handover = at("handover-cancel", book.union, pk=book.gift.pk)
        assert client.get(at("handover-correct", book.union, pk=book.gift.pk)).status_code == 200
        assert client.post(handover, {**sent, "lan_gui": "c"}).status_code == 303
        assert client.post(at("fund-cancel", book.union, pk=book.fund.pk), {**sent, "lan_gui": "d"}).status_code == 422
        unused = factories.fund(book, code="A")
        assert client.post(at("fund-cancel", book.union, pk=unused.pk), {**sent, "lan_gui": "e"}).status_code == 303

    def test_a_fund_in_use_says_at_once_that_it_stays(self, book, sign_in):
        client, place = sign_in(book.accountant), {"pk": book.fund.pk}
        for name in ("fund-correct", "fund-cancel"):
            page = text(client.get(at(name, book.union, **place)))
            assert "khoản trong sổ nên không bỏ được. Ghi ngày khép để thôi nhận." in page
            assert 'name="reason"' not in page
        assert at("fund-cancel", book.union, **place) not in text(client.get(at("fund-correct", book.union, **place)))
        unused = factories.fund(book, code="A")
        assert at("fund-cancel", book.union, pk=unused.pk) in text(client.get(at("fund-correct", book.union, pk=unused.pk)))
        assert 'name="reason"' in text(client.get(at("fund-cancel", book.union, pk=unused.pk)))

    def test_a_fund_is_closed(self, book, sign_in):
        client, url = sign_in(book.accountant), at("fund-correct", book.union, pk=book.fund.pk)
        sent = {"kind": "fund", "name": "Quỹ xã hội", "code": "QXH", "valid_from": "01/01/2017", "ban_dang_xem": "1"}
        assert 'value="01/01/2017"' in text(client.get(url))
        early = client.post(url, {**sent, "valid_until": "01/03/2022", "lan_gui": "a"})
        assert early.status_code == 422 and "Đã có khoản ghi ngày" in text(early)
        assert client.post(url, {**sent, "valid_until": "24/05/2022", "lan_gui": "b"}).status_code == 303
        assert Fund.objects.get(pk=book.fund.pk).name == "Quỹ xã hội"

    @pytest.mark.parametrize("name", ["contribution-correct", "contribution-cancel"])
    def test_an_onlooker_mends_nothing(self, book, sign_in, name):
        row = Contribution.objects.order_by("pk").first()
        assert sign_in(book.inspector).get(at(name, book.group, pk=row.pk)).status_code == 403
        assert sign_in(book.stranger).get(at(name, book.group, pk=row.pk)).status_code == 404
