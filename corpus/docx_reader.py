"""Reads .docx: paragraphs, headings, generated numbering, tables, text boxes, notes; tracked changes as accepted.

A .docx file has no lines and no pages of its own: ``Piece.line`` is the number of the paragraph in the document body
(every paragraph counts from 1, in tables and text boxes too), ``page`` is None. A note bears the number of the
paragraph in which it is referred to.

What is set aside: deleted text, hidden text (also white on paper, in tiny type, and notes that nothing refers to),
comments, headers and footers, a generated table of contents. Charts, SmartArt, embedded files and pictures hold no
text that is read. No link, entity or template is ever resolved, and no macro is run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from corpus.characters import words
from corpus.docx_notes import Note, Notes
from corpus.docx_numbering import Numberer
from corpus.docx_package import Element, Package, attribute, integer, local, w
from corpus.docx_styles import Styles
from corpus.docx_text import ParagraphText, TextReader, bare_text, is_in_fallback
from corpus.errors import ReadError
from corpus.grid import Cell, finished, table_blocks
from corpus.look import LookedBlock, cleaned, hint_headings
from corpus.model import SetAside
from corpus.numbering import numbering
from corpus.raw import MARK, Hint, Piece, RawBlock, RawDocument, mark
from corpus.reasons import Reason
from corpus.superscripts import settle_raised

MAX_STYLED_HEADING_WORDS: Final = 25
"""A full sentence in a heading style is a paragraph that someone gave the wrong style."""
_CONTAINERS: Final = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "body", "dir", "bdo"})
_MAX_COLUMNS: Final = 200


def read_docx(content: bytes, source: str) -> RawDocument:
    """Read the bytes of a .docx file named ``source``.

    Raises:
        ReadError: file_empty, file_encrypted, file_too_large, or file_corrupt with one of the reasons of
            :class:`corpus.docx_package.Package` or ``nested_too_deeply``.
    """
    try:
        document = _Document(Package(content, source)).read()
    except RecursionError as error:
        raise ReadError("file_corrupt", source=source, reason="nested_too_deeply") from error
    if not document.blocks:
        raise ReadError("file_empty", source=source)
    return document


class _Document:
    """The walk through one file."""

    def __init__(self, package: Package) -> None:
        self._package = package
        body = package.body
        settings = package.related("settings")
        self._styles = Styles(package.related("styles"))
        self._numberer = Numberer(package.related("numbering"), self._styles)
        sections = list(body.iter(w("sectPr")))
        self._notes = Notes(package.related("footnotes"), package.related("endnotes"), settings, sections)
        numbered = (p for p in body.iter(w("p")) if not is_in_fallback(p))
        self._numbers = {paragraph: number for number, paragraph in enumerate(numbered, start=1)}
        root = body.getparent()
        self._paper = root is None or root.find(w("background")) is None
        self._line = 1
        self._gap = 0
        self._depth = 0
        self._aside: list[SetAside] = []
        self._waiting: list[Note] = []
        self._carried: list[ParagraphText] = []

    def read(self) -> RawDocument:
        body = self._package.body
        blocks: list[RawBlock] = []
        reader = TextReader(self._styles, body, self._reference)
        for block in self._blocks(body, reader):
            blocks.append(block)
            if self._depth == 0:
                blocks.extend(self._notes_read())
        blocks.extend(self._notes_read())
        settle_raised(blocks)
        hint_headings(blocks)
        self._set_rest_aside()
        return RawDocument(blocks, self._aside)

    # -- blocks ------------------------------------------------------------------------------------------------------

    def _blocks(self, parent: Element, reader: TextReader, *, on_paper: bool = True) -> Iterator[RawBlock]:
        yield from self._inner_blocks(parent, reader, on_paper=on_paper)
        yield from self._unjoined()

    def _unjoined(self) -> Iterator[RawBlock]:
        """A paragraph whose end is deleted, but that no other follows."""
        if self._carried:
            yield from self._finished_paragraph(self._carried.pop(), None)

    def _inner_blocks(self, parent: Element, reader: TextReader, *, on_paper: bool) -> Iterator[RawBlock]:
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, reader, on_paper=on_paper)
            elif name == "tbl":
                yield from self._unjoined()
                yield from self._table(child, reader)
            elif name in ("del", "moveFrom"):
                self._set_aside(Reason.DELETED, bare_text(child))
            elif name in _CONTAINERS:
                yield from self._inner_blocks(child, reader, on_paper=on_paper)

    def _paragraph(self, paragraph: Element, reader: TextReader, *, on_paper: bool) -> Iterator[RawBlock]:
        properties = paragraph.find(w("pPr"))
        self._line = self._numbers.get(paragraph, self._line)
        found = reader.read(paragraph, on_paper=on_paper and self._paper)
        for reason, text in found.aside.items():
            self._set_aside(reason, text)
        ends_section = properties is not None and properties.find(w("sectPr")) is not None
        if self._is_joined_to_next(properties):
            self._carried.append(found)
        else:
            yield from self._finished_paragraph(found, properties)
        carried, self._carried = self._carried, []
        for box in found.boxes:
            yield from self._blocks(box, TextReader(self._styles, box, self._reference), on_paper=False)
        self._carried = carried
        if ends_section:
            self._notes.next_section()

    def _finished_paragraph(self, found: ParagraphText, properties: Element | None) -> Iterator[RawBlock]:
        look = self._styles.paragraph(properties)
        text = "".join(part.text for part in [*self._carried, found])
        bold = all(part.bold for part in [*self._carried, found] if part.text.strip())
        self._carried = []
        lineage = self._styles.lineage(self._styles.paragraph_style(properties))
        marker = self._numberer.marker(look.numbering, look.level, lineage)
        if not MARK.sub("", text).strip():
            if MARK.search(text):  # a note that hangs on nothing still stands here
                yield RawBlock([Piece(text.strip(), self._line)])
            self._gap += 1
            return
        if look.is_contents:
            self._set_aside(Reason.CONTENTS, MARK.sub("", text))
            return
        if marker:
            text = f"{marker} {text.lstrip()}"
        block = LookedBlock([Piece(text, self._line)], Hint.NONE, self._gap, bold=bold and found.bold)
        if look.is_heading and _is_heading_text(MARK.sub("", text).strip()):
            block.hint = Hint.HEADING
        self._gap = 0
        # the paragraphs of a cell keep their line breaks until it is known what the table is
        yield from [block] if self._depth else finished(block)

    def _is_joined_to_next(self, properties: Element | None) -> bool:
        """Whether a tracked change deletes the paragraph's end, so that it runs on in the next one."""
        if properties is None:
            return False
        own = properties.find(w("rPr"))
        return own is not None and any(own.find(w(name)) is not None for name in ("del", "moveFrom"))

    # -- tables ------------------------------------------------------------------------------------------------------

    def _table(self, table: Element, reader: TextReader) -> Iterator[RawBlock]:
        gap, self._gap = self._gap, 0
        rows: list[list[Cell]] = []
        head_rows = 0
        merged: dict[int, Cell] = {}
        self._depth += 1
        for row in _children(table, "tr"):
            properties = row.find(w("trPr"))
            if properties is not None and properties.find(w("del")) is not None:
                self._set_aside(Reason.DELETED, bare_text(row))
                continue
            cells, merged = self._row(row, properties, merged, reader)
            if properties is not None and _is_on(properties.find(w("tblHeader"))) and head_rows == len(rows):
                head_rows += 1
            rows.append(cells)
        self._depth -= 1
        self._gap = 0
        yield from table_blocks(rows, head_rows if head_rows < len(rows) else 0, gap)

    def _row(
        self, row: Element, properties: Element | None, above: dict[int, Cell], reader: TextReader
    ) -> tuple[list[Cell], dict[int, Cell]]:
        """The cells that begin in a row, and for each column the cell that goes on into the next one."""
        cells: list[Cell] = []
        merged: dict[int, Cell] = {}
        before = None if properties is None else attribute(properties.find(w("gridBefore")))
        column = integer(before, 0, 0, _MAX_COLUMNS)
        if column:
            cells.append(Cell([], column))
        for element in _children(row, "tc"):
            own = element.find(w("tcPr"))
            span = integer(None if own is None else attribute(own.find(w("gridSpan"))), 1, 1, _MAX_COLUMNS)
            merge = None if own is None else own.find(w("vMerge"))
            if own is not None and own.find(w("cellDel")) is not None:
                self._set_aside(Reason.DELETED, bare_text(element))
                cells.append(Cell([], span))
            elif merge is not None and (attribute(merge) or "continue") != "restart" and column in above:
                cell = above[column]
                cell.rows += 1
                merged[column] = cell
                self._set_aside(Reason.HIDDEN, bare_text(element))  # Word shows the first cell only
            else:
                cell = Cell(list(self._blocks(element, reader, on_paper=False)), span)
                cells.append(cell)
                if merge is not None:
                    merged[column] = cell
            column += span
        return cells, merged

    # -- notes and what else is set aside ----------------------------------------------------------------------------

    def _reference(self, reference: Element, typed: str | None) -> str:
        note = self._notes.note(reference, self._line, typed)
        if note is None:
            return ""
        self._waiting.append(note)
        return mark(note.label)

    def _notes_read(self) -> Iterator[RawBlock]:
        """The notes referred to since the last call."""
        while self._waiting:
            note = self._waiting.pop(0)
            reader = TextReader(self._styles, note.element, self._reference)
            pieces: list[Piece] = []
            for paragraph in note.element.iter(w("p")):
                if is_in_fallback(paragraph):
                    continue
                found = reader.read(paragraph)
                for reason, text in found.aside.items():
                    self._set_aside(reason, text, note.line)
                pieces.append(Piece(found.text + " ", note.line))
            if pieces := cleaned(pieces):
                yield LookedBlock(pieces, Hint.NOTE, label=note.label)

    def _set_aside(self, reason: str, text: str, line: int | None = None) -> None:
        text = "\n".join(part for part in (" ".join(one.split()) for one in text.split("\n")) if part)
        if words(text):
            line = line or self._line
            self._aside.append(SetAside(text, str(reason), line, line))

    def _set_rest_aside(self) -> None:
        last = len(self._numbers) or 1
        deleted = {
            (local(reference), attribute(reference, "id"))
            for change in self._package.body.iter(w("del"), w("moveFrom"))
            for reference in change.iter(w("footnoteReference"), w("endnoteReference"))
        }
        for element in self._notes.unreferenced():
            reference = (f"{local(element)}Reference", attribute(element, "id"))
            reason = Reason.DELETED if reference in deleted else Reason.HIDDEN
            self._set_aside(reason, bare_text(element), last)
        self._set_comments_aside()
        said: set[str] = set()
        for relation in self._package.relations.values():
            if relation.kind in ("header", "footer"):
                part = self._package.xml(relation.target)
                text = "" if part is None else bare_text(part)
                if text not in said:  # a section that repeats the head of the one before has a part of its own
                    said.add(text)
                    self._set_aside(Reason.RUNNING_HEAD, text, 1 if relation.kind == "header" else last)

    def _set_comments_aside(self) -> None:
        comments = self._package.related("comments")
        if comments is None:
            return
        places: dict[str | None, int] = {}
        for reference in self._package.body.iter(w("commentReference")):
            above = next((p for p in reference.iterancestors(w("p")) if p in self._numbers), None)
            places[attribute(reference, "id")] = 1 if above is None else self._numbers[above]
        for comment in comments.iterfind(w("comment")):
            line = places.get(attribute(comment, "id"), 1)
            self._set_aside(Reason.COMMENT, bare_text(comment), line)


def _is_heading_text(text: str) -> bool:
    """Whether a paragraph in a heading style reads like a heading."""
    found = numbering(text)
    count = len(words(text[found.length if found else 0 :]))
    return count <= MAX_STYLED_HEADING_WORDS or not text.endswith((".", ";", ","))


def _children(parent: Element, name: str) -> Iterable[Element]:
    """The rows of a table or the cells of a row, also those inside content controls."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in _CONTAINERS:
            yield from _children(child, name)


def _is_on(element: Element | None) -> bool:
    return element is not None and (attribute(element) or "1").lower() not in ("0", "false", "off")
