"""Numbers as lists and notes show them."""

from __future__ import annotations

import pytest

from corpus.numerals import formatted


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (4, "decimalZero", "04"),
        (1994, "upperRoman", "MCMXCIV"),
        (28, "lowerLetter", "bb"),
        (5, "chicago", "**"),
        (15, "vietnameseCounting", "Mười lăm"),
        (21, "vietnameseCounting", "Hai mươi mốt"),
        (3, "vietnameseCounting", "Ba"),
        (30, "vietnameseCounting", "Ba mươi"),
        (7, "none", ""),
        (7, "ordinalText", "7"),
        (0, "upperRoman", "0"),
    ],
)
def test_number_formats(number: int, style: str, shown: str) -> None:
    assert formatted(number, style) == shown


@pytest.mark.parametrize("style", ["lowerRoman", "lowerLetter", "chicago", "vietnameseCounting"])
def test_numbers_without_a_form_are_written_in_digits(style: str) -> None:
    assert [formatted(number, style) for number in (-1, 0, 9999)] == ["-1", "0", "9999"]


@pytest.mark.parametrize("style", ["decimal", "lowerRoman", "upperLetter", "chicago", "vietnameseCounting"])
def test_no_two_numbers_look_alike(style: str) -> None:
    shown = [formatted(number, style) for number in range(80)]
    assert len(set(shown)) == len(shown)


def test_capitals_and_small_letters_say_the_same() -> None:
    for number in range(1, 4000, 37):
        assert formatted(number, "upperRoman").lower() == formatted(number, "lowerRoman")
    for number in range(1, 521, 13):
        assert formatted(number, "upperLetter").lower() == formatted(number, "lowerLetter")


@pytest.mark.parametrize(
    ("number", "shown"), [(4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (90, "xc"), (444, "cdxliv"), (999, "cmxcix")]
)
def test_roman_numbers_subtract(number: int, shown: str) -> None:
    assert formatted(number, "lowerRoman") == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(5, "Năm"), (10, "Mười"), (11, "Mười một"), (20, "Hai mươi"), (25, "Hai mươi lăm"), (91, "Chín mươi mốt")],
)
def test_vietnamese_numbers(number: int, shown: str) -> None:
    assert formatted(number, "vietnameseCounting") == shown
