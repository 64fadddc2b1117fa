"""Puts footnotes back together: a mark in the text, and the note's own text as a block of kind NOTE.

Four ways in which converters leave them are known:

* ``[footnoteRef:3]`` in the text and ``[3:  text]`` at the end of the same line, or closed some lines below;
* ``<sup>3</sup>`` in the text and a line that starts with ``<sup>3</sup>`` at the page's foot;
* marks lost (the line breaks where one stood) and texts at the end of the file, each behind ``\ufffd``;
* Markdown's ``[^3]``, which the Markdown reader has already resolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.characters import is_upper, starts_lower
from corpus.numbering import numbering
from corpus.parts import is_title
from corpus.raw import MARK, Hint, Piece, RawBlock, cut, joined, mark

_REFERENCE = re.compile(r"\[footnoteRef:(\d+)\]")
_NOTE_OPEN = re.compile(r"\[(\d+):\s")
_NOTE_IN_CELL = re.compile(r"\[(\d+):\s+([^\[\]]*)\]")
NOTE_LINES = 4
"""A note in brackets is closed within so many lines; a bracket that stays open ends with its own line."""
_SUP = re.compile(r"(?P<unit>(?<![^\W\d_])(?:[kcdm]?m|ha))?<sup>\s*(?P<label>\d{1,3}|\*+|[a-z])\s*</sup>")
_SUP_LINE = re.compile(r"^\s*<sup>\s*(\d{1,3}|\*+)\s*</sup>\s*(?=\S)")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOST = "\ufffd"


def resolve_footnotes(blocks: list[RawBlock]) -> list[RawBlock]:
    """Blocks in reading order, marks inside the text, each note a NOTE block directly behind the block of its mark.

    A note whose mark is not found stays where it stood, as a NOTE block without a host.
    """
    blocks = _lost_marks(_superscript_notes(_bracket_notes(blocks)))
    body = [block for block in blocks if block.hint is not Hint.NOTE]
    return behind_marks(body, [block for block in blocks if block.hint is Hint.NOTE])


def behind_marks(body: list[RawBlock], notes: list[RawBlock]) -> list[RawBlock]:
    """Each note behind the block that holds its mark: the nearest one above the note with that label."""
    hosts: dict[str, list[int]] = {}
    for index, block in enumerate(body):
        cells = [cell for row in block.rows for cell in row]
        for label in MARK.findall(" ".join([block.text, *cells])):
            hosts.setdefault(label, []).append(index)
    placed: dict[int, list[RawBlock]] = {}
    for note in notes:
        candidates = hosts.get(note.label or "", [])
        above = [i for i in candidates if body[i].first_line <= note.first_line]
        if above:
            where = above[-1]
        elif candidates:
            where = candidates[0]
        else:
            lines = [i for i, block in enumerate(body) if block.first_line <= note.first_line]
            where = lines[-1] if lines else -1
        placed.setdefault(where, []).append(note)
    result = placed.get(-1, [])
    for index, block in enumerate(body):
        result.append(block)
        result.extend(placed.get(index, []))
    return result


def _bracket_notes(blocks: list[RawBlock]) -> list[RawBlock]:
    result: list[RawBlock] = []
    stack = blocks[::-1]  # the next block is the last: taking from the front of a long list is slow
    while stack:
        block = stack.pop()
        found = _NOTE_OPEN.search(block.text)
        if block.rows or found is None:
            result.append(_with_references(block))
            result.extend(_cell_notes(block))
            continue
        start = found.start()
        body = cut(block, 0, start)
        if body.plain.strip():
            result.append(_with_references(body))
        note = cut(block, found.end(), None)
        end = _closing(note.text)
        for later in range(1, NOTE_LINES):  # the note may be closed on a later line
            if end is not None or any(below.rows for below in stack[-later:]):
                break
            longer = joined([note, *stack[: -later - 1 : -1]])
            if (end := _closing(longer.text)) is not None:
                note = longer
                del stack[-later:]
        rest = cut(note, end + 1, None) if end is not None else None
        text = cut(note, 0, end)
        result.append(RawBlock(text.pieces, Hint.NOTE, label=found.group(1)))
        if rest is not None and rest.plain.strip():
            stack.append(rest)
    return result


def _closing(text: str) -> int | None:
    """Index of the bracket that closes a note, whose opening one stands before the text."""
    depth = 1
    for index, character in enumerate(text):
        depth += {"[": 1, "]": -1}.get(character, 0)
        if depth == 0:
            return index
    return None


def _with_references(block: RawBlock) -> RawBlock:
    return _rewritten(block, lambda text: _REFERENCE.sub(lambda m: mark(m.group(1)), text))


def _rewritten(block: RawBlock, rewrite: Callable[[str], str]) -> RawBlock:
    """The block with every piece and every cell of its text rewritten."""
    block.pieces = [Piece(rewrite(piece.text), piece.line, piece.page) for piece in block.pieces]
    block.rows = [[rewrite(cell) for cell in row] for row in block.rows]
    return block


def _cell_notes(block: RawBlock) -> list[RawBlock]:
    """The notes that stand in the cells of a table, taken out of it."""
    if not block.rows:
        return []
    notes = [
        RawBlock([Piece(found.group(2), piece.line, piece.page)], Hint.NOTE, label=found.group(1))
        for piece in block.pieces
        for found in _NOTE_IN_CELL.finditer(piece.text)
    ]
    if notes:
        _rewritten(block, lambda text: _NOTE_IN_CELL.sub("", text).strip())
    return notes


def _superscript_notes(blocks: list[RawBlock]) -> list[RawBlock]:
    result: list[RawBlock] = []
    after_note = False
    labels = {found.group(1) for block in blocks if (found := _SUP_LINE.match(block.text)) and not block.rows}
    for block in blocks:
        found = _SUP_LINE.match(block.text) if not block.rows else None
        if found is not None:
            note = cut(block, found.end(), None)
            result.append(RawBlock(_marked(note, labels).pieces, Hint.NOTE, label=found.group(1)))
            after_note = True
            continue
        block = _marked(block, labels)
        block.after_break = block.after_break or after_note
        after_note = False
        result.append(block)
    return result


def _marked(block: RawBlock, labels: set[str]) -> RawBlock:
    """``<sup>3</sup>`` becomes a mark, ``m<sup>2</sup>`` a unit, ``10<sup>6</sup>`` a power, ``<sup>o</sup>`` a letter.

    ``labels`` are those of the notes: a number behind a digit is a power only when no note bears it.
    """

    def replace(match: re.Match[str]) -> str:
        unit, label = match.group("unit") or "", match.group("label")
        power = match.string[: match.start()][-1:].isdigit() and label.isdigit() and label not in labels
        if power or (unit and label in ("2", "3")):
            return unit + label.translate(_SUPERSCRIPT)
        return unit + (label if label.isalpha() else mark(label))

    return _rewritten(block, lambda text: _SUP.sub(replace, text))


_BREAK = re.compile(r"^(?:\s*[.,;:…](?!\d)| (?!\(?\w{1,4}[.)] |[-+*] )\w)")


def _lost_marks(blocks: list[RawBlock]) -> list[RawBlock]:
    """Notes behind ``\ufffd`` at the end, tied in order to the places where a line breaks inside a sentence."""
    notes = [block for block in blocks if block.text.lstrip().startswith(LOST)]
    if not notes:
        return blocks
    body = [block for block in blocks if not block.text.lstrip().startswith(LOST)]
    near = [i for i, block in enumerate(body) if i and block.gap == 0 and block.first_line < notes[0].first_line]
    breaks = [i for i in near if _BREAK.match(body[i].text)]
    if len(breaks) < len(notes):  # some converters drop the space too: a small letter then shows the break
        titles = {i + 1 + k for i, block in enumerate(body[:40]) if is_title(block) for k in range(2)}
        wider = [i for i in near if i in breaks or (i not in titles and _goes_on(body[i - 1].text, body[i].text))]
        breaks = wider if len(wider) <= len(notes) else breaks
    for number, index in enumerate(breaks[: len(notes)], start=1):
        previous = body[index - 1]
        last = previous.pieces[-1]
        previous.pieces[-1] = Piece(last.text.rstrip() + mark(str(number)), last.line, last.page)
    for number, note in enumerate(notes, start=1):
        text = cut(note, note.text.index(LOST) + len(LOST), None)
        body.append(RawBlock(text.pieces, Hint.NOTE, label=str(number)))
    return body


def _goes_on(before: str, after: str) -> bool:
    """Whether a line that ends without punctuation is taken up by a small letter that is no list letter."""
    if not starts_lower(after) or numbering(after) is not None or is_upper(before):
        return False
    return before.rstrip()[-1:].isalnum() or before.rstrip().endswith(("%", ")"))
