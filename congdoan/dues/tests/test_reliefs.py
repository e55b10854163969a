"""Relief of the levy: by which rules, what it makes of dues and deadlines, recorded and set aside, what is seen of it."""

import io

import openpyxl
import pytest
from django.db import IntegrityError, transaction

from congdoan.audit.models import Entry
from congdoan.dues import policies, queries
from congdoan.dues.actions import levy, reliefs
from congdoan.dues.choices import Relief
from congdoan.dues.models import LevyLine, LevyRelief
from congdoan.dues.tests.factories import day, on
from congdoan.dues.tests.test_levy import RULES, row, saved, stood, works
from congdoan.dues.tests.test_screens import at, sent, words
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.units.models import UnitEmployer

__all__ = ["works"]
DECIDED = {"decision_number": "12/QĐ-LĐLĐ", "decided_on": day("2022-01-05"), "issuer": "LĐLĐ tỉnh Hà Nam"}


def until(text):
    return day(text) if text else None


def recorded(cast, kind, start, end, percent=None, by=None, employer=None, **facts):
    """A relief from a first day to before another."""
    given = {"valid_from": day(start), "valid_until": until(end), "percent": percent, **DECIDED, **facts}
    return reliefs.record(by=by or cast.accountant, unit=cast.union, employer=employer or cast.mill, kind=kind, **given)


@pytest.mark.parametrize(
    ("kind", "percent", "start", "end", "refused"),
    [
        (Relief.REDUCED, 20, "2026-06-01", "2026-12-01", ""),
        (Relief.REDUCED, 21, "2026-06-01", "2026-12-01", "nhiều nhất 20%"),
        (Relief.REDUCED, 20, "2026-06-01", "2027-01-01", "giảm nhiều nhất 6 tháng, ở đây là 7 tháng liền"),
        (Relief.REDUCED, 50, "2022-06-01", "2023-06-01", ""),  # before the decree no rule is known
        (Relief.PAUSED, None, "2026-06-01", "2027-06-01", ""),
        (Relief.PAUSED, None, "2026-06-01", "2027-07-01", "tạm dừng đóng nhiều nhất 12 tháng"),
        (Relief.WAIVED, None, "2026-06-01", None, ""),
        (Relief.WAIVED, None, "2026-06-01", "2036-06-01", ""),
        (Relief.PAUSED, None, "2026-06-01", None, "ghi đến hết tháng nào"),
        (Relief.REDUCED, 10, "2026-06-01", "2026-06-01", "Tháng cuối ở trước tháng đầu"),
        (Relief.REDUCED, None, "2026-06-01", "2026-07-01", "giảm bao nhiêu phần trăm"),
        (Relief.REDUCED, 100, "2026-06-01", "2026-07-01", "từ 1 đến 99"),
        (Relief.PAUSED, 20, "2026-06-01", "2026-07-01", "Chỉ giảm mới ghi phần trăm"),
    ],
)
def test_how_much_and_how_long(kind, percent, start, end, refused):
    try:
        policies.check_relief_months(kind, day(start), until(end))
        policies.check_relief_percent(kind, percent)
        policies.check_relief_most(kind, percent, start=day(start), until=until(end), rules=RULES)
    except Refused as problem:
        assert refused and refused in str(problem)
    else:
        assert not refused


@pytest.mark.parametrize(
    ("month", "paused", "limit"),
    [
        ("2026-06-01", None, "2026-07-31"),
        ("2026-06-01", "2026-09-01", "2026-09-30"),  # until August, then by the end of the next month [K]
        ("2026-08-01", "2026-09-01", "2026-09-30"),
        ("2026-06-01", "2027-01-01", "2027-01-31"),
        ("2020-03-01", "2020-07-01", "2020-07-31"),
        ("2013-05-01", None, None),
    ],
)
def test_the_deadline_of_what_was_put_off(month, paused, limit):
    assert policies.limit_of(RULES, day(month), "month", until(paused), day("2027-11-01")) == until(limit)


