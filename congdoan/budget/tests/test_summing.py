"""What stands below added up: equal to the sum of its parts, of the tree of the year, in as many statements for 125 units as for one."""

import datetime
import random
from types import SimpleNamespace

import pytest
from django.urls import reverse

from congdoan.budget import formulas, policies, queries
from congdoan.budget.choices import DRAWN, Kind, State
from congdoan.budget.models import Filing, FilingLine
from congdoan.kernel.db import insert_all
from congdoan.units.models import Placement
from tests import people

YEAR = 2021
SENT = people.NOW - datetime.timedelta(days=100)


def filed(cast, unit, amounts, year=YEAR, kind=Kind.SETTLEMENT, edition=1, **facts):
    """A filing as the actions leave it, sent. ``facts``: other steps."""
    lines = list(queries.layout(kind, year))
    hands = {"drawn_by": cast.accountant.person, "agreed_by": cast.chair.person, "sent_by": cast.accountant.person}
    made = Filing.objects.create(
        unit=unit, kind=kind, year=year, edition=edition, form=lines[0].form, drawn_at=SENT, agreed_at=SENT, **hands
    )  # fmt: skip
    rows = [FilingLine(filing=made, line=line, amount=amounts.get(line.key, 0)) for line in lines if line.sort in DRAWN]
    insert_all(FilingLine, rows)
    Filing.objects.filter(pk=made.pk).update(**({"sent_at": SENT} | facts))
    made.refresh_from_db()
    return made


def unions(cast, count):
    return [people.found(f"U{number:03}", f"Công đoàn số {number:03}", "grassroots_union", cast.district) for number in range(count)]


def summed(cast, **asked):
    return queries.consolidated(by=cast.officer, unit=cast.district, kind=Kind.SETTLEMENT, year=YEAR, **asked)


@pytest.mark.db
@pytest.mark.parametrize("seed", range(5))
def test_the_sum_is_that_of_its_parts(cast, seed):
    draw, expected, keys = random.Random(seed), {}, ["10", "22", "23", "24", "28", "31", "32", "33", "34", "38", "40"]
    standing = approved = 0
    for unit in unions(cast, draw.randint(1, 12)):
        amounts = {key: draw.randint(0, 10**9) for key in keys}
        steps = draw.choice(
            [{}, {}, {"approved_at": SENT, "approved_by": cast.officer.person}, {"sent_at": None}, {"superseded_at": SENT},
             {"returned_at": SENT, "returned_by": cast.officer.person, "remark": "Sai"}]
        )  # fmt: skip
        filed(cast, unit, amounts, **steps)
        if not steps or "approved_at" in steps:
            standing, approved = standing + 1, approved + len(steps) // 2
            expected = {key: expected.get(key, 0) + amount for key, amount in amounts.items()}
    found = summed(cast)
    by_hand = {key: expected.get(key, 0) for key in keys}
    by_hand["20"] = sum(by_hand[key] for key in ("22", "23", "24", "28"))
    by_hand["30"] = sum(by_hand[key] for key in ("31", "32", "33", "34", "38", "40"))
    by_hand["50"] = by_hand["10"] + by_hand["20"] - by_hand["30"]
    assert {key: found.amounts[key] for key in by_hand} == by_hand
    assert (found.filings, found.approvals) == (standing, approved)


@pytest.mark.db
def test_it_is_the_tree_of_the_year_and_the_state_of_the_day(cast):
    away, late = unions(cast, 2)
    filed(cast, away, {"22": 1_000})
    filed(cast, late, {"22": 20}, sent_at=people.NOW)
    filed(cast, cast.district, {"22": 500_000})
    assert summed(cast).amounts["22"] == 1_020, "what is below, without the level itself"
    assert summed(cast, on=datetime.date(2022, 4, 1)).amounts["22"] == 1_000
    Placement.objects.filter(unit=away).update(parent=cast.other)
    assert summed(cast).amounts["22"] == 1_020, "still below, one level deeper"
    Placement.objects.filter(unit=away).update(valid_from=datetime.date(2022, 2, 1))
    assert summed(cast).amounts["22"] == 20, "on the last day of 2021 it did not stand here"


