"""Sample reports as raw text: two styles of a converter's footnotes, and headings known by their numbers.

* ``[footnoteRef:1]`` marks, whose texts ``[1:  …]`` end the same line;
* ``<sup>1</sup>`` marks, whose texts stand as lines of their own at the page breaks and cut a paragraph in
  mid-sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scripts.samples_blocks import Block, Heading, Inline, Paragraph, SourceError, Span, Table

_UNIT = r"(?<![^\W\d_])(?:k|d|c)?m<sup>[23]</sup>"


def notes_at_line_end(text: str) -> tuple[list[str], dict[int, str]]:
    """Lines with ``{{n}}`` for each mark, and the note texts that ended those lines."""
    notes: dict[int, str] = {}

    def keep(match: re.Match[str]) -> str:
        notes[int(match[1])] = match[2].strip()
        return ""

    lines = []
    for line in text.splitlines():
        bare = re.sub(r" ?\[(\d+): {2}(.*?)\](?=\s*(?:\[\d+: |$))", keep, line).rstrip()
        lines.append(re.sub(r"\[footnoteRef:(\d+)\]", r"{{\1}}", bare))
    return lines, notes


def notes_at_page_foot(text: str) -> tuple[list[str], dict[int, str]]:
    """Lines with ``{{n}}`` for each mark, mended where a page break or its notes cut a paragraph in two."""
    notes: dict[int, str] = {}
    lines: list[str] = []
    broken = False  # a blank line or a note stood between the last line and this one
    for raw in text.splitlines():
        note = re.match(r"<sup>(\d+)</sup> (.+)", raw)
        line = re.sub(r"^#+ |\*\*", "", raw).strip()
        if note:
            notes[int(note[1])] = note[2]
        elif line:
            line = re.sub(_UNIT, lambda m: m[0].replace("<sup>", "^{").replace("</sup>", "}"), line)
            line = re.sub(r"<sup>(\d+)</sup>", r"{{\1}}", line)
            if broken and lines and _goes_on(line) and lines[-1][-1] not in ".;:/":
                lines[-1] = f"{lines[-1]} {line}"
            else:
                lines.append(line)
            broken = False
        if not line or note:
            broken = True
    return lines, notes


def _goes_on(line: str) -> bool:
    """Whether the line begins in the middle of a sentence: «quy hoạch …», but not «a) Việc làm …»."""
    return line[0].islower() and not re.match(r"[a-zđ]\) ", line)


_HEADINGS = (
    (2, re.compile(r"(?:PHẦN )?[IVX]+\. ")),
    (3, re.compile(r"\d+\. ")),
    (4, re.compile(r"\d+\.\d+\. ")),
)


def read_lines(lines: Sequence[str], notes: Mapping[int, str]) -> tuple[list[Block], dict[int, Inline]]:
    """The blocks of mended lines, and the notes with their looks."""
    title = next((i for i, line in enumerate(lines) if line.startswith("BÁO CÁO")), None)
    end = next((i for i, line in enumerate(lines) if line == "Nơi nhận:"), None)
    if title is None or end is None:
        raise SourceError("a text source needs a title line «BÁO CÁO …» and a line «Nơi nhận:»")
    blocks: list[Block] = [Paragraph(_raw_inline(lines[0])), _letterhead(lines[1:title])]
    blocks.append(Heading(1, _raw_inline(lines[title])))
    blocks.append(Paragraph(_raw_inline(lines[title + 1])))
    rows: list[tuple[Inline, ...]] = []
    part = ""
    for line in lines[title + 2 : end]:
        cells = _cells(line)
        if cells is not None:
            if not all(re.fullmatch(r"-+", cell) for cell in cells):
                rows.append(tuple(_raw_inline(cell) for cell in cells))
            continue
        if rows:
            blocks.append(Table(tuple(rows)))
            rows = []
        if re.fullmatch(r"PHẦN [IVX]+", line):
            part = f"{line}. "
            continue
        blocks.append(_line_block(part + line))
        part = ""
    blocks.append(_signature(lines[end:]))
    return blocks, {number: _raw_inline(text) for number, text in notes.items()}


def _cells(line: str) -> list[str] | None:
    if "\t" in line:
        return line.split("\t")
    if line.startswith("|"):
        return [cell.strip() for cell in line.strip("|").split("|")]
    return None


def _line_block(line: str) -> Block:
    for level, pattern in _HEADINGS:
        if pattern.match(line) and not line.endswith((".", ";", ":")):
            return Heading(level, _raw_inline(line))
    if line[:2] in {"- ", "+ "}:
        return Paragraph(_raw_inline(line[2:]), line[0], 1 if line[0] == "-" else 2)
    return Paragraph(_raw_inline(line))


def _raw_inline(text: str) -> Inline:
    spans = []
    for piece in re.split(r"(\{\{\d+\}\}|\^\{\d\})", text):
        if piece.startswith("{{"):
            spans.append(Span(note=int(piece[2:-2])))
        elif piece.startswith("^{"):
            spans.append(Span(piece[2:-1], raised=True))
        elif piece:
            spans.append(Span(piece))
    return tuple(spans)


def _letterhead(lines: Sequence[str]) -> Table:
    number = next(line for line in lines if line.startswith("Số:"))
    state = next(i for i, line in enumerate(lines) if line.startswith("CỘNG HÒA"))
    office = [line for line in lines[:state] if line != number]
    top = (_stacked(office, bold=True), _stacked(lines[state:-1], bold=True))
    return Table((top, ((Span(number),), (Span(lines[-1], italic=True),))), framed=False)


def _signature(lines: Sequence[str]) -> Table:
    left = [line for i, line in enumerate(lines) if i == 0 or line.startswith("- ")]
    right = [line for line in lines if line not in left]
    return Table(((_stacked(left, bold=False), _stacked(right, bold=True)),), framed=False)


def _stacked(lines: Sequence[str], bold: bool) -> Inline:
    spans: list[Span] = []
    for line in lines:
        if spans:
            spans.append(Span(line_break=True))
        spans.append(Span(line, bold=bold and not line.startswith("(")))
    return tuple(spans)
