"""The sheets "Thăm hỏi" and "Tặng quà": in, out, in again without a change; undone."""

import datetime

import pytest

from congdoan import workbooks
from congdoan.care.choices import Reason, Recipient
from congdoan.care.models import Gift, Visit
from congdoan.care.tests import factories
from congdoan.finance.tests.factories import fund as a_fund
from congdoan.workbooks.tests.factories import book, cells, rewritten

pytestmark = pytest.mark.db

VISIT_HEAD = ["Ngày", "Đoàn viên", "Lý do", "Số tiền", "Nguồn chi", "Người thăm", "Số chứng từ", "Ghi chú"]
GIFT_HEAD = ["Ngày", "Dịp", "Người nhận", "Quan hệ", "Đoàn viên (cha, mẹ)", "Trị giá", "Nguồn chi", "Số chứng từ"]
BUDGET = "ngân sách công đoàn"


@pytest.fixture
def family(cast):
    """Mai of T1 with two children; Bảo of T2; the social fund."""
    mai = factories.member(cast)
    bao = factories.member(cast, "Trần Văn Bảo", unit=cast.group2, sex="male")
    return mai, bao, factories.child(cast, mai), factories.child(cast, mai, "Minh Thư", 2017), a_fund(cast)


def counts(new=0, changed=0, same=0, error=0):
    """Of a batch."""
    return {"new": new, "changed": changed, "same": same, "error": error}


def preview(cast, sheets=None, content=None, by="chair"):
    """A workbook as one of the cast uploads it."""
    return workbooks.preview(by=getattr(cast, by), unit=cast.union, file_name="so.xlsx", content=content or book(sheets))


def bring_in(cast, sheets=None, content=None):
    """Previewed and committed."""
    return workbooks.commit(by=cast.chair, batch=preview(cast, sheets, content))


def problems(batch, blocks=True):
    """[(row, column, sentence)]."""
    found = [one for row in batch.rows.order_by("position") for one in row.problems]
    return [(one["row"], one["column"], one["sentence"]) for one in found if one["blocks"] == blocks]


