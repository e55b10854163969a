"""What every answer tells the browser it may do: nothing from elsewhere, nothing inline, no frame around us."""

import pytest

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'self'"],
    "object-src": ["'none'"],
}


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/khong-co-trang-nay/", 404), ("/giao-dien/", 200)])
def test_the_policy_is_exactly_this(cast, sign_in, path, status):
    answer = sign_in(cast.chair).get(path)
    assert answer.status_code == status
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";") if part.strip()]
    assert {name: sources for name, *sources in parts} == POLICY
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_the_sign_in_page_too(client):
    assert "script-src 'self'" in client.get("/tai-khoan/dang-nhap/")["Content-Security-Policy"]
