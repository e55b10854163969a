"""The levy: what employers owe and by which day, the register by keyboard, what goes up and what comes back, late rules."""

import pytest

from congdoan.dues import law, policies, queries
from congdoan.dues.actions import imports, levy, remittances, transfers
from congdoan.dues.choices import Way
from congdoan.dues.models import DuesRule, LevyAdjustment, LevyLine, LevyReceipt, LevyTransfer
from congdoan.dues.tests.factories import crew, day, filled, group, on, paid
from congdoan.dues.tests.test_screens import at, sent, words
from congdoan.dues.views import adjusting
from congdoan.kernel.errors import Conflict, Refused
from congdoan.kernel.periods import read_period
from congdoan.ledger import queries as ledger
from congdoan.ledger.actions import closings, settling, vouchers
from congdoan.ledger.tests.factories import book, item, place
from congdoan.units.models import Employer, UnitEmployer

RULES = [
    DuesRule(**dict(zip(("key", "group", "value", "base", "valid_from", "issued_on", "source"), row, strict=False))) for row in law.RULES
]


@pytest.mark.parametrize(
    ("month", "every", "limit"),
    [
        ("2024-05-01", "month", "2024-05-31"),  # with social insurance, before Decree 105/2026 [K]
        ("2026-04-01", "month", "2026-04-30"),
        ("2026-05-01", "month", "2026-06-30"),  # the decree was in force before the month was over
        ("2026-12-01", "month", "2027-01-31"),
        ("2026-07-01", "quarter", "2026-10-31"),
        ("2026-09-01", "quarter", "2026-10-31"),
        ("2013-05-01", "month", None),
    ],
)
def test_the_deadline_of_a_month(month, every, limit):
    assert policies.deadline(RULES, day(month), every, day("2026-11-01")) == (day(limit) if limit else None)


@pytest.mark.parametrize(
    ("month", "settled", "late", "unpaid"),
    [("2026-06-01", "2026-07-31", 0, False), ("2026-06-01", "2026-08-12", 12, False), ("2026-06-01", None, 112, True), ("2026-09-01", None, 20, False), ("2024-05-01", None, 903, False)],
)  # fmt: skip
def test_how_late_and_from_when_on_it_counts_as_not_paid(month, settled, late, unpaid):
    found = policies.days_late(
        policies.deadline(RULES, day(month), "month", day("2026-11-20")), settled and day(settled), day("2026-11-20")
    )
    assert (found, policies.counts_as_unpaid(RULES, day(month), found)) == (late, unpaid)


def test_a_payment_of_a_quarter_falls_on_its_months():
    months = [("a", 40), ("b", 0), ("c", 30)]
    assert policies.allocated(70, months) == {"a": 40, "c": 30} and policies.allocated(50, months) == {"a": 40, "c": 10}
    assert policies.allocated(100, months) == {"a": 40, "c": 60} and policies.allocated(5, [("a", -3)]) == {"a": 5}


@pytest.fixture
def works(cast):
    """Two employers beside the union since 2020."""
    cast.mill, cast.school = (Employer.objects.create(name=name) for name in ("Công ty May Yên Bình", "Trường Yên Trung"))
    for body in (cast.mill, cast.school):
        UnitEmployer.objects.create(unit=cast.union, employer=body, valid_from=day("2020-01-01"))
    group(cast, since="2021-01-01")
    return cast


def row(fund=None, paid=0, paid_on=None, workers=None):
    return {"fund": fund, "paid": paid, "paid_on": day(paid_on) if paid_on else None, "workers": workers}


def saved(cast, rows, by=None, unit=None):
    """Saves rows {(employer, month): row} as the lines stand now."""
    found = {(cast.union.pk, body.pk, day(month)): facts for (body, month), facts in rows.items()}
    by = by or cast.accountant
    stand = queries.stand_of(queries.levy_by_key(set(found), by.today).values())
    return levy.save(by=by, unit=unit or cast.union, version=stand, rows=found)


def stood(cast, on=None):
    found = queries.levy_lines(by=cast.accountant, unit=cast.union, on=on)
    return {(line.employer.name.split()[-1], f"{line.month:%m}"): (line.due, line.paid, line.owed) for line in found}


