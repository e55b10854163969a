"""The sheet Thu chi: in, the same again, out and in, what stays out and why, undone by reversals; on both databases."""

import pytest

from congdoan import workbooks
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.ledger import queries
from congdoan.ledger.actions import closings, imports, vouchers
from congdoan.ledger.models import Voucher
from congdoan.ledger.sheets import BOOK
from congdoan.ledger.tests.factories import book, day, item, paid, place, received
from congdoan.workbooks import queries as batches
from congdoan.workbooks import registry
from congdoan.workbooks.tests.factories import book as xlsx

pytestmark = pytest.mark.db
HEAD = ["Ngày", "Loại", "Mã mục", "Nội dung", "Số tiền", "Số chứng từ", "Người nộp, nhận"]
ROWS = [
    ["05/02/2022", "thu", 22, "Thu đoàn phí tháng 1", 2_000_000, "PT 01/2022", "Tổ Văn phòng"],
    ["06/02/2022", "chi", "31. Trực tiếp chăm lo, bảo vệ đoàn viên", "Thăm chị Hạnh ốm", "2.500.000", "1", "Hoàng Thị Hạnh"],
    ["10/03/2022", "thu", "Thu khác", "Lãi tiền gửi", 30_000, "2/2022", None],
]


@pytest.fixture
def kept(cast):
    with registry.instead(BOOK):
        yield book(cast)


def bring_in(cast, rows, head=HEAD, by=None):
    content = xlsx({"Thu chi": [head, *rows]})
    return workbooks.bring_in(by=by or cast.accountant, unit=cast.union, file_name="so.xlsx", content=content)


def counts(batch):
    return {key: number for key, number in batch.counts.items() if number}


def left(kept):
    return queries.balances([place(kept)])[place(kept).pk]


def test_a_book_comes_in_and_a_second_time_changes_nothing(cast, kept):
    assert counts(bring_in(cast, ROWS)) == {"new": 3}
    told = {(one.mark, one.words, one.party, one.postings.get().amount) for one in Voucher.objects.filter(kind__in=("receipt", "payment"))}
    assert told == {
        ("PT 01/2022", "Thu đoàn phí tháng 1", "Tổ Văn phòng", 2_000_000),
        ("PC 01/2022", "Thăm chị Hạnh ốm", "Hoàng Thị Hạnh", 2_500_000),
        ("PT 02/2022", "Lãi tiền gửi", "", 30_000),
    }
    assert left(kept) == 1_000_000 + 2_000_000 - 2_500_000 + 30_000, "the money that comes in by the file pays what goes out by it"
    assert counts(bring_in(cast, ROWS[::-1])) == {"same": 3}


def test_what_goes_out_comes_in_without_a_change(cast, kept):
    received(cast, kept, 500_000, party="")
    paid(cast, kept, 200_000, place=queries.accounts(kept)[1])
    exported = workbooks.export(by=cast.accountant, unit=cast.union)
    again = workbooks.bring_in(by=cast.accountant, unit=cast.union, file_name="so.xlsx", content=exported)
    assert counts(again) == {"same": 2}


def test_a_cash_book_with_a_column_of_income_and_one_of_expense(cast, kept):
    head = ["Ngày", "Số phiếu", "Diễn giải", "Mục", "Số tiền thu", "Số tiền chi", "Tồn"]
    rows = [
        ["05/02/2022", "PT1", "Thu đoàn phí", "22", 500_000, None, 1_500_000],
        ["06/02/2022", "PC1", "Mua hoa", "31", None, 300_000, 1_200_000],
    ]
    assert counts(bring_in(cast, rows, head)) == {"new": 2}
    assert left(kept) == 1_200_000


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({0: "25/05/2022"}, "Ngày", "sau hôm nay"),
        ({0: "31/12/2021", 5: "PT 03/2021"}, "Ngày", "Sổ này mở từ ngày 01/01/2022"),
        ({0: "20/01/2022"}, "Ngày", "Sổ tháng 1 năm 2022 đã khóa"),
        ({1: "vay"}, "Loại", "vay"),
        ({2: 31}, "Mã mục", "không có mục thu “31”"),
        ({2: "99"}, "Mã mục", "không có mục thu “99”"),
        ({4: "hai lăm"}, "Số tiền", "Không đọc được số tiền"),
        ({4: -5}, "Số tiền", "âm"),
        ({4: 0}, "Số tiền", "lớn hơn 0"),
        ({5: "PC 03/2022"}, "Số chứng từ", "không phải phiếu thu"),
        ({5: "PT 03/2021"}, "Số chứng từ", "không phải số của năm"),
        ({5: "PT 04/2022"}, "Số chứng từ", "Trước PT 04/2022 phải có PT 03/2022"),
        ({5: "tháng 3"}, "Số chứng từ", "như PT 05/2022"),
        ({5: "PT 02/2022"}, "Số chứng từ", "Đã có ở dòng 4"),
        ({6: "x" * 201}, "Người nộp, nhận", "200"),
        ({1: "chi", 2: 31, 4: 900_000, 5: "PC 02"}, "Số tiền", "chỉ còn 530.000"),
    ],
)
def test_a_bad_row_stays_out_with_a_sentence_at_its_cell(cast, kept, change, column, words):
    closings.close(by=cast.accountant, unit=cast.union, month=day("2022-01-01"))
    bad = ["11/03/2022", "thu", 22, "Thu đoàn phí tháng 2", 100_000, "PT 03/2022", None]
    for at, value in change.items():
        bad[at] = value
    batch = bring_in(cast, [*ROWS, bad])
    assert counts(batch) == {"new": 3, "error": 1}
    [(_kind, [problem])] = batches.problem_groups(batch)
    assert (problem.row, problem.column) == (5, column)
    assert words in f"{problem.sentence} {problem.fix}"


