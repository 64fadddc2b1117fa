"""The two halves of a letterhead, side by side on the page, as the table that other formats make of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from corpus.parts import is_letterhead_table
from corpus.pdf_layout import Region
from corpus.pdf_lines import Line
from corpus.pdf_paragraphs import paragraphs_of
from corpus.pdf_tables import PageTable
from corpus.raw import Hint, Piece, RawBlock

_MAX_LINES = 8


def with_letterheads(regions: Sequence[Region], page: int) -> list[Region]:
    """The regions of a page, with two columns that hold the national motto as one table of two columns.

    The reader of a report sets such a table aside and takes its number, place and date from it; line by line, the
    name of an office in capitals would pass for a heading.
    """
    result: list[Region] = []
    for region in regions:
        table = _table(result[-1], region, page) if result else None
        if table is None:
            result.append(region)
        else:
            result[-1] = Region([table])
    return result


def _table(left: Region, right: Region, page: int) -> PageTable | None:
    columns = [_texts(region) for region in (left, right)]
    if not all(0 < len(column) <= _MAX_LINES for column in columns):
        return None
    rows = [list(row) for row in zip_longest(*columns, fillvalue="")]
    pieces = [Piece(cell, 1) for row in rows for cell in row if cell]
    if not is_letterhead_table(RawBlock(pieces, Hint.TABLE, rows=rows)):
        return None
    return PageTable((0.0, 0.0, 0.0, 0.0), [0.0, 1.0, 2.0], rows, 0, [page] * len(rows))


def _texts(region: Region) -> list[str]:
    """The paragraphs of a column; nothing when it holds more than short lines."""
    lines = [element for element in region.elements if isinstance(element, Line)]
    if not region.column or len(lines) != len(region.elements) or len(lines) > _MAX_LINES:
        return []
    return [paragraph.text for paragraph in paragraphs_of(region, lines)]
