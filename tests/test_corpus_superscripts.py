"""Raised numbers: the typed mark of a note, the 2 of m², the 6 of 10⁶."""

from __future__ import annotations

import pytest

from corpus.superscripts import raised, settle_raised
from tests.corpus_texts import raw, table


def settled(*lines: str) -> list[str]:
    blocks = [raw(line, number) for number, line in enumerate(lines, start=1)]
    settle_raised(blocks)
    return [block.text for block in blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", "<sup>2</sup>"),
        (" 12 ", " <sup>12</sup> "),
        ("(3)", "<sup>3</sup>"),
        ("[**]", "<sup>**</sup>"),
        ("(3", "<sup>(3</sup>"),
        ("((3))", "<sup>((3))</sup>"),
        ("1234", "<sup>1234</sup>"),
        ("(a)", "<sup>(a)</sup>"),
        ("st", "<sup>st</sup>"),
        ("  ", "  "),
        ("", ""),
    ],
)
def test_brackets_around_the_number_of_a_note_are_dropped(text: str, expected: str) -> None:
    assert raised(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5.000 m<sup>2</sup>", "5.000 m²"),
        ("10<sup>-6</sup>", "10⁻⁶"),
        ("10<sup>(3+4)</sup>", "10⁽³⁺⁴⁾"),
        ("ngày 1<sup>st</sup>", "ngày 1st"),
        ("Lò<sup>*</sup>", "Lò*"),
        ("Lò<sup></sup>", "Lò"),
        ("5 < 6 và 7 > 4", "5 < 6 và 7 > 4"),
    ],
)
def test_what_is_no_note_becomes_characters(text: str, expected: str) -> None:
    assert settled(text) == [expected]


def test_a_number_stays_raised_when_a_paragraph_starts_with_it() -> None:
    lines = ("Lò<sup>1</sup> cũ, 5 m<sup>2</sup>, mẻ<sup>**</sup>", " <sup>1</sup> Lò đất.", "<sup> ** </sup>Mẻ lớn.")
    assert settled(*lines) == [
        "Lò<sup>1</sup> cũ, 5 m², mẻ<sup>**</sup>", " <sup>1</sup> Lò đất.", "<sup>**</sup>Mẻ lớn.",
    ]  # fmt: skip


def test_several_notes_at_one_place_are_parted() -> None:
    notes = ("<sup>1</sup> Một.", "<sup>2</sup> Hai.")
    assert settled("Lò<sup>1, 2</sup>", *notes)[0] == "Lò<sup>1</sup><sup>2</sup>"
    assert settled("Lò<sup>1;2</sup>", *notes)[0] == "Lò<sup>1</sup><sup>2</sup>"
    assert settled("Lò<sup>1,3</sup>", *notes)[0] == "Lò¹,³"


def test_a_number_alone_in_its_paragraph_is_no_note() -> None:
    assert settled("Lò<sup>1</sup>", "<sup>1</sup>") == ["Lò¹", "¹"]


def test_cells_are_settled_and_are_no_notes_themselves() -> None:
    block = table(["<sup>1</sup> Lò", "m<sup>2</sup>"], ["Bắc", "7"])
    settle_raised([block])
    assert block.rows == [["¹ Lò", "m²"], ["Bắc", "7"]]
    assert [piece.text for piece in block.pieces] == ["¹ Lò", "m²", "Bắc", "7"]
    host = table(["Lò<sup>1</sup>", "Mẻ"])
    settle_raised([host, raw("<sup>1</sup> Lò đất.", 9)])
    assert host.rows == [["Lò<sup>1</sup>", "Mẻ"]]


def test_pieces_stay_on_their_lines() -> None:
    block = raw("10<sup>6</sup>", 4)
    block.pieces.extend(raw(" và 10<sup>9</sup>", 5).pieces)
    settle_raised(iter([block]))
    assert [(piece.text, piece.line) for piece in block.pieces] == [("10⁶", 4), (" và 10⁹", 5)]
