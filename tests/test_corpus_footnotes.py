from __future__ import annotations

import pytest

from corpus.footnotes import behind_marks, resolve_footnotes
from corpus.model import BlockKind, Report
from corpus.raw import Hint, RawBlock, mark
from tests.corpus_texts import find, raw, raws, read, table, text_of, texts


def tied(report: Report) -> list[tuple[str, str, str]]:
    """Label, the last word before the mark, and the text of every note."""
    return [
        (note.label, report.text[: note.anchor].split()[-1], report.text[note.start : note.end])
        for note in report.footnotes
    ]


def body(report: Report) -> list[str]:
    return [text_of(report, block) for block in report.blocks if block.kind is not BlockKind.NOTE]


# --- [footnoteRef:n] … [n:  text] ---------------------------------------------------------------------------------


def test_bracket_notes_are_tied_to_the_word_before_their_mark() -> None:
    report = read(
        "Làng có 12 lò[footnoteRef:1], trong đó 03 lò lớn[footnoteRef:2] đỏ lửa. [1:  Lò đất.] [2:  Lò [gạch] cũ.]",
        "Năm sau[footnoteRef:3]: thêm 01 lò. [3:  Dự kiến.]",
    )
    assert body(report) == ["Làng có 12 lò, trong đó 03 lò lớn đỏ lửa.", "Năm sau: thêm 01 lò."]
    assert tied(report) == [("1", "lò", "Lò đất."), ("2", "lớn", "Lò [gạch] cũ."), ("3", "sau", "Dự kiến.")]
    assert [report.blocks[note.host].start for note in report.footnotes] == [0, 0, find(report, "Năm sau").start]
    assert [report.lines(note.start, note.end) for note in report.footnotes] == [(1, 1), (1, 1), (2, 2)]


def test_a_bracket_note_closed_on_the_next_line_is_one_note() -> None:
    report = read("Làng có 12 lò[footnoteRef:1]. [1:  Lò đất,", "kể cả lò thử.] Đó là số liệu cuối năm.", "Hết.")
    assert tied(report) == [("1", "lò", "Lò đất, kể cả lò thử.")]
    assert report.lines(report.footnotes[0].start, report.footnotes[0].end) == (1, 2)
    assert body(report) == ["Làng có 12 lò.", "Đó là số liệu cuối năm.", "Hết."]


def test_a_bracket_that_is_never_closed_takes_its_own_line_only() -> None:
    later = [f"Đoạn thứ {number} của bản này." for number in range(9)]
    report = read("Làng có 12 lò[footnoteRef:1]. [1:  Lò đất", *later)
    assert tied(report) == [("1", "lò", "Lò đất")]
    assert body(report)[1:] == later


def test_a_bracket_closed_too_far_below_is_not_awaited() -> None:
    report = read("Làng có 12 lò[footnoteRef:1]. [1:  Lò đất", "Một.", "Hai.", "Ba.", "Bốn.", "Năm].")
    assert tied(report) == [("1", "lò", "Lò đất")]
    assert body(report)[1:] == ["Một.", "Hai.", "Ba.", "Bốn.", "Năm]."]


def test_an_open_bracket_swallows_no_table() -> None:
    report = read("Làng có 12 lò[footnoteRef:1]. [1:  Lò đất", "| Lò | Mẻ |", "| Bắc | 7] |")
    assert tied(report) == [("1", "lò", "Lò đất")]
    assert report.tables[0].rows == (("Lò", "Mẻ"), ("Bắc", "7]"))


def test_a_mark_between_a_label_and_its_value() -> None:
    report = read("Số lò[footnoteRef:1]: 12. [1:  Cuối năm.]")
    assert report.text.startswith("Số lò: 12.")
    assert report.footnotes[0].anchor == len("Số lò")


def test_marks_and_notes_in_the_cells_of_a_table() -> None:
    report = read(
        "Sản lượng như sau.", "", "| Lò[footnoteRef:1] | Mẻ |", "| Bắc | 7[footnoteRef:2] [2:  Tạm tính.] |", "",
        "Hết bảng. [1:  Lò đất.]",
    )  # fmt: skip
    assert report.tables[0].rows == (("Lò", "Mẻ"), ("Bắc", "7"))
    assert sorted(tied(report)) == [("1", "Lò", "Lò đất."), ("2", "7", "Tạm tính.")]
    assert {report.blocks[note.host].kind for note in report.footnotes} == {BlockKind.TABLE}


# --- <sup>n</sup> … ---------------------------------------------------------------------------------------------------


