"""No test empties the database: what migrations put there (kinds of units) would be gone for all tests that follow in the same process."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_EMPTIES = re.compile(r"transaction\s*=\s*True|transactional_db|TransactionTestCase")


def emptying(sources):
    """Names of the sources in which a test empties the database at its end. ``sources``: {name: text}."""
    return sorted(name for name, text in sources.items() if _EMPTIES.search(text))


def test_no_test_empties_the_database():
    files = [path for top in ("congdoan", "tests") for path in (ROOT / top).rglob("test_*.py") if path != Path(__file__)]
    assert len(files) > 100
    assert emptying({str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in files}) == []


def test_one_that_does_is_found():
    assert emptying({"a.py": "@pytest.mark.django_db(transaction=True)", "b.py": "@pytest.mark.django_db"}) == ["a.py"]
