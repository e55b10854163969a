"""A book taken away says what is not in it, and wipes nothing when it comes back."""

import pytest
from django.urls import reverse

from congdoan import workbooks
from congdoan.audit.models import Entry
from congdoan.care.models import Visit
from congdoan.care.tests import factories as care
from congdoan.membership.models import Membership
from congdoan.membership.tests import factories as membership
from congdoan.workbooks.tests.factories import cells, rewritten
from congdoan.workbooks.withheld import TITLE

pytestmark = pytest.mark.db


@pytest.fixture
def book(cast):
    """A member with a number and an ethnic group, visited in hospital."""
    cast.mai = membership.member(cast, "Trần Thị Mai", unit=cast.group)
    person = cast.mai.person
    person.national_id, person.ethnic_group = "001186012345", "Tày"
    person.save()
    care.visit(cast, cast.mai.person)
    return cast


def test_the_chair_has_all_of_it(book):
    sheets = cells(workbooks.export(by=book.chair, unit=book.union))
    assert TITLE not in sheets and len(sheets["Thăm hỏi"]) == 2
    assert "001186012345" in str(sheets["Đoàn viên"])


def test_the_accountant_is_told_what_is_not_in_it(book):
    sheets = cells(workbooks.export(by=book.accountant, unit=book.union))
    said = "\n".join(row[0] for row in sheets[TITLE])
    assert next(iter(sheets)) == TITLE
    assert "Cả trang Thăm hỏi" in said and "Cả trang Học tập" in said
    assert "Cột Số CCCD, Mã đoàn viên, Dân tộc, Ngày vào Đảng, Ngày giới thiệu vào Đảng ở trang Đoàn viên" in said
    assert "Thăm hỏi" not in sheets and "Tặng quà" in sheets
    assert "Số CCCD" not in sheets["Đoàn viên"][0] and "Điện thoại" in sheets["Đoàn viên"][0]
    assert "Tày" not in str(sheets) and "001186012345" not in str(sheets)


def test_such_a_book_comes_back_without_wiping_anything(book):
    content = workbooks.export(by=book.accountant, unit=book.union)
    batch = workbooks.preview(by=book.chair, unit=book.union, file_name="so.xlsx", content=content)
    assert (batch.counts["changed"], batch.counts["new"], batch.counts["error"], batch.remarks) == (0, 0, 0, [])
    titles = cells(content)["Đoàn viên"][0]
    place = list(cells(content)).index("Đoàn viên")
    assert place > 0
    changed = rewritten(content, {("Đoàn viên", 1, titles.index("Chức vụ chuyên môn")): "Chuyên viên"})
    batch = workbooks.preview(by=book.chair, unit=book.union, file_name="so.xlsx", content=changed)
    assert batch.counts["changed"] == 1
    workbooks.commit(by=book.chair, batch=batch)
    person = Membership.objects.get(pk=book.mai.pk).person
    assert (Membership.objects.get(pk=book.mai.pk).job_title, person.national_id, person.ethnic_group) == (
        "Chuyên viên",
        "001186012345",
        "Tày",
    )
    assert Visit.objects.get().reason == "hospital"


def test_the_page_says_it_before_the_file_is_taken(book, sign_in):
    def page(actor):
        return sign_in(actor).get(reverse("overview:export", kwargs={"unit_id": book.union.pk})).content.decode()

    chair, accountant = page(book.chair), page(book.accountant)
    assert "Tệp có thể có số CCCD, điện thoại, lý do thăm hỏi." in chair and "cột Số CCCD" in chair
    assert "Tệp có thể có điện thoại." in accountant
    assert "cả trang Thăm hỏi" in accountant and "cột Số CCCD" in accountant


def test_the_file_is_masked_unless_asked_for_with_a_reason_and_the_log_says_which(book, sign_in):
    address, client = reverse("overview:export", kwargs={"unit_id": book.union.pk}), sign_in(book.chair)
    masked = cells(client.post(address).content)
    assert "Thăm hỏi" not in masked and not any("001186012345" in row for rows in masked.values() for row in rows)
    assert client.post(address, {"sensitive": "on"}).status_code == 422
    whole = cells(client.post(address, {"sensitive": "on", "reason": "nộp danh sách cho cấp trên"}).content)
    assert "Thăm hỏi" in whole and any("001186012345" in row for rows in whole.values() for row in rows)
    last = Entry.objects.filter(action="workbooks.books.export").order_by("-pk")
    assert [(entry.detail["sensitive"], entry.detail.get("reason")) for entry in last] == [
        (True, "nộp danh sách cho cấp trên"),
        (False, None),
    ]