class TestVisits:
    ROWS = [
        ["18/05/2022", "Trần Thị Mai", "Ốm đau", "500.000", "QXH", "Phạm Văn Bình; Bùi Thị Hà", "PC 12", "tại nhà"],
        [datetime.date(2022, 1, 20), "Trần Văn Bảo", "tang lễ", 1_000_000, "Chuyên môn hỗ trợ", None, None, None],
        ["18/05/2022", "Trần Thị Mai", "ốm đau", "500.000", "QXH", "Phạm Văn Bình; Bùi Thị Hà", "PC 12", "tại nhà"],
    ]

    def sheets(self, *rows):
        """The sheet with these rows."""
        return {"Thăm hỏi": [VISIT_HEAD, *(rows or self.ROWS)]}

    def test_rows_become_visits_and_the_second_equal_row_is_a_second_visit(self, cast, family):
        mai, _bao, *_children, social = family
        batch = bring_in(cast, self.sheets())
        assert (batch.counts, problems(batch)) == (counts(new=3), [])
        funeral, sick, _twin = Visit.objects.order_by("visited_on", "pk")
        assert (sick.person, sick.reason, sick.amount, sick.source, sick.fund) == (mai, Reason.SICK_AT_HOME, 500_000, "fund", social)
        assert (sick.visitors, sick.voucher_number, sick.note) == ("Phạm Văn Bình; Bùi Thị Hà", "PC 12", "tại nhà")
        assert (funeral.reason, funeral.source, funeral.unit, funeral.recorded_by) == ("funeral", "employer", cast.union, cast.chair.person)
        assert preview(cast, self.sheets()).counts == counts(same=3)

    def test_what_goes_out_comes_back_without_a_change(self, cast, family):
        mai, bao, *_rest, social = family
        factories.visit(cast, mai, source="fund", fund=social, visitors="Bùi Thị Hà", note="mổ ruột thừa")
        factories.visit(cast, bao, unit=cast.group2, reason=Reason.OTHER, amount=0)
        factories.visit(cast, mai, cancelled_on=datetime.date(2022, 5, 20), cancel_reason="Ghi nhầm.")
        content = workbooks.export(by=cast.chair, unit=cast.union)
        assert len(cells(content)["Thăm hỏi"]) == 3
        batch = preview(cast, content=content)
        assert (batch.counts["new"], batch.counts["changed"], batch.counts["error"], problems(batch)) == (0, 0, 0, [])
        changed = bring_in(cast, content=rewritten(content, {("Thăm hỏi", 1, 3): 700_000}))
        assert changed.counts["changed"] == 1
        visit = Visit.objects.get(amount=700_000)
        assert visit.version == 2
        workbooks.undo(by=cast.chair, batch=changed)
        visit.refresh_from_db()
        assert (visit.amount, visit.version) == (500_000, 3)

    def test_the_reason_leaves_only_with_who_may_read_it(self, cast, family):
        factories.visit(cast, family[0])
        books = {who: cells(workbooks.export(by=getattr(cast, who), unit=cast.union)) for who in ("chair", "accountant")}
        assert ("nằm viện" in str(books["chair"]["Thăm hỏi"]), len(books["chair"]["Thăm hỏi"])) == (True, 2)
        assert "Thăm hỏi" not in books["accountant"] and "nằm viện" not in str(books["accountant"])
        assert "Thăm hỏi" in str(books["accountant"]["Không có trong tệp này"])

    def test_a_group_leader_brings_in_the_own_group_alone(self, cast, family):
        rows = [[*row, code] for row, code in zip(self.ROWS[:2], ("KDD-T1", "KDD-T2"), strict=True)]
        sheets = {"Thăm hỏi": [[*VISIT_HEAD, "Đơn vị (mã)"], *rows]}
        batch = workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=book(sheets))
        assert batch.counts == counts(new=2)
        assert [row.status for row in batch.rows.order_by("position")] == ["new", "new"]

    @pytest.mark.parametrize(
        ("place", "value", "column"),
        [
            (0, "30/02/2022", "Ngày"), (0, "25/05/2022", "Ngày"), (0, None, "Ngày"), (0, "01/01/2010", "Đoàn viên"),
            (1, "Trần Thị May", "Đoàn viên"), (1, None, "Đoàn viên"), (2, "đi chơi", "Lý do"), (3, "năm trăm", "Số tiền"),
            (3, None, "Số tiền"), (3, "-5", "Số tiền"), (4, "QKHAC", "Nguồn chi"),
        ],
    )  # fmt: skip
    def test_mistakes_stay_out_and_say_where(self, cast, family, place, value, column):
        spoiled = list(self.ROWS[0])
        spoiled[place] = value
        batch = bring_in(cast, self.sheets(spoiled, self.ROWS[1]))
        assert batch.counts == counts(new=1, error=1)
        assert [(row, where) for row, where, _sentence in problems(batch)] == [(2, column)]

    def test_money_without_a_source_goes_in_with_a_warning(self, cast, family):
        batch = bring_in(cast, self.sheets([*self.ROWS[0][:4], None, None, None, None]))
        assert (batch.counts, problems(batch, blocks=False)) == (counts(new=1), [(2, "Nguồn chi", "Chưa ghi nguồn chi.")])

    def test_undo(self, cast, family):
        batch = bring_in(cast, self.sheets())
        workbooks.undo(by=cast.chair, batch=batch)
        assert not Visit.objects.exists()
        assert bring_in(cast, self.sheets()).counts == counts(new=3)


