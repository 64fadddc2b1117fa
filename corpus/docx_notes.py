"""Footnotes and endnotes of a .docx file: the label that Word shows for each reference, and the note's element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.docx_package import Element, attribute, integer, local, w
from corpus.numerals import formatted

_KINDS: Final = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_USUAL_FORMAT: Final = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class Note:
    """A note that is referred to: its label, its element, and the paragraph of the reference."""

    label: str
    element: Element
    line: int


class Notes:
    """The notes of a file. References must be given in the order of the document."""

    def __init__(
        self,
        footnotes: Element | None,
        endnotes: Element | None,
        settings: Element | None,
        sections: Sequence[Element],
    ) -> None:
        self._elements = {"footnote": _by_identifier(footnotes), "endnote": _by_identifier(endnotes)}
        self._settings = settings
        self._sections = sections
        self._section = 0
        self._counts: dict[str, int] = {}
        self._referenced: set[tuple[str, str]] = set()
        same = self._property("footnote", "numFmt") == self._property("endnote", "numFmt")
        # Word may show the footnote 1 and the endnote 1; a label of a report must say which is meant.
        self._prefix = {"footnote": "", "endnote": "e" if same and self._elements["endnote"] else ""}

    def next_section(self) -> None:
        """A new section begins: its notes may be counted from the start."""
        self._section += 1
        for kind in _USUAL_FORMAT:
            if self._property(kind, "numRestart") == "eachSect":
                self._counts.pop(kind, None)

    def note(self, reference: Element, line: int, custom: str | None) -> Note | None:
        """The note of a reference; None when the file does not hold it. ``custom`` is a mark typed by hand."""
        kind = _KINDS[local(reference)]
        identifier = attribute(reference, "id") or ""
        element = self._elements[kind].get(identifier)
        if element is None:
            return None
        self._referenced.add((kind, identifier))
        if custom:
            return Note(custom, element, line)
        start = integer(self._property(kind, "numStart"), 1)
        count = self._counts.get(kind, start - 1) + 1
        self._counts[kind] = count
        style = self._property(kind, "numFmt") or "decimal"
        return Note(self._prefix[kind] + formatted(count, style), element, line)

    def unreferenced(self) -> list[Element]:
        """Notes that no reference shows."""
        return [
            element
            for kind, elements in self._elements.items()
            for identifier, element in elements.items()
            if (kind, identifier) not in self._referenced
        ]

    def _property(self, kind: str, name: str) -> str | None:
        section = self._sections[self._section] if self._section < len(self._sections) else None
        for place in (section, self._settings):
            found = None if place is None else place.find(f"{w(kind + 'Pr')}/{w(name)}")
            if found is not None:
                return attribute(found)
        return _USUAL_FORMAT[kind] if name == "numFmt" else None


def _by_identifier(root: Element | None) -> dict[str, Element]:
    """The notes of a part, without the lines that separate them from the text."""
    found: dict[str, Element] = {}
    for element in root if root is not None else ():
        if (attribute(element, "type") or "normal") == "normal":
            found.setdefault(attribute(element, "id") or "", element)
    return found


def is_reference(element: Element) -> bool:
    """Whether an element of a run refers to a note."""
    return local(element) in _KINDS
