"""Each figure that was published opens the rows that make it."""

import pytest

from congdoan.care.tests import factories as care
from congdoan.disclosure.choices import Kind
from congdoan.disclosure.models import Publication
from congdoan.disclosure.tests.test_publications import at, publish, words
from congdoan.finance.choices import FundKind, MoneySource
from congdoan.finance.tests import factories as finance

pytestmark = pytest.mark.django_db


def opened(answer):
    """{(label, title): (text, address)} of the figures of a page."""
    return {
        (row["cells"][0]["text"], cell["title"]): (cell["text"], cell["url"]) for row in answer.context["rows"] for cell in row["cells"]
    }


@pytest.fixture
def kept(cast):
    """A fund of two years that paid a handover and a visit; five drives for one person."""
    cast.mai = care.member(cast, who=cast.member.person)
    fund = cast.fund = finance.fund(cast)
    for day, amount in (("2020-05-01", 1_000_000), ("2021-05-01", 600_000), ("2022-02-01", 70_000)):
        finance.contribution(cast, fund, amount=amount, given_on=day)
    finance.handover(cast, fund, value=400_000, handed_on="2021-06-01")
    care.visit(cast, cast.member.person, visited_on="2021-07-01", amount=250_000, source=MoneySource.FUND, fund=fund)
    for number in range(5):
        drive = finance.fund(cast, f"GD{number}", f"Đợt {number}", FundKind.HARDSHIP, beneficiary=cast.member.person)
        finance.contribution(cast, drive, amount=100_000 + number, given_on="2021-07-01")
    return cast


def test_a_fund_opens_its_year_and_its_spending_by_sorts(kept, sign_in, django_assert_max_num_queries):
    made, client = publish(kept), sign_in(kept.accountant)
    with django_assert_max_num_queries(10):
        told = opened(client.get(at("publication", kept.union, made.pk)))
    name = kept.fund.name
    sums = {"Thu (đ)": "600.000 đ", "Đầu năm (đ)": "1.000.000", "Còn lại (đ)": "950.000"}
    for title, said in sums.items():
        text, way = told[name, title]
        assert text in said and said in words(client.get(way)), title
    assert "70.000" not in words(client.get(told[name, "Thu (đ)"][1]))
    text, way = told[name, "Chi (đ)"]
    with django_assert_max_num_queries(10):
        parts = opened(client.get(at("publication", kept.union, made.pk) + way))
    assert text == "650.000" and {label: said for (label, title), (said, _way) in parts.items() if title == "Chi (đ)"} == {
        "Trao tặng": "400.000", "Thăm hỏi": "250.000",
    }  # fmt: skip
    assert "400.000" in words(client.get(parts["Trao tặng", "Chi (đ)"][1])) and "250.000" in words(
        client.get(parts["Thăm hỏi", "Chi (đ)"][1])
    )


def test_drives_told_together_open_one_by_one_for_an_officer(kept, sign_in, django_assert_max_num_queries):
    made, client = publish(kept), sign_in(kept.accountant)
    page = at("publication", kept.union, made.pk)
    told = opened(client.get(page))
    label = next(label for label, _title in told if label.startswith("Giúp"))
    assert told[label, "Số lượt"][0] == "5" and told[label, "Thu (đ)"][0] == "500.010"
    with django_assert_max_num_queries(10):
        parts = opened(client.get(page + told[label, "Thu (đ)"][1]))
    assert {label: said for (label, title), (said, _way) in parts.items() if title == "Thu (đ)"} == {
        f"Đợt {number}": f"100.00{number}" for number in range(5)
    }
    assert "100.003" in words(client.get(parts["Đợt 3", "Thu (đ)"][1]))
    for wrong in ("?gom=99", "?gom=", "?gom=a"):
        assert opened(client.get(page + wrong)) == told


def test_who_may_not_see_the_rows_finds_no_way(kept, sign_in):
    made = publish(kept, Kind.CARE, by=kept.chair)
    assert any(way for _text, way in opened(sign_in(kept.accountant).get(at("publication", kept.union, made.pk))).values())
    funds = publish(kept)
    client = sign_in(kept.officer)
    shown = {pk: client.get(at("publication", kept.union, pk)) for pk in Publication.objects.values_list("pk", flat=True)}
    for pk, answer in shown.items():
        for _label, (_text, way) in opened(answer).items():
            assert not way or client.get(way if way.startswith("/") else at("publication", kept.union, pk) + way).status_code == 200
    assert funds.pk in shown
