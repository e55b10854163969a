"""Every page that needs no more than a unit in its address, on a phone and on a PC: accessible, no wider than the screen.

Pages that need a record of their own are held to the same by their rooms, with axe() and sideways() of tests/browser.py.
"""

import pytest
from django.urls import get_resolver

from tests.browser import DESKTOP, PHONE, axe, sideways

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def addresses(patterns, prefix="/"):
    """Addresses, with {unit} where the unit's number goes, that take nothing else."""
    for pattern in patterns:
        here = prefix + str(pattern.pattern).replace("<int:unit_id>", "{unit}")
        if "<" in here:
            continue
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern.url_patterns, here)
        else:
            yield here


def test_addresses_are_found():
    found = list(addresses(get_resolver().url_patterns))
    assert {"/", "/giao-dien/", "/tai-khoan/dang-nhap/"} <= set(found)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["360", "1280"])
def test_every_page_is_accessible_and_no_wider_than_the_screen(open_page, sign_in, cast, size):
    client, page, wrong = sign_in(cast.chair), open_page(cast.chair, size), {}
    for address in addresses(get_resolver().url_patterns):
        path = address.format(unit=cast.union.pk)
        answer = client.get(path)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        page.goto(path)
        if found := [*axe(page), *([f"{sideways(page)} px too wide"] if sideways(page) else [])]:
            wrong[path] = found
    assert wrong == {}
