from __future__ import annotations

from io import BytesIO
from typing import Any

import pdfplumber
import PIL.Image

from corpus.pdf_glyphs import SCANNED, Glyph
from corpus.pdf_page import PageContent, read_page
from tests.pdf_pages import HEIGHT, TOP, WIDTH, pdf, reportlab, write


class Recogniser:
    def __init__(self) -> None:
        self.asked: list[int] = []

    def page(self, index: int, width: float, height: float) -> list[Glyph]:
        self.asked.append(index)
        return [Glyph("đọc", 70, 90, 90, 101, 99, size, font=SCANNED) for size in (11.2,)]


def read(draw: Any) -> tuple[PageContent, Recogniser]:
    recogniser = Recogniser()
    return read_page(pdfplumber.open(BytesIO(pdf(draw))).pages[0], recogniser), recogniser


def picture(canvas: Any) -> None:
    canvas.drawImage(reportlab("lib.utils").ImageReader(PIL.Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)


def test_a_page_with_text_is_not_recognised() -> None:
    content, recogniser = read(lambda canvas: write(canvas, ["Chữ."], TOP))
    assert ([line.text for line in content.lines], recogniser.asked, content.scanned) == (["Chữ."], [], False)


def test_a_picture_is_recognised() -> None:
    content, recogniser = read(picture)
    assert ([line.text for line in content.lines], recogniser.asked, content.scanned) == (["đọc"], [0], True)


def test_letters_drawn_as_outlines_are_recognised() -> None:
    def outlines(canvas: Any) -> None:
        for number in range(30):
            canvas.bezier(100, 100 + number, 120, 130, 140, 90, 160, 100)

    assert read(outlines)[1].asked == [0]


def test_an_empty_page_is_not_recognised() -> None:
    content, recogniser = read(lambda canvas: None)
    assert (content.lines, recogniser.asked) == ([], [])


def test_a_picture_under_much_text_is_background() -> None:
    def page(canvas: Any) -> None:
        picture(canvas)
        write(canvas, ["Chữ trên nền ảnh, " * 3] * 5, TOP)

    assert read(page)[1].asked == []


def test_an_old_font_name_over_unicode_text_means_nothing() -> None:
    from corpus.pdf_page import _trust_unicode

    glyphs = [Glyph(letter, 0, 1, 0, 1, 1, 10, font=".VnTime") for letter in "tháng ế"]
    _trust_unicode(glyphs)
    assert {glyph.font for glyph in glyphs} == {""}
    glyphs = [Glyph(letter, 0, 1, 0, 1, 1, 10, font=".VnTime") for letter in "th¸ng"]
    _trust_unicode(glyphs)
    assert {glyph.font for glyph in glyphs} == {".VnTime"}
