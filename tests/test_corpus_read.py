"""The promises of the whole reader, over generated reports: slices, lines, no word lost, same input, same report."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given

from corpus.characters import words
from corpus.errors import ReadError
from corpus.model import BlockKind
from corpus.passages import MAX_WORDS, passages
from corpus.raw import MARK_CLOSE, MARK_OPEN
from corpus.read import read_report
from corpus.sentences import clauses, sentences
from tests.corpus_texts import GENERATED, ROOT, check_lines, read, sources, text_of, unaccounted

REPORT = (
    "BÁO CÁO",
    "Tình hình nghề gốm năm 2031",
    "I. KẾT QUẢ",
    "1. Lò nung",
    "Làng gốm có 12 lò[footnoteRef:1] đang đỏ lửa. [1:  Kể cả 02 lò thử.]",
    "| Lò | Mẻ |",
    "| Bắc | 7 |",
    "Nơi nhận:",
    "- Hợp tác xã gốm;",
)


@GENERATED
@given(sources())
def test_every_block_footnote_and_passage_is_a_slice_in_order(source: tuple[str, str]) -> None:
    report = read_report(source[0], source[1].encode())
    assert report.blocks
    assert report.blocks[0].start == 0
    assert report.blocks[-1].end == len(report.text)
    for block in report.blocks:
        assert 0 <= block.start < block.end <= len(report.text)
        assert text_of(report, block) == text_of(report, block).strip()
    for above, below in pairwise(report.blocks):
        assert report.text[above.end : below.start] == "\n\n"
    for note in report.footnotes:
        assert (note.start, note.end) == (report.blocks[note.block].start, report.blocks[note.block].end)
        assert report.blocks[note.block].kind is BlockKind.NOTE
        assert report.blocks[note.host].start < note.anchor <= report.blocks[note.host].end
    for part, following in pairwise(report.parts):
        assert part.end <= following.start
    assert MARK_OPEN not in report.text
    assert MARK_CLOSE not in report.text
    for entry in report.set_aside:
        assert MARK_OPEN not in entry.text


@GENERATED
@given(sources())
def test_passages_hold_every_word_of_every_block_exactly_once(source: tuple[str, str]) -> None:
    report = read_report(source[0], source[1].encode())
    found = passages(report)
    assert [passage.ordinal for passage in found] == list(range(len(found)))
    for passage in found:
        assert passage.text == report.text[passage.start : passage.end]
        assert passage.text.strip() == passage.text != ""
    for above, below in pairwise(found):
        assert above.end <= below.start
    assert [word for passage in found for word in words(passage.text)] == words(report.text)


@GENERATED
@given(sources())
def test_no_passage_is_longer_than_allowed_unless_it_is_one_clause(source: tuple[str, str]) -> None:
    report = read_report(source[0], source[1].encode())
    for passage in passages(report):
        if len(passage.text.split()) > MAX_WORDS:
            whole = sentences(report.text, passage.start, passage.end)
            assert len(whole) == 1
            assert len(clauses(report.text, whole[0].start, whole[0].end)) == 1


@GENERATED
@given(sources())
def test_every_word_maps_to_the_line_of_the_file_on_which_it_stands(source: tuple[str, str]) -> None:
    check_lines(read_report(source[0], source[1].encode()), source[1])


@GENERATED
@given(sources())
def test_no_word_is_lost_and_none_is_made_up(source: tuple[str, str]) -> None:
    lost, gained = unaccounted(source[1], read_report(source[0], source[1].encode()))
    assert (lost, gained) == ({}, {})


@GENERATED
@given(sources())
def test_the_same_bytes_give_an_equal_report(source: tuple[str, str]) -> None:
    content = source[1].encode()
    first, second = read_report(source[0], content), read_report(source[0], content)
    assert first == second
    assert passages(first) == passages(second)


def test_another_hash_seed_changes_nothing() -> None:
    program = (
        "import sys; from corpus.read import read_report; from corpus.passages import passages\n"
        "report = read_report('bao-cao.txt', sys.stdin.buffer.read()); print(report, passages(report))"
    )
    outputs = set()
    for seed in ("0", "1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
        outputs.add(
            subprocess.run(
                [sys.executable, "-c", program],
                input="\n".join(REPORT).encode(),
                env=environment,
                capture_output=True,
                check=True,
            ).stdout
        )
    assert len(outputs) == 1
    assert "Làng gốm" in outputs.pop().decode()


def test_a_report_knows_its_file_and_the_hash_of_its_bytes() -> None:
    report = read(*REPORT, name="gốm.txt")
    assert report.source == "gốm.txt"
    assert report.content_hash == hashlib.sha256("\n".join(REPORT).encode()).hexdigest()


def test_all_that_a_small_report_holds() -> None:
    report = read(*REPORT)
    assert [(block.kind.value, text_of(report, block)) for block in report.blocks] == [
        ("title", "BÁO CÁO"),
        ("title", "Tình hình nghề gốm năm 2031"),
        ("heading", "I. KẾT QUẢ"),
        ("heading", "1. Lò nung"),
        ("paragraph", "Làng gốm có 12 lò đang đỏ lửa."),
        ("note", "Kể cả 02 lò thử."),
        ("table", "Lò | Mẻ\nBắc | 7"),
    ]
    assert [(entry.reason, entry.first_line, entry.last_line) for entry in report.set_aside] == [("recipients", 8, 9)]
    assert report.metadata.title == "BÁO CÁO Tình hình nghề gốm năm 2031"


def test_bookmarks_are_taken_out_of_the_text_and_recorded() -> None:
    report = read("[bookmark: _Toc1]Chợ nổi họp [bookmark: _Hlk2]từ bốn giờ sáng.")
    assert report.text == "Chợ nổi họp từ bốn giờ sáng."
    assert [(entry.text, entry.reason, entry.first_line) for entry in report.set_aside] == [
        ("[bookmark: _Toc1] [bookmark: _Hlk2]", "residue", 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "\u200b\n\ufeff",
        "-----",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        "|  |  |\n| --- | --- |\n|  |  |",
    ],
)
def test_a_file_without_a_word_of_its_own_is_empty(text: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_report("bao-cao.md", text.encode())
    assert caught.value.code == "file_empty"


def test_an_empty_table_is_no_block() -> None:
    report = read("Chợ nổi họp sớm.", "", "|  |  |", "| --- | --- |", "|  |  |", name="bao-cao.md")
    assert [block.kind for block in report.blocks] == [BlockKind.TITLE]


def test_markdown_notes_at_the_end_of_a_file_go_to_their_own_document() -> None:
    letterhead = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ""]
    body = [line for number in range(1, 10) for line in (f"Xã thứ {number} có chợ riêng và bến riêng.", "")]
    report = read(
        *letterhead,
        "# BÁO CÁO",
        "",
        "Đê dài 4 km[^1] đã xong.",
        "",
        *body,
        *letterhead,
        "# NGHỊ QUYẾT",
        "",
        "Đê mới dài 9 km[^2] sẽ đắp.",
        "",
        "[^1]: Đo năm 2030.",
        "[^2]: Đo năm 2031.",
        name="bao-cao.md",
    )
    assert [part.kind for part in report.parts] == ["báo cáo", "nghị quyết"]
    assert [(note.label, report.blocks[note.block].part) for note in report.footnotes] == [("1", 0), ("2", 1)]
    assert [report.text[part.start : part.start + 5] for part in report.parts] == ["BÁO C", "NGHỊ "]


@pytest.mark.parametrize("name", ["bao-cao.md", "bao-cao.txt"])
def test_the_address_of_a_link_is_set_aside(name: str) -> None:
    lines = ["# Chợ nổi", "", "Xem [bến](https://lang.vn/ben) nhé.", "", "## Vườn", "", "Vườn rộng 2 ha."]
    report = read(*lines, name=name)
    assert "Xem bến nhé." in report.text
    assert [(entry.text, entry.reason, entry.first_line) for entry in report.set_aside] == [
        ("https://lang.vn/ben", "residue", 3)
    ]
    assert unaccounted("\n".join(lines), report) == ({}, {})


def test_lost_marks_without_a_space_before_a_small_letter() -> None:
    text = "BÁO CÁO\nNghề gốm\n\nToàn tỉnh có 128\nlò gốm, tăng 7%\n, vượt kế hoạch.\n"
    text += "\ufffd Gồm lò cũ.\n\ufffd Kế hoạch 5%.\n"
    report = read_report("a.txt", text.encode())
    assert [report.text[: note.anchor][-3:] for note in report.footnotes] == ["128", " 7%"]


def test_a_paragraph_that_a_note_cuts_before_a_number_is_whole() -> None:
    text = "Nghề gốm<sup>1</sup> của các xã ven sông, ven đồi năm nay nung và bán được đạt\n\n"
    text += "<sup>1</sup> Lò cũ.\n\n12.500 chum.\n"
    report = read_report("a.md", f"# BÁO CÁO\n\n{text}".encode())
    assert "đạt 12.500 chum." in report.text
