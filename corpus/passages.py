"""Cuts a report into passages: slices that are short enough to read and long enough to be understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.model import BlockKind, Footnote, Passage, Report, Span
from corpus.sentences import clauses, sentences

MAX_WORDS = 170
"""A passage ends before it grows beyond this many words; a longer sentence stands alone."""
_OPENERS = (BlockKind.HEADING, BlockKind.TITLE)
MIN_WORDS = 45
"""A passage shorter than this takes in the next block of its section."""


@dataclass(slots=True)
class _Draft:
    """A passage in the making: a run of neighbouring blocks or a part of one."""

    start: int
    end: int
    words: int
    part: int
    section: tuple[str, ...]
    kind: BlockKind
    context: str = ""
    lines: tuple[int, int] = (1, 1)  # of the text, not of notes that hang on it
    notes: list[str] = field(default_factory=list)
    anchor: int | None = None


def passages(report: Report) -> list[Passage]:
    """The passages of a report, in order. Together they hold every block; none crosses a section of the report.

    A heading opens the passage of the text below it. A note is part of the passage of its paragraph when both fit;
    otherwise it is a passage of its own whose context is the sentence on which it hangs. The rows of a table that
    are cut from their header have it as context.
    """
    drafts: list[_Draft] = []
    for draft in _drafts(report):
        last = drafts[-1] if drafts else None
        if last is not None and _mergeable(last, draft):
            last.end = draft.end
            if draft.kind is not BlockKind.NOTE or last.kind is BlockKind.NOTE:  # notes may stand pages from their text
                last.lines = (min(last.lines[0], draft.lines[0]), max(last.lines[1], draft.lines[1]))
            last.words += draft.words
            last.notes.extend(draft.notes)
            if last.kind in _OPENERS and draft.kind is not BlockKind.NOTE:
                last.kind, last.section = draft.kind, draft.section
        else:
            drafts.append(draft)
    return [
        Passage(
            ordinal=number,
            start=draft.start,
            end=draft.end,
            text=report.text[draft.start : draft.end],
            part=draft.part,
            section=draft.section,
            lines=draft.lines,
            kind=draft.kind,
            context=draft.context,
            page=report.page(draft.start),
            notes=tuple(draft.notes),
        )
        for number, draft in enumerate(drafts)
    ]


def _mergeable(last: _Draft, draft: _Draft) -> bool:
    if last.part != draft.part or last.words + draft.words > MAX_WORDS:
        return False
    if draft.kind is BlockKind.NOTE:  # with the words on which it hangs, or with other notes on the same sentence
        return draft.anchor is None or last.start <= draft.anchor <= last.end or last.context == draft.context
    if last.kind in _OPENERS:
        return True
    if last.kind is BlockKind.NOTE or BlockKind.TABLE in (last.kind, draft.kind) or draft.kind in _OPENERS:
        return False
    same_section = (
        last.section == draft.section[: len(last.section)] or draft.section == last.section[: len(draft.section)]
    )
    return same_section and (last.words < MIN_WORDS or draft.words < MIN_WORDS)


def _drafts(report: Report) -> Iterator[_Draft]:
    by_block = {note.block: note for note in report.footnotes}
    labels: dict[int, list[Footnote]] = {}
    for note in report.footnotes:
        labels.setdefault(note.host, []).append(note)
    opening = 0  # words of the headings that wait for the text below them
    for index, block in enumerate(report.blocks):
        limit = max(MAX_WORDS - opening, MAX_WORDS // 2)
        if block.kind in _OPENERS or (opening and block.kind is BlockKind.NOTE):
            opening += len(report.text[block.start : block.end].split())
        elif block.kind is not BlockKind.NOTE:
            opening = 0
        own = by_block.get(index)
        context = host_sentence(report, own) if own else ""
        cut = _rows if block.kind is BlockKind.TABLE else _cut
        for start, end, count in cut(report.text, block.start, block.end, limit):
            if block.kind is BlockKind.TABLE:
                context = report.text[block.start : end].split("\n")[0] if start > block.start else ""
            marks = [note.label for note in labels.get(index, []) if start <= note.anchor <= end]
            anchor = own.anchor if own else None
            lines = report.lines(start, end)
            yield _Draft(start, end, count, block.part, block.section, block.kind, context, lines, marks, anchor)


def _cut(text: str, start: int, end: int, limit: int) -> Iterator[tuple[int, int, int]]:
    """Runs of whole sentences of at most MAX_WORDS words, of about equal length; the first one within the limit."""
    total = len(text[start:end].split())
    if total <= limit:
        yield start, end, total
        return
    goal = total / -(-total // (MAX_WORDS * 4 // 5))  # about equal parts read better than a full one and a rest
    low, high, count = start, start, 0
    for span in _units(text, start, end):
        length = len(text[span.start : span.end].split())
        if count and (count + length > (limit if low == start else MAX_WORDS) or count >= goal):
            yield low, high, count
            low, count = span.start, 0
        high, count = span.end, count + length
    yield low, high, count


def _units(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences; a sentence too long for a passage gives its clauses."""
    for span in sentences(text, start, end):
        if len(text[span.start : span.end].split()) > MAX_WORDS:
            yield from clauses(text, span.start, span.end)
        else:
            yield span


def _rows(text: str, start: int, end: int, limit: int) -> Iterator[tuple[int, int, int]]:
    """Runs of whole rows of a table as long as they fit; the first one within the limit."""
    offset, low, count = start, start, 0
    for row in text[start:end].split("\n"):
        length = len(row.split())
        if count and count + length > (limit if low == start else MAX_WORDS):
            yield low, offset - 1, count
            low, count = offset, 0
        count += length
        offset += len(row) + 1
    yield low, end, count


def host_sentence(report: Report, note: Footnote) -> str:
    """The sentence in which the mark of a note stands (without its notes)."""
    host = report.blocks[note.host]
    spans = sentences(report.text, host.start, host.end)
    span = next((span for span in spans if note.anchor <= span.end), spans[-1])
    return report.text[span.start : span.end]
