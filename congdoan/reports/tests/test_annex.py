"""What the annex says beneath a figure, and how a paper ends that is not written to its end."""

from datetime import date
from types import SimpleNamespace

from congdoan.indicators.choices import Kind
from congdoan.reports.composing import annex
from congdoan.reports.paper import GAP, Blank, Paper, Paragraph, Run, Section, Signature
from congdoan.reports.writers.finish import finished


def figure(kind=Kind.FLOW, counts="rows", listed=False, **facts):
    indicator = SimpleNamespace(room="care", kind=kind, value=counts, measure_word="lượt", parts_listed=listed)
    plain = {"declared": False, "label": "Thử", "value": 30, "people": None, "of": None, "amount": None, "parts": None, "covered": False}
    return SimpleNamespace(indicator=indicator, **(plain | facts))


def lines(one):
    [table] = annex({"care.x": one}, {"care": "Chăm lo"})
    return [(row.label, row.value) for row in table.rows]


def test_a_rate_tells_how_many_people_and_of_how_many():
    rate = figure(kind=Kind.SHARE, counts="people", value=96.4, people=54, of=56)
    assert lines(rate) == [("Thử", "96,4"), ("- số người", 54), ("- trên tổng số", 56)]


def test_a_number_of_people_is_not_said_twice():
    assert lines(figure(counts="people", value=69, people=69)) == [("Thử", 69)]


def test_a_covered_number_says_nothing_beneath():
    assert lines(figure(counts="people", value=None, people=3, of=13, amount=5, covered=True)) == [("Thử", "ít, không nêu")]


def test_a_figure_by_parts_lists_them_and_repeats_no_sum():
    assert lines(figure(listed=True, parts={"quỹ": 12, "ngân sách": 18}, amount=15_000_000)) == [
        ("Thử", 30),
        ("- quỹ", 12),
        ("- ngân sách", 18),
    ]


def paper(*blocks, number="Số:      /BC-CĐCS"):
    signature = Signature("TM. BAN CHẤP HÀNH", "CHỦ TỊCH")
    sections = (Section("V", "Kiến nghị", blocks),)
    return Paper("BÁO CÁO", "Kết quả", "Công đoàn A", "LĐLĐ huyện", number, "Bình Lục", date(2022, 5, 24), signature, sections)


def test_the_end_mark_follows_the_last_sentence_and_waits_where_it_is_still_to_be_written():
    assert finished(paper(Paragraph((Run("Hết."),)))).sections[-1].blocks[-1].text == "Hết./."
    assert [block.text for block in finished(paper(Blank("kiến nghị"))).sections[-1].blocks] == ["[Chờ viết: kiến nghị]"]


def test_the_annex_leaves_room_for_a_number_that_is_not_given_yet():
    assert f"số {GAP}/BC-CĐCS ngày" in paper().annex_reference
    assert "số 07/BC-CĐCS ngày" in paper(number="Số: 07/BC-CĐCS").annex_reference
