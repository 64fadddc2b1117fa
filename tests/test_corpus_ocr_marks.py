from __future__ import annotations

import numpy as np
import pytest

from corpus.ocr_marks import UNREAD, Ink, Letter, ink_of, split_mark

BASE, HEIGHT = 50, 30


def draw(*boxes: tuple[int, int, int, int]) -> Ink:
    ink = np.zeros((80, 300), dtype=np.bool_)
    for x0, y0, x1, y1 in boxes:
        ink[y0:y1, x0:x1] = True
    return ink


def spread(text: str) -> list[Letter]:
    """Letters of one width, each in a box of its own."""
    return [Letter(letter, 22 * n, 20, 22 * n + 18, 50) for n, letter in enumerate(text)]


FULL = [(22 * n, 20, 22 * n + 18, 50) for n in range(10)]
STOP = (3, 44, 8, 50)


def at(n: int, box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return box[0] + 22 * n, box[1], box[2] + 22 * n, box[3]


HIGH = (0, 12, 12, 32)


def split(text: str, *boxes: tuple[int, int, int, int], limit: float = 290) -> tuple[str, str | None, str]:
    body, label, stops = split_mark(spread(text), draw(*boxes), BASE, HEIGHT, limit)
    return "".join(x.text for x in body), label, "".join(x.text for x in stops)


def test_a_word_without_mark_is_left_alone() -> None:
    assert split("7113", *FULL[:4]) == ("7113", None, "")
    assert split("713.", *FULL[:3], at(3, STOP)) == ("713.", None, "")


def test_a_mark_read_as_a_figure_is_taken_off_the_number() -> None:
    assert split("7133", *FULL[:3], at(3, HIGH)) == ("713", "3", "")
    assert split("7133.", *FULL[:3], at(3, HIGH), at(4, STOP)) == ("713", "3", ".")


def test_a_mark_that_was_not_read_takes_no_figure() -> None:
    assert split("713", *FULL[:3], at(3, HIGH)) == ("713", UNREAD, "")
    assert split("713.", *FULL[:3], at(3, HIGH), at(4, STOP)) == ("713", UNREAD, ".")


def test_misread_marks() -> None:
    assert split("lúa”", *FULL[:3], at(3, HIGH)) == ("lúa", "”", "")
    assert split("BANZ", *FULL[:3], at(3, HIGH)) == ("BAN", "Z", "")
    assert split("giaô,", *FULL[:3], at(3, HIGH), at(4, STOP)) == ("gia", "ô", ",")


def test_letters_that_touch_are_not_taken_for_a_mark() -> None:
    touching = (0, 20, 40, 50)
    assert split("giao", touching, FULL[2], FULL[3], at(4, HIGH)) == ("giao", UNREAD, "")


def test_a_label_of_two_figures() -> None:
    assert split("giá12", *FULL[:3], at(3, HIGH), at(4, HIGH)) == ("giá", "12", "")


def test_quotation_marks_and_words_that_stand_high_are_no_marks() -> None:
    assert split("lúa”", *FULL[:3], at(3, (0, 18, 10, 28))) == ("lúa”", None, "")
    assert split("23", at(0, HIGH), at(1, HIGH)) == ("23", None, "")


def test_ink_of_the_next_word_is_not_looked_at() -> None:
    assert split("713", *FULL[:3], at(3, HIGH), limit=62) == ("713", None, "")


def test_a_word_without_ink() -> None:
    assert split("713") == ("713", None, "")


def test_dark_is_ink() -> None:
    assert ink_of(np.array([[0, 255]], dtype=np.uint8)).tolist() == [[True, False]]


@pytest.mark.parametrize("base", [-50.0, 0.0, 500.0])
def test_a_baseline_outside_the_image(base: float) -> None:
    body, label, _ = split_mark(spread("713"), draw(*FULL[:3]), base, HEIGHT, 290)
    assert (len(body), label) == (3, None)
