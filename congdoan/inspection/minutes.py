"""Biên bản kiểm tra, as a Paper for the writers. Form: Nghị định 30/2020/NĐ-CP, annex III, mẫu 1.10 biên bản [K]; the order of its parts is ours."""

from congdoan.inspection import queries
from congdoan.inspection.choices import Result
from congdoan.kernel.dates import format_date, long_date
from congdoan.reports import paper
from congdoan.units.places import place_of

COLUMNS = (
    paper.Column("STT", 8, "center"), paper.Column("Nội dung", 45), paper.Column("Kết quả", 15, "center"), paper.Column("Ghi chú", 40),
)  # fmt: skip
FOUND = (
    paper.Column("Số", 7, "center"), paper.Column("Tồn tại, thiếu sót", 40), paper.Column("Kiến nghị", 40), paper.Column("Hạn", 16, "center"),
)  # fmt: skip


def minutes(inspection):
    """The minutes of a concluded inspection: what was written by that day, no step since."""
    row = inspection
    results, lines = queries.results_of(row), list(queries.lines_of(row.checklist_id))
    sections = (
        paper.Section("I", "Nội dung và kết quả kiểm tra", (_said(_period(row)), paper.Table(COLUMNS, tuple(_rows(lines, results))))),
        paper.Section("II", "Tồn tại và kiến nghị", tuple(_findings(row))),
        paper.Section("III", "Kết luận", (_said(row.conclusion), _said("Biên bản được đọc cho mọi người cùng nghe và lập thành hai bản, mỗi bên giữ một bản."))),
    )  # fmt: skip
    head = next((one.person.full_name for one in row.team.all() if one.is_head), "")
    return paper.Paper(
        kind_title="Biên bản",
        subject=row.subject,
        issuer=row.committee.name,
        superior="Ủy ban kiểm tra",
        number="Số:      /BB-UBKT",
        place=place_of(row.unit.name) or place_of(row.unit.parent.name if row.unit.parent else "") or "…………",
        dated_on=row.concluded_on,
        beside=paper.Signature(authority="ĐẠI DIỆN ĐƠN VỊ", office="ĐƯỢC KIỂM TRA"),
        signature=paper.Signature(authority="TM. ĐOÀN KIỂM TRA", office="TRƯỞNG ĐOÀN", name=head),
        opening=tuple(_opening(row)),
        sections=sections,
    )


def _said(text):
    return paper.Paragraph((paper.Run(text),))


def _opening(row):
    day = long_date(row.concluded_on)
    begun = f"Căn cứ {row.plan}, {day}" if row.plan else f"Hôm nay, {day}"
    yield _said(f"{begun}, tại {row.unit.name}, đoàn kiểm tra lập biên bản này. Đoàn gồm:")
    for number, one in enumerate(row.team.all(), 1):
        yield _said(f"{number}. {one.person.full_name}{', trưởng đoàn' if one.is_head else ', thành viên'}.")
    if row.others:
        yield _said(f"Cùng dự: {row.others}.")


def _period(row):
    return (
        f"Thời kỳ được kiểm tra: từ ngày {format_date(row.period_from)} đến hết ngày {format_date(row.period_until)}. "
        f"Ngày kiểm tra: {format_date(row.planned_on)}. Danh mục theo: {row.checklist.source}"
    )


def _rows(lines, results):
    for line in lines:
        row = results.get(line.pk)
        words = " ".join(part for part in (row.note, row.fact) if part) if row else ""
        yield line.place, line.question, Result(row.result).label if row else "", words


def _findings(row):
    found = list(queries.of_inspection(row, row.concluded_on))
    if not found:
        yield _said("Không có kiến nghị.")
        return
    rows = tuple((one.number, one.found, one.recommendation, format_date(one.due_on)) for one in found)
    yield paper.Table(FOUND, rows)
