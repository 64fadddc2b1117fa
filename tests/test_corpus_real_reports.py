"""What is known of the five real reports, by line number and figure; and the sample reports of the project."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from corpus.characters import words
from corpus.model import Block, BlockKind, Report
from corpus.passages import MAX_WORDS, passages
from corpus.read import read_report
from corpus.sentences import clauses, sentences
from tests.corpus_texts import REPORTS, SAMPLES, check_lines, text_of, unaccounted

FIRST_HALF = "bao-cao-6-thang-dau-nam-2024.txt"
POLITICAL = "bao-cao-chinh-tri-dai-hoi-2025-2030.txt"
YEAR = "bao-cao-kinh-te-xa-hoi-2022.txt"
ACHIEVEMENTS = "bao-cao-thanh-tich-2012-2022.txt"
PLAN = "ke-hoach-32-kh-ubnd-2026.txt"
NAMES = (FIRST_HALF, POLITICAL, YEAR, ACHIEVEMENTS, PLAN)

real = [
    pytest.mark.reports,
    pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not beside the checkout"),
]


@cache
def report_of(path: Path) -> Report:
    return read_report(path.name, path.read_bytes())


@cache
def source_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig")


def real_report(name: str) -> Report:
    return report_of(REPORTS / name)


def lines_of(report: Report, block: Block) -> tuple[int, int]:
    return report.lines(block.start, block.end)


def at(report: Report, line: int) -> Block:
    """The paragraph that starts on a line; its run-in heading may stand before it."""
    *headings, block = [b for b in report.blocks if lines_of(report, b)[0] == line and b.kind is not BlockKind.NOTE]
    assert all(heading.kind is BlockKind.HEADING for heading in headings)
    return block


def check_slices(report: Report, source: str) -> None:
    """Blocks and passages are slices in order, and every word stands on the line to which it maps."""
    assert all(report.text[a.end : b.start] == "\n\n" for a, b in pairwise(report.blocks))
    found = passages(report)
    assert [word for passage in found for word in words(passage.text)] == words(report.text)
    assert all(passage.text == report.text[passage.start : passage.end] for passage in found)
    check_lines(report, source)


@pytest.mark.parametrize("name", [pytest.param(name, marks=real) for name in NAMES])
class TestEveryRealReport:
    def test_no_word_is_lost_and_none_is_made_up(self, name: str) -> None:
        assert unaccounted(source_of(REPORTS / name), real_report(name)) == ({}, {})

    def test_everything_is_a_slice_that_maps_to_its_lines(self, name: str) -> None:
        check_slices(real_report(name), source_of(REPORTS / name))

    def test_reading_again_gives_an_equal_report(self, name: str) -> None:
        path = REPORTS / name
        assert read_report(path.name, path.read_bytes()) == report_of(path)

    def test_passages_are_short_and_no_heading_stands_alone_without_need(self, name: str) -> None:
        report = real_report(name)
        found = passages(report)
        for passage in found:
            if len(passage.text.split()) > MAX_WORDS:
                (whole,) = sentences(report.text, passage.start, passage.end)
                assert len(clauses(report.text, whole.start, whole.end)) == 1
        for passage, following in pairwise(found):
            if passage.kind is BlockKind.HEADING:
                first = next(iter(sentences(report.text, following.start, following.end)))
                together = len(passage.text.split()) + len(report.text[first.start : first.end].split())
                assert together > MAX_WORDS, passage.text


@pytest.mark.parametrize(
    ("name", "count"),
    [
        pytest.param(FIRST_HALF, 57, marks=real),
        pytest.param(ACHIEVEMENTS, 39, marks=real),
        pytest.param(YEAR, 33, marks=real),
        pytest.param(POLITICAL, 0, marks=real),
        pytest.param(PLAN, 0, marks=real),
    ],
)
def test_every_note_is_tied_once(name: str, count: int) -> None:
    report = real_report(name)
    assert sorted(int(note.label) for note in report.footnotes) == list(range(1, count + 1))
    assert sum(block.kind is BlockKind.NOTE for block in report.blocks) == count
    for note in report.footnotes:
        assert not report.text[note.anchor - 1].isspace()
        assert report.text[note.start : note.end].strip()


# label: line of the mark, line of the note, and the last word before the mark
@pytest.mark.parametrize(
    ("name", "label", "mark_line", "note_line", "word"),
    [
        pytest.param(FIRST_HALF, "1", 7, 21, "HĐND", marks=real),
        pytest.param(FIRST_HALF, "13", 55, 67, "ha", marks=real),
        pytest.param(FIRST_HALF, "20", 81, 99, "phố", marks=real),
        pytest.param(FIRST_HALF, "34", 159, 173, "923)", marks=real),
        pytest.param(FIRST_HALF, "56", 441, 451, "(NQ)", marks=real),
        pytest.param(YEAR, "1", 13, 251, "12,64%", marks=real),
        pytest.param(YEAR, "33", None, 347, None, marks=real),
        pytest.param(ACHIEVEMENTS, "15", 106, 106, None, marks=real),
    ],
)
def test_a_note_hangs_on_its_word(
    name: str, label: str, mark_line: int | None, note_line: int, word: str | None
) -> None:
    report = real_report(name)
    (note,) = [note for note in report.footnotes if note.label == label]
    assert report.lines(note.start, note.end) == (note_line, note_line)
    if mark_line is not None:
        assert report.lines(note.anchor - 1, note.anchor) == (mark_line, mark_line)
    if word is not None:
        assert report.text[: note.anchor].split()[-1] == word


@pytest.mark.parametrize(("label", "line"), [pytest.param("13", 100, marks=real), pytest.param("14", 101, marks=real)])
def test_a_note_closed_on_the_next_line_ends_there(label: str, line: int) -> None:
    report = real_report(ACHIEVEMENTS)
    (note,) = [note for note in report.footnotes if note.label == label]
    assert report.lines(note.start, note.end) == (line, line)
    assert report.lines(note.anchor - 1, note.anchor) == (100, 100)
    assert "]" not in report.text
    assert lines_of(report, report.blocks[note.host]) == (100, 100)
    assert at(report, 104).kind is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("first", "last"),
    [
        pytest.param(*pair, marks=real)
        for pair in [
            (37, 53), (61, 81), (97, 101), (111, 121), (129, 133), (143, 151), (161, 175), (191, 195),
            (353, 355), (371, 373),
        ]
    ],
)  # fmt: skip
def test_a_paragraph_cut_by_a_page_break_is_one_block(first: int, last: int) -> None:
    report = real_report(FIRST_HALF)
    block = at(report, first)
    assert lines_of(report, block) == (first, last)
    assert {report.lines(origin.start, origin.start + 1)[0] for origin in block.origins} == {first, last}


@pytest.mark.parametrize("name", [pytest.param(FIRST_HALF, marks=real)])
def test_square_metres_are_a_unit(name: str) -> None:
    report = real_report(name)
    (note,) = [note for note in report.footnotes if note.label == "34"]
    assert report.text[note.start : note.end].count("m²") == 3
    assert "<sup>" not in report.text


@pytest.mark.parametrize("name", [pytest.param(FIRST_HALF, marks=real)])
def test_two_documents_in_one_file_are_two_parts(name: str) -> None:
    report = real_report(name)
    assert [part.kind for part in report.parts] == ["báo cáo", "nghị quyết"]
    spans = [report.lines(part.start, part.end) for part in report.parts]
    assert spans[0][1] < 675
    assert spans[1][0] > 677
    assert {note.label for note in report.footnotes if report.blocks[note.block].part == 0} >= {"1", "57"}


@pytest.mark.parametrize("name", [pytest.param(PLAN, marks=real)])
def test_lines_repeated_verbatim_are_read_once(name: str) -> None:
    report = real_report(name)
    repeated = [entry for entry in report.set_aside if entry.reason == "repeated"]
    assert [(entry.first_line, entry.last_line) for entry in repeated] == [(44, 78)]
    assert not any(44 <= lines_of(report, block)[0] <= 78 for block in report.blocks)
    body = [lines_of(report, block)[0] for block in report.blocks]
    assert sum(9 <= line <= 43 for line in body) > 20


@pytest.mark.parametrize("name", [pytest.param(YEAR, marks=real)])
def test_the_17_targets_of_the_year_stand_under_their_groups(name: str) -> None:
    report = real_report(name)
    targets = {}
    for block in report.blocks:
        text = text_of(report, block)
        found = re.match(r"\((\d+)\)", text)
        if block.kind is not BlockKind.NOTE and len(block.section) == 2 and found:
            targets[int(found[1])] = block.section[1][:2]
    assert targets == dict.fromkeys(range(1, 9), "a.") | dict.fromkeys(range(9, 15), "b.") | {
        15: "c.",
        16: "c.",
        17: "d.",
    }
    # the value stands in the paragraph below its indicator
    for line, number in ((13, 1), (16, 2), (20, 3), (23, 4), (26, 5), (37, 9), (47, 13), (49, 13), (56, 15)):
        assert at(report, line).section[-1].startswith(f"({number})")


@pytest.mark.parametrize("name", [pytest.param(POLITICAL, marks=real)])
def test_the_28_targets_of_the_term_stand_under_their_groups(name: str) -> None:
    report = real_report(name)
    headings = (93, 109, 117, 122, 126, 130, 134)
    groups = {heading: range(heading + 1, following) for heading, following in pairwise(headings)}
    number = 0
    for heading, lines in groups.items():
        assert at(report, heading).kind is BlockKind.HEADING
        path = (*at(report, heading).section, text_of(report, at(report, heading)))
        assert path[-2].startswith("2.")
        for line in lines:
            block = at(report, line)
            if 100 <= line <= 106:  # items of the sixth target
                assert block.section[:-1] == path
                assert block.section[-1].startswith("(6)")
                continue
            number += 1
            assert text_of(report, block).startswith(f"({number})")
            assert block.section == path
    assert number == 28
    assert "2." not in at(report, 134).section[-1][:2]


@pytest.mark.parametrize("name", [pytest.param(ACHIEVEMENTS, marks=real)])
def test_flattened_tables_keep_their_rows_and_lines(name: str) -> None:
    report = real_report(name)
    first, second = (report.blocks[table.block] for table in report.tables)
    assert (lines_of(report, first), lines_of(report, second)) == ((264, 272), (276, 302))
    assert [row[0] for row in report.tables[1].rows[1:]] == ["2013", "2016", "2017", "2021"]
    assert {len(row) for table in report.tables for row in table.rows} == {3}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(FIRST_HALF, ("báo cáo", None, None, "2024-H1", True, "before-2025-07"), marks=real),
        pytest.param(POLITICAL, ("báo cáo chính trị", None, None, "2025-2030", False, "after-2025-07"), marks=real),
        pytest.param(YEAR, ("báo cáo", None, None, "2022", False, "before-2025-07"), marks=real),
        pytest.param(
            ACHIEVEMENTS, ("báo cáo thành tích", None, None, "2012-2022", False, "before-2025-07"), marks=real
        ),
        pytest.param(PLAN, ("kế hoạch", "32/KH-UBND", "2026-01-22", "2025-2030", True, "after-2025-07"), marks=real),
    ],
)
def test_metadata(name: str, expected: tuple[str | bool | None, ...]) -> None:
    found = real_report(name).metadata
    assert (found.kind, found.number, found.issued, found.period, bool(found.signer), found.territory) == expected
    assert found.place == "Cần Thơ"
    assert found.title.isprintable()


@pytest.mark.parametrize("name", [pytest.param(name, marks=real) for name in (FIRST_HALF, PLAN)])
def test_recipients_signatures_and_web_words_are_no_passages(name: str) -> None:
    reasons = {entry.reason for entry in real_report(name).set_aside}
    assert "signature" in reasons
    assert ("recipients" in reasons) is (name == FIRST_HALF)
    assert ("website" in reasons) is (name == PLAN)


# --- the samples ------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not SAMPLES, reason="no sample reports in the checkout")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
class TestEverySample:
    def test_is_read_whole(self, path: Path) -> None:
        report, source = report_of(path), source_of(path)
        assert len(words(report.text)) >= 900
        assert unaccounted(source, report) == ({}, {})
        check_slices(report, source)

    def test_has_a_title_of_its_own(self, path: Path) -> None:
        report = report_of(path)
        assert report.metadata.kind is not None
        assert len(words(report.metadata.title)) > 6
        assert any(block.kind is BlockKind.TITLE for block in report.blocks)
        assert report.metadata.period is not None
        assert report.metadata.issued is not None
        assert report.metadata.number is not None

    def test_has_every_note_tied_to_a_word(self, path: Path) -> None:
        report = report_of(path)
        assert report.footnotes
        assert len(report.footnotes) == sum(block.kind is BlockKind.NOTE for block in report.blocks)
        for note in report.footnotes:
            assert not report.text[note.anchor - 1].isspace()

    def test_has_its_tables(self, path: Path) -> None:
        source = source_of(path)
        tabular = [line for line in source.split("\n") if line.count("\t") >= 2 or line.strip().startswith("|---")]
        report = report_of(path)
        if tabular:
            assert report.tables
        for table in report.tables:
            assert len({len(row) for row in table.rows}) == 1
            assert len(table.rows) >= 3
            assert "Nơi nhận" not in table.rows[0][0]
