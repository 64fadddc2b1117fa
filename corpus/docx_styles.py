"""What the styles of a .docx file say of a paragraph and of a run: heading, numbering, bold, hidden, raised."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import Final, TypeVar

from corpus.docx_package import Element, attribute, integer, local, toggle, w

_HEADING_NAME = re.compile(r"(?:heading|tiêu đề|đề mục)\s*\d|(?:sub)?title$", re.IGNORECASE)
_CONTENTS_NAME = re.compile(r"toc(?:\s*\d|\s+heading)$|mục lục", re.IGNORECASE)
_BODY_LEVEL: Final = 9
"""The outline level that means: no heading."""
_TINY: Final = 2
"""Type of one point (two half points) cannot be read."""

_LIFTED: Final = 4
"""Text two points (four half points) above its line is raised."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run looks; None where nothing says so."""

    bold: bool | None = None
    capitals: bool | None = None
    vanished: bool | None = None
    raised: bool | None = None
    colour: str | None = None
    shaded: bool | None = None
    size: int | None = None
    font: str | None = None

    @property
    def hidden(self) -> bool:
        """Whether the run is not shown, or too small to be seen."""
        return bool(self.vanished) or (self.size is not None and self.size <= _TINY)

    @property
    def white(self) -> bool:
        """Whether it is white on what, for all that the run says, is white paper."""
        return self.colour == "FFFFFF" and not self.shaded


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph's properties say; None where nothing says so."""

    outline: int | None = None
    numbering: str | None = None
    level: int | None = None
    shaded: bool | None = None
    named_heading: bool | None = None
    named_contents: bool | None = None

    @property
    def is_heading(self) -> bool:
        """Whether its outline level or, without one, the name of its style makes it a heading."""
        return bool(self.named_heading) if self.outline is None else self.outline < _BODY_LEVEL

    @property
    def is_contents(self) -> bool:
        """Whether it is a line of a generated table of contents."""
        return bool(self.named_contents)


Look = TypeVar("Look", RunLook, ParagraphLook)


def over(upper: Look, lower: Look) -> Look:
    """The upper look, with the lower one where the upper says nothing."""
    values = {
        field.name: getattr(lower, field.name) if getattr(upper, field.name) is None else getattr(upper, field.name)
        for field in fields(upper)
    }
    return type(upper)(**values)


def run_look(properties: Element | None) -> RunLook:
    """The look that a ``w:rPr`` element asks for by itself."""
    if properties is None or not len(properties):
        return RunLook()
    found = {local(child): child for child in properties}
    raised = attribute(found.get("vertAlign"))
    position = attribute(found.get("position"))
    shade = found.get("shd")
    size = attribute(found.get("sz"))
    return RunLook(
        bold=toggle(found.get("b")),
        capitals=toggle(found.get("caps")),
        vanished=toggle(found.get("vanish")),
        raised=raised == "superscript" if raised is not None else _is_lifted(position),
        colour=(attribute(found.get("color")) or "").upper() or None,
        shaded=True if _is_shade(shade) or attribute(found.get("highlight")) not in (None, "none", "white") else None,
        size=None if size is None else integer(size, 24),
        font=attribute(found.get("rFonts"), "hAnsi") or attribute(found.get("rFonts"), "ascii"),
    )


def _is_lifted(position: str | None) -> bool | None:
    """LibreOffice raises text by half points instead of calling it superscript."""
    return None if position is None else integer(position, 0, -1000) >= _LIFTED


def _is_shade(shade: Element | None) -> bool:
    if shade is None:
        return False
    plain = attribute(shade) in (None, "clear", "nil")
    return not (plain and (attribute(shade, "fill") or "auto").upper() in ("AUTO", "FFFFFF"))


def paragraph_look(properties: Element | None) -> ParagraphLook:
    """The look that a ``w:pPr`` element asks for by itself."""
    if properties is None:
        return ParagraphLook()
    outline = attribute(properties.find(w("outlineLvl")))
    number = properties.find(w("numPr"))
    level = None if number is None else attribute(number.find(w("ilvl")))
    return ParagraphLook(
        outline=None if outline is None else integer(outline, _BODY_LEVEL, 0, _BODY_LEVEL),
        numbering=None if number is None else attribute(number.find(w("numId"))),
        level=None if level is None else integer(level, 0, 0, 8),
        shaded=True if _is_shade(properties.find(w("shd"))) else None,
    )


class Styles:
    """The styles of a file, each with what it takes over from the style it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default: str | None = None
        self._runs: dict[str, RunLook] = {}
        self._paragraphs: dict[str, ParagraphLook] = {}
        self._base = RunLook()
        if root is None:
            return
        self._base = run_look(root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}"))
        for style in root.iterfind(w("style")):
            identifier = attribute(style, "styleId")
            if identifier is None:
                continue
            self._elements.setdefault(identifier, style)
            if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true", "on"):
                self._default = identifier

    def lineage(self, identifier: str | None) -> list[str]:
        """A style and what it is based on, itself first; a circle ends where it closes."""
        found: list[str] = []
        while identifier is not None and identifier in self._elements and identifier not in found:
            found.append(identifier)
            identifier = attribute(self._elements[identifier].find(w("basedOn")))
        return found

    def paragraph_style(self, properties: Element | None) -> str | None:
        """The style that a ``w:pPr`` names, else the default one."""
        named = None if properties is None else attribute(properties.find(w("pStyle")))
        return named if named is not None else self._default

    def paragraph(self, properties: Element | None) -> ParagraphLook:
        """The look of a paragraph by its own properties and its style."""
        style = self.paragraph_style(properties)
        if style is not None and style not in self._paragraphs:
            look = ParagraphLook()
            for identifier in self.lineage(style):
                element = self._elements[identifier]
                name = attribute(element.find(w("name"))) or ""
                named = ParagraphLook(
                    named_heading=True if _HEADING_NAME.match(name) else None,
                    named_contents=True if _CONTENTS_NAME.match(name) else None,
                )
                look = over(look, over(paragraph_look(element.find(w("pPr"))), named))
            self._paragraphs[style] = look
        inherited = ParagraphLook() if style is None else self._paragraphs[style]
        own = paragraph_look(properties)
        if own.numbering is None and own.level is None:
            return over(own, inherited)
        return over(own, replace(inherited, level=None))

    def run(self, properties: Element | None, paragraph_style: str | None) -> RunLook:
        """The look of a run by its own properties, its style and the style of its paragraph."""
        look = run_look(properties)
        named = None if properties is None else attribute(properties.find(w("rStyle")))
        for style in (named, paragraph_style):
            if style is not None:
                look = over(look, self._style_run(style))
        return over(look, self._base)

    def _style_run(self, style: str) -> RunLook:
        if style not in self._runs:
            look = RunLook()
            for identifier in self.lineage(style):
                look = over(look, run_look(self._elements[identifier].find(w("rPr"))))
            self._runs[style] = look
        return self._runs[style]

    def numbering_of(self, style: str | None) -> str | None:
        """The numbering that a style of lists stands for."""
        element = self._elements.get(style or "")
        return None if element is None else paragraph_look(element.find(w("pPr"))).numbering
