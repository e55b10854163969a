"""Questions and answers about what was published, without names; figures of dues, estimate, settlement."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from congdoan.budget.tests import factories as budget
from congdoan.care.tests import factories as care
from congdoan.disclosure import queries
from congdoan.disclosure.actions import publications, questions
from congdoan.disclosure.choices import Kind, Place
from congdoan.disclosure.models import Publication, Question, Reply
from congdoan.disclosure.tests import factories
from congdoan.dues.tests import factories as dues
from congdoan.kernel.covering import COVERED
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership import queries as membership
from tests import people

pytestmark = pytest.mark.django_db


def at(name, unit=None, pk=None):
    return reverse(f"disclosure:{name}", args=[one for one in (unit and unit.pk, pk) if one])


def sent(nth, version=None, **facts):
    return facts | {"lan_gui": f"{nth:032d}"} | ({"ban_dang_xem": str(version)} if version else {})


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\u00a0", " ")


@pytest.fixture
def told(cast):
    """Something published, and a member who reads it."""
    care.member(cast, who=cast.member.person)
    return factories.publication(cast.union, by=cast.chair.person, place=Place.GROUP)


def ask(cast, told, said="Tiền thăm hỏi lấy từ quỹ nào?", **facts):
    return questions.ask(by=cast.member, membership=membership.own_today(by=cast.member), publication=told, words=said, **facts)


@pytest.mark.db
def test_a_question_and_its_answer_stay_and_name_nobody(cast, told):
    for said, refused in (
        ("", "Ghi nội dung"),
        *((named, "nêu tên Trần Thị Mai") for named in ("Sao chị trần thị  MAI được 3 triệu?", "Ai giúp Trần Thị Mai?")),
    ):
        with pytest.raises(Refused, match=refused):
            ask(cast, told, said)
    row = ask(cast, told)
    with pytest.raises(Refused, match="nêu tên"):
        questions.reply(by=cast.accountant, question=row, words="Chi cho chị Trần Thị Mai")
    assert [one.pk for one in queries.unanswered(by=cast.chair, unit=cast.union)] == [row.pk]
    questions.reply(by=cast.accountant, question=row, words="Từ đoàn phí giữ lại.")
    assert not queries.unanswered(by=cast.chair, unit=cast.union)
    for rows, wrong in (
        (Question.objects.all(), {"words": "Khác"}),
        (Question.objects.all(), {"shows_name": True}),
        (Reply.objects.all(), {"words": "Khác"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
        with pytest.raises(IntegrityError, match="stays as told"), transaction.atomic():
            rows._raw_delete("default")
    questions.cancel(by=cast.chair, question=row, version=1, reason="trùng")
    assert not queries.questions(by=cast.chair, unit=cast.union)
    for _one in range(5):
        ask(cast, told)
    with pytest.raises(Refused, match="5 câu hỏi đang chờ"):
        ask(cast, told)


@pytest.mark.parametrize("name", ["inspector", "group_leader", "officer", "stranger", "member"])
def test_who_does_not_answer(cast, told, name):
    with pytest.raises(NotAllowed):
        questions.reply(by=getattr(cast, name), question=ask(cast, told), words="x")


def test_who_asked_is_read_only_where_he_said_so(cast, told, sign_in, django_assert_max_num_queries):
    member, union = sign_in(cast.member), cast.union
    with django_assert_max_num_queries(10):
        assert at("ask") + f"?ve={told.pk}" in words(member.get(at("mine")))
    wrong = member.post(at("ask"), sent(1, publication=told.pk, words="Chị Trần Thị Mai được bao nhiêu?"))
    assert wrong.status_code == 422 and "Bỏ tên người" in words(wrong)
    for _twice in range(2):
        assert member.post(at("ask"), sent(2, publication=told.pk, words="Tiền lấy từ đâu?")).status_code == 303
    chair, row = sign_in(cast.chair), Question.objects.get()
    assert "Trả lời 1 câu hỏi" in words(chair.get("/"))
    seen = [at("questions", union), at("publication", union, told.pk), reverse("overview:log", args=[union.pk]), "/"]
    for page in seen:
        with django_assert_max_num_queries(10):
            shown = words(chair.get(page)).partition("<main")[2]
        assert "Trần Thị Mai" not in shown and "Hỏi về một lần công khai" not in shown, page
    assert chair.post(at("question-reply", union, row.pk), sent(3, 1, words="")).status_code == 422
    assert chair.post(at("question-reply", union, row.pk), sent(4, 1, words="Từ đoàn phí giữ lại.")).status_code == 303
    assert "Từ đoàn phí giữ lại." in words(sign_in(cast.member).get(at("mine")))
    assert "Tiền lấy từ đâu?" in words(sign_in(cast.inspector).get(at("publication", union, told.pk)))
    assert sign_in(cast.inspector).get(at("question-reply", union, row.pk)).status_code == 403
    ask(cast, told, shows_name=True)
    assert "Trần Thị Mai" in words(sign_in(cast.chair).get(at("questions", union)))


def lines(cast, kind, year=2021):
    made = publications.publish(by=cast.accountant, unit=cast.union, kind=kind, year=year, told_on=people.TODAY, places=[Place.MEETING])
    return {line["label"]: line for line in queries.told(made)}


@pytest.mark.db
def test_an_estimate_and_a_settlement_as_they_stand(cast):
    budget.kept_year(cast)
    with pytest.raises(Refused, match="chưa có gì"):
        lines(cast, Kind.ESTIMATE)
    budget.approved(cast, budget.estimate(cast), **{"31": 3_500_000})
    found = lines(cast, Kind.ESTIMATE)
    assert {3_500_000, 6_000_000, 1_000_000} <= {line["amount"] for line in found.values()} and 4_000_000 not in {
        line["amount"] for line in found.values()
    }
    budget.sent(cast, budget.settlement(cast))
    found = lines(cast, Kind.SETTLEMENT)
    assert (2_500_000, 3_500_000) in {(line["amount"], line["planned"]) for line in found.values()}
    assert 8_000_000 in {line["amount"] for line in found.values()}, "totals with them"
    assert not any(line["times"] for line in found.values())


def test_dues_of_a_year_and_nothing_of_few_payers(cast, sign_in):
    crew = dues.crew(cast, "Đỗ Quốc Cường", "Nguyễn Hải Đăng", "Hoàng Thị Hạnh", "Lê Thị Khuyên", "Vũ Thị Na", unit=cast.union)
    sheet = dues.filled(cast.accountant, cast.union, "2021-12-01")
    facts = {"wage": 5_000_000, "due": 50_000}
    sheet.lines.update(**facts)
    sheet.lines.filter(person__in=list(crew.values())[:4]).update(paid=50_000, paid_on=datetime.date(2021, 12, 20))
    found = lines(cast, Kind.DUES)
    assert [(line["times"], line["amount"]) for line in found.values()] == [(COVERED, None)]
    sheet.lines.filter(person=crew["Vũ Thị Na"]).update(paid=50_000, paid_on=datetime.date(2021, 12, 20))
    found = lines(cast, Kind.DUES)
    assert (found["Đoàn phí đã thu"]["times"], found["Đoàn phí đã thu"]["amount"]) == (5, 250_000)
    assert found["Phải nộp cấp trên"]["amount"] > 0
    made = Publication.objects.latest("pk")
    shown = words(sign_in(cast.chair).get(at("publication", cast.union, made.pk))).replace("&amp;", "&")
    assert (
        "/nop-cap-tren/?ky=2021" in shown
        and "/bang/?cua=rieng&tu=01/01/2021&den=31/12/2021" in shown
        and "/da-dong/?cua=rieng&ky=2021" in shown
    ), "the rows of the year that was told"
