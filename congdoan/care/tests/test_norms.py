"""Norms: dated, of one unit, taken over from above; more than the norm is explained; a norm of a year counts what was got."""

import datetime

import pytest
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.roles import Role
from congdoan.care import queries
from congdoan.care.actions import gifts, norms, visits
from congdoan.care.choices import Occasion, Reason, Recipient
from congdoan.care.models import Gift, Norm, Visit
from congdoan.care.tests import factories
from congdoan.finance.choices import MoneySource
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership.models import Relative
from tests import people

pytestmark = pytest.mark.django_db
DAY = factories.day


def written(by, unit, **more):
    given = {
        "event": "visit:hospital", "relation": "member", "amount": 500_000, "per": "case", "regulation": "05/QC-CĐCS",
        "issued_on": DAY("2022-01-05"), "approved_by": "Ban Chấp hành", "valid_from": DAY("2022-01-01"),
    } | more  # fmt: skip
    return norms.add(by=by, unit=unit, **given)


def chair_of_district(cast):
    who = people.person("Đỗ Văn Sơn", "male")
    grants.give(person=who, role=Role.CHAIR, unit=cast.district, valid_from=people.FOUNDED)
    return people.acting(people.account(who, "chutich-huyen"))


def visited(cast, who, **more):
    given = {
        "person": who, "visited_on": DAY("2022-05-18"), "reason": Reason.HOSPITAL, "amount": 500_000, "source": MoneySource.UNION_BUDGET,
    } | more  # fmt: skip
    return visits.record(by=cast.group_leader, unit=cast.group, **given)


@pytest.mark.db
def test_a_unit_takes_over_what_the_level_above_gives_and_narrows_it(cast):
    superior = chair_of_district(cast)
    above = written(superior, cast.district, amount=600_000)
    key = above.key
    assert queries.rules(cast.group, people.TODAY).norms == {key: above}
    with pytest.raises(Refused, match="LĐLĐ huyện Bình Lục cho 600.000") as refused:
        written(cast.chair, cast.union, amount=700_000)
    assert refused.value.field == "wider_reason"
    yearly = written(superior, cast.district, event="visit:wedding", per="year")
    with pytest.raises(Refused, match="500.000.đ một năm"):
        written(cast.chair, cast.union, event=yearly.event, amount=100_000)
    own = written(cast.chair, cast.union, amount=400_000, wider_reason="thừa")
    assert own.wider_reason == "" and queries.rules(cast.group, people.TODAY).norms[key] == own
    assert queries.rules(cast.group, DAY("2021-12-31")).norms == {}
    wider = written(cast.chair, cast.union, event="visit:funeral", relation="parent", amount=1_000_000)
    assert queries.rules(cast.other, people.TODAY).norms[key] == above and wider.key not in queries.rules(cast.other, people.TODAY).norms


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"amount": 0}, "amount"),
        ({"issued_on": people.TODAY + datetime.timedelta(days=1)}, "issued_on"),
        ({"valid_from": DAY("2022-01-01")}, "valid_from"),
        ({"valid_from": DAY("2021-06-01")}, "valid_from"),
    ],
)
def test_what_cannot_be_is_refused(cast, change, field):
    written(cast.chair, cast.union)
    with pytest.raises(Refused) as refused:
        written(cast.chair, cast.union, **{"valid_from": DAY("2022-03-01")} | change)
    assert refused.value.field == field and Norm.objects.count() == 1 and Norm.objects.get().valid_until is None


@pytest.mark.db
def test_the_next_norm_ends_the_one_before_and_a_stale_edit_is_a_conflict(cast):
    first = written(cast.accountant, cast.union)
    later = written(cast.chair, cast.union, amount=700_000, valid_from=DAY("2022-04-01"))
    first.refresh_from_db()
    assert first.last_day == DAY("2022-03-31") and queries.rules(cast.union, DAY("2022-03-31")).norms[first.key] == first
    with pytest.raises(Conflict):
        norms.end(by=cast.chair, norm=first, version=1, last_day=DAY("2022-03-01"))
    norms.end(by=cast.chair, norm=later, version=1, last_day=DAY("2022-04-30"))
    with pytest.raises(Refused, match="đã hết hiệu lực"):
        norms.end(by=cast.chair, norm=later, version=2, last_day=DAY("2022-05-01"))
    assert queries.rules(cast.union, people.TODAY).norms == {}
    with pytest.raises(NotAllowed):
        written(cast.group_leader, cast.group)


