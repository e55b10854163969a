"""The screens: from the plan to the file, the list at the level above, minutes as files, who looked at names."""

import io

import docx
import pypdf
import pytest
from django.urls import reverse

from congdoan.dissolution.actions import signing
from congdoan.dissolution.models import DissolutionFile
from congdoan.dissolution.tests.factories import fresh, opened, planned, settle_all
from congdoan.membership.queries import memberships_of
from congdoan.overview import seeing
from congdoan.reorganization.tests.factories import members, second_officer, unit
from tests.people import TODAY

MERGE = {"deed": "merge", "target_code": "YT"}


def at(name, place, pk=None):
    return reverse(f"dissolution:{name}", kwargs={"unit_id": place.pk} | ({"pk": pk} if pk else {}))


def sent(nth, version=None, /, **facts):
    return facts | {"lan_gui": f"{nth:032d}"} | ({"ban_dang_xem": str(version)} if version else {})


def words(answer):
    return " ".join(answer.content.decode().split())


def test_from_the_plan_to_both_signatures(cast, sign_in, django_assert_max_num_queries):
    second, client = second_officer(cast), sign_in(cast.officer)
    members(cast, cast.union, 2)
    planned(cast, second, {**MERGE, "unit": cast.union}, carried_out=True)
    file = DissolutionFile.objects.get()
    plan_page = words(client.get(reverse("reorganization:plan", kwargs={"unit_id": cast.district.pk, "pk": file.plan_id})))
    assert f"{at('file-list', cast.district)}?phuong_an={file.plan_id}" in plan_page
    assert "Hoàn tất bàn giao của 1 đơn vị đã kết thúc" in words(client.get("/"))
    assert at("file-list", cast.union) in words(client.get(reverse("overview:unit", kwargs={"unit_id": cast.union.pk})))
    listed = words(client.get(at("file-list", cast.district)))
    assert "1 hồ sơ quá ngày mà chưa xong" in listed and "12 trên 12" in listed and "quá ngày, chưa xong" in listed
    with django_assert_max_num_queries(10):
        page = words(client.get(at("file", cast.union, file.pk)))
    assert "2 đoàn viên: 2 về Công đoàn Trường Yên Trung" in page and at("file-members", cast.union, file.pk) in page
    assert "Còn 12 mục chưa xong" in page
    line = file.lines.get(kind="debts")
    wrong = client.post(at("line-settle", cast.union, line.pk), sent(1, 1, state="none", amount="5.000", remark="Nợ tiền in"))
    assert wrong.status_code == 422 and "Nợ tiền in" in words(wrong) and "không phải là không có" in words(wrong)
    assert client.post(at("line-settle", cast.union, line.pk), sent(2, 1, state="none")).status_code == 303
    stale = client.post(at("line-settle", cast.union, line.pk), sent(3, 1, state="done", receiver="Hoa"))
    assert stale.status_code == 409
    settle_all(cast.officer, file)
    facts = {"met_on": "24/05/2022", "name": "Phạm Văn Bình", "post": "Chủ tịch"}
    read_before = client.post(at("file-sign", cast.union, file.pk), sent(6, 1, **facts))
    assert read_before.status_code == 409, "whoever signs has read what the lines say now"
    version = fresh(file).version
    for _twice in range(2):
        assert client.post(at("file-sign", cast.union, file.pk), sent(4, version, **facts)).status_code == 303
    receiver = sign_in(cast.stranger)  # chair of the union that takes over
    assert "Ký bên nhận" in words(receiver.get(at("file", cast.other, file.pk)))
    facts = {"name": "Ngô Thị Lan", "post": "Chủ tịch"}
    assert receiver.post(at("receive", cast.other, file.pk), sent(5, fresh(file).version, **facts)).status_code == 303
    assert "Không có hồ sơ nào quá ngày" in words(sign_in(cast.officer).get(at("file-list", cast.district)))


def test_the_list_of_many_asks_as_little_as_that_of_one(cast, sign_in, django_assert_max_num_queries):
    for number in range(30):
        opened(cast, unit(f"U{number:02}", f"Công đoàn số {number:02}", "grassroots_union", cast.district))
    client = sign_in(cast.officer)
    with django_assert_max_num_queries(10):
        page = words(client.get(at("file-list", cast.district)))
    assert "30 hồ sơ quá ngày" in page and page.count("12 trên 12") == 30
    assert client.get(at("file-list", cast.district) + "?dang=xlsx").content[:2] == b"PK"
    assert "Tình hình bàn giao" in words(client.get(at("file-list", cast.district) + "?dang=in"))
    assert "Công đoàn số 07" in (found := words(client.get(at("file-list", cast.district) + "?tim=so+07"))) and "số 08" not in found
    many = client.post(at("minutes-all", cast.district), sent(1, form="pdf"))
    assert len(pypdf.PdfReader(io.BytesIO(many.content)).pages) >= 30
    none = client.post(at("minutes-all", cast.district), sent(2, form="docx", which="xong"))
    assert none.status_code == 422 and "Không có hồ sơ nào để in" in words(none)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_minutes(cast, sign_in, form):
    second = second_officer(cast)
    members(cast, cast.union, 2)
    planned(cast, second, {**MERGE, "unit": cast.union}, carried_out=True)
    file = DissolutionFile.objects.get()
    settle_all(cast.officer, file)
    signing.sign(
        by=cast.officer,
        file=fresh(file),
        version=fresh(file).version,
        met_on=TODAY,
        name="Phạm Văn Bình",
        post="Chủ tịch",
        place="Bình Lục",
    )
    answer = sign_in(cast.officer).post(at("file-minutes", cast.union, file.pk), sent(1, form=form, members="on"))
    found = " ".join(_text(form, answer.content).split())
    for said in (
        "BIÊN BẢN",
        "ĐẠI DIỆN BÊN GIAO",
        "ĐẠI DIỆN BÊN NHẬN",
        "Trần Thị Hoa nhận",
        "Căn cứ quyết định 214/QĐ-LĐLĐ",
        "Nguyễn Thị Aa KDD",
    ):
        assert said in found, (said, found)


def _text(form, content):
    if form == "pdf":
        return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(line.text for line in document.paragraphs), *cells])


def test_who_looks_at_names_is_told(cast, sign_in):
    own, other = members(cast, cast.union, 1)[0], members(cast, cast.other, 1)[0]
    file = opened(cast, cast.union)
    client = sign_in(cast.officer)
    page = words(client.get(at("file-members", cast.union, file.pk)))
    assert "Nguyễn Thị Aa" in page and "Chưa có nơi đến" in page

    def looked(row):
        chair = cast.chair if row is own else cast.stranger
        return seeing.who_looked(row.person, memberships_of(by=chair, person_id=row.person_id), 0)

    assert ["mở danh sách đoàn viên của đơn vị kết thúc" in line["what"] for line in looked(own)] == [True]
    assert looked(other) == []
    assert sign_in(cast.accountant).get(at("file-members", cast.union, file.pk)).status_code == 403
