"""The demo walked from link to link, by each who signs in: no link that a page shows is refused, missing or broken.

Links are followed to two records of each screen. Its other faces (each set of query keys: paper, Excel, an order, a filter) are opened by
the first whom a page offers them: who may see them is asked where the screen is. Where the chair gets to, and every
address that takes nothing but a unit, is then opened in a browser, on a phone and on a PC: accessible and no wider than the screen.
"""

import datetime
import re
from collections import Counter
from html import unescape
from types import SimpleNamespace
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import Resolver404, get_resolver, resolve

from congdoan.accounts import queries as accounts
from congdoan.demo import loading, people
from congdoan.indicators.indicator import REGISTRY
from congdoan.units import queries as units
from tests.browser import DESKTOP, PHONE, axe, sideways
from tests.pages import plain_addresses

NOW = datetime.datetime(2022, 5, 24, 1, 0, tzinfo=datetime.timezone.utc)
MOST = 2
SIGN_INS = [one.username for one in people.sign_ins()]
LINK = re.compile(r"""<a\s[^>]*?\bhref=["']([^"']*)["']""")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def records(stand_for_module):
    """The demo, loaded once."""
    return stand_for_module(lambda: loading.load(NOW))


@pytest.fixture
def demo(records, db, monkeypatch):
    """The demo's records, at its moment."""
    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: NOW)


def user(name):
    return accounts.by_any_name(name)


def screen_of(address):
    """(name of the screen, its query keys): what counts as one more of the same."""
    parts = urlsplit(address)
    return resolve(parts.path).view_name, tuple(sorted(parse_qs(parts.query, keep_blank_values=True)))


def links_of(answer, here):
    """Addresses of this site that a page links to."""
    for link in LINK.findall(answer.content.decode()):
        address = urljoin(here, unescape(link)).partition("#")[0]
        if not urlsplit(address).netloc and not address.startswith(("mailto:", "tel:", "/static/")):
            yield address


def walk(name, faces):
    """({screen: its first address}, ["address: what is wrong, from where"]) of one person's walk from the front door.

    ``faces``: screens with query keys that somebody has opened already, and what this walk opens.
    """
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
        if screen in faces or seen[screen] >= MOST:
            continue
        seen[screen] += 1
        if screen[1]:
            faces.add(screen)
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
    faces = set()
    walks = {name: walk(name, faces) for name in SIGN_INS}
    assert {name: wrong for name, (_first, wrong) in walks.items() if wrong} == {}
    assert all(len(first) >= 3 for first, _wrong in walks.values())
    assert len(walks["chutich"][0]) > 40


def unlinked(name, first):
    """Pages that the walk did not reach, by their addresses alone."""
    client, by = Client(), user(name)
    client.force_login(by, backend="congdoan.accounts.backends.AnyNameBackend")
    unit = units.by_codes(["BL-KDD"])["BL-KDD"].pk
    for address in (plain.format(unit=unit) for plain in plain_addresses(get_resolver().url_patterns)):
        if resolve(address).view_name not in first:
            answer = client.get(address)
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                yield address


def test_the_rows_behind_every_figure_open_on_screen_on_paper_and_in_excel(demo):
    client, wrong = Client(), []
    client.force_login(user("chutich"), backend="congdoan.accounts.backends.AnyNameBackend")
    unit = units.by_codes(["BL-KDD"])["BL-KDD"].pk
    for key in REGISTRY:
        for form in ("", "?dang=in", "?dang=xlsx"):
            address = f"/bao-cao/{unit}/term/2017..2022/so/{key}/{form}"
            if client.get(address).status_code != 200:
                wrong.append(address)
    assert wrong == []


@pytest.mark.parametrize("number", [2**63, 10**20])
def test_a_number_that_no_record_can_have_is_not_found(demo, number):
    client = Client()
    client.force_login(user("chutich"), backend="congdoan.accounts.backends.AnyNameBackend")
    for address in (f"/nguoi/{number}/", f"/don-vi/{number}/", f"/doan-vien/{number}/", f"/doan-vien/1/tai-khoan/{number}/"):
        assert client.get(address).status_code == 404


@pytest.mark.browser
def test_every_screen_is_accessible_and_no_wider_than_the_screen(demo, open_page):
    first, _wrong = walk("chutich", set())
    addresses = [*first.values(), *unlinked("chutich", first)]
    assert {"/", "/giao-dien/", "/tai-khoan/doi-mat-khau/"} <= set(addresses)
    wrong, page = {}, open_page(SimpleNamespace(user=user("chutich")), PHONE)
    for address in addresses:
        page.set_viewport_size(PHONE)
        page.goto(address)
        for size in (PHONE, DESKTOP):  # the same page, turned wider: its layout is the stylesheet's alone
            page.set_viewport_size(size)
            if found := [*axe(page), *([f"{sideways(page)} px too wide"] if sideways(page) else [])]:
                wrong[address, size["width"]] = found
    assert wrong == {}
