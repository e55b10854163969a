"""Money by bank: codes and QR, a statement brought in once, each line matched to what it pays, taken apart again."""

import datetime
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.dues import matching, payments, queries, statements
from congdoan.dues.actions import accounts, bank, levy
from congdoan.dues.choices import LineState, Way
from congdoan.dues.models import BankAccount, BankLine, BankStatement, DuesLine, LevyReceipt
from congdoan.dues.tests.factories import crew, day, filled, group, line, paid, receipt, waiting
from congdoan.dues.tests.test_levy import row, saved, stood
from congdoan.dues.tests.test_screens import at, sent, words
from congdoan.dues.views import paying
from congdoan.finance.models import Contribution
from congdoan.finance.tests import factories as finance
from congdoan.finance.tests.factories import member
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.ledger.actions import books, closings
from congdoan.ledger.tests.factories import book as ledger_book
from congdoan.ledger.tests.factories import item
from congdoan.ledger.tests.factories import place as lies
from congdoan.units.models import Employer, UnitEmployer
from congdoan.workbooks.tests.factories import book

HEAD = ["STT", "Ngày GD", "Số tham chiếu", "Ghi nợ / Debit", "Ghi có / Credit", "Nội dung giao dịch"]


def test_the_qr_is_that_of_the_published_example():
    made = payments.payload("970415", "0011001932418", 120_000, "ung ho lu lut")
    assert (
        made
        == "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN62170813ung ho lu lut6304C15C"
    )
    account = BankAccount(bank="970436", number="0011", holder="CONG DOAN")
    assert payments.Payment(account, 50_000, "CDD3F7").picture.startswith("<svg")


def test_a_code_is_known_again_and_a_wrong_letter_is_not():
    for number in (1, 31, 32, 1000, 10**9):
        code = payments.code_of(payments.DUES, number)
        assert payments.codes_in(f"MBVCB.123.{code.lower()}-Nguyen Van A") == [("D", number)]
        assert payments.codes_in(f"X{code}") == [], "not within a word"
        for place in range(3, len(code)):
            wrong = code[:place] + ("2" if code[place] != "2" else "3") + code[place + 1 :]
            assert ("D", number) not in payments.codes_in(wrong)