@pytest.mark.django_db
@pytest.mark.db
class TestRegister:
    """What is written down of employers."""

    def test_declared_paid_in_parts_and_too_much(self, works):
        cast = works
        saved(cast, {(cast.mill, "2022-03-01"): row(300_000_025), (cast.mill, "2022-04-01"): row(100_000_000, None, "2022-05-02")})
        assert stood(cast) == {("Bình", "03"): (6_000_001, 0, 6_000_001), ("Bình", "04"): (2_000_000, 2_000_000, 0)}
        saved(cast, {(cast.mill, "2022-03-01"): row(300_000_025, 1_000_000, "2022-05-03")})
        saved(cast, {(cast.mill, "2022-03-01"): row(300_000_025, None, "2022-05-10")})
        assert stood(cast)["Bình", "03"] == (6_000_001, 6_000_001, 0)
        assert stood(cast, day("2022-05-05"))["Bình", "03"] == (6_000_001, 1_000_000, 5_000_001), "as of a day"
        assert {one.to_unit for one in LevyReceipt.objects.all()} == {cast.district}, "unwritten: the level above collects"

    @pytest.mark.parametrize(
        ("facts", "said"),
        [
            (row(-5), "số không thể âm"),
            (row(None, 5_000, "2022-05-02"), "chưa có quỹ lương"),
            (row(1_000_000, None), "có số nộp thì ghi ngày nộp"),
            (row(1_000_000, None, "2022-05-25"), "ngày nộp ở sau hôm nay"),
            (row(0, None, "2022-05-02"), "không còn nợ tháng này"),
            (row(None, 0, workers=5), "có số lao động thì ghi cả quỹ lương"),
        ],
        ids=["negative", "no fund", "no day", "future", "nothing owed", "workers alone"],
    )
    def test_what_is_refused_writes_nothing(self, works, facts, said):
        with pytest.raises(Refused, match=said):
            saved(works, {(works.mill, "2022-04-01"): facts})
        assert not LevyLine.objects.exists()

    def test_other_months_other_employers_and_stale_pages(self, works):
        cast = works
        with pytest.raises(Refused, match="Tháng 6 năm 2022 chưa đến"):
            saved(cast, {(cast.mill, "2022-06-01"): row(1)})
        with pytest.raises(Refused, match="không phải cơ quan của công đoàn trong tháng 5 năm 2019"):
            saved(cast, {(cast.mill, "2019-05-01"): row(1)})
        saved(cast, {(cast.mill, "2022-04-01"): row(50_000_000)})
        with pytest.raises(Refused, match="không để trống"):
            saved(cast, {(cast.mill, "2022-04-01"): row(None)})
        with pytest.raises(Conflict):
            levy.save(
                by=cast.accountant, unit=cast.union, version=0, rows={(cast.union.pk, cast.mill.pk, day("2022-04-01")): row(60_000_000)}
            )

    def test_money_waits_in_the_book_of_whoever_collects_and_a_closed_month_takes_none(self, works):
        cast = works
        kept = book(cast)
        levy.put_terms(
            by=cast.accountant,
            unit=cast.union,
            employer=cast.mill,
            way=Way.OWN,
            every="month",
            valid_from=day("2022-01-01"),
            source="Ủy quyền",
        )
        for shut in ("2022-01-01", "2022-02-01"):
            closings.close(by=cast.accountant, unit=cast.union, month=day(shut))
        with pytest.raises(Refused, match="Sổ tháng 2 năm 2022 của Công đoàn khối dân Đảng đã khóa"):
            saved(cast, {(cast.mill, "2022-01-01"): row(50_000_000, None, "2022-02-10")})
        saved(
            cast,
            {
                (cast.mill, "2022-01-01"): row(50_000_000, None, "2022-03-10"),
                (cast.school, "2022-01-01"): row(10_000_000, None, "2022-03-10"),
            },
        )
        [matter] = ledger.waiting(ledger.cause_of("kinh-phi"), kept)
        assert (matter.amount, matter.party) == (1_000_000, "Công ty May Yên Bình"), "the school's went to the level above"
        given = {"place": place(kept), "item": item("23"), "voucher_on": day("2022-03-11"), "words": "Thu kinh phí"}
        made = settling.settle(by=cast.accountant, unit=cast.union, cause="kinh-phi", matters=[matter.key], **given)
        got = LevyReceipt.objects.get(voucher=made)
        with pytest.raises(Refused, match="đã có PT 01/2022"):
            levy.cancel_receipt(by=cast.accountant, receipt=got, version=1, reason="Nhầm")
        vouchers.reverse(by=cast.accountant, voucher=made, voucher_on=day("2022-03-12"), reason="Nhầm")
        levy.cancel_receipt(by=cast.accountant, receipt=got, version=1, reason="Nhầm")
        assert stood(cast)["Bình", "01"] == (1_000_000, 0, 1_000_000)

    def test_who_owes_since_when_and_who_declared_nothing(self, works):
        cast = works
        saved(cast, {(cast.mill, "2022-02-01"): row(50_000_000, 400_000, "2022-03-01"), (cast.mill, "2022-04-01"): row(50_000_000)})
        found = {
            one.employer.name: (one.owed, one.since, one.undeclared) for one in queries.levy_debts(by=cast.officer, unit=cast.district)
        }
        assert found == {"Công ty May Yên Bình": (1_600_000, day("2022-02-01"), False), "Trường Yên Trung": (0, None, True)}
        assert queries.levy_owed_total(queries.levy_debts(by=cast.inspector, unit=cast.union)) == (1, 1_600_000, 1)
        overdue = queries.levy_lines(by=cast.accountant, unit=cast.union).filter(queries.overdue_q(cast.accountant.today), owed__gt=0)
        assert [f"{one.month:%m}" for one in overdue] == ["04", "02"]

    def test_a_late_rule_adjusts_and_leaves_the_month(self, works):
        cast = works
        saved(cast, {(cast.mill, "2022-03-01"): row(50_000_000, None, "2022-04-05"), (cast.school, "2022-03-01"): row(0)})
        DuesRule.objects.create(
            key="levy", group="other", value=150, base="insured", valid_from=day("2022-03-01"), issued_on=day("2022-05-20"), source="Thử"
        )
        levy.recompute(by=cast.accountant, unit=cast.union)
        [made] = LevyAdjustment.objects.all()
        assert (made.old_due, made.new_due, made.rule.value) == (1_000_000, 750_000, 150)
        assert stood(cast)["Bình", "03"] == (1_000_000, 1_000_000, -250_000), "the line stays, the difference is had back"
        with pytest.raises(Refused, match="không có gì phải điều chỉnh"):
            levy.recompute(by=cast.accountant, unit=cast.union)


