"""Money and ballots of the book obey what an accountant and a tally board check."""

from collections import defaultdict

from congdoan.demo.tests import recount


def moves(book):
    """{fund: [(day, đồng in or out)]} of gifts in money and kind, hand-overs and visits paid by the fund."""
    found = defaultdict(list)
    for row in book["Ủng hộ"]:
        givers = len(recount.named(book, row["Người ủng hộ"], row["Ngày"], row["Đơn vị (mã)"]))
        found[row["Quỹ (mã)"]].append((row["Ngày"], givers * ((row["Số tiền"] or 0) + (row["Trị giá"] or 0))))
    for row in book["Trao tặng"]:
        found[row["Quỹ (mã)"]].append((row["Ngày"], -row["Trị giá"]))
    for row in (*book["Thăm hỏi"], *book["Tặng quà"]):
        if row["Nguồn chi"] in found:
            found[row["Nguồn chi"]].append((row["Ngày"], -row["Số tiền"]))
    return found


def test_no_fund_hands_out_what_it_does_not_have(book):
    for fund, rows in moves(book).items():
        balance = 0
        for day in sorted({day for day, _amount in rows}):
            balance += sum(amount for when, amount in rows if when == day)
            assert balance >= 0, f"{fund} {day}: {balance}"


def test_what_is_declared_is_of_a_year_without_rows(book):
    declared = next(row for row in book["Số liệu công bố"] if "quỹ xã hội" in row["Nguồn"])
    assert all(day.year > int(declared["Kỳ"]) for rows in moves(book).values() for day, _amount in rows)


def test_drives_hand_on_everything_within_their_days(book):
    for fund in book["Quỹ và đợt vận động"]:
        if fund["Loại"] != "quỹ":
            rows = moves(book)[fund["Mã"]]
            assert all(fund["Từ ngày"] <= day <= fund["Đến ngày"] for day, _amount in rows), fund["Mã"]
            assert 0 <= sum(amount for _day, amount in rows) <= 700_000, fund["Mã"]


def test_the_help_for_the_injured_child_reached_the_family_whole(book):
    assert sum(amount for _day, amount in moves(book)["GD2018"]) == 0


def test_a_gift_is_money_or_goods(book):
    for row in book["Ủng hộ"]:
        assert (row["Số tiền"] is None) == (row["Hiện vật"] is not None)
        assert (row["Hiện vật"] is None) == (row["Số lượng"] is None) == (row["Trị giá"] is None)


def ballots(book):
    found = defaultdict(list)
    for row in book["Bầu cử"]:
        found[row["Tại"], row["Chức danh"]].append(row)
    return found


def test_ballots_are_consistent(book):
    present = book["Đại hội"][0]["Số có mặt"]
    for (place, _post), rows in ballots(book).items():
        kept = {tuple(row[title] for title in ("Số lượng bầu", "Phiếu phát ra", "Phiếu thu về", "Phiếu hợp lệ")) for row in rows}
        ((seats, issued, collected, valid),) = kept
        assert issued <= (present if place == "đại hội" else 5)
        assert issued >= collected >= valid
        assert all(0 <= row["Số phiếu"] <= valid for row in rows)
        assert sum(row["Số phiếu"] for row in rows) <= valid * seats


def test_exactly_as_many_as_there_are_seats_are_elected(book):
    for rows in ballots(book).values():
        assert sum(2 * row["Số phiếu"] > row["Phiếu thu về"] for row in rows) == rows[0]["Số lượng bầu"]


def test_the_elected_hold_their_posts_from_that_day(book):
    posts = {(row["Chức vụ"], row["Họ và tên"]) for row in book["Chức vụ công đoàn"] if row["Từ ngày"] == recount.TO}
    elected = {(row["Chức danh"], row["Người ứng cử"]) for row in book["Bầu cử"] if 2 * row["Số phiếu"] > row["Phiếu thu về"]}
    above = {"Ủy viên Ban Chấp hành": ("Chủ tịch", "Phó chủ tịch"), "Ủy viên Ủy ban Kiểm tra": ("Chủ nhiệm Ủy ban Kiểm tra",)}
    for post, name in elected:
        if not post.startswith("Đại biểu"):
            assert posts & {(one, name) for one in (post, *above.get(post, ()))}, (post, name)


def test_one_congress_summoned_every_member_and_missed_the_one_in_hospital(book):
    (row,) = book["Đại hội"]
    assert row["Số triệu tập"] == len(recount.members(book, row["Ngày"]))
    sick = [visit for visit in book["Thăm hỏi"] if visit["Ngày"] == row["Ngày"] and visit["Lý do"] == "nằm viện"]
    assert row["Số triệu tập"] - row["Số có mặt"] == len(sick)
