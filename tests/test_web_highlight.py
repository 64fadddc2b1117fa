"""Marks in a text: nothing is lost, nothing is left unescaped."""

import re

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from web.highlight import find_values, mark, merge, segments

TEXTS = st.text(alphabet=st.sampled_from(list("aB3,. <>&\"'/\n\u202eệđ")), max_size=40)
RANGES = st.lists(st.tuples(st.integers(-5, 50), st.integers(-5, 50)), max_size=6)


def unmarked(html: str) -> str:
    return re.sub(r'</?mark(?: id="[^"]*")?>', "", html)


@given(TEXTS, RANGES)
def test_without_the_marks_the_escaped_text_is_left(text: str, ranges: list[tuple[int, int]]) -> None:
    html = str(mark(text, ranges, first_id="quote"))
    assert unmarked(html) == str(escape(text))
    assert html.count("<mark") == html.count("</mark>")
    assert html.count('id="quote"') == min(1, html.count("<mark"))


@given(TEXTS, RANGES)
def test_exactly_the_characters_in_a_range_are_marked(text: str, ranges: list[tuple[int, int]]) -> None:
    pieces = segments(text, ranges)
    assert "".join(piece.text for piece in pieces) == text
    marked = {i for piece in pieces if piece.marked for i in range(piece.start, piece.start + len(piece.text))}
    assert marked == {i for i in range(len(text)) if any(start <= i < end for start, end in ranges)}


@given(TEXTS, RANGES, st.lists(st.integers(-3, 50), max_size=4))
def test_inserts_add_themselves_and_nothing_else(text: str, ranges: list[tuple[int, int]], at: list[int]) -> None:
    note = Markup("<sup>№</sup>")
    html = str(mark(text, ranges, inserts=[(offset, note) for offset in at]))
    assert html.count(str(note)) == len(at)
    assert unmarked(html.replace(str(note), "")) == str(escape(text))


def test_an_insert_stands_at_its_offset() -> None:
    assert mark("tăng 8% nữa", [(5, 7)], inserts=[(7, Markup("<i>1</i>"))]) == "tăng <mark>8%<i>1</i></mark> nữa"


def test_overlapping_ranges_become_one() -> None:
    assert merge([(3, 6), (-4, 2), (5, 9), (7, 3), (20, 30)], 12) == [(0, 2), (3, 9)]


def test_a_value_is_found_only_on_its_own() -> None:
    assert find_values("từ 1000 lên 100 tấn", ["100"]) == [(12, 15)]
    assert find_values("còn 12,5 và 2,5", ["2,5"]) == [(12, 15)]
    assert find_values("đạt 1.100", ["100"]) == []
    assert find_values("tăng 8,31%.", ["8,31%"]) == [(5, 10)]
    assert find_values("bất kỳ", ["", " ", "không có"]) == []
