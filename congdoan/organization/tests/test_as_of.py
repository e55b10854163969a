"""Every list of units and members is shown as of a day: the band to choose one, the rows of that day, on A4 too."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.kernel import dates
from congdoan.membership.models import Council, CouncilSeat, Qualification
from congdoan.organization.choices import FactKind
from congdoan.organization.models import UnitFact
from congdoan.organization.tests.factories import SINCE, appoint
from congdoan.reorganization.tests.factories import members
from tests.people import NOW

LATER = datetime.date(2020, 1, 1)
BEFORE = LATER - datetime.timedelta(days=1)
LISTS = {
    "organization:unit-list": "",
    "organization:fact-list": "số 9 Lê Lợi",
    "organization:post-list": "Kế toán",
    "membership:member-list": "",
    "membership:member-statistics": "",
    "membership:qualification-list": "Đại học Vinh",
    "membership:seat-list": "HĐND xã",
    "organization:unit-tree": "",
    "overview:unit": "",
}


@pytest.mark.django_db
def test_each_list_has_the_band_and_the_rows_of_the_day(cast, sign_in):
    (row,) = members(cast, cast.union, 1)
    by = {"recorded_by": cast.chair.person, "recorded_at": NOW}
    UnitFact.objects.create(unit=cast.union, kind=FactKind.ADDRESS, value="số 9 Lê Lợi", search_key="so 9 le loi", valid_from=LATER, **by)
    appoint(cast, row.person, post="accountant", since=LATER)
    Qualification.objects.create(
        person=row.person, kind="professional", level="university", certificate="Đại học Vinh", valid_from=LATER, **by
    )
    council = Council.objects.create(unit=cast.union, name="HĐND xã", level="commune", first_year=2016, last_year=2021, seats=20, **by)
    CouncilSeat.objects.create(council=council, person=row.person, unit=cast.union, valid_from=LATER, **by)
    client = sign_in(cast.chair)
    for name, words in LISTS.items():
        address = reverse(name, args=[cast.union.pk])
        for day, there in ((LATER, True), (BEFORE, False)):
            page = BeautifulSoup(client.get(f"{address}?ngay={dates.format_date(day)}").content, "html.parser")
            assert page.select_one("form.cd-ngay-cu input[name=ngay]")["value"] == dates.format_date(day), name
            rows = " ".join(one.get_text(" ") for one in page.select("main table tbody")).replace("\u00a0", " ")
            assert not words or (words in rows) is there, (name, day)
    paper = client.get(
        reverse("organization:post-list", args=[cast.union.pk]) + f"?ngay={dates.format_date(SINCE)}&dang=in"
    ).content.decode()
    assert f"Tính đến ngày {dates.format_date(SINCE)}" in paper