class TestGifts:
    ROWS = [
        ["21/09/2021", "Tết Trung thu", "Minh Khôi; Minh Thư", "con đoàn viên", "Trần Thị Mai", "100.000", BUDGET, "PC 7"],
        ["25/01/2022", "Tết Nguyên đán", "Tất cả", "đoàn viên", None, 300_000, "QXH", None],
        ["08/03/2022", "8/3", "Tất cả nữ", "đoàn viên", None, 50_000, BUDGET, None],
        ["25/01/2022", "Thăm gia đình chính sách", "Bà Nguyễn Thị Bảy; Ông Lê Văn Tám", "khác", None, 200_000, BUDGET, None],
        ["25/01/2022", "Tết Nguyên đán", "Minh Khôi", "con đoàn viên", None, 100_000, BUDGET, None],
    ]

    def sheets(self, *rows):
        """The sheet with these rows."""
        return {"Tặng quà": [GIFT_HEAD, *(rows or self.ROWS)]}

    def test_each_recipient_becomes_a_gift(self, cast, family):
        mai, bao, khoi, thu, social = family
        batch = bring_in(cast, self.sheets())
        assert (batch.counts, problems(batch)) == (counts(new=8), [])
        autumn = Gift.objects.filter(occasion="mid_autumn").order_by("child")
        assert [(gift.child, gift.person, gift.recipient, gift.amount) for gift in autumn] == [
            (khoi, mai, "child", 100_000), (thu, mai, "child", 100_000),
        ]  # fmt: skip
        tet = Gift.objects.filter(occasion="tet", recipient="member").order_by("person")
        assert [(gift.person, gift.fund) for gift in tet] == [(mai, social), (bao, social)]
        assert Gift.objects.get(occasion="women_0803").person == mai
        others = Gift.objects.filter(recipient=Recipient.OTHER).order_by("recipient_name")
        assert [(gift.recipient_name, gift.occasion_label) for gift in others] == [
            ("Bà Nguyễn Thị Bảy", "Thăm gia đình chính sách"), ("Ông Lê Văn Tám", "Thăm gia đình chính sách"),
        ]  # fmt: skip
        assert Gift.objects.get(occasion="tet", recipient="child").person == mai
        assert preview(cast, self.sheets()).counts == counts(same=8)

    def test_what_goes_out_comes_back_without_a_change(self, cast, family):
        bring_in(cast, self.sheets())
        content = workbooks.export(by=cast.chair, unit=cast.union)
        assert len(cells(content)["Tặng quà"]) == 9
        batch = preview(cast, content=content)
        assert (batch.counts["new"], batch.counts["changed"], batch.counts["error"], problems(batch)) == (0, 0, 0, [])

    def test_a_corrected_recipient_and_its_undo(self, cast, family):
        mai, _bao, _khoi, thu, _fund = family
        bring_in(cast, self.sheets(self.ROWS[4]))
        content = workbooks.export(by=cast.chair, unit=cast.union)
        batch = bring_in(cast, content=rewritten(content, {("Tặng quà", 1, 2): "Minh Thư", ("Tặng quà", 1, 1): "Khai giảng"}))
        gift = Gift.objects.get()
        assert (batch.counts["changed"], gift.child, gift.person, gift.occasion_label) == (1, thu, mai, "Khai giảng")
        workbooks.undo(by=cast.chair, batch=batch)
        gift.refresh_from_db()
        assert (gift.child.name, gift.occasion) == ("Minh Khôi", "tet")

    @pytest.mark.parametrize(
        ("place", "value", "column"),
        [
            (0, "31/02/2021", "Ngày"), (0, "01/01/2030", "Ngày"), (1, None, "Dịp"), (2, "Minh Lạ", "Người nhận"), (2, None, "Người nhận"),
            (3, "hàng xóm", "Quan hệ"), (3, None, "Quan hệ"), (4, "Trần Văn Bảo", "Người nhận"), (4, "Lê Thị Lạ", "Đoàn viên (cha, mẹ)"),
            (5, "trăm nghìn", "Trị giá"), (6, "quỹ đen", "Nguồn chi"), (0, "01/01/2010", "Đoàn viên (cha, mẹ)"),
        ],
    )  # fmt: skip
    def test_mistakes_stay_out_and_say_where(self, cast, family, place, value, column):
        spoiled = list(self.ROWS[0])
        spoiled[place] = value
        batch = bring_in(cast, self.sheets(spoiled, self.ROWS[2]))
        assert batch.counts["new"] == 1
        assert column in [where for row, where, _sentence in problems(batch)]
        assert {row for row, _where, _sentence in problems(batch)} == {2}

    def test_a_parent_stands_only_beside_a_child(self, cast, family):
        batch = preview(cast, self.sheets(["08/03/2022", "8/3", "Trần Thị Mai", "đoàn viên", "Trần Văn Bảo", 50_000, BUDGET, None]))
        assert problems(batch) == [(2, "Đoàn viên (cha, mẹ)", "Cột này chỉ ghi cha, mẹ của cháu nhận quà.")]

    def test_undo(self, cast, family):
        batch = bring_in(cast, self.sheets())
        workbooks.undo(by=cast.chair, batch=batch)
        assert not Gift.objects.exists()


def test_the_number_of_statements_does_not_grow(cast, family, django_assert_max_num_queries):
    names = [factories.member(cast, f"Trần Thị {letter}oa").full_name for letter in map(chr, range(65, 91))]
    visits = [[f"{day:02}/03/2022", name, "ốm đau", 300_000, "QXH", None, None, None] for day in range(1, 11) for name in names]
    content = book({"Thăm hỏi": [VISIT_HEAD, *visits], "Tặng quà": [GIFT_HEAD, *TestGifts.ROWS]})
    batch = preview(cast, content=content)
    with django_assert_max_num_queries(80):
        assert workbooks.commit(by=cast.chair, batch=batch).counts == counts(new=260 + 8 + 26 * 2)
