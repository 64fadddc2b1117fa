"""Parses HTML into a small tree: elements, their text, their lines in the file, and whether they are shown.

lxml (BSD) is used as for .docx. It gives the line of every element, which selectolax does not, and refuses elements
nested without end, on which an HTML5 parser takes quadratic time (seconds for 200 kB); trafilatura returns neither
spanning cells nor notes. Nothing is fetched: neither DTDs, nor entities, style sheets, frames or pictures.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from corpus.decoding import decode
from corpus.errors import ReadError

MAX_ATTRIBUTES: Final = 200
"""Parsing takes time that grows with the square of the attributes of one element."""
MAX_DEPTH: Final = 150
"""Elements nested deeper are read as if they stood at this depth."""
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]+)", re.IGNORECASE)
_OLD_FONT = re.compile(rb"(?:font-family\s*:|face\s*=)(?:[\s\"']|&quot;){0,12}(?:\.Vn[A-Z]|VNI-)", re.IGNORECASE)
"""A page that names such a font is converted run by run, by font."""
_HEAD_BYTES: Final = 4096
NOT_TEXT: Final = frozenset({"script", "style", "head", "title", "meta", "link", "base", "iframe", "object", "applet"})
"""Elements whose text is for programs."""
_NOT_SHOWN: Final = frozenset({"template", "noscript", "noframes", "dialog"})
_NOTHING = re.compile(r"^(?:0+(?:\.0*)?|\.0+)(?:px|pt|em|rem|%|in|cm|mm|ex)?$")
_FAR_AWAY = re.compile(r"^-\d{3,}(?:\.\d+)?(?:px|pt|em)$|^-\d{2,}(?:\.\d+)?(?:em|rem|in)$")
_TINY = re.compile(r"^(?:0*\.\d+|0+|1(?:\.0+)?)(?:px|pt)$")
_WHITE: Final = frozenset({"white", "#fff", "#ffffff", "rgb(255,255,255)", "rgba(255,255,255,1)", "transparent"})


@dataclass(eq=False, slots=True)
class Node:
    """An element or, with the name ``#text``, a text. ``line`` is its line in the file."""

    name: str
    line: int
    parent: Node | None
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """The node and all below it, in the order of the file."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))

    def above(self) -> Iterator[Node]:
        """Its ancestors, the nearest first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent

    def names(self) -> str:
        """Its id and classes in small letters."""
        return f"{self.attributes.get('id', '')} {self.attributes.get('class', '')}".lower()


def decode_html(content: bytes, source: str) -> str:
    """Decode by byte-order mark, UTF-8, the page's own ``meta charset``, then as plain text is decoded.

    Bytes that are valid UTF-8 are UTF-8 whatever the page says: saving a page changes its bytes and not its ``meta``.

    Raises:
        ReadError: file_empty or file_not_text.
    """
    named = _META.search(content[:_HEAD_BYTES])
    if named is not None and not content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            try:
                encoding = codecs.lookup(named.group(1).decode("ascii")).name
                # browsers read Latin-1 as the Windows code page
                return content.decode("cp1252" if encoding == "iso8859-1" else encoding)
            except (LookupError, UnicodeError):
                pass
    return decode(content, source, convert=not _OLD_FONT.search(content))


