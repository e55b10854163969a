"""Partners, offers, uses: within which days, for whom, how many used them; the screens of the officer and the member."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from congdoan.benefits import policies, queries
from congdoan.benefits.actions import offers, partners
from congdoan.benefits.models import Offer, Partner, Use
from congdoan.care.tests import factories as care
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership import queries as membership
from tests import people

pytestmark = pytest.mark.django_db
FIRST, LAST = datetime.date(2022, 1, 1), datetime.date(2022, 12, 31)
SAID = {"name": "Phòng khám An Bình", "trade": "khám bệnh", "agreement": "01/TT"}
OFFER = {"what": "Giảm 10% khám sức khỏe", "for_whom": "Đoàn viên", "where": "Bình Mỹ", "how": "Xuất trình thẻ đoàn viên"}


def at(name, unit=None, pk=None):
    return reverse(f"benefits:{name}", args=[one for one in (unit and unit.pk, pk) if one])


def sent(nth, version=None, **facts):
    return facts | {"lan_gui": f"{nth:032d}"} | ({"ban_dang_xem": str(version)} if version else {})


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\u00a0", " ")


@pytest.fixture
def mai(cast):
    return care.member(cast, who=cast.member.person)


@pytest.fixture
def clinic(cast):
    return partners.record(by=cast.chair, unit=cast.union, valid_from=FIRST, last_day=LAST, **SAID)


@pytest.fixture
def offer(cast, clinic):
    return offers.record(by=cast.chair, partner=clinic, valid_from=FIRST, last_day=LAST, **OFFER)


def upper(cast, **days):
    """An offer of the level above."""
    given = {"recorded_by": cast.officer.person, "recorded_at": people.NOW, "valid_from": FIRST} | days
    partner = Partner.objects.create(unit=cast.district, **SAID, **given)
    return Offer.objects.create(partner=partner, **OFFER | {"what": "Vé xe giảm giá"}, **given)


def own(cast):
    return membership.own_today(by=cast.member)


def use(cast, offer, on=people.TODAY):
    return offers.use(by=cast.member, membership=own(cast), offer=offer, used_on=on)


@pytest.mark.parametrize(("first", "last", "refused"), [
    (FIRST, LAST, ""), (FIRST.replace(year=2021), LAST, "Thỏa thuận"), (FIRST, None, "Thỏa thuận"), (FIRST, LAST.replace(year=2023), "Thỏa thuận"),
    (LAST, FIRST, "Ngày cuối"),
])  # fmt: skip
def test_an_offer_lies_within_its_agreement(first, last, refused):
    partner = Partner(valid_from=FIRST, valid_until=datetime.date(2023, 1, 1))
    try:
        policies.check_days(first, last)
        policies.check_within(first, last, partner)
    except Refused as problem:
        assert refused and refused in str(problem)
    else:
        assert not refused


@pytest.mark.db
def test_what_is_over_falls_out_and_what_is_above_is_seen_below(cast, mai, offer):
    theirs, over = upper(cast), upper(cast, valid_until=people.TODAY)
    seen = {offer.pk, theirs.pk}
    assert {row.pk for row in queries.offers(by=cast.chair, unit=cast.union)} == seen == {row.pk for row in queries.own(by=cast.member)}
    before = queries.offers(by=cast.chair, unit=cast.union, on=people.TODAY - datetime.timedelta(days=1))
    assert over.pk in {row.pk for row in before}
    assert {row.pk for row in queries.offers(by=cast.officer, unit=cast.district)} == {theirs.pk}
    assert not queries.own(by=cast.accountant) and not queries.offers(by=cast.stranger, unit=cast.union)


@pytest.mark.db
def test_a_use_is_counted_once_a_member_and_told_as_few(cast, mai, offer):
    use(cast, offer)
    for on, refused in (
        (people.TODAY, "đã ghi"),
        (people.TODAY + datetime.timedelta(days=1), "tương lai"),
        (FIRST - datetime.timedelta(days=1), "không còn"),
    ):
        with pytest.raises(Refused, match=refused):
            use(cast, offer, on)
    offers.record_use(by=cast.group_leader, unit=cast.group, offer=offer, person=mai, used_on=FIRST)
    assert [row.used for row in queries.offers(by=cast.chair, unit=cast.union)] == [1]
    mine = queries.own_uses(by=cast.member)[0]
    again = {"unit": cast.group, "offer": offer, "person": mai, "used_on": people.TODAY}
    assert offers.record_use(by=cast.group_leader, **again) == mine, "an officer who asks by writing is not told that it was there"
    with pytest.raises(Refused, match="đã ghi"):
        offers.record_use(by=cast.group_leader, **again | {"used_on": FIRST})
    row = queries.own_uses(by=cast.member)[0]
    offers.take_back(by=cast.member, membership=own(cast), use=row)
    use(cast, offer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Use.objects.create(offer=offer, person=mai, unit=cast.group, used_on=people.TODAY, recorded_by=mai, recorded_at=people.NOW)
    with pytest.raises(Refused, match="không phải đoàn viên"):
        offers.record_use(by=cast.group_leader, unit=cast.group, offer=offer, person=cast.chair.person, used_on=people.TODAY)
    alien = partners.record(by=cast.stranger, unit=cast.other, valid_from=FIRST, **SAID)
    theirs = offers.record(by=cast.stranger, partner=alien, valid_from=FIRST, **OFFER)
    with pytest.raises(Refused, match="không dành cho"):
        use(cast, theirs)


def test_who_may_and_what_is_refused(cast, clinic, offer):
    for name in ("accountant", "group_leader", "inspector", "officer", "stranger", "member"):
        with pytest.raises(NotAllowed):
            offers.cancel(by=getattr(cast, name), offer=offer, version=1, reason="nhầm")
    with pytest.raises(Refused, match="đã có ưu đãi"):
        partners.cancel(by=cast.chair, partner=clinic, version=1, reason="nhầm")
    with pytest.raises(Refused, match="kéo dài hơn"):
        partners.correct(by=cast.chair, partner=clinic, version=1, valid_from=FIRST, last_day=people.TODAY, **SAID)
    offers.correct(by=cast.chair, offer=offer, version=1, valid_from=FIRST, last_day=people.TODAY, **OFFER)
    with pytest.raises(Conflict):
        offers.correct(by=cast.chair, offer=offer, version=1, valid_from=FIRST, last_day=LAST, **OFFER)
    partners.correct(by=cast.chair, partner=clinic, version=1, valid_from=FIRST, last_day=people.TODAY, **SAID)


def test_what_was_taken_out_takes_nothing_more(cast, mai, clinic):
    offer = offers.record(by=cast.chair, partner=clinic, valid_from=FIRST, last_day=LAST, **OFFER)
    offers.cancel(by=cast.chair, offer=offer, version=1, reason="nhầm")
    offer.refresh_from_db()
    with pytest.raises(Refused, match="không còn"):
        use(cast, offer)
    seen = Partner.objects.get()
    partners.cancel(by=cast.chair, partner=clinic, version=1, reason="nhầm")
    with pytest.raises(Refused, match="đã bỏ khỏi sổ"):
        offers.record(by=cast.chair, partner=seen, valid_from=FIRST, last_day=LAST, **OFFER)


def test_the_screens(cast, mai, sign_in, django_assert_max_num_queries):
    union, chair = cast.union, sign_in(cast.chair)
    said = SAID | {"valid_from": "01/01/2022", "last_day": "31/12/2022"}
    assert chair.post(at("add-partner", union), sent(1, **said | {"last_day": "31/12/2021"})).status_code == 422
    for _twice in range(2):
        assert chair.post(at("add-partner", union), sent(2, **said)).status_code == 303
    partner = Partner.objects.get()
    told = OFFER | {"valid_from": "01/01/2022", "last_day": "31/12/2023"}
    wrong = chair.post(at("partner-offer", union, partner.pk), sent(3, **told))
    assert wrong.status_code == 422 and "trong khoảng ấy" in words(wrong) and 'value="31/12/2023"' in words(wrong)
    assert chair.post(at("partner-offer", union, partner.pk), sent(4, **told | {"last_day": ""})).status_code == 422
    assert chair.post(at("partner-offer", union, partner.pk), sent(5, **told | {"last_day": "31/12/2022"})).status_code == 303
    offer = Offer.objects.get()
    member = sign_in(cast.member)
    assert at("mine") in words(member.get(reverse("overview:me")))
    with django_assert_max_num_queries(10):
        assert "Giảm 10% khám sức khỏe" in words(member.get(at("mine")))
    for _twice in range(2):
        assert member.post(at("use"), sent(6, offer=offer.pk, used_on="24/05/2022")).status_code == 303
    assert "Anh/chị đã dùng" in words(member.get(at("mine")))
    chair = sign_in(cast.chair)
    for page in (at("list", union), at("offer", union, offer.pk), at("partners", union)):
        with django_assert_max_num_queries(10):
            shown = words(chair.get(page))
        assert "Phòng khám An Bình" in shown and "Trần Thị Mai" not in shown
    assert "ít, không nêu" in words(chair.get(at("list", union))) and chair.get(at("list", union) + "?dang=xlsx").content[:2] == b"PK"
    assert "Giảm 10%" not in words(chair.get(at("list", union) + "?ngay=31/12/2021")).partition("<main")[2]
    leader = sign_in(cast.group_leader)
    assert leader.post(at("record-use", cast.group), sent(7, offer=offer.pk, person=mai.pk, used_on="23/05/2022")).status_code == 303
    for name, status in (("inspector", 200), ("officer", 200), ("stranger", 404), ("member", 404)):
        client = sign_in(getattr(cast, name))
        assert client.get(at("list", union)).status_code == status
        assert client.get(at("offer-correct", union, offer.pk)).status_code == (403 if status == 200 else 404)
    member = sign_in(cast.member)
    use = Use.objects.last().pk
    for _twice in range(2):  # taken back, it is no longer there to choose
        assert member.post(at("take-back"), sent(8, use=use)).status_code == 303
    assert Use.objects.standing().count() == 1
