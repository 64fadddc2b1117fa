from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from typing import Any

import numpy as np
import PIL.Image
import pytest

from corpus import ocr
from corpus.characters import words
from corpus.errors import ReadError
from corpus.ocr_marks import Ink
from corpus.pdf_reader import read_pdf
from corpus.raw import Hint
from tests.pdf_pages import HEIGHT, TOP, WIDTH, paragraph, pdf, reportlab, write

TEXT = (
    "Hợp tác xã đã thu hoạch xong vụ lúa đầu năm, sản lượng đạt 1.234,5 tấn, cao hơn năm trước 7,13 phần trăm, "
    "trong khi giá vật tư giảm nhẹ và bà con yên tâm chuẩn bị cho vụ sau."
)


@pytest.fixture
def needs_tesseract() -> None:
    try:
        ocr.tesseract("a.pdf")
    except ReadError:
        pytest.skip("Tesseract or its Vietnamese data is missing; Debian has them in tesseract-ocr tesseract-ocr-vie")


def pdfium() -> Any:
    return pytest.importorskip("pypdfium2")


def scanned(content: bytes) -> bytes:
    """The pages of a PDF as pictures in a PDF."""
    document = pdfium().PdfDocument(content)
    images = [document[index].render(scale=200 / 72, grayscale=True).to_pil() for index in range(len(document))]
    stream = BytesIO()
    images[0].save(stream, "PDF", resolution=200, save_all=True, append_images=images[1:])
    return stream.getvalue()


def page(canvas: Any) -> None:
    paragraph(canvas, TEXT, TOP, size=12, leading=18)


@pytest.mark.usefixtures("needs_tesseract")
def test_a_scanned_page_is_read() -> None:
    document = read_pdf(scanned(pdf(page)), "a.pdf")
    (block,) = document.blocks
    found, expected = words(block.text), words(TEXT)
    assert sum(a == b for a, b in zip(found, expected, strict=False)) >= 0.95 * len(expected)
    assert "1.234,5" in block.text
    assert {piece.page for piece in block.pieces} == {1}


@pytest.mark.usefixtures("needs_tesseract")
def test_a_file_may_mix_text_and_scans() -> None:
    image = BytesIO()
    pdfium().PdfDocument(pdf(page))[0].render(scale=2).to_pil().save(image, "PNG")

    def picture(canvas: Any) -> None:
        canvas.drawImage(reportlab("lib.utils").ImageReader(BytesIO(image.getvalue())), 0, 0, WIDTH, HEIGHT)
        write(canvas, ["Ký số: Sở thử nghiệm"], 20, size=6)  # a stamp does not make a scan a text page

    document = read_pdf(pdf(lambda canvas: paragraph(canvas, "Trang có chữ.", TOP), picture), "a.pdf")
    assert document.blocks[0].text == "Trang có chữ."
    assert "1.234,5 tấn" in " ".join(block.text for block in document.blocks if block.pieces[0].page == 2)


@pytest.mark.usefixtures("needs_tesseract")
def test_an_invisible_text_layer_over_a_scan_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr.PageRecogniser, "page", lambda *_: pytest.fail("the page has a text layer"))

    def layered(canvas: Any) -> None:
        canvas.drawImage(reportlab("lib.utils").ImageReader(PIL.Image.new("L", (60, 80), 230)), 0, 0, WIDTH, HEIGHT)
        canvas.setFont("Serif", 11)
        text = canvas.beginText(70, TOP)
        text.setTextRenderMode(3)
        for line in (TEXT[:70], TEXT[70:140], TEXT[140:]):
            text.textLine(line)
        canvas.drawText(text)

    document = read_pdf(pdf(layered), "a.pdf")
    assert not document.set_aside
    assert words(" ".join(block.text for block in document.blocks))[:4] == words(TEXT)[:4]


def test_without_the_program_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(ReadError) as caught:
        read_pdf(scanned(pdf(page)), "a.pdf")
    assert caught.value.code == "tool_missing"
    assert caught.value.detail == {
        "source": "a.pdf",
        "tool": "Tesseract",
        "package": "tesseract-ocr tesseract-ocr-vie",
    }


