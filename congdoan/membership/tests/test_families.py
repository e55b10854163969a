"""Relatives: recorded, told by the member himself and confirmed, seen from both sides, mourned, taken out with a reason."""

import datetime
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.urls import reverse

from congdoan.care.actions import visits
from congdoan.care.models import Visit
from congdoan.kernel.dates import read_approximate_date
from congdoan.kernel.errors import Conflict, NotAllowed, Refused, Unreadable
from congdoan.membership import queries
from congdoan.membership.actions import relatives
from congdoan.membership.models import Membership, Relative
from congdoan.membership.tests.factories import day, member
from tests import people
from tests.people import TODAY

approx = read_approximate_date
pytestmark = pytest.mark.django_db


def record(cast, row, kind, name, born="1955", **more):
    birth = read_approximate_date(born) if born else None
    return relatives.record(by=cast.chair, unit=cast.union, person=row.person, kind=kind, name=name, birth=birth, **more)


@pytest.fixture
def mai(cast):
    return member(cast, "Trần Thị Mai", unit=cast.group)


@pytest.mark.parametrize(
    ("kind", "born", "more", "sentence"),
    [
        ("child", None, {}, "Ghi năm sinh của cháu"),
        ("child", "1930", {}, "khó đúng"),
        ("mother", "2023", {}, "khó đúng"),
        ("father", "1950", {"sex": "female"}, "không thể ghi giới tính như vậy"),
        ("mother", "1950", {"died_on": TODAY + datetime.timedelta(days=1)}, "Ngày mất phải sau khi sinh"),
        ("mother", "1950", {"died_on": datetime.date(1949, 1, 1)}, "Ngày mất phải sau khi sinh"),
        ("spouse", "1980", {"known_as": "self"}, "thân nhân của chính mình"),
        ("spouse", "1980", {"known_as": "stranger"}, "không phải đoàn viên của"),
    ],
)
def test_what_cannot_be_said_of_a_relative(cast, mai, kind, born, more, sentence):
    if "known_as" in more:
        more = {"known_as": mai.person if more["known_as"] == "self" else cast.stranger.person}
    with pytest.raises(Refused, match=sentence):
        record(cast, mai, kind, "Ai Đó", born, **more)


def test_one_mother_the_same_one_again_is_no_second(cast, mai):
    first = record(cast, mai, "mother", "Nguyễn Thị Tư", "12/05/1955")
    assert record(cast, mai, "mother", "nguyễn thị tư", "1955").pk == first.pk and first.born == "12/05/1955"
    with pytest.raises(Refused, match="Đã ghi mẹ đẻ của người này"):
        record(cast, mai, "mother", "Lê Thị Năm")
    with pytest.raises(Refused, match="Ghi lý do bỏ"):
        relatives.cancel(by=cast.chair, unit=cast.union, relative=first, version=1, reason="")
    relatives.cancel(by=cast.chair, unit=cast.union, relative=first, version=1, reason="ghi nhầm người")
    assert record(cast, mai, "mother", "Lê Thị Năm").pk != first.pk
    assert Relative.objects.get(pk=first.pk).cancel_reason == "ghi nhầm người"
    with pytest.raises(NotAllowed):
        relatives.record(
            by=cast.accountant, unit=cast.union, person=mai.person, kind="child", name="Bé", birth=read_approximate_date("2015")
        )


