"""Whatever somebody types into an address: every page that takes only a unit answers, whichever filter is nonsense."""

from urllib.parse import urlencode

import pytest
from django.urls import get_resolver

from congdoan.care.tests import factories as care
from congdoan.congress.tests import factories as congress
from tests.pages import plain_addresses as addresses

pytestmark = [pytest.mark.db, pytest.mark.slow]
NASTY = ("0000", "99999", "abc", "2022\x00", "9" * 400, "-1", "31/02/0000", "²", "fund:\x00")
TURNS = 4
"""Each page is given every fourth of them in all its fields, each field alone too, the next the next fourth: a kind of field meets them all."""
NAMES = (
    "nam", "ngay", "sau", "truoc", "mo", "dong", "dai-hoi", "doan_vien", "nguoi", "fund", "loai", "q", "trang", "nguon", "dip", "ai", "tuoi",
)  # fmt: skip
PLACES = (
    "/bao-cao/{unit}/year/{typed}/", "/bao-cao/{unit}/{typed}/2022/", "/bao-cao/{unit}/year/2022/so/{typed}/",
    "/bao-cao/{unit}/year/{typed}/so/care.visits/", "/bao-cao/{unit}/year/2022/tai/{typed}/", "/bao-cao/{unit}/term/{typed}/",
)  # fmt: skip


@pytest.fixture
def client(cast, sign_in):
    """The chair, whose union has a row of most kinds."""
    mai = care.member(cast)
    care.visit(cast, mai)
    care.notice(cast, mai)
    care.gift(cast, to=mai)
    congress.election(cast, [(mai, 50)]) if congress.congress(cast) else None
    client = sign_in(cast.chair)
    client.raise_request_exception = False
    return client


def fields(answer):
    """The names that the page's own filters have."""
    form = (answer.context or {}).get("form") if answer.status_code == 200 else None
    return list(form.fields) if form is not None and answer.wsgi_request.method == "GET" and hasattr(form, "apply") else []


def broken(client, path, parameters):
    """The address, if it ended in an error of ours."""
    answer = client.get(path, parameters)
    return [f"{path}?{urlencode(parameters)[:80]}"] if answer.status_code >= 500 else []


def test_nonsense_in_a_filter_is_no_error(client, cast):
    wrong, turn = [], 0
    for at, address in enumerate(addresses(get_resolver().url_patterns)):
        path = address.format(unit=cast.union.pk)
        own = fields(client.get(path))
        for value in NASTY[at % TURNS :: TURNS]:
            wrong += broken(client, path, dict.fromkeys((*NAMES, *own), value))
        for name in own:
            for value in NASTY[turn % TURNS :: TURNS]:
                wrong += broken(client, path, {name: value})
            turn += 1
    assert not wrong, "\n".join(wrong)


def test_nonsense_in_the_address_of_a_report_is_no_error(client, cast):
    wrong = []
    for place in PLACES:
        for value in NASTY:
            if "/" not in value:
                wrong += broken(client, place.format(unit=cast.union.pk, typed=value), {})
    assert wrong == []
