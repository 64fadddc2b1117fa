"""Reads Markdown with markdown-it-py: blocks with their lines, footnotes as marks, tables as rows.

List markers, letters and numbers before a paragraph stay in the text: in administrative documents they are the
structure, and they do not follow Markdown's rules, so its list rule is switched off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from corpus.characters import clean, starts_lower
from corpus.model import SetAside
from corpus.numbering import numbering
from corpus.raw import Hint, Piece, RawBlock, mark
from corpus.reasons import Reason

_OFF = ["list", "code", "html_block", "lheading", "reference", "hr", "blockquote", "footnote_inline", "footnote_tail"]
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_OWN_LINE = re.compile(r"\s*(?:(\*\*|__)(?!\s)(?:(?!\1).)+\1|[-=_*]{3,})\s*")
"""A line that is bold as a whole, or a rule: letterheads and titles are written so, without empty lines between."""
_CELL_END = re.compile(r"(?<!\\)\|")


def read_markdown(text: str, aside: list[SetAside] | None = None) -> list[RawBlock]:
    """Blocks of a Markdown text in file order; inline HTML (``<sup>1</sup>``) is left in the text as it stands.

    Notes stay where they are defined, so that one without a mark is not lost. What stands behind the words of links
    and pictures, their addresses, goes to ``aside``.
    """
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin).disable(_OFF)
    text = text.replace("\0", "")  # the parser would make it the sign of a lost footnote mark
    # Lines of no-break spaces or form feeds are empty: the parser would count them, then strip them from the text.
    lines = [line if line.strip() else "" for line in re.split(r"\r\n|\r|\n", text)]
    tokens = parser.parse("\n".join(lines))
    blocks: list[RawBlock] = []
    last_line = 0
    note: str | None = None
    table: RawBlock | None = None
    hint = Hint.NONE
    for index, token in enumerate(tokens):
        if token.type == "footnote_reference_open":
            note = str(token.meta["label"])
        elif token.type == "footnote_reference_close":
            note = None
        elif token.type == "heading_open":
            hint = Hint.HEADING
        elif token.type == "heading_close":
            hint = Hint.NONE
        elif token.type == "table_open":
            table = RawBlock([], Hint.TABLE)
        elif token.type == "table_close" and table is not None:
            blocks.append(table)
            table = None
        elif token.type == "tr_open" and table is not None:
            table.rows.append([])
        elif token.type == "tr_close" and table is not None:
            line = _first_line(tokens, index)
            for cell in _surplus(lines[line - 1], len(table.rows[-1])):
                table.rows[-1].append(cell)
                table.pieces.append(Piece(cell, line))
        elif token.type == "thead_close" and table is not None:
            table.header_rows = len(table.rows)
        elif token.type in ("inline", "fence"):
            line = _first_line(tokens, index)
            pieces = _pieces(token, line)
            addresses = _addresses(token)
            if aside is not None and addresses:
                aside.append(SetAside(" ".join(addresses), Reason.RESIDUE.value, line, pieces[-1].line))
            if table is not None:
                cell = "".join(piece.text for piece in pieces).strip()
                table.rows[-1].append(cell)
                table.pieces.append(Piece(cell, line))
                last_line = line
            elif any(piece.text.strip() for piece in pieces):
                kind = Hint.NOTE if note is not None else hint
                gap = max(0, line - last_line - 1) if last_line else line - 1
                for run in _items(pieces, lines):
                    blocks.append(RawBlock(run, kind, gap=gap, label=note))
                    gap = 0
                last_line = pieces[-1].line
    return sorted(blocks, key=lambda block: block.first_line)


def _surplus(line: str, columns: int) -> list[str]:
    """The cells of a row beyond those that the table's header names: Markdown would drop them."""
    cells = _CELL_END.split(line.strip().removeprefix("|"))
    if not cells[-1].strip():
        cells.pop()
    return [clean(cell).strip() for cell in cells[columns:]]


def _first_line(tokens: Sequence[Token], index: int) -> int:
    return next((token.map[0] + 1 for token in reversed(tokens[: index + 1]) if token.map), 1)


def _items(pieces: list[Piece], lines: Sequence[str]) -> list[list[Piece]]:
    """The lines of a Markdown paragraph as paragraphs.

    A line that opens with a list marker starts one; a bold line or a rule is one, unless a small letter goes on.
    """
    runs: list[list[Piece]] = [[]]
    was_own = False
    for piece in pieces:
        found = numbering(piece.text)
        before = runs[-1][-1].text.rstrip() if runs[-1] else ""
        fresh = found is not None and (piece.text[found.length :][:1].isupper() or before.endswith((".", ";", ":")))
        own = _OWN_LINE.fullmatch(lines[piece.line - 1]) is not None
        if runs[-1] and (fresh or ((own or was_own) and not starts_lower(piece.text))):
            runs.append([])
        was_own = own
        runs[-1].append(piece)
    return [run for run in runs if any(piece.text.strip() for piece in run)]


def _addresses(token: Token) -> list[str]:
    """Addresses and titles of the links and pictures in a token, which are no text of the document."""
    return [
        unquote(str(child.attrs[name]))
        for child in token.children or []
        for name in ("href", "src", "title")
        if child.attrs.get(name) and child.markup != "autolink"
    ]


def _pieces(token: Token, line: int) -> list[Piece]:
    if token.type == "fence":
        rows = token.content.rstrip("\n").split("\n")
        return [Piece(clean(row) + " ", number) for number, row in enumerate(rows, start=line + 1)]
    pieces: list[Piece] = []
    current = ""
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            pieces.append(Piece(current + " ", line))
            current, line = "", line + 1
        elif child.type == "footnote_ref":
            current += mark(str(child.meta["label"]))
        elif child.type == "html_inline" and _LINE_BREAK.fullmatch(child.content):
            current += " "
        elif child.type in ("text", "code_inline", "html_inline", "text_special") or child.type == "image":
            current += clean(child.content)
    pieces.append(Piece(current, line))
    return [piece for piece in pieces if piece.text] or [Piece("", line)]