def test_what_a_member_tells_waits_for_a_yes(cast, mai, sign_in):
    user = people.account(mai.person, "tranmai")
    client = sign_in(people.acting(user))
    sent = client.post(reverse("membership:own-relative"), {"kind": "child", "name": "Bé Na", "birth": "2015"})
    row = Relative.objects.get()
    assert sent.status_code == 303 and row.waits
    assert "chờ xác nhận" in client.get(reverse("overview:me")).content.decode()
    assert queries.children_below(by=cast.chair, unit=cast.union) == []  # no gift knows of her yet
    page = sign_in(cast.group_leader).get(reverse("overview:member", args=[mai.person_id])).content.decode()
    confirm = reverse("membership:relative-confirm", args=[cast.group.pk, row.pk])
    assert confirm in page and sign_in(cast.accountant).get(confirm).status_code == 403
    assert sign_in(cast.group_leader).post(confirm, {"ban_dang_xem": 7}).status_code == 409
    assert sign_in(cast.group_leader).post(confirm, {"ban_dang_xem": 1}).status_code == 303
    assert [child.name for child in queries.children_below(by=cast.chair, unit=cast.union)] == ["Bé Na"]
    with pytest.raises(Refused, match="đã được xác nhận"):
        relatives.confirm(by=cast.chair, unit=cast.union, relative=row, version=2)
    with pytest.raises(NotAllowed, match="chính người ấy"):
        relatives.record_own(by=cast.chair, membership=mai, kind="child", name="Bé Ti", birth=read_approximate_date("2016"))
    sign_in(people.acting(user)).post(reverse("membership:own-relative"), {"kind": "child", "name": "Bé Ti", "birth": "2016"})
    told = Relative.objects.get(name="Bé Ti")
    assert record(cast, mai, "child", "Bé Ti", "2016").pk == told.pk and not Relative.objects.get(pk=told.pk).waits, (
        "written down is confirmed"
    )


def test_a_father_in_law_does_not_become_a_second_father(cast, mai):
    record(cast, mai, "father", "Trần Văn Ba")
    other = record(cast, mai, "father_in_law", "Lê Văn Tư")
    with pytest.raises(Refused, match="Đã ghi cha đẻ"):
        relatives.correct(
            by=cast.chair, unit=cast.union, relative=other, version=1, name="Lê Văn Tư", kind="father", birth=read_approximate_date("1955")
        )


def test_a_child_taken_out_still_has_a_name_where_it_stands(cast, mai):
    row = record(cast, mai, "child", "Bé Na", "2015")
    relatives.cancel(by=cast.chair, unit=cast.union, relative=row, version=1, reason="ghi nhầm")
    assert queries.child_labels(cast.union, [row.pk]) == {row.pk: "Bé Na"}


def test_a_relative_who_is_a_member_is_seen_from_both_sides(cast, mai, sign_in):
    hai = member(cast, "Nguyễn Văn Hải", "male", unit=cast.group2, born="01/01/1984")
    row = record(cast, mai, "spouse", "Nguyễn Văn Hải", "1984", known_as=hai.person)
    mine, his = (reverse("overview:member", args=[each.person_id]) for each in (mai, hai))
    assert (
        f'href="{his}"' in sign_in(cast.chair).get(mine).content.decode()
        and f'href="{mine}"' in sign_in(cast.chair).get(his).content.decode()
    )
    assert (
        f'href="{his}"' not in sign_in(cast.group_leader).get(mine).content.decode()
    )  # the leader of one group does not open the other group's member
    edit = reverse("membership:relative-correct", args=[cast.union.pk, row.pk])
    given = {"kind": "spouse", "name": "Nguyễn Văn Hải", "birth": "02/02/1984", "known_as": "", "ban_dang_xem": 1}
    assert sign_in(cast.chair).post(edit, given).status_code == 303
    assert f'href="{mine}"' not in sign_in(cast.chair).get(his).content.decode()
    assert sign_in(cast.chair).post(edit, given).status_code == 409
    with pytest.raises(Conflict):
        relatives.correct(by=cast.chair, unit=cast.union, relative=row, version=1, name="Khác", kind="spouse")


