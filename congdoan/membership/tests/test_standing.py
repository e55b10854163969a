"""Qualifications, standards, elected bodies and seats: rules, deeds, figures, sheets, screens."""

import datetime
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.indicators import indicator as registry
from congdoan.indicators import queries as indicators
from congdoan.indicators.below import by_unit
from congdoan.indicators.engine import Question
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.kernel.periods import read_period
from congdoan.membership import levels, queries, rules, standards
from congdoan.membership.actions import councils, qualifications
from congdoan.membership.choices import QualificationKind
from congdoan.membership.models import Council, CouncilSeat, Qualification
from congdoan.membership.tests.factories import day, member
from congdoan.ui.forms import VERSION
from congdoan.workbooks.actions import batches as workbooks
from congdoan.workbooks.tests.factories import book
from tests.people import TODAY

COMPLETE = ("general:upper_secondary", "professional:bachelor", "political:elementary")


def figure(cast, key, unit=None, period="2021"):
    question = Question(unit or cast.union, read_period(period), TODAY)
    return indicators.figures(question, keys=[f"membership.{key}"])[f"membership.{key}"]


def record(cast, who, level, by=None, **more):
    given = {"valid_from": day("2016-01-01")} | more
    return qualifications.record(by=by or cast.chair, unit=cast.union, person=who, level=level, **given)


@pytest.mark.parametrize(
    ("kind", "written", "found"),
    [
        ("general", "12/12", "upper_secondary"),
        ("professional", "Cử nhân", "bachelor"),
        ("political", "cử nhân", "advanced"),
        ("political", "trung cap", "intermediate"),
        ("general", "Thạc sĩ", None),
    ],
)
def test_levels_in_any_wording(kind, written, found):
    assert levels.read_level(kind, written) == found
    assert found is None or levels.read_level(kind, levels.label_of(kind, found)) == found


def test_every_kind_has_levels_and_every_standard_asks_for_ones_that_are():
    assert set(levels.LEVELS) == set(QualificationKind)
    for standard in rules.STANDARDS:
        assert all(1 <= rank <= len(levels.LEVELS[kind]) for kind, rank in standard.needs.items()) and standard.source


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"level": "master"}, "không có bậc này"),
        ({"valid_from": TODAY + datetime.timedelta(days=1)}, "không thể ở tương lai"),
        ({"valid_until": day("2016-01-01")}, "phải sau ngày cấp"),
        ({"kind": "other", "level": "held"}, "Ghi tên chứng chỉ"),
    ],
)
def test_what_no_qualification_can_be(facts, sentence):
    row = {"kind": "general", "level": "primary", "valid_from": day("2016-01-01"), "valid_until": None, "certificate": ""} | facts
    with pytest.raises(Refused, match=sentence):
        standards.check_qualification(SimpleNamespace(**row), today=TODAY)


