"""Headings of groups in a list of members say to which unit the rows below belong, once somebody has said yes."""

import pytest

from congdoan.kernel.errors import Refused
from congdoan.membership.models import Membership
from congdoan.membership.sheets import MEMBERS
from congdoan.overview.tests.factories import previewed
from congdoan.overview.tests.test_columns_screen import filled, page_of, send
from congdoan.workbooks import registry
from congdoan.workbooks.actions import batches

pytestmark = pytest.mark.db
HEAD = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào công đoàn"]
IN_OFFICE, IN_PARTY, IN_MARKET = "Trần Văn Một", "Trần Văn Hai", "Trần Văn Ba"


@pytest.fixture(autouse=True)
def our_sheets():
    with registry.instead(MEMBERS):
        yield


def row(number, name):
    return [number, name, "1980", "Nam", "01/09/2015"]


def rows():
    headings = ["I", "Tổ công đoàn Văn phòng"], ["Tổ công đoàn Ban Đảng"], ["III", "Tổ Chợ"]
    groups = [heading + [None] * (5 - len(heading)) for heading in headings]
    return [HEAD, groups[0], row(1, IN_OFFICE), groups[1], row(1, IN_PARTY), groups[2], row(1, IN_MARKET)]


def preview(cast, tab="Đoàn viên"):
    return previewed(cast.chair, cast.union, {tab: rows()})


def units():
    return dict(Membership.objects.values_list("person__full_name", "unit__code").order_by("pk"))


def test_what_they_say_waits_for_a_yes(cast):
    batch = preview(cast)
    assert batch.guesses == ["I Tổ công đoàn Văn phòng", "Tổ công đoàn Ban Đảng", "III Tổ Chợ"]
    with pytest.raises(Refused, match="Tổ công đoàn Ban Đảng"):
        batches.commit(by=cast.chair, batch=batch)


def test_the_rows_go_where_they_say(cast, sign_in):
    batch, client = preview(cast), sign_in(cast.chair)
    page = page_of(client, batch)
    assert "Các dòng dưới “III Tổ Chợ” (dòng 6) thuộc" in page.get_text()
    send(client, batch, filled(page))
    batch.refresh_from_db()
    batches.commit(by=cast.chair, batch=batch)
    assert units() == {IN_OFFICE: "KDD-T1", IN_PARTY: "KDD-T2", IN_MARKET: "KDD"}


def test_a_heading_that_names_no_unit_of_ours_is_told_its_unit(cast, sign_in):
    batch, client = preview(cast), sign_in(cast.chair)
    send(client, batch, filled(page_of(client, batch), **{"t0-group-2": "", "t0-group-6": "KDD-T1"}))
    batch.refresh_from_db()
    assert [group["unit"] for group in batch.understood[0]["groups"]] == ["", "KDD-T2", "KDD-T1"]
    batches.commit(by=cast.chair, batch=batch)
    assert units() == {IN_OFFICE: "KDD", IN_PARTY: "KDD-T2", IN_MARKET: "KDD-T1"}


def test_they_go_before_the_unit_that_the_tab_names(cast, sign_in):
    batch, client = preview(cast, tab="Đoàn viên Tổ Ban Đảng"), sign_in(cast.chair)
    send(client, batch, filled(page_of(client, batch)))
    batch.refresh_from_db()
    batches.commit(by=cast.chair, batch=batch)
    assert units() == {IN_OFFICE: "KDD-T1", IN_PARTY: "KDD-T2", IN_MARKET: "KDD-T2"}


def test_a_group_that_is_no_unit_is_not_asked_about(cast):
    batch = previewed(
        cast.chair,
        cast.union,
        {"Đoàn viên": [HEAD, ["Nam giáo viên", *[None] * 4], row(1, IN_OFFICE), ["Tổ trưởng", *[None] * 4], row(2, IN_PARTY)]},
    )
    assert batch.guesses == []
