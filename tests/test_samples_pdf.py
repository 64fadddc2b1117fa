"""Sample reports as PDF."""

from __future__ import annotations

import re
import sys
import unicodedata
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from scripts import make_samples, samples_pdf
from scripts.samples_blocks import Table, plain
from scripts.samples_pdf import MissingToolError, pdf_bytes
from tests.test_make_samples import NAMES, SCANNED, report


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """The text of each page of the 2022 report as PDF."""
    read = report("tom-tat-kinh-te-xa-hoi-2022.md")
    try:
        made = pdf_bytes(read)
    except MissingToolError as error:
        pytest.skip(str(error))
    assert made == pdf_bytes(read)
    with pdfplumber.open(BytesIO(made)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_pdf_has_a_text_layer(pages: list[str]) -> None:
    flat = " ".join(" ".join(pages).split())
    assert unicodedata.is_normalized("NFC", flat)
    assert "(2) GRDP bình quân đầu người: 85,99 triệu đồng, vượt kế hoạch 10,95%" in flat
    assert "Giải ngân: Sở Kế hoạch và Đầu tư chủ trì, phối hợp với Kho bạc Nhà nước Cần Thơ" in flat


def test_pdf_pages_have_head_number_and_notes(pages: list[str]) -> None:
    for i, page in enumerate(pages, 1):
        lines = page.splitlines()
        assert lines[0] == "Bản tóm tắt của dự án, không phải văn bản chính thức"
        assert lines[-1] == f"{i}/{len(pages)}"
    first = pages[0]
    assert "1. Thành phố theo địa giới trước ngày 01/7/2025" in first
    assert first.index("(8) Đô thị hóa") < first.index("1. Thành phố theo địa giới")


@pytest.mark.parametrize("name", NAMES)
def test_kept_pdf_has_the_table_and_the_notes(name: str) -> None:
    read = report(name)
    with pdfplumber.open(make_samples.SAMPLES.parent / "renderings" / f"{read.slug}.pdf") as pdf:
        text = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        tables = [table for page in pdf.pages for table in page.extract_tables()]
    assert len(tables) == sum(isinstance(block, Table) and block.framed for block in read.blocks)
    bare = re.sub(r"\W", "", text)
    assert all(re.sub(r"\W", "", plain(note)) in bare for note in read.notes.values())


def test_missing_font_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(samples_pdf, "FONT_FOLDERS", (tmp_path,))
    with pytest.raises(MissingToolError, match="fonts-dejavu-core"):
        pdf_bytes(report(SCANNED))


def test_missing_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(MissingToolError, match="libpango"):
        pdf_bytes(report(SCANNED))
