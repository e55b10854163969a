"""Workbooks and imports for the tests of the screens."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan import workbooks
from congdoan.ui.forms import KEY
from congdoan.workbooks.tests.factories import book

PEOPLE = [
    ["DANH SÁCH HỘI VIÊN"],
    ["STT", "Họ và tên *", "Ngày sinh", "Giới tính", "Ghi chú riêng"],
    [1, "Vũ Thị Dung", "12/03/1980", "Nữ", "abc"],
    [2, "Lương Văn Hùng", "1975", "Nam", None],
]
HEADINGS = ["Ngày", "Hội viên", "Lý do", "Số tiền", "Ghi chú"]
CALLS = [
    ["12/03/2017", "Vũ Thị Dung", "Ốm đau", "500.000", None],
    ["20/06/2017", "Lương Văn Hùng", "Hiếu", 500000, "viếng"],
    ["31/02/2019", "Vũ Thị Dung", "Ốm đau", "500.000", None],
    ["11/05/2020", "Vũ Thị Dung", "Ốm đau", "năm trăm", None],
]
SPOILED = {"Hội viên": PEOPLE, "Tham": [HEADINGS, *CALLS], "Linh tinh": [["x"], ["1"]]}
GOOD = {"Hội viên": [PEOPLE[1][:4], *(row[:4] for row in PEOPLE[2:])], "Thăm": [HEADINGS, *CALLS[:2]]}


def many(number, wrong=0):
    """A workbook with so many calls, the first ``wrong`` of them with a date that does not exist."""
    rows = [
        [
            "31/02/2019" if place < wrong else f"{1 + place % 28:02d}/{1 + place // 28 % 12:02d}/{2010 + place // 336}",
            "Vũ Thị Dung",
            "Ốm đau",
            500_000 + place,
        ]
        for place in range(number)
    ]
    return {"Hội viên": GOOD["Hội viên"], "Thăm": [HEADINGS[:4], *rows]}


def previewed(by, unit, sheets):
    """A batch as the wizard shows it at step 3."""
    return workbooks.preview(by=by, unit=unit, file_name="so.xlsx", content=book(sheets))


def uploaded(content, name="so-cong-doan.xlsx"):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def at(name, batch):
    """An address of an import."""
    return reverse(f"overview:{name}", kwargs={"unit_id": batch.unit_id, "batch_id": batch.pk})


def sent(key="một-lần"):
    """What a button without fields sends."""
    return {KEY: key}
