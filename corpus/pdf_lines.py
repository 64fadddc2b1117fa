"""Letters become lines: rows by their baseline, footnote marks and units by what is smaller and raised.

A footnote mark stands a little higher than its line and is smaller: "7,13" with a raised 3 is 7,13 and the mark of
note 3, while a raised 2 or 3 behind m, km, … belongs to the unit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from corpus.characters import clean
from corpus.legacy_encodings import convert_font_text
from corpus.pdf_glyphs import SCANNED, Glyph
from corpus.raw import mark

SMALLER = 0.88
"""A raised letter is at most so large beside its line; Word makes 0.65, LibreOffice 0.58, browsers 0.83 of a size."""
WORD_GAP = 0.2
SEGMENT_GAP = 0.9
"""From a gap of so many letter heights on, what stands on one baseline may belong to two columns."""
_UNIT = re.compile(r"(?<![^\W\d_])[kcdmµ]?m$")
_MARKS = re.compile(r"[(\[]?(?:\d{1,3}|\*{1,4}|[a-z])[)\]]?(?:\s*[,;]\s*[(\[]?(?:\d{1,3}|\*{1,4}|[a-z])[)\]]?)*")
_LABEL = re.compile(r"\d{1,3}|\*{1,4}|[a-z]")
_TIED = re.compile(r"\w[-/]$")
_MISREAD = {"Z": "2", "z": "2", "Ỹ": "2", "Ý": "2"}  # what OCR makes of a raised 2
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Line:
    """Text on one baseline without a wide gap. ``label`` is a raised number before the first word (a note's)."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    page: int = 1
    row: int = 0
    bold: bool = False
    first_width: float = 0.0
    label: str | None = None
    number: int = 0
    turned: int = 0

    @property
    def whole(self) -> str:
        """The text with its label, if it has one, as a mark."""
        return (mark(self.label) if self.label else "") + self.text


def raised_text(label: str) -> str:
    """A raised label as it is printed, when it turns out to be no note's."""
    return label.translate(_SUPERSCRIPTS)


def glue(line: Line, below: Line | None) -> str:
    """What stands between a line and the next one of its paragraph.

    That is a space, but nothing behind a hyphen or stroke that is tied to its word: in "42/NQ-" and "HĐND" the line
    has cut a document's number, in "kinh tế -" and "xã hội" it has not.
    """
    if below is None or (_TIED.search(line.text) and below.text[:1].isalnum()):
        return ""
    return " "


def joined_text(lines: list[Line]) -> str:
    """Lines as one text, with their marks."""
    return "".join(line.whole + glue(line, below) for line, below in pairs(lines))


def pairs(lines: list[Line]) -> list[tuple[Line, Line | None]]:
    """Each line with the one below it."""
    return list(zip(lines, [*lines[1:], None], strict=True)) if lines else []


def lines_of(glyphs: Iterable[Glyph], page: int, height: float, width: float) -> list[Line]:
    """Lines from the top down, upright ones first; lines set sideways (margins, stamps) follow."""
    glyphs = list(glyphs)
    result = _lines([glyph for glyph in glyphs if not glyph.turned], page, 0)
    for turn in (90, 270):
        turned = [_upright(glyph, height, width) for glyph in glyphs if glyph.turned == turn]
        lines = _lines(turned, page, len(result))
        for line in lines:
            line.turned = turn
        result.extend(lines)
    return result


def _upright(glyph: Glyph, height: float, width: float) -> Glyph:
    """A letter that is set sideways, in the coordinates of a reader who turns the page."""
    if glyph.turned == 90:
        box = (height - glyph.bottom, height - glyph.top, glyph.x0, glyph.x1)
        baseline = glyph.baseline
    else:
        box = (glyph.top, glyph.bottom, width - glyph.x1, width - glyph.x0)
        baseline = width - glyph.baseline
    return Glyph(glyph.text, box[0], box[1], box[2], box[3], baseline, glyph.size, glyph.bold, glyph.font)


def _lines(glyphs: list[Glyph], page: int, first_row: int) -> list[Line]:
    rows = _with_raised(_rows(glyphs))
    rows.sort(key=lambda row: median(glyph.baseline for glyph in row if not glyph.raised or glyph.font == SCANNED))
    lines: list[Line] = []
    for index, row in enumerate(rows, start=first_row):
        for segment in _segments(row):
            line = _line(segment, page, index)
            if line is not None:
                lines.append(line)
    return lines


def _rows(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Letters of one baseline, larger ones first where baselines differ by a hair."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.baseline):
        if rows and glyph.baseline - rows[-1][0].baseline <= 0.12 * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [row for row in rows if any(not glyph.text.isspace() for glyph in row)]


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Small letters that stand above or below the baseline of a row beside them join that row."""
    sizes = [median(glyph.size for glyph in row) for row in rows]
    hosts: list[list[Glyph]] = [list(row) for row in rows]
    for index, row in enumerate(rows):
        before: tuple[Glyph, int | None] | None = None
        for glyph in sorted(row, key=lambda g: g.x0):
            host = _host(glyph, rows, sizes, index)
            if host is None and before is not None and glyph.x0 - before[0].x1 < 0.3 * glyph.size:
                host = before[1]  # the third letter of "100" stands far from the word, but beside the second
            before = (glyph, host)
            if host is not None:
                glyph.raised = glyph.baseline < rows[host][0].baseline
                hosts[index].remove(glyph)
                hosts[host].append(glyph)
    return [row for row in hosts if any(not glyph.text.isspace() for glyph in row)]


def _host(glyph: Glyph, rows: list[list[Glyph]], sizes: list[float], own: int) -> int | None:
    middle = (glyph.top + glyph.bottom) / 2
    for index in range(max(0, own - 3), min(len(rows), own + 4)):
        if index == own or glyph.size > SMALLER * sizes[index]:
            continue
        for other in rows[index]:
            if other.size * SMALLER < glyph.size or other.text.isspace() or not other.top < middle < other.bottom:
                continue
            reach = 0.5 * other.size
            if other.x0 - reach <= glyph.x1 and glyph.x0 <= other.x1 + reach:
                return index
    return None


def _segments(row: list[Glyph]) -> list[list[list[Glyph]]]:
    """The words of a row, from left to right, in runs without a wide gap."""
    segments: list[list[list[Glyph]]] = []
    space = True
    last: Glyph | None = None
    for glyph in sorted(row, key=lambda g: g.x0):
        if glyph.text.isspace() and glyph.text != "\u00a0":  # what a no-break space ties is one word
            space = True
            continue
        if last is not None and _overprinted(last, glyph):
            continue
        gap = glyph.x0 - last.x1 if last is not None else 0.0
        size = max(glyph.size, last.size) if last is not None else glyph.size
        if last is None or gap > SEGMENT_GAP * size:
            segments.append([[glyph]])
        elif _joins(last, glyph, gap, size, space):
            segments[-1][-1].append(glyph)
        else:
            segments[-1].append([glyph])
        last, space = glyph, False
    return segments


def _joins(last: Glyph, glyph: Glyph, gap: float, size: float, space: bool) -> bool:
    if unicodedata.combining(glyph.text[0]):
        return True
    return gap <= WORD_GAP * size and not space


def _overprinted(last: Glyph, glyph: Glyph) -> bool:
    """Whether a letter is the second print of the one before it, which makes it look bold."""
    near = abs(glyph.x0 - last.x0) < 0.12 * glyph.size and abs(glyph.baseline - last.baseline) < 0.12 * glyph.size
    return near and glyph.text == last.text


def _line(words: list[list[Glyph]], page: int, row: int) -> Line | None:
    glyphs = [glyph for word in words for glyph in word]
    body = [glyph for glyph in glyphs if not glyph.raised] or glyphs
    parts: list[str | list[str]] = []  # text, or the labels of marks
    for position, word in enumerate(words):
        if position and not all(glyph.raised for glyph in word):
            parts.append(" ")
        runs = _runs(word)
        for run, following in zip(runs, [*runs[1:], []], strict=True):
            text = "".join(glyph.text for glyph in run)
            if run[0].raised and run[0].font == SCANNED:
                power = _MISREAD.get(text, text)
                unit = power in ("2", "3") and _UNIT.search(_text_of(parts))
                parts.append(raised_text(power) if unit else [text])
            elif run[0].raised:
                parts.append(_raised(text, _text_of(parts), following[0].text if following else ""))
            else:
                parts.append(convert_font_text(text, run[0].font))
    label: str | None = None
    if len(parts) > 1 and isinstance(parts[0], list) and len(parts[0]) == 1:
        label = parts[0][0]
        parts = parts[1:]
    text = _text_of(parts, marks=True).strip()
    if not text:
        return None
    first = [glyph for glyph in words[0] if not glyph.raised] or words[-1]
    return Line(
        text=text,
        x0=min(glyph.x0 for glyph in glyphs),
        x1=max(glyph.x1 for glyph in glyphs),
        top=min(glyph.top for glyph in body),
        bottom=max(glyph.bottom for glyph in body),
        size=median(glyph.size for glyph in body),
        page=page,
        row=row,
        bold=sum(glyph.bold for glyph in body) > 0.9 * len(body),
        first_width=first[-1].x1 - first[0].x0,
        label=label,
    )


def _text_of(parts: list[str | list[str]], *, marks: bool = False) -> str:
    """The parts as one text; letters are composed across fonts, so that an accent set apart joins its letter."""
    result, run = "", ""
    for part in parts:
        if isinstance(part, str):
            run += part
        elif marks:
            result += clean(run) + "".join(mark(label) for label in part)
            run = ""
    return result + clean(run)


def _runs(word: list[Glyph]) -> list[list[Glyph]]:
    runs: list[list[Glyph]] = []
    for glyph in word:
        if runs and runs[-1][0].raised == glyph.raised and (glyph.raised or runs[-1][0].font == glyph.font):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _raised(text: str, before: str, after: str) -> str | list[str]:
    """What a raised run is: labels of notes, or text (a unit's power, a degree, "th")."""
    if text in ("2", "3") and _UNIT.search(before):
        return raised_text(text)
    if text in ("o", "0") and (after[:1] in "CF" or before[-1:].isdigit()) and (after or text == "o"):
        return "°"
    if _MARKS.fullmatch(text):
        return _LABEL.findall(text)
    return text
