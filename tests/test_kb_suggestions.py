"""Completions of what is being typed."""

import pytest

from index.orthography import fold
from kb.suggestions import REPEATED, suggestions_of

HEADINGS = ("II. HẠ TẦNG GIAO THÔNG", "1. Trồng trọt và chăn nuôi", "3. Xã Đồi Gió", "Y")
TEXTS = [
    "Đàn trâu của huyện tăng. Đàn trâu rừng giảm. Công trình đập mới. Công trình đập cũ. Vườn chè sạch rộng.",
    "Đàn trâu xã. Đàn trâu bản. Vườn chè sạch. Vườn chè sạch xanh. Vườn chè sạch tốt. Đập.",
]
SUGGESTIONS = suggestions_of(HEADINGS, TEXTS)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("đàn", "đàn trâu"),
        ("dan t", "đàn trâu"),
        ("Đàn tr", "đàn trâu"),
        ("ha tang", "hạ tầng giao thông"),
        ("chăn", "Trồng trọt và chăn nuôi"),
        ("vuon", "vườn chè sạch"),
        ("năm 2031 đàn tr", "năm 2031 đàn trâu"),
        ("Giá của vườn", "Giá của vườn chè sạch"),
        ("đồi", "Xã Đồi Gió"),
    ],
)
def test_the_last_words_are_completed_with_or_without_accents(typed: str, first: str) -> None:
    assert SUGGESTIONS.complete(typed)[0] == first


@pytest.mark.parametrize("typed", ["", "đ", "  ", "đản", "xyz", "đàn trâu", "?"])
def test_nothing_is_suggested_for_nothing_or_other_accents_or_what_is_complete(typed: str) -> None:
    assert SUGGESTIONS.complete(typed) == ()


def test_only_what_is_repeated_and_stands_alone_is_a_phrase() -> None:
    phrases = [phrase for phrase, _ in SUGGESTIONS.phrases]
    assert "công trình" not in phrases  # twice, fewer than REPEATED
    assert REPEATED > 2
    assert "vườn chè" not in phrases  # only as a part of "vườn chè sạch"
    assert all(key == fold(phrase) for phrase, key in SUGGESTIONS.phrases)
