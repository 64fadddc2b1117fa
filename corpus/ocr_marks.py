"""Finds raised footnote marks in the image of a page, where OCR takes them for letters or leaves them out.

OCR reads "7,13" with a raised 3 as 7,133 or 7,13. The ink tells: the last shape of the word, before its full stop
or comma, is small and ends above the line on which the others stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

UNREAD: Final = "?"
"""The label of a mark that OCR left out."""
_DARK: Final = 140
_TAIL = ".,;:!?)…\"”'"
_MAX_LETTERS: Final = 3
Ink = NDArray[np.bool_]


@dataclass(slots=True)
class Letter:
    """A letter with its box, in dots from the upper left corner."""

    text: str
    x0: int
    y0: int
    x1: int
    y1: int


@dataclass(frozen=True, slots=True)
class _Shape:
    """A run of columns with ink, and the rows that the ink covers, counted upwards from the baseline."""

    x0: int
    high: float
    low: float

    def is_raised(self, height: float) -> bool:
        """Whether it is as high as capitals reach, or higher, but ends above the line."""
        return 0.5 * height <= self.high - self.low <= 0.85 * height and self.low > 0.25 * height

    def stands_on(self, height: float) -> bool:
        """Whether it stands on the line, or reaches below it."""
        return self.low < 0.2 * height

    def is_stop(self, height: float) -> bool:
        """Whether it is a full stop, comma or colon."""
        return self.high < 0.8 * height and self.low < 0.15 * height


def ink_of(grey: NDArray[np.uint8]) -> Ink:
    """Where an image in grey is dark."""
    return np.asarray(grey < _DARK)


def split_mark(
    letters: Sequence[Letter], ink: Ink, baseline: float, height: float, limit: float
) -> tuple[list[Letter], str | None, list[Letter]]:
    """A word's letters, the label of the raised mark behind them (None without one), and the stops behind that.

    ``height`` is that of a capital letter; no ink from ``limit`` (the next word) on is looked at.
    """
    word = list(letters)
    shapes = _shapes(ink, word[0].x0, min(word[-1].x1 + 0.9 * height, limit), baseline, height)
    end = len(shapes)
    while end and shapes[end - 1].is_stop(height):
        end -= 1
    start = end
    while start and end - start < _MAX_LETTERS and shapes[start - 1].is_raised(height):
        start -= 1
    if start == end or not any(shape.stands_on(height) for shape in shapes[:start]):
        return word, None, []
    cut = len(word)
    while cut > 1 and word[cut - 1].text in _TAIL and len(word) - cut < len(shapes) - end:
        cut -= 1
    core, stops = word[:cut], word[cut:]
    label: list[str] = []
    while len(core) > 1 and len(label) < end - start and _is_mark(core, start, len(label), shapes[start].x0, height):
        label.insert(0, core.pop().text)
    return core, "".join(label) or UNREAD, stops


def _is_mark(core: Sequence[Letter], body: int, taken: int, x0: int, height: float) -> bool:
    """Whether the last letter that was read is the mark's: there are more letters than shapes that stand on the line.

    Two letters may touch and make one shape, so for a letter (not a figure) its box must lie on the mark, too.
    """
    last = core[-1]
    more = len(core) > body
    if last.text.isdigit():
        return more
    return not last.text.isalnum() or (more and (last.x0 + last.x1) / 2 > x0 - 0.2 * height) or taken > 0


def _shapes(ink: Ink, left: float, right: float, baseline: float, height: float) -> list[_Shape]:
    top, bottom = max(0, round(baseline - 1.5 * height)), round(baseline + 0.35 * height)
    x = max(0, round(left))
    area = ink[top:bottom, x : max(x, round(right))]
    columns = np.flatnonzero(area.any(axis=0))
    if not columns.size:
        return []
    shapes: list[_Shape] = []
    for run in np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1):
        rows = np.flatnonzero(area[:, run[0] : run[-1] + 1].any(axis=1))
        shapes.append(_Shape(x + int(run[0]), baseline - (top + int(rows[0])), baseline - (top + int(rows[-1]) + 1)))
    return shapes
