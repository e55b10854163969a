"""A report shows its figures to whoever may read it, and names to those alone who may open the rows."""

import json

import pytest

from congdoan.care.tests import factories
from congdoan.membership.models import PartyStanding
from congdoan.overview import reporting
from tests.people import TODAY

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
    assert (figures["membership.party_members"]["value"], figures["membership.party_members"].get("items")) == (1, None)
