"""The numbers and bullets that Word generates: they stand in no text of the file, only in ``numbering.xml``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from corpus.docx_package import Element, attribute, integer, local, toggle, w
from corpus.docx_styles import Styles
from corpus.numerals import formatted

_LEVELS: Final = 9
_LARGEST: Final = 32_767
_PLACEHOLDER = re.compile(r"%([1-9])")
# Bullets that administrative documents type themselves keep their character; those of symbol fonts become a dot.
_BULLETS: Final = {"-": "-", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "+": "+", "*": "*", "\uf02d": "-"}
_OTHER_BULLET: Final = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    style: str
    text: str
    start: int
    restart: int | None
    legal: bool
    paragraph_style: str | None


@dataclass(slots=True)
class _List:
    """One ``w:num``: the abstract list whose counters it shares, and what it overrides."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    used: set[int] = field(default_factory=set)


class Numberer:
    """Counts the lists of a file. Paragraphs must be given in the order of the document, each once."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstracts: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._abstracts.setdefault(attribute(element, "abstractNumId") or "", element)
            elif local(element) == "num":
                self._numbers.setdefault(attribute(element, "numId") or "", element)

    def marker(self, number: str | None, level: int | None, lineage: list[str]) -> str:
        """The marker of the next paragraph of a list, or an empty text.

        ``lineage`` are the paragraph's style and what it is based on: without a level of its own, the paragraph is on
        the level that the list ties to its style.
        """
        found = self._list(number)
        if found is None:
            return ""
        if level is None:
            tied = [i for style in lineage for i, one in found.levels.items() if one.paragraph_style == style]
            level = tied[0] if tied else 0
        if level not in found.levels:
            return ""
        counters = self._counters.setdefault(found.abstract, [None] * _LEVELS)
        self._count(found, level, counters)
        own = found.levels[level]
        if own.style == "bullet":
            return _bullet(own.text)

        def shown(match: re.Match[str]) -> str:
            place = int(match.group(1)) - 1
            count = counters[place]
            other = found.levels.get(place)
            if count is None or other is None or other.style == "bullet":
                return ""
            plain = own.legal and other.style != "decimalZero"
            return formatted(count, "decimal" if plain else other.style)

        return _PLACEHOLDER.sub(shown, own.text).strip()

    def _count(self, found: _List, level: int, counters: list[int | None]) -> None:
        for place, start in found.starts.items():
            if place not in found.used and place <= level:
                counters[place] = start - 1 if place == level else start
                found.used.add(place)
        for place in range(level):
            if counters[place] is None and place in found.levels:
                counters[place] = found.levels[place].start
        before = counters[level]
        counters[level] = found.levels[level].start if before is None else min(before + 1, _LARGEST)
        for place in range(level + 1, _LEVELS):
            restart = found.levels[place].restart if place in found.levels else None
            if restart is None or (restart and level < restart):
                counters[place] = None

    def _list(self, number: str | None) -> _List | None:
        if number is None or number == "0":  # 0 takes the numbering of the style away
            return None
        if number not in self._lists:
            self._lists[number] = self._made(number)
        return self._lists[number]

    def _made(self, number: str) -> _List | None:
        element = self._numbers.get(number)
        identifier = None if element is None else attribute(element.find(w("abstractNumId")))
        if element is None or identifier is None:
            return None
        seen: set[str] = set()
        while identifier in self._abstracts and identifier not in seen:
            seen.add(identifier)
            link = attribute(self._abstracts[identifier].find(w("numStyleLink")))
            other = self._numbers.get(self._styles.numbering_of(link) or "")
            target = None if link is None or other is None else attribute(other.find(w("abstractNumId")))
            if target is None:
                break
            identifier = target
        if identifier not in self._abstracts:
            return None
        levels = _levels(self._abstracts[identifier])
        starts: dict[int, int] = {}
        for override in element.iterfind(w("lvlOverride")):
            place = integer(attribute(override, "ilvl"), 0, 0, _LEVELS - 1)
            levels.update(_levels(override))
            start = attribute(override.find(w("startOverride")))
            if start is not None:
                starts[place] = integer(start, 1, 0, _LARGEST)
        return _List(identifier, levels, starts)


def _levels(parent: Element) -> dict[int, _Level]:
    levels: dict[int, _Level] = {}
    for element in parent.iterfind(w("lvl")):
        place = integer(attribute(element, "ilvl"), 0, 0, _LEVELS - 1)
        levels[place] = _Level(
            style=_style(element),
            text=attribute(element.find(w("lvlText"))) or "",
            start=integer(attribute(element.find(w("start"))), 0, 0, _LARGEST),
            restart=_restart(element),
            legal=bool(toggle(element.find(w("isLgl")))),
            paragraph_style=attribute(element.find(w("pStyle"))),
        )
    return levels


def _style(level: Element) -> str:
    found = next(level.iter(w("numFmt")), None)  # it may stand inside mc:AlternateContent
    return attribute(found) or "decimal"


def _restart(level: Element) -> int | None:
    given = attribute(level.find(w("lvlRestart")))
    return None if given is None else integer(given, 0, 0, _LEVELS)


def _bullet(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    return _BULLETS.get(text, text if len(text) > 1 and text.isascii() else _OTHER_BULLET)