@pytest.mark.parametrize(
    ("amount", "why", "kept"), [(500_000, "thừa", ""), (400_000, "", ""), (500_001, "nằm viện dài ngày", "nằm viện dài ngày")]
)
def test_more_than_the_norm_is_explained(cast, amount, why, kept):
    mai = factories.member(cast)
    written(cast.chair, cast.union)
    assert visited(cast, mai, amount=amount, over_reason=why).over_reason == kept


def test_more_than_the_norm_without_a_reason_is_refused_in_records_corrections_and_lists(cast):
    mai, lan = factories.member(cast), factories.member(cast, "Vũ Thị Lan")
    written(cast.chair, cast.union)
    written(cast.chair, cast.union, event="gift:tet", amount=300_000)
    with pytest.raises(Refused, match="định mức 500.000.đ một lần, anh/chị ghi 600.000") as refused:
        visited(cast, mai, amount=600_000)
    assert refused.value.field == "over_reason"
    made = visited(cast, mai)
    same = {"person": mai, "visited_on": made.visited_on, "reason": made.reason, "source": made.source}
    with pytest.raises(Refused):
        visits.correct(by=cast.chair, visit=made, version=1, amount=600_000, **same)
    rows = [
        {"recipient": Recipient.MEMBER, "person": who, "child": None, "recipient_name": "", "amount": amount}
        for who, amount in ((mai, 300_000), (lan, 350_000))
    ]
    tet = {
        "by": cast.chair,
        "unit": cast.union,
        "given_on": DAY("2022-01-25"),
        "occasion": Occasion.TET,
        "source": MoneySource.UNION_BUDGET,
    }
    with pytest.raises(Refused, match="Vũ Thị Lan: "):
        gifts.give_all(rows=rows, **tet)
    gifts.give_all(rows=rows, over_reason="lao động tiên tiến", **tet)
    assert dict(Gift.objects.values_list("person__full_name", "over_reason")) == {mai.full_name: "", lan.full_name: "lao động tiên tiến"}


@pytest.mark.db
def test_a_norm_of_a_year_counts_what_was_got_that_year_in_the_union(cast):
    mai = factories.member(cast)
    khoi = factories.child(cast, mai)
    written(cast.chair, cast.union, per="year", amount=1_000_000, valid_from=DAY("2020-01-01"))
    written(cast.chair, cast.union, per="year", amount=150_000, event="gift:mid_autumn", relation="child", valid_from=DAY("2020-01-01"))
    factories.visit(cast, mai, "2021-12-31")
    factories.visit(cast, mai, "2022-01-01", amount=600_000, unit=cast.union)
    factories.visit(cast, mai, "2022-02-01", unit=cast.other)
    factories.visit(cast, mai, "2022-02-01", reason=Reason.CHILDBIRTH)
    with pytest.raises(Refused, match="một năm, năm nay đã nhận 600.000"):
        visited(cast, mai)
    made = visited(cast, mai, amount=400_000)
    assert queries.rules(cast.group, made.visited_on).one(made).most == 400_000, "a row does not count against itself"
    factories.gift(cast, of=khoi)
    again = Gift(recipient=Recipient.CHILD, person=mai, child=khoi, occasion=Occasion.MID_AUTUMN, given_on=DAY("2021-09-30"))
    assert queries.rules(cast.union, again.given_on).one(again).got == 100_000


def test_in_bereavement_the_norm_is_of_who_died(cast):
    mai = factories.member(cast)
    facts = {"person": mai, "name": "Cụ Tư", "match_key": "cu tu", "recorded_by": cast.chair.person, "recorded_at": people.NOW}
    mother = Relative.objects.create(kind="mother_in_law", **facts)
    written(cast.chair, cast.union, event="visit:funeral", relation="parent", amount=1_000_000)
    with pytest.raises(Refused):
        visited(cast, mai, reason=Reason.FUNERAL, relative=mother, amount=1_500_000)
    visited(cast, mai, reason=Reason.FUNERAL, amount=1_500_000)


