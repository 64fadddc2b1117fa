"""Reads a PDF: paragraphs, headings, tables and footnotes in reading order, without running heads and page numbers.

Lines are counted from 1 through the whole document, in reading order; a row of a table is one line. What is known
to be lost: text that only an image shows is read by OCR and may be wrong in single letters; a table without ruling
lines is read row by row as text; bold and italic are gone.
"""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed
from pdfminer.pdfpage import PDFPage
from pdfplumber.utils.exceptions import PdfminerException

from corpus.errors import ReadError
from corpus.model import SetAside
from corpus.ocr import PageRecogniser
from corpus.pdf_furniture import furniture_of
from corpus.pdf_glyphs import PageTooLargeError
from corpus.pdf_layout import Region, regions_of
from corpus.pdf_letterhead import with_letterheads
from corpus.pdf_lines import Line
from corpus.pdf_notes import Labels, Note, is_unfinished, marks_in, match_scanned_marks, split_notes
from corpus.pdf_page import PageContent, read_page
from corpus.pdf_paragraphs import TEXT_COLUMN, Paragraph, block_of, continues, is_heading, paragraphs_of, uses_indents
from corpus.pdf_safety import check_encrypted_streams, check_streams
from corpus.pdf_tables import PageTable, joined_tables
from corpus.pdf_tables import continues as table_continues
from corpus.raw import Hint, Piece, RawBlock, RawDocument
from corpus.reasons import Reason

MAX_PAGES: Final = 5000

_ANY_LABEL: Final = frozenset(str(number) for number in range(1, 400))

for _name in ("pdfminer", "pdfplumber"):  # they report every oddity of a file, some for each letter
    logging.getLogger(_name).setLevel(logging.ERROR)


def read_pdf(content: bytes, source: str) -> RawDocument:
    """Read the bytes of a PDF, with or without a text layer.

    Raises:
        ReadError: file_empty (no text at all), file_encrypted (a password is needed), file_corrupt,
            file_too_large (pages, or a stream that unpacks without measure), tool_missing (a scanned page and no
            Tesseract).
    """
    if not content.strip():
        raise ReadError("file_empty", source=source)
    check_streams(content, source)
    pages = _pages(content, source)
    if not any(page.lines or page.tables for page in pages):
        raise ReadError("file_empty", source=source)
    return _Builder(pages).document()


def _pages(content: bytes, source: str) -> list[PageContent]:
    recogniser = PageRecogniser(content, source)
    number = 0
    try:
        pdf = pdfplumber.open(BytesIO(content))  # it holds nothing that must be closed
        check_encrypted_streams(pdf.doc, source)
        result: list[PageContent] = []
        for number, page_object in enumerate(PDFPage.create_pages(pdf.doc), start=1):
            if number > MAX_PAGES:
                raise ReadError("file_too_large", source=source, size=number, limit=MAX_PAGES, unit="pages")
            page = pdfplumber.page.Page(pdf, page_object, number)
            result.append(read_page(page, recogniser))
            page.close()
    except ReadError:
        raise
    except PageTooLargeError as error:
        raise ReadError("file_corrupt", source=source, reason=f"page {number}: {error}") from error
    except Exception as error:  # the libraries raise whatever a damaged file makes them raise
        if _wants_password(error):
            raise ReadError("file_encrypted", source=source) from error
        raise ReadError("file_corrupt", source=source, reason=_reason(error)) from error
    finally:
        recogniser.close()
    if not result:
        raise ReadError("file_corrupt", source=source, reason="no_pages")
    return result


def _wants_password(error: BaseException) -> bool:
    chain: list[Any] = [error, *error.args, error.__context__]
    return any(isinstance(item, (PDFPasswordIncorrect, PDFTextExtractionNotAllowed)) for item in chain)


def _reason(error: BaseException) -> str:
    inner = error.args[0] if isinstance(error, PdfminerException) and error.args else error
    return f"{type(inner).__name__}: {inner}"[:200]


@dataclass(slots=True)
class _Item:
    """A paragraph or table of the body, or a note, with where it stands."""

    content: Paragraph | PageTable | Note
    page: PageContent
    region: Region | None = None
    opens: bool = False  # the first of its region


