from __future__ import annotations

from itertools import pairwise

import pytest

from corpus.model import BlockKind, Passage, Report
from corpus.passages import MAX_WORDS, MIN_WORDS, host_sentence, passages
from tests.corpus_texts import read, sentence

OPENING = "Mở đầu bản này."
FULL = " ".join(sentence(20, seed) for seed in range(8))
"""A paragraph of 160 words, near the limit."""


def cut(*lines: str) -> tuple[Report, list[Passage]]:
    report = read(OPENING, "", *lines)
    return report, passages(report)


def holding(found: list[Passage], text: str) -> Passage:
    """The only passage that holds a text."""
    (passage,) = [passage for passage in found if text in passage.text]
    return passage


def count(passage: Passage) -> int:
    return len(passage.text.split())


def test_a_heading_opens_the_passage_of_its_text() -> None:
    _, found = cut(sentence(60), "I. KẾT QUẢ", "1. Nghề gốm", sentence(60, 1), "2. Nghề vải", sentence(60, 2))
    gốm, vải = holding(found, "1. Nghề gốm"), holding(found, "2. Nghề vải")
    assert gốm.text == f"I. KẾT QUẢ\n\n1. Nghề gốm\n\n{sentence(60, 1)}"
    assert (gốm.kind, gốm.section) == (BlockKind.PARAGRAPH, ("I. KẾT QUẢ", "1. Nghề gốm"))
    assert vải.text.startswith("2. Nghề vải\n\n")
    assert vải.section == ("I. KẾT QUẢ", "2. Nghề vải")


@pytest.mark.parametrize("words", [4, 20, 60])
def test_a_heading_opens_the_passage_also_of_a_text_near_the_limit(words: int) -> None:
    heading = "1. " + sentence(words, end="")
    _, found = cut(sentence(60), heading, FULL)
    passage = holding(found, heading)
    assert passage.kind is BlockKind.PARAGRAPH
    assert passage.text.startswith(heading + "\n\n" + sentence(20, 0))
    assert count(passage) <= MAX_WORDS
    assert all(passage.kind is not BlockKind.HEADING for passage in found)


def test_a_heading_with_a_note_still_opens_its_text() -> None:
    _, found = cut(sentence(60), "1. Nghề gốm[footnoteRef:1] [1:  " + sentence(50, 3) + "]", sentence(100, 1))
    passage = holding(found, "1. Nghề gốm")
    assert sentence(100, 1) in passage.text
    assert (passage.kind, passage.section, passage.notes) == (BlockKind.PARAGRAPH, ("1. Nghề gốm",), ("1",))


def test_a_heading_opens_the_passage_of_a_table() -> None:
    _, found = cut(sentence(60), "1. Nghề gốm", "", "| Lò | Mẻ |", "| Bắc | 7 |")
    assert holding(found, "Bắc").text.startswith("1. Nghề gốm\n\nLò | Mẻ")
    assert holding(found, "Bắc").kind is BlockKind.TABLE


def test_short_neighbours_of_one_section_share_a_passage_and_long_ones_do_not() -> None:
    short, long = sentence(MIN_WORDS - 2, 1), sentence(MIN_WORDS, 2)
    _, found = cut("1. Nghề gốm", long, "- " + short, "2. Nghề vải", sentence(MIN_WORDS, 4), sentence(MIN_WORDS, 5))
    assert holding(found, "1. Nghề gốm").text.endswith("- " + short)
    assert [count(passage) for passage in found][-1] == MIN_WORDS


def test_no_passage_crosses_sections() -> None:
    _, found = cut("1. Nghề gốm", sentence(10, 1), "2. Nghề vải", sentence(10, 2), "3. Nghề lưới", sentence(10, 3))
    assert [passage.section[-1] for passage in found if passage.section] == [
        "1. Nghề gốm",
        "2. Nghề vải",
        "3. Nghề lưới",
    ]


def test_a_long_paragraph_is_cut_between_sentences_into_about_equal_parts() -> None:
    paragraph = " ".join(sentence(25, seed) for seed in range(20))
    _, found = cut("1. Nghề gốm", paragraph)
    parts = [passage for passage in found if passage.section]
    assert len(parts) == 4
    for passage in parts:
        assert passage.text.endswith(".")
        assert 100 <= count(passage) <= MAX_WORDS
    assert [word for passage in parts for word in passage.text.split()][
        len(f"{OPENING} 1. Nghề gốm".split()) :
    ] == paragraph.split()


