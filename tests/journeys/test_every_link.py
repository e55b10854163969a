"""The demo walked from link to link, by each who signs in: no link that a page shows is refused, missing or broken.

Links are followed to two records of each screen (and each set of its query keys). Where it leads is then opened in a browser,
on a phone and on a PC: accessible and no wider than the screen.
"""

import datetime
from collections import Counter
from types import SimpleNamespace
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import Resolver404, resolve

from congdoan.accounts import queries as accounts
from congdoan.demo import loading, people
from tests.browser import DESKTOP, PHONE, axe, sideways

NOW = datetime.datetime(2022, 5, 24, 1, 0, tzinfo=datetime.timezone.utc)
MOST = 2
SIGN_INS = [one.username for one in people.sign_ins()]
pytestmark = pytest.mark.slow


@pytest.fixture
def demo(db, monkeypatch):
    """The demo's records."""
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: NOW)
    loading.load(NOW)


def user(name):
    return accounts.by_any_name(name)


def screen_of(address):
    """(name of the screen, its query keys): what counts as one more of the same."""
    parts = urlsplit(address)
    return resolve(parts.path).view_name, tuple(sorted(parse_qs(parts.query, keep_blank_values=True)))


def links_of(answer, here):
    """Addresses of this site that a page links to."""
    page = BeautifulSoup(answer.content, "html.parser")
    for link in page.select("a[href]"):
        address = urljoin(here, link["href"]).partition("#")[0]
        if not urlsplit(address).netloc and not address.startswith(("mailto:", "tel:", "/static/")):
            yield address


def walk(name):
    """({screen: its first address}, ["address: what is wrong, from where"]) of one person's walk from the front door."""
    client, seen, first, wrong = Client(), Counter(), {}, []
    client.force_login(user(name), backend="congdoan.accounts.backends.AnyNameBackend")
    waiting, known = [("/", "the front door")], {"/"}
    while waiting:
        address, came_from = waiting.pop(0)
        try:
            screen = screen_of(address)
        except Resolver404:
            wrong.append(f"{address}: no such address, from {came_from}")
            continue
        if seen[screen] >= (1 if screen[1] else MOST):
            continue
        seen[screen] += 1
        answer = client.get(address, follow=True)
        if answer.status_code != 200:
            wrong.append(f"{address}: {answer.status_code}, from {came_from}")
        elif answer["Content-Type"].startswith("text/html"):
            first.setdefault(screen[0], address)
            new = [link for link in links_of(answer, address) if link not in known]
            known.update(new)
            waiting += [(link, address) for link in new]
    return first, wrong


def test_no_link_that_a_page_shows_is_refused_or_broken(demo):
    walks = {name: walk(name) for name in SIGN_INS}
    assert {name: wrong for name, (_first, wrong) in walks.items() if wrong} == {}
    assert all(len(first) >= 3 for first, _wrong in walks.values())
    assert len(walks["chutich"][0]) > 40


@pytest.mark.browser
def test_every_screen_with_records_is_accessible_and_no_wider_than_the_screen(demo, open_page):
    first, _wrong = walk("chutich")
    wrong = {}
    for width, size in (("360", PHONE), ("1280", DESKTOP)):
        page = open_page(SimpleNamespace(user=user("chutich")), size)
        for address in first.values():
            page.goto(address)
            if found := [*axe(page), *([f"{sideways(page)} px too wide"] if sideways(page) else [])]:
                wrong[width, address] = found
    assert wrong == {}
