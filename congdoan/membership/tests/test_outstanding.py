"""Outstanding members: recognised by decision, listed as of a day, counted, the way into the Party on the member's page, taken out with a reason."""

import pytest
from django.urls import reverse

from congdoan.indicators import queries as indicators
from congdoan.indicators.engine import Question
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.kernel.periods import read_period
from congdoan.membership.actions import outstanding
from congdoan.membership.models import Outstanding
from congdoan.membership.tests.factories import day, member
from tests.people import TODAY

pytestmark = pytest.mark.django_db


def recognise(cast, *rows, on="2021-05-10", by=None, **more):
    facts = {"recognised_on": day(on), "number": "12/QĐ-CĐCS", "signed_on": day(on)} | more
    return outstanding.recognise(by=by or cast.chair, unit=cast.union, persons=[row.person for row in rows], **facts)


def test_recognised_counted_chained_and_taken_out(cast, sign_in):
    mai = member(cast, "Trần Thị Mai", unit=cast.group, party_introduced_on="2021-06-01", party_joined_on="2022-02-03")
    hai = member(cast, "Nguyễn Văn Hải", "male", born="01/01/1984", valid_from="2021-08-01", how="transferred")
    for sentence, refused in (
        ("không là đoàn viên của", lambda: recognise(cast, hai)),
        ("không thể ở tương lai", lambda: recognise(cast, mai, on="2022-05-25")),
    ):
        with pytest.raises(Refused, match=sentence):
            refused()
    with pytest.raises(NotAllowed):
        recognise(cast, mai, by=cast.accountant)
    [row] = recognise(cast, mai)
    with pytest.raises(Refused, match="đã được ghi công nhận ngày ấy"):
        recognise(cast, mai)
    recognise(cast, hai, on="2022-01-10", number="3/QĐ-CĐCS")
    question = Question(cast.union, read_period("2021"), TODAY)
    found = indicators.figures(question, keys=["membership.outstanding"])["membership.outstanding"]
    assert (found.people, row.unit) == (1, cast.group)

    listed = reverse("membership:outstanding-list", args=[cast.union.pk])
    shown = sign_in(cast.chair).get(listed).content.decode()
    assert "12/QĐ-CĐCS" in shown and "03/02/2022" in shown
    then = sign_in(cast.chair).get(f"{listed}?ngay=31/12/2021").content.decode()
    assert "Hải" not in then and "01/06/2021" in then and "03/02/2022" not in then
    assert sign_in(cast.group_leader).get(listed).status_code == 403
    lines = sign_in(cast.chair).get(reverse("membership:member-statistics", args=[cast.union.pk])).context["blocks"][0]["lines"]
    [line] = [line for line in lines if "ưu tú" in str(line["label"])]
    rows = sign_in(cast.chair).get(line["url"]).content.decode()
    assert line["words"] == 1 and "Hải" in rows and "Mai" not in rows, "those of the year, as counted"
    assert "Mai" in sign_in(cast.accountant).get(line["url"]).content.decode(), "who may not see who is outstanding finds nobody out by it"
    page = reverse("overview:member", args=[mai.person_id])
    told = sign_in(cast.chair).get(page).content.decode()
    chain = [told.index(words) for words in ("kết nạp vào Đảng", "giới thiệu cho Đảng", "công nhận đoàn viên ưu tú")]
    assert chain == sorted(chain)
    assert "giới thiệu cho Đảng" not in sign_in(cast.accountant).get(page).content.decode()

    with pytest.raises(Conflict):
        outstanding.cancel(by=cast.chair, recognition=row, version=7, reason="ghi nhầm")
    form = reverse("membership:outstanding-cancel", args=[cast.union.pk, row.pk])
    assert sign_in(cast.chair).post(form, {"reason": "", "ban_dang_xem": 1}).status_code == 422
    assert sign_in(cast.chair).post(form, {"reason": "ghi nhầm người", "ban_dang_xem": 1}).status_code == 303
    assert "12/QĐ-CĐCS" not in sign_in(cast.chair).get(listed).content.decode()
    assert Outstanding.objects.get(pk=row.pk).cancel_reason == "ghi nhầm người"
