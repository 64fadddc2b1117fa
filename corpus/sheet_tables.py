"""Finds the tables of a sheet: titles and unit above them, header rows, records, remarks below."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corpus.raw import Hint, Piece, RawBlock
from corpus.table_headers import Cell, filled_in, is_ordinals, is_value
from corpus.xlsx_sheet import Sheet, SheetCell

_UNIT = re.compile(r"^\(?\s*(?:đơn vị|đvt|đv tính|unit)\b", re.IGNORECASE)
_REMARK = re.compile(
    r"^\s*(?:ghi chú|nguồn|chú thích|lưu ý|note|source|\*|\(\*+\)|[¹²³⁴-⁹]|\(?\d{1,2}\)\s)", re.IGNORECASE
)
_MAX_LABEL_COLUMNS = 4
_MAX_TITLE_LINES = 4


@dataclass(slots=True)
class _Band:
    """A table on its way: the rows above it, its header, its records."""

    above: list[list[SheetCell]] = field(default_factory=list)
    header: list[list[SheetCell]] = field(default_factory=list)
    body: list[list[SheetCell]] = field(default_factory=list)
    below: list[list[SheetCell]] = field(default_factory=list)


def sheet_blocks(sheet: Sheet) -> list[RawBlock]:
    """The blocks of a sheet: for each table its titles as a heading, other lines above, the table, remarks below."""
    blocks: list[RawBlock] = []
    for band in _bands([sheet.rows[row] for row in sorted(sheet.rows)]):
        titles, others = _titles(band) if not blocks or band.body else ([], band.above)
        if not blocks and not titles:
            first = next(iter([*band.above, *band.header, *band.body]))[0].row
            blocks.append(RawBlock([Piece(sheet.title, first, sheet.number)], Hint.HEADING))
        if titles:
            last = len(titles) - 1
            pieces = [
                Piece(_text(row) + (" " if index < last else ""), row[0].row, sheet.number)
                for index, row in enumerate(titles)
            ]
            blocks.append(RawBlock(pieces, Hint.HEADING, gap=1))
        blocks.extend(_paragraph(row, sheet.number) for row in others)
        if band.body:
            blocks.append(_table(band, sheet.number))
        blocks.extend(_paragraph(row, sheet.number) for row in band.below)
    return blocks


def _bands(rows: list[list[SheetCell]]) -> list[_Band]:
    """The sheet's rows as tables with what stands around them."""
    bands: list[_Band] = []
    start = 0
    while start < len(rows):
        first = next((i for i in range(start, len(rows)) if _is_record(rows[i])), None)
        if first is None:
            bands.append(_without_figures(rows[start:]))
            break
        head, below_head = _header(rows, start, first)
        band = _Band(above=rows[start:head], header=rows[head:below_head])
        end = _end(rows, first)
        band.body = rows[below_head:end]
        tail = end
        while tail < len(rows) and _is_remark(rows, tail):
            tail += 1
        band.below = rows[end:tail]
        bands.append(band)
        start = tail
    return bands


def _is_record(row: list[SheetCell]) -> bool:
    """Whether a row holds figures; years and the numbers of columns are none."""
    figures = [cell for cell in row if is_value(cell.text) or (cell.number and not _is_year(cell.text))]
    return bool(figures) and len(row) >= 2 and not is_ordinals([cell.text for cell in row])


