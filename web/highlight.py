"""Marks stretches of a text as HTML: everything that comes from a report is escaped here, once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text, starting at ``start``, that is wholly marked or wholly unmarked."""

    text: str
    start: int
    marked: bool


def merge(ranges: Iterable[Range], length: int) -> list[Range]:
    """Sorted, disjoint ranges inside ``0:length`` that cover what ``ranges`` cover; what lies outside is dropped."""
    merged: list[Range] = []
    for start, end in sorted((max(0, start), min(length, end)) for start, end in ranges):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def segments(text: str, ranges: Iterable[Range]) -> list[Segment]:
    """Cut ``text`` into marked and unmarked stretches; joined, they are ``text`` again."""
    pieces: list[Segment] = []
    position = 0
    for start, end in merge(ranges, len(text)):
        if start > position:
            pieces.append(Segment(text[position:start], position, marked=False))
        pieces.append(Segment(text[start:end], start, marked=True))
        position = end
    if position < len(text):
        pieces.append(Segment(text[position:], position, marked=False))
    return pieces


def mark(
    text: str,
    ranges: Iterable[Range],
    *,
    first_id: str | None = None,
    inserts: Sequence[tuple[int, Markup]] = (),
) -> Markup:
    """Escaped HTML of ``text`` with ``ranges`` in ``<mark>``.

    ``first_id`` becomes the id of the first mark. ``inserts`` are pieces of trusted markup (the marks of notes) that
    stand at offsets of the text; one outside the text is moved to its nearer end.
    """
    pending = sorted(((min(max(0, at), len(text)), markup) for at, markup in inserts), key=lambda insert: insert[0])
    html: list[Markup] = []
    is_first = True
    for segment in segments(text, ranges):
        if segment.marked:
            html.append(Markup('<mark id="{}">').format(first_id) if first_id and is_first else Markup("<mark>"))
            is_first = False
        position, stop = segment.start, segment.start + len(segment.text)
        # An insert at the end of a segment belongs to it: the mark of a note stays with the word that it follows.
        while pending and pending[0][0] <= stop:
            at, markup = pending.pop(0)
            html += [escape(text[position:at]), markup]
            position = at
        html.append(escape(text[position:stop]))
        if segment.marked:
            html.append(Markup("</mark>"))
    html += [markup for _, markup in pending]  # only an empty text leaves some
    return Markup("").join(html)


def find_values(text: str, values: Iterable[str]) -> list[Range]:
    """Where each value first stands in ``text`` on its own: 100 is not found in 1000, nor 2,5 in 12,5."""
    found: list[Range] = []
    for value in values:
        if value.strip():
            match = re.search(rf"(?<!\w)(?<!\d[.,]){re.escape(value)}(?![.,]?\w)", text)
            if match is None and not (value[0].isalnum() and value[-1].isalnum()):
                match = re.search(re.escape(value), text)
            if match:
                found.append(match.span())
    return found
