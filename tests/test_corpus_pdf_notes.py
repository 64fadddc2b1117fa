from __future__ import annotations

from corpus.pdf_lines import Line
from corpus.pdf_notes import Labels, Note, is_unfinished, marks_in, match_scanned_marks, split_notes
from corpus.pdf_tables import PageTable
from corpus.raw import mark


def line(text: str, top: float, size: float = 11, label: str | None = None) -> Line:
    return Line(text, 70, 400, top, top + size, size, label=label)


def split(
    *lines: Line | PageTable, marks: str = "", unfinished: bool = False
) -> tuple[list[str], list[tuple[str | None, str]]]:
    body, notes = split_notes(list(lines), 11, set(marks.split()), unfinished)
    return (
        [part.text for part in body if isinstance(part, Line)],
        [(note.label, " ".join(part.text for part in note.lines)) for note in notes],
    )


def test_raised_labels_start_notes() -> None:
    lines = (line("Thân.", 100), line("Một", 700, 9, "1"), line("nối.", 711, 9), line("Hai.", 722, 9, "2"))
    assert split(*lines) == (["Thân."], [("1", "Một nối."), ("2", "Hai.")])


def test_plain_labels_need_a_mark_and_small_type() -> None:
    assert split(line("Thân.", 100), line("1. Một.", 700, 9), marks="1") == (["Thân."], [("1", "Một.")])
    assert split(line("Thân.", 100), line("1. Một.", 700, 9)) == (["Thân.", "1. Một."], [])
    assert split(line("Thân.", 100), line("1. Một.", 700, 11), marks="1") == (["Thân.", "1. Một."], [])


def test_notes_in_the_size_of_the_body() -> None:
    lines = (line("Thân.", 100), line("Một", 700, 11, "1"), line("nối.", 715), line("Hai.", 730, 11, "2"))
    assert split(*lines) == (["Thân."], [("1", "Một nối."), ("2", "Hai.")])


def test_small_lines_without_label_continue_an_unfinished_note() -> None:
    lines = (line("Thân.", 100), line("phần còn lại.", 700, 9))
    assert split(*lines, unfinished=True) == (["Thân."], [(None, "phần còn lại.")])
    assert split(*lines) == (["Thân.", "phần còn lại."], [])
    close = (line("Bảng 1", 690), line("nguồn: sở.", 702, 9))
    assert split(*close, unfinished=True) == (["Bảng 1", "nguồn: sở."], [])


def test_nothing_above_a_table_is_a_note() -> None:
    table = PageTable((0, 0, 1, 1), [0, 1, 2], [["a", mark("4")]], 0, [1])
    assert split(line("Một.", 100, 9, "1"), table) == (["Một."], [])
    assert marks_in([table, line("Hai", 1, 9, "2")]) == {"2", "4"}


def test_unfinished() -> None:
    assert is_unfinished([Note("1", [line("và", 1)])])
    assert not is_unfinished([Note("1", [line("hết.”", 1)])])
    assert not is_unfinished([])


def test_labels_are_unique_and_marks_find_the_nearest() -> None:
    labels = Labels()
    assert [labels.add("1", 2), labels.add("1", 5), labels.add("1", 5), labels.add("2", 5)] == [
        "1",
        "1.p5",
        "1.p5.2",
        "2",
    ]
    assert [labels.of_mark("1", page) for page in (1, 2, 3, 5, 9)] == ["1", "1", "1.p5", "1.p5", "1.p5.2"]
    assert labels.resolved(f"a{mark('2')} b{mark('9')} c{mark('*')}", 5) == f"a{mark('2')} b⁹ c*"


def scanned(text: str, *labels: str) -> str:
    lines: list[Line | PageTable] = [line(text, 1)]
    match_scanned_marks(lines, [Note(label, [line("x", 2)]) for label in labels])
    (only,) = lines
    assert isinstance(only, Line)
    return only.text


def test_misread_marks_take_the_labels_left_between_those_read_right() -> None:
    assert (
        scanned(f"a{mark('!')} b{mark('2')} c{mark('”')}", "1", "2", "3") == f"a{mark('1')} b{mark('2')} c{mark('3')}"
    )
    assert scanned(f"a{mark('!')} b{mark('Z')}", "1", "2", "3") == f"a{mark('!')} b{mark('Z')}"
    assert scanned(f"a{mark('1')}", "1") == f"a{mark('1')}"
