"""Visits: recorded once, corrected with care, cancelled and never erased; each with its entry in the log."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from congdoan.audit import queries as log
from congdoan.care import queries
from congdoan.care.actions import visits
from congdoan.care.choices import Reason
from congdoan.care.models import Visit
from congdoan.care.tests import factories
from congdoan.finance.choices import MoneySource
from congdoan.finance.tests.factories import fund as a_fund
from congdoan.kernel.errors import AlreadyDone, Conflict, NotAllowed, Refused
from tests.people import TODAY

pytestmark = pytest.mark.db


@pytest.fixture
def mai(cast):
    """Trần Thị Mai, a member of the group."""
    return factories.member(cast)


def facts(mai, **more):
    """What is said of a visit."""
    given = {
        "person": mai,
        "visited_on": factories.day("2022-05-18"),
        "reason": Reason.HOSPITAL,
        "amount": 500_000,
        "source": MoneySource.UNION_BUDGET,
        "visitors": "Phạm Văn Bình; Bùi Thị Hà",
    }
    return {**given, **more}


def test_the_group_leader_records_a_visit_of_the_own_group(cast, mai):
    made = visits.record(by=cast.group_leader, unit=cast.group, **facts(mai))
    assert (made.unit, made.person, made.amount, made.source, made.version) == (cast.group, mai, 500_000, "union_budget", 1)
    assert (made.recorded_by, made.recorded_at) == (cast.group_leader.person, cast.group_leader.now)
    entry = log.entries_of_unit(cast.group).get()
    assert (entry.action, entry.result, entry.by) == ("care.visits.record", f"care.visit:{made.pk}", cast.group_leader.person)
    assert "hospital" not in str(entry.detail)


@pytest.mark.parametrize("who", ["accountant", "inspector", "officer", "stranger", "member"])
def test_onlookers_record_nothing(cast, mai, who):
    with pytest.raises(NotAllowed, match="chưa có quyền ghi nhận thăm hỏi"):
        visits.record(by=getattr(cast, who), unit=cast.group, **facts(mai))
    assert not Visit.objects.exists()


def test_a_group_leader_records_in_no_other_group(cast):
    other = factories.member(cast, "Vũ Thị Yến", unit=cast.group2)
    with pytest.raises(NotAllowed):
        visits.record(by=cast.group_leader, unit=cast.group2, **facts(other))
    with pytest.raises(Refused, match="Vũ Thị Yến không phải đoàn viên của Tổ Văn phòng"):
        visits.record(by=cast.group_leader, unit=cast.group, **facts(other))


def test_the_chair_records_at_the_union_for_a_member_of_a_group(cast, mai):
    assert visits.record(by=cast.chair, unit=cast.union, **facts(mai)).unit == cast.union


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"visited_on": TODAY + datetime.timedelta(days=1)}, "visited_on"),
        ({"visited_on": datetime.date(2011, 12, 31)}, "person"),
        ({"amount": -1}, "amount"),
        ({"source": ""}, "source"),
        ({"source": MoneySource.FUND}, "source"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(cast, mai, change, field):
    with pytest.raises(Refused) as refused:
        visits.record(by=cast.chair, unit=cast.union, **facts(mai, **change))
    assert refused.value.field == field
    assert not Visit.objects.exists()
    assert not log.entries_of_unit(cast.union).exists()


def test_a_visit_without_money_needs_no_source(cast, mai):
    made = visits.record(by=cast.chair, unit=cast.union, **facts(mai, amount=0))
    assert (made.amount, made.source, made.fund) == (0, "", None)


def test_a_visit_may_be_paid_from_a_fund_of_the_union(cast, mai):
    social = a_fund(cast)
    made = visits.record(by=cast.group_leader, unit=cast.group, **facts(mai, source=MoneySource.FUND, fund=social))
    assert made.fund == social


def test_who_has_left_since_could_still_be_visited_then(cast):
    gone = factories.member(cast, "Tạ Thị Hương", until=datetime.date(2022, 5, 1))
    visits.record(by=cast.chair, unit=cast.union, **facts(gone, visited_on=datetime.date(2022, 4, 30)))
    with pytest.raises(Refused):
        visits.record(by=cast.chair, unit=cast.union, **facts(gone, visited_on=datetime.date(2022, 5, 1)))


def test_the_same_submit_twice_records_one_visit(cast, mai):
    made = visits.record(by=cast.chair, unit=cast.union, request_key="k", body_hash="b", **facts(mai))
    with pytest.raises(AlreadyDone) as done:
        visits.record(by=cast.chair, unit=cast.union, request_key="k", body_hash="b", **facts(mai))
    assert done.value.result == f"care.visit:{made.pk}"
    assert Visit.objects.count() == 1


class TestCorrecting:
    def test_it_raises_the_version_and_the_log_names_fields_without_values(self, cast, mai):
        made = factories.visit(cast, mai)
        done = visits.correct(by=cast.chair, visit=made, version=1, **facts(mai, amount=700_000, reason=Reason.SICK_AT_HOME))
        assert (done.amount, done.reason, done.version) == (700_000, Reason.SICK_AT_HOME, 2)
        assert log.entries_of_unit(cast.group).get().detail == {"changed": ["reason", "amount", "visitors"]}

    def test_a_stale_edit_is_a_conflict_and_changes_nothing(self, cast, mai):
        made = factories.visit(cast, mai)
        visits.correct(by=cast.chair, visit=made, version=1, **facts(mai, amount=700_000))
        with pytest.raises(Conflict) as conflict:
            visits.correct(by=cast.group_leader, visit=made, version=1, **facts(mai, amount=300_000))
        assert conflict.value.current.amount == 700_000
        made.refresh_from_db()
        assert (made.amount, made.version) == (700_000, 2)

    def test_the_same_policies_hold(self, cast, mai):
        made = factories.visit(cast, mai)
        with pytest.raises(Refused):
            visits.correct(by=cast.chair, visit=made, version=1, **facts(mai, visited_on=TODAY + datetime.timedelta(days=1)))

    def test_an_onlooker_corrects_nothing(self, cast, mai):
        made = factories.visit(cast, mai)
        for who in (cast.accountant, cast.inspector, cast.stranger):
            with pytest.raises(NotAllowed):
                visits.correct(by=who, visit=made, version=1, **facts(mai))
            with pytest.raises(NotAllowed):
                visits.cancel(by=who, visit=made, version=1, reason="Ghi nhầm.")


class TestCancelling:
    def test_the_row_stays_and_leaves_lists_and_facts(self, cast, mai):
        made = factories.visit(cast, mai)
        visits.cancel(by=cast.group_leader, visit=made, version=1, reason="Ghi nhầm người.")
        made.refresh_from_db()
        assert (made.cancelled_on, made.cancel_reason, made.version) == (TODAY, "Ghi nhầm người.", 2)
        assert not queries.visits(by=cast.chair, unit=cast.union).exists()
        assert not queries.visit_facts().exists()
        assert queries.visit(by=cast.chair, pk=made.pk) == made

    def test_once_is_enough_and_nothing_is_corrected_afterwards(self, cast, mai):
        made = factories.visit(cast, mai)
        visits.cancel(by=cast.chair, visit=made, version=1, reason="Ghi nhầm.")
        with pytest.raises(Refused, match="đã bỏ khỏi sổ"):
            visits.cancel(by=cast.chair, visit=made, version=2, reason="Ghi nhầm.")
        with pytest.raises(Refused, match="đã bỏ khỏi sổ"):
            visits.correct(by=cast.chair, visit=made, version=2, **facts(mai))


class TestMany:
    def rows(self, cast, *persons):
        """Rows of an import."""
        return [{"unit": cast.group, **facts(person)} for person in persons]

    def test_one_entry_names_every_row(self, cast, mai, django_assert_max_num_queries):
        others = [factories.member(cast, f"Trần Thị {name}") for name in ("Hoa", "Lan", "Huệ", "Cúc", "Đào")]
        with django_assert_max_num_queries(12):
            made = visits.record_all(by=cast.chair, unit=cast.union, rows=self.rows(cast, mai, *others))
        assert log.entries_of_unit(cast.union).get().detail == {"rows": [visit.pk for visit in made]}
        assert Visit.objects.filter(recorded_by=cast.chair.person).count() == 6

    def test_one_bad_row_and_none_goes_in(self, cast, mai):
        rows = self.rows(cast, mai, factories.member(cast, "Vũ Thị Yến", unit=cast.group2))
        with pytest.raises(Refused, match="Vũ Thị Yến"):
            visits.record_all(by=cast.chair, unit=cast.union, rows=rows)
        assert not Visit.objects.exists()

    def test_a_batch_reaches_no_unit_outside(self, cast, mai):
        with pytest.raises(Refused, match="Tổ Văn phòng không thuộc Tổ Ban Đảng"):
            visits.record_all(by=cast.chair, unit=cast.group2, rows=self.rows(cast, mai))

    def test_corrections_of_a_batch(self, cast, mai):
        made = factories.visit(cast, mai)
        visits.correct_all(by=cast.chair, unit=cast.union, rows={made.pk: {"amount": 900_000, "visitors": "Bùi Thị Hà"}})
        made.refresh_from_db()
        assert (made.amount, made.visitors, made.version) == (900_000, "Bùi Thị Hà", 2)
        assert log.entries_of_unit(cast.union).get().detail == {"rows": [made.pk], "changed": ["amount", "visitors"]}

    def test_an_old_book_may_not_say_where_the_money_came_from(self, cast, mai):
        [made] = visits.record_all(by=cast.chair, unit=cast.union, rows=[{**self.rows(cast, mai)[0], "source": ""}])
        assert (made.amount, made.source) == (500_000, "")

    def test_a_batch_can_be_taken_back(self, cast, mai):
        made = visits.record_all(by=cast.chair, unit=cast.union, rows=self.rows(cast, mai))
        visits.remove_all(by=cast.chair, unit=cast.union, pks=[visit.pk for visit in made])
        assert not Visit.objects.exists()


def test_the_database_holds_the_rules_too(cast, mai):
    for wrong in ({"amount": -1}, {"source": "fund"}, {"reason": "x"}, {"cancelled_on": TODAY}, {"cancel_reason": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.visit(cast, mai, **wrong)
