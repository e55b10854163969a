"""A report shows its figures to whoever may read it, and names to those alone who may open the rows."""

import json

import pytest
from django.urls import reverse

from congdoan.access import grants
from congdoan.access.choices import Reach
from congdoan.access.roles import Role
from congdoan.care.tests import factories
from congdoan.kernel.errors import Unreadable
from congdoan.membership.models import PartyStanding
from congdoan.overview import reporting
from tests.people import FOUNDED, TODAY, account, acting, person

pytestmark = pytest.mark.db


def printed(by, unit):
    """The report of 2022 as `congdoan report --format json` prints it."""
    return reporting.build(by=by, unit=unit, kind="year", code="2022", today=TODAY).as_json()


def test_an_officer_above_gets_the_number_and_no_name(cast):
    factories.member(cast, "Trần Thị Mai")
    for by, named in ((cast.chair, True), (cast.officer, False)):
        report = printed(by, cast.union)
        members = next(figure for figure in report["figures"] if figure["key"] == "membership.members")
        assert members["value"] == 1
        assert ("Trần Thị Mai" in json.dumps(report, ensure_ascii=False)) is named


def test_an_accountant_does_not_learn_who_is_in_the_party(cast):
    mai = factories.member(cast, "Trần Thị Mai")
    PartyStanding.objects.create(person=mai, joined_on="2019-05-19", recorded_by=cast.chair.person, recorded_at=cast.chair.now)
    figures = {figure["key"]: figure for figure in printed(cast.accountant, cast.union)["figures"]}
    assert figures["membership.members"]["items"] == ["Trần Thị Mai"]
    assert figures["membership.party_members"] == {"key": "membership.party_members", "label": "Đoàn viên là đảng viên", "covered": True}


def accountant_above(cast):
    """An accountant of the district whose right ends at the district's own books."""
    who = person("Đỗ Thị Nga")
    grants.give(person=who, role=Role.ACCOUNTANT, unit=cast.district, valid_from=FOUNDED, reach=Reach.HERE)
    return acting(account(who, "ketoanhuyen"))


def test_whose_right_ends_at_his_own_unit_sees_the_total_and_no_row_below(cast, client):
    factories.member(cast, "Trần Thị Mai")
    by = accountant_above(cast)
    report = reporting.build(by=by, unit=cast.district, kind="year", code="2022", today=TODAY)
    figure = report.figures["membership.members"]
    assert (figure.value, figure.items) == (1, [])
    client.force_login(by.user, backend="congdoan.accounts.backends.AnyNameBackend")
    at = {"unit_id": cast.district.pk, "kind": "year", "period": "2022"}
    for address in (
        reverse("overview:report", kwargs=at) + "?mo=membership.members",
        reverse("overview:report-rows", kwargs={**at, "key": "membership.members"}),
    ):
        page = client.get(address).content.decode()
        assert "Còn 1 dòng của đơn vị cấp dưới" in page and "Trần Thị Mai" not in page


def test_a_report_has_the_periods_of_its_kind(cast, client):
    with pytest.raises(Unreadable, match="Kỳ ghi như"):
        reporting.build(by=cast.chair, unit=cast.union, kind="term", code="2022", today=TODAY)
    client.force_login(cast.chair.user, backend="congdoan.accounts.backends.AnyNameBackend")
    at = {"unit_id": cast.union.pk, "kind": "term", "period": "2022"}
    assert client.get(reverse("overview:report", kwargs=at)).status_code == 404


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "html", "txt"])
def test_files_of_a_month(cast, client, form):
    client.force_login(cast.chair.user, backend="congdoan.accounts.backends.AnyNameBackend")
    at = {"unit_id": cast.union.pk, "kind": "month", "period": "2022-05"}
    assert "/month/" in client.get(reverse("overview:report-list", args=[cast.union.pk])).content.decode()
    assert client.get(reverse("overview:report-file", kwargs={**at, "form": form})).status_code == 200


def test_the_hand_written_parts_are_written_kept_and_never_overwritten_unseen(cast, client):
    client.force_login(cast.chair.user, backend="congdoan.accounts.backends.AnyNameBackend")
    at = {"unit_id": cast.union.pk, "kind": "year", "period": "2022"}
    address = reverse("overview:report-part", kwargs={**at, "part": "III"})
    assert client.get(address).status_code == 200
    assert client.post(address, {"text": "Ưu điểm: đoàn kết.", "ban_dang_xem": "0", "lan_gui": "a1"}).status_code == 303
    assert "Ưu điểm: đoàn kết." in client.get(reverse("overview:report", kwargs=at)).content.decode()
    for version in ("0", "", "moi"):
        stale = client.post(address, {"text": "Viết đè.", "ban_dang_xem": version, "lan_gui": f"b{version}"})
        assert (stale.status_code, "Viết đè." in stale.content.decode()) == (409, True)
    client.force_login(cast.accountant.user, backend="congdoan.accounts.backends.AnyNameBackend")
    assert client.get(address).status_code == 403
