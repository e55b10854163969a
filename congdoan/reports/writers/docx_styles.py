"""Kiểu trình bày của bản Word: paragraph styles, page, language and properties. Sizes of Decree 30/2020, annex I."""

from dataclasses import dataclass
from datetime import datetime

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

from congdoan.reports.paper import Paper

FONT = "Times New Roman"
LINE_MM = 165
KEPT = ("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid")
LEFT, CENTER, RIGHT, JUSTIFY = (getattr(WD_ALIGN_PARAGRAPH, side) for side in ("LEFT", "CENTER", "RIGHT", "JUSTIFY"))


@dataclass(frozen=True)
class Look:
    """Một kiểu đoạn: sizes and gaps in points, first line and indents in centimetres, ``pitch`` in lines."""

    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: WD_ALIGN_PARAGRAPH = CENTER
    before: float = 0
    after: float = 0
    first_line: float = 0
    pitch: float = 1
    keep: bool = False
    outline: int | None = None


LOOKS = {
    "Normal": Look("Normal", align=JUSTIFY, after=6, first_line=1.27, pitch=1.15),
    "Dash": Look("Gạch đầu dòng", align=JUSTIFY, after=6, first_line=1.27, pitch=1.15),
    "Ground": Look("Căn cứ", italic=True, align=JUSTIFY, after=6, first_line=1.27, pitch=1.15),
    "Centred": Look("Dòng giữa", bold=True, before=6, after=6, keep=True),
    "Superior": Look("Cơ quan cấp trên", 12),
    "Issuer": Look("Cơ quan ban hành", 12, bold=True),
    "NationalName": Look("Quốc hiệu", 12, bold=True),
    "Motto": Look("Tiêu ngữ", 13, bold=True),
    "Rule": Look("Đường kẻ", 2, before=3),
    "Number": Look("Số và ký hiệu", 13, before=6),
    "PlaceAndDate": Look("Địa danh và ngày tháng", 13, italic=True, before=6),
    "Title": Look("Title", bold=True, before=18),
    "Subtitle": Look("Subtitle", bold=True, before=3),
    "Addressee": Look("Kính gửi", after=3),
    "Heading1": Look("Heading 1", bold=True, align=JUSTIFY, after=6, first_line=1.27, pitch=1.15, keep=True, outline=0),
    "Heading2": Look("Heading 2", bold=True, align=JUSTIFY, after=6, first_line=1.27, pitch=1.15, keep=True, outline=1),
    "Caption": Look("Caption", 12, bold=True, before=6, after=6, keep=True),
    "TableHead": Look("Đầu bảng", 12, bold=True, before=2, after=2, keep=True),
    "TableCell": Look("Ô bảng", 12, align=LEFT, before=2, after=2),
    "RecipientsHead": Look("Nơi nhận", 12, bold=True, italic=True, align=LEFT),
    "Recipient": Look("Danh sách nơi nhận", 11, align=LEFT),
    "Office": Look("Quyền hạn và chức vụ ký", bold=True, keep=True),
    "Signer": Look("Họ tên người ký", bold=True, before=62),
    "AnnexTitle": Look("Phụ lục", bold=True, after=6, keep=True, outline=0),
    "AnnexReference": Look("Kèm theo", italic=True, keep=True),
    "Header": Look("Header", 13),
    "Gap": Look("Khoảng trống", 6),
}


def dress(document: Document, paper: Paper) -> None:
    """Gives an empty document the page, styles, language and properties of an official paper."""
    _set_page(document, paper.lying)
    for style in list(document.styles.element.style_lst):
        if style.styleId not in KEPT:
            document.styles.element.remove(style)
    _set_defaults(document)
    for key, look in LOOKS.items():
        _add_style(document, key, look)
    _set_properties(document, paper)


def line_mm(paper: Paper) -> int:
    """How long a line is between the margins, in millimetres."""
    return LINE_MM + 87 if paper.lying else LINE_MM


def _set_page(document, lying):
    page = document.sections[0]
    page.page_width, page.page_height = (Mm(297), Mm(210)) if lying else (Mm(210), Mm(297))
    page.orientation = WD_ORIENT.LANDSCAPE if lying else WD_ORIENT.PORTRAIT
    page.top_margin = page.bottom_margin = Mm(20)
    page.left_margin, page.right_margin = Mm(30), Mm(210 - 30 - LINE_MM)
    page.header_distance = Mm(10)
    page.different_first_page_header_footer = True


def _set_defaults(document):
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(properties):
        properties.remove(child)
    properties.append(_fonts())
    language = OxmlElement("w:lang")
    for name in ("val", "eastAsia"):
        language.set(qn(f"w:{name}"), "vi-VN")
    properties.append(language)
    spacing = defaults.find(qn("w:pPrDefault")).find(qn("w:pPr")).find(qn("w:spacing"))
    spacing.getparent().remove(spacing)
    theme_language = document.settings.element.find(qn("w:themeFontLang"))
    theme_language.set(qn("w:val"), "vi-VN")
    theme_language.attrib.pop(qn("w:eastAsia"), None)


def _fonts():
    fonts = OxmlElement("w:rFonts")
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    return fonts


def _add_style(document, key, look):
    styles = document.styles
    if key == "Normal":
        style = styles[key]
    else:
        style = styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=look.name.isascii())
        style.element.styleId = key
        style.base_style = styles["Normal"]
        style.quick_style = True
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, look.italic
    shape = style.paragraph_format
    shape.alignment = look.align
    shape.space_before, shape.space_after = Pt(look.before), Pt(look.after)
    shape.first_line_indent = Cm(look.first_line)
    shape.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
    shape.line_spacing = look.pitch
    shape.widow_control = True
    shape.keep_with_next = look.keep
    if look.outline is not None:
        style.next_paragraph_style = document.styles["Normal"]
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(look.outline))
        style.element.get_or_add_pPr().append(level)


def _set_properties(document, paper):
    day = datetime(paper.dated_on.year, paper.dated_on.month, paper.dated_on.day)
    properties = document.core_properties
    properties.title, properties.subject, properties.author = paper.title, paper.subject, paper.issuer
    properties.last_modified_by = paper.issuer
    properties.language = "vi-VN"
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = day
