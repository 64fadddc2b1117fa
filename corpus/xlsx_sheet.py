"""One sheet of a workbook as rows of shown cells: merged cells known, hidden rows and columns set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from openpyxl.cell.rich_text import CellRichText, TextBlock

from corpus.characters import clean
from corpus.model import SetAside
from corpus.number_formats import is_number, shown
from corpus.pdf_lines import raised_text
from corpus.reasons import Reason

DITTO: Final = frozenset({'"', "″", "”", "“", "''", "nt", "-nt-", "- nt -"})
"""What stands in a cell that says the same as the one above."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that is not empty, at ``row`` and ``column`` (from 1), and what it covers."""

    row: int
    column: int
    text: str
    number: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Sheet:
    """The cells of a sheet that a reader sees, row by row; ``number`` counts the workbook's sheets from 1."""

    title: str
    number: int
    rows: dict[int, list[SheetCell]] = field(default_factory=dict)


def read_sheet(worksheet: Any, formulas: Any, number: int, aside: list[SetAside]) -> Sheet:
    """The visible cells of an openpyxl worksheet.

    ``formulas`` is the same sheet with its formulas, or None when each of them has a value. What is not shown, and
    formulas without a value, goes to ``aside``.
    """
    hidden_rows = {row for row, look in worksheet.row_dimensions.items() if look.hidden}
    hidden_columns = _hidden_columns(worksheet)
    merges = {(area.min_row, area.min_col): area for area in worksheet.merged_cells.ranges}
    sheet = Sheet(clean(worksheet.title).strip(), number)
    hidden: dict[int, list[str]] = {}
    whole = worksheet.sheet_state != "visible"
    for (row, column), cell in sorted(worksheet._cells.items()):
        text = cell_text(cell)
        if not text:
            continue
        if cell.comment is not None:
            aside.append(SetAside(clean(str(cell.comment.text)), Reason.COMMENT.value, row, row))
        if whole or row in hidden_rows or column in hidden_columns:
            hidden.setdefault(row, []).append(text)
            continue
        area = merges.get((row, column))
        size = (area.max_row - row + 1, area.max_col - column + 1) if area is not None else (1, 1)
        look = getattr(cell, "alignment", None)
        if size == (1, 1) and look is not None and look.horizontal == "centerContinuous":
            size = (1, 1 + _continued(worksheet, row, column))
        number_cell = is_number(cell.value)
        sheet.rows.setdefault(row, []).append(SheetCell(row, column, text, number_cell, *size))
    if hidden:
        text = "\n".join(" ".join(texts) for texts in hidden.values())
        aside.append(SetAside(text, Reason.HIDDEN.value, min(hidden), max(hidden)))
    if formulas is not None:
        _without_value(worksheet, formulas, aside)
    _resolve_dittos(sheet)
    return sheet


def cell_text(cell: Any) -> str:
    """The text of a cell as shown; raised digits in it become superscript characters."""
    value = cell.value
    if isinstance(value, CellRichText):
        parts = []
        for part in value:
            if isinstance(part, TextBlock):
                raised = part.font is not None and part.font.vertAlign == "superscript"
                parts.append(raised_text(part.text) if raised else part.text)
            else:
                parts.append(str(part))
        return clean("".join(parts)).strip()
    return shown(value, str(getattr(cell, "number_format", "General") or "General"))


def _hidden_columns(worksheet: Any) -> set[int]:
    found: set[int] = set()
    for look in worksheet.column_dimensions.values():
        if look.hidden:
            first = look.min or look.index
            if isinstance(first, int):
                found.update(range(first, min((look.max or first), first + 20_000) + 1))
    return found


def _continued(worksheet: Any, row: int, column: int) -> int:
    """How many empty cells to the right a text is centred across."""
    count = 0
    while True:
        cell = worksheet._cells.get((row, column + count + 1))
        look = getattr(cell, "alignment", None)
        if cell is None or cell.value is not None or look is None or look.horizontal != "centerContinuous":
            return count
        count += 1


def _without_value(worksheet: Any, formulas: Any, aside: list[SetAside]) -> None:
    for (row, column), cell in sorted(formulas._cells.items()):
        if cell.data_type != "f":
            continue
        stored = worksheet._cells.get((row, column))
        if stored is None or stored.value is None:
            text = str(getattr(cell.value, "text", cell.value))
            aside.append(SetAside(f"{cell.coordinate} {text}", Reason.FORMULA.value, row, row))


def _resolve_dittos(sheet: Sheet) -> None:
    """Replace the sign that says "as above" by what stands above it."""
    above: dict[int, str] = {}
    for row in sorted(sheet.rows):
        cells = sheet.rows[row]
        for index, cell in enumerate(cells):
            text = cell.text
            if text.strip().lower() in DITTO and cell.column in above:
                text = above[cell.column]
                cells[index] = SheetCell(cell.row, cell.column, text, False, cell.rows, cell.columns)
            above[cell.column] = text
