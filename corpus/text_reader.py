"""Reads plain text: a line is a paragraph; text that is really Markdown goes to the Markdown reader."""

from __future__ import annotations

import re

from corpus.characters import clean
from corpus.markdown_reader import read_markdown
from corpus.raw import Piece, RawBlock

_ATX_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_TABLE_RULE = re.compile(r"^\|(?:\s*:?-{3,}:?\s*\|)+\s*$", re.MULTILINE)


def looks_like_markdown(text: str) -> bool:
    """Whether a text file carries Markdown: OCR programs write it into .txt files."""
    return len(_ATX_HEADING.findall(text)) >= 2 or bool(_TABLE_RULE.search(text))


def read_text(text: str) -> list[RawBlock]:
    """One block a line; ``gap`` counts the empty lines above. A leading tab (a table cell) is kept."""
    if looks_like_markdown(text):
        return read_markdown(text)
    blocks: list[RawBlock] = []
    gap = 0
    for number, line in enumerate(text.splitlines(), start=1):
        cell = line.startswith("\t")
        cleaned = clean(line)
        if cleaned.strip() or cell:  # a tab alone is an empty cell of a flattened table
            blocks.append(RawBlock([Piece("\t" + cleaned.strip() if cell else cleaned, number)], gap=gap))
            gap = 0
        else:
            gap += 1
    return blocks
