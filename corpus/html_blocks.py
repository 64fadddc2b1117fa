"""Makes blocks of the elements of a web page: paragraphs, headings, lists, tables, notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.characters import words
from corpus.grid import Cell, finished, table_blocks
from corpus.html_content import shown_text
from corpus.html_notes import PageNotes, without_label
from corpus.html_tree import NOT_TEXT, Node, is_hidden, style_of
from corpus.legacy_encodings import convert_font_text, has_unicode_letters, is_legacy_font
from corpus.look import LINE_BREAK, LookedBlock, cleaned, plain_text
from corpus.model import SetAside
from corpus.numbering import numbering
from corpus.numerals import formatted
from corpus.raw import MARK, Hint, Piece, RawBlock, mark
from corpus.reasons import Reason
from corpus.superscripts import raised

_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "legend", "li",
    "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section", "summary", "ul", "caption", "tr", "td",
    "th", "tbody", "thead", "tfoot", "table", "h1", "h2", "h3", "h4", "h5", "h6",
})  # fmt: skip
_HEADING = re.compile(r"h[1-6]$")
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^;,\"']+)", re.IGNORECASE)
_BOLD: Final = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_BOLD_WEIGHTS: Final = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_LIST_STYLES: Final = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}  # fmt: skip
_LAYOUT_WORDS: Final = 300
"""No cell of a table of figures says so much: the table lays out a page."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What the elements around a text make of it."""

    bold: bool = False
    font: str = ""
    verbatim: bool = False


