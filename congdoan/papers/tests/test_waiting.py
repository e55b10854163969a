"""The decision of a plan stands in the list of decisions from the day on which it was submitted, with how far the plan is."""

import dataclasses
import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from congdoan.papers.actions import scans
from congdoan.reorganization.actions import carrying, plans
from congdoan.reorganization.tests.factories import drafted, fresh, second_officer
from congdoan.units.models import Decision
from tests.people import NOW, TODAY

pytestmark = pytest.mark.django_db
NUMBER = "77/QĐ-LĐLĐ"


def draft(cast, **facts):
    step = {"deed": "merge", "unit": cast.other, "target_code": cast.union.code}
    return drafted(cast, step, number=NUMBER, by=ago(cast.officer, 9), **facts)


def ago(actor, days):
    return dataclasses.replace(actor, now=NOW - datetime.timedelta(days=days))


def done(action, by, plan, **more):
    return action(by=by, plan=plan, version=fresh(plan).version, **more)


def listed(client, cast, **asked):
    page = client.get(reverse("papers:decision-list", args=[cast.district.pk]), asked)
    return " ".join(page.content.decode().split())


def test_it_is_there_once_submitted_and_says_how_far_it_is(cast, sign_in):
    second, client, plan = second_officer(cast), sign_in(cast.officer), draft(cast)
    assert NUMBER not in listed(client, cast) and not Decision.objects.exists()
    done(plans.submit, ago(cast.officer, 6), plan)
    page = listed(client, cast)
    assert NUMBER in page and "chờ duyệt" in page and "1 phương án" in page
    own = client.get(reverse("papers:decision", args=[cast.district.pk, fresh(plan).decision_id])).content.decode()
    assert "chờ duyệt" in own and plan.title in own
    done(plans.approve, ago(second, 4), plan)
    assert "đã duyệt, chưa thực hiện" in listed(client, cast)
    before = fresh(plan).decision_id
    carried = done(carrying.carry_out, ago(second, 2), plan)
    page = listed(client, cast)
    assert NUMBER in page and "chưa thực hiện" not in page and "chờ duyệt" not in page
    assert carried.event.decision_id == before == Decision.objects.get().pk
    done(carrying.undo, second, plan, reason="Ghi nhầm")
    assert "đã hoàn tác" in listed(client, cast)
    days = {days: listed(client, cast, ngay=f"{TODAY - datetime.timedelta(days=days):%d/%m/%Y}") for days in (5, 3, 1)}
    assert "chờ duyệt" in days[5] and "đã duyệt, chưa thực hiện" in days[3] and "hoàn tác" not in days[1]


@pytest.mark.parametrize("action", [plans.send_back, plans.cancel])
def test_sent_back_or_cancelled_it_is_no_decision(cast, sign_in, action):
    plan = draft(cast)
    done(plans.submit, cast.officer, plan)
    done(action, cast.officer, plan, reason="Xem lại")
    assert NUMBER not in listed(sign_in(cast.officer), cast) and not Decision.objects.exists() and fresh(plan).decision is None


def test_submitted_again_with_another_day_it_keeps_its_scans(cast):
    plan = draft(cast)
    first = done(plans.submit, cast.officer, plan).decision
    content = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
    scans.put(by=cast.officer, unit=cast.district, decision=first, files=[SimpleUploadedFile("qd.pdf", content)])
    done(plans.send_back, cast.officer, plan, reason="Sai ngày ký")
    facts = {"title": plan.title, "effective_on": plan.effective_on, "number": NUMBER, "issuer": plan.issuer}
    done(plans.correct, cast.officer, plan, signed_on=datetime.date(2022, 4, 21), **facts)
    again = done(plans.submit, cast.officer, plan).decision
    assert again.pk == first.pk and again.signed_on == datetime.date(2022, 4, 21) and again.scans.count() == 1
    assert Decision.objects.count() == 1


def test_who_sees_no_plans_is_told_of_no_decision_that_waits(cast, sign_in):
    done(plans.submit, cast.officer, draft(cast))
    page = sign_in(cast.chair).get(reverse("papers:decision-list", args=[cast.union.pk])).content.decode()
    assert NUMBER not in page
