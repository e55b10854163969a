"""A code as a page shows it."""

from congdoan.kernel import qr


def test_a_code_is_a_picture_that_the_policy_of_a_page_allows():
    drawn = qr.inline("https://example.vn/?a=1&b=<x>", 3)
    assert drawn.startswith("<svg ") and 'class="cd-qr"' in drawn and "viewBox" in drawn
    assert "style" not in drawn and "<x>" not in drawn and hasattr(drawn, "__html__")
