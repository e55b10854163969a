"""The list that is signed for money given at visits: names and amounts of a day, never why."""

import pytest
from django.urls import reverse

from congdoan.care.tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("who", ["chair", "accountant"])
def test_a_day_of_visits_is_signed_for_without_reasons(cast, sign_in, who, django_assert_max_num_queries):
    mai, lan = factories.member(cast), factories.member(cast, "Vũ Thị Lan")
    factories.visit(cast, mai, "2022-05-18", note="viêm ruột thừa")
    factories.visit(cast, lan, "2022-05-18", amount=300_000)
    factories.visit(cast, lan, "2022-05-19", amount=700_000)
    factories.visit(cast, factories.member(cast, "Đỗ Thị Na"), "2022-05-18", amount=0)
    client = sign_in(getattr(cast, who))
    book = client.get(reverse("care:visit-list", args=[cast.union.pk]) + "?tham=18/05/2022").content.decode()
    assert reverse("care:visit-sign", args=[cast.union.pk]) + "?tham=18" in book
    with django_assert_max_num_queries(10):
        paper = client.get(reverse("care:visit-sign", args=[cast.union.pk]) + "?tham=18/05/2022").content.decode()
    sheet = " ".join(paper.partition("<main")[2].split())
    assert "Trần Thị Mai" in sheet and "Vũ Thị Lan" in sheet and "Cộng: 2 lượt, 800.000" in sheet and "Ký nhận" in sheet
    assert not any(told in sheet for told in ("ằm viện", "viêm", "Đỗ Thị Na", "700.000"))
