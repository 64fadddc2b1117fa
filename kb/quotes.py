"""Phrases that a question quotes: they are looked for word by word."""

from __future__ import annotations

from collections.abc import Sequence

from index.orthography import has_accents
from index.tokens import tokenize
from kb.rows import StoredPassage
from kb.units import words_of


def share_held(phrases: Sequence[str], stored: StoredPassage) -> float:
    """The share of some phrases that a passage, its headings or its context hold; 1 of none.

    The words must follow one another as they are quoted, in any spelling of tones and numbers; a phrase quoted without
    accents is looked for without accents.
    """
    if not phrases:
        return 1.0
    passage = stored.passage
    texts = [words_of(text) for text in (passage.text, passage.context, *passage.section)]
    held = 0
    for phrase in phrases:
        words = tuple(token.text for token in tokenize(phrase))
        exact = has_accents(phrase)
        held += any(_holds(tuple(t.text for t in text.tokens) if exact else text.order, words) for text in texts)
    return held / len(phrases)


def _holds(text: Sequence[str], words: Sequence[str]) -> bool:
    return any(text[at : at + len(words)] == words for at in range(len(text) - len(words) + 1))
