"""Stories in a real browser: a server on this machine, signed-in pages on a phone and on a PC, and a guard.

    def test_a_visit_on_a_phone(phone, cast):
        page = phone(cast.group_leader)          # signed in, 360 px wide; desktop(...) is 1280 px; both take script=False
        page.goto("/")

The guard fails a test whose pages asked another host, broke the content security policy or threw an error in a script.
``axe(page)`` lists what axe-core finds against WCAG 2.2 A and AA; ``sideways(page)`` says by how many pixels a page is too wide.
The test and the server share one transaction, undone at the end, and the moment of tests/people.py.
"""

import os
import shutil
import threading
from types import SimpleNamespace

import pytest

PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
BARS = "document.querySelectorAll('.cd-dinh, .cd-nav')"  # they stay in sight; what they cover can be scrolled to
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="session")
def chromium():
    """One browser for the whole run."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail("Chromium is missing. Type:  sudo apt-get install -y chromium", pytrace=False)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps an event loop in this thread; nothing of ours runs in it
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session", autouse=True)
def browser_before_records(request):
    """The browser's event loop gives this thread another connection: it begins before any record is made."""
    if any(item.get_closest_marker("browser") for item in request.session.items):
        request.getfixturevalue("chromium")


@pytest.fixture
def site(db, monkeypatch):
    """The address of a server that sees this test's records."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application
    from django.db import connections

    from tests import people

    class Server(ThreadedWSGIServer):
        daemon_threads = False  # closing waits for every answer under way: none may end after the test's transaction

        def _close_connections(self):
            """The connections belong to the test."""

    class Silent(WSGIRequestHandler):
        def log_message(self, *args):
            """Says nothing."""

    monkeypatch.setattr("congdoan.ui.middleware.timezone.now", lambda: people.NOW)
    shared = {connection.alias: connection for connection in connections.all()}
    for connection in shared.values():
        connection.inc_thread_sharing()
    server = Server(("127.0.0.1", 0), Silent, connections_override=shared)
    server.set_app(one_at_a_time(get_wsgi_application()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    for connection in shared.values():
        connection.dec_thread_sharing()


def one_at_a_time(application):
    """One connection serves one request at a time."""
    turn = threading.Lock()

    def answer(environ, start_response):
        with turn:
            return application(environ, start_response)

    return answer


@pytest.fixture
def open_page(chromium, site):
    """open_page(actor=None, size=PHONE, script=True) -> a page of its own browser profile, signed in if there is an actor."""
    contexts, guard = [], SimpleNamespace(strangers=[], complaints=[], listening=True)

    def opened(actor=None, size=PHONE, script=True):
        context = chromium.new_context(
            viewport=size, base_url=site, java_script_enabled=script, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
        )
        contexts.append(context)
        context.on("request", lambda request: _note_strangers(request, site, guard))
        if actor is not None:
            context.add_cookies([_session_cookie(actor, site)])
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda message: _listen(message, guard))
        page.on("pageerror", lambda problem: guard.complaints.append(str(problem)))
        page.guard = guard
        return page

    yield opened
    for context in contexts:
        context.close()
    assert guard.strangers == [], "pages asked other hosts"
    assert guard.complaints == [], "pages complained"


@pytest.fixture
def phone(open_page):
    """phone(actor=None, script=True) -> a page 360 px wide."""
    return lambda actor=None, script=True: open_page(actor, PHONE, script)


@pytest.fixture
def desktop(open_page):
    """desktop(actor=None, script=True) -> a page 1280 px wide."""
    return lambda actor=None, script=True: open_page(actor, DESKTOP, script)


def axe(page):
    """["rule: element", ...] of axe-core's violations, A and AA; empty when there are none."""
    from axe_playwright_python.sync_playwright import Axe

    page.guard.listening = False  # axe itself writes a style attribute, which our policy refuses
    page.evaluate(f"{BARS}.forEach(bar => {{ bar.style.position = 'static' }})")
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response["violations"]
    page.evaluate(f"{BARS}.forEach(bar => {{ bar.style.position = '' }})")
    page.guard.listening = True
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def sideways(page):
    """By how many pixels the page is wider than the screen; between two pages the next one is waited for."""
    page.locator("body").wait_for(state="attached")
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def _note_strangers(request, site, guard):
    """The browser itself resolves no other host; here is written down that a page tried."""
    if not request.url.startswith((f"{site}/", "data:", "blob:")):
        guard.strangers.append(request.url)


def _listen(message, guard):
    """A page that answers 403 or 422 is reported as a failed load too: that is no complaint."""
    if guard.listening and message.type == "error" and "Failed to load resource" not in message.text:
        guard.complaints.append(message.text)


def _session_cookie(actor, site):
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(actor.user, backend="congdoan.accounts.backends.AnyNameBackend")
    return {"name": settings.SESSION_COOKIE_NAME, "value": client.cookies[settings.SESSION_COOKIE_NAME].value, "url": site}