def test_a_sentence_too_long_is_cut_between_clauses_and_a_clause_too_long_stands_alone() -> None:
    clause = [sentence(60, seed, end=";") for seed in range(5)]
    monster = sentence(MAX_WORDS + 30, 9)
    _, found = cut(" ".join(clause).lower().capitalize() + " hết.", sentence(50, 2), monster)
    assert [count(passage) > MAX_WORDS for passage in found].count(True) == 1
    assert holding(found, monster).text == monster
    long = [passage for passage in found if ";" in passage.text]
    assert len(long) >= 2
    assert all(passage.text.endswith((";", "hết.")) and count(passage) <= MAX_WORDS for passage in long)


def test_a_note_is_with_its_paragraph_when_both_fit() -> None:
    _, found = cut("Làng có 12 lò[footnoteRef:1] đỏ lửa. [1:  Kể cả lò thử.]")
    passage = holding(found, "Kể cả lò thử.")
    assert "Làng có 12 lò đỏ lửa." in passage.text
    assert (passage.notes, passage.context, passage.kind) == (("1",), "", BlockKind.PARAGRAPH)


def test_a_note_that_does_not_fit_has_its_sentence_as_context() -> None:
    note = sentence(40, 77)
    _, found = cut(f"{FULL} Làng có 12 lò[footnoteRef:1]. [1:  {note}]")
    passage = holding(found, note)
    assert (passage.text, passage.kind, passage.context) == (note, BlockKind.NOTE, "Làng có 12 lò.")
    assert passage.notes == ()
    assert holding(found, "Làng có 12 lò.").notes == ("1",)


def test_a_note_on_an_earlier_part_of_its_paragraph_has_its_sentence_as_context() -> None:
    _, found = cut(f"Làng có 12 lò[footnoteRef:1]. {FULL} {sentence(15, 30)} [1:  Kể cả lò thử.]")
    passage = holding(found, "Kể cả lò thử.")
    host = holding(found, "Làng có 12 lò.")
    assert passage != host
    assert passage.context == "Làng có 12 lò."
    assert passage.text == "Kể cả lò thử."


def test_notes_on_one_sentence_share_a_passage_and_notes_on_two_do_not() -> None:
    notes = [sentence(40, seed) for seed in (70, 71, 72)]
    line = f"Làng có 12 lò[footnoteRef:1] và 07 mẻ[footnoteRef:2]. Thợ[footnoteRef:3] đông. {FULL}"
    _, found = cut(line + "".join(f" [{number}:  {note}]" for number, note in enumerate(notes, start=1)))
    assert holding(found, notes[0]).text == f"{notes[0]}\n\n{notes[1]}"
    assert holding(found, notes[0]).context == "Làng có 12 lò và 07 mẻ."
    assert holding(found, notes[2]).context == "Thợ đông."


def test_text_behind_a_note_of_its_own_starts_a_new_passage() -> None:
    _, found = cut(f"{FULL} Làng có 12 lò[footnoteRef:1]. [1:  {sentence(40, 77)}]", sentence(10, 50))
    assert holding(found, sentence(10, 50)).text == sentence(10, 50)


def test_a_note_without_a_mark_goes_with_the_text_above_it() -> None:
    _, found = cut("Làng có 12 lò. [4:  Kể cả lò thử.]")
    assert "Làng có 12 lò." in holding(found, "Kể cả lò thử.").text


def test_a_table_too_long_is_cut_between_rows_and_later_parts_have_the_header_as_context() -> None:
    rows = [f"| Lò số {number} | {sentence(10, number, end='')} |" for number in range(40)]
    _, found = cut("Các lò của làng như sau.", "", "| Lò | Việc |", *rows, "", "Hết bảng.")
    parts = [passage for passage in found if passage.kind is BlockKind.TABLE]
    assert len(parts) > 2
    assert [passage.context for passage in parts] == ["", *["Lò | Việc"] * (len(parts) - 1)]
    assert parts[0].text.startswith("Lò | Việc\nLò số 0 | ")
    for passage, following in pairwise(parts):
        assert count(passage) <= MAX_WORDS < count(passage) + len(following.text.split("\n")[0].split())
        assert passage.text.split("\n")[-1].startswith("Lò số ")
    assert "Hết bảng." not in parts[-1].text


def test_a_row_too_long_stands_alone() -> None:
    _, found = cut(sentence(60), "", "| Lò | Việc |", f"| Bắc | {sentence(MAX_WORDS)} |", "| Nam | nghỉ |")
    assert [passage.text.split(" ")[0] for passage in found if passage.kind is BlockKind.TABLE] == ["Lò", "Bắc", "Nam"]


def test_the_marks_of_a_table_are_notes_of_its_passage() -> None:
    _, found = cut(sentence(60), "", "| Lò[footnoteRef:1] | Mẻ |", "| Bắc | 7 |", "", "Hết bảng. [1:  Lò đất.]")
    assert holding(found, "Lò | Mẻ").notes == ("1",)