def test_bereavement_names_who_died(cast, mai, sign_in):
    mother = record(cast, mai, "mother_in_law", "Nguyễn Thị Tư")
    aunt = record(cast, mai, "dependant", "Nguyễn Thị Sáu")
    hai = member(cast, "Nguyễn Văn Hải", "male", unit=cast.group, born="01/01/1984")
    facts = {"unit": cast.group, "visited_on": TODAY, "reason": "funeral", "amount": 500_000, "source": "union_budget"}
    with pytest.raises(Refused, match="không phải thân nhân của đoàn viên này"):
        visits.record(by=cast.chair, person=hai.person, relative=mother, **facts)
    with pytest.raises(Refused, match="tứ thân phụ mẫu"):
        visits.record(by=cast.chair, person=mai.person, relative=aunt, **facts)
    client, address = sign_in(cast.chair), reverse("care:visit-record", args=[cast.group.pk])
    sent = {"person": mai.person_id, "reason": "funeral", "visited_on": "24/05/2022", "amount": "500.000", "source": "union_budget"}
    asked = client.post(address, sent)
    assert asked.status_code == 422 and "mẹ vợ, mẹ chồng Nguyễn Thị Tư" in asked.content.decode()
    assert "Nguyễn Thị Sáu" not in asked.content.decode()
    elsewhere = sign_in(cast.stranger).post(reverse("care:visit-record", args=[cast.other.pk]), sent)
    assert elsewhere.status_code == 422 and "Nguyễn Thị Tư" not in elsewhere.content.decode()  # another union's families are not told
    client = sign_in(cast.chair)
    assert client.post(address, {**sent, "relative": mother.pk}).status_code == 303
    assert Visit.objects.get().reason_text == "hiếu (mẹ vợ, mẹ chồng Nguyễn Thị Tư)"
    page = reverse("overview:member", args=[mai.person_id])
    assert "hiếu (mẹ vợ, mẹ chồng Nguyễn Thị Tư)" in client.get(page).content.decode()
    assert "hiếu (" not in sign_in(cast.accountant).get(page).content.decode()


