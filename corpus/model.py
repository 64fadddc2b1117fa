"""What a report is once it has been read: clean text, its structure, and where every character came from.

Offsets are indices into ``Report.text`` (Python characters of NFC text), half-open: ``text[start:end]``.
Lines are counted from 1, as an editor counts them in the original file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """The role of a block in its report."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NOTE = "note"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Span:
    """A slice ``start:end`` of a text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """From ``start`` (an offset in ``Report.text``) on, the text comes from this line (and page) of the file."""

    start: int
    line: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a footnote's text or a table: ``text[start:end]``, never overlapping another block.

    ``level`` is the depth of a heading (1 is the highest) and None for other kinds. ``section`` is the path of
    headings above the block, outermost first; it does not hold the block itself. ``label`` is a note's number.
    """

    kind: BlockKind
    start: int
    end: int
    part: int
    section: tuple[str, ...] = ()
    level: int | None = None
    label: str | None = None
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: its own text is ``text[start:end]``; its mark stood at offset ``anchor`` of the body text.

    ``host`` is the index in ``Report.blocks`` of the block in which the mark stood, ``block`` that of the note.
    """

    label: str
    start: int
    end: int
    anchor: int
    host: int
    block: int


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of the block at index ``block``: ``rows[i][j]``; the first ``header_rows`` rows name the columns."""

    block: int
    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file: some files hold a report and a draft resolution behind it."""

    title: str
    start: int
    end: int
    kind: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words of the file that are not in ``Report.text``, with the reason and the lines where they stand."""

    text: str
    reason: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself; None or empty where it says nothing.

    ``issued`` is an ISO date or a prefix of one; ``period`` is written as in figures: ``2022``, ``2024-H1``,
    ``2012-2022``. ``territory`` is ``before-2025-07`` or ``after-2025-07`` for places changed by the merger;
    ``in_force`` is ``yes`` or ``no``.
    """

    title: str
    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued: str | None = None
    period: str | None = None
    signer: str | None = None
    territory: str | None = None
    in_force: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A file as read. ``source`` is the file's own name, ``content_hash`` the SHA-256 of its bytes in hex."""

    source: str
    content_hash: str
    metadata: Metadata
    text: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    footnotes: tuple[Footnote, ...] = ()
    tables: tuple[Table, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    def lines(self, start: int, end: int) -> tuple[int, int]:
        """First and last line of the original file from which ``text[start:end]`` comes.

        Raises:
            ValueError: the slice is empty or outside the text.
        """
        check_slice(self.text, start, end)
        first = bisect_right(self.blocks, start, key=lambda block: block.end)
        last = bisect_left(self.blocks, end, key=lambda block: block.start)
        origins = [origin for block in self.blocks[first:last] for origin in block.origins]
        return lines_of(origins, start, end)

    def page(self, offset: int) -> int | None:
        """Page of the original on which the character at ``offset`` stands; None where the format has no pages."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.end)
        origins = self.blocks[index].origins if index < len(self.blocks) else ()
        pages = [origin.page for origin in origins if origin.start <= offset]
        return pages[-1] if pages else None


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit of retrieval: a slice of one report with what a reader must know to understand it.

    ``context`` is indexed and shown with the passage but is not part of the quote: for a note it is the sentence
    on which the note hangs. ``lines`` are the first and the last line of the original, of the body text when notes
    are part of the passage.
    """

    ordinal: int
    start: int
    end: int
    text: str
    part: int
    section: tuple[str, ...]
    lines: tuple[int, int]
    kind: BlockKind = BlockKind.PARAGRAPH
    context: str = ""
    page: int | None = None
    notes: tuple[str, ...] = field(default=())


def check_slice(text: str, start: int, end: int) -> None:
    """Raise ValueError unless ``0 <= start < end <= len(text)``."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"slice {start}:{end} is empty or outside a text of {len(text)} characters")


def lines_of(origins: list[Origin], start: int, end: int) -> tuple[int, int]:
    """Lines of the original covered by ``start:end``, given origins in the order of their start."""
    if not origins:
        return (1, 1)
    starts = [origin.start for origin in origins]
    first = max(0, bisect_right(starts, start) - 1)
    last = max(first, bisect_right(starts, end - 1) - 1)
    lines = [origin.line for origin in origins[first : last + 1]]
    return (min(lines), max(lines))
