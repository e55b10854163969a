"""Bản Word: an official paper that officers go on editing, made of Word's own styles, lists, tables and fields."""

from collections.abc import Sequence
from functools import singledispatchmethod
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.shared import Mm, Pt

from congdoan.reports.paper import (
    ANNEX_CAPTION,
    MOTTO,
    NATIONAL_NAME,
    Article,
    Blank,
    Block,
    Bullet,
    Centred,
    Ground,
    Heading,
    Paper,
    Paragraph,
    Table,
    section_title,
)
from congdoan.reports.vietnamese import capitals
from congdoan.reports.writers import docx_marks as marks
from congdoan.reports.writers.docx_styles import LEFT, LINE_MM, dress, line_mm
from congdoan.reports.writers.docx_tables import add_layout, add_ruled
from congdoan.reports.writers.finish import addressee_lines, all_sections, finished, head_lines, recipient_lines

HEAD_MM = (71, 94)
FOOT_MM = (76, 89)
ADDRESSEES_MM = 35
ABOVE_FOOT = Pt(8)


def write(paper: Paper) -> bytes:
    """The paper as a Word document. The same paper gives the same bytes."""
    return write_all([paper])


def write_all(papers: Sequence[Paper]) -> bytes:
    """Several papers in one Word document, each beginning a page."""
    first, *others = [finished(paper) for paper in papers]
    document = docx.Document()
    dress(document, first)
    marks.tidy(document)
    marks.use_dash_list(document)
    marks.number_pages(document)
    setter = _Setter(document)
    setter.set(first)
    for paper in others:
        setter.turn()
        setter.set(paper)
    return _packed(document)


class _Setter:
    """Sets the parts of a paper into a document, top to bottom."""

    def __init__(self, document):
        self.document = document
        self.styles = {style.style_id: style for style in document.styles}

    def set(self, paper):
        self.line_mm = line_mm(paper)
        self._head(paper)
        self._title(paper)
        for section in all_sections(paper):
            if section.title:
                self._line("Heading1", capitals(section_title(section)))
            for block in section.blocks:
                self._block(block)
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        self._foot(paper)
        self._annex(paper)

    def turn(self):
        """A new page."""
        self._line("Rule").add_run().add_break(WD_BREAK.PAGE)

    def _stretched(self, widths):
        """Widths made for an upright sheet, for the paper's own."""
        return tuple(width * self.line_mm / sum(widths) for width in widths)

    def _wider(self, width):
        """By how much a place of that width begins further right on the paper's own sheet."""
        return width * (self.line_mm / LINE_MM - 1) / 2

    def _line(self, style, text="", into=None):
        """One paragraph in one of our styles, at the end of the body or of a cell."""
        return (into or self.document).add_paragraph(text, style=self.styles[style])

    def _cell(self, cell, style, lines):
        """Fills a cell, whose first paragraph is always there already."""
        first = cell.paragraphs[0]
        first.style = self.styles[style]
        first.text = lines[0] if lines else ""
        for text in lines[1:]:
            self._line(style, text, cell)

    def _head(self, paper):
        table = add_layout(self.document, self._stretched(HEAD_MM), rows=2)
        (issuing, national), (number, place) = (row.cells for row in table.rows)
        superior, issuer = head_lines(paper.superior), head_lines(paper.issuer)
        if superior:
            self._cell(issuing, "Superior", superior)
            for text in issuer:
                self._line("Issuer", text, issuing)
        else:
            self._cell(issuing, "Issuer", issuer)
        marks.draw_rule(self._line("Rule", into=issuing), 25 + self._wider(HEAD_MM[0]))
        self._cell(national, "NationalName", [NATIONAL_NAME])
        self._line("Motto", MOTTO, national)
        marks.draw_rule(self._line("Rule", into=national), 19 + self._wider(HEAD_MM[1]))
        self._cell(number, "Number", [paper.number])
        self._cell(place, "PlaceAndDate", [paper.place_and_date])

    def _title(self, paper):
        self._line("Title", capitals(paper.kind_title))
        self._line("Subtitle", paper.subject)
        marks.draw_rule(self._line("Rule"), 64 + self._wider(LINE_MM))
        self._line("Gap")
        for text in addressee_lines(paper):
            line = self._line("Addressee", text)
            if len(paper.addressees) > 1:
                line.alignment, line.paragraph_format.left_indent = LEFT, Mm(ADDRESSEES_MM)
        if paper.addressees:
            self._line("Gap")

    @singledispatchmethod
    def _block(self, block: Block):
        raise TypeError(f"No setting for {type(block).__name__}")

    @_block.register
    def _(self, heading: Heading):
        self._line("Heading2", heading.text)

    @_block.register
    def _(self, paragraph: Paragraph):
        self._line("Normal", paragraph.text)

    @_block.register
    def _(self, bullet: Bullet):
        self._line("Dash", bullet.text)

    @_block.register
    def _(self, blank: Blank):
        paragraph = self._line("Normal")
        words = paragraph.add_run(blank.text)
        words.italic, words.font.highlight_color = True, WD_COLOR_INDEX.YELLOW
        marks.to_fill_in(paragraph, "Chờ viết")

    @_block.register
    def _(self, ground: Ground):
        self._line("Ground", ground.text)

    @_block.register
    def _(self, line: Centred):
        self._line("Centred", line.text)

    @_block.register
    def _(self, article: Article):
        paragraph = self._line("Normal")
        paragraph.add_run(f"{article.number} ").bold = True
        paragraph.add_run(article.words)

    @_block.register
    def _(self, table: Table):
        if table.caption:
            self._line("Caption", table.caption)
        add_ruled(self.document, table, self.line_mm)
        self._line("Gap")

    def _foot(self, paper):
        left, right = add_layout(self.document, self._stretched(FOOT_MM), rows=1).rows[0].cells
        if paper.beside:
            self._cell(left, "Office", list(paper.beside.offices))
            self._line("Signer", paper.beside.name, left)
        elif paper.recipients:
            self._cell(left, "RecipientsHead", ["Nơi nhận:"])
            for text in recipient_lines(paper):
                self._line("Recipient", text, left)
        self._cell(right, "Office", list(paper.signature.offices))
        self._line("Signer", paper.signature.name, right)
        for cell in (left, right):
            cell.paragraphs[0].paragraph_format.space_before = ABOVE_FOOT

    def _annex(self, paper):
        if not paper.annex:
            return
        self._line("AnnexTitle", ANNEX_CAPTION).paragraph_format.page_break_before = True
        self._line("AnnexReference", paper.annex_reference)
        marks.draw_rule(self._line("Rule"), 64 + self._wider(LINE_MM))
        self._line("Gap")
        for table in paper.annex:
            self._block(table.as_table())


def _packed(document) -> bytes:
    """The file without the hour at which it was zipped, so that equal papers are equal files."""
    loose, packed = BytesIO(), BytesIO()
    document.save(loose)
    with ZipFile(loose) as source, ZipFile(packed, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            target.writestr(ZipInfo(entry.filename), source.read(entry), ZIP_DEFLATED)
    return packed.getvalue()
