from __future__ import annotations

import pytest

from corpus.raw import Hint, RawBlock
from corpus.tables import find_tables
from corpus.text_reader import read_text
from tests.corpus_texts import raw, read, texts


def tables_in(*lines: str) -> list[RawBlock]:
    return find_tables(read_text("\n".join(lines)))


def test_pipe_rows() -> None:
    above, table, below = tables_in("Các lò:", "", "| Lò | Mẻ |", "| Bắc |  |", "Hết.")
    assert texts([above, below]) == ["Các lò:", "Hết."]
    assert (table.hint, table.rows, table.header_rows, table.gap) == (Hint.TABLE, [["Lò", "Mẻ"], ["Bắc", ""]], 0, 1)
    assert [(piece.text, piece.line) for piece in table.pieces] == [("Lò", 3), ("Mẻ", 3), ("Bắc", 4), ("", 4)]


def test_a_rule_under_the_first_row_makes_it_the_header() -> None:
    (table,) = tables_in("| Lò | Mẻ |", "|--|:-:|", "| Bắc | 7 |")[:1]
    assert table.rows[0] == ["Lò", "Mẻ"]
    (table,) = tables_in("| Lò | Mẻ |", "|--|--|", "| Bắc | 7 |")
    assert (table.header_rows, len(table.rows)) == (1, 2)


def test_an_empty_first_cell_keeps_its_column() -> None:
    (table,) = tables_in("||Mẻ|Viên|", "|Bắc|7|70|")
    assert table.rows == [["", "Mẻ", "Viên"], ["Bắc", "7", "70"]]


def test_a_row_of_empty_cells_is_none() -> None:
    (table,) = tables_in("| Lò | Mẻ |", "|  |  |", "| Bắc | 7 |")
    assert table.rows == [["Lò", "Mẻ"], ["Bắc", "7"]]


def test_an_empty_line_parts_two_tables() -> None:
    first, second = tables_in("| Lò | Mẻ |", "| Bắc | 7 |", "", "| Bến | Ghe |", "| Lở | 9 |")
    assert first.rows == [["Lò", "Mẻ"], ["Bắc", "7"]]
    assert second.rows == [["Bến", "Ghe"], ["Lở", "9"]]


@pytest.mark.parametrize("lines", [("| Lò | Mẻ |",), ("| Lò |", "| Mẻ |"), ("|", "|"), ("Lò | Mẻ", "Bắc | 7")])
def test_what_is_no_pipe_table(lines: tuple[str, ...]) -> None:
    assert [block.hint for block in tables_in(*lines)] == [Hint.NONE] * len(lines)


def test_a_table_of_the_markdown_reader_is_left_alone() -> None:
    heading = raw("| Lò | Mẻ |", hint=Hint.HEADING)
    assert find_tables([heading, heading]) == [heading, heading]


def test_rows_with_tabs_between_cells() -> None:
    above, table, below = tables_in("Các lò:", "Lò\tMẻ\tViên", "Bắc\t\t70", "Hết.")
    assert texts([above, below]) == ["Các lò:", "Hết."]
    assert table.rows == [["Lò", "Mẻ", "Viên"], ["Bắc", "", "70"]]
    assert table.header_rows == 1
    assert [piece.line for piece in table.pieces] == [2, 2, 2, 3, 3, 3]


def test_an_empty_line_or_another_number_of_cells_ends_tab_rows() -> None:
    blocks = tables_in("Lò\tMẻ\tViên", "Bắc\t7\t70", "", "Bến\tGhe\tXuồng", "Lở\t9\t12", "một\thai\tba\tbốn")
    assert [block.hint for block in blocks] == [Hint.TABLE, Hint.TABLE, Hint.NONE]
    assert blocks[2].text == "một hai ba bốn"


@pytest.mark.parametrize("lines", [("1.\tBến đò", "2.\tChợ nổi"), ("Lò\tMẻ\tViên",), ("một hai", "ba\tbốn\tnăm")])
def test_other_tabs_are_spaces(lines: tuple[str, ...]) -> None:
    assert [block.text for block in tables_in(*lines)] == [line.replace("\t", " ") for line in lines]


FLATTENED = ("\tNăm", "\tGiải", "", "\t2030", "\tNhất", "“Lò đẹp”", "", "\t2031", "\t", "Nhì", "", "Hết.")


def test_a_table_flattened_to_one_cell_a_line() -> None:
    table, below = tables_in(*FLATTENED)
    assert table.rows == [["Năm", "Giải"], ["2030", "Nhất “Lò đẹp”"], ["2031", "Nhì"]]
    assert table.header_rows == 1
    assert below.text == "Hết."


def test_every_line_of_a_flattened_cell_is_kept() -> None:
    report = read("Giải thưởng của làng.", *FLATTENED)
    assert report.tables[0].rows[1] == ("2030", "Nhất “Lò đẹp”")
    for word, line in (("2030", 5), ("Nhất", 6), ("đẹp", 7), ("2031", 9), ("Nhì", 11)):
        start = report.text.index(word)
        assert report.lines(start, start + len(word)) == (line, line)


@pytest.mark.parametrize(
    "lines",
    [
        ("\tLàng có 12 lò.",),
        ("\tLàng có 12 lò.", "", "\tMẻ nào cũng đạt."),
        ("\tNăm", "\tGiải"),
    ],
)
def test_tabs_that_indent_a_paragraph_make_no_table(lines: tuple[str, ...]) -> None:
    blocks = tables_in(*lines)
    assert {block.hint for block in blocks} == {Hint.NONE}


def test_a_flattened_table_ends_at_a_long_line_or_after_two_lines_without_a_tab() -> None:
    rows = ("\tNăm", "\tGiải", "", "\t2030", "\tNhất")
    assert texts(tables_in(*rows, "x " * 201)[1:]) == [("x " * 201).strip()]
    (table, *rest) = tables_in(*rows, "a", "b", "c")
    assert table.rows[-1] == ["2030", "Nhất a b"]
    assert texts(rest) == ["c"]
