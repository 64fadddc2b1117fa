"""What a sample report is made of: headings, paragraphs and tables, with numbered notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class SourceError(ValueError):
    """A source that cannot be read as a sample report; the message names the file and what is missing."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one look, a line break, or the mark of a note."""

    text: str = ""
    bold: bool = False
    italic: bool = False
    raised: bool = False  # the 2 of m²
    line_break: bool = False
    note: int | None = None


Inline = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of the report."""

    level: int
    inline: Inline


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``marker`` is the dash or plus sign it opens with, ``depth`` how far it is set in."""

    inline: Inline
    marker: str = ""
    depth: int = 0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; without a frame it is a letterhead or a signature block."""

    rows: tuple[tuple[Inline, ...], ...]
    framed: bool = True


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Report:
    """One sample report."""

    slug: str
    title: str
    disclaimer: str
    blocks: tuple[Block, ...]
    notes: dict[int, Inline]


def plain(inline: Iterable[Span]) -> str:
    """The text of the spans without note marks; a line break counts as a blank."""
    return "".join(" " if span.line_break else span.text for span in inline)
