"""What is stated of a unit from a day on: the days before keep theirs; the newest alone is taken back; who may."""

import datetime

import pytest
from django.urls import reverse

from congdoan.audit import queries as log
from congdoan.kernel.db.gathering import gather
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.organization import queries
from congdoan.organization.actions import facts
from congdoan.organization.choices import FactKind
from congdoan.organization.models import UnitFact
from tests import hashing

pytestmark = pytest.mark.db
MAY, JUNE, JULY = (datetime.date(2020, month, 1) for month in (5, 6, 7))


def state(cast, kind=FactKind.SEAL, value="Con dấu tròn, mẫu 2015", on=JUNE, by=None, unit=None, **paper):
    return facts.state(by=by or cast.chair, unit=unit or cast.union, kind=kind, value=value, effective_on=on, **paper)


def on(cast, day):
    return [(fact.kind, fact.text) for fact in gather(queries.facts_on(cast.union, day))[0]]


def test_each_day_has_what_held_on_it(cast):
    state(cast, FactKind.ADDRESS, "Số 12  Trần Phú", on=MAY)
    state(cast, FactKind.ADDRESS, "Số 5 Lê Lợi", on=JULY, decision="7/QĐ-LĐLĐ", signed_on=JULY, issuer="LĐLĐ huyện")
    state(cast)
    assert on(cast, JUNE) == [("address", "Số 12 Trần Phú"), ("seal", "Con dấu tròn, mẫu 2015")]
    assert on(cast, JULY) == [("address", "Số 5 Lê Lợi"), ("seal", "Con dấu tròn, mẫu 2015")]
    assert on(cast, MAY - datetime.timedelta(days=1)) == []
    assert gather(queries.facts_on(cast.union, JULY))[0][0].decision.text == "7/QĐ-LĐLĐ ngày 01/07/2020 của LĐLĐ huyện"
    assert log.entries_of_unit(cast.union).first().action == "organization.facts.state"


def test_a_seal_handed_in_holds_no_more_and_the_end_is_taken_back(cast):
    made = state(cast)
    before = hashing.rows()
    state(cast, value="", on=JULY)
    assert on(cast, JULY) == [] and on(cast, JUNE) == [("seal", "Con dấu tròn, mẫu 2015")]
    facts.take_back(by=cast.chair, fact=made)
    assert list(hashing.differing(before, hashing.rows())) == []


def test_taken_back_what_held_before_holds_again(cast):
    state(cast, FactKind.PARTY_BODY, "giáo dục", on=MAY)
    before = hashing.rows()
    newer = state(cast, FactKind.PARTY_BODY, "y tế", on=JULY)
    facts.take_back(by=cast.chair, fact=newer)
    assert list(hashing.differing(before, hashing.rows())) == []
    with pytest.raises(Conflict):
        facts.take_back(by=cast.chair, fact=newer)


def test_only_the_newest_is_taken_back(cast):
    old = state(cast, on=MAY)
    state(cast, value="Con dấu mới", on=JULY)
    with pytest.raises(Refused, match="Bỏ dòng sau nó trước"):
        facts.take_back(by=cast.chair, fact=old)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"on": datetime.date(2031, 1, 1)}, "chưa đến"),
        ({"on": datetime.date(1950, 1, 1)}, "Ghi từ ngày đó trở đi"),
        ({"value": ""}, "không có gì để thôi"),
        ({"kind": FactKind.AUTONOMY, "value": "9"}, "ghi một số từ 0 đến 4"),
        ({"decision": "7", "signed_on": datetime.date(2031, 1, 1)}, "Ngày ký không thể ở tương lai"),
    ],
)
def test_refused_with_a_sentence(cast, given, sentence):
    with pytest.raises(Refused, match=sentence):
        state(cast, **given)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"on": JULY}, "đã là “Con dấu tròn, mẫu 2015” từ ngày 01/06/2020"),
        ({"value": "khác", "on": JUNE}, "Ngày mới phải sau ngày đó"),
        ({"value": "khác", "on": MAY}, "Ngày mới phải sau ngày đó"),
    ],
)
def test_refused_beside_what_stands(cast, given, sentence):
    state(cast)
    with pytest.raises(Refused, match=sentence):
        state(cast, **given)


