"""Screens of study and propaganda: who gets in, who took part, what a refused submit keeps, how many statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.education import forms, queries
from congdoan.education.choices import SessionKind
from congdoan.education.models import StudySession
from congdoan.education.tests import factories
from congdoan.kernel.db.gathering import gather

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(cast):
    """Mai and Yến of T1, Bảo (a man) of T2."""
    return (
        factories.member(cast),
        factories.member(cast, "Vũ Thị Yến"),
        factories.member(cast, "Trần Văn Bảo", unit=cast.group2, sex="male"),
    )


def url(name, unit, *args):
    """An address of the room."""
    return reverse(f"education:{name}", args=[unit.pk, *args])


def sent(**more):
    """What the form sends."""
    given = {
        "lan_gui": "k1",
        "held_on": "19/05/2022",
        "kind": "propaganda",
        "document": "Luật Bình đẳng giới",
        "topic": "gender_equality",
        "topic_text": "",
        "issuer": "Quốc hội",
        "who": "tat-ca",
        "participants": [],
    }
    return {**given, **more}


def came(session=None):
    """Names of who took part in the only session."""
    rows = (session or StudySession.objects.get()).attendances.order_by("person__sort_key")
    return [row.person.full_name for row in rows]


class TestWhoGetsIn:
    @pytest.mark.parametrize(
        ("who", "statuses"),
        [
            ("chair", [200] * 6), ("group_leader", [403, 403, 403, 403, 404, 404]), ("inspector", [200, 403, 200, 200, 403, 403]),
            ("accountant", [403, 403, 403, 403, 404, 404]), ("officer", [403, 403, 403, 403, 404, 404]), ("stranger", [404] * 6),
        ],
    )  # fmt: skip
    def test_at_the_union(self, cast, sign_in, three, who, statuses):
        session = factories.session(cast, *three)
        client = sign_in(getattr(cast, who))
        pages = [url("session-list", cast.union), url("session-record", cast.union)]
        pages += [url(f"session-{page}", cast.union, session.pk) for page in ("detail", "participants", "correct", "cancel")]
        assert [client.get(page).status_code for page in pages] == statuses

    def test_a_session_of_another_unit_is_not_found(self, cast, sign_in, three):
        session = factories.session(cast, *three)
        assert sign_in(cast.chair).get(url("session-detail", cast.group, session.pk)).status_code == 404


class TestRecording:
    @pytest.mark.parametrize(
        ("who", "ticked", "expected"),
        [
            ("tat-ca", [], ["Trần Văn Bảo", "Trần Thị Mai", "Vũ Thị Yến"]),
            ("tat-ca-nu", [], ["Trần Thị Mai", "Vũ Thị Yến"]),
            ("nhung-nguoi", [0], ["Trần Thị Mai"]),
            ("tru", [0], ["Trần Văn Bảo", "Vũ Thị Yến"]),
            ("tat-ca", [0], ["Trần Văn Bảo", "Trần Thị Mai", "Vũ Thị Yến"]),
        ],
    )
    def test_who_took_part(self, cast, sign_in, three, who, ticked, expected):
        answer = sign_in(cast.chair).post(url("session-record", cast.union), sent(who=who, participants=[three[one].pk for one in ticked]))
        assert answer.status_code == 303
        assert came() == expected
        assert answer["Location"] == url("session-detail", cast.union, StudySession.objects.get().pk)

    def test_everybody_is_everybody_of_that_day(self, cast, sign_in, three):
        factories.member(cast, "Tạ Thị Hương", until=factories.day("2022-05-19"))
        factories.member(cast, "Lê Thị Mới", since=factories.day("2022-05-20"))
        sign_in(cast.chair).post(url("session-record", cast.union), sent())
        assert came() == ["Trần Văn Bảo", "Trần Thị Mai", "Vũ Thị Yến"]

    def test_a_group_leader_on_a_phone(self, cast, sign_in, three):
        client = sign_in(cast.group_leader)
        page = client.get(url("session-record", cast.group)).content.decode()
        assert "Trần Thị Mai" in page
        assert "Trần Văn Bảo" not in page
        client.post(url("session-record", cast.group), sent())
        assert came() == ["Trần Thị Mai", "Vũ Thị Yến"]

    def test_twice_is_once(self, cast, sign_in, three):
        client = sign_in(cast.chair)
        first, second = (client.post(url("session-record", cast.union), sent()) for _time in range(2))
        assert (second.status_code, second["Location"], StudySession.objects.count()) == (303, first["Location"], 1)

    @pytest.mark.parametrize(
        ("change", "sentence"),
        [
            ({"held_on": "25/05/2022"}, "Ngày tổ chức ở sau hôm nay."),
            ({"document": " "}, "văn bản, chuyên đề"),
            ({"kind": ""}, "loại"),
            ({"topic": "other"}, "Ghi rõ chủ đề gì."),
            ({"who": "nhung-nguoi"}, "Đánh dấu người tham gia."),
            ({"who": "tru"}, "Đánh dấu người vắng, hoặc chọn Tất cả."),
            ({"held_on": "01/01/2011"}, "Chưa đánh dấu ai tham gia."),
        ],
    )
    def test_a_mistake_keeps_what_was_typed(self, cast, sign_in, three, change, sentence):
        answer = sign_in(cast.chair).post(url("session-record", cast.union), sent(**change))
        text = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in text
        assert "Quốc hội" in text
        assert not StudySession.objects.exists()

    def test_too_many_to_tick_are_not_ticked(self, cast, sign_in, three, monkeypatch):
        monkeypatch.setattr(forms, "MOST", 2)
        client = sign_in(cast.chair)
        text = client.get(url("session-record", cast.union)).content.decode()
        assert "ghi theo từng tổ" in text
        assert "Trần Thị Mai" not in text
        assert client.post(url("session-record", cast.union), sent()).status_code == 303
        assert len(came()) == 3


class TestCorrecting:
    def test_the_ticks_are_those_of_the_list(self, cast, sign_in, three):
        mai, yen, bao = three
        session = factories.session(cast, mai, bao)
        client = sign_in(cast.chair)
        text = client.get(url("session-correct", cast.union, session.pk)).content.decode()
        assert [f'value="{person.pk}" id' in text or f'value="{person.pk}"' in text for person in three] == [True] * 3
        more = {"ban_dang_xem": "1", "held_on": "07/03/2022", "who": "nhung-nguoi", "participants": [mai.pk, yen.pk]}
        answer = client.post(url("session-correct", cast.union, session.pk), sent(**more))
        assert (answer.status_code, came()) == (303, ["Trần Thị Mai", "Vũ Thị Yến"])

    def test_a_stale_edit_shows_both_lists(self, cast, sign_in, three):
        session = factories.session(cast, *three, version=2)
        more = {"ban_dang_xem": "1", "who": "nhung-nguoi", "participants": [three[0].pk]}
        answer = sign_in(cast.chair).post(url("session-correct", cast.union, session.pk), sent(**more))
        assert (answer.status_code, "Trần Văn Bảo, Trần Thị Mai, Vũ Thị Yến" in answer.content.decode()) == (409, True)
        assert len(came()) == 3

    def test_cancelled_it_says_so(self, cast, sign_in, three):
        session = factories.session(cast, *three)
        client = sign_in(cast.chair)
        out = {"lan_gui": "k", "ban_dang_xem": "1", "reason": "Buổi hoãn."}
        assert client.post(url("session-cancel", cast.union, session.pk), out).status_code == 303
        text = client.get(url("session-detail", cast.union, session.pk)).content.decode()
        assert "Đã bỏ khỏi sổ ngày 24/05/2022" in text
        assert "Buổi hoãn." in text
        assert "/sua/" not in text


class TestPages:
    def test_one_session(self, cast, sign_in, three):
        session = factories.session(cast, *three, topic="gender_equality", issuer="Quốc hội")
        answer = sign_in(cast.inspector).get(url("session-detail", cast.union, session.pk))
        assert answer.context["summary"] == "Tuyên truyền ngày 07/03/2022, 3 người dự, trong đó 2 nữ."
        assert answer.context["actions"] == []

    def test_its_participants_on_screen_paper_and_in_excel(self, cast, sign_in, three):
        session = factories.session(cast, *three)
        client, page = sign_in(cast.chair), url("session-participants", cast.union, session.pk)
        assert "Trần Văn" in client.get(page).content.decode()
        assert "DANH SÁCH THAM GIA: LUẬT BÌNH ĐẲNG GIỚI" in client.get(f"{page}?dang=in").content.decode()
        assert client.get(f"{page}?dang=xlsx").status_code == 200

    def test_filters(self, cast, sign_in, three):
        factories.session(cast, *three)
        factories.session(cast, *three, held_on="2021-05-01", kind=SessionKind.TRAINING, topic="law")
        client, page = sign_in(cast.chair), url("session-list", cast.union)
        totals = {
            asked: client.get(f"{page}?{asked}").context["page"].total for asked in ("", "nam=2022", "loai=training", "chu_de=law", "nam=x")
        }
        assert totals == {"": 2, "nam=2022": 1, "loai=training": 1, "chu_de=law": 1, "nam=x": 2}

    @pytest.mark.parametrize("page", ["session-list", "session-detail", "session-participants", "session-record"])
    def test_ten_more_rows_ask_no_more(self, cast, sign_in, three, page):
        session = factories.session(cast, *three)
        address = url(page, cast.union) if page in ("session-list", "session-record") else url(page, cast.union, session.pk)
        client = sign_in(cast.chair)
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        for number in range(10):
            who = factories.member(cast, f"Trần Thị {chr(65 + number)}")
            session.attendances.create(person=who)
            factories.session(cast, who, held_on="2022-04-01")
        with CaptureQueriesContext(connection) as many:
            client.get(address)
        asked = [query["sql"] for query in many if "SAVEPOINT" not in query["sql"]]
        assert len(many) == len(few)
        assert len(asked) <= 10, asked


def test_the_timeline_of_a_person(cast, three):
    mai = three[0]
    session = factories.session(cast, mai)
    factories.session(cast, mai, cancelled_on=factories.day("2022-05-20"), cancel_reason="Hoãn.")
    [moment] = gather(queries.timeline(by=cast.chair, person=mai))[0]
    assert (moment.text, moment.kind, moment.on) == ("Tuyên truyền: Luật Bình đẳng giới", "Học tập", factories.day("2022-03-07"))
    assert moment.url == url("session-detail", cast.union, session.pk)
    assert [gather(queries.timeline(by=getattr(cast, who), person=mai))[0] for who in ("accountant", "stranger", "officer")] == [[], [], []]
    factories.session(cast, cast.member.person)
    [own] = gather(queries.timeline(by=cast.member, person=cast.member.person))[0]
    assert own.url == ""
