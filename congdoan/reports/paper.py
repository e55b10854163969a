"""Văn bản: one official paper of a union, as a value: what it says, not how it looks.

The report engine fills it from indicators; the screen and the writers show it. A paper is written in Vietnamese whatever
language its reader's screen has, so its fixed words stand here as they are printed.

Terms and order: Decree 30/2020/NĐ-CP, annex I. Words in capitals on paper (names in the head, titles of sections) are
kept here as officers write them in a sentence; the writers raise them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Literal, TypeAlias

from congdoan.kernel.dates import long_date
from congdoan.reports.vietnamese import blank_date, plain_join

Cell: TypeAlias = str | int | float | Decimal | date | None

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ANNEX_CAPTION = "PHỤ LỤC SỐ LIỆU"
END_MARK = "./."


@dataclass(frozen=True)
class Run:
    """Đoạn chữ: plain words inside a sentence."""

    text: str


@dataclass(frozen=True)
class FigureRun:
    """Số liệu trong câu: a figure with its unit of measure, on screen a link to the rows below it.

    ``text`` is what is read ("30 đoàn viên"); ``key`` names the indicator ("care.visits") and ``facet`` which of its
    values ("value", "people", "amount"). ``declared``: số khai báo, reported by the unit and not counted from records.
    """

    text: str
    key: str
    facet: str = "value"
    declared: bool = False


@dataclass(frozen=True)
class Heading:
    """Tiêu đề mục: a numbered heading inside a section, such as "1. Chăm lo đời sống"."""

    number: str
    title: str

    @property
    def text(self) -> str:
        return plain_join(". ", self.number, self.title)


class Worded:
    """What a paragraph and a bullet share: runs that read as one text."""

    runs: tuple[Run | FigureRun, ...]

    @property
    def text(self) -> str:
        """The words as printed; a declared figure says that it is one."""
        return "".join(printed(run) for run in self.runs)


@dataclass(frozen=True)
class Paragraph(Worded):
    """Đoạn văn: sentences with figures in them."""

    runs: tuple[Run | FigureRun, ...]


@dataclass(frozen=True)
class Bullet(Worded):
    """Gạch đầu dòng: a paragraph that begins with a dash."""

    runs: tuple[Run | FigureRun, ...]


@dataclass(frozen=True)
class Blank:
    """Chờ viết: a place that an officer must still fill by hand; ``prompt`` says with what."""

    prompt: str

    @property
    def text(self) -> str:
        return f"[Chờ viết: {self.prompt}]"


@dataclass(frozen=True)
class Ground:
    """Căn cứ: a line in italics above the articles of a decision."""

    text: str


@dataclass(frozen=True)
class Centred:
    """Dòng giữa: a bold line in the middle, such as "QUYẾT ĐỊNH:"."""

    text: str


@dataclass(frozen=True)
class Article:
    """Điều: its bold number and the words behind it."""

    number: str
    words: str

    @property
    def text(self) -> str:
        return plain_join(" ", self.number, self.words)


@dataclass(frozen=True)
class Column:
    """Cột của bảng: its title, its share of the table's width (any scale) and where its cells stand.

    ``group``: a title that stands once above neighbouring columns of the same group ("Ngày sinh" above "Nam" and "Nữ").
    """

    title: str
    share: float = 1
    align: Literal["left", "center", "right"] = "left"
    group: str = ""


@dataclass(frozen=True)
class Table:
    """Bảng: rows of cells under columns; ``total`` is the line "Cộng" beneath, with as many cells, or empty."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    total: tuple[Cell, ...] = ()

    def groups(self) -> list[tuple[str, int]]:
        """(title above, how many columns it spans) from left to right, one for each column without a group; empty if none has one."""
        if not any(column.group for column in self.columns):
            return []
        found: list[tuple[str, int]] = []
        for column in self.columns:
            if column.group and found and found[-1][0] == column.group:
                found[-1] = (column.group, found[-1][1] + 1)
            else:
                found.append((column.group, 1))
        return found


Block: TypeAlias = Heading | Paragraph | Bullet | Blank | Ground | Centred | Article | Table


