"""A stale edit, in every room: a form sent back as it came differs in nothing; one changed fact is one row, in words."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from congdoan.care.tests import factories as care
from congdoan.congress.tests import factories as congress
from congdoan.education.tests import factories as education
from congdoan.finance.tests import factories as finance
from congdoan.membership.tests import factories as membership

pytestmark = pytest.mark.django_db
NOTHING_NEW = "giống hệt bản trong sổ"


def _visit(cast):
    mai = care.member(cast)
    return reverse("care:visit-correct", args=[cast.group.pk, care.visit(cast, mai, visitors="Phạm Văn Bình; anh Bảy").pk])


def _gift(cast):
    mai = care.member(cast)
    return reverse("care:gift-correct", args=[cast.union.pk, care.gift(cast, of=care.child(cast, mai)).pk])


def _contribution(cast):
    row = finance.contribution(cast, finance.fund(cast), donor=finance.crew(cast)[0])
    return reverse("finance:contribution-correct", args=[row.unit_id, row.pk])


def _fund(cast):
    return reverse("finance:fund-correct", args=[cast.union.pk, finance.fund(cast).pk])


def _handover(cast):
    row = finance.handover(cast)
    return reverse("finance:handover-correct", args=[row.unit_id, row.pk])


def _member(cast):
    row = membership.member(cast, phone="0912345678")
    return reverse("membership:member-correct", args=[row.unit_id, row.pk])


def _unit(cast):
    return reverse("organization:unit-correct", args=[cast.group.pk])


def _session(cast):
    row = education.session(cast, education.member(cast), education.member(cast, "Vũ Thị Yến"))
    return reverse("education:session-correct", args=[row.unit_id, row.pk])


def _congress(cast):
    return reverse("congress:congress-correct", args=[cast.union.pk, congress.congress(cast).pk])


def _election(cast):
    row = congress.election(cast, [(who, 30 - place) for place, who in enumerate(congress.crew(cast, congress.NAMES[:2]))], seats=2)
    return reverse("congress:election-correct", args=[row.unit_id, row.pk])


FORMS = [_visit, _gift, _contribution, _fund, _handover, _member, _unit, _session, _congress, _election]


def as_it_came(page):
    """What a browser would send back, nothing touched."""
    sent = {}
    for box in BeautifulSoup(page, "html.parser").select("form#bieu-mau [name], main form[method=post] [name]"):
        kind = box.get("type", "")
        if box.name == "select":
            values = [option["value"] for option in box.select("option[selected]")]
        elif box.name == "textarea":
            values = [box.get_text().lstrip("\n")]
        else:
            values = (
                [box.get("value", "on" if kind == "checkbox" else "")]
                if kind not in ("radio", "checkbox") or box.has_attr("checked")
                else []
            )
        known = sent.setdefault(box["name"], [])
        known += values if kind in ("radio", "checkbox") or box["name"] not in ("lan_gui", "ban_dang_xem") or not known else []
    return sent


@pytest.mark.parametrize("made", FORMS, ids=lambda made: made.__name__.strip("_"))
def test_a_form_sent_back_as_it_came_differs_in_nothing(made, cast, sign_in):
    client, address = sign_in(cast.chair), made(cast)
    sent = as_it_came(client.get(address).content.decode()) | {"ban_dang_xem": "99", "bo_qua": []}
    answer = client.post(address, sent)
    text = answer.content.decode()
    assert answer.status_code == 409, BeautifulSoup(text, "html.parser").main.get_text(" ", strip=True)[:600]
    assert NOTHING_NEW in text, BeautifulSoup(text, "html.parser").select_one("tbody")


def test_one_changed_fact_is_one_row_told_in_words(cast, sign_in):
    client, address = sign_in(cast.chair), _visit(cast)
    khanh = care.member(cast, "Lê Quốc Khánh", sex="male")
    sent = as_it_came(client.get(address).content.decode()) | {
        "ban_dang_xem": "99",
        "amount": "700.000",
        "person": khanh.pk,
        "reason": "childbirth",
    }
    answer = client.post(address, sent)
    page = BeautifulSoup(answer.content.decode(), "html.parser")
    assert answer.status_code == 409, page.main.get_text(" ", strip=True)
    rows = {row.th.get_text(): [cell.get_text() for cell in row.find_all("td")] for row in page.select("main tbody tr")}
    assert rows == {
        "Thăm ai": ["Trần Thị Mai", "Lê Quốc Khánh"],
        "Lý do": ["Nằm viện", "Sinh con"],
        "Số tiền": ["500.000", "700.000"],
    }
