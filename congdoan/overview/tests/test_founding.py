"""A file speaks of groups that nobody has founded: they are founded from the preview, and its rows go to them."""

import datetime

import pytest

from congdoan.access import roles
from congdoan.access.roles import Role
from congdoan.audit.models import Entry
from congdoan.membership.models import Membership
from congdoan.membership.sheets import MEMBERS
from congdoan.organization.sheets import UNITS
from congdoan.overview.tests.factories import at, previewed
from congdoan.overview.tests.test_answering import soup, words
from congdoan.ui.forms import KEY, VERSION
from congdoan.units.models import Unit
from congdoan.workbooks import registry
from congdoan.workbooks.actions import batches
from congdoan.workbooks.models import Answer
from tests.pages import check_form_with_errors

pytestmark = pytest.mark.db
HEAD = ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào CĐ", "Tổ"]
FOUNDED = datetime.date(2010, 1, 1)


@pytest.fixture(autouse=True)
def our_sheets():
    with registry.instead(UNITS, MEMBERS):
        yield


def file(*groups):
    return {
        "Đoàn viên": [HEAD, *([f"Trần Văn {'ABCDEFGH'[place]}", "1980", "Nam", "01/09/2015", text] for place, text in enumerate(groups))]
    }


def form_of(client, batch, status=200, **data):
    return soup(client.get(at("import-found", batch)), status).select_one("#bieu-mau")


def filled(form):
    """What a browser sends of the form as it was opened."""
    found = {one["name"]: one.get("value", "") for one in form.select("input") if one["name"] != "csrfmiddlewaretoken"}
    return found | {one["name"]: (one.select_one("option[selected]") or {}).get("value", "") for one in form.select("select")}


def found(client, batch, **more):
    return client.post(at("import-found", batch), filled(form_of(client, batch)) | more)


class TestTheOffer:
    def test_the_column_is_understood_and_the_groups_are_named_with_a_button(self, cast, sign_in):
        batch = previewed(cast.chair, cast.union, file("Tổ 1", "Tổ 2", "tổ 1"))
        assert [column["column"] for column in batch.understood[0]["columns"]][-1] == "Đơn vị (mã)"
        page = soup(sign_in(cast.chair).get(at("import", batch)))
        box = page.select_one(".cd-lap")
        assert words(box).startswith("Tệp nhắc đến tổ chưa có trong sổ: “Tổ 1” , “Tổ 2” .") and words(box.a) == "Lập 2 tổ này"
        assert box.a["href"] == at("import-found", batch)
        assert (
            "Chưa có đơn vị, tổ nào tên “Tổ 2” ở Công đoàn khối dân Đảng. Chọn đơn vị có sẵn hoặc lập tổ mới ngay ở trang xem trước."
            in words(page)
        )
        assert "Chưa có đơn vị, tổ ấy trong sổ" in words(page)

    def test_only_to_whom_may_found(self, cast, sign_in, monkeypatch):
        batch = previewed(cast.chair, cast.union, file("Tổ 1"))
        monkeypatch.setitem(roles._held, Role.CHAIR, roles._held[Role.CHAIR] - {"organization.found_unit"})
        client = sign_in(cast.chair)
        assert not soup(client.get(at("import", batch))).select(".cd-lap")
        refused = client.get(at("import-found", batch))
        assert refused.status_code == 403 and "chưa có quyền lập, sửa, kết thúc đơn vị" in refused.content.decode()
        assert client.post(at("import-found", batch), {KEY: "k"}).status_code == 403

    def test_not_under_a_unit_that_has_no_groups(self, cast, sign_in):
        batch = previewed(cast.chair, cast.group, file("Tổ 1"))
        client = sign_in(cast.chair)
        assert not soup(client.get(at("import", batch))).select(".cd-lap")
        assert client.get(at("import-found", batch)).status_code == 302

    @pytest.mark.parametrize("who", ["accountant", "inspector", "stranger"])
    def test_who_may_not_import_may_not_found_here(self, who, cast, sign_in):
        batch = previewed(cast.chair, cast.union, file("Tổ 1"))
        assert sign_in(getattr(cast, who)).post(at("import-found", batch), {KEY: "k"}).status_code in (403, 404)
        assert not Unit.objects.filter(name="Tổ 1").exists()