@dataclass(frozen=True)
class Section:
    """Phần của báo cáo: Roman number, title and blocks in reading order."""

    number: str
    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Signature:
    """Khối chữ ký: who signs, for whom.

    ``authority`` "TM. BAN CHẤP HÀNH"; ``deputising`` "KT. CHỦ TỊCH" or empty; ``office`` "CHỦ TỊCH"; ``name`` may be
    empty while it is not known who signs.
    """

    authority: str
    office: str
    name: str = ""
    deputising: str = ""

    @property
    def offices(self) -> tuple[str, ...]:
        """The lines above the name, in order, without the empty ones."""
        return tuple(line for line in (self.authority, self.deputising, self.office) if line)


@dataclass(frozen=True)
class AnnexRow:
    """Dòng phụ lục: one figure; ``note`` is such as "Số khai báo"."""

    number: str
    label: str
    measure: str
    value: Cell
    note: str = ""


GAP = "\u00a0" * 6  # where the clerk writes the number by hand
ANNEX_COLUMNS = (
    Column("STT", 7, "center"),
    Column("Chỉ tiêu", 46),
    Column("Đơn vị tính", 15, "center"),
    Column("Số liệu", 17, "right"),
    Column("Ghi chú", 15),
)


@dataclass(frozen=True)
class AnnexTable:
    """Bảng phụ lục: figures of one field of work under a title (may be empty when the annex has one table)."""

    title: str
    rows: tuple[AnnexRow, ...]

    def as_table(self) -> Table:
        """The same figures as a table of the body, for writers that set both alike."""
        cells = tuple((row.number, row.label, row.measure, row.value, row.note) for row in self.rows)
        return Table(columns=ANNEX_COLUMNS, rows=cells, caption=self.title)


@dataclass(frozen=True)
class Paper:
    """Văn bản: an official paper from head to annex.

    ``number`` is the whole line, "Số: 07/BC-CĐCS", or "Số:      /BC-CĐCS" before the clerk gives one; ``dated_on`` the day
    it is signed (with ``day_left_blank`` day and month are left to be written by hand); ``opening`` what stands before
    section I; ``date_words``: stands instead of the day ("ngày … tháng …"); ``beside``: who signs at the left, on minutes of two sides, where ``recipients`` have no place; ``lying``: the sheet lies on its side, for wide tables; ``recipients`` the list under "Nơi nhận", without dashes and semicolons.
    """

    kind_title: str
    subject: str
    issuer: str
    superior: str
    number: str
    place: str
    dated_on: date
    signature: Signature
    sections: tuple[Section, ...] = ()
    recipients: tuple[str, ...] = ()
    annex: tuple[AnnexTable, ...] = ()
    addressees: tuple[str, ...] = ()
    opening: tuple[Block, ...] = ()
    day_left_blank: bool = False
    lying: bool = False
    date_words: str = ""
    beside: Signature | None = None

    @property
    def title(self) -> str:
        """The name of the file's contents: "Báo cáo Tổng kết hoạt động công đoàn nhiệm kỳ 2017-2022"."""
        return plain_join(" ", self.kind_title.capitalize(), self.subject)

    @property
    def place_and_date(self) -> str:
        """Địa danh và thời gian ban hành: "Bình Lục, ngày 28 tháng 3 năm 2023"."""
        return plain_join(", ", self.place, self._day())

    @property
    def annex_reference(self) -> str:
        """What an annex belongs to: "(Kèm theo Báo cáo số 07/BC-CĐCS ngày 28 tháng 3 năm 2023 của …)"."""
        number = self.number.removeprefix("Số:").strip(" ")
        number = f"{GAP}{number}" if number.startswith("/") else number
        parts = [f"Kèm theo {self.kind_title.capitalize()}", f"số {number}" if number else "", self._day(), f"của {self.issuer}"]
        return f"({plain_join(' ', *parts)})"

    def figures(self) -> Iterable[FigureRun]:
        """Every figure in the sentences, in reading order."""
        blocks = chain(self.opening, *(section.blocks for section in self.sections))
        runs = chain.from_iterable(block.runs for block in blocks if isinstance(block, Worded))
        return (run for run in runs if isinstance(run, FigureRun))

    def _day(self) -> str:
        if self.date_words:
            return self.date_words
        return blank_date(self.dated_on.year) if self.day_left_blank else long_date(self.dated_on)


def printed(run: Run | FigureRun) -> str:
    """The words of one run on paper, where a declared figure carries its mark in brackets."""
    return f"{run.text} (số khai báo)" if isinstance(run, FigureRun) and run.declared else run.text


def section_title(section: Section) -> str:
    """Roman number and title as the outline shows them: "II. Kết quả hoạt động"."""
    return plain_join(". ", section.number, section.title)