@pytest.mark.db
class TestAfterATransfer:
    """The old union reads what was written while the member was there; what the new one writes is the new one's."""

    @pytest.fixture
    def gone(self, cast, mai):
        """Mai went to another union on the first of May; the new chair wrote her child down after that."""
        earlier = replace(cast.chair, now=cast.chair.now - datetime.timedelta(days=300))
        old = relatives.record(by=earlier, unit=cast.union, person=mai.person, name="Bé Cũ", birth=approx("2015"))
        lived = {"unit": cast.other, "valid_from": day("2022-05-01"), "how": "transferred"}
        Membership.objects.filter(pk=mai.pk).update(valid_until=day("2022-05-01"), why_left="transferred")
        written = {"recorded_by": cast.stranger.person, "recorded_at": cast.stranger.now}
        Membership.objects.create(person=mai.person, union_joined_on=mai.union_joined_on, **lived, **written)
        new = relatives.record(by=cast.stranger, unit=cast.other, person=mai.person, name="Bé Mới", birth=approx("2021"))
        return SimpleNamespace(old=old, new=new)

    def test_who_reads_what(self, cast, mai, gone):
        told = lambda by: {row.name for row in queries.relatives_of(by=by, person_id=mai.person_id)}  # noqa: E731
        assert (told(cast.chair), told(cast.stranger)) == ({"Bé Cũ"}, {"Bé Cũ", "Bé Mới"})
        assert [row.name for row in queries.children_below(by=cast.chair, unit=cast.union)] == ["Bé Cũ"]
        assert queries.relative(by=cast.chair, unit=cast.union, pk=gone.new.pk) is None
        assert queries.relative(by=cast.stranger, unit=cast.other, pk=gone.new.pk) == gone.new
        with pytest.raises(Unreadable):
            queries.KnownChildren.named(cast.union, ["Bé Mới"]).find("Bé Mới")

    def test_the_old_union_writes_none_and_mends_none_of_the_new_one(self, cast, mai, gone):
        with pytest.raises(Refused):
            relatives.record(by=cast.chair, unit=cast.union, person=mai.person, name="Bé Ba", birth=approx("2020"))
        with pytest.raises(Refused):
            relatives.cancel(by=cast.chair, unit=cast.union, relative=gone.new, version=1, reason="nhầm")
        with pytest.raises(Refused):  # what it wrote itself is kept by the new one now
            relatives.cancel(by=cast.chair, unit=cast.union, relative=gone.old, version=1, reason="nhầm")
        assert relatives.cancel(by=cast.stranger, unit=cast.other, relative=gone.old, version=1, reason="nhầm").cancelled_on

    def test_what_the_new_union_mends_the_old_one_reads_as_it_stood(self, cast, mai, gone, sign_in):
        page = reverse("overview:member", args=[mai.person_id])
        row = relatives.correct(
            by=cast.stranger, unit=cast.other, relative=gone.old, version=1, name="Bé Sửa", kind="child", birth=approx("2016")
        )
        told = lambda by: {(row.name, row.born) for row in queries.relatives_of(by=by, person_id=mai.person_id)}  # noqa: E731
        assert told(cast.chair) == {("Bé Cũ", "2015")}
        assert told(cast.stranger) == {("Bé Sửa", "2016"), ("Bé Mới", "2021")}
        assert queries.relative(by=cast.chair, unit=cast.union, pk=row.pk) is None
        below = lambda **more: [row.name for row in queries.children_below(by=cast.chair, unit=cast.union, **more)]  # noqa: E731
        assert (below(), below(as_were=True)) == ([], ["Bé Cũ"]), "no gift is drawn up of it; the workbook has it as it stood"
        assert {row.name for row in Relative.objects.standing()} == {"Bé Sửa", "Bé Mới"}, "one child in every figure"
        relatives.correct(by=cast.stranger, unit=cast.other, relative=row, version=2, name="Bé Sửa Nữa", kind="child", birth=approx("2016"))
        assert Relative.objects.filter(stood_until__isnull=False).count() == 1, "nobody reads what stood in between"
        text = sign_in(cast.chair).get(page).content.decode()
        assert "Bé Cũ" in text and "Bé Sửa" not in text and "/than-nhan/" not in text
        assert {row.name for row in queries.own_relatives(by=replace(cast.chair, person=mai.person))} == {"Bé Sửa Nữa", "Bé Mới"}

    def test_what_a_file_mends_too(self, cast, mai, gone):
        relatives.correct_all(by=cast.stranger, unit=cast.other, rows={gone.old.pk: {"birth_year": 2016}})
        assert [row.birth_year for row in queries.relatives_of(by=cast.chair, person_id=mai.person_id)] == [2015]

    def test_between_groups_of_a_union_nothing_is_kept_twice_for_its_committee(self, cast, mai):
        earlier = replace(cast.chair, now=cast.chair.now - datetime.timedelta(days=300))
        row = relatives.record(by=earlier, unit=cast.union, person=mai.person, name="Bé Cũ", birth=approx("2015"))
        Membership.objects.filter(pk=mai.pk).update(valid_until=day("2022-05-01"), why_left="moved_group")
        written = {"recorded_by": cast.chair.person, "recorded_at": cast.chair.now}
        lived = {"unit": cast.group2, "valid_from": day("2022-05-01"), "how": "transferred"}
        Membership.objects.create(person=mai.person, union_joined_on=mai.union_joined_on, **lived, **written)
        relatives.correct(by=cast.chair, unit=cast.union, relative=row, version=1, name="Bé Sửa", kind="child", birth=approx("2015"))
        assert [row.name for row in queries.relatives_of(by=cast.chair, person_id=mai.person_id)] == ["Bé Sửa"]

    def test_the_last_union_of_who_left_for_good_goes_on_writing(self, cast, mai):
        Membership.objects.filter(pk=mai.pk).update(valid_until=day("2022-05-01"), why_left="retired")
        row = relatives.record(by=cast.chair, unit=cast.union, person=mai.person, name="Bé Ba", birth=approx("2020"))
        assert list(queries.relatives_of(by=cast.chair, person_id=mai.person_id)) == [row]
