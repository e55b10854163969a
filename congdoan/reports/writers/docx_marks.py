"""Dấu hiệu riêng của Word: the pieces of WordprocessingML that python-docx has no call for."""

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

AFTER_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE",
    "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
)  # fmt: skip
UNUSED_PARTS = ("/thumbnail", "/stylesWithEffects", "/customXml")
DASH_LIST = f"""
<w:numbering {nsdecls("w")}>
  <w:abstractNum w:abstractNumId="0">
    <w:multiLevelType w:val="singleLevel"/>
    <w:lvl w:ilvl="0">
      <w:numFmt w:val="bullet"/><w:pStyle w:val="Dash"/><w:suff w:val="space"/><w:lvlText w:val="-"/><w:lvlJc w:val="left"/>
      <w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr>
    </w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>"""


def draw_rule(paragraph: Paragraph, indent_mm: float) -> None:
    """Đường kẻ: an empty paragraph whose upper border is the line, as far from both edges as ``indent_mm`` says."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent_mm)
    borders = parse_xml(f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>')
    paragraph._p.get_or_add_pPr().insert_element_before(borders, *AFTER_BORDERS)


def number_pages(document: Document) -> None:
    """Số trang: centred at the top, from the second page on."""
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.style = document.styles["Header"]
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'))


def use_dash_list(document: Document) -> None:
    """Gạch đầu dòng thật: the style of bullets belongs to a list of Word's own, whose mark is a dash."""
    numbering = document.part.numbering_part.element
    for child in list(numbering):
        numbering.remove(child)
    numbering.extend(parse_xml(DASH_LIST))
    style = document.styles["Gạch đầu dòng"].element
    style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 1


def to_fill_in(paragraph: Paragraph, name: str) -> None:
    """Ô chờ viết: puts the paragraph into a content control: one click selects its words, typing replaces them."""
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias/><w:showingPlcHdr/></w:sdtPr><w:sdtContent/></w:sdt>",
    )
    control.find(qn("w:sdtPr")).find(qn("w:alias")).set(qn("w:val"), name)
    paragraph._p.addprevious(control)
    control.find(qn("w:sdtContent")).append(paragraph._p)


def tidy(document: Document) -> None:
    """Takes out of the blank document what is not ours, and asks for today's Word, not the compatibility mode of 2010."""
    for part in (document.part.package, document.part):
        for key, link in list(part.rels.items()):
            if link.reltype.endswith(UNUSED_PARTS):
                part.rels.pop(key)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for name in ("w:useFELayout", "w:savePreviewPicture"):
        for element in list(document.settings.element.iter(qn(name))):
            element.getparent().remove(element)