def test_superscript_notes_that_cut_a_paragraph_at_a_page_break() -> None:
    report = read(
        "Làng có 12 lò<sup>1</sup> đang đỏ lửa và", "", "<sup>1</sup> Lò đất.", "", "<sup>2</sup> Hợp tác xã.", "",
        "03 lò của HTX<sup>2</sup> đang sửa.",
    )  # fmt: skip
    assert body(report) == ["Làng có 12 lò đang đỏ lửa và 03 lò của HTX đang sửa."]
    assert tied(report) == [("1", "lò", "Lò đất."), ("2", "HTX", "Hợp tác xã.")]
    assert [note.host for note in report.footnotes] == [0, 0]
    assert report.lines(0, len(body(report)[0])) == (1, 7)


def test_a_note_with_a_mark_of_its_own() -> None:
    report = read(
        "Lò<sup>1</sup> cũ.", "", "<sup>1</sup> Của hợp tác xã<sup>2</sup>.", "", "<sup>2</sup> Thành lập 2030."
    )
    assert tied(report) == [("1", "Lò", "Của hợp tác xã."), ("2", "xã", "Thành lập 2030.")]
    assert report.footnotes[1].host == report.footnotes[0].block


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("500 m<sup>2</sup>", "500 m²"),
        ("500m<sup>3</sup>", "500m³"),
        ("7 km<sup> 2 </sup>", "7 km²"),
        ("10<sup>6</sup> tấn", "10⁶ tấn"),
        ("10<sup>12</sup> tấn", "10¹² tấn"),
        ("5 <sup>o</sup>C, 7<sup>6</sup> mẻ", "5 oC, 7⁶ mẻ"),
        ("35<sup>o</sup>C", "35oC"),
    ],
)
def test_units_powers_and_degrees_are_no_footnotes(written: str, meant: str) -> None:
    report = read(f"Làng có {written} trong năm.", "", "Gốm<sup>5</sup> đỏ.", "", "<sup>5</sup> Gốm nung.")
    assert text_of(report, report.blocks[0]) == f"Làng có {meant} trong năm."
    assert [note.label for note in report.footnotes] == ["5"]


@pytest.mark.parametrize("before", ["năm 2031", "12 ha", "(7)", "lò", "hòm"])
def test_a_number_that_a_note_bears_is_a_mark_also_behind_digits_and_units(before: str) -> None:
    report = read(f"Cả {before}<sup>13</sup> nữa.", "", "<sup>13</sup> Ước tính.")
    assert tied(report) == [("13", before.split()[-1], "Ước tính.")]
    assert body(report) == [f"Cả {before} nữa."]


def test_a_star_is_a_mark() -> None:
    assert tied(read("Lò<sup>*</sup> cũ.", "", "<sup>*</sup> Lò đất."))[0] == ("*", "Lò", "Lò đất.")


def test_superscripts_in_a_table() -> None:
    report = read(
        "| Lò<sup>1</sup> | m<sup>2</sup> |", "|---|---|", "| Bắc | 70 |", "", "<sup>1</sup> Lò đất.", name="bao-cao.md"
    )
    assert report.tables[0].rows[0] == ("Lò", "m²")
    assert tied(report) == [("1", "Lò", "Lò đất.")]


# --- lost marks -----------------------------------------------------------------------------------------------------


def test_lost_marks_are_the_places_where_lines_break_inside_a_sentence() -> None:
    report = read(
        "BÁO CÁO", "Nghề gốm năm 2031", "Sản lượng tăng 12%", " so với năm trước.", "Làng có 12 lò", ", đều đỏ lửa.",
        "Thợ trẻ còn ít", "; thợ già nghỉ dần", ".", "", "\ufffd Cao nhất từ trước.", "", "\ufffdLò đất.", "",
        "\ufffd Dưới 30 tuổi.", "", "\ufffd Trên 60 tuổi.",
    )  # fmt: skip
    assert body(report)[2:] == [
        "Sản lượng tăng 12% so với năm trước.",
        "Làng có 12 lò, đều đỏ lửa.",
        "Thợ trẻ còn ít; thợ già nghỉ dần.",
    ]
    assert tied(report) == [
        ("1", "12%", "Cao nhất từ trước."),
        ("2", "lò", "Lò đất."),
        ("3", "ít", "Dưới 30 tuổi."),
        ("4", "dần", "Trên 60 tuổi."),
    ]


@pytest.mark.parametrize("line", [" a) Lò mới", " - Lò mới", " (1) Lò mới", ",5 triệu", "Lò mới", " 1. Lò mới"])
def test_an_item_or_a_number_is_no_lost_mark(line: str) -> None:
    report = read("Sản lượng tăng", line, "", "\ufffd Lò đất.")
    assert report.footnotes == ()
    assert [text_of(report, block) for block in report.blocks if block.kind is BlockKind.NOTE] == ["Lò đất."]