@pytest.mark.django_db
@pytest.mark.db
class TestShares:
    """What goes up, what comes down."""

    def told(self, by, unit, code):
        [found] = queries.upward(by=by, unit=unit, period=read_period(code))
        return (found.owed_dues, found.owed_levy, found.changed, found.remitted, found.left_up)

    def test_levy_of_ones_own_goes_up_by_a_quarter_beside_the_dues(self, works):
        cast, by = works, on(works.accountant, "2023-04-03")
        book(cast, cash=9_000_000)
        levy.put_terms(
            by=by, unit=cast.union, employer=cast.mill, way=Way.OWN, every="month", valid_from=day("2022-01-01"), source="Ủy quyền"
        )
        who = crew(cast, "Đỗ Quốc Cường")["Đỗ Quốc Cường"]
        for month, money in (("2023-01-01", 100_000), ("2023-02-01", 50_000)):
            paid(by, filled(by, cast.union, month), **{f"p{who.pk}": (10_000_000, money)})
        saved(
            cast,
            {
                (cast.mill, "2023-01-01"): row(10_000_002, None, "2023-02-20"),
                (cast.mill, "2023-03-01"): row(20_000_000, None, "2023-04-02"),
            },
            by=by,
        )
        assert self.told(by, cast.union, "2023-Q1") == (45_000, 150_000, 0, 0, 195_000)
        facts = {
            "period": read_period("2023-Q1"),
            "place": place(ledger.book_of(cast.union)),
            "item": item("38"),
            "voucher_on": day("2023-04-03"),
        }
        with pytest.raises(Refused, match="phần đoàn phí, phần kinh phí, hoặc cả hai"):
            remittances.pay(by=by, unit=cast.union, **facts)
        with pytest.raises(Refused, match="Đã ghi cách nộp từ ngày 01/01/2022"):
            levy.put_terms(
                by=by, unit=cast.union, employer=cast.mill, way=Way.ABOVE, every="month", valid_from=day("2021-12-01"), source="Thử"
            )
        made = remittances.pay(by=by, unit=cast.union, amount=40_000, levy=150_000, **facts)
        assert made.voucher.postings.get().amount == 190_000
        assert [self.told(by, cast.union, f"2023-0{month}")[-1] for month in (1, 2, 3)] == [0, 5_000, 0], (
            "a quarter's is taken off its months"
        )
        assert self.told(by, cast.union, "2023")[-2:] == (190_000, 5_000)
        DuesRule.objects.create(
            key="kept_levy", group="", value=8000, valid_from=day("2023-01-01"), issued_on=day("2023-04-02"), source="Thử"
        )
        assert self.told(by, cast.union, "2023-Q1") == (45_000, 120_000, -10_000, 190_000, -25_000), (
            "March's money came when the rule was known"
        )

    def test_dues_above_the_prescribed_rate_are_the_unions_own(self, works):
        cast = works
        who = crew(cast, "Đỗ Quốc Cường")["Đỗ Quốc Cường"]
        sheet = filled(cast.accountant, cast.union, "2022-05-01")
        facts = {"person_id": who.pk, "month": sheet.month, "wage": 5_000_000, "exempt": "", "paid_on": day("2022-05-20")}
        imports.record_all(by=cast.accountant, unit=cast.union, rows=[facts | {"due": 80_000, "paid": 70_000}])
        [found] = queries.upward(by=cast.accountant, unit=cast.union, period=read_period("2022-05"))
        assert (found.collected, found.above_rate, found.owed_up) == (70_000, 20_000, 20_000), "40 % of 50.000"

    def test_the_share_of_what_the_level_above_collected_comes_back(self, works):
        cast, by = works, on(works.accountant, "2023-04-03")
        kept = book(cast)
        saved(cast, {(cast.mill, "2023-01-01"): row(100_000_000, None, "2023-02-20")}, by=by)
        period = read_period("2023-01")
        [found] = queries.downward(by=by, unit=cast.union, period=period)
        assert (found.taken, found.own, found.to_come) == (2_000_000, 1_500_000, 1_500_000)
        with pytest.raises(Refused, match="Ngày cấp ở sau hôm nay"):
            transfers.record(by=by, unit=cast.union, period=period, amount=1_000_000, paid_on=day("2023-04-04"))
        made = transfers.record(by=by, unit=cast.union, period=read_period("2023-Q1"), amount=1_000_000, paid_on=day("2023-03-01"))
        assert made.from_unit == cast.district and queries.to_come(cast.union, period, by.today) == 500_000
        assert [one.amount for one in ledger.waiting(ledger.cause_of("kinh-phi-ve"), kept)] == [1_000_000]
        transfers.cancel(by=by, transfer=made, version=1, reason="Nhầm")
        assert queries.to_come(cast.union, period, by.today) == 1_500_000 and LevyTransfer.objects.count() == 1


