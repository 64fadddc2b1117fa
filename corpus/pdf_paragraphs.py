"""Lines become paragraphs: where one ends is told by its last line's length, by indents, gaps, type and numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from corpus.characters import is_upper, starts_lower, words
from corpus.numbering import numbering
from corpus.pdf_layout import Region
from corpus.pdf_lines import Line, glue, joined_text, pairs
from corpus.raw import MARK, Hint, Piece, RawBlock

_ENDS = re.compile(r"[.;:!?…][”\"’)\]]*$")
_INDENT = 0.7
_MAX_HEADING_WORDS = 70
_BIGGER: Final = 1.12
TEXT_COLUMN: Final = 6
"""A column of fewer lines is no running text but one half of a letterhead or of the signatures."""


@dataclass(slots=True)
class Paragraph:
    """The lines of one paragraph, ``gap`` empty lines below what stands above it."""

    lines: list[Line]
    left: float
    right: float
    gap: int = 0

    @property
    def text(self) -> str:
        """The text with its marks."""
        return joined_text(self.lines)

    @property
    def plain(self) -> str:
        """The text without its marks."""
        return MARK.sub("", self.text)


def paragraphs_of(region: Region, run: list[Line], right: float | None = None) -> list[Paragraph]:
    """The paragraphs of a run of lines of one region; ``right`` is the text's right edge when the region is full."""
    edge = region.right if right is None or region.column else max(right, region.right)
    result: list[Paragraph] = []
    for line in run:
        last = result[-1] if result else None
        if last is None or starts_paragraph(last, line, region):
            space = line.top - last.lines[-1].bottom if last else 0.0
            usual = max(0.0, region.leading - line.size)
            gap = int(last is not None and space > usual + 0.7 * line.size)
            result.append(Paragraph([line], region.left, edge, gap))
        else:
            last.lines.append(line)
    return result


def starts_paragraph(paragraph: Paragraph, line: Line, region: Region) -> bool:
    """Whether a line opens a paragraph below the given one."""
    last = paragraph.lines[-1]
    if line.turned != last.turned or abs(line.size - last.size) > 0.08 * last.size or line.bold != last.bold:
        return True
    if line.bottom - last.bottom > max(1.35 * (region.leading or 1.5 * line.size), 1.1 * line.size):
        return True
    if ends_early(paragraph, line):
        return True
    indent = line.x0 - last.x0
    below = abs((line.x0 + line.x1) - (last.x0 + last.x1)) < 0.6 * line.size
    centred = below and _is_centred(line, paragraph) and last.x0 - paragraph.left > 0.3 * last.size
    if region.column and len(region.elements) < TEXT_COLUMN and _is_centred(line, paragraph, 0.3):
        # In a letterhead or a signature each line stands for itself, unless it fills the column and is cut.
        full = last.x1 - last.x0 > 0.9 * (paragraph.right - paragraph.left)
        return not (starts_lower(line.text) or (full and is_upper(line.text) and is_upper(last.text)))
    shifted = not centred and abs(indent) > _INDENT * line.size
    found = numbering(line.text)
    if found is not None and (_ENDS.search(MARK.sub("", last.text)) or shifted or _is_indented(line, region)):
        return True
    if not shifted:
        return False
    first = len(paragraph.lines) == 1
    hanging = first and indent > 0 and numbering(last.text) is not None
    return not (hanging or (first and indent < 0))


def ends_early(paragraph: Paragraph, following: Line) -> bool:
    """Whether the first word of the next line would still have fit on the paragraph's last line."""
    last = paragraph.lines[-1]
    room = paragraph.right - last.x1
    if _is_centred(last, paragraph) and abs(following.x0 - last.x0) > 1:
        room = (paragraph.right - paragraph.left) - (last.x1 - last.x0)
    return room > following.first_width + 0.35 * last.size + 1.0


def _is_centred(line: Line, paragraph: Paragraph, inset: float = 1.5) -> bool:
    before, after = line.x0 - paragraph.left, paragraph.right - line.x1
    return before > inset * line.size and abs(before - after) < 0.12 * max(before, after) + 2


def _is_indented(line: Line, region: Region) -> bool:
    return line.x0 - region.left > _INDENT * line.size


def continues(paragraph: Paragraph, following: Paragraph, indents: bool) -> bool:
    """Whether a paragraph at the top of a page or column goes on with the last one before it.

    ``indents`` says that the document indents its paragraphs, so that a full line without an indent below it
    continues a paragraph even behind a full stop.
    """
    last, line = paragraph.lines[-1], following.lines[0]
    if abs(line.size - last.size) > 0.08 * last.size or line.bold != last.bold or line.turned != last.turned:
        return False
    text, before = MARK.sub("", line.text), MARK.sub("", last.text)
    if numbering(text) is not None and (_ENDS.search(before) or line.x0 - following.left > _INDENT * line.size):
        return False
    if starts_lower(text) and numbering(text) is None and not _ENDS.search(before):
        return True
    if ends_early(paragraph, line) or line.x0 - following.left > _INDENT * line.size:
        return False
    if _ENDS.search(before):
        return indents
    return True


def uses_indents(paragraphs: list[Paragraph]) -> bool:
    """Whether most paragraphs of several lines set their first line in."""
    long = [paragraph for paragraph in paragraphs if len(paragraph.lines) >= 3]
    inset = sum(p.lines[0].x0 - p.lines[1].x0 > _INDENT * p.lines[0].size for p in long)
    return inset > 0.5 * len(long)


def is_heading(paragraph: Paragraph, body_size: float, body_bold: bool) -> bool:
    """Whether type and numbering together say that a paragraph is a heading; when in doubt it is not.

    Bold or larger type alone also marks names, amounts and letterheads, so it must come with numbering, with
    capitals, or with a size well above the body's.
    """
    text = paragraph.plain.strip()
    count = len(words(text))
    if not 1 <= count <= _MAX_HEADING_WORDS or text.endswith((";", ",", ".")) or starts_lower_word(text):
        return False
    size = min(line.size for line in paragraph.lines)
    larger = size > _BIGGER * body_size
    bold = not body_bold and all(line.bold for line in paragraph.lines)
    found = numbering(text)
    if found is not None:
        return (larger or bold) and not found.is_bullet
    if any(line.turned for line in paragraph.lines):
        return False
    return (larger and count <= 40) or (bold and is_upper(text) and count > 2)


def starts_lower_word(text: str) -> bool:
    """Whether a text starts with a small letter that is not its numbering, like ``a)``."""
    return numbering(text) is None and starts_lower(text)


def block_of(paragraph: Paragraph, hint: Hint = Hint.NONE) -> RawBlock:
    """The paragraph as a block with one piece a line."""
    pieces = [Piece(line.whole + glue(line, below), line.number, line.page) for line, below in pairs(paragraph.lines)]
    return RawBlock(pieces, hint, gap=paragraph.gap)
