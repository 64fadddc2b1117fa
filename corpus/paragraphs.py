"""Makes paragraphs whole again that page breaks, notes, lost marks or hard line ends have cut."""

from __future__ import annotations

import re

from corpus.characters import is_upper, starts_lower
from corpus.numbering import numbering
from corpus.raw import MARK, Hint, RawBlock, joined

_ENDS = re.compile(r"[.;:!?…][”\"’)\]]*$")
_CONTINUES = re.compile(r"^\s*(?:[.,;:…)](?!\d)|\()")
# A line that ends in one of these words is not finished, whatever follows.
_OPEN_ENDS = re.compile(
    r"\b(?:của|và|các|những|tại|về|theo|cho|với|là|có|trong|trên|từ|được|bằng|do|để|hoặc|như|gồm|bởi|nhằm|không|đã|sẽ)$",
    re.IGNORECASE,
)


def rejoin(blocks: list[RawBlock]) -> list[RawBlock]:
    """Paragraphs joined where the text runs on; notes that stood between follow the paragraph of their mark."""
    result: list[RawBlock] = []
    notes: list[RawBlock] = []
    for block in blocks:
        if block.hint is Hint.NOTE:
            notes.append(block)
            continue
        previous = result[-1] if result else None
        if previous is not None and runs_on(previous, block):
            result[-1] = joined([previous, block])
        else:
            result.append(block)
    return _with_notes(result, notes)


def runs_on(first: RawBlock, second: RawBlock) -> bool:
    """Whether the second block continues the sentence of the first."""
    if Hint.TABLE in (first.hint, second.hint):
        return False
    before, after = first.plain.rstrip(), second.plain
    if not before or not after.strip():
        return False
    marked = MARK.search(first.pieces[-1].text[-12:]) is not None
    if _CONTINUES.match(after) and not after.lstrip().startswith("("):
        return True
    if numbering(after) is not None or _ENDS.search(before):
        return False
    if second.hint is Hint.HEADING or first.hint is Hint.HEADING:
        return False
    if marked and after.startswith(" "):
        return True
    if starts_lower(after):
        return not (is_upper(before) and len(before) < 80) or second.gap == 0
    open_end = _OPEN_ENDS.search(before) is not None
    if second.after_break:
        return open_end or len(before) > 200 or before.endswith(",")
    if second.gap == 0 and 40 < len(first.pieces[-1].text) < 100 and not is_upper(before):
        # hard-wrapped text: full lines, not finished
        return open_end or before.endswith(",")
    return len(before) > 120 and (open_end or before.endswith(",")) and not after.lstrip().startswith(("-", "+", "*"))


def _with_notes(body: list[RawBlock], notes: list[RawBlock]) -> list[RawBlock]:
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
            where = lines[-1] if lines else len(body) - 1
        placed.setdefault(where, []).append(note)
    result: list[RawBlock] = []
    for index, block in enumerate(body):
        result.append(block)
        result.extend(placed.get(index, []))
    return result or notes