def test_without_vietnamese_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/tesseract")
    monkeypatch.setattr(ocr, "_languages", lambda _: frozenset({"eng"}))
    with pytest.raises(ReadError, match="tool_missing"):
        ocr.tesseract("a.pdf")


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (subprocess.TimeoutExpired("tesseract", 1), "in 120 s"),
        (subprocess.CalledProcessError(1, "tesseract"), "CalledProcessError"),
        (FileNotFoundError(), "FileNotFoundError"),
    ],
)
def test_a_program_that_fails_is_reported(monkeypatch: pytest.MonkeyPatch, failure: Exception, said: str) -> None:
    def run(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(ReadError) as caught:
        ocr.recognise("/usr/bin/tesseract", b"", 300, "a.pdf", 7)
    assert caught.value.code == "file_corrupt"
    assert str(caught.value.detail["reason"]).startswith("page 7")
    assert said in str(caught.value.detail["reason"])


LINE = """<html><body><span class='ocr_line' title="bbox 0 20 200 60; baseline 0 -10; x_size 40">
{words}</span></body></html>"""


def word(*letters: tuple[str, int, int, int, int]) -> str:
    inside = "".join(
        f"<span class='ocrx_cinfo' title='x_bboxes {x0} {y0} {x1} {y1}; x_conf 99'>{text}</span>"
        for text, x0, y0, x1, y1 in letters
    )
    return f"<span class='ocrx_word' title='bbox 0 0 9 9'>{inside}</span>"


def ink(*boxes: tuple[int, int, int, int]) -> Ink:
    dark = np.zeros((80, 260), dtype=np.bool_)
    for x0, y0, x1, y1 in boxes:
        dark[y0:y1, x0:x1] = True
    return dark


NUMBER = [("7", 0, 20, 18, 50), (",", 22, 46, 26, 56), ("1", 28, 20, 40, 50), ("3", 44, 20, 60, 50)]


def test_a_small_high_shape_is_a_mark() -> None:
    line = LINE.format(words=word(*NUMBER, ("!", 64, 14, 74, 34)) + word(("7", 100, 20, 118, 50)))
    boxes = [(x0, y0, x1, y1) for _, x0, y0, x1, y1 in NUMBER]
    glyphs = ocr.glyphs_of_hocr(line, 0.24, ink(*boxes, (64, 14, 74, 34), (100, 20, 118, 50)))
    assert [(glyph.text, glyph.raised) for glyph in glyphs] == [
        ("7,13", False),
        ("!", True),
        (" ", False),
        ("7", False),
    ]
    assert glyphs[0].baseline == pytest.approx(50 * 0.24)


def test_output_that_is_no_hocr_gives_nothing() -> None:
    assert ocr.glyphs_of_hocr("no output", 1, ink()) == []
    assert ocr.glyphs_of_hocr("<html><body><p>x</p></body></html>", 1, ink()) == []


def test_a_huge_page_is_drawn_with_fewer_dots(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "MAX_PIXELS", 1_000_000)
    recogniser = ocr.PageRecogniser(pdf(page), "a.pdf")
    image, dots = recogniser._draw(0)
    recogniser.close()
    width, height = image.size
    assert width * height < 1_100_000
    assert 72 < dots < 300


def test_a_page_that_cannot_be_drawn_is_reported() -> None:
    recogniser = ocr.PageRecogniser(b"no pdf", "a.pdf")
    with pytest.raises(ReadError, match="file_corrupt"):
        recogniser._draw(0)
    recogniser.close()


def test_notes_of_a_scanned_page_name_misread_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.pdf_glyphs import SCANNED, Glyph

    def glyph(text: str, x: float, y: float, size: float, raised: bool = False) -> Glyph:
        return Glyph(text, x, x + 6 * len(text), y - size, y, y, size, font=SCANNED, raised=raised)

    def read(*_: object) -> list[Glyph]:
        line = [glyph("Tăng", 70, 100, 12), glyph("!", 95, 100, 12, True), glyph(" ", 102, 100, 12)]
        line += [glyph("rồi", 104, 100, 12), glyph(" ", 122, 100, 12), glyph("giảm", 126, 100, 12)]
        line += [glyph("Z", 151, 100, 12, True)]
        notes = [glyph("1.", 70, 760, 9), glyph(" ", 82, 760, 9), glyph("Một.", 84, 760, 9)]
        notes += [glyph("2.", 70, 772, 9), glyph(" ", 82, 772, 9), glyph("Hai.", 84, 772, 9)]
        return line + notes

    monkeypatch.setattr(ocr.PageRecogniser, "page", read)
    document = read_pdf(scanned(pdf(page)), "a.pdf")
    assert [block.label for block in document.blocks if block.hint is Hint.NOTE] == ["1", "2"]
    assert document.blocks[0].text == "Tăng\ue0001\ue001 rồi giảm\ue0002\ue001"
