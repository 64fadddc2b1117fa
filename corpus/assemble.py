"""Builds the report: one clean text, blocks as slices of it, notes anchored, every piece with its line."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

from corpus.model import Block, BlockKind, Footnote, Metadata, Origin, Part, Report, SetAside, Table
from corpus.outline import Placed
from corpus.raw import MARK, Hint, Piece, RawBlock
from corpus.tables import CELL_SEPARATOR

_TOKEN = re.compile(f"{MARK.pattern}|\\s+|[^\\s\ue000]+")
BLOCK_SEPARATOR = "\n\n"


class Assembler:
    """Collects placed blocks in reading order; :meth:`report` gives the finished report."""

    def __init__(self) -> None:
        self._chunks: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._tables: list[Table] = []
        self._anchors: dict[str, tuple[int, int]] = {}
        self._footnotes: list[Footnote] = []
        self._parts: list[Part] = []

    def add_part(self, placed: Sequence[Placed], metadata: Metadata, titles: frozenset[int]) -> None:
        """Append one document; ``titles`` are the indices of the blocks that make up its title."""
        first = len(self._blocks)
        self._anchors = {}
        for index, item in enumerate(placed):
            self._add(item, title=index in titles)
        start = self._blocks[first].start
        self._parts.append(Part(metadata.title, start, self._length, metadata.kind, metadata.number))

    @property
    def is_empty(self) -> bool:
        """Whether no text has been added."""
        return not any(chunk.strip() for chunk in self._chunks)

    def _add(self, item: Placed, *, title: bool) -> None:
        block = item.block
        if self._chunks:
            self._append(BLOCK_SEPARATOR)
        start, number = self._length, len(self._blocks)
        if block.hint is Hint.TABLE:
            origins = self._add_table(block, number)
            kind = BlockKind.TABLE
        else:
            origins = self._add_text(block, number)
            kind = BlockKind.PARAGRAPH
            if block.hint is Hint.NOTE:
                kind = BlockKind.NOTE
            elif title:
                kind = BlockKind.TITLE
            elif item.level is not None:
                kind = BlockKind.HEADING
        level = item.level if kind is BlockKind.HEADING else None
        self._blocks.append(
            Block(kind, start, self._length, len(self._parts), item.section, level, block.label, tuple(origins))
        )
        if kind is BlockKind.NOTE and block.label is not None:
            anchor = self._anchors.get(block.label)
            if anchor is not None:
                self._footnotes.append(Footnote(block.label, start, self._length, anchor[0], anchor[1], number))

    def _append(self, text: str) -> None:
        self._chunks.append(text)
        self._length += len(text)

    def _add_text(self, block: RawBlock, number: int) -> list[Origin]:
        """Append a block's words one space apart; a mark leaves its anchor and no character."""
        origins: list[Origin] = []
        words: list[str] = []  # one string a block: a report has too many words to keep each as an object
        start = self._length
        space = False
        for piece in block.pieces:
            fresh = True
            for token in _TOKEN.finditer(piece.text):
                text = token.group()
                if token.group(1) is not None:
                    self._anchors[token.group(1)] = (self._length, number)
                elif text.isspace():
                    space = self._length > start
                else:
                    if fresh:
                        origins.append(Origin(self._length, piece.line, piece.page))
                        fresh = False
                    words.append(" " + text if space else text)
                    self._length += len(words[-1])
                    space = False
        self._chunks.append("".join(words))
        return origins

    def _add_table(self, block: RawBlock, number: int) -> list[Origin]:
        pieces = deque(piece for piece in block.pieces if piece.text.strip())
        rows = [[MARK.sub("", cell).strip() for cell in row] for row in block.rows]
        origins: list[Origin] = []
        start = self._length
        for index, row in enumerate(rows):
            separator = "\n"
            for column, (raw, cell) in enumerate(zip(block.rows[index], row, strict=True)):
                if (index, column) in block.covered:
                    continue  # it repeats the spanning cell, whose text stands in the report already
                if cell and self._length > start:
                    self._append(separator)
                spots = _cell_origins(raw, pieces, self._length)
                if cell:
                    origins.extend(spots)
                    self._append(cell)
                    separator = CELL_SEPARATOR
                for label in MARK.findall(raw):
                    self._anchors[label] = (self._length, number)
        self._tables.append(Table(number, tuple(tuple(row) for row in rows), block.header_rows))
        return origins

    def report(self, source: str, content_hash: str, metadata: Metadata, set_aside: Sequence[SetAside]) -> Report:
        """The finished report."""
        return Report(
            source=source,
            content_hash=content_hash,
            metadata=metadata,
            text="".join(self._chunks),
            blocks=tuple(self._blocks),
            parts=tuple(self._parts),
            footnotes=tuple(self._footnotes),
            tables=tuple(self._tables),
            set_aside=tuple(sorted(set_aside, key=lambda entry: entry.first_line)),
        )


def _cell_origins(raw: str, pieces: deque[Piece], start: int) -> list[Origin]:
    """Where the lines of a cell begin whose text stands at ``start``; takes its pieces from the front of ``pieces``."""
    origins: list[Origin] = []
    taken = ""
    while pieces and len(taken) < len(raw.strip()):
        piece = pieces.popleft()
        before = MARK.sub("", taken)
        origins.append(Origin(start + len(before) + bool(before), piece.line, piece.page))
        taken = f"{taken} {piece.text.strip()}".strip()
    return origins
