"""The screens of units and posts: tree, lists, forms; 404, 403, 422, 409, and the number of statements."""

import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import load_workbook

from congdoan.organization.actions import appointments, units
from congdoan.organization.models import Appointment
from congdoan.organization.tests.factories import SINCE, appoint
from congdoan.units.models import Unit
from tests.people import TODAY, person

pytestmark = pytest.mark.django_db
DAY = datetime.date(2015, 1, 1)


def url(name, unit, **more):
    return reverse(f"organization:{name}", kwargs={"unit_id": unit.pk, **more})


def text(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return " ".join(answer.content.decode().split())


def groups(cast, count, start=0):
    rows = [
        {"code": f"G{n:03}", "name": f"Tổ số {n}", "kind": "union_group", "founded_on": DAY, "employer": f"Cơ quan {n}"}
        for n in range(start, start + count)
    ]
    return units.found_all(by=cast.chair, unit=cast.union, rows=rows)


class TestTree:
    def test_the_branch_to_the_chosen_unit_is_open(self, cast, sign_in):
        page = text(sign_in(cast.officer), url("unit-tree", cast.union))
        for name in ("LĐLĐ huyện Bình Lục", "Công đoàn khối dân Đảng", "Tổ Văn phòng", "Công đoàn Trường Yên Trung"):
            assert name in page
        assert 'aria-label="Thu gọn Công đoàn khối dân Đảng"' in page and "Mở Công đoàn Trường Yên Trung" not in page

    def test_arrows_open_and_close_by_address(self, cast, sign_in):
        client = sign_in(cast.officer)
        page = text(client, f"{url('unit-tree', cast.union)}?mo={cast.district.pk}")
        assert "Tổ Văn phòng" not in page and 'aria-label="Mở Công đoàn khối dân Đảng"' in page
        assert f"?mo={cast.district.pk},{cast.union.pk}" in page
        assert "Công đoàn khối dân Đảng" in text(client, f"{url('unit-tree', cast.union)}?mo=")

    def test_nobody_sees_above_the_own_unit(self, cast, sign_in):
        page = text(sign_in(cast.chair), url("unit-tree", cast.group))
        assert "Tổ Ban Đảng" in page and "LĐLĐ huyện Bình Lục</a>" not in page and "Yên Trung" not in page

    def test_as_of_a_day_before_a_unit_was_founded_and_after_one_closed(self, cast, sign_in):
        groups(cast, 1)
        units.close(by=cast.chair, unit=cast.group2, last_day=datetime.date(2020, 12, 31))
        client = sign_in(cast.chair)
        assert "Tổ số 0" not in text(client, url("unit-tree", cast.union) + "?ngay=31/12/2014")
        now = text(client, url("unit-tree", cast.union))
        assert "Tổ số 0" in now and "Tổ Ban Đảng" not in now
        page = text(client, url("unit-tree", cast.group2) + "?ngay=31/12/2020")
        assert "Tổ Ban Đảng" in page and "Đang hoạt động ngày 31/12/2020" in page and "cd-ngay-cu" in page
        assert "Không còn từ 01/01/2021" in text(client, url("unit-tree", cast.group2))

    def test_many_units_are_cut_and_the_list_has_the_rest(self, cast, sign_in):
        groups(cast, 55)
        assert "Xem tiếp 7 đơn vị" in text(sign_in(cast.chair), url("unit-tree", cast.union))

    def test_the_number_beside_each_unit_is_for_those_who_may_see_it(self, cast, sign_in):
        from congdoan.membership.tests.factories import many

        many(cast, 3)
        page = text(sign_in(cast.officer), url("unit-tree", cast.union))
        assert 'Tổ Văn phòng<span class="cd-so">3</span>' in page and 'LĐLĐ huyện Bình Lục<span class="cd-so">3</span>' in page

    def test_statements_do_not_grow_with_units(self, cast, sign_in):
        client, counted = sign_in(cast.chair), []
        for start in (0, 10):
            groups(cast, 10, start)
            with CaptureQueriesContext(connection) as seen:
                client.get(url("unit-tree", cast.union))
            counted.append(len(seen))
        assert counted[0] == counted[1]

    def test_strangers_and_onlookers(self, cast, sign_in):
        text(sign_in(cast.stranger), url("unit-tree", cast.union), 404)
        text(sign_in(cast.member), url("unit-tree", cast.union), 404)


class TestUnitList:
    def test_units_of_a_day_with_superior_and_employer(self, cast, sign_in):
        groups(cast, 1)
        client = sign_in(cast.chair)
        page = text(client, url("unit-list", cast.union))
        assert "Tổ số 0" in page and "Cơ quan 0" in page and "Công đoàn khối dân Đảng" in page
        assert "Tổ số 0" not in text(client, url("unit-list", cast.union) + "?ngay=31/12/2014")

    @pytest.mark.parametrize(("query", "count"), [("tim=van+phong", 1), ("tim=kdd-t", 2), ("loai=union_group", 2), ("tim=xyz", 0)])
    def test_search(self, cast, sign_in, query, count):
        page = text(sign_in(cast.chair), f"{url('unit-list', cast.union)}?{query}")
        assert sum(name in page for name in ("Tổ Văn phòng", "Tổ Ban Đảng")) == count

    def test_the_workbook_and_the_paper(self, cast, sign_in):
        client = sign_in(cast.chair)
        rows = load_workbook(io.BytesIO(client.get(url("unit-list", cast.union) + "?dang=xlsx").content)).get_sheet_by_index(0).to_python()
        assert rows[0][:3] == ["Tên đơn vị", "Mã", "Loại"] and len(rows) == 4
        assert "DANH SÁCH TỔ CHỨC CÔNG ĐOÀN" in text(client, url("unit-list", cast.union) + "?dang=in").upper()

    def test_statements(self, cast, sign_in):
        client, counted = sign_in(cast.chair), []
        for start in (0, 10):
            groups(cast, 10, start)
            with CaptureQueriesContext(connection) as seen:
                client.get(url("unit-list", cast.union))
            counted.append(len(seen))
        assert counted[0] == counted[1] <= 10


class TestPostList:
    def test_those_who_hold_a_post_by_rank_and_those_who_did_on_request(self, cast, sign_in):
        appoint(cast, person("Lê Thị Bích"), "accountant")
        appoint(cast, person("Đỗ Văn Ba", "male"), "chair", duties="phụ trách chung")
        row = appoint(cast, person("Tạ Thị Hương"), "vice_chair")
        appointments.end_post(by=cast.chair, appointment=row, last_day=TODAY - datetime.timedelta(days=1), version=row.version)
        client = sign_in(cast.chair)
        page = text(client, url("post-list", cast.union))
        assert page.index("<b>Ba</b>") < page.index("<b>Bích</b>") and "Hương" not in page and "phụ trách chung" in page
        assert "23/05/2022" in text(client, url("post-list", cast.union) + "?ai=het")
        assert "<b>Ba</b>" not in text(client, url("post-list", cast.union) + "?chuc_vu=accountant")

    def test_only_those_who_appoint_see_the_ways_to_do_it(self, cast, sign_in):
        row = appoint(cast)
        end = url("post-end", cast.union, pk=row.pk)
        assert end in text(sign_in(cast.chair), url("post-list", cast.union))
        page = text(sign_in(cast.inspector), url("post-list", cast.union))
        assert end not in page and "Ghi chức vụ" not in page

    def test_statements(self, cast, sign_in):
        client, counted = sign_in(cast.chair), []
        for start in (0, 10):
            for n in range(start, start + 10):
                appoint(cast, person(f"Nguyễn Văn {chr(65 + n)}", "male"))
            with CaptureQueriesContext(connection) as seen:
                client.get(url("post-list", cast.union))
            counted.append(len(seen))
        assert counted[0] == counted[1] <= 10


class TestForms:
    found = {"code": "KDD-T3", "name": "Tổ Mặt trận", "kind": "union_group", "founded_on": "01/05/2015", "employer": "UBND"}

    def test_founding(self, cast, sign_in):
        client, address = sign_in(cast.chair), url("unit-found", cast.union)
        page = text(client, address)
        assert "Tổ công đoàn" in page and "Công đoàn xã, phường" not in page
        assert client.post(address, self.found).status_code == 303
        assert Unit.objects.get(code="KDD-T3").parent == cast.union
        again = client.post(address, self.found)
        assert again.status_code == 422 and "đã dùng cho đơn vị khác" in again.content.decode()

    def test_correcting_and_a_stale_correction(self, cast, sign_in):
        client, address = sign_in(cast.chair), url("unit-correct", cast.group)
        assert 'value="Tổ Văn phòng"' in text(client, address)
        sent = {"name": "Tổ Văn thư", "kind": "union_group", "founded_on": "01/01/2010", "ban_dang_xem": "1"}
        assert client.post(address, sent).status_code == 303
        stale = client.post(address, sent | {"name": "Tổ khác"})
        assert stale.status_code == 409 and "Tổ Văn thư" in stale.content.decode()

    def test_closing(self, cast, sign_in):
        client = sign_in(cast.chair)
        kept = client.post(url("unit-close", cast.union), {"last_day": "24/05/2022", "decision": "9/QĐ"})
        assert kept.status_code == 422 and "Còn 2 đơn vị trực thuộc" in kept.content.decode()
        assert client.post(url("unit-close", cast.group), {"last_day": "24/05/2022"}).status_code == 303
        assert Unit.objects.get(pk=cast.group.pk).closed_on == TODAY + datetime.timedelta(days=1)

    def test_ending_a_post(self, cast, sign_in):
        row = appoint(cast)
        client, address = sign_in(cast.chair), url("post-end", cast.union, pk=row.pk)
        assert "thôi giữ chức vụ ủy viên ban chấp hành" in text(client, address)
        assert client.post(address, {"last_day": "01/01/2016", "ban_dang_xem": "1"}).status_code == 422
        assert client.post(address, {"last_day": "31/12/2021", "ban_dang_xem": "1"}).status_code == 303
        assert Appointment.objects.get().last_day == datetime.date(2021, 12, 31)
        assert client.post(address, {"last_day": "31/12/2020", "ban_dang_xem": "1"}).status_code == 409
        text(client, url("post-end", cast.group, pk=row.pk), 404)

    @pytest.mark.parametrize("name", ["unit-found", "unit-correct", "unit-close"])
    def test_who_may_not(self, cast, sign_in, name):
        text(sign_in(cast.accountant), url(name, cast.union), 403)
        text(sign_in(cast.stranger), url(name, cast.union), 404)
        row = appoint(cast, since=SINCE)
        text(sign_in(cast.accountant), url("post-end", cast.union, pk=row.pk), 403)
