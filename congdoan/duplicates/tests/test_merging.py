"""Two persons become one and two again: no row lost, every row back; who is found, who may, what stands against it."""

import io
import random

import openpyxl
import pytest
from django.apps import apps
from django.db import IntegrityError
from django.urls import reverse

from congdoan.access.models import Delegation, Grant
from congdoan.audit.models import Entry
from congdoan.care.models import Visit
from congdoan.care.tests import factories as care
from congdoan.duplicates import carrying, queries
from congdoan.duplicates.actions import merges
from congdoan.duplicates.models import Distinct, Merge
from congdoan.education.tests import factories as education
from congdoan.handovers.models import PostHandover
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership.actions import members, qualifications, relatives
from congdoan.membership.models import Membership, PartyStanding, Relative
from congdoan.membership.tests.factories import day, member
from congdoan.organization.tests.factories import appoint
from congdoan.people import queries as people
from congdoan.people.models import Person, named
from congdoan.reorganization.tests.test_reach import columns
from congdoan.ui.forms import VERSION
from tests.people import NOW, account, person

NOT_COMPARED = {"audit.Entry", "audit.Head", "duplicates.Merge"}


def test_every_column_that_names_a_person_has_its_line():
    ours = [model for model in apps.get_models() if model.__module__.startswith("congdoan.")]
    there = {column for column in columns(ours) if _names_person(column)}
    assert there - set(carrying.TABLE) == set(), "say in duplicates/carrying.py what a merge of two persons does with these"
    assert set(carrying.TABLE) - there == set(), "these columns are no more"


def _names_person(column):
    label, name = carrying.split(column)
    return apps.get_model(label)._meta.get_field(name).related_model is Person


def book():
    """{model: {pk: values}} of everything but the log and the merges; versions are left out, for a page that is open must meet a conflict."""
    found = {}
    for model in apps.get_models():
        if model.__module__.startswith("congdoan.") and model._meta.label not in NOT_COMPARED:
            names = [field.attname for field in model._meta.concrete_fields if field.attname != "version"]
            found[model._meta.label] = {row["id"] if "id" in row else row[names[0]]: row for row in model._base_manager.values(*names)}
    return found


def merge(cast, one, other, by=None, **more):
    one, other = Person.objects.get(pk=one.pk), Person.objects.get(pk=other.pk)
    given = {"keep": "one", "version": one.version + other.version} | more
    return merges.merge(by=by or cast.chair, unit=cast.union, one=one, other=other, **given)


def undo(cast, made, by=None):
    made = Merge.objects.get(pk=made.pk)
    return merges.undo(by=by or cast.chair, merge=made, version=made.version)


@pytest.fixture
def pair(cast):
    """Trần Thị Mai twice: once in the union with the year alone, once in a group with the day and a number."""
    one = member(cast, "Trần Thị Mai", born="1986", valid_until="2018-01-01", why_left="moved_group").person
    other = member(
        cast, "Trần Thị Mai", unit=cast.group, joined="01/06/2015", valid_from="2018-01-01", how="transferred", national_id="035186000412"
    ).person
    assert one.pk != other.pk
    return one, other


BETWEEN = {
    "ủy quyền": lambda cast, one, other: Delegation.objects.create(
        giver=one, deputy=other, unit=cast.union, valid_from=day("2022-01-01"), valid_until=day("2022-02-01"), reason="đi học", given_at=NOW
    ),
    "bàn giao chức vụ": lambda cast, one, other: PostHandover.objects.create(
        unit=cast.union, post="chair", giver=other, receiver=one, held_from=day("2020-01-01"), drawn_on=day("2022-01-01"),
        recorded_by=cast.chair.person, recorded_at=NOW,
    ),
    "thân nhân": lambda cast, one, other: Relative.objects.create(
        person=other, known_as=one, kind="spouse", name="Trần Thị Mai", recorded_by=cast.chair.person, recorded_at=NOW
    ),
}  # fmt: skip


