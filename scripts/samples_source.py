"""Read a sample report: Markdown with pipe tables and ``[^1]`` footnotes, or raw text with its own notes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from scripts.samples_blocks import Block, Heading, Inline, Paragraph, Report, SourceError, Span, Table, plain
from scripts.samples_rawtext import notes_at_line_end, notes_at_page_foot, read_lines


def read_report(path: Path) -> Report:
    """Read one source by its suffix and, for text, by the style of its note marks."""
    text = path.read_text(encoding="utf-8")
    if not unicodedata.is_normalized("NFC", text):
        raise SourceError(f"{path.name}: the text is not in NFC")
    if path.suffix == ".md":
        blocks, notes = _read_markdown(text)
    elif "[footnoteRef:" in text:
        blocks, notes = read_lines(*notes_at_line_end(text))
    else:
        blocks, notes = read_lines(*notes_at_page_foot(text))
    marks = [span.note for inline in _inlines(blocks) for span in inline if span.note is not None]
    if marks != list(range(1, len(notes) + 1)) or set(marks) != set(notes):
        raise SourceError(f"{path.name}: the note marks {marks} do not match the notes {sorted(notes)}")
    first = blocks[0] if blocks else None
    titles = [i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    if not isinstance(first, Paragraph) or not titles:
        raise SourceError(f"{path.name}: it must open with a line of its own and carry a title")
    subject = titles[0] + 1
    found = blocks[subject]
    if not isinstance(found, Paragraph):
        raise SourceError(f"{path.name}: the title must be followed by a line that says what it is about")
    blocks[subject] = Paragraph(tuple(replace(span, bold=True) for span in found.inline), centred=True)
    title = f"{plain(_inline_of(blocks[titles[0]]))}: {plain(found.inline)}"
    captioned = (_as_caption(block) for block in blocks)
    return Report(path.stem, title, plain(first.inline), tuple(captioned), notes)


def _inline_of(block: Block) -> Inline:
    return () if isinstance(block, Table) else block.inline


def _inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from row
        else:
            yield block.inline


def _as_caption(block: Block) -> Block:
    if isinstance(block, Paragraph) and re.match(r"Bảng \d+\. ", plain(block.inline)):
        return Paragraph(tuple(replace(span, bold=True) for span in block.inline), centred=True)
    return block


def _read_markdown(text: str) -> tuple[list[Block], dict[int, Inline]]:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").use(footnote_plugin)
    tokens = parser.parse(text)
    start = next((i for i, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    return list(_markdown_blocks(tokens[:start])), _markdown_notes(tokens[start:])


def _markdown_notes(tokens: Sequence[Token]) -> dict[int, Inline]:
    notes: dict[int, Inline] = {}
    number = 0
    for token in tokens:
        if token.type == "footnote_open":
            number = int(token.meta["id"]) + 1
        elif token.type == "inline":
            notes[number] = notes.get(number, ()) + _markdown_inline(token)
    return notes


def _markdown_blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    markers: list[str] = []
    opens_item = False
    rows: list[list[Inline]] = []
    in_table = False
    level = 0
    for token in tokens:
        if token.type == "bullet_list_open":
            markers.append(token.markup)
        elif token.type == "bullet_list_close":
            markers.pop()
        elif token.type == "list_item_open":
            markers[-1] = token.markup
            opens_item = True
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "table_open":
            in_table = True
        elif token.type == "table_close":
            yield _table(rows)
            rows, in_table = [], False
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            inline = _markdown_inline(token)
            if in_table:
                rows[-1].append(inline)
            elif level:
                yield Heading(level, inline)
            else:
                yield Paragraph(inline, markers[-1] if opens_item else "", len(markers))
                opens_item = False


def _markdown_inline(token: Token) -> Inline:
    spans: list[Span] = []
    bold = italic = False
    for child in token.children or []:
        if child.type in {"strong_open", "strong_close"}:
            bold = child.type == "strong_open"
        elif child.type in {"em_open", "em_close"}:
            italic = child.type == "em_open"
        elif child.type == "footnote_ref":
            spans.append(Span(note=int(child.meta["id"]) + 1))
        elif child.type == "hardbreak" or (child.type == "html_inline" and child.content == "<br>"):
            spans.append(Span(line_break=True))
        elif child.type == "softbreak":
            spans.append(Span(" "))
        elif child.type == "text" and child.content:
            spans.append(Span(child.content, bold=bold, italic=italic))
        elif child.content:
            raise SourceError(f"Markdown that the samples do not use: {child.type} {child.content!r}")
    return tuple(spans)


def _table(rows: Sequence[Sequence[Inline]]) -> Table:
    text = " ".join(plain(cell) for row in rows for cell in row)
    frameless = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "ĐẢNG CỘNG SẢN VIỆT NAM", "Nơi nhận:")
    return Table(tuple(tuple(row) for row in rows), framed=not any(mark in text for mark in frameless))
