"""Reads scanned pages with Tesseract: a page is drawn at 300 dpi and comes back as words with their places.

Tesseract is a program of its own (Debian: ``tesseract-ocr`` and ``tesseract-ocr-vie``). It takes a raised footnote
mark for a letter of its word or leaves it out; ``ocr_marks`` finds it by its ink, and which note it means is worked
out later from the notes at the page's foot.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
from functools import lru_cache
from io import BytesIO
from statistics import median
from typing import Any, Final
from xml.etree import ElementTree

import numpy as np
import pypdfium2  # type: ignore[import-untyped]
from PIL.Image import Image

from corpus.errors import ReadError
from corpus.ocr_marks import Ink, Letter, ink_of, split_mark
from corpus.pdf_glyphs import SCANNED, Glyph

DPI: Final = 300
MAX_PIXELS: Final = 40_000_000
"""A larger page (A2 at 300 dpi has 35 million dots) is drawn with fewer dots per inch."""
PAGE_SECONDS: Final = 120
LANGUAGE: Final = "vie"
_PDFIUM = threading.Lock()  # pdfium may be used by one thread at a time
_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_BASELINE = re.compile(r"\bbaseline (-?[\d.]+) (-?[\d.]+)")
_SIZE = re.compile(r"\bx_size ([\d.]+)")
_LETTER = re.compile(r"\bx_bboxes (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_TALL = re.compile(r"[0-9A-ZĐ]")


class PageRecogniser:
    """Reads pages of one PDF; the document is only opened for drawing when the first scanned page asks for it."""

    def __init__(self, content: bytes, source: str) -> None:
        self._content = content
        self._source = source
        self._document: Any = None

    def page(self, index: int, width: float, height: float) -> list[Glyph]:
        """The words of the page at ``index`` (from 0) as glyphs, in points of a page of this size.

        Raises:
            ReadError: tool_missing without Tesseract or its Vietnamese data; file_corrupt when the page cannot be
                drawn, or cannot be read in time.
        """
        program = tesseract(self._source)
        image, dots = self._draw(index)
        packed = BytesIO()
        image.save(packed, "PNG", compress_level=1)
        hocr = recognise(program, packed.getvalue(), dots, self._source, index + 1)
        return glyphs_of_hocr(hocr, 72 / dots, ink_of(np.asarray(image)))

    def _draw(self, index: int) -> tuple[Image, float]:
        try:
            with _PDFIUM:
                if self._document is None:
                    self._document = pypdfium2.PdfDocument(self._content)
                page = self._document[index]
                width, height = page.get_size()
                dots = min(float(DPI), 72 * (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
                bitmap = page.render(scale=dots / 72, grayscale=True)
                image: Image = bitmap.to_pil().convert("L")  # a copy, which outlives the bitmap
                image.load()
                bitmap.close()
                page.close()
        except Exception as error:
            reason = f"page {index + 1} cannot be drawn: {type(error).__name__}"
            raise ReadError("file_corrupt", source=self._source, reason=reason) from error
        return image, dots

    def close(self) -> None:
        """Let go of the drawn document."""
        if self._document is not None:
            with _PDFIUM:
                self._document.close()
            self._document = None


def tesseract(source: str) -> str:
    """The path of the program, when it and its Vietnamese data are there.

    Raises:
        ReadError: tool_missing.
    """
    program = shutil.which("tesseract")
    if program is None or LANGUAGE not in _languages(program):
        raise ReadError("tool_missing", source=source, tool="Tesseract", package="tesseract-ocr tesseract-ocr-vie")
    return program


@lru_cache(maxsize=8)
def _languages(program: str) -> frozenset[str]:
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=30, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(listed.stdout.decode("utf-8", "replace").split())


def recognise(program: str, image: bytes, dots: float, source: str, page: int) -> str:
    """Tesseract's hOCR output, with a box for each letter, for one image.

    Raises:
        ReadError: file_corrupt, when Tesseract fails or does not finish in time.
    """
    command = [program, "stdin", "stdout", "-l", LANGUAGE, "--psm", "3", "--dpi", str(round(dots))]
    command += ["-c", "hocr_char_boxes=1", "hocr"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # its threads cost more than they gain
    try:
        # The command is a fixed list and no shell reads it; the image goes in as bytes.
        done = subprocess.run(  # noqa: S603
            command, input=image, capture_output=True, timeout=PAGE_SECONDS, env=environment, check=True
        )
    except subprocess.TimeoutExpired as error:
        reason = f"page {page} could not be recognised in {PAGE_SECONDS} s"
        raise ReadError("file_corrupt", source=source, reason=reason) from error
    except (OSError, subprocess.CalledProcessError) as error:
        reason = f"page {page} could not be recognised: {type(error).__name__}"
        raise ReadError("file_corrupt", source=source, reason=reason) from error
    return done.stdout.decode("utf-8", "replace")


def glyphs_of_hocr(hocr: str, scale: float, ink: Ink) -> list[Glyph]:
    """One glyph for each word of an hOCR page, or for each part of it before and behind a raised mark.

    A blank glyph stands between words: letters of an image do not tell blanks by their distance. ``scale`` makes
    points of dots, ``ink`` is where the image is dark. Broken output gives no glyphs.
    """
    try:
        root = ElementTree.fromstring(hocr)  # noqa: S314 - written by the program that was called
    except ElementTree.ParseError:
        return []
    glyphs: list[Glyph] = []
    for line in root.iter():
        title = line.get("title", "")
        box, base, size = _BOX.search(title), _BASELINE.search(title), _SIZE.search(title)
        if "ocrx_word" in line.get("class", "") or box is None or base is None or size is None:
            continue
        left, right, bottom = int(box.group(1)), int(box.group(3)), int(box.group(4))
        slope = float(base.group(1))
        baseline = bottom + float(base.group(2)) + slope * (right - left) / 2
        words = [_letters(word) for word in line.iter() if "ocrx_word" in word.get("class", "")]
        found = [word for word in words if word]
        glyphs.extend(_line_glyphs(found, baseline, slope, (left + right) / 2, float(size.group(1)), scale, ink))
    return glyphs


def _letters(word: ElementTree.Element) -> list[Letter]:
    letters: list[Letter] = []
    for child in word.iter():
        found = _LETTER.search(child.get("title", ""))
        text = (child.text or "").strip()
        if found and text:
            x0, y0, x1, y1 = (int(part) for part in found.groups())
            letters.append(Letter(text, x0, y0, x1, y1))
    return letters


def _line_glyphs(
    words: list[list[Letter]], baseline: float, slope: float, middle: float, size: float, scale: float, ink: Ink
) -> list[Glyph]:
    tall = [letter.y1 - letter.y0 for word in words for letter in word if _TALL.fullmatch(letter.text)]
    height = median(tall) if tall else 0.7 * size
    size = height / 0.7  # Tesseract's own size leaps where a line has few letters
    glyphs: list[Glyph] = []
    for word, following in zip(words, [*words[1:], None], strict=True):
        if glyphs:
            glyphs.append(_glyph(" ", word[0].x0, word[0].x0, baseline, height, size, scale))
        own = baseline + slope * (word[-1].x1 - middle)
        limit = following[0].x0 if following else ink.shape[1]
        body, label, stops = split_mark(word, ink, own, height, limit)
        glyphs.append(_run_glyph(body, baseline, height, size, scale))
        if label is not None:
            mark = _glyph(label, body[-1].x1, body[-1].x1 + 1, baseline, height, size, scale)
            mark.raised = True
            glyphs.append(mark)
        if stops:
            x0 = body[-1].x1 + 1
            glyphs.append(_glyph("".join(stop.text for stop in stops), x0, x0 + 1, baseline, height, size, scale))
    return glyphs


def _run_glyph(run: list[Letter], baseline: float, height: float, size: float, scale: float) -> Glyph:
    text = "".join(letter.text for letter in run)
    return _glyph(text, run[0].x0, run[-1].x1, baseline, height, size, scale)


def _glyph(text: str, x0: float, x1: float, baseline: float, height: float, size: float, scale: float) -> Glyph:
    return Glyph(
        text=text,
        x0=x0 * scale,
        x1=x1 * scale,
        top=(baseline - height) * scale,
        bottom=(baseline + 0.3 * height) * scale,
        baseline=baseline * scale,
        size=size * scale,
        font=SCANNED,
    )
