"""Running heads and page numbers: what stands in the margins of a PDF's pages and is no part of its text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from corpus.pdf_lines import Line
from corpus.reasons import Reason

ZONE = 0.13
"""The part of a page's height, at the top and at the foot, in which furniture stands."""
_OUTERMOST = 3
_NEAR = 4.0
_NUMBER = re.compile(
    r"^\W*(?:(?P<word>trang|tr\.|page|p\.)\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|trên)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:\btrang|\bpage|\btr\.|[|–—-])\s*\d+\W*$|^\d+\s*[|–—-]", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def furniture_of(pages: Sequence[tuple[Sequence[Line], float]]) -> dict[int, Reason]:
    """The lines (by ``id``) that are furniture; ``pages`` holds the lines and the height of each page.

    A running head is a line that returns at the same height, but for the number of its page, on two pages and on two
    fifths of all, or on three; a page number is a number whose distance from the count of pages is that of others,
    or one that calls itself a page number. The number of a single page is only taken when it stands below all text.
    """
    heads: dict[tuple[str, int], list[Line]] = defaultdict(list)
    numbers: dict[int, list[Line]] = defaultdict(list)
    found: dict[int, Reason] = {}
    for index, (lines, height) in enumerate(pages, start=1):
        for line in _outer(lines, height):
            text = " ".join(line.text.lower().split())
            match = _NUMBER.match(text)
            if match:
                value = _value(match.group("number"))
                if match.group("word") or "/" in text or (value == index and _is_last(line, lines)):
                    found[id(line)] = Reason.PAGE_NUMBER
                numbers[value - index].append(line)
            else:
                heads[(_DIGITS.sub("#", text), round(line.bottom / _NEAR))].append(line)
    for lines in numbers.values():
        if len({line.page for line in lines}) >= 2:
            found.update({id(line): Reason.PAGE_NUMBER for line in lines})
    for (text, place), lines in heads.items():
        near = [line for shift in (-1, 0, 1) for line in heads.get((text, place + shift), [])]
        count = len({line.page for line in near})
        if (count >= 3 or (count >= 2 and count >= 0.4 * len(pages))) and _same_but_for_page(near):
            found.update({id(line): Reason.RUNNING_HEAD for line in lines})
    return found


def _same_but_for_page(lines: list[Line]) -> bool:
    """Whether lines are equal but for the number of the page at their end or start ("Annual report | 3").

    "Phụ lục 3" on the page behind "Phụ lục 2" is a heading.
    """
    if len({line.text for line in lines}) == 1:
        return True
    rests, shifts = set(), set()
    for line in lines:
        found = _COUNTED.search(line.text)
        if found is None:
            return False
        rests.add(line.text.replace(found.group(), ""))
        shifts.add(int(_DIGITS.findall(found.group())[0]) - line.page)
    return len(rests) == 1 and len(shifts) == 1


def _outer(lines: Sequence[Line], height: float) -> list[Line]:
    """The outermost lines of a page that stand in its margins."""
    upright = [line for line in lines if not line.turned]
    rows = sorted({line.row: line.bottom for line in upright}.items(), key=lambda item: item[1])
    edge = {row for row, _ in [*rows[:_OUTERMOST], *rows[-_OUTERMOST:]]}
    return [
        line
        for line in upright
        if line.row in edge and line.label is None and (line.bottom < ZONE * height or line.top > (1 - ZONE) * height)
    ]


def _is_last(line: Line, lines: Sequence[Line]) -> bool:
    return all(other is line or other.bottom < line.top for other in lines)


def _value(text: str) -> int:
    if text.isdigit():
        return int(text)
    values = [_ROMAN[letter] for letter in text.lower()]
    return sum(-a if b > a else a for a, b in zip(values, [*values[1:], 0], strict=True))
