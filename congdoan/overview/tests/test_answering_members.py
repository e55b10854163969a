"""The same of the room's own sheet: one choice for a day that the file does not say, boxes that say whose row it is, a cell left blank."""

import pytest

from congdoan.membership.sheets import MEMBERS
from congdoan.overview.tests.factories import at, previewed
from congdoan.overview.tests.test_answering import send, soup, words
from congdoan.workbooks import registry

JOINED = ["Họ và tên", "Ngày sinh", "Giới tính", "Ngày vào CĐ", "SĐT"]


class TestMembers:
    @pytest.fixture(autouse=True)
    def members_alone(self, cast, sign_in):
        rows = [
            [f"Trần Văn {name}", "1960", "Nam", "07/09/1993", phone] for name, phone in zip("ABCD", (None, None, None, "0898"), strict=True)
        ]
        with registry.instead(MEMBERS):
            self.batch = previewed(cast.chair, cast.union, {"Sheet1": [JOINED, *rows]})
            self.client = sign_in(cast.chair)
            yield

    def page(self):
        return soup(self.client.get(at("import", self.batch)))

    def form(self, text):
        return next(form for form in self.page().select("form.cd-hieu") if text in words(form))

    def test_the_founding_day_for_all_rows_is_one_button(self):
        form = self.form("Không ghi ngày về đơn vị")
        assert words(form.button) == "Lấy ngày thành lập đơn vị (01/01/2010) làm ngày về đơn vị cho cả 4 dòng"
        assert words(form.p).startswith("Không ghi ngày về đơn vị; ngày vào công đoàn thì sớm hơn ngày thành lập đơn vị (01/01/2010).")
        send(self.client, form, value=form.button["value"])
        page = self.page()
        assert words(page.select_one(".cd-dinh b")) == "Sẽ ghi 3 dòng, bỏ lại 1 dòng lỗi"
        told = "Ngày về đơn vị không ghi: lấy ngày thành lập đơn vị 01/01/2010."
        assert f"{told} trang Đoàn viên: 4 dòng" in words(page.select_one("[aria-labelledby=da-hieu]"))
        assert send(self.client, page.select_one("[aria-labelledby=da-hieu] form")).status_code == 303
        assert self.form("Không ghi ngày về đơn vị")

    def test_a_slip_in_two_rows_is_not_answered_for_both(self, cast):
        rows = [[f"Trần Văn {name}", "1960", "Nam", "01/02/2015", "0898"] for name in "EG"]
        self.batch = previewed(cast.chair, cast.union, {"Sheet1": [JOINED, *rows]})
        form = self.form("0898")
        assert "mỗi dòng một người: sửa từng dòng trong tệp" in words(form) and not form.select("input:not([type=hidden]), select")
        answer = send(self.client, form, value="0912345678")
        assert answer.status_code == 422 and "đứng ở 2 dòng, mỗi dòng một người" in words(soup(answer, status=422))
        send(self.client, form, value="", blank=form.button["value"])
        assert words(self.page().select_one(".cd-dinh b")) == "Sẽ ghi 2 dòng"

    def test_a_box_says_row_and_person_and_tab(self):
        assert words(self.form("0898").span) == "cột SĐT, trang Sheet1, dòng 5, Trần Văn D"

    def test_after_a_choice_what_else_keeps_its_rows_out_is_said(self):
        send(self.client, self.form("0898"), value="0912345678")
        said = "Đã đọc “0898” là “0912345678”. Còn 1 dòng vướng chỗ khác: dòng 5."
        assert said in words(self.page())
        assert words(self.form("Không ghi ngày về đơn vị").button).endswith("cho cả 4 dòng")

    def test_a_telephone_is_left_blank_by_its_button(self):
        form = self.form("0898")
        assert [words(button) for button in form.select("button")] == ["Sửa dòng này", "Để trống : 0898"]
        send(self.client, form, value="", blank=form.select("button")[1]["value"])
        assert "“0898” để trống. Còn 1 dòng vướng chỗ khác: dòng 5." in words(self.page())

    def test_a_row_says_what_is_wrong_and_the_question_above_what_to_do(self):
        said = words(self.page().select_one(".cd-cuon tbody tr td.cd-o-loi b"))
        assert said.startswith("Tệp không có cột Ngày về đơn vị") and "không nhớ thì ghi" not in said