def target(pk, who, ask, month="05", kind="D", noted=0, on=None):
    return matching.Target(kind, pk, who, f"đoàn phí {month}/2022", ask, (kind, who if kind == "K" else pk // 10), noted, on)


TARGETS = [
    target(10, "Đỗ Quốc Cường", 50_000, "04"), target(11, "Đỗ Quốc Cường", 60_000), target(20, "Vũ Thị Oanh", 40_000), target(30, "Vũ Thị Oanh", 45_000),
    target(60, "Bùi Thị Hà", 0, "04", noted=80_000, on=day("2022-04-20")), target(61, "Bùi Thị Hà", 80_000),
    target(70, "Trần Mai", 0, noted=90_000, on=day("2022-05-22")), target(40, "Lê An", 70_000), target(50, "Lê An Bình", 70_000), target(7, "Công ty TNHH May Yên Bình", 2_000_000, kind="K"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("memo", "amount", "found", "others"),
    [
        (f"chuyen tien {payments.code_of('D', 11)}", 60_000, 11, []),
        (f"{payments.code_of('D', 11)} thieu", 10_000, 11, []),
        ("DO QUOC CUONG nop doan phi", 60_000, 11, []),
        ("đỗ quốc cường nộp", 50_000, 10, []),
        ("DO QUOC CUONG", 99_000, None, [10]),
        ("VU THI OANH doan phi", 45_000, 30, []),
        ("VU THI OANH", 1_000, None, [20, 30]),
        ("LE AN BINH ck", 70_000, 50, []),
        ("MAY YEN BINH KPCD T5", 2_000_000, 7, []),
        ("khong ro ai", 2_000_000, None, [7]),
        ("bui thi ha", 80_000, 61, []),
        ("tran mai", 90_000, 70, []),
        ("khong ro ai", 5, None, []),
    ],
    ids=["code", "code, less", "name and amount", "with accents, older month", "name alone", "two of one name, amount", "two of one name", "longer name", "employer", "amount alone", "asked, not what was noted long ago", "noted days ago", "nothing"],
)  # fmt: skip
def test_what_a_line_is_found_to_pay(memo, amount, found, others):
    proposed = matching.Matcher(TARGETS).propose(memo, amount, day("2022-05-24"))
    assert (proposed.target and proposed.target.pk, [one.pk for one in proposed.others]) == (found, others), proposed.why


def test_two_lines_of_one_payer_are_two_months_and_the_third_is_asked_about():
    months = [target(80, "Phan Văn Tư", 50_000, "04"), target(81, "Phan Văn Tư", 50_000), target(90, "Bùi Hà", 40_000)]
    lines = [("PHAN VAN TU", 50_000, day("2022-05-24"))] * 3 + [(payments.code_of("D", 90), 40_000, day("2022-05-24"))] * 2
    proposed = matching.Matcher(months).propose_each(lines)
    assert [one.target and one.target.pk for one in proposed] == [80, 81, None, 90, None]
    assert [one.pk for one in proposed[2].others] == [81] and "chuyển hai lần" in proposed[4].why


TODAY = datetime.date(2022, 5, 24)


def file_of(*rows, head=HEAD):
    return book({"Sao kê": [["NGÂN HÀNG"], ["Số dư đầu kỳ", 5], head, *rows]})


def test_a_statement_is_read_by_its_heads_and_what_is_wrong_is_told():
    found = statements.read(
        file_of(
            [1, "20/05/2022 10:11:12", "FT1", None, 50_000, "DO QUOC CUONG"], [2, "20/05/2022", "FT2", 30_000, None, "phi"],
            [3, "21/05/2022", "FT3", None, "1,200,000", "x"], [4, "21/05/2022", "FT3", None, 1_200_000, "x"], [5, "25/05/2022", "FT5", None, 1_000, "x"],
            [6, "02/03/2022", "FT6", None, 1_000, "x"], [7, "hôm qua", "FT7", None, 1_000, "x"], [8, "20/05/2022", "FT8", None, "năm chục gì đó", "x"],
            ["Cộng", None, None, 30_000, 55_000, None],
        ),
        "sao-ke.xlsx", today=TODAY, closed={day("2022-03-01")},
    )  # fmt: skip
    assert [name for name, _title in found.columns] == ["date", "reference", "debit", "credit", "memo"] and found.outgoing == 1
    good = [entry for entry in found.entries if not entry.wrong]
    assert [(entry.came_on, entry.amount, entry.as_text) for entry in good] == [
        ("2022-05-20", 50_000, ""),
        ("2022-05-21", 1_200_000, "1,200,000"),
    ]
    told = {entry.row: entry.wrong for entry in found.entries if entry.wrong}
    for number, said in (
        (7, "trùng mã giao dịch"),
        (8, "ở sau hôm nay"),
        (9, "sổ tháng 03/2022 đã khóa"),
        (10, "Không đọc được ngày"),
        (11, "Không đọc được số tiền"),
    ):
        assert said in told[number]
    assert len(told) == 5


def test_lines_without_a_reference_are_counted_and_a_file_without_heads_is_refused():
    rows = "Ngày,Số tiền,Diễn giải\n20/05/2022,+50.000,a\n20/05/2022,50.000,a\n20/05/2022,-9.000,b\n".encode()
    found = statements.read(rows, "sao-ke.csv", today=TODAY)
    assert len({entry.key for entry in found.entries}) == 2 and found.outgoing == 1 and not found.entries[0].as_text
    assert statements.again(statements.told(found)) == found
    forged = statements.told(found)
    forged["entries"][1]["key"] = "f" * 64
    with pytest.raises(Refused, match="Chọn tệp lần nữa"):
        statements.again(forged)
    with pytest.raises(Refused, match="Không thấy cột ngày"):
        statements.read(file_of([1, 2, 3], head=["Một", "Hai", "Ba"]), "x.xlsx", today=TODAY)
    with pytest.raises(Refused, match="Chọn tệp lần nữa"):
        statements.again({"entries": [{"row": 1, "amount": -5}], "digest": "0" * 64})
    for name, value in (("came_on", "hôm qua"), ("memo", "x" * 301), ("reference", "x" * 81)):
        forged = statements.Statement(entries=[statements.Entry(2, "2022-05-20", 5, "a")], digest="0" * 64)
        setattr(forged.entries[0], name, value)
        statements._key(forged.entries[0], {}, {})
        with pytest.raises(Refused, match="Chọn tệp lần nữa"):
            statements.again(statements.told(forged))


@pytest.fixture
def banked(cast):
    """Members with a sheet of May, an employer with levy of April, an account of the union."""
    cast.who = crew(cast, "Đỗ Quốc Cường", "Nguyễn Hải Đăng", "Hoàng Thị Hạnh")
    group(cast)
    cast.sheet = filled(cast.accountant, cast.union, "2022-05-01")
    cast.sheet = paid(cast.accountant, cast.sheet, **{f"p{who.pk}": (5_000_000, 0) for who in cast.who.values()})
    cast.mill = Employer.objects.create(name="Công ty TNHH May Yên Bình")
    UnitEmployer.objects.create(unit=cast.union, employer=cast.mill, valid_from=day("2020-01-01"))
    levy.put_terms(
        by=cast.accountant, unit=cast.union, employer=cast.mill, way=Way.OWN, every="month", valid_from=day("2022-01-01"), source="Ủy quyền"
    )
    saved(cast, {(cast.mill, "2022-04-01"): row(50_000_000)})
    cast.account = accounts.put(
        by=cast.chair, unit=cast.union, bank="970436", number="0011001932418", holder="CONG DOAN KHOI DANG", valid_from=day("2022-01-01")
    )
    return cast


def came(cast, *rows):
    """Brings lines in: (reference, day, amount, memo)."""
    facts = [{"reference": name, "came_on": on, "amount": amount, "memo": memo, "key": f"{name:0>64}"} for name, on, amount, memo in rows]
    given = {"account": cast.account, "file_name": "sk.xlsx", "digest": "1" * 64}
    bank.bring_in(by=cast.accountant, unit=cast.union, rows=facts, **given)
    return {found.reference: found for found in BankLine.objects.all()}


@pytest.mark.django_db
@pytest.mark.db
class TestMatching:
    """What a confirmed line writes, and takes back."""

    def test_dues_and_levy_wait_for_vouchers_and_are_taken_apart(self, banked):
        cast = banked
        kept = ledger_book(cast)
        found = came(cast, ("a", "2022-05-20", 50_000, "x"), ("b", "2022-05-21", 400_000, "y"), ("c", "2022-05-21", 7_000, "lãi"))
        mine, [owed] = line(cast.who["Đỗ Quốc Cường"], "2022-05-01"), queries.levy_lines(by=cast.accountant, unit=cast.union)
        chosen = {found["a"].pk: ("D", mine.pk), found["b"].pk: ("K", owed.pk), found["c"].pk: bank.ASIDE}
        bank.match(by=cast.accountant, unit=cast.union, rows=chosen)
        mine.refresh_from_db()
        assert (mine.paid, mine.paid_on, mine.by_bank, mine.sheet.version) == (50_000, day("2022-05-20"), True, cast.sheet.version + 1)
        assert stood(cast) == {("Bình", "04"): (1_000_000, 400_000, 600_000)} and LevyReceipt.objects.get().to_unit == cast.union
        assert [one.words for one in waiting(kept)] == ["Đoàn phí tháng 5 năm 2022, chuyển khoản"]
        with pytest.raises(Refused, match="vừa được người khác khớp"):
            bank.match(by=cast.accountant, unit=cast.union, rows={found["a"].pk: bank.ASIDE})
        with pytest.raises(Refused, match="ghi theo sao kê ngân hàng"):
            levy.cancel_receipt(by=cast.accountant, receipt=LevyReceipt.objects.get(), version=1, reason="Nhầm")
        made = receipt(cast, kept)
        now = BankLine.objects.get(pk=found["a"].pk)
        with pytest.raises(Refused, match=f"tiền đã vào {made.mark}"):
            bank.unmatch(by=cast.accountant, line=now, version=now.version)
        now = BankLine.objects.get(pk=found["b"].pk)
        bank.unmatch(by=cast.accountant, line=now, version=now.version)
        assert stood(cast) == {("Bình", "04"): (1_000_000, 0, 1_000_000)} and BankLine.objects.get(pk=now.pk).state == LineState.WAITING
        bank.match(by=cast.accountant, unit=cast.union, rows={now.pk: ("K", owed.pk)})

    def test_what_was_written_by_hand_is_linked_and_never_added(self, banked):
        cast = banked
        who = cast.who["Đỗ Quốc Cường"]
        paid(cast.accountant, cast.sheet, **{f"p{who.pk}": (5_000_000, None)})
        saved(cast, {(cast.mill, "2022-04-01"): row(50_000_000, None, "2022-05-19")})
        found = came(cast, ("a", "2022-05-20", 50_000, "x"), ("b", "2022-05-20", 1_000_000, "y"), ("c", "2022-05-20", 30_000, "z"))
        asked = {(one.kind, one.pk): (one.ask, one.noted) for one in queries.targets(cast.union, cast.accountant.today)}
        mine, [owed] = line(who, "2022-05-01"), queries.levy_lines(by=cast.accountant, unit=cast.union)
        assert asked["D", mine.pk] == (0, 50_000) and asked["K", owed.pk] == (0, 1_000_000)
        with pytest.raises(Refused, match="bảng tháng đã ghi thu 50.000"):
            bank.match(by=cast.accountant, unit=cast.union, rows={found["c"].pk: ("D", mine.pk)})
        bank.match(by=cast.accountant, unit=cast.union, rows={found["a"].pk: ("D", mine.pk), found["b"].pk: ("K", owed.pk)})
        assert line(who, "2022-05-01").paid == 50_000 and LevyReceipt.objects.count() == 1
        assert not BankLine.objects.filter(added=True).exists()

    def test_two_bank_lines_are_not_one_payment_written_by_hand(self, banked):
        cast = banked
        saved(cast, {(cast.mill, "2022-04-01"): row(50_000_000, None, "2022-05-19")})
        found = came(cast, ("a", "2022-05-20", 1_000_000, "x"), ("b", "2022-05-20", 1_000_000, "y"))
        [owed] = queries.levy_lines(by=cast.accountant, unit=cast.union)
        bank.match(by=cast.accountant, unit=cast.union, rows={one.pk: ("K", owed.pk) for one in found.values()})
        assert [one.amount for one in LevyReceipt.objects.all()] == [1_000_000, 1_000_000]
        assert BankLine.objects.filter(added=True).count() == 1

    def test_a_line_twice_a_closed_month_and_another_units_dues(self, banked):
        cast = banked
        found = came(cast, ("a", "2022-05-20", 50_000, "x"))
        with pytest.raises(Refused, match="Cả 1 dòng tiền vào của tệp đã có từ trước"):
            came(cast, ("a", "2022-05-20", 50_000, "x"))
        assert len(came(cast, ("a", "2022-05-20", 50_000, "x"), ("b", "2022-05-20", 5, "y"))) == 2
        other = accounts.put(by=cast.stranger, unit=cast.other, bank="970436", number="9999", holder="YT", valid_from=day("2022-01-01"))
        with pytest.raises(Refused, match="không phải của đơn vị"):
            bank.bring_in(by=cast.accountant, unit=cast.union, account=other, file_name="x", digest="0" * 64, rows=[])
        with pytest.raises(Refused, match="không phải của bảng đoàn phí"):
            bank.match(by=cast.accountant, unit=cast.union, rows={found["a"].pk: ("D", 10**9)})
        with pytest.raises(Refused, match="không phải của sổ kinh phí"):
            bank.match(by=cast.accountant, unit=cast.union, rows={found["a"].pk: ("K", 10**9)})
        with pytest.raises(Refused, match="Có mã quỹ không còn trong sổ"):
            bank.match(by=cast.accountant, unit=cast.union, rows={found["a"].pk: ("Q", 10**9, None)})
        [owed] = queries.levy_lines(by=cast.accountant, unit=cast.union)
        with pytest.raises(Refused, match="không vào tài khoản của đơn vị"):
            levy.receive(by=cast.accountant, unit=cast.other, line=owed, amount=5, paid_on=day("2022-05-20"))
        assert BankLine.objects.get(pk=found["a"].pk).state == LineState.WAITING
        with pytest.raises(NotAllowed):
            bank.match(by=cast.chair, unit=cast.union, rows={})
        ledger_book(cast)
        for month in ("2022-01-01", "2022-02-01", "2022-03-01", "2022-04-01"):
            closings.close(by=cast.accountant, unit=cast.union, month=day(month))
        with pytest.raises(Refused, match="Sổ tháng 04/2022 đã khóa"):
            came(cast, ("c", "2022-04-20", 50_000, "x"))

    def test_the_account_of_a_day_is_the_chairs_to_write(self, banked):
        cast, facts = banked, {"unit": banked.union, "bank": "970418", "holder": "CONG DOAN"}
        with pytest.raises(NotAllowed):
            accounts.put(by=cast.accountant, number="123456", valid_from=day("2022-05-01"), **facts)
        with pytest.raises(Refused, match="chỉ gồm chữ số"):
            accounts.put(by=cast.chair, number="12 34;56", valid_from=day("2022-05-01"), **facts)
        came(cast, ("a", "2022-05-20", 50_000, "x"))
        with pytest.raises(Refused, match="đã có sao kê"):
            accounts.put(by=cast.chair, number="123456", valid_from=day("2022-01-01"), **facts)
        accounts.put(by=cast.chair, number="123456", valid_from=day("2022-05-01"), **facts)
        with pytest.raises(Refused, match="Đã ghi tài khoản từ ngày 01/05/2022"):
            accounts.put(by=cast.chair, number="123457", valid_from=day("2022-04-01"), **facts)
        assert {on: queries.accounts_on([cast.union.pk], day(on))[cast.union.pk].number for on in ("2022-04-30", "2022-05-01")} == {
            "2022-04-30": "0011001932418", "2022-05-01": "123456",
        }  # fmt: skip


@pytest.mark.django_db
@pytest.mark.db
def test_money_for_a_fund_is_a_gift_of_the_member_or_of_whom_the_memo_names(banked):
    cast = banked
    fund = finance.fund(cast, code="VNN", name="Quỹ Vì người nghèo")
    found = came(cast, ("a", "2022-05-20", 50_000, "DO QUOC CUONG ung ho VNN"), ("b", "2022-05-20", 90_000, "Cong ty X"))
    matcher = matching.Matcher(queries.targets(cast.union, cast.accountant.today))
    proposed = matcher.propose(found["a"].memo, 50_000, day("2022-05-20"))
    assert (proposed.target.kind, proposed.target.pk, matcher.giver(found["a"].memo)) == ("Q", fund.pk, cast.who["Đỗ Quốc Cường"].pk)
    chosen = {found["a"].pk: ("Q", fund.pk, cast.who["Đỗ Quốc Cường"].pk), found["b"].pk: ("Q", fund.pk, None)}
    bank.match(by=cast.accountant, unit=cast.union, rows=chosen)
    given = {one.amount: (one.donor_id, one.donor_name) for one in Contribution.objects.all()}
    assert given == {50_000: (cast.who["Đỗ Quốc Cường"].pk, ""), 90_000: (None, "Cong ty X")}
    now = BankLine.objects.get(pk=found["b"].pk)
    bank.unmatch(by=cast.accountant, line=now, version=now.version)
    assert Contribution.objects.get(amount=90_000).is_cancelled and BankLine.objects.get(pk=now.pk).state == LineState.WAITING


@pytest.mark.django_db
def test_from_the_file_to_the_sheet_on_screen(banked, sign_in, django_assert_max_num_queries):
    cast, client = banked, sign_in(banked.accountant)
    mine = line(cast.who["Đỗ Quốc Cường"], "2022-05-01")
    content = file_of(
        [1, "20/05/2022", "FT1", None, 50_000, f"ck {payments.code_of('D', mine.pk)}"], [2, "20/05/2022", "FT2", None, "400.000", "May Yen Binh KPCD"],
        [3, "21/05/2022", "FT3", None, 50_000, "tien"],
    )  # fmt: skip
    upload, address = {"account": cast.account.pk}, at("bank-file", cast.union)
    with django_assert_max_num_queries(10):
        assert "Đưa tệp lên, xem trước" in words(client.get(address))
    shown = client.post(address, sent(1, **upload, file=SimpleUploadedFile("sao-ke.xlsx", content)))
    page = words(shown)
    assert shown.status_code == 422 and "3 dòng tiền vào sẽ lấy" in page and "Tiền vào: “Ghi có / Credit”" in page and "400.000" in page
    assert "→ Đỗ Quốc Cường, đoàn phí 05/2022 (theo mã)" in page and not BankLine.objects.exists()
    kept = {name: shown.context["form"].data[name] for name in ("seen", "named")}
    other = SimpleUploadedFile("khac.xlsx", file_of([1, "20/05/2022", "FT9", None, 9_000, "khac"]))
    unseen = client.post(address, sent(9, **upload, **kept, bo_qua="xem-truoc", file=other))
    assert unseen.status_code == 422 and "9.000" in words(unseen), "a tick is of the file that was shown"
    for _twice in range(2):
        assert client.post(address, sent(2, **upload, **kept, bo_qua="xem-truoc")).status_code == 303
    again = client.post(address, sent(3, **upload, file=SimpleUploadedFile("sao-ke.xlsx", content)))
    assert again.status_code == 422 and "Cả 3 dòng tiền vào của tệp đã có từ trước, không thêm dòng nào" in words(again)
    match = at("bank-match", cast.union)
    with django_assert_max_num_queries(10):
        page = words(client.get(match))
    assert f'value="{payments.code_of("D", mine.pk)} · Đỗ Quốc Cường · đoàn phí 05/2022"' in page and "chỉ khớp số tiền" in page.lower()
    first, second, third = BankLine.objects.order_by("reference")
    wrong = client.post(match, sent(4, **{f"rows-cho-{first.pk}": "ai đó", f"rows-cho-{second.pk}": ""}))
    assert wrong.status_code == 422 and "“ai đó” chưa rõ là khoản của ai" in words(wrong)
    good = {
        f"rows-cho-{first.pk}": payments.code_of("D", mine.pk),
        f"rows-cho-{second.pk}": "Công ty TNHH May Yên Bình",
        f"rows-cho-{third.pk}": "",
    }
    for _twice in range(2):
        assert client.post(match, sent(5, **good)).status_code == 303
    assert DuesLine.objects.get(pk=mine.pk).paid == 50_000 and LevyReceipt.objects.get().amount == 400_000
    with django_assert_max_num_queries(10):
        page = words(client.get(at("bank-lines", cast.union)))
    assert (
        "1 dòng chờ khớp, 50.000 đ" in page
        and "Đỗ Quốc Cường, đoàn phí 05/2022" in page
        and at("bank-unmatch", cast.union, first.pk) in page
    )
    assert sign_in(cast.group_leader).get(at("bank-lines", cast.group)).status_code == 403


@pytest.mark.django_db
def test_the_same_money_in_a_file_of_another_shape_is_pointed_out_and_a_file_is_of_one_account(banked, sign_in):
    cast, client = banked, sign_in(banked.accountant)
    came(cast, ("FT1", "2022-05-20", 50_000, "DO QUOC CUONG nop"))
    content = "Ngày,Số tiền,Diễn giải\n20/05/2022,50.000,Đỗ Quốc Cường nộp\n21/05/2022,50.000,khác\n".encode()
    upload, address = {"account": cast.account.pk}, at("bank-file", cast.union)
    shown = client.post(address, sent(1, **upload, file=SimpleUploadedFile("sk.csv", content)))
    assert "1 dòng cùng ngày, số tiền, nội dung với dòng đã có của đơn vị: dòng 2 của tệp" in words(shown)
    kept = {name: shown.context["form"].data[name] for name in ("seen", "named")}
    assert client.post(address, sent(2, **upload, **kept, bo_qua="xem-truoc")).status_code == 422
    assert client.post(address, sent(3, **upload, **kept, bo_qua=["xem-truoc", "giong-dong-da-co"])).status_code == 303
    accounts.put(by=cast.chair, unit=cast.union, bank="970418", number="99990", holder="CONG DOAN", valid_from=day("2022-05-01"))
    upload["account"] = BankAccount.objects.get(number="99990").pk
    said = client.post(address, sent(4, **upload, **kept, bo_qua=["xem-truoc", "giong-dong-da-co"]))
    assert said.status_code == 422 and "Tệp này đã đưa lên cho tài khoản" in words(said) and BankLine.objects.count() == 3


@pytest.mark.django_db
@pytest.mark.db
def test_a_file_brought_in_by_mistake_is_taken_out_and_may_come_again(banked, sign_in, django_assert_max_num_queries):
    cast, client = banked, sign_in(banked.accountant)
    found = came(cast, ("a", "2022-05-20", 50_000, "x"), ("b", "2022-05-21", 7_000, "lãi"))
    mine, made = line(cast.who["Đỗ Quốc Cường"], "2022-05-01"), BankStatement.objects.get()
    bank.match(by=cast.accountant, unit=cast.union, rows={found["a"].pk: ("D", mine.pk), found["b"].pk: bank.ASIDE})
    listed, address = at("bank-file-list", cast.union), at("bank-file-cancel", cast.union, made.pk)
    with django_assert_max_num_queries(10):
        assert address not in words(client.get(listed))
    kept = client.post(address, sent(1, 1, reason="Nhầm tài khoản"))
    assert kept.status_code == 422 and "Tệp này có 1 dòng đã khớp. Gỡ khớp từng dòng ấy trước" in words(kept)
    bank.unmatch(by=cast.accountant, line=found["a"], version=BankLine.objects.get(pk=found["a"].pk).version)
    assert address in words(client.get(listed)) and "2 dòng" in words(client.get(address))
    assert client.post(address, sent(2, 1, reason=" ")).status_code == 422
    for _twice in range(2):
        assert client.post(address, sent(3, 1, reason="Nhầm tài khoản")).status_code == 303
    made.refresh_from_db()
    assert made.is_cancelled and not BankLine.objects.exists() and "sk.xlsx" not in words(client.get(listed)).partition("<main")[2]
    assert len(came(cast, ("a", "2022-05-20", 50_000, "x"))) == 1
    for other, status in (("inspector", 403), ("group_leader", 403), ("stranger", 404)):
        assert sign_in(getattr(cast, other)).post(address, sent(4, 1, reason="x")).status_code == status


@pytest.mark.django_db
def test_a_gift_that_came_by_bank_is_offered_the_deposit(banked, sign_in):
    cast = banked
    kept = ledger_book(cast, kind="charity", cash=0, bank=0)
    books.add_bank(by=cast.accountant, book=kept, name="Vietcombank")
    found, made = came(cast, ("a", "2022-05-20", 50_000, "ung ho")), finance.fund(cast)
    bank.match(by=cast.accountant, unit=cast.union, rows={found["a"].pk: ("Q", made.pk, None)})
    page = sign_in(cast.accountant).get(reverse("ledger:settle", kwargs={"unit_id": cast.union.pk, "cause": "ung-ho"}))
    assert page.context["form"].initial["place"] == lies(kept, "bank").pk and "chuyển khoản" in words(page)


@pytest.mark.django_db
def test_what_came_by_bank_is_offered_the_deposit_and_is_not_put_into_the_cash_box_unseen(banked, sign_in):
    cast, client = banked, sign_in(banked.accountant)
    kept = ledger_book(cast)
    found = came(cast, ("a", "2022-05-20", 50_000, "x"))
    bank.match(by=cast.accountant, unit=cast.union, rows={found["a"].pk: ("D", line(cast.who["Đỗ Quốc Cường"], "2022-05-01").pk)})
    address = reverse("ledger:settle", kwargs={"unit_id": cast.union.pk, "cause": "doan-phi"})
    deposit, [matter] = lies(kept, "bank"), waiting(kept)
    assert client.get(address).context["form"].initial["place"] == deposit.pk
    given = {"matters": matter.key, "voucher_on": "21/05/2022", "item": item("22").pk}
    cash = client.post(address, sent(1, **given, place=lies(kept).pk))
    assert cash.status_code == 422 and "50.000 đ là tiền chuyển khoản mà đang ghi vào “Tiền mặt”" in words(cash)
    assert client.post(address, sent(2, **given, place=deposit.pk)).status_code == 303
    made = BankLine.objects.get().dues_line.voucher
    assert (matter.party, made.words, made.party) == ("Đỗ Quốc Cường", "Đoàn phí tháng 5 năm 2022, chuyển khoản", ""), (
        "no wage by a voucher"
    )
    later = paid(
        cast.accountant, filled(cast.accountant, cast.union, "2022-04-01"), **{f"p{cast.who['Đỗ Quốc Cường'].pk}": (5_000_000, None)}
    )
    assert later and client.get(address).context["form"].initial["place"] == lies(kept).pk


@pytest.mark.django_db
def test_a_member_an_employer_and_a_paper_carry_qr_codes(banked, sign_in, django_assert_max_num_queries):
    cast = banked
    client = sign_in(cast.accountant)
    with django_assert_max_num_queries(10):
        slips = words(client.get(at("sheet-slips", cast.union, cast.sheet.pk)))
    assert slips.count("cd-qr") == 3 and payments.code_of("D", line(cast.who["Hoàng Thị Hạnh"], "2022-05-01").pk) in slips
    [owed] = queries.levy_lines(by=cast.accountant, unit=cast.union)
    assert payments.code_of("K", owed.pk) in words(client.get(at("levy-line", cast.union, owed.pk)))
    assert "0011001932418" in words(client.get(at("account", cast.union))) and client.get(at("account-put", cast.union)).status_code == 403
    member(cast, cast.member.person, cast.group)
    sheet = filled(cast.accountant, cast.union, "2022-05-01")
    paid(cast.accountant, sheet, **{f"p{cast.member.person.pk}": (5_000_000, 20_000)})
    page = words(sign_in(cast.member).get(reverse("dues:own")))
    assert "30.000 đ" in page and re.search(r"CDD[0-9A-Z]+</b>", page) and "CONG DOAN KHOI DANG" in page


@pytest.mark.django_db
def test_slips_are_of_who_has_not_paid_and_say_where_there_are_more(banked, sign_in, monkeypatch):
    cast, client = banked, sign_in(banked.accountant)
    address = at("sheet-slips", cast.union, cast.sheet.pk)
    assert "phiếu đầu" not in words(client.get(address))
    monkeypatch.setattr(paying, "MOST", 1)
    first, second, third = queries.lines_of(cast.sheet)
    cast.sheet = paid(cast.accountant, cast.sheet, **{f"p{first.person_id}": (5_000_000, None)})
    page = words(client.get(address))
    assert page.count("cd-qr") == 1 and payments.code_of("D", second.pk) in page and "Đây là 1 phiếu đầu" in page
    paid(cast.accountant, cast.sheet, **{f"p{second.person_id}": (5_000_000, 10_000)})
    assert payments.code_of("D", second.pk) in words(client.get(address))
    receipt(cast, ledger_book(cast))
    page = words(client.get(address))
    assert payments.code_of("D", second.pk) not in page and payments.code_of("D", third.pk) in page, "what is in the book asks for nothing"