class _Guard:
    """Counts attributes while nothing is built."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(attributes) > MAX_ATTRIBUTES:
            raise _AttributesError

    def end(self, tag: str) -> None: ...

    def data(self, data: str) -> None: ...

    def close(self) -> None: ...


class _AttributesError(Exception):
    """An element has too many attributes."""


def parse_html(content: bytes, source: str) -> Node:
    """The tree of a page, from its ``html`` element.

    Raises:
        ReadError: file_empty, file_not_text, or file_corrupt (reason ``nested_too_deeply``, ``too_many_attributes`` or
            ``bad_html``).
    """
    # A NUL would become the sign of a lost footnote mark.
    page = decode_html(content, source).replace("\0", "").encode("utf-8", "replace")
    guard: Any = _Guard()  # the stubs of lxml ask for methods that lxml does not
    try:
        etree.fromstring(page, etree.HTMLParser(target=guard, encoding="utf-8", no_network=True, huge_tree=True))
    except _AttributesError as error:
        raise ReadError("file_corrupt", source=source, reason="too_many_attributes") from error
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("file_corrupt", source=source, reason="bad_html") from error
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(page, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("file_corrupt", source=source, reason="bad_html") from error
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise ReadError("file_corrupt", source=source, reason="nested_too_deeply")
    if root is None:
        raise ReadError("file_empty", source=source)
    return _tree(root)


def _tree(root: etree._Element) -> Node:
    top = Node("html", 1, None)
    line = 1
    # what is left to do, in the order of the file: an element or a text, with the node to put it under
    stack: list[tuple[etree._Element | str, Node, int]] = [(root, top, 0)]
    while stack:
        item, parent, depth = stack.pop()
        if isinstance(item, str):
            parent.children.append(Node("#text", line, parent, item))
            line += item.count("\n")
            continue
        line = max(line, item.sourceline or line)  # libxml2 stops counting at 65,535
        node = Node(_name(item), line, parent, "", _attributes(item))
        parent.children.append(node)
        below = node if depth < MAX_DEPTH else parent
        todo: list[tuple[etree._Element | str, Node, int]] = [(item.text, below, depth)] if item.text else []
        for child in item:
            todo.append((child, below, depth + 1))
            if child.tail:
                todo.append((child.tail, below, depth))
        stack.extend(reversed(todo))
    return top


def _name(element: etree._Element) -> str:
    return str(element.tag).lower().rpartition(":")[2]


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in element.attrib.items()}


def is_hidden(node: Node) -> bool:
    """Whether an element is not shown, by its own name, attributes or inline style (not by a style sheet)."""
    if node.name in _NOT_SHOWN and not (node.name == "dialog" and "open" in node.attributes):
        return True
    if "hidden" in node.attributes:
        return True
    style = style_of(node)
    if not style:
        return _is_white(node, style)
    if style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse"):
        return True
    if style.get("mso-hide") == "all" or _NOTHING.match(style.get("opacity", "1")):
        return True
    if _NOTHING.match(style.get("font-size", "1em")) or _TINY.match(style.get("font-size", "1em")):
        return True
    if any(_NOTHING.match(style.get(side, "auto")) for side in ("width", "height", "max-width", "max-height")):
        return "hidden" in (style.get("overflow", ""), style.get("overflow-x", ""), style.get("overflow-y", ""))
    if _FAR_AWAY.match(style.get("text-indent", "0")):
        return True
    placed = style.get("position") in ("absolute", "fixed")
    if placed and any(_FAR_AWAY.match(style.get(side, "0")) for side in ("left", "top", "margin-left", "right")):
        return True
    return _is_white(node, style)


def style_of(node: Node) -> dict[str, str]:
    """The declarations of an inline style, in small letters without spaces inside values."""
    declarations: dict[str, str] = {}
    for declaration in node.attributes.get("style", "").lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            declarations[name.strip()] = re.sub(r"\s+", "", value.replace("!important", ""))
    return declarations


def _is_white(node: Node, style: dict[str, str]) -> bool:
    """Whether the text is transparent, or white with nothing behind it that may have a colour.

    A cell of a table may: style sheets, which are not read, often give header cells a dark ground.
    """
    colour = style.get("color") or node.attributes.get("color", "").lower().strip()
    if colour not in _WHITE:
        return False
    if colour == "transparent":
        return True
    for place in (node, *node.above()):
        if place.name == "table":
            return False
        own = style_of(place)
        ground = own.get("background-color") or own.get("background") or place.attributes.get("bgcolor", "").lower()
        if ground and ground not in (*_WHITE, "none", "inherit", "initial"):
            return False
    return True
