from __future__ import annotations

from io import BytesIO
from typing import Any

import pdfplumber
import pytest

from corpus.pdf_glyphs import Glyphs, PageTooLargeError, glyphs_of, is_white
from tests.pdf_pages import LEFT, TOP, pdf, write


def glyphs(draw: Any, **options: Any) -> Glyphs:
    return glyphs_of(pdfplumber.open(BytesIO(pdf(draw))).pages[0], **options)


def test_letters_have_place_size_weight_and_font() -> None:
    def page(canvas: Any) -> None:
        write(canvas, ["ế"], TOP, size=12)
        write(canvas, ["đ"], TOP - 40, size=12, font="Serif-Bold")

    first, second = glyphs(page).visible
    assert (first.text, first.bold, first.turned) == ("ế", False, 0)
    assert first.size == pytest.approx(12)
    assert first.baseline == pytest.approx(842 - TOP)
    assert first.x0 == pytest.approx(LEFT)
    assert second.bold
    assert "Bold" in second.font


def test_text_rise_raises_the_baseline() -> None:
    def page(canvas: Any) -> None:
        text = canvas.beginText(LEFT, TOP)
        text.setFont("Serif", 12)
        text.textOut("a")
        text.setRise(4)
        text.textOut("b")
        canvas.drawText(text)

    low, high = glyphs(page).visible
    assert low.baseline - high.baseline == pytest.approx(4)


def test_outlined_text_counts_as_bold() -> None:
    def page(canvas: Any) -> None:
        text = canvas.beginText(LEFT, TOP)
        text.setFont("Serif", 12)
        text.setTextRenderMode(2)
        text.textOut("a")
        canvas.drawText(text)

    assert glyphs(page).visible[0].bold


def test_turned_letters_say_so() -> None:
    def page(canvas: Any) -> None:
        canvas.translate(100, 100)
        canvas.rotate(90)
        write(canvas, ["a"], 0, x=0)
        canvas.rotate(180)
        write(canvas, ["b"], 0, x=0)

    assert [glyph.turned for glyph in glyphs(page).visible] == [90, 270]


def test_a_page_takes_bounded_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PageTooLargeError, match="too long"):
        glyphs(lambda canvas: write(canvas, ["chữ " * 100], TOP), seconds=-1)
    monkeypatch.setattr("corpus.pdf_glyphs.MAX_OBJECTS", 5)
    with pytest.raises(PageTooLargeError, match="more than 5"):
        glyphs(lambda canvas: write(canvas, ["chữ " * 100], TOP))


@pytest.mark.parametrize(
    ("colour", "white"),
    [
        ((1,), True),
        ((1, 1, 1), True),
        ((0, 0, 0, 0), True),
        (1.0, True),
        ((0,), False),
        ((1, 0, 0), False),
        ((0, 0, 0, 1), False),
        (None, False),
        (("P1",), False),
    ],
)
def test_white(colour: object, white: bool) -> None:
    assert is_white(colour) is white