def test_an_empty_line_is_no_lost_mark() -> None:
    assert read("Sản lượng tăng", "", " so với năm trước.", "\ufffd Lò đất.").footnotes == ()


def test_without_notes_no_mark_is_missing() -> None:
    assert read("Sản lượng tăng", " so với năm trước.").footnotes == ()


def test_lost_mark_notes_keep_the_lines_of_all_their_words() -> None:
    blocks = resolve_footnotes([raw("Lò", 1), raw(", mẻ.", 2), joined_note()])
    (note,) = [block for block in blocks if block.hint is Hint.NOTE]
    assert [(piece.text.strip(), piece.line) for piece in note.pieces] == [("Lò", 4), ("đất.", 5)]


def joined_note() -> RawBlock:
    block = raw("\ufffd Lò ", 4)
    block.pieces.extend(raw("đất.", 5).pieces)
    return block


# --- Markdown, and what all have in common ----------------------------------------------------------------------------


def test_markdown_notes() -> None:
    report = read("Làng có 12 lò[^a], đều đỏ.", "", "Hết.", "", "[^a]: Lò đất.", name="bao-cao.md")
    assert tied(report) == [("a", "lò", "Lò đất.")]
    assert [block.kind.value for block in report.blocks] == ["title", "note", "paragraph"]


def test_a_note_without_a_mark_stays_where_it_stood() -> None:
    report = read("Một lò đỏ lửa.", "Hai lò đỏ lửa. [7:  Lò đất.]", "Ba lò đỏ lửa.")
    assert [block.label for block in report.blocks] == [None, None, "7", None]
    assert report.footnotes == ()


def test_a_mark_without_a_note_leaves_no_trace_in_the_text() -> None:
    report = read("Một lò[footnoteRef:4] đỏ lửa.")
    assert report.text == "Một lò đỏ lửa."
    assert report.footnotes == ()


def test_numbers_that_start_again_are_tied_to_the_nearest_mark_above() -> None:
    report = read(
        "Lò<sup>1</sup> cũ.", "", "<sup>1</sup> Lò đất.", "", "Mẻ<sup>1</sup> mới.", "", "<sup>1</sup> Mẻ lớn.",
    )  # fmt: skip
    assert tied(report) == [("1", "Lò", "Lò đất."), ("1", "Mẻ", "Mẻ lớn.")]
    assert [note.host for note in report.footnotes] == [0, 2]


def test_a_note_above_its_mark_goes_behind_it_and_one_above_all_stays_first() -> None:
    notes = [
        RawBlock(raw(text, line).pieces, Hint.NOTE, label=label) for text, line, label in (("a", 1, "9"), ("b", 2, "1"))
    ]
    blocks = behind_marks([raw("Lò" + mark("1"), 3), raw("Mẻ", 4)], notes)
    assert texts(blocks) == ["a", "Lò", "b", "Mẻ"]


def test_a_mark_in_a_cell_is_found() -> None:
    note = RawBlock(raw("Lò đất.", 9).pieces, Hint.NOTE, label="1")
    blocks = behind_marks([table(["Lò" + mark("1"), "7"]), *raws("", "", "Mẻ")], [note])
    assert [block.hint for block in blocks] == [Hint.TABLE, Hint.NOTE, Hint.NONE]


def test_bracket_numbers_that_start_again() -> None:
    report = read("Lò[footnoteRef:1] cũ. [1:  Lò đất.]", "Mẻ[footnoteRef:1] mới. [1:  Mẻ lớn.]")
    assert tied(report) == [("1", "Lò", "Lò đất."), ("1", "Mẻ", "Mẻ lớn.")]


def test_the_first_line_of_a_file_has_no_line_above_that_lost_its_mark() -> None:
    assert read(", sau dấu phẩy", "Làng có 12 lò.", "", "\ufffd Lò đất.").footnotes == ()


def test_a_page_break_that_the_reader_saw_is_kept() -> None:
    assert [block.after_break for block in resolve_footnotes([raw("Lò", after_break=True), raw("Mẻ", 2)])] == [
        True,
        False,
    ]


def test_a_page_break_is_where_notes_stood() -> None:
    blocks = resolve_footnotes(raws("Lò<sup>1</sup>", "<sup>1</sup> Lò đất.", "Mẻ", "Gốm"))
    assert [block.after_break for block in blocks if block.hint is Hint.NONE] == [False, True, False]
