"""Makes paragraphs whole again that page breaks, notes, lost marks or hard line ends have cut."""

from __future__ import annotations

import re

from corpus.characters import is_upper, starts_lower
from corpus.footnotes import behind_marks
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
    return behind_marks(result, notes)


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
        number = len(before) > 60 and after.lstrip()[:1].isdigit()  # "… đạt | 12.500 tấn"
        return open_end or number or len(before) > 200 or before.endswith(",")
    if second.gap == 0 and 40 < len(first.pieces[-1].text) < 100 and not is_upper(before):
        # hard-wrapped text: full lines, not finished
        return open_end or before.endswith(",")
    return len(before) > 120 and (open_end or before.endswith(",")) and not after.lstrip().startswith(("-", "+", "*"))