class BlockBuilder:
    """Collects the blocks below one element."""

    def __init__(self, notes: PageNotes, skipped: set[Node], aside: list[SetAside]) -> None:
        self.blocks: list[RawBlock] = []
        self.referenced: list[str] = []
        self._notes = notes
        self._skipped = skipped
        self._aside = aside
        self._pieces: list[Piece] = []
        self._light = False  # whether text of the paragraph is not bold
        self._marker = ""
        self._gap = 0
        self._lists: list[str] = []
        self._counts: list[int] = []

    def build(self, node: Node, *, in_cell: bool = False) -> list[RawBlock]:
        """The blocks of an element's content; in a cell paragraphs keep their typed line breaks."""
        self._in_cell = in_cell
        self._children(node, Hint.NONE, _Look(bold=in_cell and node.name == "th", font=_font_around(node)))
        self._end(Hint.NONE)
        return self.blocks

    def _children(self, node: Node, hint: Hint, look: _Look) -> None:
        for child in node.children:
            if child.name == "#text":
                self._text(child, look)
            else:
                self._element(child, hint, look)

    def _element(self, node: Node, hint: Hint, look: _Look) -> None:
        if node.name in NOT_TEXT:
            return
        if node in self._skipped:
            self._set_aside(node, Reason.WEBSITE)
        elif is_hidden(node):
            self._set_aside(node, Reason.HIDDEN)
        elif node.name == "del":
            self._set_aside(node, Reason.DELETED)
        elif node in self._notes.ways_back or node in self._notes.nodes:
            return
        elif node in self._notes.labels:
            label = self._notes.labels[node]
            self.referenced.append(label)
            self._pieces.append(Piece(mark(label), node.line))
        elif node.name == "br":
            self._pieces.append(Piece(LINE_BREAK, node.line))
        elif self._is_raised(node):
            self._add(raised(plain_text(shown_text(node))), node.line, look)
        elif node.name == "table":
            self._end(hint)
            self._table(node)
        elif node.name in ("ul", "ol", "menu", "dir"):
            self._list(node, _inside(node, look))
        elif node.name in _BLOCKS:
            self._end(hint)
            if node.name == "li":
                self._marker = self._list_marker(node)
            own = Hint.HEADING if _HEADING.match(node.name) else hint
            self._children(node, own, _inside(node, look))
            self._end(own)
        else:
            self._children(node, hint, _inside(node, look))

    def _is_raised(self, node: Node) -> bool:
        if node.name != "sup" and style_of(node).get("vertical-align") != "super":
            return False
        return not any(one in self._notes.labels or one in self._notes.ways_back for one in node.walk())

    def _text(self, node: Node, look: _Look) -> None:
        text = node.text
        if is_legacy_font(look.font) and not has_unicode_letters(text):
            text = convert_font_text(text, look.font)
        for number, line in enumerate(text.split("\n")):
            if number:
                self._pieces.append(Piece(LINE_BREAK if look.verbatim else " ", node.line + number))
            self._add(plain_text(line), node.line + number, look)

    def _add(self, text: str, line: int, look: _Look) -> None:
        if text:
            self._pieces.append(Piece(text, line))
            self._light = self._light or (not look.bold and bool(text.strip()))

    def _end(self, hint: Hint) -> None:
        """End the paragraph."""
        pieces, bold = self._pieces, not self._light
        self._pieces, self._light = [], False
        text = "".join(piece.text for piece in pieces)
        if not text.strip():
            self._gap += bool(pieces)
            return
        if self._marker and numbering(MARK.sub("", text)) is None:
            first = next(piece for piece in pieces if piece.text.strip())
            pieces.insert(0, Piece(self._marker, first.line))
        self._marker = ""
        while not pieces[0].text.strip() and pieces[0].text != LINE_BREAK:
            pieces.pop(0)
        block = LookedBlock(pieces, hint, self._gap, bold=bold and bool(MARK.sub("", text).strip()))
        self._gap = 0
        self.blocks.extend([block] if self._in_cell else finished(block))

    # -- lists and tables --------------------------------------------------------------------------------------------

    def _list(self, node: Node, look: _Look) -> None:
        self._end(Hint.NONE)
        style = style_of(node).get("list-style-type") or style_of(node).get("list-style") or ""
        if "none" in style:
            kind = "none"
        elif node.name == "ol":
            kind = _LIST_STYLES.get(style) or _LIST_STYLES.get(node.attributes.get("type", "1").strip(), "decimal")
        else:
            kind = "bullet"
        self._lists.append(kind)
        self._counts.append(_integer(node.attributes.get("start"), 1) - 1)
        self._children(node, Hint.NONE, look)
        self._end(Hint.NONE)
        self._lists.pop()
        self._counts.pop()
        self._marker = ""

    def _list_marker(self, node: Node) -> str:
        if not self._lists or self._lists[-1] == "none":
            return ""
        if self._lists[-1] == "bullet":
            return "- " if self._lists.count("bullet") == 1 else "+ "
        self._counts[-1] = _integer(node.attributes.get("value"), self._counts[-1] + 1)
        return f"{formatted(self._counts[-1], self._lists[-1])}. "

    def _table(self, table: Node) -> None:
        rows: list[list[Cell]] = []
        head_rows = 0
        for row in _rows(table):
            if row in self._skipped or is_hidden(row):
                self._set_aside(row, Reason.HIDDEN if is_hidden(row) else Reason.WEBSITE)
                continue
            if row.name == "caption":
                self._children(row, Hint.NONE, _Look(bold=True))
                self._end(Hint.NONE)
                continue
            cells = [self._cell(cell) for cell in row.children if cell.name in ("td", "th")]
            if row.parent is not None and row.parent.name == "thead" and head_rows == len(rows):
                head_rows += 1
            rows.append(cells)
        gap, self._gap = self._gap, 0
        if _is_layout(table, rows):
            for cell in (cell for cells in rows for cell in cells):
                for block in cell.blocks:
                    self.blocks.extend([block] if self._in_cell else finished(block))
        else:
            self.blocks.extend(table_blocks(rows, head_rows if head_rows < len(rows) else 0, gap))

    def _cell(self, node: Node) -> Cell:
        columns = _integer(node.attributes.get("colspan"), 1)
        down = _integer(node.attributes.get("rowspan"), 1)
        if node in self._skipped or is_hidden(node):
            self._set_aside(node, Reason.HIDDEN if is_hidden(node) else Reason.WEBSITE)
            return Cell([], columns, down)
        inner = BlockBuilder(self._notes, self._skipped, self._aside)
        blocks = inner.build(node, in_cell=True)
        self.referenced.extend(inner.referenced)
        return Cell(blocks, columns, down or 65_534, head=node.name == "th")  # 0: to the end of the table

    # -- notes and what is set aside ---------------------------------------------------------------------------------

    def note(self, label: str) -> RawBlock | None:
        """The block of a note; None when it says nothing."""
        element = self._notes.elements[label]
        inner = BlockBuilder(self._notes, self._skipped, self._aside)
        pieces: list[Piece] = []
        for block in inner.build(element, in_cell=True):
            pieces.extend(Piece(piece.text.replace(LINE_BREAK, " "), piece.line) for piece in block.pieces)
            pieces.append(Piece(" ", block.last_line))
        pieces = cleaned(pieces)
        if not pieces:
            return None
        block = without_label(LookedBlock(pieces, Hint.NOTE, label=label), label.partition("-")[0])
        block.pieces = cleaned(block.pieces)
        return block if block.pieces else None

    def _set_aside(self, node: Node, reason: str) -> None:
        set_node_aside(self._aside, node, reason)


