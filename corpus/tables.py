"""Tables as rows of cells, and rows as readable lines.

Markdown tables come from their reader; this module finds the three forms that plain text holds: rows between pipes,
rows whose cells are parted by tabs, and tables flattened to one cell a line, where a cell starts with a tab and rows
are parted by empty lines.
"""

from __future__ import annotations

import re

from corpus.raw import Hint, Piece, RawBlock

CELL_SEPARATOR = " | "
_PIPES = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$")


def find_tables(blocks: list[RawBlock]) -> list[RawBlock]:
    """Blocks with runs of table lines replaced by TABLE blocks."""
    return _flattened(_tab_rows(_piped(blocks)))


def _piped(blocks: list[RawBlock]) -> list[RawBlock]:
    result: list[RawBlock] = []
    run: list[RawBlock] = []
    for block in [*blocks, None]:
        row = block is not None and block.hint is Hint.NONE and _PIPES.match(block.text) is not None
        if run and not (row and block is not None and block.gap == 0):
            result.extend(_pipe_table(run))
            run = []
        if block is not None:
            (run if row else result).append(block)
    return result


def _pipe_table(run: list[RawBlock]) -> list[RawBlock]:
    rows: list[list[str]] = []
    pieces: list[Piece] = []
    header = 0
    for block in run:
        if _RULE.match(block.text):
            header = len(rows)
            continue
        cells = [cell.strip() for cell in block.text.strip()[1:-1].split("|")]
        if any(cells):
            rows.append(cells)
            pieces.extend(Piece(cell, block.first_line) for cell in cells)
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return run
    return [RawBlock(pieces, Hint.TABLE, gap=run[0].gap, rows=rows, header_rows=header)]


def _tab_rows(blocks: list[RawBlock]) -> list[RawBlock]:
    """Lines in a row with the same number of cells, at least three, parted by tabs; other tabs become spaces."""
    result: list[RawBlock] = []
    run: list[RawBlock] = []
    for block in [*blocks, None]:
        tabs = 0 if block is None or block.hint is not Hint.NONE or block.text.startswith("\t") else _tabs(block)
        if run and (block is None or block.gap > 0 or tabs != _tabs(run[0])):
            result.extend([_tab_table(run)] if len(run) > 1 else run)
            run = []
        if block is not None:
            (run if tabs >= 2 else result).append(block)
    for block in result:
        if block.hint is Hint.NONE and not block.text.startswith("\t"):
            block.pieces = [Piece(piece.text.replace("\t", " "), piece.line, piece.page) for piece in block.pieces]
    return result


def _tabs(block: RawBlock) -> int:
    return block.text.strip().count("\t")


def _tab_table(run: list[RawBlock]) -> RawBlock:
    rows = [[cell.strip() for cell in block.text.strip().split("\t")] for block in run]
    pieces = [Piece(cell, block.first_line) for block, row in zip(run, rows, strict=True) for cell in row]
    return RawBlock(pieces, Hint.TABLE, gap=run[0].gap, rows=rows, header_rows=1)


def _flattened(blocks: list[RawBlock]) -> list[RawBlock]:
    result: list[RawBlock] = []
    index = 0
    while index < len(blocks):
        run = _tabbed_run(blocks, index)
        if run:
            result.append(_tabbed_table(run))
            index += len(run)
        else:
            result.append(blocks[index])
            index += 1
    return result


def _tabbed_run(blocks: list[RawBlock], start: int) -> list[RawBlock]:
    """Blocks from ``start`` on that form a flattened table: at least two rows, each of at least two tabbed cells."""
    if not blocks[start].text.startswith("\t"):
        return []
    end = start
    empties = 0
    while end < len(blocks):
        block = blocks[end]
        if block.text.startswith("\t"):
            empties = 0
        elif block.gap > 0 or empties >= 2 or len(block.text) > 400:
            break  # a line without a tab continues its cell only when it follows without a gap
        else:
            empties += 1
        end += 1
    run = blocks[start:end]
    starts = [i for i, block in enumerate(run) if i == 0 or (block.gap > 0 and block.text.startswith("\t"))]
    rows = [run[a:b] for a, b in zip(starts, [*starts[1:], len(run)], strict=True)]
    cells = [sum(block.text.startswith("\t") for block in row) for row in rows]
    return run if len(starts) >= 2 and min(cells) >= 2 else []


def _tabbed_table(run: list[RawBlock]) -> RawBlock:
    rows: list[list[str]] = []
    pieces: list[Piece] = []
    for block in run:
        text = block.text.strip()
        if block.text.startswith("\t"):
            if not rows or (block.gap > 0 and any(rows[-1])):
                rows.append([])
            rows[-1].append(text)
        else:  # the line goes on in the cell above
            rows[-1][-1] = f"{rows[-1][-1]} {text}".strip()
        pieces.append(Piece(text, block.first_line))
    rows = [[cell for cell in row if cell] for row in rows if any(row)]
    return RawBlock(pieces, Hint.TABLE, gap=run[0].gap, rows=rows, header_rows=1)