@pytest.mark.django_db
def test_the_register_by_keyboard_then_what_is_seen_of_it(works, sign_in, django_assert_max_num_queries):
    cast, client = works, sign_in(works.accountant)
    work = UnitEmployer.objects.get(unit=cast.union, employer=cast.mill)
    enter, year = at("levy-enter", cast.union) + "?thang=2022-04", at("levy-year", cast.union, work.pk) + "?nam=2022"
    assert "Ghi kinh phí tháng 4 năm 2022" in words(client.get(enter))
    name = f"{cast.union.pk}-{cast.mill.pk}-202204"
    wrong = {f"rows-quy-{name}": "một đống", f"rows-nguoi-{name}": "mươi", f"rows-nop-{name}": ""}
    answer = client.post(enter, sent(1, paid_on="02/05/2022", ban_dang_xem="0", **wrong))
    assert answer.status_code == 422 and 'value="một đống"' in words(answer)
    good = {f"rows-quy-{name}": "50 triệu", f"rows-nguoi-{name}": "45", f"rows-nop-{name}": "400.000", "rows-du": name}
    for _twice in range(2):
        assert client.post(enter, sent(2, paid_on="02/05/2022", ban_dang_xem="0", **good)).status_code == 303
    stale = client.post(enter, sent(3, paid_on="02/05/2022", ban_dang_xem="0", **good))
    assert stale.status_code == 409
    more = client.post(year, sent(4, paid_on="02/05/2022", ban_dang_xem="1", **good | {f"rows-nop-{name}": "900.000"}))
    assert more.status_code == 422 and "còn phải nộp 600.000 đ, ít hơn số anh/chị ghi" in words(more)
    line = LevyLine.objects.get()
    assert (line.due, line.workers, line.receipts.get().amount) == (1_000_000, 45, 400_000)
    for screen in ("levy-list", "levy-debts", "levy-receipts", "downward", "transfer-list", "levy-recompute", "levy-enter"):
        with django_assert_max_num_queries(10):
            assert client.get(at(screen, cast.union)).status_code == 200, screen
    with django_assert_max_num_queries(10):
        page = words(client.get(at("levy-line", cast.union, line.pk)))
    assert "quá hạn 24 ngày" in page and "600.000 đ" in page and at("levy-receipt-cancel", cast.union, line.receipts.get().pk) in page
    assert "quá hạn 24 ngày" in words(client.get(at("levy-debts", cast.union)))
    for screen in ("levy-debts", "upward", "transfer-list", "levy-list"):
        assert '"></a>' not in words(client.get(at(screen, cast.union))), f"{screen}: a link without words"
    assert "600.000" in words(sign_in(cast.officer).get(at("levy-list", cast.district) + "?loai=qua-han"))
    assert sign_in(cast.officer).get(at("levy-enter", cast.district)).status_code == 403
    assert sign_in(cast.group_leader).get(at("levy-list", cast.group)).status_code == 403


