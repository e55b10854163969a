"""Declared figures on the web: the list, recording, correcting, taking out; the years that the reports offer."""

import io

import openpyxl
import pytest
from django.urls import reverse

from congdoan.indicators import queries as figures
from congdoan.indicators.actions import declared
from congdoan.indicators.models import DeclaredFigure
from congdoan.kernel.errors import Conflict, NotAllowed, Refused

pytestmark = pytest.mark.db
FACTS = {"period": "2009", "indicator": "membership.members", "value": 52, "source": "Sổ giấy"}


@pytest.fixture
def figure(cast):
    return declared.record(by=cast.chair, unit=cast.union, **FACTS)


def url(name, cast, *more):
    return reverse(f"overview:declared-{name}", args=[cast.union.pk, *more])


def said(sign_in, cast, name, *more, **sent):
    return sign_in(cast.chair).post(url(name, cast, *more), {"lan_gui": "k", **sent})


def test_the_list_shows_period_words_number_and_source(sign_in, cast, figure):
    page = sign_in(cast.chair).get(url("list", cast)).content.decode()
    for words in ("Năm 2009", "Đoàn viên", "52", "Sổ giấy", "Khai một số"):
        assert words in page
    book = sign_in(cast.chair).get(url("list", cast) + "?dang=xlsx")
    assert "Sổ giấy" in [cell.value for cell in openpyxl.load_workbook(io.BytesIO(book.content)).active[2]]
    assert "SỐ KHAI BÁO" in sign_in(cast.chair).get(url("list", cast) + "?dang=in").content.decode()


def test_the_reports_offer_every_year_that_holds_a_declared_figure(sign_in, cast, figure):
    page = sign_in(cast.chair).get(reverse("overview:report-list", args=[cast.union.pk])).content.decode()
    address = reverse("overview:report", args=[cast.union.pk, "year", "2009"])
    assert address in page
    assert "Số khai báo" in sign_in(cast.chair).get(address).content.decode()


def test_half_years_quarters_and_months_of_any_year_can_be_reached(sign_in, cast, figure):
    page = sign_in(cast.chair).get(reverse("overview:report-list", args=[cast.union.pk]) + "?nam=2009").content.decode()
    for kind, code in (("half-year", "2009-H1"), ("quarter", "2009-Q3"), ("month", "2009-12"), ("year", "2009")):
        assert reverse("overview:report", args=[cast.union.pk, kind, code]) in page
    now = sign_in(cast.chair).get(reverse("overview:report-list", args=[cast.union.pk])).content.decode()
    assert reverse("overview:report", args=[cast.union.pk, "month", "2022-05"]) in now
    assert reverse("overview:report", args=[cast.union.pk, "month", "2022-06"]) not in now


def test_recording_by_the_form_reads_a_term_as_people_write_it(sign_in, cast):
    answer = said(sign_in, cast, "record", period="2012 - 2017", indicator="membership.women", value="1.031", source="Báo cáo cũ")
    assert answer.status_code == 303
    row = DeclaredFigure.objects.get()
    assert (row.period, row.indicator, row.value, row.source) == ("2012..2017", "membership.women", 1031, "Báo cáo cũ")
    assert row.recorded_by == cast.chair.person


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"period": "năm kia"}, "Không đọc được kỳ"),
        ({"period": "2030"}, "Kỳ này chưa bắt đầu"),
        ({"period": "2009"}, "Chỉ tiêu này của kỳ này đã khai"),
        ({"source": ""}, "Ghi nguồn"),
        ({"value": ""}, "Ghi con số bằng chữ số"),
        ({"indicator": "khong.co"}, "Mục đã chọn không còn trong danh sách"),
    ],
)
def test_refusals(sign_in, cast, figure, sent, words):
    answer = said(sign_in, cast, "record", **({"period": "2010", "indicator": "membership.members", "value": "5", "source": "sổ"} | sent))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert DeclaredFigure.objects.count() == 1


def test_correcting_and_a_stale_edit(sign_in, cast, figure):
    facts = {**FACTS, "value": "53"}
    assert said(sign_in, cast, "correct", figure.pk, ban_dang_xem="1", **facts).status_code == 303
    figure.refresh_from_db()
    assert (figure.value, figure.version) == (53, 2)
    stale = sign_in(cast.chair).post(url("correct", cast, figure.pk), {"lan_gui": "k2", "ban_dang_xem": "1", **facts, "value": "60"})
    assert stale.status_code == 409
    with pytest.raises(Conflict):
        declared.correct(by=cast.chair, figure=figure, version=None, **FACTS)


def test_taken_out_the_row_stays_with_its_reason_and_leaves_list_and_reports(sign_in, cast, figure):
    assert said(sign_in, cast, "cancel", figure.pk, ban_dang_xem="1", reason="Khai nhầm kỳ").status_code == 303
    figure.refresh_from_db()
    assert (figure.cancelled_on, figure.cancel_reason) == (cast.chair.today, "Khai nhầm kỳ")
    assert list(figures.declared([cast.union.pk])) == []
    assert figures.declared_codes([cast.union.pk]) == []
    with pytest.raises(Refused):
        declared.cancel(by=cast.chair, figure=figure, version=2, reason="nữa")
    with pytest.raises(Refused):
        declared.correct(by=cast.chair, figure=figure, version=2, **FACTS)
    assert declared.record(by=cast.chair, unit=cast.union, **FACTS).pk != figure.pk


def test_a_workbook_replaces_what_stands_and_not_what_was_taken_out(cast, figure):
    declared.cancel(by=cast.chair, figure=figure, version=1, reason="nhầm")
    row = {"unit_id": cast.union.pk, **FACTS}
    [new] = declared.record_all(by=cast.chair, unit=cast.union, rows=[row])
    [again] = declared.record_all(by=cast.chair, unit=cast.union, rows=[{**row, "value": 60}])
    assert (again.pk, again.value, again.version) == (new.pk, 60, 2)
    assert DeclaredFigure.objects.count() == 2


def test_who_may_not_declare(sign_in, cast, figure):
    reader = sign_in(cast.accountant)
    assert reader.get(url("correct", cast, figure.pk)).status_code in (403, 404)
    assert reader.get(url("record", cast)).status_code in (403, 404)
    with pytest.raises(NotAllowed):
        declared.cancel(by=cast.accountant, figure=figure, version=1, reason="x")
