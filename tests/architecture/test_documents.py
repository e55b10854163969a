"""The documents: every relative link leads somewhere, every page is reached from another, a dead link is found."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)\s]*)?\)")
FENCE = re.compile(r"```.*?```", re.DOTALL)
TOP = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def documents(root):
    """Our pages: those at the top, under docs/ and under deploy/."""
    yield from (root / name for name in TOP if (root / name).exists())
    yield from sorted([*(root / "docs").rglob("*.md"), *(root / "deploy").rglob("*.md")])


def links(page):
    """Relative links of a page, code left out: [(as written, path it leads to)]."""
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    return [(written, (page.parent / written).resolve()) for written in LINK.findall(text) if "://" not in written]


def dead_links(root):
    """Sentences about links that lead nowhere."""
    for page in documents(root):
        for written, target in links(page):
            if not target.exists():
                yield f"{page.relative_to(root)} links to {written}, which does not exist"


def unreachable(root):
    """Pages that no other page links to, directly or through their folder."""
    pages = list(documents(root))
    reached = {target for page in pages for _written, target in links(page) if target != page.resolve()}
    for page in pages:
        if page.name not in TOP and page.resolve() not in reached and page.parent.resolve() not in reached:
            yield f"{page.relative_to(root)} is reached from nowhere"


@pytest.mark.parametrize("check", [dead_links, unreachable], ids=lambda check: check.__name__)
def test_our_documents_hang_together(check):
    assert list(check(ROOT)) == []


def test_a_dead_link_and_a_lost_page_are_found(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text("[a](docs/a.md) [b](docs/b.md) ![c](anh/01-x.png)\n```\n[d](d.md)\n```\n", encoding="utf-8")
    (tmp_path / "docs" / "a.md").write_text("# A\n", encoding="utf-8")
    (tmp_path / "docs" / "lost.md").write_text("# Lost\n", encoding="utf-8")
    assert list(dead_links(tmp_path)) == [f"README.md links to {gone}, which does not exist" for gone in ("docs/b.md", "anh/01-x.png")]
    assert list(unreachable(tmp_path)) == ["docs/lost.md is reached from nowhere"]