def set_node_aside(aside: list[SetAside], node: Node, reason: str) -> None:
    """Record an element that does not become text, with all its words, also those that are not shown."""
    text = plain_text(everything_below(node)).strip()
    if words(text):
        last = max(one.line + one.text.count("\n") for one in node.walk())
        aside.append(SetAside(text, str(reason), node.line, last))


def everything_below(node: Node) -> str:
    """The text below an element, hidden or not, without that for programs."""
    stack, texts = [node], []
    while stack:
        current = stack.pop()
        if current.name not in NOT_TEXT:
            texts.append(current.text if current.name == "#text" else " ")
            stack.extend(reversed(current.children))
    return " ".join("".join(texts).split())


def _rows(table: Node) -> Iterator[Node]:
    """The rows of a table with its caption, through its sections; other text that was put between them as a row."""
    for child in table.children:
        if child.name in ("tr", "caption"):
            yield child
        elif child.name in ("thead", "tbody", "tfoot", "form"):
            yield from _rows(child)
        elif child.name in ("td", "th"):
            yield Node("tr", child.line, table, children=[child])
        elif (child.text.strip() or child.children) and child.name not in ("colgroup", *NOT_TEXT):
            yield Node("tr", child.line, table, children=[Node("td", child.line, table, children=[child])])


def _is_layout(table: Node, rows: Sequence[Sequence[Cell]]) -> bool:
    if table.attributes.get("role", "").lower() in ("presentation", "none"):
        return True
    blocks = [block for cells in rows for cell in cells for block in cell.blocks]
    nested = any(len(block.rows) > 1 for block in blocks)
    longest = max((sum(len(words(one.plain)) for one in cell.blocks) for cells in rows for cell in cells), default=0)
    return (nested and len(rows) <= 2) or longest > _LAYOUT_WORDS


def _inside(node: Node, around: _Look) -> _Look:
    """The look of what stands in an element."""
    weight = style_of(node).get("font-weight")
    bold = around.bold or node.name in _BOLD if weight is None else weight in _BOLD_WEIGHTS
    font = _font(node) or around.font
    verbatim = around.verbatim or node.name == "pre"
    return _Look(bold, font, verbatim)


def _font(node: Node) -> str:
    """The first font that an element names, in its own letters."""
    found = _FONT.search(node.attributes.get("style", ""))
    return (found.group(1) if found else node.attributes.get("face", "")).strip(" \"'")


def _font_around(node: Node) -> str:
    return next((font for font in map(_font, (node, *node.above())) if font), "")


def _integer(text: str | None, default: int) -> int:
    found = re.match(r"\s*(\d{1,5})", text or "")
    return int(found.group(1)) if found else default
