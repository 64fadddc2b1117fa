"""Puts footnotes back together: a mark in the text, and the note's own text as a block of kind NOTE.

Four ways in which converters leave them are known:

* ``[footnoteRef:3]`` in the text and ``[3:  text]`` at the end of the same line, or closed some lines below;
* ``<sup>3</sup>`` in the text and a line that starts with ``<sup>3</sup>`` at the page's foot;
* marks lost (the line breaks where one stood) and texts at the end of the file, each behind ``\ufffd``;
* Markdown's ``[^3]``, which the Markdown reader has already resolved.
"""

from __future__ import annotations

import re

from corpus.raw import Hint, Piece, RawBlock, joined, mark

_REFERENCE = re.compile(r"\[footnoteRef:(\d+)\]")
_NOTE_OPEN = re.compile(r"\[(\d+):\s")
_SUP = re.compile(r"(?P<unit>(?<![^\W\d_])(?:[kcdm]?m|ha))?<sup>\s*(?P<label>\d{1,3}|\*+|[a-z])\s*</sup>")
_SUP_LINE = re.compile(r"^\s*<sup>\s*(\d{1,3}|\*+)\s*</sup>\s*(?=\S)")
_SUPERSCRIPT = str.maketrans("23", "²³")
LOST = "\ufffd"


def resolve_footnotes(blocks: list[RawBlock]) -> list[RawBlock]:
    """Blocks in reading order, marks inside the text, each note a NOTE block directly behind the block of its mark.

    A note whose mark is not found stays where it stood, as a NOTE block without a host.
    """
    blocks = _bracket_notes(blocks)
    blocks = _superscript_notes(blocks)
    blocks = _lost_marks(blocks)
    return blocks


def _bracket_notes(blocks: list[RawBlock]) -> list[RawBlock]:
    result: list[RawBlock] = []
    queue = list(blocks)
    while queue:
        block = queue.pop(0)
        found = _NOTE_OPEN.search(block.text) if not block.rows else None
        if found is None:
            result.append(_with_references(block))
            continue
        start = found.start()
        body = _cut(block, 0, start)
        if body.plain.strip():
            result.append(_with_references(body))
        note = _cut(block, found.end(), None)
        end = _closing(note.text)
        while end is None and queue:  # the note is closed on a later line
            note = joined([note, queue.pop(0)])
            end = _closing(note.text)
        rest = _cut(note, end + 1, None) if end is not None else None
        text = _cut(note, 0, end)
        result.append(RawBlock(text.pieces, Hint.NOTE, label=found.group(1)))
        if rest is not None and rest.plain.strip():
            queue.insert(0, rest)
    return result


def _closing(text: str) -> int | None:
    """Index of the bracket that closes a note, whose opening one stands before the text."""
    depth = 1
    for index, character in enumerate(text):
        depth += {"[": 1, "]": -1}.get(character, 0)
        if depth == 0:
            return index
    return None


def _cut(block: RawBlock, start: int, end: int | None) -> RawBlock:
    """The part ``start:end`` of a block's text, its pieces still on their lines."""
    pieces: list[Piece] = []
    offset = 0
    end = len(block.text) if end is None else end
    for piece in block.pieces:
        low, high = max(start - offset, 0), min(end - offset, len(piece.text))
        if low < high:
            pieces.append(Piece(piece.text[low:high], piece.line, piece.page))
        offset += len(piece.text)
    return RawBlock(pieces or [Piece("", block.first_line)], block.hint, block.gap, block.after_break)


def _with_references(block: RawBlock) -> RawBlock:
    if "[footnoteRef:" not in block.text:
        return block
    pieces = [
        Piece(_REFERENCE.sub(lambda m: mark(m.group(1)), piece.text), piece.line, piece.page) for piece in block.pieces
    ]
    return RawBlock(pieces, block.hint, block.gap, block.after_break)


def _superscript_notes(blocks: list[RawBlock]) -> list[RawBlock]:
    result: list[RawBlock] = []
    after_note = False
    for block in blocks:
        found = _SUP_LINE.match(block.text) if not block.rows else None
        if found is not None:
            note = _cut(block, found.end(), None)
            result.append(RawBlock(_marked(note).pieces, Hint.NOTE, label=found.group(1)))
            after_note = True
            continue
        block = _marked(block)
        block.after_break = block.after_break or after_note
        after_note = False
        result.append(block)
    return result


def _marked(block: RawBlock) -> RawBlock:
    """``<sup>3</sup>`` becomes a mark, but ``m<sup>2</sup>`` a unit."""
    if "<sup>" not in block.text:
        return block

    def replace(match: re.Match[str]) -> str:
        unit, label = match.group("unit"), match.group("label")
        if unit and label in ("2", "3"):
            return unit + label.translate(_SUPERSCRIPT)
        return (unit or "") + mark(label)

    block.pieces = [Piece(_SUP.sub(replace, piece.text), piece.line, piece.page) for piece in block.pieces]
    block.rows = [[_SUP.sub(replace, cell) for cell in row] for row in block.rows]
    return block


_BREAK = re.compile(r"^(?:\s*[.,;:…](?!\d)| (?!\(?\w{1,4}[.)] |[-+*] )\w)")


def _lost_marks(blocks: list[RawBlock]) -> list[RawBlock]:
    """Notes behind ``\ufffd`` at the end, tied in order to the places where a line breaks inside a sentence."""
    notes = [block for block in blocks if block.text.lstrip().startswith(LOST)]
    if not notes:
        return blocks
    body = [block for block in blocks if not block.text.lstrip().startswith(LOST)]
    breaks = [
        index
        for index, block in enumerate(body)
        if index and block.gap == 0 and _BREAK.match(block.text) and block.first_line < notes[0].first_line
    ]
    for number, index in enumerate(breaks[: len(notes)], start=1):
        previous = body[index - 1]
        last = previous.pieces[-1]
        previous.pieces[-1] = Piece(last.text.rstrip() + mark(str(number)), last.line, last.page)
        previous.gap = previous.gap
    for number, note in enumerate(notes, start=1):
        stripped = note.text.lstrip().removeprefix(LOST).strip()
        body.append(RawBlock([Piece(stripped, note.first_line)], Hint.NOTE, label=str(number)))
    return body
