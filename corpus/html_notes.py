"""Ties the notes of a web page to their references by the links that lead to them and back."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from corpus.html_tree import Node
from corpus.raw import RawBlock

_LABEL = re.compile(r"\d{1,3}|\*{1,5}|[a-z]|[ivxlc]{1,6}|[†‡§]{1,3}")
_NOTE_NAME = re.compile(
    r"^_?(?:sd)?(?:ftn|edn|fn|en|footnote|endnote|note|cite_note|chuthich)[-_:.]?\w{0,8}$", re.IGNORECASE
)
_REFERENCE_NAME = re.compile(r"ref|back", re.IGNORECASE)
_BLOCKS: Final = frozenset({"p", "li", "div", "dd", "tr", "aside", "section", "td", "blockquote"})
_INNER: Final = frozenset({"p", "td", "blockquote"})


@dataclass(slots=True)
class PageNotes:
    """References by their ``a`` elements, notes by label, and the links that are nothing but the way back."""

    labels: dict[Node, str] = field(default_factory=dict)
    elements: dict[str, Node] = field(default_factory=dict)
    nodes: set[Node] = field(default_factory=set)
    ways_back: set[Node] = field(default_factory=set)


def find_notes(top: Node) -> PageNotes:
    """The notes of a page whose references link to them.

    A link with a number is a reference when it leads down the page, to an element named like a note (``_ftn1``,
    ``fn:1``) or to one that links back to it.
    """
    notes = PageNotes()
    order: dict[Node, int] = {}
    targets: dict[str, Node] = {}
    links: list[tuple[Node, str]] = []
    for number, node in enumerate(top.walk()):
        order[node] = number
        for name in ("id", "name"):
            if name in node.attributes and (name == "id" or node.name == "a"):
                targets.setdefault(node.attributes[name], node)
        fragment = node.attributes.get("href", "").partition("#")[2] if node.name == "a" else ""
        if fragment:
            links.append((node, fragment))
    leading: dict[str, list[Node]] = {}
    for link, fragment in links:
        leading.setdefault(fragment, []).append(link)
    labels: dict[Node, str] = {}
    for link, fragment in links:
        label = _text(link).strip(" []()")
        target = targets.get(fragment)
        if target is None or not _LABEL.fullmatch(label) or _REFERENCE_NAME.search(fragment):
            continue
        element = _element(target)
        if element is None or element in link.above():
            continue
        back = [one for name in _names(link) for one in leading.get(name, ()) if element in (one, *one.above())]
        if order[link] > order[target] or not (back or _NOTE_NAME.match(fragment)):
            continue  # what leads upwards is the way back
        notes.ways_back.update(back)
        if element not in labels:
            labels[element] = _unused(label, notes.elements)
            notes.elements[labels[element]] = element
            notes.nodes.add(element)
        notes.labels[link] = labels[element]
    return notes


def without_label(block: RawBlock, label: str) -> RawBlock:
    """A note's block without the label that stands before its text."""
    found = re.match(
        rf"\s*(?:<sup>{re.escape(label)}</sup>|\[{re.escape(label)}\]|\({re.escape(label)}\)|{re.escape(label)}[.:)]\s)\s*",
        block.pieces[0].text,
    )
    if found:
        first = block.pieces[0]
        block.pieces[0] = type(first)(first.text[found.end() :], first.line, first.page)
    return block


def _unused(label: str, taken: dict[str, Node]) -> str:
    """The label itself, or with a number behind it when a note above bears it (each document of a page counts anew)."""
    number, name = 1, label
    while name in taken:
        number += 1
        name = f"{label}-{number}"
    return name


def _element(target: Node) -> Node | None:
    """The element that holds the whole of a note."""
    found = next((node for node in (target, *target.above()) if node.name in _BLOCKS), None)
    if found is None:
        return None
    parent = found.parent
    while parent is not None and parent.name in _BLOCKS and found.name in _INNER and _is_note_frame(parent, found):
        found, parent = parent, parent.parent
    return found


def _is_note_frame(parent: Node, inner: Node) -> bool:
    if parent.name == "tr":
        return inner.name == "td"
    return parent.name in ("li", "dd") or _NOTE_NAME.match(parent.attributes.get("id", "")) is not None


def _names(link: Node) -> set[str]:
    """The names by which a link, or the raised element right around it, can be linked to."""
    around = [link]
    for node in link.above():
        if node.name not in ("sup", "span", "a"):
            break
        around.append(node)
    around.extend(node for node in link.children if node.name in ("sup", "span"))
    return {node.attributes[name] for node in around for name in ("id", "name") if name in node.attributes}


def _text(node: Node) -> str:
    return "".join(" ".join(one.text for one in node.walk() if one.name == "#text").split())
