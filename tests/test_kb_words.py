"""Function words, with and without accents."""

import pytest

from index.orthography import canonical_syllable, fold
from kb.words import ENGLISH_FUNCTION_WORDS, FUNCTION_WORDS, is_function_word


@pytest.mark.parametrize("word", ["của", "và", "là", "bao", "nhiêu", "những", "the", "which", "how"])
def test_function_words(word: str) -> None:
    assert is_function_word(word)


@pytest.mark.parametrize("word", ["lúa", "tăng", "trưởng", "xã", "river", "rice", "growth"])
def test_content_words(word: str) -> None:
    assert not is_function_word(word)
    assert not is_function_word(fold(word), accents=False)


def test_without_accents_a_word_may_be_one() -> None:
    assert is_function_word("cua", accents=False)
    assert not is_function_word("cua"), "with accents, “cua” is a crab"


def test_the_words_are_in_the_form_that_tokens_have() -> None:
    assert all(word == canonical_syllable(word) == word.lower() for word in FUNCTION_WORDS)
    assert all(word.isascii() and word == word.lower() for word in ENGLISH_FUNCTION_WORDS)