@pytest.mark.parametrize("name", ["estimates-below", "settlements-below", "estimate-sum", "settlement-sum"])
def test_125_units_ask_as_little_as_one(cast, sign_in, django_assert_max_num_queries, name):
    kind = Kind.ESTIMATE if name.startswith("estimate") else Kind.SETTLEMENT
    for number, unit in enumerate(unions(cast, 125)):
        filed(cast, unit, {"22": number}, kind=kind)
    client, address = sign_in(cast.officer), reverse(f"budget:{name}", kwargs={"unit_id": cast.district.pk})
    for asked in ("?nam=2021", "?nam=2021&dong=22", "?nam=2021&dang=in", "?nam=2021&dang=xlsx&dong=22", "?nam=2021&ngay=01/04/2022"):
        with django_assert_max_num_queries(10):
            answer = client.get(address + asked)
        assert answer.status_code == 200
    if name == "settlement-sum":
        page = " ".join(client.get(f"{address}?nam=2021").content.decode().split())
        assert "Dự toán giao" not in page, "nothing was assigned"
        assert "Cộng 125 đơn vị" in page and "7.750" in page and "dong=22" in page
    if name == "settlements-below":
        page = " ".join(client.get(f"{address}?nam=2021&dong=50&tim=so+007").content.decode().split())
        assert "125 trên 127 đơn vị đã gửi, 0 đã duyệt. Hạn gửi 31/01/2022" in page and "gửi trễ" in page
        assert reverse("budget:settlement", kwargs={"unit_id": Filing.objects.get(unit__code="U007").unit_id, "period": "2021"}) in page
        assert [row["row"].amount for row in client.get(f"{address}?nam=2021&dong=50&tim=so+007").context["rows"]] == [7]
        assert "Số tiền (đ)" not in client.get(f"{address}?nam=2021&dong=khong").content.decode()
        assert "quá hạn" in client.get(f"{address}?nam=2021&nao=none").content.decode()


def test_nobody_elsewhere_is_counted(cast, sign_in):
    elsewhere = people.found("H2", "LĐLĐ huyện khác", "district_federation")
    filed(cast, people.found("X", "Công đoàn xa", "grassroots_union", elsewhere), {"22": 7})
    assert summed(cast).filings == 0
    found = queries.units_below(by=cast.officer, unit=elsewhere, kind=Kind.SETTLEMENT, year=YEAR)
    assert list(found) == []


def test_states_below(cast):
    one, two = unions(cast, 2)
    filed(cast, one, {}, sent_at=people.NOW)
    told = {row.pk: row.state_then for row in queries.units_below(by=cast.officer, unit=cast.district, kind="settlement", year=YEAR)}
    assert told[one.pk] == State.SENT and told[two.pk] == State.NONE and cast.group.pk not in told
    asked = {"by": cast.officer, "unit": cast.district, "kind": "settlement", "year": YEAR, "on": datetime.date(2022, 4, 1)}
    assert {row.pk: row.state_then for row in queries.units_below(**asked)}[one.pk] == State.AGREED


def line(key, sort, formula=""):
    return SimpleNamespace(key=key, sort=sort, formula=formula)


def test_formulas():
    assert formulas.terms("10+20-30") == [(1, "10"), (1, "20"), (-1, "30")]
    for wrong in ("10 + 20", "10*2", "10++20"):
        with pytest.raises(ValueError, match="no formula"):
            formulas.terms(wrong)
    lines = [line("a", "income"), line("t", "total", "a-b"), line("u", "total", "t+a")]
    assert formulas.with_totals(lines, {"a": 5, "b": 2}) == {"a": 5, "t": 3, "u": 8}
    with pytest.raises(ValueError, match="a total of itself"):
        formulas.with_totals([line("t", "total", "u"), line("u", "total", "t")], {})
    assert policies.FIRST_YEAR == 2006


def test_every_total_of_the_forms_names_lines_of_its_form(db):
    for kind in Kind:
        for year in (2010, 2022):
            lines = list(queries.layout(kind, year))
            keys = {one.key for one in lines}
            assert all(code in keys for one in lines if one.is_total for _sign, code in formulas.terms(one.formula))
            assert formulas.with_totals(lines, {})
