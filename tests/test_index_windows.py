"""Windows: where they are cut, and what is embedded of a passage."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.windows import HEADING, LENGTH, embedded_texts, windows

TEXTS = st.text(st.sampled_from("aá1.,;% \n\t\u00a0\u3000"), max_size=120)


@given(TEXTS, st.integers(1, 7), st.integers(1, 7))
def test_windows_are_slices_that_cover_every_word(text: str, length: int, stride: int) -> None:
    if stride > length:
        length, stride = stride, length
    words = [match.span() for match in re.finditer(r"\S+", text)]
    found = windows(text, length, stride)
    assert found == sorted(set(found))
    for start, end in found:
        assert (text[start:end], len(text[start:end].split())) == (text[start:end].strip(), min(length, len(words)))
        assert start in {word[0] for word in words}
        assert end in {word[1] for word in words}
    for start, end in words:
        assert any(left <= start and end <= right for left, right in found)


@given(TEXTS)
def test_a_run_as_long_as_the_overlap_stands_whole_in_a_window(text: str) -> None:
    words = [match.span() for match in re.finditer(r"\S+", text)]
    found = windows(text, 5, 2)
    for first, last in zip(words, words[3 - 1 :], strict=False):
        assert any(left <= first[0] and last[1] <= right for left, right in found)


def test_the_last_window_is_a_whole_one() -> None:
    text = "1 2 3 4 5 6 7 8 9 10"
    assert [text[a:b] for a, b in windows(text, 4, 2)] == ["1 2 3 4", "3 4 5 6", "5 6 7 8", "7 8 9 10"]
    assert [text[a:b] for a, b in windows(text, 4, 4)] == ["1 2 3 4", "5 6 7 8", "7 8 9 10"]
    assert windows(text) == windows(text, 10, 1) == [(0, len(text))]


def test_a_text_without_words_has_no_window() -> None:
    assert windows("") == windows(" \n\t") == []


def test_a_stride_that_leaves_words_out_is_refused() -> None:
    for stride in (0, -1, 5):
        with pytest.raises(ValueError, match=f"stride of {stride}"):
            windows("một hai ba", 4, stride)


def test_a_passage_is_embedded_whole_and_in_windows_behind_its_heading() -> None:
    text = " ".join(map(str, range(LENGTH + 5)))
    whole, first, last = embedded_texts(text, "Báo cáo\nI. Kinh tế\n2. Nông nghiệp")
    assert whole == f"Báo cáo\nI. Kinh tế\n2. Nông nghiệp\n{text}"
    assert first == "2. Nông nghiệp\n" + " ".join(map(str, range(LENGTH)))
    assert last == "2. Nông nghiệp\n" + " ".join(map(str, range(5, LENGTH + 5)))


def test_a_long_heading_is_cut() -> None:
    heading = " ".join(f"từ{number}" for number in range(HEADING + 3))
    assert embedded_texts("câu", heading)[1] == " ".join(heading.split()[:HEADING]) + "\ncâu"


def test_no_text_is_embedded_twice() -> None:
    assert embedded_texts("Trồng 50 ha lúa", "") == ["Trồng 50 ha lúa"]
    assert embedded_texts("Trồng 50 ha lúa", "Nông nghiệp") == ["Nông nghiệp\nTrồng 50 ha lúa"]
    assert embedded_texts("", "") == [""]
    assert embedded_texts("", "Nông nghiệp") == ["Nông nghiệp\n"]
