"""One text for one content."""

from datetime import date, datetime, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils.translation import gettext_lazy

from congdoan.kernel.hashes import canonical_json, sha256_json, sha256_text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"b": 1, "a": [True, None, "Đặng"]}, '{"a":[true,null,"Đặng"],"b":1}'),
        ({"on": date(2022, 5, 24)}, '{"on":"2022-05-24"}'),
        ({"at": datetime(2022, 5, 24, 8, 0, tzinfo=timezone.utc)}, '{"at":"2022-05-24T08:00:00+00:00"}'),
        ([Decimal("1.50"), UUID(int=1)], '["1.50","00000000-0000-0000-0000-000000000001"]'),
        ({}, "{}"),
    ],
)
def test_canonical_json(content, text):
    assert canonical_json(content) == text


def test_order_of_keys_does_not_count():
    assert canonical_json({"a": 1, "b": {"d": 2, "c": 3}}) == canonical_json({"b": {"c": 3, "d": 2}, "a": 1})


@pytest.mark.parametrize(("content", "error"), [({1, 2}, TypeError), (object(), TypeError), (float("nan"), ValueError)])
def test_what_has_no_one_text(content, error):
    with pytest.raises(error):
        canonical_json(content)


def test_sha256_text():
    assert sha256_text("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256_text("Đặng") != sha256_text("Dang")
    assert len(sha256_text("Đặng")) == 64


class TestSha256Json:
    def test_order_of_keys_does_not_count_and_what_is_said_does(self):
        assert sha256_json({"a": 1, "b": [2, None]}) == sha256_json({"b": [2, None], "a": 1})
        assert len({sha256_json(said) for said in ({"a": 1}, {"a": "1"}, {"a": None}, {}, [["a", 1]])}) == 5

    def test_lazy_texts_count_as_what_they_say(self):
        assert sha256_json([gettext_lazy("Sổ"), Decimal("1.50")]) == sha256_json(["Sổ", "1.50"])

    def test_what_has_no_text_is_refused(self):
        with pytest.raises(TypeError):
            sha256_json([object()])
