"""Makes small PDFs for the tests with reportlab, in DejaVu Serif, which has all Vietnamese letters."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

FONTS = (Path("/usr/share/fonts/truetype/dejavu"), Path("/usr/share/fonts/dejavu"))
WIDTH, HEIGHT = 595.0, 842.0
LEFT, RIGHT, TOP = 70.0, 525.0, 780.0


def reportlab(module: str) -> Any:
    """A module of reportlab, which makes the PDFs; skip the test where it is not installed."""
    return pytest.importorskip(f"reportlab.{module}", reason="reportlab makes the PDFs of these tests")


def fonts() -> None:
    """Register the fonts; skip the test where they are not installed."""
    pdfmetrics, ttfonts = reportlab("pdfbase.pdfmetrics"), reportlab("pdfbase.ttfonts")
    folder = next((folder for folder in FONTS if (folder / "DejaVuSerif.ttf").is_file()), None)
    if folder is None:
        pytest.skip("the font DejaVu Serif is missing; Debian has it in fonts-dejavu-core")
    for name, file in (("Serif", "DejaVuSerif.ttf"), ("Serif-Bold", "DejaVuSerif-Bold.ttf")):
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(folder / file)))


def pdf(*pages: Callable[[Any], object], **options: Any) -> bytes:
    """A PDF with one page for each drawing function, which gets the canvas."""
    fonts()
    stream = BytesIO()
    canvas = reportlab("pdfgen.canvas").Canvas(stream, pagesize=(WIDTH, HEIGHT), invariant=1, **options)
    for draw in pages:
        canvas.setFont("Serif", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def wrapped(text: str, width: float, size: float = 11, font: str = "Serif") -> list[str]:
    """The text cut into lines that fit the width."""
    fonts()
    return list(reportlab("lib.utils").simpleSplit(text, font, size, width))


def write(
    canvas: Any,
    lines: list[str],
    y: float,
    *,
    x: float = LEFT,
    size: float = 11,
    font: str = "Serif",
    leading: float = 15,
    indent: float = 0,
) -> float:
    """Draw lines; ``^3^`` raises what it encloses. Returns the height of the line that would follow."""
    for number, line in enumerate(lines):
        place = x + (indent if number == 0 else 0)
        for part, text in enumerate(line.split("^")):
            raised = part % 2 == 1
            own = size * 0.6 if raised else size
            canvas.setFont(font, own)
            canvas.drawString(place, y + (size * 0.35 if raised else 0), text)
            place += canvas.stringWidth(text, font, own)
        y -= leading
    return y


def paragraph(canvas: Any, text: str, y: float, **look: Any) -> float:
    """Draw a paragraph wrapped to the page."""
    width, indent = RIGHT - look.get("x", LEFT), look.get("indent", 0)
    size, font = look.get("size", 11), look.get("font", "Serif")
    first = wrapped(text, width - indent, size, font)[0]
    rest = wrapped(text[len(first) :], width, size, font) if len(first) < len(text) else []
    return write(canvas, [first, *rest], y, **look)


def table(canvas: Any, rows: list[list[str]], y: float, widths: list[float], height: float = 20) -> float:
    """Draw a ruled table; a cell ``<`` belongs to the one on its left, ``^`` to the one above it."""
    for number, row in enumerate(rows):
        x = LEFT
        for column, (cell, width) in enumerate(zip(row, widths, strict=True)):
            top, bottom = y - number * height, y - (number + 1) * height
            right = column + 1 == len(row) or row[column + 1] != "<"
            below = number + 1 == len(rows) or rows[number + 1][column] != "^"
            if number == 0:
                canvas.line(x, top, x + width, top)
            if column == 0:
                canvas.line(x, top, x, bottom)
            if right:
                canvas.line(x + width, top, x + width, bottom)
            if below:
                canvas.line(x, bottom, x + width, bottom)
            if cell not in ("<", "^"):
                write(canvas, [cell], bottom + 6, x=x + 4, size=9)
            x += width
    return y - len(rows) * height
