"""Forms by the day of the paper."""

import datetime

import pytest

from congdoan.ledger import queries


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("paper", "on", "code", "issued"),
    [
        ("receipt", "2017-12-31", "C30-BB", "Quyết định 19/2006/QĐ-BTC"),
        ("receipt", "2018-01-01", "C40-BB", "Thông tư 107/2017/TT-BTC"),
        ("payment", "2017-12-31", "C31-BB", "Quyết định 19/2006/QĐ-BTC"),
        ("payment", "2024-12-31", "C41-BB", "Thông tư 107/2017/TT-BTC"),
        ("payment", "2025-01-01", "C41-BB", "Thông tư 24/2024/TT-BTC"),
        ("goods_in", "2016-05-01", "C20-HD", "Quyết định 19/2006/QĐ-BTC"),
        ("count", "2022-05-01", "C34-HD", "Thông tư 107/2017/TT-BTC"),
        ("bank", "2026-05-01", "S12-H", "Thông tư 24/2024/TT-BTC"),
        ("cash", "2005-12-31", None, None),
        ("transfer", "2022-01-01", None, None),
    ],
)
def test_a_paper_bears_the_form_of_its_day(paper, on, code, issued):
    found = queries.form_on(paper, datetime.date.fromisoformat(on))
    assert (found and found.code, found and found.issued) == (code, issued)
