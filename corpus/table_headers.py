"""Which rows of a table are its header, and what a merged cell means for the cells that it covers.

In statistics tables a header runs over several rows, with cells merged across columns ("Năm 2024" above "Tháng 1"
and "Tháng 2"), and often ends in a row that numbers the columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.raw import MARK

MAX_HEADER_ROWS = 8
# 12.345,6 · -3,2% · 1 234 · … · - : what stands where a value may stand
_VALUE = re.compile(r"^[(<>≈~+±\-–]?\s*\d[\d.,\s]*(?:%|‰)?\)?$|^(?:[-–…]|\.{2,3})$")
_YEAR = re.compile(r"^\(?(?:19|20)\d{2}\)?$")
_ORDINALS = re.compile(r"^(?:\(?\d{1,2}\)?|[A-Z]|\(?\d{1,2}\)?\s*=\s*[\d()+\-:/*%x. ]+)$")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at ``row``, ``column`` (from 0) that covers ``rows`` × ``columns`` places."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


def is_value(text: str) -> bool:
    """Whether a cell holds a figure (a year stands in headers as often as a name)."""
    text = text.strip()
    return bool(_VALUE.match(text)) and not _YEAR.match(text)


def is_ordinals(row: Sequence[str]) -> bool:
    """Whether a row numbers the columns: "A | B | 1 | 2 | 3=2/1"."""
    filled = [cell.strip() for cell in row if cell.strip()]
    if len(filled) < 2 or not all(_ORDINALS.match(cell) for cell in filled):
        return False
    numbers = [int(cell.strip("()")) for cell in filled if cell.strip("()").isdigit()]
    rising = all(after == before + 1 for before, after in pairwise(numbers))
    return len(numbers) >= 1 and numbers[0] in (1, 2) and rising


def header_rows(rows: Sequence[Sequence[str]], cells: Sequence[Cell] = ()) -> int:
    """How many rows at the top name the columns; 0 when the table opens with values.

    A header ends before the first row that holds a value, or that names something in its first column only; rows
    that a header cell reaches into, and a row of column numbers, belong to it.
    """
    count = 0
    for index, row in enumerate(rows[:MAX_HEADER_ROWS]):
        if is_ordinals(row):
            count = index + 1
            break
        filled = [cell for cell in row if cell.strip()]
        reached = any(cell.row < index < cell.row + cell.rows and cell.row < max(count, 1) for cell in cells)
        if any(is_value(cell) for cell in filled) and not (reached and index < 3 and not _values(row)):
            break
        alone = len(filled) <= 1 or (len(set(filled)) == 1)
        if index and alone and not reached:
            break
        count = index + 1
    if count == len(rows):  # words only: the first row names the columns, and what it reaches into
        count = 1 if len(rows) > 1 else 0
        reach = [cell.row + cell.rows for cell in cells if cell.row == 0 and cell.columns < len(rows[0])]
        count = max([count, *(end for end in reach if end < len(rows))])
    return count


def _values(row: Sequence[str]) -> int:
    return sum(is_value(cell) for cell in row)


def filled_in(rows: list[list[str]], cells: Sequence[Cell]) -> tuple[list[list[str]], set[tuple[int, int]]]:
    """Rows in which the text of a merged cell stands in every place that it covers, and those places."""
    result = [list(row) for row in rows]
    covered: set[tuple[int, int]] = set()
    for cell in cells:
        for down in range(cell.row, min(cell.row + cell.rows, len(result))):
            for column in range(cell.column, min(cell.column + cell.columns, len(result[down]))):
                if (down, column) != (cell.row, cell.column) and not result[down][column]:
                    result[down][column] = MARK.sub("", cell.text)
                    if cell.text:
                        covered.add((down, column))
    return result, covered
