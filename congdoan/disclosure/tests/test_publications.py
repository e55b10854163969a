"""Publishing: drawn from the books, kept as told, no name in it; who may; the screens of the accountant, the onlooker and the member."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from congdoan.care.tests import factories as care
from congdoan.disclosure import policies, queries
from congdoan.disclosure.actions import publications
from congdoan.disclosure.choices import Kind, Place
from congdoan.disclosure.models import Publication
from congdoan.finance.choices import FundKind
from congdoan.finance.tests import factories as finance
from congdoan.kernel.covering import COVERED
from congdoan.kernel.errors import NotAllowed, Refused
from tests import people

pytestmark = pytest.mark.django_db
YEAR = 2021


def at(name, unit, pk=None):
    return reverse(f"disclosure:{name}", args=[unit.pk, *([pk] if pk else [])])


def sent(nth, version=None, **facts):
    return facts | {"lan_gui": f"{nth:032d}"} | ({"ban_dang_xem": str(version)} if version else {})


def words(answer):
    return " ".join(answer.content.decode().split()).replace("\u00a0", " ")


def publish(cast, kind=Kind.FUNDS, year=YEAR, by=None, on=people.TODAY):
    return publications.publish(by=by or cast.accountant, unit=cast.union, kind=kind, year=year, told_on=on, places=[Place.BOARD])


def told(made, *names):
    return [tuple(line[name] for name in names) for line in queries.told(made)]


@pytest.fixture
def mai(cast):
    return care.member(cast, who=cast.member.person)


@pytest.fixture
def books(cast, mai):
    """A fund over two years, one drive that bears a name, care of 2021: two visits, five gifts."""
    fund = finance.fund(cast)
    finance.contribution(cast, fund, amount=1_000_000, given_on="2020-05-01")
    finance.contribution(cast, fund, amount=600_000, given_on="2021-05-01")
    finance.handover(cast, fund, value=400_000, handed_on="2021-06-01")
    finance.contribution(cast, fund, amount=70_000, given_on="2022-05-01")
    for number in (1, 2):
        drive = finance.fund(cast, f"GD{number}", "Giúp chị Trần Thị Mai", FundKind.HARDSHIP, beneficiary=cast.member.person)
        finance.contribution(cast, drive, amount=300_000, given_on="2021-07-01")
    for day in ("2021-03-01", "2021-08-01"):
        care.visit(cast, cast.member.person, visited_on=day, amount=500_000)
    for day in range(1, 6):
        care.gift(cast, to=cast.member.person, given_on=f"2021-09-0{day}", amount=100_000)
    return fund


@pytest.mark.parametrize(("year", "on", "refused"), [
    (2021, "2022-05-24", ""), (2022, "2022-05-24", "chưa hết"), (2005, "2022-05-24", "Ghi năm từ"), (2021, "2022-05-25", "chưa tới"),
    (2021, "2021-12-31", "phải sau"),
])  # fmt: skip
def test_which_year_and_day(year, on, refused):
    try:
        policies.check_year(year, Kind.FUNDS, today=people.TODAY)
        policies.check_day(datetime.date.fromisoformat(on), Kind.FUNDS, year=year, today=people.TODAY)
    except Refused as problem:
        assert refused and refused in str(problem)
    else:
        assert not refused


@pytest.mark.parametrize(
    ("year", "on", "refused"),
    [(2022, "2022-05-24", ""), (2023, "2022-05-24", ""), (2024, "2022-05-24", "năm trước"), (2022, "2020-12-31", "từ năm 2021")],
)
def test_an_estimate_is_told_before_its_year_is_over(year, on, refused):
    try:
        policies.check_year(year, Kind.ESTIMATE, today=people.TODAY)
        policies.check_day(datetime.date.fromisoformat(on), Kind.ESTIMATE, year=year, today=people.TODAY)
    except Refused as problem:
        assert refused and refused in str(problem)
    else:
        assert not refused


@pytest.mark.db
def test_funds_of_a_year_and_nobody_named(cast, books):
    made = publish(cast)
    assert told(made, "fund_id", "times", "opening", "income", "spending", "balance") == [
        (books.pk, None, 1_000_000, 600_000, 400_000, 1_200_000), (None, COVERED, None, None, None, None),
    ]  # fmt: skip
    for number in range(3, 6):
        drive = finance.fund(cast, f"GD{number}", "Giúp một người", FundKind.HARDSHIP, beneficiary=cast.member.person)
        finance.contribution(cast, drive, amount=100_000, given_on="2021-07-01")
    assert told(publish(cast), "times", "income", "balance")[1] == (5, 900_000, 900_000)
    assert not any("Mai" in label for (label,) in told(made, "label"))


@pytest.mark.db
def test_care_is_totals_and_few_are_told_as_few(cast, books):
    made = publish(cast, Kind.CARE, by=cast.chair)
    assert told(made, "key", "times", "spending") == [("visits", COVERED, None), ("gifts", COVERED, None)], "five gifts, one person"
    for name in "ABCD":
        who = care.member(cast, f"Lê Văn {name}")
        care.gift(cast, to=who, given_on="2021-09-06", amount=100_000)
    assert told(publish(cast, Kind.CARE, by=cast.chair), "key", "times", "spending")[1] == ("gifts", 9, 900_000)


@pytest.mark.db
def test_it_stays_as_told_and_another_needs_a_difference(cast, books):
    first = publish(cast)
    with pytest.raises(Refused, match="không có gì khác"):
        publish(cast)
    finance.contribution(cast, books, amount=50_000, given_on="2021-12-01")
    second = publish(cast)
    assert second.edition == 2 and told(first, "balance")[0] == (1_200_000,) and told(second, "balance")[0] == (1_250_000,)
    publications.cancel(by=cast.chair, publication=second, version=1, reason="Sót phiếu")
    assert publish(cast).edition == 3
    with pytest.raises(Refused, match="chưa có gì"):
        publish(cast, year=2010)


@pytest.mark.parametrize(("name", "told_name"), [
    ("Giúp chị Trần Thị Mai", "Giúp đoàn viên, người gặp khó khăn (gộp các đợt)"), ("Quỹ TRAN THI MAI", "Giúp đoàn viên, người gặp khó khăn (gộp các đợt)"),
    ("Quỹ chị Trần Thị Mai Lan", "Giúp đoàn viên, người gặp khó khăn (gộp các đợt)"), ("Quỹ khuyến học mai sau", "Quỹ khuyến học mai sau"),
])  # fmt: skip
def test_a_fund_called_after_a_member_is_told_without_the_name(cast, mai, name, told_name):
    fund = finance.fund(cast, "QR", name)
    finance.contribution(cast, fund, amount=1_000, given_on="2021-05-01")
    assert told(publish(cast), "label") == [(told_name,)]


@pytest.mark.db
def test_what_was_told_does_not_change(cast, books):
    made = publish(cast)
    for rows, wrong in (
        (made.lines.all(), {"balance": 1}),
        (made.lines.all(), {"label": "Khác"}),
        (Publication.objects.all(), {"year": 2020}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
        with pytest.raises(IntegrityError, match="stays as told"), transaction.atomic():
            rows._raw_delete("default")
    publications.cancel(by=cast.chair, publication=made, version=1, reason="Nhầm")


def test_a_past_day_shows_what_was_taken_back_since(cast, books, sign_in):
    made = publish(cast, on=datetime.date(2022, 4, 1))
    publications.cancel(by=cast.chair, publication=made, version=1, reason="Nhầm")
    client, address = sign_in(cast.chair), at("list", cast.union)
    seen = {day: words(client.get(address + day)) for day in ("", "?ngay=02/04/2022", "?ngay=31/03/2022", "?ngay=24/05/2022")}
    assert ["về sau đã rút" in page for page in seen.values()] == [False, True, False, False]
    assert at("publication", cast.union, made.pk) not in seen["?ngay=02/04/2022"]


@pytest.mark.parametrize("name", ["inspector", "group_leader", "officer", "stranger", "member"])
def test_who_may_not_publish(cast, books, name):
    with pytest.raises(NotAllowed):
        publish(cast, by=getattr(cast, name))


def test_who_sees_a_part_does_not_publish(cast, books):
    from congdoan.access import grants
    from congdoan.access.choices import Reach
    from congdoan.access.roles import Role

    who = people.person("Đoàn Thị Ngân")
    grants.give(person=who, role=Role.ACCOUNTANT, unit=cast.union, valid_from=people.FOUNDED, reach=Reach.HERE)
    with pytest.raises(Refused, match="hết các tổ"):
        publish(cast, by=people.acting(people.account(who, "ketoan2")))


def test_the_screens(cast, books, sign_in, django_assert_max_num_queries):
    client, union = sign_in(cast.accountant), cast.union
    due = words(client.get(at("list", union)))
    assert "Chưa công khai:" in due and "quỹ, đợt vận động 2021 (hạn 31/03/2022, đã quá)" in due and "dự toán 2022" in due
    given = {"kind": "funds", "year": "2021", "told_on": "24/05/2022", "places": ["board"]}
    wrong = client.post(at("publish", union), sent(1, **given | {"year": "2022"}))
    assert wrong.status_code == 422 and "chưa hết" in words(wrong) and 'value="2022"' in words(wrong)
    for _twice in range(2):
        assert client.post(at("publish", union), sent(2, **given)).status_code == 303
    made = Publication.objects.get()
    with django_assert_max_num_queries(10):
        listed = words(client.get(at("list", union)))
    assert at("publication", union, made.pk) in listed and "quỹ, đợt vận động 2021 (hạn" not in listed
    with django_assert_max_num_queries(10):
        shown = words(client.get(at("publication", union, made.pk)))
    assert reverse("finance:fund", args=[union.pk, books.pk]) in shown and "1.200.000" in shown
    paper = words(client.get(at("publication", union, made.pk) + "?dang=in"))
    assert (
        "CÔNG KHAI QUỸ, ĐỢT VẬN ĐỘNG" in paper
        and "LĐLĐ huyện Bình Lục" in paper
        and "TM. BAN CHẤP HÀNH" in paper
        and "Thị Mai" not in paper
    )
    assert client.get(at("publication", union, made.pk) + "?dang=xlsx").status_code == 200
    assert client.post(at("publication-cancel", union, made.pk), sent(3, 1, reason=" ")).status_code == 422
    for name, status, forbidden in (("inspector", 200, 403), ("officer", 200, 403), ("stranger", 404, 404), ("member", 404, 404)):
        other = sign_in(getattr(cast, name))
        assert other.get(at("publication", union, made.pk)).status_code == status
        assert other.get(at("publish", union)).status_code == forbidden
    assert sign_in(cast.stranger).get(at("publication", cast.other, made.pk)).status_code == 404


def test_a_member_reads_what_the_own_unit_told(cast, books, sign_in, django_assert_max_num_queries):
    made, client = publish(cast), sign_in(cast.member)
    assert reverse("disclosure:mine") in words(client.get(reverse("overview:me")))
    with django_assert_max_num_queries(10):
        shown = words(client.get(reverse("disclosure:mine")))
    assert "Quỹ xã hội công đoàn" in shown and "1.200.000" in shown and 'href="/quy' not in shown and "Giúp chị" not in shown
    paper = reverse("disclosure:mine") + f"?in={made.pk}"
    assert "CÔNG KHAI QUỸ" in words(client.get(paper))
    assert sign_in(cast.stranger).get(paper).status_code == 404
    publications.cancel(by=cast.chair, publication=made, version=1, reason="Nhầm")
    client = sign_in(cast.member)
    assert client.get(paper).status_code == 404 and "chưa công khai lần nào" in words(client.get(reverse("disclosure:mine")))