@pytest.mark.db
@pytest.mark.parametrize("what", BETWEEN)
def test_a_row_between_the_two_says_that_they_are_two(cast, pair, what):
    BETWEEN[what](cast, *pair)
    with pytest.raises(Refused, match=f"Một người .*{what}.* không thể là một"):
        merge(cast, *pair)


@pytest.mark.db
class TestMerge:
    def test_everything_moves_and_the_old_address_leads_to_the_one_that_stands(self, cast, pair, sign_in):
        one, other = pair
        care.visit(cast, other)
        relatives.record_all(
            by=cast.chair, unit=cast.union,
            rows=[{"person_id": who.pk, "name": "Minh Khôi", "birth_year": 2013, "sex": "male"} for who in pair],
        )  # fmt: skip
        made = merge(cast, one, other, birth="other")
        kept = Person.objects.get(pk=one.pk)
        assert (kept.birth_text, kept.national_id) == ("09/10/1986", "035186000412")
        assert [row.person_id for row in Membership.objects.filter(unit__in=[cast.union, cast.group], person__in=pair)] == [one.pk] * 2
        assert Visit.objects.get().person_id == one.pk and Relative.objects.count() == 1
        assert people.by_national_ids(["035186000412"]) == {"035186000412": kept}
        gone = Person.objects.get(pk=other.pk)
        assert gone.merged_into_id == one.pk and gone.national_id is None and gone not in people.persons()
        answer = sign_in(cast.chair).get(reverse("overview:member", args=[other.pk]))
        assert (answer.status_code, answer.url) == (302, reverse("overview:member", args=[one.pk]))
        assert sign_in(cast.stranger).get(reverse("overview:member", args=[other.pk])).status_code == 404, (
            "who became whom is not for strangers"
        )
        assert Entry.objects.filter(action="duplicates.merges.merge").get().detail["kept"] == one.pk
        undo(cast, made)
        assert Visit.objects.get().person_id == other.pk and Relative.objects.count() == 2
        assert Person.objects.get(pk=other.pk).national_id == "035186000412" and Person.objects.get(pk=one.pk).birth_text == "1986"
        with pytest.raises(Refused, match="đã gỡ rồi"):
            undo(cast, made)

    def test_the_number_of_who_went_stands_in_the_way_with_a_sentence(self, cast, pair):
        one, other = pair
        Person.objects.filter(pk=one.pk).update(national_id="035186000999")
        merge(cast, one, other, national_id="one")
        row = Membership.objects.get(person=one.pk, valid_until=None)
        with pytest.raises(Refused, match="đã nhập vào người khác"):
            members.correct_all(by=cast.chair, unit=cast.union, rows={row.pk: {"national_id": "035186000412"}})

    def test_rows_that_no_policy_knows_of_stand_against_it_with_a_sentence(self, cast, pair, monkeypatch):
        def clash(self):
            raise IntegrityError("UNIQUE constraint failed")

        monkeypatch.setattr("congdoan.duplicates.actions._rows.Carriage.carry", clash)
        with pytest.raises(Refused, match="không tự gộp được"):
            merge(cast, *pair)

    @pytest.mark.parametrize(
        ("mine", "theirs", "stands"),
        [
            ((2012, None), (2015, None), (2012, None)),
            ((2015, 2018), (2012, None), (2012, None)),  # the kept person's own row is put away: the other's holds all its days
            ((2012, 2018), (2014, 2016), (2012, 2018)),
            ((2012, 2018), (2016, None), None),  # each says what the other does not
        ],
    )
    def test_of_two_times_in_one_unit_the_longer_stands_or_neither(self, cast, mine, theirs, stands):
        spell = lambda start, end: {  # noqa: E731
            "joined": "01/06/2010", "valid_from": f"{start}-01-01", **({"valid_until": f"{end}-01-01", "why_left": "retired"} if end else {}),
        }  # fmt: skip
        one = member(cast, "Trần Thị Mai", born="1986", **spell(*mine)).person
        other = member(cast, "Trần Thị Mai", born="09/10/1986", **spell(*theirs)).person
        before = book()
        if stands is None:
            with pytest.raises(Refused, match="chồng ngày nhau"):
                merge(cast, one, other)
            return
        made = merge(cast, one, other)
        [row] = Membership.objects.filter(person__in=[one, other])
        assert (row.person_id, row.valid_from.year, row.valid_until and row.valid_until.year) == (one.pk, *stands)
        undo(cast, made)
        assert book() == before

    @pytest.mark.parametrize("seed", range(6))
    def test_at_random_no_row_is_lost_and_the_undo_brings_every_row_back(self, cast, seed):
        chance = random.Random(seed)
        one = member(cast, "Trần Thị Mai", born="1986").person
        where = chance.choice([cast.union, cast.group])
        spell = {} if where == cast.union else {"joined": "01/06/2010", "valid_until": "2014-01-01", "why_left": "retired"}
        other = member(cast, "Trần Thị Mai", unit=where, born="09/10/1986", phone="0912345678", **spell).person
        for who in (one, other):
            self.fill(cast, who, chance)
        before = book()
        made = merge(
            cast,
            one,
            other,
            keep=chance.choice(["one", "other"]),
            **{name: chance.choice(["", "one", "other"]) for name in ("birth", "party")},
        )
        after, stored = book(), [(each["model"], each["values"]["id"]) for each in made.stored]
        for label, rows in before.items():
            assert set(rows) - set(after[label]) == {pk for model, pk in stored if model == label}, f"{seed}: lost in {label}"
            assert not set(after[label]) - set(rows)
        for column in carrying.CARRIED:
            label, name = carrying.split(column)
            assert label == "accounts.User" or not apps.get_model(label)._base_manager.filter(**{name: made.gone_id}).exists()
        undo(cast, made)
        assert book() == before

    def fill(self, cast, who, chance):
        """Some of what may be said of a person, at random; both may get the same."""
        if chance.random() < 0.7:
            care.visit(cast, who)
        if chance.random() < 0.7:
            relatives.record_all(
                by=cast.chair,
                unit=cast.union,
                rows=[{"person_id": who.pk, "name": chance.choice(["Gia Hân", "Minh Khôi"]), "birth_year": 2013}],
            )
        if chance.random() < 0.7:
            level = chance.choice(["general:primary", "general:upper_secondary"])
            qualifications.record(by=cast.chair, unit=cast.union, person=who, level=level, valid_from=day("2012-01-01"))
        if chance.random() < 0.6:
            appoint(cast, who, unit=cast.union)
        if chance.random() < 0.6:
            PartyStanding.objects.create(person=who, joined_on=day("2014-02-03"), recorded_by=cast.chair.person, recorded_at=cast.chair.now)
        if chance.random() < 0.5:
            education.session(cast, who)

    def test_what_stands_against_it(self, cast, pair):
        one, other = pair
        with pytest.raises(Conflict):
            merge(cast, one, other, version=7)
        with pytest.raises(Refused, match="một người. Chọn hai người"):
            merge(cast, one, one)
        Membership.objects.filter(person=one).update(valid_until=day("2018-01-02"))
        with pytest.raises(Refused, match="hai nơi trong cùng một ngày: .*Tổ Văn phòng 01/01/2018"):
            merge(cast, one, other)
        Membership.objects.filter(person=one).update(valid_until=day("2018-01-01"))
        accounts = [account(who, name) for who, name in zip(pair, ("maitt", "maitt2"), strict=True)]
        with pytest.raises(Refused, match="Đóng tài khoản maitt2 trước"):
            merge(cast, one, other)
        accounts[1].is_active = False
        accounts[1].save()
        made = merge(cast, one, other)
        accounts[1].refresh_from_db()
        assert accounts[1].person_id == other.pk
        with pytest.raises(Refused, match="đã nhập vào người khác"):
            merge(cast, one, other)
        assert undo(cast, made).undone_at

    def test_rights_are_asked_wherever_either_is_or_was(self, cast, pair):
        one, other = pair
        for who in (cast.accountant, cast.group_leader, cast.stranger, cast.inspector):
            with pytest.raises(NotAllowed):
                merge(cast, one, other, by=who)
        Grant.objects.create(person=other, role="chair", unit=cast.other, valid_from=day("2020-01-01"))
        with pytest.raises(NotAllowed, match="ngoài quyền"):
            merge(cast, one, other)
        made = merges.merge(by=cast.officer, unit=cast.district, one=one, other=other, keep="one", version=one.version + other.version)
        assert Grant.objects.get(unit=cast.other, role="chair", follows="", person=one) and made.unit == cast.district
        mine = member(cast, cast.chair.person.full_name, "male", born="13/03/1980").person
        with pytest.raises(Refused, match="chính anh/chị"):
            merge(cast, mine, cast.chair.person)

    def test_an_undo_has_its_window_and_what_stands_on_it(self, cast, pair):
        one, other = pair
        made = merge(cast, one, other)
        Merge.objects.filter(pk=made.pk).update(merged_on=day("2022-04-01"))
        with pytest.raises(Refused, match="đến hết ngày 01/05/2022"):
            undo(cast, made)
        Merge.objects.filter(pk=made.pk).update(merged_on=day("2022-05-01"))
        third = member(
            cast, "Trần Thị Mai", born="09/1986", joined="01/01/2010", valid_until="2012-01-01", why_left="retired", unit=cast.group2
        ).person
        later = merge(cast, one, third)
        with pytest.raises(Refused, match="nhập một lần nữa, ngày 24/05/2022"):
            undo(cast, made)
        undo(cast, later)
        post = appoint(cast, one, unit=cast.group, post="group_leader", since=day("2022-05-01"))
        with pytest.raises(Refused, match=r"đã ghi tiếp cho người này: chức vụ \(1\)"):
            undo(cast, made)
        post.delete()
        care.visit(cast, one)
        members.correct_all(by=cast.chair, unit=cast.union, rows={Membership.objects.filter(person=one).last().pk: {"phone": "0911111111"}})
        undo(cast, made)
        assert Visit.objects.get().person_id == one.pk and Person.objects.get(pk=one.pk).phone == "0911111111"


