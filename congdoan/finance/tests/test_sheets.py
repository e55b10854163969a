"""The sheets Quỹ và đợt vận động, Ủng hộ, Trao tặng: in, the same again, out and in, cell by cell, undone."""

import datetime

import pytest

from congdoan import workbooks
from congdoan.audit.models import Entry
from congdoan.finance.models import Contribution, Fund, Handover
from congdoan.finance.sheets import CONTRIBUTIONS, FUNDS, HANDOVERS
from congdoan.finance.tests import factories
from congdoan.workbooks import queries as batches
from congdoan.workbooks import registry
from congdoan.workbooks.tests.factories import book, cells

pytestmark = pytest.mark.db
DAY = datetime.date.fromisoformat
FUND_HEAD = ["Mã", "Tên", "Loại", "Mục đích", "Người thụ hưởng", "Từ ngày", "Đến ngày", "Mục tiêu"]
GIVE_HEAD = ["Ngày", "Đơn vị (mã)", "Quỹ (mã)", "Người ủng hộ", "Số tiền", "Hiện vật", "Số lượng", "Trị giá"]
HAND_HEAD = ["Ngày", "Quỹ (mã)", "Nơi nhận", "Nội dung", "Số lượng", "Trị giá"]


@pytest.fixture
def crew(cast):
    with registry.instead(FUNDS, CONTRIBUTIONS, HANDOVERS):
        yield factories.crew(cast)


def sheets(gives=(), hands=(), funds=()):
    return book(
        {
            "Ủng hộ": [GIVE_HEAD, *gives],
            "Quỹ và đợt vận động": [
                FUND_HEAD,
                ["QXH", "Quỹ xã hội công đoàn", "quỹ", "Giúp đoàn viên khó khăn", None, "02/04/2012", None, None],
                ["GD1", "Giúp anh Đăng", "giúp đoàn viên", None, "Nguyễn Hải Đăng", "12/11/2018", "14/12/2018", "30.000.000"],
                ["LULUT", "Ủng hộ miền Trung", "đợt vận động", None, "Đồng bào vùng lũ", DAY("2020-10-19"), "20/11/2020", None],
                *funds,
            ],
            "Trao tặng": [HAND_HEAD, *hands],
        }
    )


GIVES = [
    ["10/05/2018", "KDD-T1", "QXH", "Tất cả", 100000, None, None, None],
    ["12/11/2018", None, "GD1", "Đỗ Quốc Cường; Hoàng Thị Hạnh", "500.000", None, None, None],
    ["23/10/2020", "KDD-T1", "LULUT", "Hoàng Thị Hạnh", None, "áo ấm (bộ)", 2, 400000],
    ["23/10/2020", None, "LULUT", "Công ty Yên Bình (ngoài)", 5000000, None, None, None],
]
HANDS = [
    ["30/11/2018", "GD1", "Gia đình anh Đăng", "tiền", 1, 1000000],
    ["24/01/2022", "QXH", "Hộ nghèo xã An Nội", "suất quà", 8, 4000000],
    ["24/01/2022", None, "Bà Vũ Thị Tám", "nhà tình nghĩa", 1, None],
]


def bring_in(cast, content, by):
    return workbooks.bring_in(by=by, unit=cast.union, file_name="so.xlsx", content=content)


def counts(batch):
    return {key: number for key, number in batch.counts.items() if number}


def test_a_book_comes_in_and_a_second_time_changes_nothing(cast, crew):
    content = sheets(GIVES, HANDS)
    batch = bring_in(cast, content, cast.chair)
    # 3 funds; 3 of the group + 2 + 1 + 1 contributions; 3 handovers
    assert counts(batch) == {"new": 13}
    cuong, dang, hanh = crew
    drive = Fund.objects.get(code="GD1")
    assert (drive.beneficiary, drive.last_day, drive.target_amount) == (dang, DAY("2018-12-14"), 30_000_000)
    assert Fund.objects.get(code="LULUT").beneficiary_name == "Đồng bào vùng lũ"
    assert set(Contribution.objects.filter(fund__code="QXH").values_list("donor", "amount", "unit")) == {
        (who.pk, 100_000, cast.group.pk) for who in crew
    }
    assert [row.amount for row in Contribution.objects.filter(fund=drive)] == [500_000, 500_000]
    assert Contribution.objects.get(donor__isnull=True).donor_name == "Công ty Yên Bình"
    assert Handover.objects.get(content="house").fund is None
    assert counts(bring_in(cast, content, cast.chair)) == {"same": 13}


def test_what_goes_out_comes_in_without_a_change(cast, crew):
    bring_in(cast, sheets(GIVES, HANDS), cast.chair)
    exported = workbooks.export(by=cast.chair, unit=cast.union)
    assert counts(bring_in(cast, exported, cast.chair)) == {"same": 13}
    assert any("Công ty Yên Bình (ngoài)" in row for row in cells(exported)["Ủng hộ"])


