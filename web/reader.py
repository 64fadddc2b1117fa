"""A whole report as the reader page shows it: blocks with the quote marked, notes linked to their marks and back."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from markupsafe import Markup

from kb.model import BlockView, OutlineEntry, ReportView
from web.highlight import Range, mark

QUOTE_ID = "quote"
_NUMERIC = re.compile(r"[\d\s.,%+\-–/()]*\d[\d\s.,%+\-–/()]*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; numbers are set flush right."""

    html: Markup
    numeric: bool


@dataclass(frozen=True, slots=True)
class ReaderBlock:
    """A block of the page. ``id`` is the target of the outline and of notes, ``back`` the id of a note's mark.

    ``line`` and ``page`` stand in the margin, where they differ from those of the block before. The first
    ``header_rows`` rows of a table name its columns.
    """

    kind: str
    tag: str
    html: Markup
    id: str | None = None
    label: str | None = None
    back: str | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()
    header_rows: int = 0
    line: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class ReaderPage:
    """The blocks of a report, and its outline with the id of each heading; ``quoted`` when a quote is marked.

    ``has_pages`` when the original file has pages or sheets.
    """

    blocks: tuple[ReaderBlock, ...]
    outline: tuple[tuple[OutlineEntry, str], ...]
    quoted: bool
    has_pages: bool


def reader_page(report: ReportView, quote: Range | None) -> ReaderPage:
    """Lay out ``report``; ``quote`` is a slice of its text to be marked; one that is outside is not."""
    if quote is not None and not 0 <= quote[0] < quote[1] <= max((block.end for block in report.blocks), default=0):
        quote = None
    notes = _NoteLinks(report.blocks)
    top = min((entry.level for entry in report.outline), default=1)  # many reports have no heading of level 1
    blocks: list[ReaderBlock] = []
    quoted = False
    for index, block in enumerate(report.blocks):
        ranges = _inside(block, quote)
        first_id = QUOTE_ID if ranges and not quoted else None
        quoted = quoted or bool(ranges)
        before = report.blocks[index - 1] if index else None
        blocks.append(_with_margin(_reader_block(index, block, ranges, first_id, notes, top), block, before))
    outline = tuple((replace(entry, level=entry.level - top + 1), _place(report, entry)) for entry in report.outline)
    return ReaderPage(tuple(blocks), outline, quoted, any(block.page for block in blocks))


def _with_margin(laid_out: ReaderBlock, block: BlockView, before: BlockView | None) -> ReaderBlock:
    """The block with its numbers in the margin; one that repeats the number above it is left out."""
    new_page = block.page is not None and (before is None or before.page != block.page)
    new_line = new_page or before is None or before.lines != block.lines
    return replace(laid_out, line=block.lines[0] if new_line else None, page=block.page if new_page else None)


def _inside(block: BlockView, quote: Range | None) -> list[Range]:
    """The part of the quote that stands in the block, as offsets within its text."""
    if quote is None or quote[0] >= block.end or quote[1] <= block.start:
        return []
    return [(max(quote[0], block.start) - block.start, min(quote[1], block.end) - block.start)]


def _place(report: ReportView, entry: OutlineEntry) -> str:
    """The id of the block in which an entry of the outline stands."""
    holding = (block for block in report.blocks if block.start <= entry.start < block.end)
    return f"at-{next((block.start for block in holding), entry.start)}"


def _reader_block(
    index: int, block: BlockView, ranges: list[Range], first_id: str | None, notes: _NoteLinks, top: int
) -> ReaderBlock:
    if block.kind == "table" and block.cells:
        rows = _table(block, ranges, first_id)
        headers = block.header_rows if block.header_rows < len(rows) else 0
        return ReaderBlock("table", "table", Markup(""), f"at-{block.start}", rows=rows, header_rows=headers)
    html = mark(block.text, ranges, first_id=first_id, inserts=notes.marks(index, block))
    if block.kind == "note":
        number, back = notes.note(index)
        return ReaderBlock("note", "div", html, f"note-{number}", block.label, back)
    if block.kind == "heading":
        level = min(max((block.level or top) - top + 2, 2), 6)  # h1 is the title of the page
        return ReaderBlock("heading", f"h{level}", html, f"at-{block.start}")
    return ReaderBlock(block.kind, "p", html, f"at-{block.start}")


def _table(block: BlockView, ranges: list[Range], first_id: str | None) -> tuple[tuple[Cell, ...], ...]:
    """The cells of a table, each with the part of the quote that stands in it.

    A table's text holds its cells in reading order with separators between them, so each cell is looked for behind
    the one before it.
    """
    rows: list[tuple[Cell, ...]] = []
    position = 0
    for row in block.cells:
        cells: list[Cell] = []
        for content in row:
            at = block.text.find(content, position) if content else -1
            marked: list[Range] = []
            if at >= 0:
                position = at + len(content)
                marked = [(s - at, e - at) for s, e in ranges if s < position and e > at]
            cells.append(Cell(mark(content, marked, first_id=first_id), bool(_NUMERIC.fullmatch(content))))
            first_id = None if marked else first_id
        rows.append(tuple(cells))
    return tuple(rows)


class _NoteLinks:
    """Which mark belongs to which note.

    Labels are not unique (numbering restarts with each document of a file), so the first mark "1" belongs to the
    first note "1", the second to the second; further marks lead to the last note of that label.
    """

    def __init__(self, blocks: tuple[BlockView, ...]) -> None:
        self._numbers = {index: n for n, index in enumerate(_notes(blocks), start=1)}
        by_label: dict[str, list[int]] = defaultdict(list)
        for index in self._numbers:
            by_label[blocks[index].label or ""].append(index)
        self._targets: dict[tuple[int, int], int] = {}
        self._backs: dict[int, str] = {}
        seen: dict[str, int] = defaultdict(int)
        for index, block in enumerate(blocks):
            for nth, (_, label) in enumerate(block.marks):
                candidates = by_label.get(label)
                if candidates:
                    target = candidates[min(seen[label], len(candidates) - 1)]
                    seen[label] += 1
                    self._targets[index, nth] = target
                    self._backs.setdefault(target, f"mark-{index}-{nth}")

    def marks(self, index: int, block: BlockView) -> list[tuple[int, Markup]]:
        """The marks of notes in a block, as links; a mark without its note is shown without a link."""
        inserts: list[tuple[int, Markup]] = []
        for nth, (offset, label) in enumerate(block.marks):
            target = self._targets.get((index, nth))
            if target is None:
                inserts.append((offset, Markup('<sup class="note-mark">{}</sup>').format(label)))
            else:
                link = Markup(
                    '<sup class="note-mark"><a id="mark-{}-{}" href="#note-{}" role="doc-noteref">{}</a></sup>'
                )
                inserts.append((offset, link.format(index, nth, self._numbers[target], label)))
        return inserts

    def note(self, index: int) -> tuple[int, str | None]:
        """The number of the note that is the block ``index``, and the id of its first mark."""
        return self._numbers[index], self._backs.get(index)


def _notes(blocks: tuple[BlockView, ...]) -> list[int]:
    return [index for index, block in enumerate(blocks) if block.kind == "note"]
