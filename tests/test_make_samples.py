"""The sample reports and their .docx, .pdf and .html forms."""

from __future__ import annotations

import html
import re
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from scripts import make_samples, samples_pdf
from scripts.samples_blocks import Heading, Paragraph, Report, SourceError, Table, plain
from scripts.samples_docx import docx_bytes
from scripts.samples_html import portal_page
from scripts.samples_pdf import MissingToolError, pdf_bytes
from scripts.samples_source import read_report

SOURCES = make_samples.sources()
NAMES = [path.name for path in SOURCES]
SCANNED = "tom-tat-6-thang-dau-nam-2024.txt"


def source(name: str) -> str:
    return (make_samples.SAMPLES / name).read_text(encoding="utf-8")


def report(name: str) -> Report:
    return read_report(make_samples.SAMPLES / name)


def texts(of: Report) -> list[str]:
    """The text of every block, a table as one line."""
    lines = []
    for block in of.blocks:
        inlines = [cell for row in block.rows for cell in row] if isinstance(block, Table) else [block.inline]
        lines.append(" ".join(plain(inline) for inline in inlines))
    return lines


def test_four_markdown_and_two_text_sources() -> None:
    assert [path.suffix for path in SOURCES].count(".md") == 4
    assert [path.suffix for path in SOURCES].count(".txt") == 2
    assert all(re.fullmatch(r"[a-z0-9-]+\.(md|txt)", name) for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_source_is_nfc_long_enough_and_says_what_it_is(name: str) -> None:
    text = source(name)
    assert unicodedata.is_normalized("NFC", text)
    assert len(text.split()) >= 900
    first = text.splitlines()[0]
    assert first.startswith("Bản tóm tắt do dự án này tự biên soạn từ số liệu công khai")
    assert "không phải văn bản chính thức" in first
    assert report(name).disclaimer == first


@pytest.mark.parametrize("name", NAMES)
def test_source_has_the_parts_of_a_report(name: str) -> None:
    read = report(name)
    body = "\n".join(texts(read))
    assert len(read.notes) >= 3
    assert [block.level for block in read.blocks if isinstance(block, Heading)].count(1) == 1
    assert any(isinstance(block, Table) and block.framed for block in read.blocks)
    assert sum(isinstance(block, Table) and not block.framed for block in read.blocks) == 2
    assert re.search(r"^\(1\) ", body, re.M)
    assert re.search(r"Sở [^.]+ chủ trì, phối hợp với ", body)
    assert re.search(r"ngày \d\d/\d{1,2}/20\d\d", body)
    assert "Nơi nhận:" in body
    assert "01/7/2025" in body + "".join(plain(note) for note in read.notes.values())


@pytest.mark.parametrize("name", NAMES)
def test_tables_are_even_and_marks_are_gone(name: str) -> None:
    read = report(name)
    for block in read.blocks:
        if isinstance(block, Table):
            assert len({len(row) for row in block.rows}) == 1
    everything = "\n".join([*texts(read), *(plain(note) for note in read.notes.values())])
    assert not re.search(r"<sup>|footnoteRef|\[\^|\{\{|\*\*|\[\d+:", everything)


def test_samples_disagree_about_2022() -> None:
    year, decade = source("tom-tat-kinh-te-xa-hoi-2022.md"), source("tom-tat-thanh-tich-2012-2022.txt")
    pairs = (("85,99 triệu đồng", "97 triệu đồng"), ("0,56% hộ nghèo", "0,52%"), ("35.524,2", "83.086"))
    for left, right in pairs:
        assert left in year
        assert right in decade
        assert left not in decade
        assert right not in year


def test_one_sample_disagrees_with_its_own_notes() -> None:
    year, half = report("tom-tat-kinh-te-xa-hoi-2022.md"), report(SCANNED)
    assert any("tăng 16,85%" in text for text in texts(year))
    assert "16,84%" in plain(year.notes[4])
    areas = re.findall(r"([\d.]+) ha", plain(half.notes[5]))
    assert sum(int(area.replace(".", "")) for area in areas) == 157_774
    assert any("155.774 ha" in text for text in texts(half))


def test_page_breaks_are_mended() -> None:
    body = texts(report(SCANNED))
    assert any("nhưng trong nửa năm chỉ ghi nhận 03 dự án" in text for text in body)
    assert any("vốn ngoài ngân sách vào ít hơn mong đợi vì quy hoạch, giá đất" in text for text in body)
    assert any("57/2024/NĐ-CP ngày 20/5/2024 làm căn cứ, nên" in text for text in body)
    assert "1. Kinh tế" in body
    assert any(text.startswith("a) Tăng trưởng:") for text in body)


def test_unit_is_not_a_note() -> None:
    paragraphs = [block for block in report(SCANNED).blocks if isinstance(block, Paragraph)]
    assert [span.text for block in paragraphs for span in block.inline if span.raised] == ["2"]


def test_source_with_a_lost_note_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / SCANNED
    text = re.sub(r"^<sup>5</sup> .*\n", "", source(SCANNED), flags=re.M)
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="do not match the notes"):
        read_report(broken)