@pytest.mark.parametrize(
    ("give", "column", "words"),
    [
        (["10/05/2011", None, "QXH", "Đỗ Quốc Cường", 1000, None, None, None], "Ngày", "mở từ ngày 02/04/2012"),
        (["15/12/2018", None, "GD1", "Đỗ Quốc Cường", 1000, None, None, None], "Ngày", "đã khép ngày 14/12/2018"),
        (["25/05/2022", None, "QXH", "Đỗ Quốc Cường", 1000, None, None, None], "Ngày", "sau hôm nay"),
        (["10/05/2018", None, "ABC", "Đỗ Quốc Cường", 1000, None, None, None], "Quỹ (mã)", "Không có quỹ mã"),
        (["10/05/2018", None, "QXH", "Ai Đó", 1000, None, None, None], "Người ủng hộ", "Không có đoàn viên tên"),
        (["10/05/2014", None, "QXH", "Đỗ Quốc Cường", 1000, None, None, None], "Người ủng hộ", "không phải đoàn viên"),
        (["10/05/2018", None, "QXH", "Đỗ Quốc Cường", None, None, None, None], "Số tiền", "Ghi số tiền, hoặc ghi hiện vật"),
        (["10/05/2018", None, "QXH", "Đỗ Quốc Cường", "5oo", None, None, None], "Số tiền", "Không đọc được số tiền"),
        (["10/05/2018", None, "QXH", "Đỗ Quốc Cường", None, None, None, 5000], "Số tiền", "Ghi số tiền, hoặc ghi hiện vật"),
    ],
)
def test_a_bad_row_stays_out_with_a_sentence_at_its_cell(cast, crew, give, column, words):
    batch = bring_in(cast, sheets([give, GIVES[0]]), cast.chair)
    assert counts(batch) == {"new": 6, "error": 1}
    [(_kind, [problem])] = batches.problem_groups(batch)
    assert (problem.sheet, problem.row, problem.column) == ("Ủng hộ", 2, column)
    assert words in problem.sentence


def test_a_fund_in_error_keeps_out_what_names_it(cast, crew):
    bad = ["HT", "Giúp cháu An", "giúp đoàn viên", None, None, "01/01/2019", None, None]
    batch = bring_in(cast, sheets([["10/05/2019", None, "HT", "Đỗ Quốc Cường", 1000, None, None, None]], funds=[bad]), cast.chair)
    assert counts(batch) == {"new": 3, "error": 2}
    assert not Contribution.objects.exists()


def test_two_funds_of_one_code_in_one_unit_are_one_too_many(cast, crew):
    twice = ["qxh", "Quỹ khác", "quỹ", None, None, "01/01/2019", None, None]
    batch = bring_in(cast, sheets(funds=[twice]), cast.chair)
    assert counts(batch) == {"new": 3, "error": 1}


def test_a_changed_amount_corrects_the_row_and_undo_puts_it_back(cast, crew):
    bring_in(cast, sheets(GIVES, HANDS), cast.chair)
    changed = [[*GIVES[0][:4], 150000, *GIVES[0][5:]], *GIVES[1:]]
    batch = bring_in(cast, sheets(changed, HANDS), cast.chair)
    assert counts(batch) == {"changed": 3, "same": 10}
    assert set(Contribution.objects.filter(fund__code="QXH").values_list("amount", "version")) == {(150_000, 2)}
    workbooks.undo(by=cast.chair, batch=batch)
    assert set(Contribution.objects.filter(fund__code="QXH").values_list("amount", flat=True)) == {100_000}


def test_undone_rows_are_gone_and_stay_in_the_log(cast, crew):
    content = sheets(GIVES, HANDS)
    batch = bring_in(cast, content, cast.chair)
    pks = sorted(Handover.objects.values_list("pk", flat=True))
    workbooks.undo(by=cast.chair, batch=batch)
    assert not Contribution.objects.exists() and not Fund.objects.exists() and not Handover.objects.exists()
    assert Entry.objects.get(action="finance.handovers.remove_all").detail["rows"] == pks
    assert counts(bring_in(cast, content, cast.chair)) == {"new": 13}


def test_the_statements_do_not_grow_with_the_rows(cast, crew, django_assert_max_num_queries):
    factories.fund(cast)
    names = [f"Nguyễn Văn B{n}" for n in range(30)]
    factories.crew(cast, names)
    few = book({"Ủng hộ": [GIVE_HEAD, *(["10/05/2018", None, "QXH", name, 1000, None, None, None] for name in names[:3])]})
    many = book({"Ủng hộ": [GIVE_HEAD, *(["11/05/2018", None, "QXH", name, 1000, None, None, None] for name in names)]})
    for content in (few, many):
        with django_assert_max_num_queries(60):
            bring_in(cast, content, cast.chair)
    assert Contribution.objects.count() == 33


def test_a_fund_for_somebody_who_was_no_member_yet_is_pointed_at(cast, crew):
    content = sheets([], [], funds=[["GD2", "Giúp anh Đăng", "giúp đoàn viên", None, "Nguyễn Hải Đăng", "01/05/2014", None, None]])
    assert counts(bring_in(cast, content, cast.chair)) == {"new": 3, "error": 1}
    assert not Fund.objects.filter(code="GD2").exists()


def test_goods_without_a_value_come_in_and_are_pointed_at(cast, crew):
    gives = [["23/10/2020", "KDD-T1", "LULUT", "Hoàng Thị Hạnh", None, "áo ấm (bộ)", 2, None]]
    hands = [["24/01/2022", "QXH", "Hộ nghèo xã An Nội", "suất quà", 8, None], HANDS[2]]
    batch = bring_in(cast, sheets(gives, hands), cast.chair)
    assert counts(batch) == {"new": 6}
    [(_kind, found)] = batches.problem_groups(batch, blocking=False)
    assert [(one.sheet, one.row, one.column) for one in found] == [("Ủng hộ", 2, "Trị giá"), ("Trao tặng", 2, "Trị giá")]
    assert "không lập được phiếu nhập" in found[0].sentence and "quỹ không vơi đi" in found[1].sentence
    assert counts(bring_in(cast, sheets(gives, hands), cast.chair)) == {"same": 6}
