"""The reading order of a page: columns left to right, lines of a column from the top down."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from corpus.parts import is_letterhead_table
from corpus.pdf_lines import Line
from corpus.pdf_tables import PageTable
from corpus.raw import Hint, Piece, RawBlock
from corpus.table_headers import is_value

Element = Line | PageTable
_WIDE = 3.0
"""A gap of so many line heights parts even two lines (letterhead, signatures); a narrower one needs more lines."""
_LOOSE = 1.6


@dataclass(slots=True)
class Region:
    """Lines and tables that are read from the top down before the next region begins."""

    elements: list[Element]
    column: bool = False
    left: float = 0.0
    right: float = 0.0
    leading: float = 0.0


@dataclass(slots=True)
class _Row:
    """What stands on one height of the page: the parts of a line, or a table."""

    parts: list[Line] = field(default_factory=list)
    table: PageTable | None = None

    @property
    def top(self) -> float:
        return self.table.box[1] if self.table else min(part.top for part in self.parts)

    @property
    def bottom(self) -> float:
        return self.table.box[3] if self.table else max(part.bottom for part in self.parts)

    def side(self, low: float | None, high: float | None) -> _Row | None:
        """What of the row stands right of ``low`` or left of ``high``."""
        if self.table is not None:
            inside = self.table.box[0] >= low if low is not None else self.table.box[2] <= (high or 0)
            return self if inside else None
        parts = [part for part in self.parts if (part.x0 >= low if low is not None else part.x1 <= (high or 0))]
        return _Row(parts) if parts else None

    def spans(self) -> list[tuple[float, float]]:
        if self.table:
            return [(self.table.box[0], self.table.box[2])]
        return [(part.x0, part.x1) for part in self.parts]


def regions_of(lines: list[Line], tables: list[PageTable], width: float) -> list[Region]:
    """The regions of a page in reading order; text set sideways comes last."""
    rows: dict[int, _Row] = {}
    for line in lines:
        if not line.turned:
            rows.setdefault(line.row, _Row()).parts.append(line)
    for row in rows.values():
        row.parts.sort(key=lambda part: part.x0)
    everything = [*rows.values(), *(_Row(table=table) for table in tables)]
    everything.sort(key=lambda row: (row.top + row.bottom) / 2 if row.table is None else row.top)
    regions = _split(everything, width, depth=0, column=False)
    turned: dict[int, _Row] = {}
    for line in lines:
        if line.turned:
            turned.setdefault(line.row, _Row()).parts.append(line)
    if turned:
        regions.append(_region(list(turned.values()), column=True))
    return [region for region in regions if region.elements]


def _split(rows: list[_Row], width: float, depth: int, column: bool) -> list[Region]:
    best = max(_runs(rows, width), key=lambda run: run[1] - run[0], default=None) if depth < 4 else None
    if best is None:
        return [_region(rows, column)]
    start, end, gutter = best
    sides = [(row.side(None, gutter), row.side(gutter, None)) for row in rows[start:end]]
    left = [row for row, _ in sides if row is not None]
    right = [row for _, row in sides if row is not None]
    return [
        *(_split(rows[:start], width, depth + 1, column) if start else []),
        *_split(left, width / 2, depth + 1, True),
        *_split(right, width / 2, depth + 1, True),
        *(_split(rows[end:], width, depth + 1, column) if end < len(rows) else []),
    ]


def _runs(rows: list[_Row], width: float) -> list[tuple[int, int, float]]:
    """Runs of rows (start, end, x of the gutter) that stand in two columns."""
    if not rows:
        return []
    low = min(x0 for row in rows for x0, _ in row.spans())
    high = max(x1 for row in rows for _, x1 in row.spans())
    candidates = {
        round((a[1] + b[0]) / 2 / 3) * 3.0 for row in rows for a, b in pairwise(row.spans()) if b[0] - a[1] > 6
    }
    starts = Counter(round(x0 / 3) * 3.0 for row in rows for x0, _ in row.spans())
    candidates |= {x - 6.0 for x, count in starts.items() if count >= 3}
    found: list[tuple[int, int, float]] = []
    for gutter in sorted(x for x in candidates if low + 0.12 * (high - low) < x < high - 0.12 * (high - low)):
        start: int | None = None
        for index in range(len(rows) + 1):
            crossed = index == len(rows) or any(x0 < gutter < x1 for x0, x1 in rows[index].spans())
            if not crossed and start is None:
                start = index
            elif crossed and start is not None:
                run = _trimmed(rows, start, index, gutter)
                if run is not None and _are_columns(rows[run[0] : run[1]], gutter):
                    found.append((*run, gutter))
                start = None
    return found


def _trimmed(rows: list[_Row], start: int, end: int, gutter: float) -> tuple[int, int] | None:
    """The run from where both columns have begun, without lines on the left that are set off below both."""
    right = [i for i in range(start, end) if any(x0 >= gutter for x0, _ in rows[i].spans())]
    left = [i for i in range(start, end) if any(x1 <= gutter for _, x1 in rows[i].spans())]
    if not right or not left:
        return None
    begin = max(rows[right[0]].top, rows[left[0]].top) + 1
    first = next(i for i in range(start, end) if rows[i].bottom > begin)
    last = max(right[-1], left[-1])
    while last > right[-1] and not all(_close(rows, i) for i in range(right[-1], last)):
        last -= 1
    return first, last + 1


def _close(rows: list[_Row], index: int) -> bool:
    """Whether the row below follows at the usual distance."""
    here, below = rows[index], rows[index + 1]
    height = max(4.0, min(here.bottom - here.top, below.bottom - below.top))
    return below.top - here.bottom < 0.75 * height


def _are_columns(rows: list[_Row], gutter: float) -> bool:
    left = [part for row in rows for part in row.parts if part.x1 <= gutter]
    right = [part for row in rows for part in row.parts if part.x0 >= gutter]
    if len(left) < 2 or len(right) < 2:
        return False
    if _is_list_of_values(rows, gutter, right):
        return False
    gap = min(part.x0 for part in right) - max(part.x1 for part in left)
    size = median(part.size for part in [*left, *right])
    enough = 2 if gap >= _WIDE * size or _is_letterhead([*left, *right]) else 4
    both = sum(
        any(part.x1 <= gutter for part in row.parts) and any(part.x0 >= gutter for part in row.parts) for row in rows
    )
    rows_left = len({part.row for part in left})
    rows_right = len({part.row for part in right})
    interleaved = both >= 2 or _overlap(left, right) > 0.5
    return rows_left >= enough and rows_right >= enough and gap >= 0.7 * size and interleaved


def _is_letterhead(parts: list[Line]) -> bool:
    return is_letterhead_table(RawBlock([Piece(part.text + " ", 1) for part in parts], Hint.TABLE))


def _overlap(left: list[Line], right: list[Line]) -> float:
    top = max(min(p.top for p in left), min(p.top for p in right))
    bottom = min(max(p.bottom for p in left), max(p.bottom for p in right))
    shorter = min(max(p.bottom for p in side) - min(p.top for p in side) for side in (left, right))
    return max(0.0, bottom - top) / max(1.0, shorter)


def _is_list_of_values(rows: list[_Row], gutter: float, right: list[Line]) -> bool:
    """A table without ruling lines is read row by row: its right side holds figures, or several columns."""
    figures = sum(is_value(part.text.split()[0]) and len(part.text.split()) <= 3 for part in right)
    several = sum(sum(part.x0 >= gutter for part in row.parts) >= 2 for row in rows)
    return figures > 0.5 * len(right) or several > 0.5 * len(rows)


def _region(rows: list[_Row], column: bool) -> Region:
    elements: list[Element] = []
    for row in rows:
        elements.append(row.table if row.table is not None else _merged(row.parts))
    lines = [element for element in elements if isinstance(element, Line)]
    region = Region(elements, column)
    if lines:
        region.left = sorted(line.x0 for line in lines)[len(lines) // 10]
        region.right = sorted(line.x1 for line in lines)[(9 * len(lines)) // 10]
        steps = [b.bottom - a.bottom for a, b in pairwise(lines) if 0 < b.bottom - a.bottom < 60]
        region.leading = median(steps) if steps else 0.0
    return region


def _merged(parts: list[Line]) -> Line:
    """The parts of a row that are one line: only wide blanks stand between them."""
    first = parts[0]
    if len(parts) == 1:
        return first
    main = max(parts, key=lambda part: len(part.text))
    return Line(
        text=" ".join([first.text, *(part.whole for part in parts[1:])]),
        x0=first.x0,
        x1=max(part.x1 for part in parts),
        top=min(part.top for part in parts),
        bottom=main.bottom,
        size=main.size,
        page=first.page,
        row=first.row,
        bold=all(part.bold for part in parts),
        first_width=first.first_width,
        label=first.label,
        turned=first.turned,
    )
