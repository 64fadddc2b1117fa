"""Builds the block of a table from cells that may span columns and rows, for formats that have such cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from corpus.look import LookedBlock, cleaned, looked_lines, paragraphs_of
from corpus.raw import MARK, Hint, Piece, RawBlock
from corpus.table_headers import Cell as SpanningCell
from corpus.table_headers import header_rows, is_ordinals

MAX_SPAN: Final = 200
"""No table of a report is wider; a larger span is an error or an attack on memory."""
_MAX_PLACES: Final = 200_000
_MOTTO = re.compile(r"cộng h[oò][àa]\s+xã hội|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam", re.IGNORECASE)
_LETTERHEAD_ROWS: Final = 5


@dataclass(eq=False, slots=True)
class Cell:
    """A cell with its paragraphs (and the blocks of tables inside it), and how many columns and rows it spans."""

    blocks: list[RawBlock]
    columns: int = 1
    rows: int = 1
    head: bool = False


@dataclass(slots=True)
class _Grid:
    """Where each cell stands: its index in ``cells`` for every place that it covers, None where there is none."""

    places: list[list[int | None]] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)


def table_blocks(rows: Sequence[Sequence[Cell]], head_rows: int = 0, gap: int = 0) -> list[RawBlock]:
    """The TABLE block of rows of cells; the blocks of its cells where the table only lays out a page.

    ``rows`` name each cell once, where it begins, as HTML does. ``head_rows`` is how many rows the file itself
    calls a header; without one it is seen in the cells.
    """
    grid = _placed(rows)
    filled = [any(block.plain.strip() or block.rows for block in cell.blocks) for cell in grid.cells]
    width = max((len(row) for row in grid.places), default=0)
    beginnings = {column for says, (_, column) in zip(filled, grid.origins, strict=True) if says}
    if len(beginnings) < 2 or width * len(grid.places) > _MAX_PLACES:
        # one column is a frame around text, not a table
        return _unfolded(grid.cells, gap)
    if len(rows) <= _LETTERHEAD_ROWS and any(map(_is_motto, grid.cells)):
        grid = _placed(_unstacked(rows))
        width = max(len(row) for row in grid.places)
    return [_table(grid, width, head_rows, gap)]


def _placed(rows: Sequence[Sequence[Cell]]) -> _Grid:
    grid = _Grid(places=[[] for _ in rows])
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            line = grid.places[number]
            while column < len(line) and line[column] is not None:
                column += 1
            index = len(grid.cells)
            grid.cells.append(cell)
            grid.origins.append((number, column))
            columns = max(1, min(cell.columns, MAX_SPAN))
            down = max(1, min(cell.rows, len(rows) - number))
            if columns * down > _MAX_PLACES:
                down = 1
            for below in grid.places[number : number + down]:
                below.extend([None] * (column + columns - len(below)))
                for place in range(column, column + columns):
                    if below[place] is None:
                        below[place] = index
            column += columns
    return grid


def _table(grid: _Grid, width: int, head_rows: int, gap: int) -> RawBlock:
    pieces = [_pieces(cell) for cell in grid.cells]
    texts = [" ".join(piece.text for piece in own) for own in pieces]
    table = RawBlock([], Hint.TABLE, gap=gap)
    kept = [number for number, row in enumerate(grid.places) if _says_something(number, row, grid, texts)]
    for number in kept:
        row = grid.places[number]
        cells: list[str] = []
        for column, index in enumerate([*row, *[None] * (width - len(row))]):
            if index is None:
                cells.append("")
            elif grid.origins[index] == (number, column):
                cells.append(texts[index])
                table.pieces.extend(pieces[index])
            else:
                table.covered.add((len(table.rows), column))
                cells.append(MARK.sub("", texts[index]))
        table.rows.append(cells)
    named = sum(number < head_rows for number in kept)
    table.header_rows = named or min(_header_rows(grid, texts, table.rows, kept), len(kept))
    return table


def _says_something(number: int, row: Sequence[int | None], grid: _Grid, texts: Sequence[str]) -> bool:
    """Whether a row has text of its own; one without any only draws a line."""
    return any(index is not None and texts[index] and grid.origins[index][0] == number for index in row)


def _pieces(cell: Cell) -> list[Piece]:
    """One piece for each paragraph of a cell; nested tables give their cells."""
    pieces: list[Piece] = []
    for block in cell.blocks:
        lines: Sequence[RawBlock] = looked_lines(block) if isinstance(block, LookedBlock) else [block]
        for line in lines:
            if line.rows:
                pieces.extend(piece for piece in line.pieces if piece.text)
            else:
                pieces.extend(cleaned(line.pieces))
    return [Piece(piece.text.strip(), piece.line, piece.page) for piece in pieces if piece.text.strip()]


def _header_rows(grid: _Grid, texts: Sequence[str], rows: Sequence[Sequence[str]], kept: Sequence[int]) -> int:
    """Rows at the top of header cells or all in bold, with a row that numbers the columns; else by what they say."""
    own: dict[int, list[int]] = {number: [] for number in kept}
    for index, (row, _) in enumerate(grid.origins):
        if texts[index] and row in own:
            own[row].append(index)
    count = 0
    for indices in own.values():
        if not all(grid.cells[index].head or _is_bold(grid.cells[index]) for index in indices):
            break
        count += 1
    if 0 < count < len(kept):
        return count + is_ordinals(rows[count])
    places = {number: place for place, number in enumerate(kept)}
    spanning = [
        SpanningCell(places[row], column, texts[index], cell.rows, cell.columns)
        for index, (cell, (row, column)) in enumerate(zip(grid.cells, grid.origins, strict=True))
        if row in places and (cell.rows > 1 or cell.columns > 1)
    ]
    return header_rows(rows, spanning)


def _is_bold(cell: Cell) -> bool:
    filled = [block for block in cell.blocks if block.plain.strip()]
    return bool(filled) and all(isinstance(block, LookedBlock) and block.bold for block in filled)


def _is_motto(cell: Cell) -> bool:
    return any(_MOTTO.search(block.plain) for block in cell.blocks[:4])


def _unstacked(rows: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """The rows of a letterhead with one line in each cell, so that its number and its date stand alone."""
    result: list[list[Cell]] = []
    for row in rows:
        columns: list[list[RawBlock]] = []
        for cell in row:
            lines: list[RawBlock] = []
            for block in cell.blocks:
                lines.extend(looked_lines(block) if isinstance(block, LookedBlock) else [block])
            columns.append(lines)
        for number in range(max(map(len, columns), default=0)):
            result.append([Cell(lines[number : number + 1]) for lines in columns])
    return result


def _unfolded(cells: Sequence[Cell], gap: int) -> list[RawBlock]:
    blocks: list[RawBlock] = []
    for cell in cells:
        for block in cell.blocks:
            blocks.extend(finished(block))
    if blocks:
        blocks[0].gap = max(blocks[0].gap, gap)
    return blocks


def finished(block: RawBlock) -> list[RawBlock]:
    """The paragraphs of a block as they go into the document: cut at typed line breaks, without stray spaces."""
    if not isinstance(block, LookedBlock):
        return [block]
    result: list[RawBlock] = []
    for paragraph in paragraphs_of(block):
        paragraph.pieces = cleaned(paragraph.pieces)
        if paragraph.pieces:
            result.append(paragraph)
    return result