def test_decomposed_source_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / SCANNED
    broken.write_text(unicodedata.normalize("NFD", source(SCANNED)), encoding="utf-8")
    with pytest.raises(SourceError, match="NFC"):
        read_report(broken)


@pytest.mark.parametrize("name", NAMES)
def test_docx_has_every_footnote(name: str) -> None:
    read = report(name)
    made = docx_bytes(read)
    assert len(made) < 150_000
    assert made == docx_bytes(read)
    with zipfile.ZipFile(BytesIO(made)) as archive:
        notes = parse_xml(archive.read("word/footnotes.xml"))
        body = parse_xml(archive.read("word/document.xml"))
    marks = [int(mark.get(qn("w:id"), "0")) for mark in body.iter(qn("w:footnoteReference"))]
    assert marks == list(range(1, len(read.notes) + 1))
    found = {
        int(note.get(qn("w:id"), "0")): "".join(text.text or "" for text in note.iter(qn("w:t"))).strip()
        for note in notes.iter(qn("w:footnote"))
    }
    assert {number: text for number, text in found.items() if number > 0} == {
        number: plain(note) for number, note in read.notes.items()
    }


@pytest.mark.parametrize("name", NAMES)
def test_docx_has_headings_and_tables(name: str) -> None:
    read = report(name)
    document = Document(BytesIO(docx_bytes(read)))
    styles = ("Title", "Heading 1", "Heading 2", "Heading 3")
    titles = [p.text for p in document.paragraphs if p.style is not None and p.style.name in styles]
    assert titles == [plain(block.inline) for block in read.blocks if isinstance(block, Heading)]
    tables = [block for block in read.blocks if isinstance(block, Table)]
    assert len(document.tables) == len(tables)
    for made, meant in zip(document.tables, tables, strict=True):
        assert [len(made.rows), len(made.columns)] == [len(meant.rows), len(meant.rows[0])]


@pytest.mark.parametrize("name", NAMES)
def test_html_is_a_page_around_the_report(name: str) -> None:
    read = report(name)
    made = portal_page(read, ("Báo cáo khác",))
    page = made.decode("utf-8")
    assert len(made) < 150_000
    assert made == portal_page(read, ("Báo cáo khác",))
    content = page[page.index('id="noi-dung"') : page.index("</main>")]
    assert "Trang chủ" in page
    assert "Trang chủ" not in content
    assert "<footer" in page[page.index("</main>") :]
    assert content.count('name="_ftnref') == content.count('name="_ftn') - len(read.notes) == len(read.notes)
    words = " ".join(re.sub(r"<[^>]+>", "", html.unescape(content.replace("<br>", " "))).split())
    for text in texts(read)[4:]:
        assert re.sub(r"\W", "", text) in re.sub(r"\[\d+\]|\W", "", words)


def test_rendered_pages_are_up_to_date(tmp_path: Path) -> None:
    made = make_samples.make_samples(tmp_path, ["html"])
    kept = make_samples.SAMPLES.parent / "renderings"
    assert len(made) == 6
    for path in made:
        assert path.read_bytes() == (kept / path.name).read_bytes(), "run python -m scripts.make_samples"


def test_every_sample_is_rendered_and_small() -> None:
    kept = make_samples.SAMPLES.parent / "renderings"
    wanted = {f"{path.stem}.{kind}" for path in SOURCES for kind in make_samples.FORMATS}
    assert {path.name for path in kept.iterdir()} == wanted
    assert all(path.stat().st_size < 150_000 for path in kept.iterdir())


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


def test_command_writes_one_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make_samples.main(["--out", str(tmp_path), "--format", "html"]) == 0
    assert len(list(tmp_path.iterdir())) == 6
    assert "tom-tat-kinh-te-xa-hoi-2022.html" in capsys.readouterr().out


def test_command_names_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(samples_pdf, "FONT_FOLDERS", (tmp_path,))
    assert make_samples.main(["--out", str(tmp_path), "--format", "pdf"]) == 1
    assert "fonts-dejavu-core" in capsys.readouterr().err
