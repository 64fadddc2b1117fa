"""What a question says only to name the report that it means: words of its title, place, number and period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from corpus.model import Metadata
from index.orthography import fold
from index.tokens import tokenize
from kb.concepts import Concept
from kb.question import Question
from kb.units import Words, words_of

_AT_LEAST = 2
"""Concepts that must be left, or the question is about the report as a whole."""


@dataclass(frozen=True, slots=True)
class Identity:
    """How a report names itself: the words of its title, kind, number, place and issuer, and its numbers."""

    words: Words
    numbers: frozenset[str]


@lru_cache(maxsize=4096)
def identity_of(about: Metadata) -> Identity:
    """What names a report, remembered."""
    named = (about.title, about.kind, about.number, about.place, about.issuer)
    text = "\n".join(part for part in named if part)
    numbers = frozenset(fold(token.text) for token in tokenize(about.number or ""))
    return Identity(words_of(text), numbers)


def subject_of(question: Question, concepts: Sequence[Concept], identity: Identity) -> tuple[int, ...]:
    """The indices of the concepts without those that only name the report; all of them when too few would be left.

    Every passage of a report shares the words of its title, so a sentence that repeats the title must not win by them.
    A word names the report when a neighbour of it in the question is its neighbour in the title too.
    """
    words = words_of(question.searched)
    naming: set[int] = set()
    for index, pair in enumerate(pairwise(words.order)):
        if pair in identity.words.pairs:
            naming.update((words.tokens[index].start, words.tokens[index + 1].start))
    naming.update(t.start for t, word in zip(words.tokens, words.order, strict=True) if word in identity.numbers)
    subject = tuple(index for index, concept in enumerate(concepts) if concept.start not in naming)
    return subject if len(subject) >= _AT_LEAST else tuple(range(len(concepts)))
