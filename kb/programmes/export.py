"""The list of documents as a table for spreadsheets: CSV and XLSX, in which no cell is a formula."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO, StringIO
from typing import Final

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet.worksheet import Worksheet

from kb.programmes.views import Programme

COLUMNS: Final = ("key", "kind", "number", "date", "issuer", "name", "mentions", "reports", "url")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for a formula at the start of a cell; a quotation mark before it keeps it text."""
_MADE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The date written into a workbook: the same list is the same file."""


def rows_of(items: Sequence[Programme]) -> list[list[str | int]]:
    """A row a document, under :data:`COLUMNS`."""
    return [
        [item.key, item.kind, item.number, item.date, item.issuer, item.name, item.mentions,
         "; ".join(item.reports), item.url]
        for item in items
    ]  # fmt: skip


def as_csv(items: Sequence[Programme]) -> bytes:
    """CSV in UTF-8 with a mark at its start, which spreadsheet programs need to see the accents."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([[_safe(cell) for cell in row] for row in rows_of(items)])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(items: Sequence[Programme]) -> bytes:
    """A workbook with one sheet; texts are stored as texts."""
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = _MADE
    sheet = book.active
    if not isinstance(sheet, Worksheet):
        raise TypeError("a new workbook has a worksheet")
    sheet.title = "programmes"
    for number, row in enumerate([list[str | int](COLUMNS), *rows_of(items)], 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _safe(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


FORMATS: Final[dict[str, Callable[[Sequence[Programme]], bytes]]] = {"csv": as_csv, "xlsx": as_xlsx}
"""The formats of an export by their file name extension."""
