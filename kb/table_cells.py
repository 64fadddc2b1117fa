"""Which cell of a table's row answers: the columns are told apart by their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.model import BlockKind
from index.orthography import fold
from kb.question import Question
from kb.ranking import Candidate
from kb.values import Value

SEPARATOR: Final = " | "
"""What stands between two cells in the text of a table."""
_UNIT: Final = re.compile(r"don vi|\bdvt\b|\bunit\b")
_PLAN: Final = re.compile(r"ke hoach|\bkh\b|chi tieu giao|muc tieu|du toan|\bplan|target")
_ACTUAL: Final = re.compile(r"thuc hien|ket qua|\buoc\b|thuc te|\bdat\b|actual|result")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table with the headings of its columns; ``cells[i]`` starts at ``starts[i]`` of the row's text."""

    headings: tuple[str, ...]
    cells: tuple[str, ...]
    starts: tuple[int, ...]

    def column(self, value: Value) -> int:
        """The index of the cell that a value stands in."""
        return max(index for index, start in enumerate(self.starts) if start <= value.start)

    def fits(self, question: Question, value: Value) -> bool:
        """Whether the heading of a value's column is the kind (plan, result) and the year asked for."""
        heading = fold(self.headings[self.column(value)])
        years = {int(year) for year in _YEAR.findall(heading)}
        if question.years and years and not years.intersection(question.years):
            return False
        wanted = _PLAN if question.asks_plan else _ACTUAL
        return wanted.search(heading) is not None

    @property
    def unit(self) -> str:
        """The cell of the column that gives units, or nothing."""
        places = [index for index, heading in enumerate(self.headings) if _UNIT.search(fold(heading))]
        return self.cells[places[0]].strip() if places else ""


def row_of(candidate: Candidate) -> Row | None:
    """The row that a sentence is, or None: it stands in no table, is the heading itself, or has other columns."""
    passage, text = candidate.found.stored.passage, candidate.unit.text
    if passage.kind is not BlockKind.TABLE or SEPARATOR not in text:
        return None
    cells = text.split(SEPARATOR)
    # The first row of as many cells: what stands before the table in its passage is no heading of a column.
    rows = (line.split(SEPARATOR) for line in f"{passage.context}\n{passage.text}".split("\n"))
    headings = next((row for row in rows if len(row) == len(cells)), cells)
    if headings == cells:
        return None
    starts, position = [], 0
    for cell in cells:
        starts.append(position)
        position += len(cell) + len(SEPARATOR)
    return Row(tuple(headings), tuple(cells), tuple(starts))
