"""What export writes, import reads back without a change; a text stays a text."""

import io

import pytest
from python_calamine import load_workbook

from congdoan import workbooks
from congdoan.workbooks import codes, exporting
from congdoan.workbooks.tests.club import Call
from congdoan.workbooks.tests.factories import book, cells, rewritten
from congdoan.workbooks.tests.test_importing import CALLS, GOOD, PEOPLE, bring_in, counts, problems

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]


def preview(cast, content):
    return workbooks.preview(by=cast.chair, unit=cast.union, file_name="so.xlsx", content=content)


def test_it_imports_back_without_a_change(cast):
    bring_in(cast, {**GOOD, "Hội viên": [*PEOPLE, ["Vũ Thị Dung", "05/1990", "Nữ", None, "KDD-T2"]]} | {"Thăm": [CALLS[0], CALLS[2]]})
    assert preview(cast, workbooks.export(by=cast.chair, unit=cast.union)).counts == counts(same=8)


def test_all_sheets_and_columns_are_there(cast):
    sheets = cells(workbooks.export(by=cast.chair, unit=cast.union))
    assert list(sheets) == ["Đơn vị", "Hội viên", "Thăm"]
    assert sheets["Thăm"][0] == ["Ngày *", "Hội viên *", "Lý do *", "Số tiền *", "Ghi chú", "Đơn vị (mã)", "Mã dòng"]
    assert [row[0] for row in sheets["Đơn vị"]] == ["Mã *", "KDD", "KDD-T1", "KDD-T2"]


def test_the_sample_has_the_headings_alone(cast):
    bring_in(cast, GOOD)
    sheets = cells(exporting.sample(by=cast.chair, unit=cast.union))
    assert sheets["Thăm"] == [["Ngày *", "Hội viên *", "Lý do *", "Số tiền *", "Ghi chú", "Đơn vị (mã)", "Mã dòng"]]


def test_a_row_is_corrected_by_its_code(cast):
    bring_in(cast, GOOD)
    content = workbooks.export(by=cast.chair, unit=cast.union)
    content = rewritten(content, {("Thăm", 1, 3): 700_000, ("Thăm", 1, 0): "13/03/2017"})
    batch = preview(cast, content)
    assert batch.counts == counts(changed=1, same=8)
    workbooks.commit(by=cast.chair, batch=batch)
    assert Call.objects.get(amount=700_000).called_on.isoformat() == "2017-03-13"


def test_columns_and_units_left_out_of_a_corrected_file_stay(cast):
    bring_in(cast, {**GOOD, "Thăm": [[*CALLS[0], "Đơn vị (mã)"], [*CALLS[2], "KDD-T1"]]})
    ((*_header, _unit_title, code_title), (*_cells, _unit, code)) = cells(workbooks.export(by=cast.chair, unit=cast.union))["Thăm"]
    batch = preview(cast, book({"Thăm": [["Số tiền", code_title], ["700.000", code]]}))
    workbooks.commit(by=cast.chair, batch=batch)
    call = Call.objects.get()
    assert (call.amount, call.note, call.unit.code) == (700_000, "viếng", "KDD-T1")


def test_a_row_with_a_code_is_one_person(cast):
    bring_in(cast, GOOD)
    content = workbooks.export(by=cast.chair, unit=cast.union)
    batch = preview(cast, rewritten(content, {("Thăm", 1, 1): "Tất cả"}))
    assert [text for *_place, text in problems(batch)] == [
        "Dòng có Mã dòng chỉ ghi một người. Thêm người thì thêm dòng mới, để trống Mã dòng."
    ]


def test_codes_that_are_wrong_or_doubled_are_refused_and_foreign_ones_not_believed(cast):
    bring_in(cast, GOOD)
    content = workbooks.export(by=cast.chair, unit=cast.union)
    code = cells(content)["Thăm"][1][6]
    batch = preview(cast, rewritten(content, {("Thăm", 2, 6): code, ("Thăm", 3, 6): "linh tinh"}))
    assert [text for *_place, text in problems(batch)] == [
        "Mã dòng này đã có ở dòng 2. Xóa ô Mã dòng nếu đây là dòng mới.",
        "Mã dòng “linh tinh” không phải của trang này. Xóa ô Mã dòng nếu đây là dòng mới.",
    ]
    foreign = preview(
        cast, rewritten(content, {("Thăm", 1, 6): f"TH-{Call.objects.last().pk}.aaa", ("Thăm", 2, 6): codes.written("TH", 10**9)})
    )
    assert foreign.counts == counts(same=9)


def test_a_book_from_elsewhere_goes_in_and_stays_itself(cast, settings):
    settings.SECRET_KEY = "another house"
    bring_in(cast, GOOD)
    content = workbooks.export(by=cast.chair, unit=cast.union)
    settings.SECRET_KEY = "this house"
    Call.objects.all().delete()
    batch = preview(cast, content)
    assert batch.counts == counts(new=3, same=6)
    workbooks.commit(by=cast.chair, batch=batch)
    assert preview(cast, content).counts == counts(same=9)


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@lệnh", "http://a.vn", "001"])
def test_a_text_stays_a_text(cast, text):
    bring_in(cast, {"Hội viên": PEOPLE, "Thăm": [CALLS[0], [*CALLS[1][:4], text]]})
    content = workbooks.export(by=cast.chair, unit=cast.union)
    assert cells(content)["Thăm"][1][4] == text
    assert preview(cast, content).counts == counts(same=7)


def test_days_are_days_and_amounts_numbers_and_choices_a_list(cast):
    bring_in(cast, GOOD)
    content = workbooks.export(by=cast.chair, unit=cast.union)
    row = cells(content)["Thăm"][1]
    assert (row[0].isoformat(), row[3]) == ("2017-03-12", 500_000.0)
    import zipfile

    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet3.xml").decode()
    assert "Ốm đau,Hiếu" in sheet


def test_long_lists_stand_on_a_hidden_sheet(cast, monkeypatch):
    monkeypatch.setattr(exporting, "_LONGEST_LIST", 5)
    bring_in(cast, GOOD)
    content = workbooks.export(by=cast.chair, unit=cast.union)
    assert str(load_workbook(io.BytesIO(content)).sheets_metadata[-1].visible).endswith("Hidden")
    batch = preview(cast, content)
    assert (batch.counts, batch.remarks) == (counts(same=9), [])
