"""Cuts a report into passages: slices that are short enough to read and long enough to be understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.model import Block, BlockKind, Footnote, Passage, Report, Span
from corpus.sentences import clauses, sentences

MAX_WORDS = 170
"""A passage ends before it grows beyond this many words; a longer sentence stands alone."""
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
    notes: list[str] = field(default_factory=list)


def passages(report: Report) -> list[Passage]:
    """The passages of a report, in order. Together they hold every block; none crosses a section of the report.

    A heading opens the passage of the text below it. A note is part of the passage of its paragraph when both fit;
    otherwise it is a passage of its own whose context is the sentence on which it hangs.
    """
    drafts: list[_Draft] = []
    for draft in _drafts(report):
        last = drafts[-1] if drafts else None
        if last is not None and _mergeable(last, draft):
            last.end = draft.end
            last.words += draft.words
            last.notes.extend(draft.notes)
            if last.kind in (BlockKind.HEADING, BlockKind.TITLE):
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
            lines=report.lines(draft.start, draft.end),
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
    if last.kind in (BlockKind.HEADING, BlockKind.TITLE):
        return True
    if draft.kind is BlockKind.NOTE:
        return True
    if BlockKind.TABLE in (last.kind, draft.kind) or draft.kind in (BlockKind.HEADING, BlockKind.TITLE):
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
    for index, block in enumerate(report.blocks):
        if block.kind is BlockKind.TABLE:
            yield from _table(report, block)
            continue
        own = by_block.get(index)
        context = host_sentence(report, own) if own else ""
        for start, end, count in _cut(report.text, block.start, block.end):
            marks = [note.label for note in labels.get(index, []) if start <= note.anchor <= end]
            yield _Draft(start, end, count, block.part, block.section, block.kind, context, marks)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Runs of whole sentences of at most MAX_WORDS words, of about equal length."""
    total = len(text[start:end].split())
    if total <= MAX_WORDS:
        yield start, end, total
        return
    goal = total / -(-total // (MAX_WORDS * 4 // 5))  # about equal parts read better than a full one and a rest
    low, high, count = start, start, 0
    for span in _units(text, start, end):
        length = len(text[span.start : span.end].split())
        if count and (count + length > MAX_WORDS or count >= goal):
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


def _table(report: Report, block: Block) -> Iterator[_Draft]:
    """Rows together as long as they fit; the header is the context of the rows that follow it in later passages."""
    rows = report.text[block.start : block.end].split("\n")
    header = rows[0]
    offset, low, count = block.start, block.start, 0
    for row in rows:
        length = len(row.split())
        if count and count + length > MAX_WORDS:
            context = header if low > block.start else ""
            yield _Draft(low, offset - 1, count, block.part, block.section, BlockKind.TABLE, context)
            low, count = offset, 0
        count += length
        offset += len(row) + 1
    context = header if low > block.start else ""
    yield _Draft(low, block.end, count, block.part, block.section, BlockKind.TABLE, context)


def host_sentence(report: Report, note: Footnote) -> str:
    """The sentence in which the mark of a note stands (without its notes)."""
    host = report.blocks[note.host]
    spans = sentences(report.text, host.start, host.end)
    for span in spans:
        if note.anchor <= span.end:
            return report.text[span.start : span.end]
    return report.text[spans[-1].start : spans[-1].end] if spans else ""
