"""What a level asks besides: declared, answered, seen by whom it was promised, counted, carried along."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from congdoan.access import roles
from congdoan.access.roles import Role
from congdoan.extras import queries
from congdoan.extras.actions import fields
from congdoan.extras.choices import Permission
from congdoan.extras.models import Answer, Choice
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.membership.actions import answers
from congdoan.membership.statistics import Span
from congdoan.membership.tests import factories
from congdoan.membership.views.shading import Shading
from congdoan.ui.forms import VERSION
from tests import people
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def declared(cast, label="Cỡ áo", kind="one", *, by=None, unit=None, choices=("S", "M", "L"), **more):
    facts = {"seen_by": "everyone", "valid_from": TODAY - 30 * DAY, "choices": choices if kind in ("one", "many") else ()} | more
    return fields.declare(by=by or cast.chair, unit=unit or cast.union, label=label, kind=kind, **facts)


def recast(field, cast, **more):
    facts = {
        "label": field.label,
        "kind": field.kind,
        "valid_from": field.valid_from,
        "seen_by": field.seen_by,
        "self_filled": field.self_filled,
        "required": field.required,
    }
    facts |= {"choices": [each.label for each in field.choices.filter(closed_on=None).order_by("place")]} | more
    return fields.correct(by=cast.chair, field=field, version=field.version, **facts)


def key(field, label):
    return Choice.objects.get(field=field, label=label).pk


def say(cast, row, values, by=None, version=None):
    """Records answers; ``values``: {field: value}."""
    by = by or cast.chair
    if version is None:
        version = queries.version_of(row.person_id, list(values))
    return answers.record(by=by, membership=row, version=version, answers={field.pk: value for field, value in values.items()})


def held(row, field, day=TODAY):
    return queries.told(field, queries.answers_of(row.person_id, [field], day).get(field.pk, []))


def later(actor, days):
    return people.actor_for(actor.user, NOW + datetime.timedelta(days=days))


@pytest.mark.parametrize(
    ("given", "at"),
    [
        ({"choices": ("S",)}, "choices"),
        ({"choices": ("S", "s")}, "choices"),
        ({"kind": "text", "choices": ("S", "M")}, "choices"),
        ({"valid_until": TODAY - 60 * DAY}, "valid_until"),
        ({"valid_from": datetime.date(2001, 1, 1)}, "valid_from"),
        ({"label": "nhóm MÁU"}, "label"),
    ],
)
def test_a_field_that_cannot_be_asked_is_refused_beside_its_box(cast, given, at):
    declared(cast, "Nhóm máu")
    facts = {"label": "Cỡ áo", "kind": "one", "valid_from": TODAY, "choices": ("S", "M")} | given
    with pytest.raises(Refused) as refused:
        fields.declare(by=cast.chair, unit=cast.group, **facts) if at == "label" else fields.declare(
            by=cast.chair, unit=cast.union, **facts
        )
    assert refused.value.field == at


def test_who_declares_and_where_it_reaches(cast):
    for who in (cast.accountant, cast.group_leader, cast.stranger):
        with pytest.raises(NotAllowed):
            declared(cast, by=who)
    above = declared(cast, "Nơi trọ", "text", by=cast.officer, unit=cast.district)
    with pytest.raises(Refused, match="không ai ở công đoàn cơ sở ghi được"):
        declared(cast, "Thu nhập", "money", by=cast.officer, unit=cast.district, seen_by="level")
    mine = declared(cast)
    assert queries.seen(cast.chair, cast.group, TODAY) == [above, mine]
    assert queries.seen(cast.stranger, cast.other, TODAY) == [above]
    assert queries.reaching(cast.union, TODAY - 31 * DAY) == []


def test_answers_of_every_kind_are_kept_by_day(cast):
    mai = factories.member(cast)
    made = {kind: declared(cast, f"Mục {kind}", kind) for kind in ("text", "number", "money", "date", "yes_no", "one", "many")}
    many = [key(made["many"], "S"), key(made["many"], "L")]
    said = {
        "text": "Phố Lê Công Thanh", "number": 0, "money": 1_500_000, "date": datetime.date(2020, 2, 29), "yes_no": False,
        "one": key(made["one"], "M"), "many": many,
    }  # fmt: skip
    say(cast, mai, {made[kind]: value for kind, value in said.items()})
    words = {kind: held(mai, field) for kind, field in made.items()}
    assert words == {
        "text": "Phố Lê Công Thanh", "number": "0", "money": "1.500.000 đ", "date": "29/02/2020", "yes_no": "Không", "one": "M", "many": "S, L",
    }  # fmt: skip
    say(cast, mai, {made["one"]: key(made["one"], "L"), made["many"]: many[:1], made["text"]: None}, by=later(cast.chair, 3))
    assert [held(mai, made[kind]) for kind in ("one", "many", "text")] == ["M", "S, L", "Phố Lê Công Thanh"]
    assert [held(mai, made[kind], TODAY + 3 * DAY) for kind in ("one", "many", "text")] == ["L", "S", ""]
    before = Answer.objects.count()
    say(cast, mai, {made["one"]: key(made["one"], "S"), made["text"]: None}, by=later(cast.chair, 3))  # mended on the same day: no new row
    assert Answer.objects.count() == before and held(mai, made["one"], TODAY + 3 * DAY) == "S"
    say(cast, mai, {made["one"]: None}, by=later(cast.chair, 3))
    assert held(mai, made["one"], TODAY + 3 * DAY) == ""


def test_what_is_answered_binds_the_field(cast):
    mai = factories.member(cast)
    field = declared(cast, seen_by="leaders", required=True)
    field = recast(field, cast, seen_by="everyone")  # nobody has answered: anything goes
    field = recast(field, cast, seen_by="leaders")
    with pytest.raises(Refused, match="phải ghi"):
        say(cast, mai, {field: None})
    say(cast, mai, {field: key(field, "S")})
    with pytest.raises(Refused, match="Đã có 1 người ghi nên không đổi loại được"):
        recast(field, cast, kind="many")
    with pytest.raises(Refused, match="Muốn cho người khác xem thì lập mục mới"):
        recast(field, cast, seen_by="everyone")
    recast(field, cast, choices=["M", "L", "XL"])
    assert held(mai, field) == "S" and Choice.objects.get(label="S").closed_on == TODAY
    say(cast, mai, {field: key(field, "S")})  # who has it keeps it
    with pytest.raises(Refused, match="lựa chọn không còn dùng"):
        say(cast, factories.member(cast, "Lê Thị Na", born="01/01/1990"), {field: key(field, "S")})
    with pytest.raises(Conflict):
        recast(field, cast)


def test_a_stale_form_and_somebody_who_left_are_refused(cast):
    mai = factories.member(cast)
    field = declared(cast)
    read = queries.version_of(mai.person_id, [field])
    say(cast, mai, {field: key(field, "S")}, version=read)
    with pytest.raises(Conflict):
        say(cast, mai, {field: key(field, "M")}, version=read)
    gone = factories.member(cast, "Lê Thị Na", born="01/01/1990", valid_until="2022-05-01", why_left="retired")
    with pytest.raises(Refused, match="không còn sinh hoạt ở đây"):
        say(cast, gone, {field: key(field, "S")})


def test_who_sees_an_answer(cast, sign_in):
    mai = factories.member(cast, "Trần Thị Mai", unit=cast.group)
    open_, kept = declared(cast, "Cỡ áo"), declared(cast, "Nợ ngân hàng", "text", seen_by="leaders")
    declared(cast, "Chuyện riêng", "text", by=cast.officer, unit=cast.district, seen_by="level", self_filled=True)
    say(cast, mai, {open_: key(open_, "M"), kept: "Nợ 20 triệu"})
    page, table = reverse("overview:member", args=[mai.person_id]), reverse("membership:member-list", args=[cast.union.pk])
    for name, sees in (("chair", True), ("accountant", False), ("inspector", False)):
        client = sign_in(getattr(cast, name))
        for address in (page, table):
            shown = client.get(address).content.decode()
            assert "Cỡ áo" in shown, (name, address)
            assert ("Nợ ngân hàng" in shown, "20 triệu" in shown) == (sees, sees), (name, address)
    assert sign_in(cast.group_leader).get(reverse("membership:member-answers", args=[cast.group.pk, mai.pk])).status_code == 403
    assert sign_in(cast.officer).get(page).status_code == 404
    with pytest.raises(NotAllowed):
        say(cast, mai, {open_: key(open_, "S")}, by=cast.group_leader)


def test_a_member_fills_in_his_own_and_no_other_ones(cast, sign_in):
    mai, na = factories.member(cast, "Trần Thị Mai"), factories.member(cast, "Lê Thị Na", born="01/01/1990")
    user = people.account(mai.person, "tranmai")
    mine, theirs = declared(cast, "Nơi trọ", "text", self_filled=True, required=True), declared(cast, "Ghi chú", "text", seen_by="leaders")
    actor = people.acting(user)
    with pytest.raises(NotAllowed, match="chính người ấy"):
        answers.record_own(by=actor, membership=na, version=0, answers={mine.pk: "x"})
    client = sign_in(actor)
    address = reverse("membership:own-answers")
    assert "Ghi chú" not in client.get(address).content.decode()
    empty = client.post(address, {VERSION: 0, f"muc_{mine.pk}": ""})
    assert empty.status_code == 422
    sent = client.post(address, {VERSION: 0, f"muc_{mine.pk}": "Phòng 12", f"muc_{theirs.pk}": "gian"})
    assert sent.status_code == 303 and held(mai, mine) == "Phòng 12" and held(mai, theirs) == ""
    stale = client.post(address, {VERSION: 0, f"muc_{mine.pk}": "Phòng 14"})
    assert stale.status_code == 409 and "Phòng 14" in stale.content.decode()
    say(cast, mai, {theirs: "nghỉ nhiều"})
    own = client.get(reverse("overview:me")).content.decode()
    assert "Phòng 12" in own and "nghỉ nhiều" in own  # what is kept from others is not kept from oneself
    told = client.get(reverse("overview:who-sees-me")).content.decode()
    assert "Thông tin thêm: Nơi trọ" in told and "Thông tin thêm: Ghi chú" in told
    assert client.get(reverse("membership:member-answers", args=[cast.union.pk, na.pk])).status_code == 404
    assert sign_in(cast.chair).get(address).status_code == 302  # no member: nothing to fill in


def test_totals_open_their_rows_and_small_ones_are_covered_above(cast, sign_in):
    rows = factories.many(cast, 12)
    field, kept = declared(cast), declared(cast, "Có xe máy", "yes_no", seen_by="leaders")
    for place, row in enumerate(rows[:9]):
        say(cast, row, {field: key(field, "S" if place < 7 else "M"), kept: place < 3})
    found = Shading(cast.chair, cast.union, TODAY, Span(datetime.date(2022, 1, 1), TODAY)).tallies()
    assert [(tally.counts, tally.persons) for tally in found] == [
        ({key(field, "S"): 7, key(field, "M"): 2, key(field, "L"): 0}, 9),
        ({1: 3, 0: 6}, 9),
    ]
    address = reverse("membership:member-statistics", args=[cast.union.pk])
    shown = sign_in(cast.chair).get(address)
    listed = reverse("membership:member-list", args=[cast.union.pk])
    for name, count in ((f"{field.pk}-{key(field, 'S')}", 7), (f"{field.pk}-chua", 3), (f"{kept.pk}-0", 6)):
        assert f'{listed}?them={name}"' in shown.content.decode()
        assert len(sign_in(cast.chair).get(f"{listed}?them={name}").context["rows"]) == count
    above = [block["lines"] for block in sign_in(cast.officer).get(address).context["blocks"] if block["title"] in ("Cỡ áo", "Có xe máy")]
    assert all(
        line["words"] == "ít, không nêu" and not line["url"]
        for lines in above
        for line in lines
        if line["words"] in (1, 2, 3, "ít, không nêu")
    )
    assert any(line["words"] == "ít, không nêu" for lines in above for line in lines)
    inside = sign_in(cast.accountant).get(address).context["blocks"]  # sees members, not what is kept for the leaders
    assert {line["url"] for block in inside if block["title"] == "Có xe máy" for line in block["lines"]} == {""}
    assert len(sign_in(cast.accountant).get(f"{listed}?them={kept.pk}-1").context["rows"]) == 12


def test_the_list_asks_as_often_for_forty_as_for_four(cast, sign_in):
    made = [declared(cast, f"Mục {n}") for n in range(4)]
    rows = factories.many(cast, 44)
    for row in rows[:4]:
        say(cast, row, {field: key(field, "S") for field in made})
    client, counts = sign_in(cast.chair), []
    for address in (f"?them={made[0].pk}-{key(made[0], 'S')}", "", "?dang=xlsx"):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse("membership:member-list", args=[cast.union.pk]) + address).status_code == 200
        counts.append(len(asked))
    assert max(counts) <= 10, counts


def test_answers_go_along_and_rest_where_nobody_asks(cast):
    mai = factories.member(cast)
    own, above = declared(cast, "Cỡ áo"), declared(cast, "Nơi trọ", "text", by=cast.officer, unit=cast.district)
    say(cast, mai, {own: key(own, "M"), above: "Phố Động"})
    there = people.acting(cast.stranger.user)
    assert queries.seen(there, cast.other, TODAY) == [above]
    assert [grant.role for grant in there.grants] == [Role.CHAIR]
    assert held(mai, above) == "Phố Động"  # at the other union the same answer of the same person is shown


def test_several_choices_taken_back_on_the_day_they_were_written(cast):
    mai, field = factories.member(cast), declared(cast, "Môn thể thao", "many")
    say(cast, mai, {field: [key(field, "S"), key(field, "L")]})
    say(cast, mai, {field: []})
    assert held(mai, field) == ""
    say(cast, mai, {field: [key(field, "M")]})
    assert held(mai, field) == "M"


def test_a_field_ends_though_the_level_above_asks_the_same_by_now(cast):
    own = declared(cast, "Nhóm máu", "text")
    declared(cast, "Nhóm máu", "text", by=cast.officer, unit=cast.district)
    assert recast(own, cast, valid_until=TODAY + DAY).valid_until == TODAY + DAY


def test_who_helps_does_not_read_what_only_the_chair_may():
    assert str(Permission.VIEW_KEPT_ANSWERS) in roles.sensitive()


def test_fields_and_choices_of_a_day(cast):
    field = declared(cast, valid_from=TODAY - 30 * DAY)
    recast(field, cast, choices=["S", "M"], valid_until=TODAY)
    asked = [queries.fields(by=cast.chair, unit=cast.union, on=TODAY + days * DAY).count() for days in (-31, -30, -1, 0)]
    assert asked == [0, 1, 1, 0] and queries.fields(by=cast.chair, unit=cast.union).count() == 1


def test_the_list_of_a_day_says_the_choices_of_that_day(cast, sign_in):
    recast(declared(cast), cast, choices=["S", "M"])
    client, address = sign_in(cast.chair), reverse("extras:field-list", args=[cast.union.pk])
    then = client.get(address, {"ngay": f"{TODAY - 2 * DAY:%d/%m/%Y}"}).content.decode()
    assert "S, M, L" in then and "Sửa</a>" not in then
    now = client.get(address).content.decode()
    assert "S, M, L" not in now and "S, M" in now
