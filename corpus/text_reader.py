"""Reads plain text: a line is a paragraph; text that is really Markdown goes to the Markdown reader."""

from __future__ import annotations

import re

from corpus.characters import clean
from corpus.markdown_reader import read_markdown
from corpus.model import SetAside
from corpus.raw import Piece, RawBlock

_ATX_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")  # what an editor counts; a form feed or U+2028 ends no line
_TABLE_RULE = re.compile(r"^\|(?:\s*:?-{3,}:?\s*\|)+\s*$", re.MULTILINE)


def looks_like_markdown(text: str) -> bool:
    """Whether a text file carries Markdown: OCR programs write it into .txt files."""
    return len(_ATX_HEADING.findall(text)) >= 2 or bool(_TABLE_RULE.search(text))


def read_text(text: str, aside: list[SetAside] | None = None) -> list[RawBlock]:
    """One block a line; ``gap`` counts the empty lines above. Tabs, which part the cells of tables, are kept."""
    if looks_like_markdown(text):
        return read_markdown(text, aside)
    blocks: list[RawBlock] = []
    gap = 0
    for number, line in enumerate(_LINE_END.split(text), start=1):
        cell = line.startswith("\t")
        cleaned = clean(line)
        if cleaned.strip() or cell:  # a tab alone is an empty cell of a flattened table
            if cell:
                cleaned = "\t" + cleaned.strip()
            elif "\t" in line.strip():
                cleaned = "\t".join(clean(part) for part in line.split("\t"))
            blocks.append(RawBlock([Piece(cleaned, number)], gap=gap))
            gap = 0
        else:
            gap += 1
    return blocks
