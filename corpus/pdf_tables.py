"""Tables of a PDF page, found by their ruling lines, and tables that go on over a page break."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from corpus.pdf_glyphs import Glyph
from corpus.pdf_lines import joined_text, lines_of
from corpus.raw import MARK, Piece
from corpus.table_headers import Cell, filled_in, header_rows

MAX_EDGES: Final = 20_000
"""Charts and maps draw tens of thousands of lines; on such a page no table is looked for."""
_SETTINGS: Final = {
    "vertical_strategy": "lines",
    "horizontal_strategy": "lines",
    "snap_tolerance": 3,
    "join_tolerance": 3,
    "intersection_tolerance": 4,
}
_NEAR = 3.0


@dataclass(slots=True)
class PageTable:
    """A table as it stands on its pages; ``origins`` has the page of each row, ``numbers`` its line."""

    box: tuple[float, float, float, float]
    edges: list[float]
    rows: list[list[str]]
    header_rows: int
    origins: list[int]
    numbers: list[int] = field(default_factory=list)
    covered: set[tuple[int, int]] = field(default_factory=set)

    @property
    def pieces(self) -> list[Piece]:
        """One piece for each cell with text of its own, row by row."""
        return [
            Piece(cell, self.numbers[index], self.origins[index])
            for index, row in enumerate(self.rows)
            for column, cell in enumerate(row)
            if cell.strip() and (index, column) not in self.covered
        ]


def find_page_tables(page: Any, glyphs: list[Glyph], number: int) -> tuple[list[PageTable], list[Glyph]]:
    """The ruled tables of a page, from the top, and the letters that stand in none of them.

    A frame around text, or a single row or column of cells, is no table; its text stays with the page's.
    """
    if len(page.edges) > MAX_EDGES:
        return [], glyphs
    tables: list[PageTable] = []
    for found in page.find_tables(_SETTINGS):
        cells = [cell for cell in found.cells if cell is not None]
        xs, ys = _edges([(c[0], c[2]) for c in cells]), _edges([(c[1], c[3]) for c in cells])
        if len(xs) < 3 or len(ys) < 3 or len(cells) < 4:
            continue
        inside = [glyph for glyph in glyphs if _in(found.bbox, glyph)]
        table, rest = _table(cells, xs, ys, inside, number, (float(page.height), float(page.width)))
        if table is None:
            continue
        kept = {id(glyph) for glyph in rest}
        taken = {id(glyph) for glyph in inside} - kept
        glyphs = [glyph for glyph in glyphs if id(glyph) not in taken]
        tables.append(table)
    tables.sort(key=lambda table: (table.box[1], table.box[0]))
    return tables, glyphs


def _edges(pairs: list[tuple[float, float]]) -> list[float]:
    result: list[float] = []
    for value in sorted(value for pair in pairs for value in pair):
        if not result or value - result[-1] > _NEAR:
            result.append(value)
    return result


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda index: abs(edges[index] - value))


def _in(box: tuple[float, float, float, float], glyph: Glyph) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _table(
    boxes: list[tuple[float, float, float, float]],
    xs: list[float],
    ys: list[float],
    glyphs: list[Glyph],
    number: int,
    size: tuple[float, float],
) -> tuple[PageTable | None, list[Glyph]]:
    cells: list[Cell] = []
    rest = glyphs
    for box in boxes:
        column, last_column = _at(xs, box[0]), _at(xs, box[2])
        row, last_row = _at(ys, box[1]), _at(ys, box[3])
        own = [glyph for glyph in rest if _in(box, glyph)]
        taken = {id(glyph) for glyph in own}
        rest = [glyph for glyph in rest if id(glyph) not in taken]
        lines = lines_of(own, number, *size)
        cells.append(Cell(row, column, joined_text(lines), max(1, last_row - row), max(1, last_column - column)))
    rows = [[""] * (len(xs) - 1) for _ in ys[1:]]
    for cell in cells:
        if cell.row < len(rows) and cell.column < len(rows[0]):
            before = rows[cell.row][cell.column]
            rows[cell.row][cell.column] = f"{before} {cell.text}".strip()
    if sum(any(row) for row in rows) < 2 or len({i for row in rows for i, cell in enumerate(row) if cell}) < 2:
        return None, glyphs
    headers = header_rows(rows, cells)
    rows, covered = filled_in(rows, cells)
    filled = [[bool(cell) and (r, c) not in covered for c, cell in enumerate(row)] for r, row in enumerate(rows)]
    kept = [index for index, row in enumerate(filled) if any(row)]
    columns = sorted({index for row in filled for index, has_text in enumerate(row) if has_text})
    edges = [xs[index] for index in columns] + [xs[-1]]
    return PageTable(
        box=(xs[0], ys[0], xs[-1], ys[-1]),
        edges=edges,
        rows=[[rows[r][c] for c in columns] for r in kept],
        header_rows=sum(index < headers for index in kept),
        origins=[number] * len(kept),
        covered={(i, j) for i, r in enumerate(kept) for j, c in enumerate(columns) if (r, c) in covered},
    ), rest


def continues(first: PageTable, second: PageTable) -> bool:
    """Whether the second table, at the top of a page, goes on with the first, at the foot of the page before."""
    if len(first.rows[-1]) != len(second.rows[0]) or len(first.edges) != len(second.edges):
        return False
    shift = second.edges[0] - first.edges[0]  # left and right pages may have different margins
    return all(abs(b - a - shift) <= 2 * _NEAR for a, b in zip(first.edges, second.edges, strict=True))


def repeated_header(first: PageTable, second: PageTable) -> int:
    """How many rows at the top of the second table repeat the header of the first."""
    count = max(first.header_rows, 1)
    head = [_plain(row) for row in first.rows[:count]]
    if len(second.rows) > count and [_plain(row) for row in second.rows[:count]] == head:
        return count
    return 0


def _texts(row: list[str]) -> list[str]:
    return [MARK.sub("", cell).strip() for cell in row]


def _plain(row: list[str]) -> list[str]:
    return [" ".join(MARK.sub("", cell).split()).lower() for cell in row]


def joined_tables(first: PageTable, second: PageTable) -> list[tuple[str, int]]:
    """Put the rows of the second table under those of the first; returns the repeated header rows with their lines.

    A row that the page break cut in two is mended.
    """
    count = repeated_header(first, second)
    aside = [
        (" ".join(c for at, c in enumerate(_texts(row)) if c and (index, at) not in second.covered), number)
        for index, (row, number) in enumerate(zip(second.rows[:count], second.numbers[:count], strict=True))
    ]
    rows, origins, numbers = second.rows[count:], second.origins[count:], second.numbers[count:]
    if rows and _is_rest(rows[0]) and not second.header_rows - count > 0:
        first.rows[-1] = [f"{a} {b}".strip() for a, b in zip(first.rows[-1], rows[0], strict=True)]
        rows, origins, numbers = rows[1:], origins[1:], numbers[1:]
    shift = len(first.rows) - (len(second.rows) - len(rows))
    first.covered.update((row + shift, column) for row, column in second.covered if row + shift >= len(first.rows))
    first.rows.extend(rows)
    first.origins.extend(origins)
    first.numbers.extend(numbers)
    return aside


def _is_rest(row: list[str]) -> bool:
    """Whether a row only goes on with words of the one above: some cells are empty, the others in small letters."""
    filled = [cell for cell in row if cell]
    return 0 < len(filled) < len(row) and all(cell[0].islower() for cell in filled)
