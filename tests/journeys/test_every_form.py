"""Every form of the house, sent empty: the summary, its links, the words at the fields, "Lỗi:" in the title, nothing in lawyers' words.

Forms that need more than a unit in their address are held to the same by their rooms, with tests.pages.check_form_with_errors.
"""

import pytest
from bs4 import BeautifulSoup
from django.urls import get_resolver, reverse

from congdoan.ui.screens import ActionScreen
from tests.pages import check_form_with_errors

pytestmark = pytest.mark.django_db


def form_screens(patterns, prefix=""):
    """[(url name, arguments)] of the screens that perform an action."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from form_screens(pattern.url_patterns, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        elif issubclass(getattr(pattern.callback, "view_class", object), ActionScreen):
            yield f"{prefix}{pattern.name}", tuple(pattern.pattern.converters)


FORMS = [name for name, takes in form_screens(get_resolver().url_patterns) if takes == ("unit_id",)]


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_form_says_what_to_write(sign_in, cast, name):
    address = reverse(name, kwargs={"unit_id": cast.union.pk})
    for actor in (cast.chair, cast.accountant, cast.inspector, cast.officer):
        client = sign_in(actor)
        if client.get(address).status_code == 200:
            answer = client.post(address, {})
            break
    else:
        pytest.fail(f"nobody of the cast may open {address}: give somebody in tests/people.py the role")
    if not answer["Content-Type"].startswith("text/html"):
        return  # a form without fields that answers with a file
    page = BeautifulSoup(answer.content, "html.parser")
    if page.select_one(".cd-bao-son") is None:
        assert answer.status_code in (303, 422), "an empty form was neither done nor refused"
        return
    assert answer.status_code == 422
    if page.select_one("main form") is None:
        return  # refused as a whole, in a sentence: a step before it was left out
    check_form_with_errors(page)
