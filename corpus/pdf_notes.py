"""Footnotes at the foot of a page: found by their size and their labels, and tied to their marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.ocr_marks import UNREAD
from corpus.pdf_lines import Line, raised_text
from corpus.pdf_tables import PageTable
from corpus.raw import MARK, mark

_SMALL = 0.96
_PLAIN_LABEL = re.compile(r"^[(\[]?(\d{1,3}|\*{1,4})(?:[.)\]:]\s*|\s+)(?=\S)")
_FINISHED = re.compile(r"[.;:!?…][”\"’)\]]*$")


@dataclass(slots=True)
class Note:
    """A footnote and the lines of its text; ``label`` is None for the rest of a note of the page before."""

    label: str | None
    lines: list[Line] = field(default_factory=list)


def marks_in(elements: Iterable[Line | PageTable]) -> set[str]:
    """The labels of the raised marks in lines and tables."""
    found: set[str] = set()
    for element in elements:
        texts = [element.whole] if isinstance(element, Line) else [cell for row in element.rows for cell in row]
        found.update(label for text in texts for label in MARK.findall(text))
    return found


def split_notes(
    elements: Sequence[Line | PageTable], body_size: float, marks: set[str], unfinished: bool
) -> tuple[list[Line | PageTable], list[Note]]:
    """The elements of a column without the footnotes at its foot, and the footnotes.

    A note starts with a raised label, or, when its type is smaller than the body's, with a plain one ("1. ", "1 ")
    that a mark on the page bears. Lines above the first one belong to a note of the page before when that is
    ``unfinished`` and they are set as small.
    """
    start = len(elements)
    for index in range(len(elements) - 1, -1, -1):
        line = elements[index]
        if not isinstance(line, Line):
            break
        if _label(line, body_size, marks) is not None:
            start = index
        elif line.size > _SMALL * body_size and not _in_note(elements, index, start, body_size):
            break
    first = start
    while unfinished and first > 0 and _is_rest(elements[first - 1], body_size):
        first -= 1
    if start == len(elements) and first == start:
        return list(elements), []
    if first < start and not _set_off(elements, first):
        first = start
    notes: list[Note] = []
    for line in elements[first:]:
        if not isinstance(line, Line):
            continue
        label = _label(line, body_size, marks)
        if label is not None:
            if line.label is None:
                line.text = _PLAIN_LABEL.sub("", line.text, count=1)
            line.label = None
            line.text = line.text.lstrip()
            notes.append(Note(label, [line]))
        elif notes:
            notes[-1].lines.append(line)
        else:
            notes.append(Note(None, [line]))
    return list(elements[:first]), notes


def _label(line: Line, body_size: float, marks: set[str]) -> str | None:
    if line.label is not None:
        return line.label
    found = _PLAIN_LABEL.match(line.text)
    if found and line.size <= _SMALL * body_size and found.group(1) in marks:
        return found.group(1)
    return None


def _in_note(elements: Sequence[Line | PageTable], index: int, start: int, body_size: float) -> bool:
    """Whether a line of the body's size can continue a note: only notes below it are set in that size too."""
    if start == len(elements):
        return False
    below = elements[start]
    return isinstance(below, Line) and below.size > _SMALL * body_size and _has_label_above(elements, index)


def _has_label_above(elements: Sequence[Line | PageTable], index: int) -> bool:
    for element in reversed(elements[max(0, index - 12) : index]):
        if not isinstance(element, Line):
            return False
        if element.label is not None:
            return True
    return False


def _is_rest(element: Line | PageTable, body_size: float) -> bool:
    return isinstance(element, Line) and element.size <= _SMALL * body_size and not element.bold


def _set_off(elements: Sequence[Line | PageTable], first: int) -> bool:
    """Whether more space stands above an element than between lines."""
    above, line = (elements[first - 1] if first else None), elements[first]
    if not isinstance(above, Line) or not isinstance(line, Line):
        return True
    return line.top - above.bottom > 0.5 * line.size


def match_scanned_marks(elements: Sequence[Line | PageTable], notes: Sequence[Note]) -> None:
    """Give the marks of a scanned page, which OCR often misreads, the labels of the notes at its foot.

    Marks that were read as the label of one of the notes are trusted. Between two of those, as many misread marks
    as there are notes left take their labels in order; otherwise they stay as they were read.
    """
    lines = [element for element in elements if isinstance(element, Line)]
    marks = [label for line in lines for label in MARK.findall(line.whole)]
    labels = [note.label for note in notes if note.label is not None]
    fixed = [(-1, -1)]
    for position, label in enumerate(marks):
        place = labels.index(label) if label in labels else -1
        if place > fixed[-1][1]:
            fixed.append((position, place))
    fixed.append((len(marks), len(labels)))
    for (mark_a, label_a), (mark_b, label_b) in pairwise(fixed):
        if mark_b - mark_a == label_b - label_a:
            marks[mark_a + 1 : mark_b] = labels[label_a + 1 : label_b]
    queue = iter(marks)
    for line in lines:
        if line.label is not None:
            line.label = next(queue)
        line.text = MARK.sub(lambda _: mark(next(queue)), line.text)


def is_unfinished(notes: Sequence[Note]) -> bool:
    """Whether the last note of a page stops inside a sentence."""
    return bool(notes) and not _FINISHED.search(notes[-1].lines[-1].text)


class Labels:
    """Labels that are unique in the document, though numbering may start anew on each page.

    The first note "1" keeps its label; one on page 7 becomes "1.p7". A mark means the note of its own page; else
    the next one below that nothing else claims (notes at the end of a chapter), else the last one above.
    """

    def __init__(self) -> None:
        self._pages: dict[str, list[int]] = {}

    def add(self, label: str, page: int) -> str:
        """Register a note and return its unique label; two notes with one label on one page stay apart, too."""
        pages = self._pages.setdefault(label, [])
        pages.append(page)
        return self._unique(label, len(pages) - 1)

    def _unique(self, label: str, position: int) -> str:
        pages = self._pages[label]
        same = pages[:position].count(pages[position])
        return label if position == 0 else f"{label}.p{pages[position]}" + (f".{same + 1}" if same else "")

    def of_mark(self, label: str, page: int) -> str | None:
        """The unique label of the note that a mark on this page means; None when there is no such note."""
        pages = self._pages.get(label)
        if not pages:
            return None
        for position, own in enumerate(pages):
            if own >= page:
                return self._unique(label, position)
        return self._unique(label, len(pages) - 1)

    def resolved(self, text: str, page: int) -> str:
        """The text with marks that name their note; a raised number without a note is printed raised."""

        def replace(match: re.Match[str]) -> str:
            label = match.group(1)
            unique = self.of_mark(label, page)
            if unique is None:
                return "" if label == UNREAD else raised_text(label)
            return mark(unique)

        return MARK.sub(replace, text)
