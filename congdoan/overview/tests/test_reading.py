"""The outline beside a report: numbered parts with their figures."""

from types import SimpleNamespace

from congdoan.overview import reading


def paragraph(*urls):
    return {"kind": "paragraph", "runs": [{"url": url} for url in urls]}


def test_the_outline_numbers_the_parts_inside_a_section_and_counts_their_figures():
    blocks = [
        {"kind": "heading", "text": "1. Chăm lo"}, paragraph("/a", ""), paragraph("/b"), {"kind": "heading", "text": "2. Tuyên truyền"}, paragraph(),
    ]  # fmt: skip
    found = reading._inner(SimpleNamespace(number="II"), blocks)
    assert [(part["anchor"], part["number"], part["title"], part["figures"]) for part in found] == [
        ("muc-ii-1", "II.1", "Chăm lo", 2),
        ("muc-ii-2", "II.2", "Tuyên truyền", 0),
    ]
    assert blocks[3]["anchor"] == "muc-ii-2"
