"""Sources of sample reports: Markdown and raw text, and what is refused."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from scripts.samples_blocks import Heading, Paragraph, Report, SourceError, Span, Table
from scripts.samples_source import read_report
from tests.test_make_samples import SCANNED, source

HEAD = "Bản tóm tắt.\n\n# BÁO CÁO\n\nVề nghề **gốm**\n\n"


def read(text: str, folder: Path, name: str = "a.md") -> Report:
    """The report of a source with this text."""
    (folder / name).write_text(text, encoding="utf-8")
    return read_report(folder / name)


def test_the_head_of_a_report(tmp_path: Path) -> None:
    report = read(HEAD, tmp_path, "lang-gom.md")
    assert (report.slug, report.title, report.disclaimer) == ("lang-gom", "BÁO CÁO: Về nghề gốm", "Bản tóm tắt.")
    assert report.blocks[2] == Paragraph((Span("Về nghề ", bold=True), Span("gốm", bold=True)), centred=True)


def test_paragraphs_lists_and_looks_of_markdown(tmp_path: Path) -> None:
    body = "Lò *cũ*\nvà **mới**<br>đỏ\n\n- Một\n\n  Thêm\n  + Nhỏ\n\n## I. KẾT QUẢ\n\nBảng 1. Lò\n"
    assert read(HEAD + body, tmp_path).blocks[3:] == (
        Paragraph((Span("Lò "), Span("cũ", italic=True), Span(" "), Span("và "), Span("mới", bold=True),
                   Span(line_break=True), Span("đỏ"))),
        Paragraph((Span("Một"),), "-", 1),
        Paragraph((Span("Thêm"),), "", 1),
        Paragraph((Span("Nhỏ"),), "+", 2),
        Heading(2, (Span("I. KẾT QUẢ"),)),
        Paragraph((Span("Bảng 1. Lò", bold=True),), centred=True),
    )  # fmt: skip


def test_tables_and_letterheads_of_markdown(tmp_path: Path) -> None:
    table = "| {} | Mẻ |\n|---|---|\n| Bắc | 7 |\n\n"
    blocks = read(HEAD + table.format("Lò") + table.format("Nơi nhận:"), tmp_path).blocks[3:]
    assert [block.framed for block in blocks if isinstance(block, Table)] == [True, False]
    assert blocks[0] == Table((((Span("Lò"),), (Span("Mẻ"),)), ((Span("Bắc"),), (Span("7"),))))


def test_notes_are_numbered_by_their_marks(tmp_path: Path) -> None:
    report = read(HEAD + "Lò[^b] cũ[^a].\n\n[^a]: Từ *1930*.\n[^b]: Lò đất.\n", tmp_path)
    assert report.blocks[3] == Paragraph((Span("Lò"), Span(note=1), Span(" cũ"), Span(note=2), Span(".")))
    assert report.notes == {1: (Span("Lò đất."),), 2: (Span("Từ "), Span("1930", italic=True), Span("."))}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "must open with a line"),
        ("# BÁO CÁO\n\nVề nghề gốm\n", "must open with a line"),
        ("Bản tóm tắt.\n\nVề nghề gốm\n", "must open with a line"),
        ("Bản tóm tắt.\n\n# BÁO CÁO\n\n## I. LÒ\n", "must be followed by a line"),
        (HEAD + "Xem `mã`.\n", "do not use: code_inline"),
        (HEAD + "Xem ![bến](ben.png).\n", "do not use: image"),
    ],
)
def test_a_source_of_another_make_is_refused(text: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=sentence):
        read(text, tmp_path)


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
