"""A return is a kind of its own: on the member's page, in the movements and their list, through the workbook and back."""

import pytest
from django.urls import reverse

from congdoan.kernel.errors import Refused
from congdoan.membership import queries, statistics
from congdoan.membership.actions import lives
from congdoan.membership.models import Membership
from congdoan.membership.tests.factories import day, member
from congdoan.workbooks import exporting
from congdoan.workbooks.actions import batches
from tests.people import TODAY

pytestmark = pytest.mark.db
YEAR = statistics.Span(day("2022-01-01"), TODAY)


@pytest.fixture
def back(cast):
    """Mai left in 2020 and came back in March 2022; Nam was recognised that month."""
    gone = member(cast, "Trần Thị Mai", unit=cast.group, valid_until="2020-05-01", why_left="resigned")
    member(cast, "Lê Văn Nam", "male", unit=cast.group, valid_from="2022-03-01", how="recognised")
    return lives.rejoin(by=cast.chair, unit=cast.group, membership=gone, valid_from=day("2022-03-01"))


def test_it_is_no_recognition(cast, back, sign_in):
    assert queries.movements(by=cast.chair, unit=cast.union, span=YEAR)["came"] == {"recognised": 1, "returned": 1}
    listed = queries.movement_rows(by=cast.chair, unit=cast.union, span=YEAR, came=True, key="returned")
    assert [row.pk for row in listed] == [back.pk]
    client = sign_in(cast.chair)
    assert "+ Trở lại" in client.get(reverse("membership:member-statistics", args=[cast.union.pk])).content.decode()
    page = client.get(reverse("membership:movement-list", args=[cast.union.pk]), {"chieu": "den", "loai": "returned"}).content.decode()
    assert "Trở lại" in page and "<b>Mai</b>" in page and "<b>Nam</b>" not in page
    assert "Trở lại sinh hoạt, Tổ Văn phòng" in client.get(reverse("overview:member", args=[back.person_id])).content.decode()


def test_it_goes_through_the_workbook_and_back(cast, back):
    was = sorted(Membership.objects.values_list("person__full_name", "valid_from", "how"))
    sent = {"by": cast.chair, "unit": cast.union, "content": exporting.exported(by=cast.chair, unit=cast.union), "file_name": "so.xlsx"}
    counts = batches.bring_in(**sent).counts
    assert (counts["new"], counts["changed"], counts["error"]) == (0, 0, 0)
    Membership.objects.all().delete()
    assert batches.bring_in(**sent).counts["new"] == 3
    assert sorted(Membership.objects.values_list("person__full_name", "valid_from", "how")) == was


def test_the_form_for_somebody_new_does_not_offer_it(cast, sign_in):
    form = sign_in(cast.chair).get(reverse("membership:member-admit", args=[cast.union.pk])).content.decode()
    assert 'value="recognised"' in form and 'value="returned"' not in form


def test_the_leaving_before_a_return_says_where_it_was_to(cast, back):
    gone = Membership.objects.get(person=back.person, valid_until__isnull=False)
    with pytest.raises(Refused, match="Ngày 01/03/2022 người này đã trở lại Tổ Văn phòng"):
        lives.take_back_leaving(by=cast.chair, membership=gone, version=gone.version)