def at(name, unit, pk=None):
    return reverse(f"care:{name}", args=[unit.pk, *([pk] if pk else [])])


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\u00a0", " ")


def test_the_screens_from_a_norm_to_a_visit(cast, sign_in, django_assert_max_num_queries):
    mai = factories.member(cast)
    client = sign_in(cast.chair)
    assert "Chưa ghi định mức nào" in words(client.get(at("norm-list", cast.union)))
    asked = {
        "event": "visit:hospital", "relation": "member", "amount": "500.000", "per": "case", "regulation": "05/QC-CĐCS",
        "issued_on": "05/01/2022", "approved_by": "Ban Chấp hành", "valid_from": "01/01/2022",
    }  # fmt: skip
    wrong = client.post(at("norm-add", cast.union), asked | {"amount": "năm trăm nghìn lẻ", "lan_gui": "0" * 32})
    assert wrong.status_code == 422 and "05/QC-CĐCS" in words(wrong)
    for _twice in range(2):
        assert client.post(at("norm-add", cast.union), asked | {"lan_gui": "1" * 32}).status_code == 303
    norm = Norm.objects.get()
    with django_assert_max_num_queries(10):
        listed = words(client.get(at("norm-list", cast.group)))
    assert "05/QC-CĐCS" in listed and "500.000" in listed
    assert client.get(at("norm-list", cast.union) + "?dang=xlsx").content[:2] == b"PK"
    assert "05/QC-CĐCS" not in words(client.get(at("norm-list", cast.union) + "?ngay=31/12/2021"))
    assert "quy chế 05/QC-CĐCS ngày 05/01/2022" in words(client.get(at("norm-detail", cast.union, norm.pk)))
    record = at("visit-record", cast.group)
    assert "Để trống thì lấy theo định mức" in words(client.get(record))
    visit = {"person": mai.pk, "reason": "hospital", "visited_on": "18/05/2022", "source": "union_budget"}
    more = client.post(record, visit | {"amount": "600.000", "lan_gui": "2" * 32})
    assert more.status_code == 422 and "định mức 500.000 đ một lần" in words(more)
    less = client.post(record, visit | {"amount": "400.000", "lan_gui": "3" * 32})
    assert less.status_code == 422 and "Quy chế cho nhiều hơn" in words(less)
    with django_assert_max_num_queries(60):
        assert client.post(record, visit | {"amount": "", "lan_gui": "4" * 32}).status_code == 303
    made = Visit.objects.get()
    assert made.amount == 500_000
    with django_assert_max_num_queries(10):
        page = words(client.get(at("visit-detail", cast.group, made.pk)))
    assert "Định mức 500.000 đ một lần (quy chế 05/QC-CĐCS" in page
    accountant = words(sign_in(cast.accountant).get(at("visit-detail", cast.group, made.pk)))
    assert "Trong định mức" in accountant and "05/QC-CĐCS" not in accountant
    assert (
        client.post(at("norm-end", cast.union, norm.pk), {"last_day": "30/04/2022", "lan_gui": "5" * 32, "ban_dang_xem": "1"}).status_code
        == 303
    )
    unruled = sign_in(cast.chair).post(
        record, visit | {"amount": "", "visited_on": "19/05/2022", "bo_qua": f"lan-{made.pk}", "lan_gui": "6" * 32}
    )
    assert unruled.status_code == 422 and "Ghi số tiền bằng chữ số" in words(unruled)


def test_the_list_of_gifts_proposes_the_norm(cast, sign_in):
    mai = factories.member(cast)
    written(cast.chair, cast.union, event="gift:tet", amount=300_000)
    client = sign_in(cast.chair)
    address = at("gift-give", cast.union) + "?dip=tet&ai=doan-vien&ngay=25/01/2022&tuoi=15"
    assert 'value="300.000"' in words(client.get(address))
    sent = {"given_on": "25/01/2022", "each": "350.000", "source": "union_budget", "rows-tang": f"p{mai.pk}", "lan_gui": "1" * 32}
    refused = client.post(address, sent)
    assert refused.status_code == 422 and "Trần Thị Mai: định mức 300.000 đ" in words(refused)
    assert client.post(address, sent | {"over_reason": "năm chẵn"}).status_code == 303
    assert Gift.objects.get().over_reason == "năm chẵn"
    less = client.post(address, sent | {"each": "100.000", "lan_gui": "2" * 32})
    assert less.status_code == 422 and "ghi thấp hơn: Trần Thị Mai" in words(less)


