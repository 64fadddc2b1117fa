"""A sample report as .docx: real footnotes, heading styles, a real table, a running head and page numbers.

python-docx (MIT licence) has no call for footnotes: the part ``word/footnotes.xml`` is built here and
related to the document. The archive is written again with fixed times, so that the same report gives the
same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from scripts.samples_blocks import Heading, Inline, Paragraph, Report, Span, Table

_MADE = datetime(2026, 1, 31)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_FONT = "Times New Roman"
_STYLES = {1: "Title", 2: "Heading 1", 3: "Heading 2", 4: "Heading 3"}


def docx_bytes(report: Report) -> bytes:
    """The report as a Word document, its notes as Word footnotes."""
    document = Document()
    _set_up(document, report)
    _relate_footnotes(document, report.notes)
    body = document.add_paragraph(style="Normal")
    body.add_run(report.disclaimer).italic = True
    for block in report.blocks[1:]:
        if isinstance(block, Heading):
            _fill(document.add_paragraph(style=_STYLES[block.level]), block.inline)
        elif isinstance(block, Table):
            _add_table(document, block)
        else:
            _add_paragraph(document, block)
    written = BytesIO()
    document.save(written)
    return _with_fixed_times(written.getvalue())


def _add_paragraph(document: Any, block: Paragraph) -> None:
    paragraph = document.add_paragraph(style="Normal")
    if block.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = True
    if block.depth:
        paragraph.paragraph_format.left_indent = Cm(0.75 * block.depth)
    if block.marker:
        paragraph.add_run(f"{block.marker} ")
    _fill(paragraph, block.inline)


def _add_table(document: Any, block: Table) -> None:
    table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]))
    if block.framed:
        table.style = "Table Grid"
    for i, row in enumerate(block.rows):
        for cell, inline in zip(table.rows[i].cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            _fill(paragraph, inline, bold=block.framed and i == 0)
            if not block.framed and not inline[0].text.startswith("Nơi nhận"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if block.framed:
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
    document.add_paragraph(style="Normal")


def _fill(paragraph: Any, inline: Inline, bold: bool = False) -> None:
    for span in inline:
        run = paragraph.add_run()
        if span.note is not None:
            run.style = "footnote reference"
            mark = OxmlElement("w:footnoteReference")
            mark.set(qn("w:id"), str(span.note))
            run._r.append(mark)
        elif span.line_break:
            run.add_break()
        else:
            run.text = span.text
            run.bold = True if bold or span.bold else None
            run.italic = True if span.italic else None
            run.font.superscript = True if span.raised else None


def _set_up(document: Any, report: Report) -> None:
    facts = document.core_properties
    facts.title, facts.author = report.title, "report-kb"
    facts.comments = report.disclaimer.partition(";")[0]
    facts.created = facts.modified = _MADE
    facts.last_modified_by, facts.revision, facts.language = "report-kb", 1, "vi-VN"
    styles = document.styles
    for name in ("Normal", *_STYLES.values()):
        style = styles[name]
        style.font.name = _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for side in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{side}"), None)
        for side in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{side}"), _FONT)
        if name != "Normal":
            style.font.size, style.font.bold = Pt(14 if name == "Title" else 13), True
            style.font.color.rgb = RGBColor(0, 0, 0)
    styles["Normal"].font.size = Pt(13)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    note = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH)
    note.base_style, note.font.size = styles["Normal"], Pt(10)
    styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER).font.superscript = True
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin = Cm(3), Cm(2), Cm(2)
    head = section.header.paragraphs[0]
    head.text = "Bản tóm tắt của dự án, không phải văn bản chính thức"
    foot = section.footer.paragraphs[0]
    head.alignment = foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)


def _relate_footnotes(document: Any, notes: Mapping[int, Inline]) -> None:
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    texts = "".join(_footnote(number, inline) for number, inline in sorted(notes.items()))
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:footnotes {nsdecls('w')}>{separators}{texts}</w:footnotes>"
    )
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode("utf-8"), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = document.settings.element
    separators = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    known = parse_xml(f"<w:footnotePr {nsdecls('w')}>{separators}</w:footnotePr>")
    settings.find(qn("w:compat")).addprevious(known)


def _footnote(number: int, inline: Inline) -> str:
    runs = "".join(_footnote_run(span) for span in inline)
    style = '<w:pPr><w:pStyle w:val="footnotetext"/></w:pPr>'
    mark = '<w:r><w:rPr><w:rStyle w:val="footnotereference"/></w:rPr><w:footnoteRef/></w:r>'
    gap = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    return f'<w:footnote w:id="{number}"><w:p>{style}{mark}{gap}{runs}</w:p></w:footnote>'


def _footnote_run(span: Span) -> str:
    look = "<w:b/>" * span.bold + "<w:i/>" * span.italic + '<w:vertAlign w:val="superscript"/>' * span.raised
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(span.text)}</w:t></w:r>'


def _with_fixed_times(archive: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_TIME), old.read(name), zipfile.ZIP_DEFLATED)
    return written.getvalue()
