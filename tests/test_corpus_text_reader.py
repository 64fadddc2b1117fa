from __future__ import annotations

import pytest

from corpus.raw import Hint
from corpus.text_reader import looks_like_markdown, read_text


def test_a_line_is_a_block_with_its_number_and_the_empty_lines_above_it() -> None:
    blocks = read_text("Bến đò\n\n \n\u200b\nChợ nổi\nVườn cây")
    assert [(block.text, block.first_line, block.gap) for block in blocks] == [
        ("Bến đò", 1, 0),
        ("Chợ nổi", 5, 3),
        ("Vườn cây", 6, 0),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_once(end: str) -> None:
    assert [block.first_line for block in read_text(f"một{end}{end}hai{end}ba")] == [1, 3, 4]


@pytest.mark.parametrize("character", ["\x0c", "\x0b", "\x1c", "\x85", "\u2028", "\u2029"])
def test_what_an_editor_does_not_count_as_a_line_end_ends_no_line(character: str) -> None:
    blocks = read_text(f"trang một{character}trang hai\ndòng hai")
    assert [(block.text, block.first_line) for block in blocks] == [("trang một trang hai", 1), ("dòng hai", 2)]


def test_a_space_at_the_start_of_a_line_stays_for_it_tells_of_a_lost_mark() -> None:
    assert [block.text for block in read_text("giảm \n \u00a0so với")] == ["giảm ", " so với"]


def test_a_leading_tab_stays_and_a_tab_alone_is_an_empty_cell() -> None:
    assert [block.text for block in read_text("\t  Năm \n\t\n2031")] == ["\tNăm", "\t", "2031"]


def test_tabs_between_cells_stay() -> None:
    assert [block.text for block in read_text("Lò\u00a0 nung\tMẻ\t 7")] == ["Lò nung\tMẻ\t 7"]


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("# Một\n\nhai\n\n## Ba", True),
        ("# Một\n\nhai", False),
        ("| a | b |\n|---|:---:|\n| 1 | 2 |", True),
        ("| a | b |\n| 1 | 2 |", False),
        ("#một\n#hai", False),
        ("####### một\n####### hai", False),
    ],
)
def test_looks_like_markdown(text: str, markdown: bool) -> None:
    assert looks_like_markdown(text) is markdown


def test_markdown_in_a_text_file_goes_to_the_markdown_reader() -> None:
    blocks = read_text("# Bến đò\n\nhai bến\n\n## Chợ nổi\n")
    assert [(block.text, block.hint) for block in blocks] == [
        ("Bến đò", Hint.HEADING),
        ("hai bến", Hint.NONE),
        ("Chợ nổi", Hint.HEADING),
    ]
