"""Choosing the file: what is taken, what is refused, where one goes on."""

import pytest
from django.urls import reverse

from congdoan.overview.tests.factories import GOOD, SPOILED, sent, uploaded
from congdoan.workbooks.models import Batch
from congdoan.workbooks.tests import oldformats
from congdoan.workbooks.tests.factories import book

pytestmark = pytest.mark.usefixtures("club_sheets")


def new(unit):
    return reverse("overview:import-new", kwargs={"unit_id": unit.pk})


def upload(client, unit, content, key="một-lần", **more):
    return client.post(new(unit), {**sent(key), "file": uploaded(content, **more)})


def test_a_file_that_is_understood_goes_on_to_the_preview(cast, sign_in):
    answer = upload(sign_in(cast.chair), cast.union, book(GOOD))
    batch = Batch.objects.get()
    assert answer.status_code == 303
    assert answer["Location"] == reverse("overview:import", kwargs={"unit_id": cast.union.pk, "batch_id": batch.pk})
    assert (batch.file_name, batch.made_by, batch.unit) == ("so-cong-doan.xlsx", cast.chair.person, cast.union)


def test_unknown_sheets_and_columns_are_shown_first(cast, sign_in):
    client = sign_in(cast.chair)
    answer = upload(client, cast.union, book(SPOILED))
    page = client.get(answer["Location"]).content.decode()
    assert answer["Location"].endswith("/cac-cot/")
    assert "Trang Hội viên, 2 dòng. Tiêu đề ở dòng 2, các dòng phía trên được bỏ qua." in page
    assert "Cột “Ghi chú riêng” là" in page
    assert "Chưa hiểu trang này, 2 dòng không được nhập." in page


def test_the_same_send_twice_makes_one_import(cast, sign_in):
    client, content = sign_in(cast.chair), book(GOOD)
    first, second = (upload(client, cast.union, content) for _time in range(2))
    assert Batch.objects.count() == 1
    assert (second.status_code, second["Location"]) == (303, first["Location"])


def test_the_same_key_with_another_file_is_refused(cast, sign_in):
    client = sign_in(cast.chair)
    upload(client, cast.union, book(GOOD))
    answer = upload(client, cast.union, book(SPOILED))
    assert answer.status_code == 422
    assert "Lần gửi này đã được ghi với nội dung khác." in answer.content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp trống. Chọn lại tệp sổ công đoàn (.xlsx, .xls, .ods hoặc .csv)."),
        (b"day la mot doan chu", "Tệp này không phải sổ Excel. Chọn tệp có đuôi .xlsx, .xls, .ods hoặc .csv."),
        (b"PK\x03\x04 hong", "Tệp bị hỏng, không mở được."),
    ],
    ids=["empty", "text", "damaged"],
)
def test_what_is_no_workbook_is_refused_beside_the_field(content, sentence, cast, sign_in):
    answer = upload(sign_in(cast.chair), cast.union, content)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Chưa đọc được tệp" in page
    assert page.count(sentence) == 2, "in the summary and beside the field"
    assert not Batch.objects.exists()


def test_no_file_at_all(cast, sign_in):
    answer = sign_in(cast.chair).post(new(cast.union), sent())
    assert answer.status_code == 422
    assert "Chọn tệp sổ Excel (.xlsx, .xls, .ods hoặc .csv)." in answer.content.decode()


def test_a_file_too_large_is_refused_before_it_is_read(cast, sign_in, monkeypatch):
    monkeypatch.setattr("congdoan.overview.forms.MOST_UPLOADED", 1024 * 1024)
    answer = upload(sign_in(cast.chair), cast.union, b"0" * (1024 * 1024 + 1))
    assert answer.status_code == 422
    assert "Tệp nặng 2 MB, quá mức 1 MB." in answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("chair", 200), ("accountant", 200), ("inspector", 403), ("group_leader", 403), ("officer", 200), ("stranger", 404)]
)
@pytest.mark.parametrize("name", ["import-new", "import-list", "import-sample"])
def test_who_may_import(name, who, status, cast, sign_in):
    answer = sign_in(getattr(cast, who)).get(reverse(f"overview:{name}", kwargs={"unit_id": cast.union.pk}))
    assert answer.status_code == status
    if status == 403:
        assert "chưa có quyền nhập sổ Excel" in answer.content.decode()


def test_the_sample_has_every_heading_and_no_row(cast, sign_in, django_assert_max_num_queries):
    from congdoan.workbooks.tests.factories import cells

    answer = sign_in(cast.chair).get(reverse("overview:import-sample", kwargs={"unit_id": cast.union.pk}))
    sheets = cells(answer.content)
    assert answer["Content-Disposition"] == 'attachment; filename="so-mau-cong-doan.xlsx"'
    assert sheets["Thăm"] == [["Ngày *", "Hội viên *", "Lý do *", "Số tiền *", "Ghi chú", "Đơn vị (mã)", "Mã dòng"]]
    assert set(sheets) >= {"Đơn vị", "Hội viên", "Thăm"}


@pytest.mark.parametrize(
    "name",
    ["../../etc/so.xlsx", "C:\\so.xlsx", "so\0.xlsx", "so\r\nSet-Cookie: a=b.xlsx", "so\u202excslx.xlsx", "ệ" * 300 + ".xlsx", "<script>.xlsx", "' OR 1=1.xlsx"],
    ids=["folders", "a drive", "NUL", "line ends", "turned round", "300 letters", "markup", "quotes"],
)  # fmt: skip
def test_a_strange_name_is_kept_clean_and_shown_as_text(name, cast, sign_in):
    client = sign_in(cast.chair)
    answer = upload(client, cast.union, book(GOOD), name=name)
    batch = Batch.objects.get()
    page = client.get(answer["Location"])
    assert (answer.status_code, page.status_code) == (303, 200)
    assert batch.file_name.isprintable()
    assert not set("/\\") & set(batch.file_name)
    assert len(batch.file_name) <= 200
    assert batch.file_name.strip()
    assert "<script>.xlsx" not in page.content.decode()
    marked = client.post(reverse("overview:import-marked", kwargs={"unit_id": cast.union.pk, "batch_id": batch.pk}), sent("tệp"))
    assert marked.status_code == 200
    assert not set("\r\n\0") & set(marked["Content-Disposition"])


def test_a_separated_text_goes_the_same_way(cast, sign_in):
    client = sign_in(cast.chair)
    answer = upload(client, cast.union, oldformats.csv(GOOD["Hội viên"]), name="Hội viên.csv")
    assert answer.status_code == 303
    assert Batch.objects.get().counts["error"] == 0
    assert 'accept=".xlsx,.xlsm,.xls,.ods,.csv,.txt"' in client.get(new(cast.union)).content.decode()
