"""A post recorded by mistake is taken out: out of every list and figure, with its role, with a reason; written anew where it was right."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from congdoan.access.actors import actor_for
from congdoan.access.models import Grant
from congdoan.kernel.errors import Conflict, NotAllowed, Refused
from congdoan.organization import queries
from congdoan.organization.actions import appointments
from congdoan.organization.choices import Post
from congdoan.organization.models import Appointment
from congdoan.organization.tests.factories import SINCE, appoint
from congdoan.ui.forms import VERSION
from tests.people import NOW, TODAY, account, person

pytestmark = pytest.mark.db


def take_out(cast, row, by=None, reason="Ghi nhầm người cùng tên.", version=None):
    return appointments.take_out(by=by or cast.chair, appointment=row, reason=reason, version=version or row.version)


def readers(cast, row):
    """Every reading of posts that would name the row."""
    return [
        row in queries.appointments(by=cast.chair, unit=cast.union),
        row in queries.appointments(by=cast.chair, unit=cast.union, on=TODAY),
        queries.appointment(by=cast.chair, pk=row.pk) is not None,
        row in queries.appointments_on(TODAY),
        row in queries.appointments_at([cast.union.pk]),
        row in queries.appointments_of(row.person),
        bool(queries.appointments_of_all([row.person_id])),
        row in queries.holders(cast.union, [Post.VICE_CHAIR], TODAY),
        row in queries.post_facts(TODAY),
        row in queries.ending_with(cast.union, TODAY)[0],
        row in queries.appointments_before(TODAY),
        bool(queries.posts_since([cast.union.pk], SINCE, persons=[row.person_id], founded=[])),
    ]


def test_it_is_in_no_list_and_gives_no_right(cast):
    who = person("Đỗ Quốc Cường", "male")
    user = account(who, "cuong")
    row = appoint(cast, who, Post.VICE_CHAIR)
    assert all(readers(cast, row)) and actor_for(user, NOW).may("organization.appoint", cast.union)
    gone = take_out(cast, row)
    assert (gone.cancelled_on, gone.cancel_reason) == (TODAY, "Ghi nhầm người cùng tên.")
    assert not any(readers(cast, row)) and not Grant.objects.filter(follows=row.key).exists()
    assert not actor_for(user, NOW).may("organization.appoint", cast.union)
    assert Appointment.objects.filter(pk=row.pk).exists() and not list(queries.clashes())


def test_the_right_one_is_written_in_its_place(cast):
    row = appoint(cast, post=Post.CASHIER)
    take_out(cast, row)
    again = appoint(cast, row.person, Post.CASHIER)
    assert again.pk != row.pk and again.cancelled_on is None and not list(queries.clashes())


def test_who_may_and_how(cast):
    row = appoint(cast, post=Post.VICE_CHAIR)
    for who in (cast.accountant, cast.group_leader, cast.stranger, cast.officer):
        with pytest.raises(NotAllowed):
            take_out(cast, row, by=who)
    with pytest.raises(Refused):
        take_out(cast, row, reason="")
    with pytest.raises(Conflict):
        take_out(cast, row, version=9)
    row = take_out(cast, row)
    with pytest.raises(Refused, match="đã bỏ khỏi sổ"):
        take_out(cast, row)
    with pytest.raises(Conflict):
        appointments.end_post(by=cast.chair, appointment=row, last_day=TODAY, version=1)


def test_the_database_asks_for_the_reason(cast):
    row = appoint(cast, post=Post.VICE_CHAIR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=row.pk).update(cancelled_on=TODAY)


def test_the_screen(cast, sign_in, django_assert_max_num_queries):
    row, client = appoint(cast, post=Post.VICE_CHAIR), sign_in(cast.chair)
    posts = reverse("organization:post-list", args=[cast.union.pk])
    out = reverse("organization:post-take-out", args=[cast.union.pk, row.pk])
    assert out in client.get(posts).content.decode()
    with django_assert_max_num_queries(10):
        assert "Chỉ bỏ chức vụ ghi nhầm" in client.get(out).content.decode()
    assert client.post(out, {"reason": "", VERSION: row.version}).status_code == 422
    page = client.post(out, {"reason": "Ghi nhầm người.", VERSION: row.version}, follow=True).content.decode()
    assert "Đã bỏ khỏi sổ chức vụ phó chủ tịch" in page and out not in page
    assert client.get(out).status_code == 404
    other = appoint(cast, person("Lê Thị Bích"), Post.VICE_CHAIR)
    other_out = reverse("organization:post-take-out", args=[cast.union.pk, other.pk])
    assert other_out not in sign_in(cast.accountant).get(posts).content.decode()
    assert sign_in(cast.accountant).get(other_out).status_code == 403
