"""What the command line says and ends with."""

import pytest

from congdoan import workbooks
from congdoan.workbooks.tests.test_importing import CALLS, GOOD, PEOPLE, bring_in, preview

pytestmark = [pytest.mark.db, pytest.mark.usefixtures("club_sheets")]

BAD = ["31/02/2019", "Vũ Thị Dung", "Ốm đau", "500.000", None]


@pytest.mark.parametrize(
    ("sheets", "status"),
    [
        (GOOD, 0),
        ({"Hội viên": PEOPLE, "Thăm": [CALLS[0], BAD]}, 3),
        ({"Thăm": [CALLS[0], BAD]}, 1),
        ({"Linh tinh": [["x"]]}, 1),
        ({"Hội viên": PEOPLE, "Đơn vị": [["gì"], ["đó"]]}, 3),
    ],
    ids=["all", "some", "none", "unknown", "no header"],
)
def test_the_exit_status(cast, sheets, status):
    assert workbooks.exit_status(preview(cast, sheets)) == status


def test_the_same_again_is_everything(cast):
    bring_in(cast, GOOD)
    assert workbooks.exit_status(preview(cast, GOOD)) == 0


def test_the_summary(cast):
    text = workbooks.summary(preview(cast, {"Hội viên": PEOPLE, "Thăm": [[*CALLS[0], "Ký"], [*BAD, "x"]]}))
    assert text.splitlines() == [
        "so.xlsx vào Công đoàn khối dân Đảng: đã xem trước, chưa ghi",
        "  Hội viên: 3 mới, 0 thay đổi, 0 giống hệt, 0 lỗi",
        "  Thăm: 0 mới, 0 thay đổi, 0 giống hệt, 1 lỗi",
        "Cần sửa:",
        "  Ngày không có thật: 1",
        "    Thăm, dòng 2, cột Ngày: “31/02/2019”. Tháng 2 không có ngày 31. Ghi lại ngày, ví dụ 28/02/2019.",
        "Cần biết:",
        "  Trang, cột chưa hiểu: 1",
        "    Thăm, dòng 1, cột Ký: Chưa hiểu cột này; không nhập, vẫn hiện khi xem trước.",
    ]
