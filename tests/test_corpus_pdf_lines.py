from __future__ import annotations

import pytest

from corpus.pdf_glyphs import Glyph
from corpus.pdf_lines import Line, glue, joined_text, lines_of
from corpus.raw import mark


def glyphs(text: str, x: float = 50, baseline: float = 100, size: float = 10, **look: object) -> list[Glyph]:
    """The letters of a text, each half as wide as it is high."""
    result = []
    for number, letter in enumerate(text):
        left = x + number * size / 2
        box = (left, left + size / 2, baseline - 0.8 * size, baseline + 0.2 * size)
        result.append(Glyph(letter, *box, baseline, size, **look))  # type: ignore[arg-type]
    return result


def lines(*parts: list[Glyph]) -> list[Line]:
    return lines_of([glyph for part in parts for glyph in part], 1, 842, 595)


def test_letters_of_one_baseline_are_a_line_and_blanks_part_words() -> None:
    (line,) = lines(glyphs("Lúa mùa"))
    assert (line.text, line.x0, line.x1, line.size, line.first_width) == ("Lúa mùa", 50, 85, 10, 15)


def test_a_gap_without_a_blank_parts_words_and_a_wide_one_parts_segments() -> None:
    found = lines(glyphs("Lúa"), glyphs("mùa", x=68), glyphs("xa", x=120))
    assert [(line.text, line.row) for line in found] == [("Lúa mùa", 0), ("xa", 0)]


@pytest.mark.parametrize(
    ("before", "raised", "after", "text"),
    [
        ("7,13", "3", "", "7,13" + mark("3")),
        ("250m", "2", "", "250m²"),
        ("12 km", "2", ".", "12 km²."),
        ("5 cm", "3", "", "5 cm³"),
        ("tôm", "2", "", "tôm" + mark("2")),
        ("giá", "1,2", "", f"giá{mark('1')}{mark('2')}"),
        ("giá", "(4)", "", f"giá{mark('4')}"),
        ("số", "*", "", "số" + mark("*")),
        ("30", "o", "C", "30°C"),
        ("1", "st", "", "1st"),
    ],
)
def test_what_is_raised(before: str, raised: str, after: str, text: str) -> None:
    width = len(before) * 5
    high = glyphs(raised, x=50 + width, baseline=96.5, size=6)
    (line,) = lines(glyphs(before), high, glyphs(after, x=50 + width + 3 * len(raised)))
    assert line.text == text


def test_a_small_lowered_letter_is_text() -> None:
    (line,) = lines(glyphs("CO"), glyphs("2", x=60, baseline=102, size=6))
    assert line.text == "CO2"


def test_a_raised_number_before_the_first_word_is_the_label() -> None:
    (line,) = lines(glyphs("12", baseline=96.5, size=6), glyphs("Theo", x=58))
    assert (line.label, line.text, line.whole) == ("12", "Theo", mark("12") + "Theo")


def test_an_accent_set_apart_joins_its_letter() -> None:
    (line,) = lines(glyphs("e"), glyphs("\u0302", x=50.5), glyphs("m", x=55))
    assert line.text == "êm"


def test_letters_printed_twice_are_read_once() -> None:
    (line,) = lines(glyphs("Tổng"), glyphs("Tổng", x=50.3))
    assert line.text == "Tổng"


def test_private_letters_of_the_file_are_no_marks() -> None:
    (line,) = lines(glyphs("a\ue000b"))
    assert line.text == "ab"


def test_old_fonts_are_converted() -> None:
    (line,) = lines(glyphs("d©n", font=".VnTime"))
    assert line.text == "dân"


def test_lines_set_sideways_come_last() -> None:
    up = [Glyph(letter, 30, 40, 300 - 5 * n, 305 - 5 * n, 38, 10, turned=90) for n, letter in enumerate("Lề")]
    found = lines(up, glyphs("Thân"))
    assert [(line.text, line.turned) for line in found] == [("Thân", 0), ("Lề", 90)]


def test_bold_is_said_of_whole_lines() -> None:
    assert lines(glyphs("Đậm", bold=True))[0].bold
    assert not lines(glyphs("Đậm", bold=True), glyphs("nhạt", x=70))[0].bold


def test_glue() -> None:
    (cut,), (rest,) = lines(glyphs("42/NQ-")), lines(glyphs("HĐND"))
    (open_end,) = lines(glyphs("kinh tế -"))
    assert [glue(cut, rest), glue(open_end, rest), glue(rest, None)] == ["", " ", ""]
    assert joined_text([cut, rest]) == "42/NQ-HĐND"
    assert joined_text([]) == ""
