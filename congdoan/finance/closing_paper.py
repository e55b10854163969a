"""Bảng kết thúc đợt vận động as a Paper for the writers: form of Nghị định 30/2020/NĐ-CP, annex III, mẫu 1.10 biên bản [K]; of frozen figures alone."""

from congdoan.kernel.dates import format_date
from congdoan.kernel.money import format_money, format_number
from congdoan.reports import paper
from congdoan.units.places import place_of

COLUMNS = (
    paper.Column("STT", 8, "center"), paper.Column("Ngày", 16, "center"), paper.Column("Nơi nhận, người nhận", 38), paper.Column("Nội dung", 22),
    paper.Column("Trị giá (đ)", 20, "right"),
)  # fmt: skip


def paper_of(statement, lines):
    """The statement to be signed. ``lines``: its StatementLines."""
    fund = statement.fund
    unit, superior = fund.unit, fund.unit.parent.name if fund.unit.parent else ""
    return paper.Paper(
        kind_title="Bảng kết thúc",
        subject=f"Đợt vận động {fund.name}",
        issuer=unit.name,
        superior=superior,
        number="Số:      /BB-CĐ",
        place=place_of(superior) or place_of(unit.name) or "…………",
        dated_on=statement.closed_on,
        beside=paper.Signature(authority="NGƯỜI LẬP", office="", name=statement.recorded_by.full_name),
        signature=paper.Signature(authority="TM. BAN CHẤP HÀNH", office="CHỦ TỊCH"),
        opening=tuple(_opening(fund, statement)),
        sections=(
            paper.Section("I", "Đã nhận", tuple(_came(statement))),
            paper.Section("II", "Đã trao", tuple(_went(statement, lines))),
            paper.Section("III", "Còn lại", (_said(_left(statement)),)),
        ),
    )


def _said(text):
    return paper.Paragraph((paper.Run(text),))


def _opening(fund, statement):
    days = f"từ ngày {format_date(fund.valid_from)} đến hết ngày {format_date(statement.closed_on)}"
    yield _said(f"Đợt vận động mở {days}." + (f" Mục đích: {fund.purpose.rstrip('.')}." if fund.purpose else ""))
    if fund.target_amount:
        yield _said(f"Mục tiêu: {format_money(fund.target_amount)}.")


def _came(statement):
    yield _said(f"Tiền: {format_money(statement.money_in)}. Hiện vật trị giá {format_money(statement.goods_in)}.")
    yield _said(
        f"Từ {format_number(statement.gifts)} khoản ủng hộ: {format_number(statement.members_gave)} trên {format_number(statement.members_all)} "
        f"đoàn viên; {format_number(statement.outsiders)} người, đơn vị ngoài công đoàn."
    )


def _went(statement, lines):
    yield _said(f"Đã trao trị giá {format_money(statement.handed)}.")
    if lines:
        rows = tuple(
            (row.number, format_date(row.happened_on), row.recipient, row.what, format_number(row.value) if row.value else "")
            for row in lines
        )
        yield paper.Table(COLUMNS, rows, total=("", "", "Cộng", "", format_number(statement.handed)))
    if statement.drawn:
        yield _said(f"Chi thăm hỏi, tặng quà: {format_money(statement.drawn)}.")


def _left(statement):
    if not statement.left:
        return "Không còn."
    return f"Còn {format_money(statement.left)}, {statement.left_to.rstrip('.')}."