def test_what_stands_is_not_changed_and_used_numbers_stay_used(cast, kept):
    batch = bring_in(cast, ROWS)
    other = [ROWS[0][:4] + [1_000_000, *ROWS[0][5:]]]
    again = bring_in(cast, other)
    [(_kind, [problem])] = batches.problem_groups(again)
    assert "PT 01/2022 đã lập nên không sửa" in problem.sentence
    workbooks.undo(by=cast.accountant, batch=batch)
    assert left(kept) == 1_000_000 and Voucher.objects.filter(kind="reversal").count() == 3
    assert list(queries.plain_vouchers(by=cast.accountant, unit=cast.union)) == []
    [(_kind, problems)] = batches.problem_groups(bring_in(cast, ROWS))
    assert "PT 01/2022 đã có trong sổ. Số tiếp theo là PT 03/2022" in problems[0].sentence


def test_undo_leaves_alone_what_was_reversed_by_hand(cast, kept):
    batch = bring_in(cast, ROWS)
    wrong = Voucher.objects.filter(kind="payment").first()
    vouchers.reverse(by=cast.accountant, voucher=wrong, voucher_on=wrong.voucher_on, reason="Nhầm")
    workbooks.undo(by=cast.accountant, batch=batch)
    assert left(kept) == 1_000_000 and Voucher.objects.filter(reverses=wrong).count() == 1
    assert list(queries.plain_vouchers(by=cast.accountant, unit=cast.union)) == []


def test_only_who_keeps_the_books(cast, kept):
    row = {
        "place": place(kept),
        "item": item("22"),
        "side": "income",
        "number": 1,
        "voucher_on": day("2022-02-05"),
        "amount": 5,
        "words": "Thu",
    }
    for who in ("chair", "inspector", "group_leader"):
        with pytest.raises(NotAllowed):
            imports.record_all(by=getattr(cast, who), unit=cast.union, rows=[{**row, "party": ""}])
    with pytest.raises(Refused, match="phải có PT 01/2022"):
        imports.record_all(by=cast.accountant, unit=cast.union, rows=[{**row, "party": "", "number": 2}])
    assert not Voucher.objects.filter(kind="receipt").exists()


def test_a_payment_that_the_money_does_not_reach_for_keeps_the_numbers_behind_it_out(cast, kept):
    rows = [
        ["06/02/2022", "chi", 31, "Mua quà Tết", 9_000_000, "PC 01/2022", None],
        ["07/02/2022", "chi", 31, "Mua hoa", 100_000, "PC 02/2022", None],
        ["08/02/2022", "thu", 22, "Thu đoàn phí", 50_000, "PT 01/2022", None],
    ]
    batch = bring_in(cast, rows)
    assert counts(batch) == {"new": 1, "error": 2}
    problems = [problem for _kind, found in batches.problem_groups(batch) for problem in found]
    assert [problem.row for problem in problems] == [2, 3]
    assert "Trước PC 02/2022 phải có PC 01/2022" in problems[1].sentence


def test_undo_after_a_month_was_closed_changes_nothing_and_says_so(cast, kept):
    batch = bring_in(cast, ROWS)
    for month in ("2022-01-01", "2022-02-01"):
        closings.close(by=cast.accountant, unit=cast.union, month=day(month))
    with pytest.raises(Refused, match="tháng 2 năm 2022 đã khóa"):
        workbooks.undo(by=cast.accountant, batch=batch)
    assert not Voucher.objects.filter(kind="reversal").exists()
