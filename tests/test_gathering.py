"""Many lists in one statement: each answer is what the queryset itself would say, on both databases."""

import datetime

import pytest
from django.db import connection
from django.db.models import Count, F
from django.test.utils import CaptureQueriesContext

from congdoan.accounts.models import User
from congdoan.care.models import Gift, Visit
from congdoan.care.tests import factories as care
from congdoan.kernel.db.gathering import gather
from congdoan.membership.models import Membership
from congdoan.organization.models import Appointment
from congdoan.units import queries as units
from congdoan.units.models import Placement, Unit
from congdoan.workbooks.models import Batch
from tests import people

pytestmark = [pytest.mark.django_db, pytest.mark.db]


@pytest.fixture
def book(cast):
    """A cast with a visit."""
    care.visit(cast, care.member(cast))
    return cast


def told(row):
    """All that a record or dict holds, with what came along with it."""
    if isinstance(row, dict) or not hasattr(row, "_meta"):
        return row
    held = {name: value for name, value in vars(row).items() if name != "_state"}
    return {**held, **{name: told(value) for name, value in row._state.fields_cache.items()}}


def questions(cast):
    """Querysets of every shape that pages ask."""
    return [
        Visit.objects.select_related("unit__parent", "recorded_by").order_by("-visited_on", "-pk"),
        Gift.objects.select_related("person", "child").order_by("pk"),
        Membership.objects.select_related("person", "unit").order_by("-person__sort_key", "pk")[:2],
        Appointment.objects.select_related("person").order_by("person__sort_key", "post", "pk"),
        User.objects.order_by("username"),
        Batch.objects.select_related("unit").defer("content").order_by("pk"),
        units.with_names_on(units.units(), people.TODAY),
        Unit.objects.order_by("path").annotate(above=F("parent__name")).values("code", "founded_on", "parent__code", "above"),
        Unit.objects.none().order_by("pk"),
        Placement.objects.select_related("unit", "parent").filter(parent__isnull=False).order_by("-valid_from", "unit__path"),
    ]


def test_each_answer_is_what_the_queryset_says(book):
    asked = questions(book)
    with CaptureQueriesContext(connection) as counted:
        found = gather(*asked)
    assert len(counted) == 1
    for queryset, rows in zip(asked, found, strict=True):
        assert [told(row) for row in rows] == [told(row) for row in queryset], queryset.model
    assert [len(rows) > 0 for rows in found] == [True, False, True, False, True, False, True, True, False, True]


def test_moments_and_days_come_back_as_they_are(book):
    users, [visit] = gather(User.objects.order_by("pk"), Visit.objects.order_by("pk"))
    assert {user.last_login for user in users} == set(User.objects.values_list("last_login", flat=True))
    assert isinstance(visit.visited_on, datetime.date) and visit.recorded_at == Visit.objects.get().recorded_at


def test_asks_of_several_rounds_go_together_round_by_round(book):
    def ask(place):
        mine, names = yield (Unit.objects.filter(pk=place.pk).order_by("pk"), Unit.objects.order_by("path"))
        below = yield Unit.objects.filter(parent=mine[0]).order_by("path")
        return [unit.code for unit in below], len(names)

    with CaptureQueriesContext(connection) as counted:
        first, second, users = gather(ask(book.union), ask(book.district), User.objects.order_by("pk"))
    assert len(counted) == 2
    assert first[0] == list(Unit.objects.filter(parent=book.union).order_by("path").values_list("code", flat=True))
    assert second[1] == Unit.objects.count() and len(users) == User.objects.count()


@pytest.mark.parametrize(
    "queryset",
    [
        lambda: Unit.objects.distinct(),
        lambda: Unit.objects.values_list("pk"),
        lambda: Unit.objects.only("name"),
        lambda: Batch.objects.order_by("pk"),
        lambda: Unit.objects.all().union(Unit.objects.all()),
        lambda: Unit.objects.order_by("kind").values("kind").annotate(n=Count("pk")),
        lambda: Unit.objects.order_by("pk").reverse(),
    ],
)
def test_what_json_cannot_tell_is_refused(queryset, db):
    with pytest.raises(ValueError, match=r"gathered|bytes"):
        gather(queryset(), Unit.objects.order_by("pk"))
    with pytest.raises(ValueError, match=r"gathered|bytes"):
        gather(queryset())  # alone as beside another
