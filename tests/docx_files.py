"""Builds .docx files for tests from WordprocessingML, one part at a time."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
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