@pytest.mark.db
class TestQualified:
    def test_all_kinds_at_their_rank_and_not_expired(self, cast):
        mai, hai = member(cast, "Trần Thị Mai").person, member(cast, "Nguyễn Văn Hải", "male", cast.group).person
        for level in COMPLETE:
            record(cast, mai, level)
        for level in COMPLETE[:2]:
            record(cast, hai, level)
        assert (figure(cast, "qualified").value, figure(cast, "qualified").of, figure(cast, "qualified.percent").value) == (1, 2, 50)
        record(cast, hai, COMPLETE[2], valid_from=day("2017-01-01"), valid_until=day("2022-01-01"))
        assert figure(cast, "qualified.percent").value == 100
        assert figure(cast, "qualified.percent", period="2022").value == 50  # it ran out
        assert figure(cast, "qualified.percent", period="2015").value == 0

    def test_a_rank_too_low_is_none_and_the_standard_is_that_of_the_day(self, cast):
        mai = member(cast, "Trần Thị Mai").person
        for level in ("general:lower_secondary", *COMPLETE[1:]):
            record(cast, mai, level)
        assert figure(cast, "qualified", period="2018").value == 1  # lower secondary was enough until 2019
        assert figure(cast, "qualified").value == 0

    def test_a_standard_for_posts_asks_them_of_their_holders(self, cast, monkeypatch):
        from congdoan.organization.tests.factories import appoint

        mai, hai = member(cast, "Trần Thị Mai").person, member(cast, "Nguyễn Văn Hải", "male").person
        for who in (mai, hai):
            record(cast, who, "political:intermediate")
        appoint(cast, mai)
        only = rules.Standard(rules.START, None, ("grassroots_union",), ("committee_member",), {"political": 2}, "Thử", False)
        monkeypatch.setattr(rules, "STANDARDS", (only,))
        assert [row.person for row in queries.qualified_facts(TODAY)] == [mai]

    def test_the_same_one_twice_is_one_and_strangers_have_none_here(self, cast):
        mai = member(cast, "Trần Thị Mai").person
        assert record(cast, mai, COMPLETE[0]).pk == record(cast, mai, COMPLETE[0]).pk
        with pytest.raises(Refused, match="không phải đoàn viên"):
            record(cast, cast.stranger.person, COMPLETE[0])
        for who in (cast.accountant, cast.group_leader, cast.officer, cast.stranger):
            with pytest.raises(NotAllowed):
                record(cast, mai, COMPLETE[1], by=who)

    @pytest.mark.parametrize("facts", [{"kind": "odd"}, {"valid_until": day("2016-01-01")}])
    def test_the_database_itself_refuses(self, cast, facts):
        row = record(cast, member(cast).person, COMPLETE[0])
        with pytest.raises(IntegrityError), transaction.atomic():
            Qualification.objects.filter(pk=row.pk).update(**facts)


@pytest.mark.db
class TestCouncils:
    def body(self, cast, **more):
        given = {"name": "HĐND phường", "level": "commune", "term": "2016-2021", "seats": 29} | more
        return councils.record_council(by=cast.chair, unit=cast.union, **given)

    def seat(self, cast, who, body, **more):
        given = {"valid_from": day("2016-05-22")} | more
        return councils.seat(by=cast.chair, unit=cast.union, person=who, council=body, **given)

    def test_members_of_all_seats(self, cast):
        body = self.body(cast)
        self.body(cast, name="HĐND quận", level="district", seats=40)
        for name in ("Trần Thị Mai", "Lê Thị Bích"):
            self.seat(cast, member(cast, name).person, body)
        found = figure(cast, "councillors.commune", period="2016-H1")
        assert (found.value, found.of) == (2, 29)
        assert (
            figure(cast, "councillors.district", period="2016-H1").value,
            figure(cast, "councillors.district", period="2016-H1").of,
        ) == (0, 40)
        [(place, below)] = [pair for pair in _below(cast, "councillors.commune") if pair[0].pk == cast.union.pk]
        assert (below.value, below.of) == (2, 29)

    def test_the_body_of_the_day(self, cast):
        old, new = self.body(cast), self.body(cast, term="2021-2026", seats=31)
        mai = member(cast, "Trần Thị Mai").person
        self.seat(cast, mai, old, valid_until=day("2021-05-23"))
        assert figure(cast, "councillors.commune", period="2020").of == 29
        self.seat(cast, mai, new, valid_from=day("2021-05-23"))
        assert (figure(cast, "councillors.commune").value, figure(cast, "councillors.commune").of) == (1, 31)

    def test_who_is_no_member_that_day_is_not_counted(self, cast):
        row = member(cast, "Trần Thị Mai", valid_until="2020-01-01", why_left="retired")
        self.seat(cast, row.person, self.body(cast))
        assert figure(cast, "councillors.commune", period="2019").value == 1
        assert figure(cast, "councillors.commune", period="2020").value == 0

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [({"name": " "}, "Ghi tên cơ quan"), ({"term": "2016-2036"}, "Ghi nhiệm kỳ|khó đúng"), ({"seats": 0}, "từ 1 đến 1000")],
    )
    def test_bodies_that_cannot_be(self, cast, more, sentence):
        with pytest.raises(Refused, match=sentence):
            self.body(cast, **more)

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"valid_from": day("2015-12-31")}, "nhiệm kỳ 2016-2021"),
            ({"valid_from": TODAY + datetime.timedelta(days=1)}, "không thể ở tương lai"),
            ({"valid_until": day("2016-05-22")}, "Ngày cuối"),
        ],
    )
    def test_seats_that_cannot_be(self, cast, more, sentence):
        who, body = member(cast).person, self.body(cast)
        with pytest.raises(Refused, match=sentence):
            self.seat(cast, who, body, **more)

    def test_one_seat_a_person_no_more_people_than_seats_and_members_only(self, cast):
        body = self.body(cast, seats=1)
        mai = member(cast, "Trần Thị Mai").person
        self.seat(cast, mai, body)
        with pytest.raises(Refused, match="đã ghi là đại biểu"):
            self.seat(cast, mai, body, valid_from=day("2017-01-01"))
        with pytest.raises(Refused, match="sổ đã ghi đủ"):
            self.seat(cast, member(cast, "Lê Thị Bích").person, body)
        with pytest.raises(Refused, match="không là đoàn viên ở đây"):
            self.seat(cast, cast.stranger.person, self.body(cast, name="HĐND xã"))

    def test_who_may(self, cast):
        for who in (cast.accountant, cast.group_leader, cast.officer, cast.stranger):
            with pytest.raises(NotAllowed):
                councils.record_council(by=who, unit=cast.union, name="HĐND", level="commune", term="2016-2021", seats=9)

    @pytest.mark.parametrize("facts", [{"seats": 0}, {"level": "odd"}, {"last_year": 2010}])
    def test_the_database_itself_refuses(self, cast, facts):
        with pytest.raises(IntegrityError), transaction.atomic():
            Council.objects.filter(pk=self.body(cast).pk).update(**facts)