@dataclass(slots=True)
class _Builder:
    """Puts the pages together: numbers the lines, joins what page breaks have cut, resolves the notes."""

    pages: list[PageContent]
    aside: list[SetAside] = field(default_factory=list)
    labels: Labels = field(default_factory=Labels)
    _line: int = 0
    _size: float = 0.0
    _bold: bool = False
    _right: dict[int, float] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)  # marks whose notes have not come yet

    def document(self) -> RawDocument:
        """The whole document."""
        self._measure()
        furniture = furniture_of([(page.lines, page.height) for page in self.pages])
        items: list[_Item] = []
        unfinished = False
        for page in self.pages:
            heads = [line for line in page.lines if id(line) in furniture]
            upper = [line for line in heads if line.top < page.height / 2]
            self._set_aside([(line, furniture[id(line)]) for line in upper])
            first = self._line + 1
            lines = [line for line in page.lines if id(line) not in furniture]
            notes = self._body(page, lines, items, unfinished)
            unfinished = is_unfinished(notes)
            if page.hidden:
                text = "\n".join(page.hidden)
                self.aside.append(
                    SetAside(text, Reason.HIDDEN.value, min(first, max(1, self._line)), max(1, self._line))
                )
            self._set_aside([(line, furniture[id(line)]) for line in heads if line.top >= page.height / 2])
        return RawDocument(self._blocks(self._joined(items)), self.aside)

    def _measure(self) -> None:
        """The size and weight of most of the text, and where full lines end on pages of each width."""
        sizes: Counter[float] = Counter()
        bold: Counter[bool] = Counter()
        edges: dict[int, list[float]] = defaultdict(list)
        for page in self.pages:
            for line in page.lines:
                sizes[round(line.size * 2) / 2] += len(line.text)
                bold[line.bold] += len(line.text)
        self._size = sizes.most_common(1)[0][0] if sizes else 10.0
        self._bold = bold[True] > bold[False]
        for page in self.pages:
            edges[round(page.width)].extend(
                line.x1 for line in page.lines if not line.turned and abs(line.size - self._size) < 0.6
            )
        self._right = {width: sorted(ends)[(95 * len(ends)) // 100] for width, ends in edges.items() if ends}

    def _next(self) -> int:
        self._line += 1
        return self._line

    def _set_aside(self, entries: list[tuple[Line, str]]) -> None:
        for line, reason in entries:
            number = self._next()
            self.aside.append(SetAside(line.text, str(reason), number, number))

    def _body(self, page: PageContent, lines: list[Line], items: list[_Item], unfinished: bool) -> list[Note]:
        """Append the page's paragraphs, tables and then notes to the items; returns the notes."""
        regions = regions_of(lines, page.tables, page.width)
        marks = marks_in([element for region in regions for element in region.elements])
        notes: list[Note] = []
        known = marks | self._open
        if page.scanned and known:
            known |= _ANY_LABEL  # OCR misreads marks, but not the labels of the notes
        for index, region in enumerate(regions):
            rest = unfinished and index == len(regions) - 1
            region.elements, found = split_notes(region.elements, self._size, known, rest)
            notes.extend(found)
        if page.scanned:
            match_scanned_marks([element for region in regions for element in region.elements], notes)
        for region in with_letterheads(regions, page.number):
            self._add_region(page, region, items)
        self._open = (self._open | marks) - {note.label or "" for note in notes}
        for note in notes:
            for line in note.lines:
                line.number = self._next()
            items.append(_Item(note, page))
        return notes

    def _add_region(self, page: PageContent, region: Region, items: list[_Item]) -> None:
        run: list[Line] = []
        contents: list[Paragraph | PageTable] = []
        right = self._right.get(round(page.width))
        for element in [*region.elements, None]:
            if isinstance(element, Line):
                element.number = self._next()
                run.append(element)
                continue
            contents.extend(paragraphs_of(region, run, right))
            run = []
            if element is not None:
                element.numbers = [self._next() for _ in element.rows]
                contents.append(element)
        items.extend(_Item(content, page, region, opens=not index) for index, content in enumerate(contents))

    def _joined(self, items: list[_Item]) -> list[_Item]:
        """The items with what a page or column break has cut made whole; notes stay between."""
        indents = uses_indents([item.content for item in items if isinstance(item.content, Paragraph)])
        result: list[_Item] = []
        last: _Item | None = None
        note: Note | None = None
        for item in items:
            content = item.content
            if isinstance(content, Note):
                if content.label is None and note is not None:
                    note.lines.extend(content.lines)
                    continue
                note = content
                result.append(item)
                continue
            if last is not None and item.opens and self._goes_on(last, item, indents):
                if isinstance(content, Paragraph) and isinstance(last.content, Paragraph):
                    last.content.lines.extend(content.lines)
                elif isinstance(content, PageTable) and isinstance(last.content, PageTable):
                    head = joined_tables(last.content, content)
                    if head:
                        text = "\n".join(row for row, _ in head)
                        self.aside.append(SetAside(text, Reason.REPEATED.value, head[0][1], head[-1][1]))
                last = _Item(last.content, item.page, item.region)
                continue
            result.append(item)
            last = item
        return result

    def _goes_on(self, last: _Item, item: _Item, indents: bool) -> bool:
        turned = item.page.number == last.page.number + 1
        if isinstance(last.content, PageTable) and isinstance(item.content, PageTable):
            return turned and table_continues(last.content, item.content)
        if not isinstance(last.content, Paragraph) or not isinstance(item.content, Paragraph):
            return False
        if not turned:
            if last.region is None or item.region is None or not (last.region.column and item.region.column):
                return False
            if min(len(last.region.elements), len(item.region.elements)) < TEXT_COLUMN:
                return False
        return continues(last.content, item.content, indents)

    def _blocks(self, items: list[_Item]) -> list[RawBlock]:
        unique = {
            id(item): self.labels.add(item.content.label, item.page.number)
            for item in items
            if isinstance(item.content, Note) and item.content.label is not None
        }
        blocks: list[RawBlock] = []
        page = 0
        for item in items:
            content = item.content
            if isinstance(content, Note):
                block = block_of(Paragraph(content.lines, 0, 0), Hint.NOTE if content.label else Hint.NONE)
                block.label = unique.get(id(item))
            elif isinstance(content, PageTable):
                block = self._table(content)
            else:
                heading = not item.page.scanned and is_heading(content, self._size, self._bold)
                block = block_of(content, Hint.HEADING if heading else Hint.NONE)
            block.pieces = [
                Piece(self.labels.resolved(piece.text, piece.page or 0), piece.line, piece.page)
                for piece in block.pieces
            ]
            if block.hint is not Hint.NOTE:
                block.after_break = bool(page) and item.page.number != page
                page = item.page.number
            blocks.append(block)
        return blocks

    def _table(self, table: PageTable) -> RawBlock:
        rows = [
            [self.labels.resolved(cell, page) for cell in row]
            for row, page in zip(table.rows, table.origins, strict=True)
        ]
        return RawBlock(table.pieces, Hint.TABLE, rows=rows, header_rows=table.header_rows, covered=table.covered)
