"""Monthly sheets: filled from membership and the month before, saved, collected, owed; on both databases."""

import pytest

from congdoan.dues import queries
from congdoan.dues.actions import sheets
from congdoan.dues.choices import Exempt, Group
from congdoan.dues.models import DuesLine, MonthSheet
from congdoan.dues.tests.factories import crew, day, filled, group, line, paid, receipt, waiting
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.ledger import queries as ledger
from congdoan.ledger.actions import closings, vouchers
from congdoan.ledger.tests.factories import book, item
from congdoan.membership.models import Membership, Suspension

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def crewed(cast):
    """Three members of the group, the sheet of April filled, Cường with a wage and paid."""
    cast.who = crew(cast, "Đỗ Quốc Cường", "Nguyễn Hải Đăng", "Hoàng Thị Hạnh")
    cast.cuong, cast.dang, cast.hanh = cast.who.values()
    group(cast)
    cast.april = filled(cast.accountant, cast.union, "2022-04-01")
    return cast


def rows(**facts):
    return {"wage": 5_000_000, "paid": None, "paid_on": day("2022-05-05"), "exempt": "", **facts}


def pause(cast, who, start, end=None, reason="unpaid"):
    row = Membership.objects.get(person=who)
    return Suspension.objects.create(
        membership=row, reason=reason, valid_from=day(start), valid_until=end and day(end), recorded_by=cast.chair.person, recorded_at=cast.chair.now
    )  # fmt: skip


def test_a_sheet_is_filled_from_the_month_before(crewed):
    cast = crewed
    paid(cast.accountant, cast.april, **{f"p{cast.cuong.pk}": (6_000_000, None), f"p{cast.hanh.pk}": (4_000_000, 0, Exempt.MATERNITY)})
    assert (line(cast.cuong, "2022-04-01").due, line(cast.cuong, "2022-04-01").paid) == (60_000, 60_000)
    pause(cast, cast.dang, "2022-05-01", reason="unpaid_leave")
    new = crew(cast, "Vũ Thị Oanh", unit=cast.union, since="2022-05-20")
    crew(cast, "Đã Rời", until="2022-05-31"), crew(cast, "Còn Hết Tháng", until="2022-06-01")
    may = filled(cast.accountant, cast.union, "2022-05-01")
    told = {row.person.full_name: (row.wage, row.due, row.exempt, row.paid) for row in queries.lines_of(may)}
    assert told == {
        "Đỗ Quốc Cường": (6_000_000, 60_000, "", 0),
        "Nguyễn Hải Đăng": (None, 0, "paused", 0),
        "Hoàng Thị Hạnh": (4_000_000, 0, "maternity", 0),
        "Vũ Thị Oanh": (None, 0, "", 0),
        "Còn Hết Tháng": (None, 0, "", 0),
    }
    Suspension.objects.all().delete()
    version = may.version
    again = filled(cast.accountant, cast.union, "2022-05-01")
    assert again.pk == may.pk and again.version == version + 1 and line(cast.dang, "2022-05-01").exempt == ""
    assert filled(cast.accountant, cast.union, "2022-05-01").version == again.version, "a third time changes nothing"
    assert set(new) and MonthSheet.objects.count() == 2


def test_nobody_stands_in_two_sheets_of_a_month(crewed):
    cast = crewed
    written = {"recorded_by": cast.chair.person, "recorded_at": cast.chair.now}
    there = MonthSheet.objects.create(unit=cast.other, month=day("2022-05-01"), **written)
    DuesLine.objects.create(sheet=there, person=cast.cuong, unit=cast.other, known_on=day("2022-05-02"))
    here = filled(cast.accountant, cast.union, "2022-05-01")
    assert {row.person_id for row in queries.lines_of(here)} == {cast.dang.pk, cast.hanh.pk}


@pytest.mark.parametrize(
    ("unit", "month", "said"),
    [("group", "2022-05-01", "công đoàn cơ sở"), ("union", "2022-06-01", "chưa đến"), ("union", "2022-03-01", "đã khóa")],
)
def test_where_no_sheet_is_filled(crewed, unit, month, said):
    cast = crewed
    book(cast)
    for shut in ("2022-01-01", "2022-02-01", "2022-03-01"):
        closings.close(by=cast.accountant, unit=cast.union, month=day(shut))
    with pytest.raises(Refused, match=said):
        sheets.fill(by=cast.accountant, unit=getattr(cast, unit), month=day(month))