def _below(cast, key):
    return by_unit(registry.get(f"membership.{key}"), Question(cast.district, read_period("2016-H1"), TODAY))


SHEETS = {
    "Cơ quan dân cử": [["Tên", "Cấp", "Nhiệm kỳ", "Tổng số đại biểu"], ["HĐND phường", "phường", "2016-2021", 29], ["Đảng ủy", "cấp ủy", "2020-2025", 15]],
    "Chức vụ dân cử": [["Họ và tên", "Cơ quan dân cử", "Từ ngày", "Đến ngày"], ["Trần Thị Mai", "HĐND phường", "22/05/2016", "23/05/2021"], ["Trần Thị Mai", "Đảng ủy", "01/08/2020", ""]],
    "Trình độ, chứng chỉ": [["Họ và tên", "Loại trình độ", "Bậc", "Ngày cấp", "Ngày hết hạn"], ["Trần Thị Mai", "Chuyên môn", "ĐH", "01/07/2008", ""], ["Trần Thị Mai", "Văn hóa", "Cao đẳng", "01/07/2004", ""]],
}  # fmt: skip


@pytest.mark.db
class TestSheets:
    def test_a_book_brings_them_once_and_takes_them_back(self, cast):
        member(cast, "Trần Thị Mai")
        batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book(SHEETS))
        assert (batch.counts["new"], batch.counts["error"]) == (5, 1)
        workbooks.commit(by=cast.chair, batch=batch)
        assert (Council.objects.count(), CouncilSeat.objects.count(), Qualification.objects.get().level) == (2, 2, "bachelor")
        again = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book(SHEETS))
        assert (again.counts["new"], again.counts["changed"], again.counts["same"]) == (0, 0, 5)
        batch.refresh_from_db()
        workbooks.undo(by=cast.chair, batch=batch)
        assert not Council.objects.exists() and not CouncilSeat.objects.exists() and not Qualification.objects.exists()


