"""The letters of one PDF page with their place, size and look; letters that a reader cannot see are kept apart.

pdfplumber reads the page. Two facts that it does not pass on, how a letter is painted (PDF "render mode") and how
far it is raised, are noted by the device below while the page is read; the same device stops a page that would
take too long.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any, Final

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfplumber.page import PDFPageAggregatorWithMarkedContent

MAX_OBJECTS: Final = 400_000
"""Letters, images and paths on one page; a dense page of text has some 10,000."""
PAGE_SECONDS: Final = 60.0
"""Time to read one page."""
SCANNED: Final = "scanned"
"""The font of letters that were read from an image; one such "letter" may be a whole word."""
_INVISIBLE = 3  # the render mode of text that is neither filled nor stroked
_OUTLINED = 2  # filled and stroked: how programs make a bold face they do not have
_BOLD_NAMES = ("bold", "black", "heavy", "demi")


class PageTooLargeError(Exception):
    """A page holds more than can be read in bounded time; the message says what."""


@dataclass(slots=True)
class Glyph:
    """One letter; distances in points from the page's upper left corner. ``size`` is the height of its line box."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    font: str = ""
    turned: int = 0  # 90: read upwards, 270: read downwards
    raised: bool = False


@dataclass(slots=True)
class Glyphs:
    """The letters of a page: what a reader sees, and what is hidden from one."""

    visible: list[Glyph]
    hidden: list[Glyph]
    unreadable: int = 0  # letters of fonts that do not say which characters they are
    layered: int = 0  # visible only as the image below them: the text layer of a scan


class _Device(PDFPageAggregatorWithMarkedContent):  # type: ignore[misc]  # pdfplumber has no types
    """pdfplumber's device that also notes render mode and rise, letter by letter, and counts what it is given."""

    def __init__(self, *args: Any, seconds: float, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.marks: list[tuple[int, float]] = []
        self._render = 0
        self._seen = 0
        self._end = time.monotonic() + seconds

    def _count(self) -> None:
        self._seen += 1
        if self._seen > MAX_OBJECTS:
            raise PageTooLargeError(f"more than {MAX_OBJECTS} letters and lines")
        if self._seen % 256 == 0 and time.monotonic() > self._end:
            raise PageTooLargeError("it takes too long to read")

    def render_string(self, textstate: Any, *args: Any, **kwargs: Any) -> None:
        """Note the render mode for the letters of the string."""
        self._count()
        self._render = int(getattr(textstate, "render", 0) or 0)
        super().render_string(textstate, *args, **kwargs)

    def render_char(self, *args: Any, **kwargs: Any) -> float:
        """Note how the letter is painted and raised."""
        self._count()
        advance = float(super().render_char(*args, **kwargs))
        self.marks.append((self._render, float(args[4]) if len(args) > 4 else 0.0))
        return advance

    def render_image(self, *args: Any, **kwargs: Any) -> None:
        """Count an image."""
        self._count()
        super().render_image(*args, **kwargs)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        """Count a path."""
        self._count()
        super().paint_path(*args, **kwargs)

    def begin_figure(self, *args: Any, **kwargs: Any) -> None:
        """Count a form: forms inside forms can multiply without end."""
        self._count()
        super().begin_figure(*args, **kwargs)


def glyphs_of(page: Any, seconds: float = PAGE_SECONDS) -> Glyphs:
    """The letters of a pdfplumber page, in the order of the file.

    Raises:
        PageTooLargeError: the page holds too much, or reading it takes more than ``seconds``.
    """
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None, seconds=seconds)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()  # pdfplumber takes its objects from here and reads the page only once
    chars: list[dict[str, Any]] = page.chars
    marks = device.marks if len(device.marks) == len(chars) else [(0, 0.0)] * len(chars)
    view = _Surroundings(page)
    found = Glyphs([], [])
    for char, (render, rise) in zip(chars, marks, strict=True):
        if str(char["text"]).startswith("(cid:"):
            found.unreadable += 1
            continue
        glyph = _glyph(char, rise, page)
        glyph.bold = glyph.bold or render == _OUTLINED
        hidden = view.hides(char, render)
        found.layered += render == _INVISIBLE and not hidden
        (found.hidden if hidden else found.visible).append(glyph)
    return found


def _glyph(char: dict[str, Any], rise: float, page: Any) -> Glyph:
    a, b, _c, d, e, f = char["matrix"]
    size = float(char["size"])
    turned = 0
    baseline = page.height - (f + rise * d) + page.mediabox[1]
    if not char["upright"] and abs(b) > abs(a):
        turned = 90 if b > 0 else 270
        size = float(char["x1"] - char["x0"])
        baseline = e + page.mediabox[0]
    font = str(char["fontname"]).rpartition("+")[2]
    return Glyph(
        text=str(char["text"]),
        x0=float(char["x0"]),
        x1=float(char["x1"]),
        top=float(char["top"]),
        bottom=float(char["bottom"]),
        baseline=float(baseline),
        size=size,
        bold=any(name in font.lower() for name in _BOLD_NAMES),
        font=font,
        turned=turned,
    )


class _Surroundings:
    """What lies around and under the letters of a page: its visible box, dark areas, images."""

    def __init__(self, page: Any) -> None:
        self._box = page.cropbox
        self._images = [_box(image) for image in page.images]
        self._dark = [
            _box(rect)
            for rect in page.rects
            if rect.get("fill") and not is_white(rect.get("non_stroking_color")) and _area(_box(rect)) > 4
        ]

    def hides(self, char: dict[str, Any], render: int) -> bool:
        """Whether the letter cannot be seen: outside the page, tiny, never painted, or white on white.

        Letters that are not painted but lie over an image are the text layer of a scan, and count as seen.
        """
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        left, top, right, bottom = self._box
        if not (left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1):
            return True
        if str(char["text"]).isspace():
            return False
        if char["size"] < 1:
            return True
        if render == _INVISIBLE:
            return not _inside(self._images, x, y)
        if is_white(char.get("non_stroking_color")) and render != 1:
            return not (_inside(self._dark, x, y) or _inside(self._images, x, y))
        return False


def _box(thing: dict[str, Any]) -> tuple[float, float, float, float]:
    return float(thing["x0"]), float(thing["top"]), float(thing["x1"]), float(thing["bottom"])


def _area(box: tuple[float, float, float, float]) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _inside(boxes: list[tuple[float, float, float, float]], x: float, y: float) -> bool:
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def is_white(colour: object) -> bool:
    """Whether a colour in grey, RGB or CMYK is white; unknown colour spaces count as dark."""
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(part, (int, float)) for part in parts):
        return False
    if len(parts) == 4:
        return all(float(part) <= 0.02 for part in parts)
    return len(parts) in (1, 3) and all(float(part) >= 0.98 for part in parts)
