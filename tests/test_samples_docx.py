"""Sample reports as .docx."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from scripts.samples_blocks import Heading, Paragraph, Report, Span, Table, plain
from scripts.samples_docx import docx_bytes
from tests.test_make_samples import NAMES, report

TOY = Report(
    "lang-gom",
    "BÁO CÁO: Về nghề gốm",
    "Bản tóm tắt; không phải văn bản.",
    (
        Paragraph((Span("Bản tóm tắt; không phải văn bản."),)),
        Heading(1, (Span("BÁO CÁO"),)),
        Paragraph((Span("Lò 5 m"), Span("2", raised=True), Span(line_break=True), Span("cũ", bold=True)), "-", 1),
        Paragraph((Span("Giữa", italic=True),), centred=True),
        Table((((Span("Nơi nhận:"),), (Span("CHỦ TỊCH"),)),), framed=False),
        Table((((Span("Lò"),), (Span("Mẻ"),)), ((Span("Bắc"),), (Span("7 < 8"), Span(note=1))))),
    ),
    {1: (Span("Mẻ <nhỏ>", bold=True), Span("2", raised=True))},
)


@pytest.mark.parametrize("name", NAMES)
def test_docx_has_every_footnote(name: str) -> None:
    read = report(name)
    made = docx_bytes(read)
    assert len(made) < 150_000
    assert made == docx_bytes(read)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        notes = parse_xml(archive.read("word/footnotes.xml"))
        body = parse_xml(archive.read("word/document.xml"))
    marks = [int(mark.get(qn("w:id"), "0")) for mark in body.iter(qn("w:footnoteReference"))]
    assert marks == list(range(1, len(read.notes) + 1))
    found = {
        int(note.get(qn("w:id"), "0")): "".join(text.text or "" for text in note.iter(qn("w:t"))).strip()
        for note in notes.iter(qn("w:footnote"))
    }
    assert {number: text for number, text in found.items() if number > 0} == {
        number: plain(note) for number, note in read.notes.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_docx_has_headings_and_tables(name: str) -> None:
    read = report(name)
    document = Document(BytesIO(docx_bytes(read)))
    styles = ("Title", "Heading 1", "Heading 2", "Heading 3")
    titles = [p.text for p in document.paragraphs if p.style is not None and p.style.name in styles]
    assert titles == [plain(block.inline) for block in read.blocks if isinstance(block, Heading)]
    tables = [block for block in read.blocks if isinstance(block, Table)]
    assert len(document.tables) == len(tables)
    for made, meant in zip(document.tables, tables, strict=True):
        assert [len(made.rows), len(made.columns)] == [len(meant.rows), len(meant.rows[0])]


def test_the_looks_of_a_report() -> None:
    document = Document(BytesIO(docx_bytes(TOY)))
    disclaimer, title, item, middle = [p for p in document.paragraphs if p.text][:4]
    assert disclaimer.runs[0].italic
    assert title.style is not None
    assert (title.text, title.style.name) == ("BÁO CÁO", "Title")
    assert item.text == "- Lò 5 m2\ncũ"
    assert [run.text for run in item.runs if run.font.superscript] == ["2"]
    assert [run.text for run in item.runs if run.bold] == ["cũ"]
    assert middle.alignment == 1
    assert [run.italic for run in middle.runs] == [True]


def test_a_framed_table_has_a_header_and_a_letterhead_has_none() -> None:
    frame, figures = Document(BytesIO(docx_bytes(TOY))).tables
    assert [cell.text for cell in figures.rows[0].cells] == ["Lò", "Mẻ"]
    assert all(run.bold for cell in figures.rows[0].cells for run in cell.paragraphs[0].runs)
    assert [len(table._tbl.findall(f".//{qn('w:tblHeader')}")) for table in (frame, figures)] == [0, 1]
    assert [cell.paragraphs[0].alignment for cell in frame.rows[0].cells] == [None, 1]


def test_a_note_keeps_its_characters_and_looks() -> None:
    with zipfile.ZipFile(BytesIO(docx_bytes(TOY))) as archive:
        note = parse_xml(archive.read("word/footnotes.xml"))[-1]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "".join(text.text or "" for text in note.iter(qn("w:t"))) == " Mẻ <nhỏ>2"
    assert len(list(note.iter(qn("w:b")))) == len(list(note.iter(qn("w:vertAlign")))) == 1


def test_the_file_says_what_it_is() -> None:
    facts = Document(BytesIO(docx_bytes(TOY))).core_properties
    assert (facts.title, facts.comments, facts.language) == (TOY.title, "Bản tóm tắt", "vi-VN")
