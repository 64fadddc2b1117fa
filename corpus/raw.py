"""Blocks on their way from a reader to a report: pieces of text that still know their line.

A footnote mark travels inside the text as two private-use characters around its label, so that joining, cutting
and cleaning cannot move it away from its word. They never reach ``Report.text``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from corpus.model import SetAside

MARK_OPEN = "\ue000"
MARK_CLOSE = "\ue001"
MARK = re.compile(f"{MARK_OPEN}([^{MARK_OPEN}{MARK_CLOSE}]*){MARK_CLOSE}")


class Hint(Enum):
    """What the file's own mark-up says a block is."""

    NONE = auto()
    HEADING = auto()
    TABLE = auto()
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands on one line (counted from 1) of the file."""

    text: str
    line: int
    page: int | None = None


@dataclass(slots=True)
class RawBlock:
    """A paragraph, heading, table or note before its place in the report is known.

    ``gap`` counts the empty lines above it; ``after_break`` says that a page break or notes stood between it and
    the block above. ``rows`` are a table's cells, ``label`` a note's number. ``covered`` are the places (row, column)
    that a spanning cell reaches into: its text is repeated there, for who reads a column, but said once in the text.
    """

    pieces: list[Piece]
    hint: Hint = Hint.NONE
    gap: int = 0
    after_break: bool = False
    label: str | None = None
    rows: list[list[str]] = field(default_factory=list)
    header_rows: int = 0
    covered: set[tuple[int, int]] = field(default_factory=set)

    @property
    def text(self) -> str:
        """The text with its footnote marks."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def plain(self) -> str:
        """The text without footnote marks."""
        return MARK.sub("", self.text)

    @property
    def first_line(self) -> int:
        """First line of the file that the block comes from."""
        return self.pieces[0].line

    @property
    def last_line(self) -> int:
        """Last line of the file that the block comes from."""
        return self.pieces[-1].line


@dataclass(slots=True)
class RawDocument:
    """What a reader makes of a file: blocks in reading order, and what it set aside itself (page numbers, menus)."""

    blocks: list[RawBlock]
    set_aside: list[SetAside] = field(default_factory=list)


def mark(label: str) -> str:
    """The private form of a footnote mark."""
    return f"{MARK_OPEN}{label}{MARK_CLOSE}"


def joined(blocks: Iterable[RawBlock], separator: str = " ") -> RawBlock:
    """One block from several that are one paragraph; nothing is put before closing punctuation."""
    blocks = list(blocks)
    result = RawBlock(list(blocks[0].pieces), blocks[0].hint, blocks[0].gap, blocks[0].after_break)
    for block in blocks[1:]:
        head, *rest = block.pieces
        before = result.pieces[-1].text
        glue = "" if not before or before[-1].isspace() or head.text[:1] in " .,;:…!?)" else separator
        result.pieces.append(Piece(glue + head.text, head.line, head.page))
        result.pieces.extend(rest)
    return result


def cut(block: RawBlock, start: int, end: int | None) -> RawBlock:
    """The part ``start:end`` of a block's text, its pieces still on their lines."""
    pieces: list[Piece] = []
    offset = 0
    end = len(block.text) if end is None else end
    for piece in block.pieces:
        low, high = max(start - offset, 0), min(end - offset, len(piece.text))
        if low < high:
            pieces.append(Piece(piece.text[low:high], piece.line, piece.page))
        offset += len(piece.text)
    return RawBlock(pieces or [Piece("", block.first_line)], block.hint, block.gap, block.after_break)
