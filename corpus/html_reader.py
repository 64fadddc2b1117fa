"""Reads a saved web page: the document on it, without the portal around it.

``Piece.line`` is the line in the HTML source; ``page`` is None. Menus, related documents, advertisements and comments
are set aside as ``website``, text that the page does not show as ``hidden`` (by attributes and inline styles; style
sheets are not read). A table of the document's properties before the document is kept when the document has no
letterhead. Nothing is fetched and no script is run.
"""

from __future__ import annotations

import re

from corpus.characters import words
from corpus.errors import ReadError
from corpus.html_blocks import BlockBuilder, set_node_aside
from corpus.html_content import Content
from corpus.html_notes import find_notes
from corpus.html_tree import Node, is_hidden, parse_html
from corpus.look import hint_headings
from corpus.model import SetAside
from corpus.raw import MARK, RawBlock, RawDocument
from corpus.reasons import Reason
from corpus.superscripts import settle_raised

_PROPERTY = re.compile(
    r"^(?:số hiệu|số ký hiệu|ngày ban hành|loại văn bản|cơ quan ban hành|nơi ban hành|người ký|trích yếu)\W*$",
    re.IGNORECASE,
)


def read_html(content: bytes, source: str) -> RawDocument:
    """Read the bytes of an HTML page named ``source``.

    Raises:
        ReadError: file_empty, file_not_text, or file_corrupt with one of the reasons of
            :func:`corpus.html_tree.parse_html`.
    """
    top = parse_html(content, source)
    aside: list[SetAside] = []
    found = Content(top)
    notes = find_notes(top)
    builder = BlockBuilder(notes, found.chrome, aside)
    blocks: list[RawBlock] = []
    for node in found.outside:
        tables = [] if found.has_letterhead else _property_tables(node, found.root)
        for table in tables:
            blocks.extend(_as_properties(BlockBuilder(notes, set(), aside).build(_frame(table))))
        if node not in notes.nodes and not tables:
            hidden = is_hidden(node)
            set_node_aside(aside, node, Reason.HIDDEN if hidden else Reason.WEBSITE)
    body = builder.build(found.root)
    said: set[str] = set()
    for block in body:
        blocks.append(block)
        for label in MARK.findall(" ".join([block.text, *(cell for row in block.rows for cell in row)])):
            note = builder.note(label) if label not in said else None
            said.add(label)
            if note is not None:
                blocks.append(note)
    settle_raised(blocks)
    hint_headings(blocks)
    if not any(words(block.plain) for block in blocks):
        raise ReadError("file_empty", source=source)
    return RawDocument(blocks, aside)


def _property_tables(node: Node, root: Node) -> list[Node]:
    """Tables before the document that name its number, its date or its signer."""
    if node.line > root.line:
        return []
    found: list[Node] = []
    for table in (one for one in node.walk() if one.name == "table"):
        cells = [cell for cell in table.walk() if cell.name in ("td", "th")]
        if sum(_PROPERTY.match(" ".join(_own_text(cell).split())) is not None for cell in cells) >= 2:
            found.append(table)
    return found[:1]


def _own_text(node: Node) -> str:
    return "".join(one.text for one in node.walk() if one.name == "#text")


def _frame(node: Node) -> Node:
    return Node("div", node.line, node.parent, children=[node])


def _as_properties(blocks: list[RawBlock]) -> list[RawBlock]:
    """Rows of "name | value | name | value" as rows of a name and its value."""
    for block in blocks:
        if block.rows and not block.covered and all(len(row) % 2 == 0 for row in block.rows):
            block.rows = [row[start : start + 2] for row in block.rows for start in range(0, len(row), 2)]
            block.header_rows = 0
    return blocks
