"""Finds the headings of a report and gives every block its section path."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.characters import is_upper, starts_lower, words
from corpus.numbering import Numbering, numbering
from corpus.parts import is_addressee
from corpus.raw import Hint, RawBlock

MAX_HEADING_WORDS = 70
"""Headings of administrative reports run to some 300 characters; beyond that a numbered line is a paragraph."""
MAX_LEAD_WORDS = 45
UNNUMBERED_DEPTH = 8
LEAD_DEPTH = 8.5
_SENTENCE_END = re.compile(r"[.;…](?:\s|$)")
_RUN_IN = re.compile(r"^([^:;.]{3,110}):\s+\S")


@dataclass(frozen=True, slots=True)
class _Open:
    """A heading, lead-in sentence or run-in heading under which blocks stand."""

    depth: float
    text: str
    heading: bool


@dataclass(frozen=True, slots=True)
class Placed:
    """A block with its depth, if it is a heading, and the path of what stands above it."""

    block: RawBlock
    level: int | None
    section: tuple[str, ...]


def place(blocks: list[RawBlock], titles: frozenset[int] = frozenset()) -> list[Placed]:
    """Headings and section paths of the blocks of one document, in order; ``titles`` index the document's title.

    A path holds the headings above a block and, for items, the lead-in sentence ("…, gồm:") or the run-in heading
    ("c) Thu ngân sách: …") under which they stand.
    """
    stack: list[_Open] = []
    placed: list[Placed] = []
    below: list[RawBlock | None] = []
    for block in reversed(blocks):  # for each block the next one that is no note
        below.append(block)
        if block.hint is Hint.NOTE and len(below) > 1:
            below[-1] = below[-2]
        elif block.hint is Hint.NOTE:
            below[-1] = None
    below.reverse()
    for index, block in enumerate(blocks):
        if index in titles or block.hint is Hint.NOTE:
            placed.append(Placed(block, None, tuple(above.text for above in stack)))
            continue
        following = below[index + 1] if index + 1 < len(blocks) else None
        mark = numbering(block.plain)
        text = block.plain.strip()
        if is_heading(block, mark, following):
            depth = _numbered_depth(mark, following) if mark else _unnumbered_depth(text, stack)
            _pop(stack, depth)
            section = tuple(above.text for above in stack)
            stack.append(_Open(depth, _label(text), True))
            placed.append(Placed(block, round(depth), section))
            continue
        if mark is not None:
            _pop(stack, mark.depth)
        else:
            _pop_leads(stack)
        section = tuple(above.text for above in stack)
        placed.append(Placed(block, None, section))
        lead = _lead(text, mark)
        if lead is not None and following is not None:
            depth = float(mark.depth) if mark else max([LEAD_DEPTH, *(above.depth + 0.25 for above in stack)])
            stack.append(_Open(depth, lead, False))
    return placed


def is_heading(block: RawBlock, mark: Numbering | None, following: RawBlock | None) -> bool:
    """Whether a block names what follows instead of saying something itself."""
    text = block.plain.strip()
    count = len(words(text))
    if block.hint is Hint.TABLE or not text or count > MAX_HEADING_WORDS or following is None:
        return False
    ended = text.endswith((".", ";", ",", "…", "!", "?"))
    inner = _SENTENCE_END.search(text[mark.length if mark else 0 : -1])
    if block.hint is Hint.HEADING:
        return not (ended and text.endswith((";", ",")))
    if is_upper(text) and not text.endswith((";", ",")):
        return True
    if mark is None:
        return _unnumbered_heading(text, count, ended, inner is not None, following)
    if mark.style in ("part", "appendix", "chapter", "article"):
        return not inner or count < 30
    if text.endswith(":"):
        return count <= 30 and not _continued(following)
    next_mark = numbering(following.plain)
    same = next_mark is not None and next_mark.style == mark.style
    if mark.style == "paren":  # "(1) Tốc độ tăng GRDP: Đạt chỉ tiêu." names the paragraph below it
        return count <= 22 and next_mark is None and following.hint is Hint.NONE and not _continued(following)
    if mark.is_bullet:
        return not ended and not inner and count <= 20 and not same
    return not ended and not _continued(following) and not (same and count > 30)


def _continued(following: RawBlock) -> bool:
    """Whether the block below goes on in the middle of a sentence (``a)`` is a marker, not a small letter)."""
    return numbering(following.plain) is None and starts_lower(following.plain)


def _unnumbered_heading(text: str, count: int, ended: bool, inner: bool, following: RawBlock) -> bool:
    if ended or inner or count > 14 or count < 2 or text.endswith(":") or not text[0].isupper():
        return False
    if is_addressee(text):
        return False
    return not _continued(following) and following.hint is not Hint.TABLE and "|" not in text


def _numbered_depth(mark: Numbering, following: RawBlock | None) -> float:
    """A bullet over numbered items ("- Chỉ tiêu về kinh tế" over "(1) …") stands above them."""
    below = numbering(following.plain) if following is not None else None
    if mark.is_bullet and below is not None and below.style == "paren":
        return below.depth - 0.6
    return float(mark.depth)


def _unnumbered_depth(text: str, stack: list[_Open]) -> float:
    if is_upper(text):
        return 1.5
    if stack and stack[-1].depth in (UNNUMBERED_DEPTH, UNNUMBERED_DEPTH + 0.25) and stack[-1].text != text:
        # two headings in a row: the second is below the first, later ones beside it
        return UNNUMBERED_DEPTH + 0.25
    return float(UNNUMBERED_DEPTH)


def _label(text: str) -> str:
    return text.rstrip(" :.")


def _lead(text: str, mark: Numbering | None) -> str | None:
    """The part of a paragraph that introduces the items below it, or None."""
    if text.endswith(":") and len(words(text)) <= MAX_LEAD_WORDS:
        return _label(text)
    if mark is not None:
        found = _RUN_IN.match(text)
        if found:
            return found.group(1)
    return None


def _pop(stack: list[_Open], depth: float) -> None:
    while stack and stack[-1].depth >= depth:
        stack.pop()


def _pop_leads(stack: list[_Open]) -> None:
    """A paragraph without numbering ends the list items and lead-ins above it, not the headings."""
    while stack and stack[-1].depth >= LEAD_DEPTH and not stack[-1].heading:
        stack.pop()