@pytest.mark.django_db
class TestScreens:
    def url(self, name, unit):
        return reverse(f"membership:{name}", args=[unit.pk])

    def test_recorded_and_listed(self, cast, sign_in):
        mai = member(cast, "Trần Thị Mai").person
        client = sign_in(cast.chair)
        sent = {
            "person": mai.pk,
            "level": "other:held",
            "valid_from": "01/06/2020",
            "valid_until": "30/06/2022",
            "certificate": "An toàn lao động",
        }
        assert client.post(self.url("qualification-record", cast.union), sent).status_code == 303
        page = client.get(self.url("qualification-list", cast.union) + "?han=sap").content.decode()
        assert "An toàn lao động" in page and "30/06/2022" in page
        assert "An toàn" not in client.get(self.url("qualification-list", cast.union) + "?han=het").content.decode()
        body = {"name": "HĐND phường", "level": "commune", "term": "2016-2021", "seats": "29"}
        assert client.post(self.url("council-record", cast.union), body).status_code == 303
        seat = {"person": mai.pk, "council": Council.objects.get().pk, "valid_from": "22/05/2016"}
        assert client.post(self.url("seat-record", cast.union), seat).status_code == 303
        page = client.get(self.url("seat-list", cast.union) + "?ai=ca").content.decode()
        assert "HĐND phường 2016-2021: 29 đại biểu" in page and "<b>Mai</b>" in page
        page = client.get(reverse("overview:member", args=[mai.pk])).content.decode()
        assert "HĐND phường" in page and "An toàn lao động" in page

    def test_who_may_look(self, cast, sign_in):
        for who in (cast.accountant, cast.officer):
            assert sign_in(who).get(self.url("qualification-list", cast.union)).status_code == 403
        assert sign_in(cast.stranger).get(self.url("seat-list", cast.union)).status_code == 404

    @pytest.mark.parametrize("name", ["qualification-list", "seat-list"])
    def test_statements_do_not_grow(self, cast, sign_in, name):
        body = councils.record_council(by=cast.chair, unit=cast.union, name="HĐND", level="commune", term="2016-2021", seats=99)
        client, counted = sign_in(cast.chair), []
        for start in (0, 3):
            for n in range(start, start * 4 + 2):
                who = member(cast, f"Trần Thị {chr(65 + n)}a").person
                record(cast, who, COMPLETE[0])
                councils.seat(by=cast.chair, unit=cast.union, person=who, council=body, valid_from=day("2016-05-22"))
            with CaptureQueriesContext(connection) as seen:
                client.get(self.url(name, cast.union) + "?ai=ca")
            counted.append(len(seen))
        assert counted[0] == counted[1]


@pytest.mark.db
def test_rows_are_corrected_from_their_lists(cast, sign_in):
    mai, chair = member(cast, "Trần Thị Mai").person, sign_in(cast.chair)
    row = record(cast, mai, "general:primary")
    body = councils.record_council(by=cast.chair, unit=cast.union, name="HĐND phường", level="commune", term="2016-2021", seats=29)
    seat = councils.seat(by=cast.chair, unit=cast.union, person=mai, council=body, valid_from=day("2016-05-22"))
    listed = lambda name, who=cast.chair: sign_in(who).get(reverse(f"membership:{name}", args=[cast.union.pk]) + "?ai=ca").content.decode()  # noqa: E731
    first, second = (
        reverse(f"membership:{name}-correct", args=[cast.union.pk, pk]) for name, pk in (("qualification", row.pk), ("seat", seat.pk))
    )
    assert first in listed("qualification-list") and second in listed("seat-list")
    chair = sign_in(cast.chair)
    said = {VERSION: 1, "level": "general:upper_secondary", "valid_from": "01/01/2016", "issuer": "Sở"}
    assert chair.post(first, said).status_code == 303 and chair.post(first, said).status_code == 409
    row.refresh_from_db()
    assert (row.level, row.issuer, row.person_id, row.version) == ("upper_secondary", "Sở", mai.pk, 2)
    ended = {VERSION: 1, "council": body.pk, "valid_from": "22/05/2016", "valid_until": "30/06/2021"}
    assert chair.post(second, ended | {"valid_from": "22/05/2010"}).status_code == 422
    assert chair.post(second, ended).status_code == 303
    seat.refresh_from_db()
    assert seat.last_day == day("2021-06-30")
    other = record(cast, mai, "general:primary")
    with pytest.raises(Refused, match="đã có một dòng như thế"):
        qualifications.correct(
            by=cast.chair, unit=cast.union, qualification=other, version=1, level="general:upper_secondary", valid_from=day("2016-01-01")
        )