def test_after_an_end_something_may_hold_again_but_not_before_it(cast):
    state(cast)
    state(cast, value="", on=JULY)
    with pytest.raises(Refused, match="Ngày mới phải sau"):
        state(cast, value="khác", on=JUNE + datetime.timedelta(days=3))
    with pytest.raises(Refused, match="Ngày mới phải sau"):  # else taking it back would revive what was handed in
        state(cast, value="khác", on=JULY)
    later = state(cast, value="Con dấu mới", on=JULY + datetime.timedelta(days=1))
    assert facts.take_back(by=cast.chair, fact=later) is None and on(cast, JULY) == []


def test_a_unit_that_has_ended_is_left_alone(cast):
    cast.union.closed_on = JULY
    cast.union.save()
    with pytest.raises(Refused, match="đã kết thúc"):
        state(cast)


def test_who_may(cast):
    for person in (cast.member, cast.accountant, cast.group_leader, cast.stranger):
        with pytest.raises(NotAllowed):
            state(cast, by=person)
    assert state(cast, by=cast.officer).recorded_by == cast.officer.person


class TestScreens:
    def at(self, name, unit, **more):
        return reverse(f"organization:{name}", kwargs={"unit_id": unit.pk, **more})

    def test_from_the_unit_to_the_statement_and_back(self, cast, sign_in):
        client, page = sign_in(cast.chair), reverse("overview:unit", kwargs={"unit_id": cast.union.pk})
        assert self.at("fact-list", cast.union) in client.get(page).content.decode()
        listed = self.at("fact-list", cast.union)
        address = self.at("fact-state", cast.union)
        assert address in client.get(listed).content.decode()
        sent = {"kind": "seal", "value": "Con dấu tròn", "effective_on": "01/06/2020", "decision": "", "lan_gui": "a" * 32}
        assert client.post(address, sent).status_code == client.post(address, sent).status_code == 303  # once more: one effect
        row = UnitFact.objects.get()
        assert "Con dấu tròn" in client.get(page).content.decode()
        assert "Con dấu tròn" not in client.get(page + "?ngay=31/05/2020").content.decode()
        back = self.at("fact-take-back", cast.union, pk=row.pk)
        assert back in client.get(listed).content.decode() and "Bỏ “Con dấu: Con dấu tròn”" in client.get(back).content.decode()
        assert client.post(back, {"lan_gui": "b" * 32}).status_code == 303
        assert not UnitFact.objects.exists()

    def test_what_was_typed_stays(self, cast, sign_in):
        sent = {"kind": "address", "value": "Số 12 Trần Phú", "effective_on": "01/06/2050"}
        answer = sign_in(cast.chair).post(self.at("fact-state", cast.union), sent)
        assert answer.status_code == 422
        assert "chưa đến" in answer.content.decode() and 'value="Số 12 Trần Phú"' in answer.content.decode()

    def test_the_list_of_the_level_above_finds_by_what_is_recorded(self, cast, sign_in):
        state(cast, FactKind.PARTY_BODY, "giáo dục")
        state(cast, FactKind.ADDRESS, "Số 12 Trần Phú", on=MAY)
        state(cast, FactKind.ADDRESS, "Số 5 Lê Lợi", on=JULY)
        client, listed = sign_in(cast.officer), self.at("fact-list", cast.district)
        assert "Số 5 Lê Lợi" in client.get(listed).content.decode() and "Số 12" not in client.get(listed).content.decode()
        assert "Số 12" in client.get(listed + "?ca=het").content.decode()
        assert "Số 12" in client.get(listed + "?ngay=15/06/2020").content.decode()
        found = client.get(listed + "?tim=giao+duc").content.decode()
        assert "giáo dục" in found and "Lê Lợi" not in found

    def test_pages_do_not_ask_more_for_more_rows(self, cast, sign_in, django_assert_max_num_queries):
        for kind in (FactKind.AGENCY_HEAD, FactKind.ADDRESS, FactKind.SEAL, FactKind.PARTY_BODY):
            state(cast, kind, "có")
        client = sign_in(cast.chair)
        client.get(self.at("fact-list", cast.union))
        with django_assert_max_num_queries(10):
            client.get(self.at("fact-list", cast.union))

    def test_unknown_kinds_and_lines_are_not_found(self, cast, sign_in):
        client = sign_in(cast.chair)
        assert client.post(self.at("fact-state", cast.union), {"kind": "gi-do", "effective_on": "01/06/2020"}).status_code == 422
        assert client.get(self.at("fact-take-back", cast.union, pk=999)).status_code == 404
        assert sign_in(cast.stranger).get(self.at("fact-list", cast.union)).status_code == 404
        assert sign_in(cast.accountant).get(self.at("fact-state", cast.union)).status_code == 403
