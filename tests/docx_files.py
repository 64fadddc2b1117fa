"""Builds .docx files for tests from WordprocessingML, one part at a time, and reads them back."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

import pytest

from corpus.docx_reader import read_docx
from corpus.errors import ReadError
from corpus.raw import RawBlock

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
FOOTNOTE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
ENDNOTE = '<w:r><w:endnoteReference w:id="{}"/></w:r>'
SUPER = '<w:vertAlign w:val="superscript"/>'
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Muc"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
"""Styles of headings, of a table of contents and of hidden text, for the part ``styles``."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_ROOTS = {"header1": "hdr", "footer1": "ftr"}


def run(text: str, look: str = "") -> str:
    """A run of text; ``look`` is the inside of its ``w:rPr``."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inside: str = "", properties: str = "") -> str:
    """A paragraph; ``inside`` is text, or runs when it begins with a tag."""
    content = inside if inside.startswith("<") or not inside else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(text: str, properties: str = "") -> str:
    """A cell; ``text`` is text, or block elements when it begins with a tag."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def table(*rows: str) -> str:
    """A table of rows (each the inside of a ``w:tr``)."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def level(place: int, style: str, text: str, start: int = 1, more: str = "") -> str:
    """A level of an abstract list."""
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def docx(body: str, parts: Mapping[str, str] | None = None, extra: Mapping[str, bytes] | None = None) -> bytes:
    """A .docx file; ``parts`` are the insides of ``styles``, ``numbering``, ``footnotes``…"""
    written = BytesIO()
    relations = []
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006"
        archive.writestr(
            "[Content_Types].xml",
            f'{_HEAD}<Types xmlns="{package}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'{_HEAD}<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
            f'Type="{types}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        for name, inside in (parts or {}).items():
            root = _ROOTS.get(name, name)
            kind = name.rstrip("1")
            relations.append(f'<Relationship Id="{name}" Type="{types}/{kind}" Target="{name}.xml"/>')
            archive.writestr(f"word/{name}.xml", f"{_HEAD}<w:{root} {NAMESPACES}>{inside}</w:{root}>")
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'{_HEAD}<Relationships xmlns="{package}/relationships">{"".join(relations)}</Relationships>',
        )
        archive.writestr("word/document.xml", f"{_HEAD}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for path, content in (extra or {}).items():
            archive.writestr(path, content)
    return written.getvalue()


def numbering(*levels: str, nums: str = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>') -> dict[str, str]:
    """The part ``numbering`` with one abstract list and the lists that use it."""
    return {"numbering": f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{nums}'}


def note(kind: str, identifier: int, text: str) -> str:
    """A ``footnote`` or an ``endnote``."""
    inside = p(f"<w:r><w:{kind}Ref/></w:r>" + run(" " + text))
    return f'<w:{kind} w:id="{identifier}">{inside}</w:{kind}>'


def replaced(content: bytes, name: str, text: str) -> bytes:
    """The file with another text for one of its parts."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, text if entry == name else old.read(entry))
    return written.getvalue()


def blocks_of(content: bytes) -> list[RawBlock]:
    """The blocks that a file gives."""
    return read_docx(content, "a.docx").blocks


def texts(content: bytes) -> list[str]:
    """Their texts."""
    return [block.plain for block in blocks_of(content)]


def aside(content: bytes) -> list[tuple[str, str]]:
    """Reason and text of everything that is set aside."""
    return [(entry.reason, entry.text) for entry in read_docx(content, "a.docx").set_aside]


def error_of(content: bytes) -> tuple[str, object]:
    """Code and reason with which a file is refused."""
    with pytest.raises(ReadError) as caught:
        read_docx(content, "a.docx")
    return caught.value.code, caught.value.detail.get("reason")
