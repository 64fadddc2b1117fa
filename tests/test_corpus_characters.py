from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.characters import CAPITALS, clean, count_words, is_upper, starts_lower, without_bookmarks, words
from corpus.raw import mark

ANY_TEXT = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("aâấẤđĐ1 \u00a0\u0301\u0302\u200b\u00ad\x00\x07\x0c\x1f\u2028\ue000\ue001\ufeff"),
    ),
    max_size=60,
)
FAST = settings(max_examples=200, deadline=None, derandomize=True, database=None)


@FAST
@given(ANY_TEXT)
def test_cleaning_changes_no_word(text: str) -> None:
    assert words(clean(text)) == words(text)


@FAST
@given(ANY_TEXT)
def test_clean_text_is_composed_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert clean(cleaned) == cleaned
    assert "  " not in cleaned


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        (unicodedata.normalize("NFD", "Ruộng lúa"), "Ruộng lúa"),
        ("năm\u00a02031", "năm 2031"),
        ("năm \t\u2009\u3000 2031", "năm 2031"),
        ("trang một\x0ctrang hai", "trang một trang hai"),
        ("ru\u00adộng\u200b l\u202aúa\ufeff", "ruộng lúa"),
        ("ru\x07ộng\x7f", "ruộng"),
        ("a\u200b\u0301", "á"),
        (mark("5"), "5"),
        (" , sau dấu ", " , sau dấu "),
    ],
)
def test_clean(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


def test_words_are_runs_of_letters_and_digits_in_small_letters() -> None:
    assert words("Kế hoạch 45/2031/QH15: tăng 12,64%_m²") == [
        "kế",
        "hoạch",
        "45",
        "2031",
        "qh15",
        "tăng",
        "12",
        "64",
        "m²",
    ]


def test_bookmarks_are_taken_out() -> None:
    text = "[bookmark: _Toc1]Bến [bookmark: dieu_2]đò [1] chiều"
    assert without_bookmarks(text) == ("Bến đò [1] chiều", ["[bookmark: _Toc1]", "[bookmark: dieu_2]"])
    assert without_bookmarks("Bến đò") == ("Bến đò", [])


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("KẾT QUẢ", True),
        ("ĐƯỜNG THỦY 12 KM và", True),
        ("Kết QUẢ thu", False),
        ("AB", False),
        ("ABC", True),
        ("ABCDe", True),
        ("ABCde", False),
        ("12.345", False),
        ("UBND xã Bến Lở", False),
    ],
)
def test_is_upper(text: str, upper: bool) -> None:
    assert is_upper(text) is upper


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("đê bao", True),
        ("  (“ước tính", True),
        ("Đê bao", False),
        ("- đê bao", False),
        ("12 km", False),
        ("", False),
        (", và", False),
    ],
)
def test_starts_lower(text: str, lower: bool) -> None:
    assert starts_lower(text) is lower


@pytest.mark.parametrize("letter", "AĐĂÂƠƯẤỲỸÔ")
def test_capitals_hold_every_vietnamese_capital_and_no_small_letter(letter: str) -> None:
    assert letter in CAPITALS
    assert letter.lower() not in CAPITALS


def test_words_are_counted_as_people_count_them() -> None:
    assert count_words("- Năm 2031: 65/72 xã | 12,5 % …") == 5
    assert count_words(" | — ") == 0
