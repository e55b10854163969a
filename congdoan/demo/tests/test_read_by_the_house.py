"""The readers of the house take every name, number, phone and period of the books as it stands."""

from datetime import date

import pytest

from congdoan.kernel import dates, ids, names, periods


@pytest.fixture(params=["book", "neighbour_book"])
def members(request):
    return request.getfixturevalue(request.param)["Đoàn viên"]


def test_names_are_clean(members):
    for row in members:
        assert names.clean_name(row["Họ và tên"]) == row["Họ và tên"]


def test_identity_numbers_are_whole_and_no_office_gives_them_out(members):
    for row in members:
        if row["Số CCCD"]:
            assert ids.clean_national_id(row["Số CCCD"]) == row["Số CCCD"]
            assert ids.national_id_facts(row["Số CCCD"]) is None


def test_phones_can_be_read(members):
    for row in members:
        if row["Điện thoại"]:
            assert ids.clean_phone(row["Điện thoại"]) == row["Điện thoại"].replace(" ", "")


def test_a_birthday_may_be_a_year_alone(book):
    written = [row["Ngày sinh"] for row in book["Đoàn viên"] if not isinstance(row["Ngày sinh"], date)]
    assert [dates.read_approximate_date(text).precision for text in written] == ["year"]


def test_declared_figures_name_periods_outside_the_term(book):
    for row in book["Số liệu công bố"]:
        assert periods.read_period(row["Kỳ"]).last_day < date(2017, 1, 1)


def test_members_of_one_name_are_told_apart_by_their_keys(book):
    keys = {}
    for row in book["Đoàn viên"]:
        keys.setdefault(names.match_key(row["Họ và tên"]), set()).add(row["Ngày sinh"])
    assert sum(len(births) > 1 for births in keys.values()) == 1