def test_passages_know_their_place() -> None:
    report, found = cut(sentence(60), "1. Nghề gốm", "", "Làng có 12 lò và", "đủ thợ.", "2. Nghề vải", "Ít thợ.")
    passage = holding(found, "12 lò")
    assert passage.lines == (4, 7)
    assert (passage.part, passage.page) == (0, None)
    assert report.text[passage.start : passage.end] == passage.text
    assert [passage.ordinal for passage in found] == list(range(len(found)))


def test_no_passage_crosses_documents() -> None:
    body = [sentence(12, seed) for seed in range(12)]
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    report = read("BÁO CÁO", "Nghề gốm", *body, "Hết phần báo cáo.", motto, "NGHỊ QUYẾT", "Về nghề gốm", *body[:2])
    assert {passage.part for passage in passages(report)} == {0, 1}
    for passage in passages(report):
        part = report.parts[passage.part]
        assert part.start <= passage.start < passage.end <= part.end


def test_the_host_sentence_is_the_one_with_the_mark() -> None:
    report = read("Lò cũ[footnoteRef:1]. Lò mới[footnoteRef:2]. Hết[footnoteRef:3] [1:  a] [2:  b] [3:  c]")
    assert [host_sentence(report, note) for note in report.footnotes] == ["Lò cũ.", "Lò mới.", "Hết"]


def test_the_host_sentence_in_a_table_is_its_row() -> None:
    report = read("Các lò của làng.", "", "| Lò | Mẻ |", "| Bắc | 7[footnoteRef:1] |", "", "Hết. [1:  Tạm tính.]")
    assert host_sentence(report, report.footnotes[0]) == "Bắc | 7"


def test_a_long_heading_opens_the_first_rows_of_a_long_table() -> None:
    rows = [f"| Lò số {number} | {sentence(10, number, end='')} |" for number in range(40)]
    heading = "1. " + sentence(50, end="")
    _, found = cut(sentence(60), heading, "", "| Lò | Việc |", *rows)
    opening = holding(found, heading)
    assert opening.text.startswith(heading + "\n\nLò | Việc\nLò số 0")
    assert opening.kind is BlockKind.TABLE
    assert count(opening) <= MAX_WORDS
    assert [passage.context for passage in found if passage.kind is BlockKind.TABLE][1:] != []


def test_a_heading_over_one_sentence_that_leaves_it_no_room_stands_alone() -> None:
    heading = "1. " + sentence(60, end="")
    _, found = cut(sentence(60), heading, f"{sentence(120, 1)} {sentence(100, 2)}")
    assert (holding(found, heading).text, holding(found, heading).kind) == (heading, BlockKind.HEADING)
    assert holding(found, sentence(120, 1)).text == sentence(120, 1)


def test_short_items_are_with_the_run_in_heading_above_them_and_with_the_text_below() -> None:
    _, found = cut("1. Nghề gốm", f"c) Thu phí: {sentence(20, 1)}", f"- {sentence(10, 2)}", sentence(12, 3))
    assert holding(found, "c) Thu phí").text.endswith(sentence(12, 3))


def test_a_part_of_a_paragraph_is_as_long_as_a_passage_may_be() -> None:
    _, found = cut(sentence(60), " ".join(sentence(85, seed) for seed in (1, 2)), sentence(50, 5))
    assert [count(passage) for passage in found][1:] == [MAX_WORDS, 50]


def test_the_lines_of_a_passage_are_those_of_its_text_without_the_notes() -> None:
    report, found = cut("Lò<sup>1</sup> cũ.", "", sentence(60), "", "<sup>1</sup> Lò đất.")
    passage = holding(found, "Lò đất.")
    assert passage.lines == (1, 5)
    start = report.text.index("Lò đất.")
    assert report.lines(start, start + 2) == (7, 7)


def test_the_lines_of_a_passage_of_notes_are_those_of_all_its_notes() -> None:
    line = f"Làng có 12 lò<sup>1</sup> và 07 mẻ<sup>2</sup>. {FULL}"
    _, found = cut(line, "", f"<sup>1</sup> {sentence(40, 70)}", "", f"<sup>2</sup> {sentence(40, 71)}")
    passage = holding(found, sentence(40, 70))
    assert passage.text.endswith(sentence(40, 71))
    assert passage.lines == (5, 7)


def test_text_behind_notes_is_of_the_lines_of_its_passage() -> None:
    _, found = cut("Lò<sup>1</sup> cũ.", "", "<sup>1</sup> Lò đất.", "", "Mẻ lớn.")
    assert holding(found, "Lò đất.").lines == (1, 7)
