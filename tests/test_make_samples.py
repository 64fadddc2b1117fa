"""The sample reports and their .docx, .pdf and .html forms."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from scripts import make_samples, samples_pdf
from scripts.samples_blocks import Heading, Report, Table, plain
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