@pytest.mark.django_db
def test_what_would_be_adjusted_is_shown_first_and_says_where_there_is_more(works, sign_in, monkeypatch):
    cast, client = works, sign_in(works.accountant)
    saved(cast, {(cast.mill, "2022-03-01"): row(50_000_000), (cast.school, "2022-03-01"): row(10_000_000)})
    facts = {"key": "levy", "base": "insured", "valid_from": day("2022-03-01"), "issued_on": day("2022-05-20"), "source": "Thử"}
    DuesRule.objects.create(group="other", value=150, **facts)
    page = words(client.get(at("levy-recompute", cast.union)))
    assert "2 dòng điều chỉnh: nộp thêm 0 đ, bớt 300.000 đ." in page and "Công ty May Yên Bình · 03/2022" in page and "dòng đầu" not in page
    monkeypatch.setattr(adjusting, "SHOWN", 1)
    assert "Trên đây là 1 dòng đầu" in words(client.get(at("levy-recompute", cast.union)))


@pytest.mark.django_db
def test_workers_of_a_year_are_those_each_employer_told_last(cast):
    facts = {
        "unit": cast.union,
        "due": 0,
        "known_on": cast.accountant.today,
        "recorded_by": cast.accountant.person,
        "recorded_at": cast.accountant.now,
    }
    for name, months in (("May", ((10, 40), (11, 42))), ("Trường", ((11, 30), (12, None))), ("Trạm", ((12, 7),))):
        body = Employer.objects.create(name=name)
        for month, workers in months:
            LevyLine.objects.create(employer=body, month=day(f"2021-{month}-01"), workers=workers, fund=1_000_000, **facts)
    assert queries.levy_declared(cast.union, 2021) == (79, 5_000_000, 3)
    assert queries.levy_declared(cast.union, 2020) == (None, None, 0)