@pytest.mark.db
class TestFinding:
    def test_who_is_found_and_who_is_not(self, cast, pair):
        one, other = pair
        plain = {"joined": "01/06/2015"}
        member(cast, "Trần Thị Mai", born="02/11/1990", **plain)  # another year
        twelve = [
            member(cast, "Lê Văn An", "male", unit=cast.group, born="01/02/1980", national_id=number, **plain)
            for number in ("035080000411",)
        ]
        Person.objects.create(**named("Lê Văn An"), sex="male", birth_on=day("1980-02-01"), national_id="035080000412")
        found = {row.pk: (row.other_id, row.elsewhere) for row in queries.candidates(by=cast.chair, unit=cast.union)}
        assert found == {other.pk: (one.pk, False)} and twelve
        merges.tell_apart(by=cast.chair, unit=cast.union, one=other, other=one)
        assert merges.tell_apart(by=cast.chair, unit=cast.union, one=one, other=other) and Distinct.objects.count() == 1
        assert not queries.candidates(by=cast.chair, unit=cast.union)

    @pytest.mark.parametrize(
        ("born", "found"), [("1986", True), ("10/1986", True), ("09/10/1986", True), ("1987", False), ("08/10/1986", False)]
    )
    def test_a_name_typed_without_diacritics_is_found_by_the_year_too(self, cast, born, found):
        member(cast, "Trần Thị Mai", joined="01/06/2015", born="09/10/1986")
        member(cast, "Tran Thi Mai", joined="01/06/2015", born=born, unit=cast.group)
        member(cast, "Trần Thị Mãi", joined="01/06/2015", born="1986", unit=cast.group2)  # written out, and another name
        rows = queries.candidates(by=cast.chair, unit=cast.union)
        pairs = {frozenset((row.full_name, Person.objects.get(pk=row.other_id).full_name)) for row in rows}
        assert (frozenset(("Trần Thị Mai", "Tran Thi Mai")) in pairs) is found
        assert frozenset(("Trần Thị Mai", "Trần Thị Mãi")) not in pairs

    def test_somebody_elsewhere_is_said_to_be_known_and_no_more(self, cast, sign_in):
        mine = member(cast, "Nguyễn Văn Hải", "male", born="12/03/1980").person
        theirs = person("Nguyễn Văn Hải", "male", "1980-03-12")
        Membership.objects.create(
            person=theirs, unit=cast.other, union_joined_on=day("2015-01-01"), valid_from=day("2015-01-01"),
            recorded_by=cast.stranger.person, recorded_at=cast.stranger.now,
        )  # fmt: skip
        [row] = queries.candidates(by=cast.chair, unit=cast.union)
        assert (row.pk, row.other_id, row.elsewhere) == (mine.pk, None, True)
        page = sign_in(cast.chair).get(reverse("duplicates:candidate-list", args=[cast.union.pk])).content.decode()
        assert "đã có ở một công đoàn khác" in page and cast.other.name not in page and f"/{theirs.pk}/" not in page
        assert sign_in(cast.chair).get(reverse("duplicates:merge", args=[cast.union.pk, mine.pk, theirs.pk])).status_code == 404
        [row] = queries.candidates(by=cast.officer, unit=cast.district)
        assert {row.pk, row.other_id} == {mine.pk, theirs.pk}

    def test_what_the_reader_may_not_see_is_not_counted(self, cast, pair, sign_in):
        one, other = pair
        care.visit(cast, other)
        PartyStanding.objects.create(person=other, joined_on=day("2014-02-03"), recorded_by=cast.chair.person, recorded_at=NOW)
        row = {"person_id": other.pk, "name": "Minh Khôi", "birth_year": 2013, "sex": "male"}
        relatives.record_all(by=cast.chair, unit=cast.union, rows=[row])
        account(other, "maitt")
        counted = {}
        for who in (cast.chair, cast.officer):
            page = sign_in(who).get(reverse("duplicates:merge", args=[cast.union.pk, other.pk, one.pk]))
            counted[who] = {str(what) for side in page.context["sides"] for what, _n in side["counts"]}
        kept = {"vào Đảng", "thân nhân", "thăm hỏi", "tài khoản"}
        assert kept <= counted[cast.chair]
        assert not kept & counted[cast.officer] and "thời gian là đoàn viên" in counted[cast.officer]

    def test_pages_from_the_list_to_the_undo_in_few_statements(self, cast, pair, sign_in, django_assert_max_num_queries):
        one, other = pair
        chair, here = sign_in(cast.chair), [cast.union.pk]
        assert reverse("duplicates:candidate-list", args=here) in chair.get(reverse("membership:member-list", args=here)).content.decode()
        with django_assert_max_num_queries(10):
            page = chair.get(reverse("duplicates:candidate-list", args=here)).content.decode()
        address = reverse("duplicates:merge", args=[*here, other.pk, one.pk])
        assert address in page and "cùng năm sinh" in page
        book = chair.get(reverse("duplicates:candidate-list", args=here), {"dang": "xlsx"})
        cells = [cell.value for row in openpyxl.load_workbook(io.BytesIO(book.content)).active.iter_rows() for cell in row]
        assert cast.group.name in cells and any("cùng năm sinh" in str(cell) for cell in cells)
        with django_assert_max_num_queries(10):
            page = chair.get(address).content.decode()
        assert "035 ··· ··· 412" in page and "035186000412" not in page
        version = sum(Person.objects.get(pk=who.pk).version for who in pair)
        sent = {"keep": "one", VERSION: version, "birth": "one"}
        assert chair.post(address, sent | {VERSION: 99}).status_code == 409
        assert chair.post(address, sent).status_code == 303
        made = Merge.objects.get()
        assert (made.kept_id, Person.objects.get(pk=other.pk).birth_text) == (other.pk, "09/10/1986")
        page = chair.get(reverse("duplicates:merge-list", args=here)).content.decode()
        undoing = reverse("duplicates:merge-undo", args=[*here, made.pk])
        assert undoing in page and chair.post(undoing, {VERSION: made.version}).status_code == 303
        assert Person.objects.get(pk=one.pk).merged_into_id is None