@pytest.mark.db
def test_help_of_another_level_is_told_in_one_sentence_and_nothing_more(cast, sign_in):
    mai = factories.member(cast)
    factories.member(cast, who=mai, unit=cast.other, since=DAY("2011-01-01"), until=DAY("2012-01-01"))
    district = {"unit": cast.district, "amount": 777_000, "recorded_by": cast.officer.person, "voucher_number": "PC-99"}
    factories.visit(cast, mai, "2022-05-10", **district)
    factories.gift(cast, to=mai, occasion=Occasion.TET, given_on="2022-01-20", unit=cast.district, amount=888_000)
    client = sign_in(cast.group_leader)
    asked = {
        "person": mai.pk,
        "reason": "hospital",
        "visited_on": "18/05/2022",
        "source": "union_budget",
        "amount": "500.000",
        "lan_gui": "1" * 32,
    }
    record = at("visit-record", cast.group)
    page = words(client.post(record, asked))
    assert "Trần Thị Mai đã được công đoàn cấp khác giúp." in page
    for told in ("777", "10/05/2022", "PC-99", "Trịnh Văn Khánh", "đã được thăm", "huyện Bình Lục"):
        assert told not in page.partition("<main")[2].partition("</main")[0], told
    assert client.post(record, asked | {"bo_qua": "cap-khac", "lan_gui": "3" * 32}).status_code == 303
    assert "cấp khác" not in words(client.post(record, asked | {"reason": "wedding", "lan_gui": "2" * 32}))
    tet = at("gift-give", cast.union) + "?dip=tet&ai=doan-vien&ngay=25/01/2022&tuoi=15"
    sent = {"given_on": "25/01/2022", "each": "300.000", "source": "union_budget", "rows-tang": f"p{mai.pk}", "lan_gui": "4" * 32}
    page = words(sign_in(cast.chair).post(tet, sent))
    assert "Trần Thị Mai đã được công đoàn cấp khác giúp." in page and "888" not in page and "20/01/2022" not in page


@pytest.mark.parametrize(
    ("unit", "on", "found"),
    [
        ("district", "2022-05-10", True),
        ("other", "2021-06-01", True),
        ("other", "2021-05-01", False),
        ("union", "2022-05-10", False),
        ("group2", "2022-05-10", False),
    ],
)
def test_another_level_is_another_union_within_twelve_months(cast, unit, on, found):
    mai = factories.member(cast)
    factories.visit(cast, mai, on, unit=getattr(cast, unit))
    assert bool(queries.helped_elsewhere(cast.group, [mai.pk], DAY("2022-05-18"), reason=Reason.HOSPITAL)) is found
    assert bool(queries.helped_elsewhere(cast.district, [mai.pk], DAY("2022-05-18"), reason=Reason.HOSPITAL)) is (
        unit != "district" and on != "2021-05-01"
    )


def test_a_norm_written_wrong_is_corrected(cast):
    made = written(cast.chair, cast.union)
    given = {name: getattr(made, name) for name in norms.FACTS}
    done = norms.correct(by=cast.accountant, norm=made, version=1, **given | {"amount": 600_000, "per": "year"})
    assert (done.amount, done.per, done.version) == (600_000, "year", 2)
    with pytest.raises(Conflict):
        norms.correct(by=cast.chair, norm=made, version=1, **given)
    norms.end(by=cast.chair, norm=made, version=2, last_day=DAY("2022-03-31"))
    with pytest.raises(Refused, match="hết hiệu lực sau ngày 31/03/2022") as refused:
        norms.correct(by=cast.chair, norm=made, version=3, **given | {"valid_from": DAY("2022-05-01")})
    assert refused.value.field == "valid_from"
    norms.cancel(by=cast.chair, norm=made, version=3, reason="ghi hai lần")
    assert queries.rules(cast.union, DAY("2022-02-01")).norms == {}
