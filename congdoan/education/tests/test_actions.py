"""Sessions: recorded with their participants, corrected, cancelled; rows of a workbook gathered into sessions."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from congdoan.audit import queries as log
from congdoan.education import queries
from congdoan.education.actions import attendances, sessions
from congdoan.education.choices import SessionKind, Topic
from congdoan.education.models import Attendance, StudySession
from congdoan.education.tests import factories
from congdoan.kernel.errors import AlreadyDone, Conflict, NotAllowed, Refused
from tests.people import TODAY

pytestmark = pytest.mark.db


@pytest.fixture
def three(cast):
    """Three members: two women of the group, a man of the other one."""
    return (
        factories.member(cast),
        factories.member(cast, "Vũ Thị Yến"),
        factories.member(cast, "Trần Văn Bảo", unit=cast.group2, sex="male"),
    )


def facts(*participants, **more):
    """What is said of a session."""
    given = {
        "held_on": factories.day("2022-05-19"),
        "kind": SessionKind.PROPAGANDA,
        "document": "Luật Bình đẳng giới",
        "topic": Topic.GENDER_EQUALITY,
        "issuer": "Quốc hội",
        "participants": list(participants),
    }
    return {**given, **more}


def came(session):
    """Names of who took part."""
    return [row.person.full_name for row in Attendance.objects.filter(session=session).order_by("person__sort_key")]


class TestRecording:
    def test_a_session_with_its_participants(self, cast, three):
        made = sessions.record(by=cast.chair, unit=cast.union, **facts(*three))
        assert (made.unit, made.topic_label, made.recorded_by) == (cast.union, "bình đẳng giới", cast.chair.person)
        assert came(made) == ["Trần Văn Bảo", "Trần Thị Mai", "Vũ Thị Yến"]
        entry = log.entries_of_unit(cast.union).get()
        assert (entry.action, entry.detail) == ("education.sessions.record", {"participants": 3})

    def test_a_group_leader_records_for_the_own_group(self, cast, three):
        mai, yen, bao = three
        sessions.record(by=cast.group_leader, unit=cast.group, **facts(mai, yen))
        with pytest.raises(Refused, match="Trần Văn Bảo"):
            sessions.record(by=cast.group_leader, unit=cast.group, **facts(mai, bao))
        with pytest.raises(NotAllowed):
            sessions.record(by=cast.group_leader, unit=cast.union, **facts(mai))

    @pytest.mark.parametrize("who", ["accountant", "inspector", "officer", "stranger", "member"])
    def test_onlookers_record_nothing(self, cast, three, who):
        with pytest.raises(NotAllowed, match="chưa có quyền ghi buổi học tập"):
            sessions.record(by=getattr(cast, who), unit=cast.union, **facts(*three))

    def test_twice_is_once(self, cast, three):
        sessions.record(by=cast.chair, unit=cast.union, request_key="k", **facts(*three))
        with pytest.raises(AlreadyDone):
            sessions.record(by=cast.chair, unit=cast.union, request_key="k", **facts(*three))
        assert (StudySession.objects.count(), Attendance.objects.count()) == (1, 3)

    def test_what_cannot_be(self, cast, three):
        for given in (facts(), facts(*three, held_on=TODAY + datetime.timedelta(days=1)), facts(cast.stranger.person)):
            with pytest.raises(Refused):
                sessions.record(by=cast.chair, unit=cast.union, **given)
        assert not StudySession.objects.exists()

    def test_own_words_belong_to_another_topic_alone(self, cast, three):
        first = sessions.record(by=cast.chair, unit=cast.union, **facts(*three, topic_text="An toàn giao thông"))
        second = sessions.record(by=cast.chair, unit=cast.union, **facts(*three, topic=Topic.OTHER, topic_text="An toàn giao thông"))
        assert (first.topic_label, second.topic_label) == ("bình đẳng giới", "An toàn giao thông")


class TestCorrecting:
    def test_the_log_keeps_who_was_added_and_removed(self, cast, three):
        mai, yen, bao = three
        made = factories.session(cast, mai, yen)
        done = sessions.correct(by=cast.chair, session=made, version=1, **facts(yen, bao))
        assert (done.version, done.held_on) == (2, factories.day("2022-05-19"))
        assert came(made) == ["Trần Văn Bảo", "Vũ Thị Yến"]
        assert log.entries_of_unit(cast.union).get().detail == {"added": [bao.pk], "removed": [mai.pk]}

    def test_a_stale_edit_changes_nothing(self, cast, three):
        mai, yen, _bao = three
        made = factories.session(cast, mai, yen)
        sessions.correct(by=cast.chair, session=made, version=1, **facts(mai))
        with pytest.raises(Conflict):
            sessions.correct(by=cast.chair, session=made, version=1, **facts(yen))
        assert came(made) == ["Trần Thị Mai"]

    def test_cancelled_it_leaves_lists_and_facts_but_stays(self, cast, three):
        made = factories.session(cast, *three)
        with pytest.raises(NotAllowed):
            sessions.cancel(by=cast.inspector, session=made, version=1, reason="Buổi này không diễn ra.")
        sessions.cancel(by=cast.chair, session=made, version=1, reason="Buổi này không diễn ra.")
        assert not queries.sessions(by=cast.chair, unit=cast.union).exists()
        assert not queries.attendance_facts().exists()
        assert queries.session(by=cast.chair, pk=made.pk).cancel_reason == "Buổi này không diễn ra."
        assert len(came(made)) == 3
        with pytest.raises(Refused):
            sessions.correct(by=cast.chair, session=made, version=2, **facts(*three))


class TestMany:
    def row(self, cast, person, **more):
        """A row of an import."""
        given = facts(topic_text="", **more)
        given.pop("participants")
        return {"unit": cast.union, "person": person, **given}

    def test_rows_of_one_day_kind_and_document_are_one_session(self, cast, three, django_assert_max_num_queries):
        rows = [self.row(cast, person) for person in three] + [self.row(cast, three[0], document="Luật An ninh mạng", topic=Topic.LAW)]
        with django_assert_max_num_queries(14):
            made = attendances.record_all(by=cast.chair, unit=cast.union, rows=rows)
        assert [row.person for row in made] == [*three, three[0]]
        assert StudySession.objects.count() == 2
        detail = log.entries_of_unit(cast.union).get().detail
        assert (len(detail["rows"]), len(detail["sessions"])) == (4, 2)

    def test_a_session_that_stands_gets_the_newcomers(self, cast, three):
        mai, yen, _bao = three
        attendances.record_all(by=cast.chair, unit=cast.union, rows=[self.row(cast, mai)])
        attendances.record_all(by=cast.chair, unit=cast.union, rows=[self.row(cast, yen)])
        assert came(StudySession.objects.get()) == ["Trần Thị Mai", "Vũ Thị Yến"]

    def test_a_corrected_topic_renews_the_session(self, cast, three):
        made = attendances.record_all(by=cast.chair, unit=cast.union, rows=[self.row(cast, person) for person in three])
        changed = [(row, self.row(cast, row.person, issuer="Chính phủ")) for row in queries.attendances_by_ids([row.pk for row in made])]
        attendances.amend_all(by=cast.chair, unit=cast.union, rows=changed)
        session = StudySession.objects.get()
        assert (session.issuer, session.version, len(came(session))) == ("Chính phủ", 2, 3)

    def test_a_corrected_day_moves_the_participants_and_the_empty_session_goes(self, cast, three):
        made = attendances.record_all(by=cast.chair, unit=cast.union, rows=[self.row(cast, person) for person in three])
        other = factories.day("2022-05-20")
        rows = list(queries.attendances_by_ids([row.pk for row in made]))
        attendances.amend_all(by=cast.chair, unit=cast.union, rows=[(row, self.row(cast, row.person, held_on=other)) for row in rows])
        session = StudySession.objects.get()
        assert (session.held_on, len(came(session))) == (other, 3)

    def test_a_batch_can_be_taken_back(self, cast, three):
        mai, yen, bao = three
        kept = factories.session(cast, mai)
        new = attendances.record_all(by=cast.chair, unit=cast.union, rows=[self.row(cast, yen), self.row(cast, bao)])
        added = attendances.record_all(by=cast.chair, unit=cast.union, rows=[self.row(cast, yen, held_on=kept.held_on)])
        attendances.remove_all(by=cast.chair, unit=cast.union, pks=[row.pk for row in (*new, *added)])
        assert StudySession.objects.get() == kept
        assert came(kept) == ["Trần Thị Mai"]

    def test_strangers_and_units_outside_keep_everything_out(self, cast, three):
        for rows in ([self.row(cast, three[0]), self.row(cast, cast.stranger.person)], [{**self.row(cast, three[0]), "unit": cast.other}]):
            with pytest.raises(Refused):
                attendances.record_all(by=cast.chair, unit=cast.union, rows=rows)
        assert not StudySession.objects.exists()


def test_the_database_holds_the_rules_too(cast, three):
    mai, *_others = three
    for wrong in (
        {"kind": "x"}, {"document": ""}, {"topic": "x"}, {"topic": Topic.LAW, "topic_text": "x"}, {"cancel_reason": "x"},
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.session(cast, mai, **wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.session(cast, mai, mai)
