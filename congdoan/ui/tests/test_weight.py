"""How much a first visit fetches: at most 150 KiB compressed, of which scripts 40."""

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders

from congdoan.ui import gallery

pytestmark = pytest.mark.django_db
PAGES = ("/giao-dien/", "/tai-khoan/doi-mat-khau/")


def compressed(content):
    """Bytes after gzip."""
    return len(gzip.compress(content, 6))


def fetched(page, selector, attribute):
    """Compressed size of what a page's tags ask for."""
    names = [tag[attribute].removeprefix("/static/") for tag in BeautifulSoup(page, "html.parser").select(selector)]
    files = [finders.find(name) for name in names]
    assert None not in files, names
    return sum(compressed(Path(file).read_bytes()) for file in files)


@pytest.mark.parametrize("address", PAGES)
def test_a_first_visit_is_light(sign_in, cast, address):
    page = sign_in(cast.chair).get(address).content
    scripts = fetched(page, "script[src]", "src")
    sheets = fetched(page, "link[rel=stylesheet]", "href")
    assert scripts <= 40 * 1024
    assert compressed(page) + scripts + sheets + fetched(page, "link[rel=icon]", "href") <= 150 * 1024


def test_all_our_scripts_together_stay_small():
    ours = Path(finders.find("ui/js/focus.js")).parent
    htmx = Path(finders.find("django_htmx/htmx-2.min.js")).read_bytes()
    assert compressed(htmx) + sum(compressed(file.read_bytes()) for file in ours.glob("*.js")) <= 40 * 1024


def test_our_style_sheets_are_plain_css_for_old_browsers():
    for sheet in (Path(gallery.__file__).parent / "static" / "ui").glob("*.css"):
        words = sheet.read_text(encoding="utf-8")
        assert not [
            word for word in ("color-mix(", "oklch(", "light-dark(", "@layer", "@import", "http:", "https:", "&:") if word in words
        ], sheet


def test_every_class_of_ours_is_styled_and_none_is_left_over():
    rooms = Path(gallery.__file__).resolve().parents[1]
    sheets = "\n".join(sheet.read_text(encoding="utf-8") for sheet in (rooms / "ui" / "static" / "ui").glob("*.css"))
    files = [path for path in rooms.rglob("*") if path.suffix in (".html", ".py", ".js") and path.is_file() and "vendor" not in path.parts]
    used = {name for path in files for name in re.findall(r"(?<![\w-])cd-[a-z0-9-]*[a-z0-9](?![\w-])", path.read_text(encoding="utf-8"))}
    styled = set(re.findall(r"\.(cd-[a-z0-9-]+)", sheets))
    families = {"cd-b", "cd-bao"}  # completed by a kind: cd-b-{{ kind }}
    assert used - styled - families == set()
    assert {name for name in styled - used if not name.startswith(("cd-b-", "cd-bao-"))} <= {"cd-cay", "cd-mo"}  # the tree of units