def test_decisions_in_a_row_count_together_and_what_is_lifted_is_rounded_once():
    rows = [(day("2026-01-01"), day("2026-03-01")), (day("2026-08-01"), day("2026-09-01")), (day("2026-06-01"), day("2026-08-01"))]
    assert policies.with_adjoining(rows, day("2026-03-01"), day("2026-06-01")) == (day("2026-01-01"), day("2026-09-01"))
    assert policies.with_adjoining(rows, day("2026-04-01"), day("2026-05-01")) == (day("2026-04-01"), day("2026-05-01"))
    assert [policies.relieved(due, 20) for due in (0, 2, 3, 1_000_001)] == [0, 0, 1, 200_000] and policies.relieved(7, 100) == 7


@pytest.mark.django_db
@pytest.mark.db
class TestRegister:
    """What it makes of the register."""

    def months(self, cast):
        saved(cast, {(cast.mill, f"2022-0{month}-01"): row(50_000_000) for month in (1, 2, 3, 4)})

    def overdue(self, cast, on="2022-05-24"):
        rows = queries.levy_lines(by=cast.accountant, unit=cast.union, on=day(on)).filter(queries.overdue_q(day(on)), owed__gt=0)
        return sorted(f"{one.month:%m}" for one in rows)

    def test_waived_nothing_reduced_less_paused_later(self, works):
        cast = works
        self.months(cast)
        recorded(cast, Relief.WAIVED, "2022-01-01", "2022-02-01")
        recorded(cast, Relief.REDUCED, "2022-02-01", "2022-03-01", percent=20)
        recorded(cast, Relief.PAUSED, "2022-03-01", "2022-05-01")
        assert {month: owed for (_name, month), (_due, _paid, owed) in stood(cast).items()} == {
            "01": 0, "02": 800_000, "03": 1_000_000, "04": 1_000_000,
        }  # fmt: skip
        assert self.overdue(cast) == ["02"] and self.overdue(cast, "2022-06-01") == ["02", "03", "04"]
        rows = {f"{one.month:%m}": one for one in queries.levy_lines(by=cast.accountant, unit=cast.union)}
        standing = queries.Standing(day("2022-05-24"))
        assert [standing.words(rows[month]) for month in ("01", "02", "03")] == ["", "quá hạn 85 ngày", ""]
        assert standing.limit(rows["03"]) == day("2022-05-31") and queries.levy_totals(LevyLine.objects.none() | queries.levy_lines(by=cast.accountant, unit=cast.union))["relieved"] == 1_200_000  # fmt: skip
        saved(cast, {(cast.mill, "2022-02-01"): row(50_000_000, None, "2022-05-20")})
        assert stood(cast)["Bình", "02"] == (1_000_000, 800_000, 0), "all that is owed is the reduced amount"
        with pytest.raises(Refused, match="không còn nợ tháng này"):
            saved(cast, {(cast.mill, "2022-01-01"): row(50_000_000, None, "2022-05-20")})

    def test_a_month_declared_after_the_decision_and_one_never_declared(self, works):
        cast = works
        recorded(cast, Relief.REDUCED, "2022-03-01", "2022-05-01", percent=20)
        recorded(cast, Relief.WAIVED, "2022-04-01", None, employer=cast.school)
        saved(cast, {(cast.mill, "2022-03-01"): row(50_000_000, None, "2022-05-02")})
        assert stood(cast)["Bình", "03"] == (1_000_000, 800_000, 0)
        found = {one.employer.name: (one.owed, one.undeclared) for one in queries.levy_debts(by=cast.accountant, unit=cast.union)}
        assert found == {"Công ty May Yên Bình": (0, True)}, "whose levy is waived is not asked to declare"

    def test_debts_are_aged_by_what_is_asked_for_first(self, works):
        cast = works
        self.months(cast)
        recorded(cast, Relief.PAUSED, "2022-01-01", "2022-04-01")
        [found] = queries.levy_debts(by=cast.officer, unit=cast.district, on=day("2022-05-24")).filter(employer=cast.mill)
        assert (found.owed, found.since, found.aged, found.aged_until) == (
            4_000_000,
            day("2022-01-01"),
            day("2022-01-01"),
            day("2022-04-01"),
        )
        recorded(cast, Relief.PAUSED, "2022-04-01", "2022-07-01")
        standing = queries.Standing(day("2022-05-24"))
        assert standing.late(found.aged, found.every, found.owed, until=found.aged_until) == "quá hạn 24 ngày"
        assert standing.put_off(day("2022-04-01"), "month", 5, day("2022-07-01")) == "tạm dừng, hạn nộp 31/07/2022"

    def test_overlaps_other_employers_and_days_to_come(self, works):
        cast = works
        first = recorded(cast, Relief.PAUSED, "2022-01-01", "2022-04-01")
        for start, end in (
            ("2022-03-01", "2022-06-01"),
            ("2021-01-01", "2022-02-01"),
            ("2021-01-01", "2023-01-01"),
            ("2022-02-01", "2022-03-01"),
        ):
            with pytest.raises(Refused, match="Đã ghi tạm dừng đóng 01/2022 - 03/2022 theo quyết định 12/QĐ-LĐLĐ"):
                recorded(cast, Relief.WAIVED, start, end)
        recorded(cast, Relief.WAIVED, "2022-01-01", None, employer=cast.school)
        with pytest.raises(Refused, match="Ngày quyết định ở sau hôm nay"):
            recorded(cast, Relief.PAUSED, "2022-04-01", "2022-05-01", decided_on=day("2022-05-25"))
        with pytest.raises(Refused, match="không phải cơ quan của công đoàn"):
            recorded(cast, Relief.PAUSED, "2019-04-01", "2019-05-01")
        reliefs.cancel(by=cast.accountant, relief=first, version=1, reason="Nhầm cơ quan")
        recorded(cast, Relief.WAIVED, "2022-03-01", "2022-06-01")

    def test_set_aside_it_stays_with_its_reason_and_the_months_are_as_before(self, works):
        cast = works
        self.months(cast)
        made = recorded(cast, Relief.WAIVED, "2022-01-01", "2022-03-01")
        keys = {(cast.union.pk, cast.mill.pk, day("2022-01-01"))}
        stale = queries.stand_of(queries.levy_by_key(keys, cast.accountant.today).values())
        with pytest.raises(Conflict):
            reliefs.cancel(by=cast.accountant, relief=made, version=7, reason="Nhầm")
        later = on(cast.accountant, "2022-05-26")
        reliefs.cancel(by=later, relief=made, version=1, reason="Nhầm cơ quan")
        with pytest.raises(Conflict):
            levy.save(by=later, unit=cast.union, version=stale, rows=dict.fromkeys(keys, row(50_000_000)))
        owed = {
            text: {month: left for (_n, month), (_d, _p, left) in stood(cast, day(text)).items()}["01"]
            for text in ("2022-05-25", "2022-05-26")
        }
        assert owed == {"2022-05-25": 0, "2022-05-26": 1_000_000}, "as it stood on each day"
        assert LevyRelief.objects.get().cancel_reason == "Nhầm cơ quan"
        assert {entry.action.rsplit(".", 1)[-1] for entry in Entry.objects.filter(action__contains="reliefs")} == {"record", "cancel"}

    def test_the_database_holds_it_too(self, works):
        cast = works
        recorded(cast, Relief.REDUCED, "2022-01-01", "2022-03-01", percent=20)
        for wrong in (
            {"percent": 0},
            {"kind": "waived"},
            {"kind": "paused"},
            {"valid_until": None},
            {"valid_from": day("2022-01-02")},
            {"decision_number": ""},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                LevyRelief.objects.update(**wrong)

    @pytest.mark.parametrize("name", ["chair", "inspector", "officer", "group_leader", "stranger", "member"])
    def test_the_accountant_alone_writes(self, works, name):
        with pytest.raises(NotAllowed):
            recorded(works, Relief.WAIVED, "2022-01-01", None, by=getattr(works, name))


@pytest.mark.django_db
def test_the_screens(works, sign_in, django_assert_max_num_queries):
    cast, client = works, sign_in(works.accountant)
    saved(cast, {(cast.mill, "2022-03-01"): row(50_000_000, None, "2022-04-05"), (cast.mill, "2022-04-01"): row(50_000_000)})
    work = UnitEmployer.objects.get(unit=cast.union, employer=cast.mill)
    form = at("levy-relief-record", cast.union, work.pk)
    with django_assert_max_num_queries(10):
        assert "Miễn, giảm, tạm dừng kinh phí: Công ty May Yên Bình" in words(client.get(form))
    facts = {
        "kind": "reduced",
        "percent": "20",
        "valid_from": "15/03/2022",
        "valid_until": "15/04/2022",
        "decided_on": "05/03/2022",
        "decision_number": "12/QĐ",
        "issuer": "LĐLĐ tỉnh",
    }
    for nth, (wrong, said) in enumerate(
        (({"percent": ""}, "giảm bao nhiêu phần trăm"), ({"valid_until": "28/02/2022"}, "Tháng cuối ở trước"), ({"issuer": " "}, "Nơi quyết định"), ({}, "Tháng 03/2022 cơ quan đã nộp đủ; miễn, giảm thì thành nộp thừa")), 1
    ):  # fmt: skip
        answer = client.post(form, sent(nth, **facts | wrong))
        assert answer.status_code == 422 and said in words(answer), said
    for _twice in range(2):
        assert client.post(form, sent(9, bo_qua="da-nop", **facts)).status_code == 303
    made = LevyRelief.objects.get()
    assert (made.valid_from, made.valid_until, made.percent) == (day("2022-03-01"), day("2022-05-01"), 20)
    with django_assert_max_num_queries(10):
        listed = words(client.get(at("levy-list", cast.union)))
    assert (
        "giảm 20%" in listed
        and "được miễn, giảm 400.000 đ" in listed
        and "-200.000" in listed
        and "bớt 200.000" in listed
        and "12/QĐ ngày 05/03/2022, LĐLĐ tỉnh" in listed
    )
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(at("levy-list", cast.union) + "?dang=xlsx").content)).active
    cells = [cell for line in sheet.iter_rows(values_only=True) for cell in line]
    assert "Được bớt (đ)" in cells and "Miễn, giảm" in cells and cells.count("giảm 20%") == 2 and 200_000 in cells
    assert cells.count("12/QĐ ngày 05/03/2022, LĐLĐ tỉnh") == 2
    assert "800.000" in words(client.get(at("levy-list", cast.union) + f"?loai=mien-giam&co_quan={cast.mill.pk}"))
    assert "800.000" not in words(client.get(at("levy-list", cast.union) + f"?co_quan={cast.school.pk}"))
    line = LevyLine.objects.get(month=day("2022-04-01"))
    with django_assert_max_num_queries(10):
        page = words(client.get(at("levy-line", cast.union, line.pk)))
    assert "Giảm 20%" in page and "03/2022 - 04/2022" in page and at("levy-relief-cancel", cast.union, made.pk) in page and form in page
    for screen in ("levy-reliefs", "levy-debts", "levy-enter"):
        with django_assert_max_num_queries(10):
            assert client.get(at(screen, cast.union)).status_code == 200, screen
    cancel = at("levy-relief-cancel", cast.union, made.pk)
    assert client.post(cancel, sent(20, 1, reason=" ")).status_code == 422
    for name, list_status, form_status in (
        ("officer", 200, 403),
        ("inspector", 200, 403),
        ("group_leader", 403, 403),
        ("stranger", 404, 404),
        ("member", 404, 404),
    ):
        other = sign_in(getattr(cast, name))
        assert other.get(at("levy-reliefs", cast.union)).status_code == list_status, name
        assert (other.get(form).status_code, other.get(cancel).status_code) == (form_status, form_status), name
    client = sign_in(cast.accountant)
    assert (
        client.get(at("levy-relief-cancel", cast.group, made.pk)).status_code == 404
        and client.get(at("levy-relief-record", cast.union, 99_999)).status_code == 404
    )
    assert client.post(cancel, sent(21, 1, reason="Nhầm cơ quan")).status_code == 303
    assert "đã bỏ khỏi sổ: Nhầm cơ quan" in words(client.get(at("levy-line", cast.union, line.pk)))
    assert "Chưa cơ quan nào" in words(client.get(at("levy-reliefs", cast.union)))
    assert "về sau đã bỏ" in words(client.get(at("levy-reliefs", cast.union) + "?ngay=23/05/2022")) or made.recorded_at.date() > day(
        "2022-05-23"
    )
