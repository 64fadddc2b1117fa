"""What the look of a paragraph says, in formats that have one: line breaks inside it, and bold type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.characters import clean, starts_lower, words
from corpus.numbering import numbering
from corpus.raw import Hint, Piece, RawBlock

LINE_BREAK = "\n"
"""Stands in the pieces of a :class:`LookedBlock` for a line break that was typed inside the paragraph."""
MAX_BOLD_WORDS = 30
"""A longer paragraph in bold type is stressed, not a heading."""
_CAPTION = re.compile(r"(?:bảng|biểu|biểu đồ|hình|đồ thị|sơ đồ|phụ biểu|bản đồ)\s*(?:số\s*)?\d", re.IGNORECASE)
_INNER_END = re.compile(r"[.;…]\s")


@dataclass(slots=True)
class LookedBlock(RawBlock):
    """A block that still knows whether all of its text is bold and where lines were broken by hand."""

    bold: bool = False


def looked_lines(block: LookedBlock) -> list[LookedBlock]:
    """The block as one line per typed line break, cleaned, without empty lines."""
    lines: list[LookedBlock] = []
    pieces: list[Piece] = []

    def end() -> None:
        if any(piece.text.strip() for piece in pieces):
            lines.append(
                LookedBlock(list(pieces), block.hint, 0 if lines else block.gap, label=block.label, bold=block.bold)
            )
        pieces.clear()

    for piece in block.pieces:
        for number, line in enumerate(piece.text.split(LINE_BREAK)):
            if number:
                end()
            if line:
                pieces.append(Piece(line, piece.line, piece.page))
    end()
    return lines


def paragraphs_of(block: LookedBlock) -> list[LookedBlock]:
    """The paragraphs of a block: a typed line break starts a new one before a list marker or behind a full stop.

    Elsewhere it only shapes the line, as in a title that is broken by its sense, and becomes a space. An empty line
    (two breaks) parts paragraphs too.
    """
    groups: list[list[LookedBlock]] = []
    for run in _runs(block):
        fresh = True
        for line in looked_lines(run):
            if fresh or _starts_paragraph(groups[-1][-1].plain.rstrip(), line.plain):
                groups.append([])
            groups[-1].append(line)
            fresh = False
    return [_one(group) for group in groups]


def _runs(block: LookedBlock) -> list[LookedBlock]:
    """The block cut at its empty lines."""
    runs: list[list[Piece]] = [[]]
    empty = False
    for piece in block.pieces:
        for number, line in enumerate(piece.text.split(LINE_BREAK)):
            if number:
                if empty and runs[-1]:
                    runs.append([])
                runs[-1].append(Piece(LINE_BREAK, piece.line, piece.page))
                empty = True
            if line.strip():
                empty = False
            if line:
                runs[-1].append(Piece(line, piece.line, piece.page))
    return [
        LookedBlock(run, block.hint, 0 if index else block.gap, label=block.label, bold=block.bold)
        for index, run in enumerate(runs)
        if run
    ]


def _starts_paragraph(before: str, line: str) -> bool:
    found = numbering(line)
    if found is not None:
        return line.lstrip()[found.length :][:1].isupper() or before.endswith((".", ";", ":"))
    return before.endswith((".", ";", ":")) and not starts_lower(line)


def _one(group: Sequence[LookedBlock]) -> LookedBlock:
    pieces: list[Piece] = []
    for index, line in enumerate(group):
        if index:
            pieces.append(Piece(" ", line.first_line))
        pieces.extend(line.pieces)
    first = group[0]
    return LookedBlock(pieces, first.hint, first.gap, label=first.label, bold=first.bold)


def cleaned(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces without stray spaces: one space between words, none at the ends; pieces of one line become one."""
    texts: list[Piece] = []
    for piece in pieces:
        last = texts[-1] if texts else None
        if last is not None and (last.line, last.page) == (piece.line, piece.page):
            texts[-1] = Piece(last.text + piece.text, piece.line, piece.page)
        else:
            texts.append(piece)
    result: list[Piece] = []
    space = True
    for piece in texts:
        text = unicodedata.normalize("NFC", re.sub(r"\s+", " ", piece.text))  # a tone may stand in a run of its own
        text = text[1:] if space and text.startswith(" ") else text
        if text:
            result.append(Piece(text, piece.line, piece.page))
            space = text.endswith(" ")
    if result:
        result[-1] = Piece(result[-1].text.rstrip(), result[-1].line, result[-1].page)
    return [piece for piece in result if piece.text]


def plain_text(text: str) -> str:
    """Cleaned text of the file's own; line breaks stay. The characters of footnote marks cannot come from a file."""
    return LINE_BREAK.join(clean(line) for line in text.split(LINE_BREAK))


def hint_headings(blocks: Sequence[RawBlock]) -> None:
    """Give paragraphs that are bold as a whole the hint HEADING where that is safe.

    It is when the paragraph is short, is no sentence, no lead-in and no caption, and the text below does not go on
    in the middle of a sentence. A paragraph that only begins in bold type is never a heading.
    """
    body = [block for block in blocks if block.hint is not Hint.NOTE]
    for block, below in pairwise(body):  # the last block has nothing below that it could name
        if isinstance(block, LookedBlock) and block.bold and block.hint is Hint.NONE:
            goes_on = below.hint is not Hint.TABLE and numbering(below.plain) is None and starts_lower(below.plain)
            if not goes_on and _names_section(block.plain.strip()):
                block.hint = Hint.HEADING


def _names_section(text: str) -> bool:
    found = numbering(text)
    rest = text[found.length if found else 0 :]
    count = len(words(rest))
    if not 1 <= count <= MAX_BOLD_WORDS or _CAPTION.match(text) or _INNER_END.search(rest):
        return False
    return rest[0].isupper() and not rest.endswith((".", ";", ",", ":", "!", "?", "…", "/"))
