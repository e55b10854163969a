"""Admitting, correcting, leaving; one by one and a whole book at a time."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from congdoan.audit import queries as log
from congdoan.kernel.dates import read_approximate_date
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership import queries
from congdoan.membership.actions import _party, members
from congdoan.membership.models import Membership, PartyStanding
from congdoan.membership.tests.factories import JOINED, day, facts, many, member
from congdoan.people.models import Person
from tests.people import TODAY, person

pytestmark = pytest.mark.db
approx = read_approximate_date


def admit(cast, by=None, unit=None, **more):
    given = {"full_name": "trần thị mai", "sex": "female", "birth": approx("09/10/1986"), "union_joined": approx("01/09/2011")} | more
    return members.admit(by=by or cast.chair, unit=unit or cast.group, **given)


class TestAdmit:
    def test_one_call_makes_person_membership_party_standing_and_a_log_entry(self, cast):
        made = admit(cast, national_id="035186000412", phone="0900000123", job_title="Chuyên viên", party_joined_on=day("2014-02-03"))
        who = made.person
        assert (who.full_name, who.birth_text, who.national_id) == ("Trần Thị Mai", "09/10/1986", "035186000412")
        assert (made.valid_from, made.valid_until, made.union_joined_text) == (day("2011-09-01"), None, "01/09/2011")
        assert who.party.joined_on == day("2014-02-03")
        entry = log.entries_of_unit(cast.group).get()
        assert (entry.action, entry.result) == ("membership.members.admit", f"membership.membership:{made.pk}")
        assert "035186000412" not in str(entry.detail) and "2014" not in str(entry.detail)

    def test_a_year_alone_is_kept_as_such(self, cast):
        made = admit(cast, birth=approx("1959"), union_joined=approx("1985"), valid_from=day("2011-01-01"))
        assert (made.person.birth_text, made.union_joined_text) == ("1959", "1985")

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"full_name": "Mai"}, "Ghi đủ họ và tên"),
            ({"birth": approx("2000")}, "chưa đủ 15 tuổi"),
            ({"birth": approx("01/01/2030")}, "Ngày sinh không thể ở tương lai"),
            ({"union_joined": approx("25/05/2022")}, "Ngày vào không thể ở tương lai"),
            ({"valid_from": day("2011-08-31")}, "sớm hơn ngày vào công đoàn"),
            ({"union_joined": approx("2005"), "valid_from": day("2009-12-31")}, "thành lập ngày 01/01/2010"),
            ({"party_joined_on": day("2023-01-01")}, "không thể ở tương lai"),
            ({"party_joined_on": day("2013-01-01"), "party_introduced_on": day("2014-01-01")}, "giới thiệu phải trước"),
        ],
    )
    def test_refusals_leave_nothing_behind(self, cast, more, sentence):
        before = Person.objects.count()
        with pytest.raises(Refused, match=sentence):
            admit(cast, **more)
        assert (Person.objects.count(), Membership.objects.count()) == (before, 0)

    def test_upper_levels_and_womens_groups_have_no_members_of_their_own(self, cast):
        cast.district.kind, cast.group.kind = "district_federation", "women_group"
        cast.group.save()
        with pytest.raises(Refused, match="không có đoàn viên riêng"):
            admit(cast)

    def test_who_may_admit(self, cast):
        for who in (cast.accountant, cast.inspector, cast.group_leader, cast.officer, cast.stranger, cast.member):
            with pytest.raises(NotAllowed):
                admit(cast, by=who)

    def test_an_officer_known_before_becomes_the_member(self, cast):
        made = admit(cast, full_name="Bùi Thị Hà", birth=approx("12/03/1980"))
        assert made.person == cast.group_leader.person

    def test_a_known_officer_without_birth_date_gets_it(self, cast):
        chair = cast.chair.person
        chair.birth_on = None
        chair.save()
        made = admit(cast, full_name="Phạm Văn Bình", sex="male", birth=approx("02/02/1976"))
        assert made.person == chair and made.person.birth_text == "02/02/1976"

    def test_a_transfer_between_groups_closes_the_old_period(self, cast):
        old = admit(cast)
        new = admit(cast, unit=cast.group2, how="transferred", valid_from=day("2021-03-01"))
        old.refresh_from_db()
        assert new.person == old.person
        assert (old.valid_until, old.why_left) == (day("2021-03-01"), "moved_group")

    def test_an_open_membership_elsewhere_is_refused_and_the_place_not_betrayed(self, cast):
        admit(cast, national_id="035186000412")
        with pytest.raises(Refused, match="đang là đoàn viên ở đơn vị khác"):
            admit(cast, by=cast.stranger, unit=cast.other, national_id="035186000412", how="transferred", valid_from=day("2021-03-01"))
        with pytest.raises(Refused, match="đang là đoàn viên ở Tổ Văn phòng từ ngày 01/09/2011"):
            admit(cast, unit=cast.group2)

    def test_an_identity_number_of_somebody_else_is_refused(self, cast):
        admit(cast, national_id="035186000412")
        with pytest.raises(Refused, match="035 ··· ··· 412 trong sổ là của người khác"):
            admit(cast, full_name="Lê Thị Bích", birth=approx("1991"), national_id="035186000412")

    def test_a_member_number_of_somebody_else_is_refused(self, cast):
        admit(cast, member_number="011722904415")
        other = admit(cast, full_name="Lê Thị Bích", birth=approx("1991"))
        with pytest.raises(Refused, match="là của người khác"):
            members.correct_all(by=cast.chair, unit=cast.union, rows={other.pk: {"member_number": "011722904415"}})


class TestAdmitAll:
    def test_several_rows_of_one_person_are_periods(self, cast):
        first = facts(cast.group, "Trần Thị Mai", valid_until="2021-03-01", why_left="moved_group")
        second = facts(cast.group2, "TRẦN THỊ MAI", valid_from="2021-03-01", how="transferred", phone="0900000123")
        made = members.admit_all(by=cast.chair, unit=cast.union, rows=[first, second])
        assert made[0].person_id == made[1].person_id
        assert Person.objects.get(pk=made[0].person_id).phone == "0900000123"

    def test_namesakes_differ_by_birth_date_or_number(self, cast):
        rows = [
            facts(cast.group, "Nguyễn Văn Hải", "male", born="12/03/1980"),
            facts(cast.group, "Nguyễn Văn Hải", "male", born="01/01/1985"),
            facts(cast.group, "Lê Thị Bích", national_id="035186000412"),
            facts(cast.group2, "Lê Thị Bích", national_id="035186000413"),
        ]
        made = members.admit_all(by=cast.chair, unit=cast.union, rows=rows)
        assert len({row.person_id for row in made}) == 4

    def test_two_open_periods_in_one_file_are_refused(self, cast):
        rows = [facts(cast.group, "Trần Thị Mai"), facts(cast.group2, "Trần Thị Mai", valid_from="2021-03-01")]
        with pytest.raises(Refused, match="đang là đoàn viên ở Tổ"):
            members.admit_all(by=cast.chair, unit=cast.union, rows=rows)

    def test_statements_do_not_grow_with_rows(self, cast):
        many(cast, 2)
        with CaptureQueriesContext(connection) as few:
            many(cast, 10, start=20)
        with CaptureQueriesContext(connection) as lots:
            many(cast, 300, start=40)
        assert len(few) == len(lots) <= 15

    def test_rows_of_another_union_are_refused(self, cast):
        with pytest.raises(NotAllowed):
            members.admit_all(by=cast.chair, unit=cast.union, rows=[facts(cast.other, "Trần Thị Mai")])

    def test_one_entry_names_all_rows(self, cast):
        made = many(cast, 3)
        assert log.entries_of_unit(cast.union).get().detail == {"rows": [row.pk for row in made]}


class TestCorrect:
    def given(self, **more):
        base = {
            "full_name": "Trần Thị Mai",
            "sex": "female",
            "birth": approx("09/10/1986"),
            "union_joined": approx("01/06/2015"),
            "how": "admitted",
        }
        return base | {"valid_from": JOINED} | more

    def test_person_and_membership_are_put_right(self, cast):
        row = member(cast, phone="0900000123", party_joined_on="2014-02-03")
        fixed = members.correct(by=cast.chair, membership=row, version=1, **self.given(full_name="Trần Thị Mây", job_title="Phó ban"))
        who = Person.objects.get(pk=row.person_id)
        assert (who.full_name, who.search_key, who.phone, fixed.job_title, fixed.version) == (
            "Trần Thị Mây",
            "tran thi may",
            "",
            "Phó ban",
            2,
        )
        assert not PartyStanding.objects.exists()

    def test_a_stale_one_conflicts_with_the_current_row(self, cast):
        row = member(cast)
        members.correct(by=cast.chair, membership=row, version=1, **self.given())
        stale = queries.member(by=cast.chair, pk=row.pk)
        with pytest.raises(Conflict) as conflict:
            members.correct(by=cast.chair, membership=stale, version=1, **self.given())
        assert conflict.value.current.pk == row.pk

    def test_policies_hold_for_corrections_too(self, cast):
        row = member(cast)
        with pytest.raises(Refused):
            members.correct(by=cast.chair, membership=row, version=1, **self.given(birth=approx("2010")))
        assert Person.objects.get(pk=row.person_id).birth_text == "09/10/1986"

    def test_who_may_correct(self, cast):
        row = member(cast)
        for who in (cast.accountant, cast.group_leader, cast.stranger):
            with pytest.raises(NotAllowed):
                members.correct(by=who, membership=row, version=1, **self.given())
            with pytest.raises(NotAllowed):
                members.correct_all(by=who, unit=cast.union, rows={row.pk: {"job_title": "x"}})


class TestLeave:
    def test_the_last_day_is_the_last_day(self, cast):
        row = member(cast)
        members.leave(by=cast.chair, membership=row, last_day=TODAY, why_left="retired", version=1)
        spells = queries.spells(cast.union)
        assert spells.on(row.person_id, TODAY)
        assert not spells.on(row.person_id, TODAY + datetime.timedelta(days=1))
        with pytest.raises(Refused, match="Đã ghi rời"):
            members.leave(by=cast.chair, membership=row, last_day=TODAY, why_left="retired", version=2)

    @pytest.mark.parametrize("version", [2, None])
    def test_what_somebody_else_has_corrected_since_or_nobody_has_read_is_a_conflict(self, cast, version):
        with pytest.raises(Conflict):
            members.leave(by=cast.chair, membership=member(cast), last_day=TODAY, why_left="retired", version=version)

    @pytest.mark.parametrize("last_day", ["2015-05-31", "2024-01-01"])
    def test_impossible_days(self, cast, last_day):
        with pytest.raises(Refused):
            members.leave(by=cast.chair, membership=member(cast), last_day=day(last_day), why_left="retired", version=1)

    def test_coming_back_is_a_new_period(self, cast):
        row = member(cast)
        members.leave(by=cast.chair, membership=row, last_day=day("2018-12-31"), why_left="transferred", version=row.version)
        back = member(cast, valid_from="2020-01-01", how="transferred")
        assert back.person_id == row.person_id


class TestWithdraw:
    def test_rows_and_people_go_but_not_those_who_sign_in(self, cast):
        made = [*many(cast, 2), member(cast, "Bùi Thị Hà", born="12/03/1980", party_joined_on="2014-02-03")]
        members.withdraw_all(by=cast.chair, unit=cast.union, pks=[row.pk for row in made])
        assert not Membership.objects.exists() and not PartyStanding.objects.filter(person=made[0].person).exists()
        assert list(Person.objects.filter(pk__in=[row.person_id for row in made])) == [cast.group_leader.person]

    def test_whoever_is_named_elsewhere_stays(self, cast):
        from congdoan.organization.tests.factories import appoint

        row = member(cast)
        appoint(cast, row.person)
        with pytest.raises(Refused, match="Đã có việc khác ghi"):
            members.withdraw_all(by=cast.chair, unit=cast.union, pks=[row.pk])
        assert Membership.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"valid_until": None},
        {"valid_until": JOINED},
        {"how": "born"},
        {"valid_until": day("2016-01-01"), "why_left": "bored"},
        {"why_left": "retired"},
        {"valid_until": day("2016-01-01"), "union_joined_on": day("2015-06-02")},
    ],
)
def test_the_database_itself_refuses(cast, facts):
    row = member(cast)
    given = {"person": row.person, "unit": cast.union, "union_joined_on": JOINED, "valid_from": JOINED, "recorded_by": cast.chair.person}
    if "valid_until" not in facts:
        given["person"] = person("Lê Thị Bích")
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(**given | {"recorded_at": cast.chair.now} | facts)


class TestWhoseFacts:
    """Facts of a person are kept by the unit where he or she is a member today."""

    @pytest.fixture
    def moved(self, cast):
        """(old period in the cast's union, membership of today in the other union)."""
        old = admit(cast, national_id="035186000412")
        old = members.leave(by=cast.chair, membership=old, last_day=day("2020-06-30"), why_left="transferred", version=old.version)
        [new] = members.admit_all(
            by=cast.stranger, unit=cast.other, rows=[facts(cast.other, "Trần Thị Mai", how="transferred", valid_from="2020-07-01")]
        )
        Membership.objects.filter(pk=new.pk).update(person=old.person)
        return old, Membership.objects.select_related("person").get(pk=new.pk)

    def given(self, row, **changes):
        who = row.person
        party = {"party_introduced_on": None, "party_joined_on": None}
        kept = {"full_name": who.full_name, "sex": who.sex, "birth": approx(who.birth_text), "national_id": who.national_id or ""}
        own = {"union_joined": approx("01/09/2011"), "how": row.how, "valid_from": row.valid_from}
        return kept | own | party | changes

    @pytest.mark.parametrize("change", [{"phone": "0900000123"}, {"national_id": ""}, {"party_joined_on": day("2014-02-03")}])
    def test_a_former_union_does_not_rewrite_a_person(self, cast, moved, change):
        old, new = moved
        with pytest.raises(Refused, match="Trần Thị Mai nay là đoàn viên ở đơn vị khác"):
            members.correct(by=cast.chair, membership=old, version=old.version, **self.given(old, **change))
        assert Person.objects.get(pk=old.person_id).national_id == "035186000412"
        members.correct(by=cast.stranger, membership=new, version=new.version, **self.given(new, **change))

    def test_it_still_corrects_its_own_period(self, cast, moved):
        old, _new = moved
        made = members.correct(by=cast.chair, membership=old, version=old.version, **self.given(old, job_title="Chuyên viên"))
        assert made.job_title == "Chuyên viên"

    def test_nor_does_it_by_writing_the_old_period_again(self, cast, moved):
        old, _new = moved
        row = facts(cast.group2, "Trần Thị Mai", phone="0900000999", valid_from="2016-01-01", valid_until="2016-02-01", why_left="other")
        Membership.objects.filter(pk=old.pk).update(valid_from=day("2018-01-01"))
        [made] = members.admit_all(by=cast.chair, unit=cast.union, rows=[row | {"national_id": "035186000412"}])
        assert made.person_id == old.person_id and Person.objects.get(pk=old.person_id).phone == ""

    def test_the_last_union_of_somebody_who_left_for_good_still_does(self, cast):
        old = members.leave(by=cast.chair, membership=admit(cast), last_day=day("2020-06-30"), why_left="retired", version=1)
        made = members.correct(by=cast.chair, membership=old, version=old.version, **self.given(old, phone="0900000123"))
        assert made.person.phone == "0900000123"

    def test_two_officers_editing_one_person_through_two_memberships_meet_a_conflict(self, cast, moved):
        old, new = moved
        members.correct(by=cast.stranger, membership=new, version=new.version, **self.given(new, phone="0900000123"))
        with pytest.raises(Conflict):
            members.correct(by=cast.chair, membership=old, version=old.version, **self.given(old, job_title="Chuyên viên"))
        old.refresh_from_db()
        members.correct(by=cast.chair, membership=old, version=old.version, **self.given(old, phone="0900000123", job_title="Thư ký"))
        members.correct(by=cast.stranger, membership=new, version=new.version + 1, **self.given(new, phone="0900000123"))


def test_nobody_joins_the_party_before_the_year_of_eighteen(cast):
    row = member(cast, "Trần Thị Mai", born="1990")
    for joined, refused in (("2000-01-01", True), ("2008-05-19", False)):
        facts = {"party_joined_on": datetime.date.fromisoformat(joined)}
        if refused:
            with pytest.raises(Refused, match="chưa đủ 18 tuổi để vào Đảng"):
                _party.write(cast.chair, [(row.person_id, facts)])
        else:
            assert _party.write(cast.chair, [(row.person_id, facts)]) == [row.person_id]
