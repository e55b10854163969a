"""Asking addresses with real requests, and holding what is answered against what is declared."""

from django.db import transaction
from django.test import Client

from congdoan.access.choices import Reach
from tests.matrix import endpoints as declared
from tests.matrix.world import RELATIONS


def signed_in(user):
    """A browser in which this account is signed in; nobody for None."""
    client = Client()
    if user is not None:
        client.force_login(user, backend="congdoan.accounts.backends.AnyNameBackend")
    return client


def said(client, method, address):
    """The status of one request, whose effects are undone."""
    with transaction.atomic():
        answer = getattr(client, method)(address)
        if answer.streaming:
            answer.close()
        transaction.set_rollback(True)
    return answer.status_code


def fits(status, wanted):
    """True if a status is what "open", "refused" or "hidden" looks like."""
    if wanted == "open":
        return status not in (401, 403, 404)
    return status in ((404,) if wanted == "hidden" else (403, 404))


def methods(endpoint, relation):
    """GET of a page; POST of a form, and its GET too where its unit is one's own or below: the same gate stands before both."""
    if not endpoint.answers_posts:
        return ("get",)
    return ("get", "post") if relation in ("own", "child") else ("post",)


def wrong_cells(client, made, held, endpoints, reach=Reach.HERE_AND_BELOW, relations=RELATIONS):
    """ "care:visit-list sibling get: said 200, declared hidden" of every cell that is not as declared."""
    for endpoint in endpoints:
        for relation in relations:
            address = endpoint.address(made.places[relation], made.records[relation])
            wanted = declared.expected(endpoint, held, relation, reach)
            for method in methods(endpoint, relation):
                status = said(client, method, address)
                if not fits(status, wanted):
                    yield f"{endpoint.name} {relation} {method}: said {status}, declared {wanted}"


SHARED = {"finance:fund": "parent", "finance:fund-slips": "parent"}
"""Records that a unit sees though they stand above it: it gives to its superior's funds."""


def smuggled(client, made, endpoints):
    """Addresses that open though the record they name stands at a unit beside or above the one they name."""
    for endpoint in endpoints:
        if not endpoint.about_record:
            continue
        for relation in ("sibling", "parent", "stranger"):
            address = endpoint.address(made.places["own"], made.records[relation])
            for method in methods(endpoint, relation):
                status = said(client, method, address)
                if not fits(status, "refused") and SHARED.get(endpoint.name) != relation:
                    yield f"{endpoint.name} own address, record of {relation}, {method}: said {status}"


def nobody(address):
    """True if whoever has not signed in is led to the sign-in."""
    answer = Client().get(address)
    return answer.status_code == 302 and answer["Location"].startswith("/tai-khoan/dang-nhap/")