def test_what_is_saved(crewed):
    cast = crewed
    by, key = cast.accountant, cast.cuong.pk
    saved = paid(by, cast.april, **{f"p{key}": (5_000_000, 20_000)})
    assert (line(cast.cuong, "2022-04-01").paid, saved.version) == (20_000, 2)
    with pytest.raises(Conflict):
        sheets.save(by=by, sheet=saved, version=1, rows={key: rows()})
    assert paid(by, saved, **{f"p{key}": (5_000_000, 20_000)}).version == 2, "the same again changes nothing"
    with pytest.raises(Refused, match="Hoàng Thị Hạnh: chưa có lương"):
        sheets.save(by=by, sheet=saved, version=2, rows={cast.hanh.pk: rows(wage=None)})
    for who in ("chair", "inspector", "group_leader", "officer"):
        with pytest.raises(NotAllowed):
            sheets.save(by=getattr(cast, who), sheet=saved, version=2, rows={key: rows()})


def test_one_receipt_for_what_was_paid_and_the_lines_are_locked(crewed):
    cast = crewed
    kept, by = book(cast), cast.accountant
    saved = paid(by, cast.april, **{f"p{cast.cuong.pk}": (5_000_000, None), f"p{cast.dang.pk}": (8_000_000, None)})
    [matter] = waiting(kept)
    assert (matter.words, matter.party, matter.amount) == ("Thu đoàn phí tháng 4 năm 2022, 2 người", "", 130_000)
    alike = {code: ledger.waiting_alike(kept, "receipt", [130_000], item=item(code)) for code in ("22", "24")}
    assert alike == {"22": {130_000: [matter]}, "24": {}}, "dues are proposed item 22"
    assert ledger.waiting_alike(kept, "receipt", [130_001]) == ledger.waiting_alike(kept, "payment", [130_000]) == {}
    made = receipt(cast, kept)
    assert made.postings.get().amount == 130_000 and line(cast.cuong, "2022-04-01").voucher_id == made.pk
    assert waiting(kept) == []
    with pytest.raises(Refused, match="Đỗ Quốc Cường: tiền đã vào PT 01/2022"):
        sheets.save(by=by, sheet=saved, version=saved.version, rows={cast.cuong.pk: rows(paid=60_000)})
    vouchers.reverse(by=by, voucher=made, voucher_on=day("2022-05-22"), reason="Nhầm số")
    assert not DuesLine.objects.filter(voucher__isnull=False).exists(), "a link means a receipt that stands"
    sheets.save(by=by, sheet=saved, version=saved.version, rows={cast.cuong.pk: rows(paid=60_000)})
    again = receipt(cast, kept)
    assert again.postings.get().amount == 140_000 and DuesLine.objects.filter(voucher=again).count() == 2


def test_a_sheet_of_a_closed_month_stays(crewed):
    cast = crewed
    book(cast)
    for shut in ("2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01"):
        closings.close(by=cast.accountant, unit=cast.union, month=day(shut))
    with pytest.raises(Refused, match="Sổ tháng 4 năm 2022 đã khóa"):
        sheets.save(by=cast.accountant, sheet=cast.april, version=1, rows={cast.cuong.pk: rows()})


def test_who_owes_what_over_months(crewed):
    cast = crewed
    by = cast.accountant
    paid(
        by,
        cast.april,
        **{f"p{cast.cuong.pk}": (5_000_000, 20_000), f"p{cast.dang.pk}": (4_000_000, 100_000), f"p{cast.hanh.pk}": (6_000_000, None)},
    )
    may = filled(by, cast.union, "2022-05-01")
    assert line(cast.dang, "2022-05-01").brought == -60_000 and line(cast.cuong, "2022-05-01").brought == 0
    assert queries.totals(queries.lines_of(may)) == {"due": 150_000, "brought": -60_000, "paid": 0}
    owed = {row.person_id: row.owed for row in queries.debts(by=by, unit=cast.union)}
    assert owed == {cast.cuong.pk: 30_000 + 50_000, cast.dang.pk: -20_000, cast.hanh.pk: 60_000}
    assert {row.person_id: row.owed for row in queries.debts(by=by, unit=cast.union, on=day("2022-04-30"))} == {
        cast.cuong.pk: 50_000, cast.dang.pk: 40_000, cast.hanh.pk: 60_000,
    }, "as of a day before the money came"  # fmt: skip
    paid(by, may, **{f"p{cast.dang.pk}": (4_000_000, None), f"p{cast.hanh.pk}": (6_000_000, None)})
    assert line(cast.dang, "2022-05-01").paid == 0, "what was paid too much counts"
    assert queries.owed_total(queries.debts(by=by, unit=cast.union)) == (1, 80_000)
    assert not list(queries.debts(by=cast.group_leader, unit=cast.union))


def test_the_group_decides_and_is_corrected(crewed):
    cast = crewed
    assert group(cast, Group.STATE, by=cast.chair).group == Group.OTHER and queries.groups_of(cast.union)[0].group == Group.STATE
    group(cast, Group.OTHER, since="2022-05-01")
    assert [(row.group, row.valid_until) for row in queries.groups_of(cast.union)] == [("other", None), ("state", day("2022-05-01"))]
    with pytest.raises(Refused, match="Đã ghi nhóm đóng từ ngày 01/05/2022"):
        group(cast, Group.OTHER, since="2022-02-01")
