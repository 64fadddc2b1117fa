"""Finds the document in a saved web page: the element that holds it, and what in and around it is the site's own.

Portals name the element (``toanvancontent``, ``noidung``, ``article``) or not; then it is the innermost element that
still holds nearly all words outside menus and lists of links. An element is never left for one inside it when that
would cut off a letterhead, a title in capitals or the list of recipients.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.characters import words
from corpus.html_tree import NOT_TEXT, Node, is_hidden
from corpus.parts import DOCUMENT_KINDS

CONTENT_SHARE: Final = 0.5
"""An element with a telling name is the document's when it holds this share of the words."""
DENSE_SHARE: Final = 0.85
"""An element without one is, when it holds this share of the words of the element around it."""
CHROME_SHARE: Final = 0.3
"""What holds more than this share of the document's words is no menu, whatever its name."""
LINK_SHARE: Final = 0.6
"""A list of which more than this share of words are links is a menu."""
_CONTENT: Final = frozenset({
    "toanvancontent", "toanvan", "noidung", "noidungvanban", "vbcontent", "content1", "fulltext", "fulltextcontent",
    "contentdoc", "divcontentdoc", "vanban", "docbody", "articlebody", "entrycontent", "postcontent", "maincontent",
    "detailcontent", "newscontent", "chitiet", "chitietvanban", "content", "article", "main", "document",
    "wordsection1", "section1",
})  # fmt: skip
_CHROME_TAGS: Final = frozenset({"nav", "aside", "footer", "button", "select", "textarea", "menu", "datalist", "svg"})
_CHROME_ROLES: Final = frozenset({"navigation", "banner", "complementary", "contentinfo", "search", "menu", "alert"})
_CHROME: Final = frozenset({
    "nav", "navbar", "menu", "menubar", "sidebar", "breadcrumb", "breadcrumbs", "footer", "banner", "advert",
    "advertisement", "ads", "adsense", "adv", "quangcao", "related", "lienquan", "comment", "comments", "binhluan",
    "share", "sharing", "social", "toolbar", "login", "popup", "modal", "pagination", "paging", "rating", "cookie",
    "widget", "chiase", "congcu", "duongdan", "dautrang", "chantrang", "cotphai", "cottrai", "tinkhac",
})  # fmt: skip
_FRAMES: Final = frozenset({"body", "div", "section", "article", "main", "center", "form", "td"})
_LISTS: Final = frozenset({"div", "ul", "ol", "section", "table", "td", "header", "dl"})
_MOTTO: Final = re.compile(r"cộng h[oò][àa]\s+xã hội|độc lập\s*[-–]\s*tự do|đảng cộng sản việt nam", re.IGNORECASE)
_EDGE: Final = re.compile(
    rf"(?:(?i:{_MOTTO.pattern}|nơi nhận\s*:))|\b(?:{'|'.join(kind.upper() for kind in DOCUMENT_KINDS)})\b"
)
_SPLIT: Final = re.compile(r"[^a-z0-9]+")


class Content:
    """The document's element of a page; ``outside`` and ``chrome`` are the elements that belong to the site."""

    def __init__(self, top: Node) -> None:
        self._words: dict[Node, int] = {}
        self._links: dict[Node, int] = {}
        self._weigh(top)
        body = next((node for node in top.walk() if node.name == "body"), top)
        menus: set[Node] = set()
        for node in body.walk():
            if node.parent not in menus and not self._is_chrome(node, self._words[body]):
                continue
            menus.add(node)
        # words of the page without those of its menus
        total = self._words[body] - sum(self._words[node] for node in menus if node.parent not in menus)
        self.root = self._dense(self._named(body, max(total, 1)))
        whole = self._words[self.root]
        self.chrome: set[Node] = set()
        for node in self.root.walk():
            if node is not self.root and node.parent not in self.chrome and self._is_chrome(node, whole):
                self.chrome.add(node)
        self.outside = self._outside(top)

    @property
    def has_letterhead(self) -> bool:
        """Whether the document says itself which document it is."""
        return _MOTTO.search(shown_text(self.root)) is not None

    def _weigh(self, top: Node) -> None:
        nodes = list(top.walk())
        hidden = {node for node in nodes if node.name in NOT_TEXT or is_hidden(node)}
        for node in reversed(nodes):
            own = len(words(node.text)) + sum(self._words[child] for child in node.children if child not in hidden)
            self._words[node] = own
            outward = node.name == "a" and not node.attributes.get("href", "#").startswith("#")
            below = sum(self._links[child] for child in node.children if child not in hidden)
            self._links[node] = own if outward else below

    def _is_chrome(self, node: Node, whole: int) -> bool:
        own = self._words[node]
        if node.name == "#text" or own > CHROME_SHARE * whole:
            return False
        if node.name in _CHROME_TAGS or node.attributes.get("role", "").lower() in _CHROME_ROLES:
            return True
        parts = [_SPLIT.split(name) for name in node.names().split()]
        if any("".join(part) in _CHROME or not _CHROME.isdisjoint(part) for part in parts):
            return True
        return node.name in _LISTS and own > 0 and self._links[node] > LINK_SHARE * own and not _has_edge(node)

    def _named(self, body: Node, total: int) -> Node:
        found = body
        for node in body.walk():
            if self._words[node] < CONTENT_SHARE * total or not _is_named(node):
                continue
            inside = found is body or found in node.above()
            if inside and (found is body or not self._loses_edge(found, node)):
                found = node
        return found

    def _dense(self, root: Node) -> Node:
        while True:
            inner = [node for node in root.children if self._words[node] >= DENSE_SHARE * self._words[root]]
            if not inner or self._words[root] == 0 or inner[0].name not in _FRAMES:
                return root
            left = [node for node in root.children if node is not inner[0] and self._words[node]]
            if any(not self._is_left(node, self._words[root]) for node in left):
                return root
            root = inner[0]

    def _is_left(self, node: Node, whole: int) -> bool:
        return node.name == "header" or self._is_chrome(node, whole)

    def _loses_edge(self, outer: Node, inner: Node) -> bool:
        node = inner
        while node is not outer and node.parent is not None:
            parent = node.parent
            if any(_has_edge(child) for child in parent.children if child is not node):
                return True
            node = parent
        return False

    def _outside(self, top: Node) -> list[Node]:
        path = {self.root, *self.root.above()}
        found: list[Node] = []
        for node in top.walk():
            if node not in path and node.parent in path and node.parent is not self.root and self._words[node]:
                found.append(node)
        return [node for node in found if node.name not in NOT_TEXT]


def _is_named(node: Node) -> bool:
    if node.name not in _FRAMES:
        return False
    if node.name in ("article", "main") or node.attributes.get("role") == "main":
        return True
    if node.attributes.get("itemprop", "").lower() == "articlebody":
        return True
    return any("".join(_SPLIT.split(name)) in _CONTENT for name in node.names().split())


def _has_edge(node: Node) -> bool:
    """Whether text of an element belongs to the beginning or the end of an administrative document."""
    return _EDGE.search(shown_text(node)) is not None


def shown_text(node: Node) -> str:
    """The text of an element that is shown, one space between words; for what is set aside."""
    texts: list[str] = []
    stack = [node]
    while stack:
        current = stack.pop()
        if current.name in NOT_TEXT or is_hidden(current):
            continue
        texts.append(current.text if current.name == "#text" else " ")
        stack.extend(reversed(current.children))
    return " ".join("".join(texts).split())
