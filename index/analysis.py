"""The fields of a passage or a query: syllables, pairs of syllables, both without accents, and words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from index.orthography import canonical_syllable, fold, has_accents
from index.segmentation import segment
from index.tokens import Kind, Token, terms, tokenize

VERSION = 1
"""Changes whenever some text gives other fields than before; part of every index fingerprint."""

FIELDS = ("syllables", "bigrams", "folded", "folded_bigrams", "words")

# What ends a phrase: two syllables on its two sides are no pair. A comma or a dash does not ("nông, lâm, ngư nghiệp").
_BREAK = re.compile(r"[.!?;:…|\n\t()\[\]{}\"“”]")
_READABLE = frozenset({Kind.SYLLABLE, Kind.UNIT})


@dataclass(frozen=True, slots=True)
class Fields:
    """The terms of each field in the order of the text, with repetitions."""

    syllables: tuple[str, ...]
    bigrams: tuple[str, ...]
    folded: tuple[str, ...]
    folded_bigrams: tuple[str, ...]
    words: tuple[str, ...]


def analyse(text: str, *, with_words: bool = True) -> Fields:
    """All fields of a text that goes into an index. Without ``with_words`` no segmenter is loaded."""
    tokens = tokenize(text)
    syllables = tuple(term for token in tokens for term in terms(token))
    pairs = tuple(
        f"{left.text}_{right.text}"
        for left, right in pairwise(tokens)
        if _BREAK.search(text, left.end, right.start) is None
    )
    return Fields(
        syllables=syllables,
        bigrams=pairs,
        folded=tuple(map(fold, syllables)),
        folded_bigrams=tuple(map(fold, pairs)),
        words=_words(text, tokens) if with_words else (),
    )


def analyse_query(query: str, *, with_words: bool = True, cap: int = 2) -> dict[str, dict[str, int]]:
    """The terms of a query for each field with their counts, at most ``cap`` each.

    A query in which no letter carries an accent was typed without them: only the folded fields can answer it, since
    what it has in common with accented fields is chance (``co``, ``nam``). Any other query asks all fields, so that
    what was typed with accents matches with accents first.
    """
    accented = has_accents(query)
    fields = analyse(query, with_words=with_words and accented)
    names = FIELDS if accented else ("folded", "folded_bigrams")
    return {name: {t: min(n, cap) for t, n in Counter(getattr(fields, name)).items()} for name in names}


def _words(text: str, tokens: list[Token]) -> tuple[str, ...]:
    """Words of more than one syllable, joined by ``_``. Single syllables are left to their own field.

    The segmenter reads a copy. In it each protected token is a 1, as numbers and document numbers would be cut apart;
    each syllable has its canonical spelling, as another spelling may be cut elsewhere; and a text mostly in capitals
    is lowered, as runs of capitals are merged.
    """
    pieces: list[str] = []
    position = 0
    for token in tokens:
        source = text[token.start : token.end]
        pieces += (text[position : token.start], _like(source, token.text) if token.kind in _READABLE else " 1 ")
        position = token.end
    pieces.append(text[position:])
    copy = "".join(pieces)
    if sum(map(str.isupper, copy)) > sum(map(str.islower, copy)):
        copy = copy.lower()
    found = (word.lower().split() for word in segment(copy))
    return tuple("_".join(map(canonical_syllable, word)) for word in found if len(word) > 1)


def _like(source: str, syllable: str) -> str:
    """The lower-case syllable with the capitals of its source: they tell the segmenter names from words."""
    if len(source) > 1 and source.isupper():
        return syllable.upper()
    return syllable.capitalize() if source[:1].isupper() else syllable
