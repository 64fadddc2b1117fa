"""One page of a PDF, read and let go: its lines, tables and hidden text; a scanned page through OCR."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from corpus.legacy_encodings import has_unicode_letters, is_legacy_font
from corpus.pdf_glyphs import Glyph, Glyphs, glyphs_of
from corpus.pdf_lines import Line, lines_of
from corpus.pdf_tables import PageTable, find_page_tables

FEW_LETTERS: Final = 150
"""A page that is an image may carry so many letters, such as a digital signature's stamp, and still be a scan."""
_IMAGE_SHARE = 0.5
_DRAWN = 20
_UNREADABLE_SHARE = 0.3


class Recogniser(Protocol):
    """Reads the letters from the image of a page."""

    def page(self, index: int, width: float, height: float) -> list[Glyph]:
        """The letters of the page at ``index`` (from 0), in points."""
        ...


@dataclass(slots=True)
class PageContent:
    """What a page holds, before heads, notes and paragraphs are told apart."""

    number: int
    width: float
    height: float
    lines: list[Line] = field(default_factory=list)
    tables: list[PageTable] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    scanned: bool = False


def read_page(page: Any, recogniser: Recogniser) -> PageContent:
    """Read a pdfplumber page.

    Raises:
        PageTooLargeError: the page holds too much to be read.
        ReadError: what the recogniser says of a scanned page.
    """
    number, width, height = int(page.page_number), float(page.width), float(page.height)
    found = glyphs_of(page)
    content = PageContent(number, width, height)
    if is_scan(page, found):
        content.scanned = True
        glyphs = _even(recogniser.page(number - 1, width, height))
        content.hidden = [line.text for line in lines_of(found.hidden, number, height, width)]
        content.lines = lines_of(glyphs, number, height, width)
        return content
    glyphs = found.visible
    _trust_unicode(glyphs)
    if sum(bool(glyph.turned) for glyph in glyphs) <= 0.5 * len(glyphs):
        content.tables, glyphs = find_page_tables(page, glyphs, number)
    content.lines = lines_of(glyphs, number, height, width)
    content.hidden = [line.text for line in lines_of(found.hidden, number, height, width)]
    return content


def _trust_unicode(glyphs: list[Glyph]) -> None:
    """A font named like one of an old encoding may give Unicode all the same; then its name means nothing."""
    unicode = {glyph.font for glyph in glyphs if is_legacy_font(glyph.font) and has_unicode_letters(glyph.text)}
    for glyph in glyphs:
        if glyph.font in unicode:
            glyph.font = ""


def is_scan(page: Any, found: Glyphs) -> bool:
    """Whether the page's text must be read from its image: it has no letters, or none that say what they are."""
    letters = sum(not glyph.text.isspace() for glyph in found.visible)
    area = sum(
        max(0.0, min(float(image["x1"]), float(page.width)) - max(float(image["x0"]), 0.0))
        * max(0.0, min(float(image["bottom"]), float(page.height)) - max(float(image["top"]), 0.0))
        for image in page.images
    )
    covered = area >= _IMAGE_SHARE * float(page.width) * float(page.height)
    if found.unreadable > _UNREADABLE_SHARE * (letters + found.unreadable):
        return True
    if letters == 0:
        drawn = len(page.curves) > _DRAWN  # letters turned into outlines
        return bool(page.images) or drawn
    return covered and letters < FEW_LETTERS and not found.layered


def _even(glyphs: list[Glyph]) -> list[Glyph]:
    """Sizes read from an image vary from line to line; those near a usual one are set to it."""
    rest = [glyph for glyph in glyphs if not glyph.raised]
    while rest:
        usual = sorted(glyph.size for glyph in rest)[len(rest) // 2]
        near = [glyph for glyph in rest if 0.88 * usual <= glyph.size <= 1.14 * usual]
        rest = [glyph for glyph in rest if not 0.88 * usual <= glyph.size <= 1.14 * usual]
        for glyph in near:
            glyph.size = usual
    return glyphs