class TestTheForm:
    def test_name_kind_code_and_day_are_proposed(self, cast, sign_in):
        batch = previewed(cast.chair, cast.union, file("Tổ 1", "Tổ 7", "CĐBP Trường học", "3"))
        shown = filled(form_of(sign_in(cast.chair), batch))
        assert {name: value for name, value in shown.items() if name not in (KEY, VERSION)} == {
            "founded_on": "01/01/2010",
            "text-0": "3",
            "name-0": "Tổ 3",
            "kind-0": "union_group",
            "code-0": "KDD-T3",
            "text-1": "Tổ 1",
            "name-1": "Tổ 1",
            "kind-1": "union_group",
            "code-1": "KDD-T4",
            "text-2": "Tổ 7",
            "name-2": "Tổ 7",
            "kind-2": "union_group",
            "code-2": "KDD-T7",
            "text-3": "CĐBP Trường học",
            "name-3": "CĐBP Trường học",
            "kind-3": "union_section",
            "code-3": "KDD-BP1",
        }

    def test_groups_are_founded_and_the_rows_go_in(self, cast, sign_in):
        batch, client = previewed(cast.chair, cast.union, file("Tổ 1", "Tổ 2", "tổ 1")), sign_in(cast.chair)
        answer = found(client, batch)
        assert (answer.status_code, answer["Location"]) == (303, at("import", batch) + "#can-sua")
        page = soup(client.get(at("import", batch)))
        assert words(page.select_one(".cd-dinh b")) == "Sẽ ghi 3 dòng" and not page.select(".cd-lap")
        assert "“Tổ 1” đọc là “KDD-T3” cột Tổ, trang Đoàn viên: 2 dòng" in words(page.select_one("[aria-labelledby=da-hieu]"))
        made = Unit.objects.filter(parent=cast.union, name__in=("Tổ 1", "Tổ 2")).order_by("name")
        assert [(unit.code, unit.kind, unit.founded_on) for unit in made] == [
            ("KDD-T3", "union_group", FOUNDED),
            ("KDD-T4", "union_group", FOUNDED),
        ]
        batch.refresh_from_db()
        batches.commit(by=cast.chair, batch=batch)
        assert sorted(Membership.objects.values_list("unit__code", flat=True)) == ["KDD-T3", "KDD-T3", "KDD-T4"]
        assert Answer.objects.count() == 2, "the next file is read so too"
        steps = set(Entry.objects.values_list("action", flat=True))
        assert {"organization.groups.found_named", "organization.units.found_all", "workbooks.answering.answer_each"} <= steps

    def test_one_may_be_left_for_later_and_another_day_and_name_be_given(self, cast, sign_in):
        batch, client = previewed(cast.chair, cast.union, file("Tổ 1", "Tổ 2")), sign_in(cast.chair)
        found(client, batch, **{"kind-1": "", "name-0": "Tổ Một", "founded_on": "01/06/2015"})
        unit = Unit.objects.get(name="Tổ Một")
        assert unit.founded_on == datetime.date(2015, 6, 1) and not Unit.objects.filter(name="Tổ 2").exists()
        batch.refresh_from_db()
        assert (batch.counts["new"], batch.counts["error"]) == (1, 1)

    def test_twice_sent_is_once_done_and_another_send_finds_nothing_asked(self, cast, sign_in):
        batch, client = previewed(cast.chair, cast.union, file("Tổ 1")), sign_in(cast.chair)
        data = filled(form_of(client, batch))
        assert [client.post(at("import-found", batch), data).status_code for _time in range(2)] == [303, 303]
        refused = soup(client.post(at("import-found", batch), data | {KEY: "khác", "name-0": "X", "code-0": "KDD-X"}), 422)
        assert "Chọn loại cho ít nhất một tổ." in words(refused)
        assert Unit.objects.filter(name="Tổ 1").count() == 1

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"name-0": "Tổ Văn phòng"}, "Đã có “Tổ Văn phòng” (mã KDD-T1)."),
            ({"name-0": "tổ  2"}, "Đã có “tổ 2”"),
            ({"name-0": " "}, "Ghi tên của “Tổ 1”."),
            ({"code-0": "YT"}, "Mã “YT” đã dùng cho đơn vị khác."),
            ({"code-0": "KDD T"}, "không có dấu cách"),
            ({"founded_on": "01/01/2009"}, "Ngày thành lập sớm hơn cấp trên"),
            ({"founded_on": "01/01/2030"}, "Ngày thành lập không thể ở tương lai."),
            ({"founded_on": ""}, "Ghi ngày thành lập"),
            ({"kind-0": "", "kind-1": ""}, "Chọn loại cho ít nhất một tổ."),
            ({"kind-0": "grassroots_union"}, "Chọn"),
            ({"text-0": "Tổ 9"}, "Trong tệp không còn chỗ “Tổ 9” nào"),
        ],
    )
    def test_what_is_refused_is_said_and_nothing_is_founded(self, cast, sign_in, more, sentence):
        batch, client = previewed(cast.chair, cast.union, file("Tổ 1", "Tổ 2")), sign_in(cast.chair)
        before = Unit.objects.count()
        assert sentence in words(soup(found(client, batch, **more), 422))
        assert Unit.objects.count() == before

    def test_once_decided_nothing_is_founded(self, cast, sign_in):
        batch, client = previewed(cast.chair, cast.union, file("Tổ 1", "Tổ Văn phòng")), sign_in(cast.chair)
        data = filled(form_of(client, batch))
        batches.commit(by=cast.chair, batch=batch)
        assert "nên không đổi cách hiểu được nữa" in words(soup(client.post(at("import-found", batch), data), 422))
        assert not Unit.objects.filter(name="Tổ 1").exists()

    def test_its_errors_are_shown_as_everywhere(self, cast, sign_in):
        batch, client = previewed(cast.chair, cast.union, file("Tổ 1")), sign_in(cast.chair)
        check_form_with_errors(soup(found(client, batch, founded_on="hôm nào"), 422))
