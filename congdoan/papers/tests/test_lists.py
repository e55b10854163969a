"""Official lists: two columns by sex, as of a day, one unit or its subtree, what is masked, and what the log keeps."""

import io

import docx
import openpyxl
import pypdf
import pytest
from django.urls import reverse

from congdoan.audit.models import Entry
from congdoan.kernel.errors import NotAllowed, Refused
from congdoan.membership.actions import members
from congdoan.membership.models import Qualification
from congdoan.membership.tests import factories
from congdoan.overview.seeing import who_looked
from congdoan.papers.actions import rolls
from tests.people import TODAY

pytestmark = pytest.mark.django_db
NUMBER = "001186012345"


@pytest.fixture
def three(cast):
    """A woman in the union itself, a man and a woman in a group; the man left a while ago."""
    mai = factories.member(cast, "Trần Thị Mai", born="09/10/1986", national_id=NUMBER, ethnic_group="Tày", job_title="Văn thư")
    an = factories.member(cast, "Lê Văn An", "male", born="02/03/1990", unit=cast.group)
    hoa = factories.member(cast, "Đỗ Thị Hoa", born="1979", unit=cast.group)
    members.leave(by=cast.chair, membership=an, version=1, last_day=TODAY.replace(year=2021), why_left="retired", why_left_note="")
    return mai, an, hoa


def rows(content):
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    return [[cell or "" for cell in row] for row in sheet.iter_rows(min_row=3, values_only=True)]


def take(cast, **more):
    return rolls.take_members(by=cast.chair, unit=cast.union, **{"day": TODAY, "form": "xlsx"} | more)


def test_birth_dates_stand_in_the_column_of_the_sex_as_of_the_day_and_unit_asked_for(cast, three):
    titles, *now = rows(take(cast))
    assert titles[:4] == ["STT", "Họ và tên", "Ngày sinh (Nam)", "Ngày sinh (Nữ)"]
    assert [row[1:4] for row in now] == [["Đỗ Thị Hoa", "", "1979"], ["Trần Thị Mai", "", "09/10/1986"]]
    _titles, *then = rows(take(cast, day=TODAY.replace(year=2020)))
    assert [row[1:4] for row in then][0] == ["Lê Văn An", "02/03/1990", ""] and len(then) == 3
    _titles, alone = rows(take(cast, within="alone"))
    assert alone[1] == "Trần Thị Mai" and NUMBER not in str(alone)


def test_numbers_in_full_take_a_reason_that_the_log_keeps(cast, three):
    with pytest.raises(Refused, match="Ghi vì sao"):
        take(cast, sensitive=True)
    with pytest.raises(Refused, match="chưa đến"):
        take(cast, day=TODAY.replace(year=2023))
    with pytest.raises(NotAllowed):
        rolls.take_members(by=cast.accountant, unit=cast.union, day=TODAY)
    assert NUMBER in str(rows(take(cast, sensitive=True, reason="nộp cấp trên")))
    assert Entry.objects.latest("pk").detail["reason"] == "nộp cấp trên"


def test_paper_and_word_hold_the_same_and_a_candidates_ethnic_group_only_when_asked_for(cast, three):
    mai, _an, hoa = three
    for level in ("master", "bachelor"):
        facts = {"kind": "professional", "level": level, "valid_from": TODAY.replace(year=2010)}
        Qualification.objects.create(person=mai.person, recorded_by=cast.chair.person, recorded_at=cast.chair.now, **facts)
    pdf = pypdf.PdfReader(io.BytesIO(take(cast, form="pdf")))
    words = " ".join(page.extract_text() for page in pdf.pages)
    assert all(
        part in words for part in ("Ngày sinh", "Nam", "Nữ", "Trần Thị Mai", "Danh sách có 2 người, trong đó 2 nữ", "TM. BAN CHẤP HÀNH")
    )
    who = {"day": TODAY, "persons": [mai.person, hoa.person], "form": "docx"}
    for sensitive in (False, True):
        content = rolls.take_candidates(by=cast.chair, unit=cast.union, sensitive=sensitive, reason="đại hội" if sensitive else "", **who)
        cells = [cell.text for row in docx.Document(io.BytesIO(content)).tables[1].rows for cell in row.cells]
        assert "Văn thư; Công đoàn khối dân Đảng" in cells and ("Tày" in cells) == sensitive and cells.count("Ngày sinh") == 2
        assert "Thạc sĩ" in cells and "Đại học" not in cells


def test_the_form_gives_the_file_and_keeps_what_was_typed(cast, three, sign_in):
    chair, url = sign_in(cast.chair), reverse("papers:list-members", args=[cast.union.pk])
    assert url in chair.get(reverse("membership:member-list", args=[cast.union.pk])).content.decode()
    sent = {"lan_gui": "k", "day": "24/05/2022", "within": "below", "form": "pdf", "reason": ""}
    answer = chair.post(url, sent)
    assert answer["Content-Type"] == "application/pdf" and answer["Cache-Control"] == "no-store"
    assert chair.post(url, sent | {"sensitive": "on"}).status_code == 422


def test_a_member_sees_who_took_a_list_with_what_is_sensitive_of_him_or_her(cast, three):
    mai, _an, hoa = three
    take(cast, sensitive=True, reason="nộp cấp trên")
    take(cast)
    rolls.take_candidates(by=cast.chair, unit=cast.union, day=TODAY, persons=[hoa.person], sensitive=True, reason="đại hội")
    seen = {row.pk: [line["why"] for line in who_looked(row.person, [row], 0)] for row in (mai, hoa)}
    assert seen == {mai.pk: ["nộp cấp trên"], hoa.pk: ["đại hội", "nộp cấp trên"]}