def _is_year(text: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d{2}", text) is not None


def _header(rows: list[list[SheetCell]], start: int, first: int) -> tuple[int, int]:
    """Where the header above the record at ``first`` begins and ends.

    It is the nearest rows without a gap between them that name several columns. Behind it a gap may follow, and
    lines that name a group of records; those belong to the table.
    """
    left = min(cell.column for cell in rows[first])
    top = bottom = first
    while top > start:
        bottom = top
        while top > start and (top == bottom or rows[top][0].row - rows[top - 1][0].row == 1):
            top -= 1
        begin = next((i for i in range(top, bottom) if _names_columns(rows, i, bottom, left)), None)
        if begin is not None:
            end = bottom
            while end - 1 > begin and _is_group(rows[end - 1], left):
                end -= 1
            return begin, end
        if not all(_is_group(row, left) or row[0].column > left for row in rows[top:bottom]) or first - top > 3:
            break
    return first, first


def _names_columns(rows: list[list[SheetCell]], index: int, end: int, left: int) -> bool:
    row = rows[index]
    if len(row) >= 2:
        return not _is_title_row(row, left)
    return row[0].columns > 1 and row[0].column > left and index + 1 < end and len(rows[index + 1]) >= 2


def _is_group(row: list[SheetCell], left: int) -> bool:
    """A single text at the left edge, which names the records below it."""
    return len(row) == 1 and row[0].column <= left and not _UNIT.match(row[0].text)


def _is_title_row(row: list[SheetCell], left: int) -> bool:
    """A title and, on the same row, the unit at the right edge."""
    return len(row) == 2 and row[0].column <= left and _UNIT.match(row[1].text) is not None


def _end(rows: list[list[SheetCell]], first: int) -> int:
    """Behind the last row of the table whose records begin at ``first``."""
    end = first + 1
    index = end
    while index < len(rows):
        row = rows[index]
        gap = row[0].row - rows[index - 1][0].row > 1
        if _is_record(row):
            end = index + 1
        elif len(row) >= 2 and (gap or _opens_header(rows, index)):
            break  # words in several columns behind a gap are the header of another table
        elif not gap and not _is_remark_text(row) and (len(row) >= 2 or end == index):
            end = index + 1 if len(row) >= 2 or _more_records(rows, index) or len(_text(row)) < 60 else end
        index += 1
    return end


def _opens_header(rows: list[list[SheetCell]], index: int) -> bool:
    """Whether titles and then several columns of words without figures follow: a new header without a gap."""
    above = rows[index - 1]
    return len(above) == 1 and above[0].row - rows[index - 2][0].row > 1 and _UNIT.match(above[0].text) is not None


def _more_records(rows: list[list[SheetCell]], index: int) -> bool:
    return any(_is_record(row) for row in rows[index + 1 : index + 4])


def _is_remark_text(row: list[SheetCell]) -> bool:
    return len(row) == 1 and _REMARK.match(row[0].text) is not None


def _is_remark(rows: list[list[SheetCell]], index: int) -> bool:
    """Whether a row below a table belongs to it: a remark, not the title of the next table."""
    if len(rows[index]) > 2 or _is_record(rows[index]):
        return False
    if _is_remark_text(rows[index]):
        return True
    return not any(_is_record(row) for row in rows[index:]) and len(rows[index]) == 1


def _without_figures(rows: list[list[SheetCell]]) -> _Band:
    """Rows without figures: a list in columns is a table, the rest is text."""
    wide = [index for index, row in enumerate(rows) if len(row) >= 2]
    if len(wide) < 2:
        return _Band(above=rows)
    first, last = wide[0], wide[-1]
    return _Band(above=rows[:first], header=[rows[first]], body=rows[first + 1 : last + 1], below=rows[last + 1 :])


def _titles(band: _Band) -> tuple[list[list[SheetCell]], list[list[SheetCell]]]:
    """The title lines above a table, and the other lines: what stands behind the first gap, and the unit."""
    titles: list[list[SheetCell]] = []
    left = min((cell.column for row in [*band.header, *band.body] for cell in row), default=1)
    for index, row in enumerate(band.above):
        text = _text(row)
        gap = index > 0 and row[0].row - band.above[index - 1][0].row > 1
        if (titles and gap) or _UNIT.match(text) or len(titles) >= _MAX_TITLE_LINES or len(row) > 1:
            break
        if row[0].column > left + 1 and row[0].columns < 3:
            break
        titles.append(row)
    return titles, band.above[len(titles) :]


def _text(row: list[SheetCell]) -> str:
    return " ".join(cell.text for cell in row)


def _paragraph(row: list[SheetCell], sheet: int) -> RawBlock:
    return RawBlock([Piece(_text(row), row[0].row, sheet)])


def _table(band: _Band, sheet: int) -> RawBlock:
    source = [*band.header, *band.body]
    columns = sorted({cell.column for row in source for cell in row})
    numbers = [row[0].row for row in source]
    place = {column: index for index, column in enumerate(columns)}
    at = {number: index for index, number in enumerate(numbers)}
    rows = [[""] * len(columns) for _ in source]
    cells: list[Cell] = []
    for row in source:
        for cell in row:
            down = sum(cell.row <= number < cell.row + cell.rows for number in numbers)
            wide = sum(cell.column <= column < cell.column + cell.columns for column in columns)
            rows[at[cell.row]][place[cell.column]] = cell.text
            cells.append(Cell(at[cell.row], place[cell.column], cell.text, max(1, down), max(1, wide)))
    rows, covered = filled_in(rows, cells)
    rows, covered = _with_one_label(rows, covered, len(band.header))
    pieces = [
        Piece(cell, numbers[index], sheet)
        for index, row in enumerate(rows)
        for column, cell in enumerate(row)
        if cell and (index, column) not in covered
    ]
    return RawBlock(pieces, Hint.TABLE, rows=rows, header_rows=len(band.header), covered=covered)


def _with_one_label(
    rows: list[list[str]], covered: set[tuple[int, int]], headers: int
) -> tuple[list[list[str]], set[tuple[int, int]]]:
    """Join the first columns when indents alone part them: no header tells them apart and no figure stands in them."""
    width = len(rows[0])
    joined = 1
    while joined < min(_MAX_LABEL_COLUMNS, width - 1):
        same_header = all(
            not row[joined] or (index, joined) in covered or row[joined] == row[joined - 1]
            for index, row in enumerate(rows[:headers])
        )
        body = rows[headers:]
        words = all(not is_value(row[joined]) for row in body) and any(row[joined] for row in body)
        first = all(not is_value(row[joined - 1]) for row in body)
        if not (headers and same_header and words and first):
            break
        joined += 1
    if joined == 1:
        return rows, covered
    result: list[list[str]] = []
    kept: set[tuple[int, int]] = set()
    for index, row in enumerate(rows):
        own = [cell for column, cell in enumerate(row[:joined]) if cell and (index, column) not in covered]
        label = " ".join(own) or next((cell for cell in row[:joined] if cell), "")
        if label and not own:
            kept.add((index, 0))
        result.append([label, *row[joined:]])
        kept.update((index, column - joined + 1) for at, column in covered if at == index and column >= joined)
    return result, kept
