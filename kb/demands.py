"""What a question demands of the evidence: its nouns, names, verbs and adjectives, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from index.orthography import fold
from index.segmentation import tagged
from index.tokens import Kind, Token, tokenize
from kb.thesaurus import expansions_at
from kb.understood import Aspect, Understanding
from kb.words import is_function_word

_CONTENT: Final = frozenset({"N", "Np", "Ny", "Nb", "V", "A", "F", "FW", "Fw", "B", "Y", "T"})
"""Word classes that carry content, by the tags of underthesea; units (Nu) and classifiers (Nc) do not."""
_NOUNS: Final = frozenset({"N", "Np", "Ny", "Nb", "FW", "Fw", "B"})
_UNDERSTOOD: Final = frozenset({Aspect.PERIOD, Aspect.DOCUMENT, Aspect.DOCUMENT_KIND, Aspect.NUMBER})
"""What is held against the evidence by itself: see :mod:`kb.missing`."""


@dataclass(frozen=True, slots=True)
class Demand:
    """A word, or an everyday phrase of the thesaurus. ``forms`` are its canonical syllables and those of other ways to
    say it; ``noun``: it names a thing, ``name``: one thing alone."""

    text: str
    forms: tuple[tuple[str, ...], ...]
    noun: bool
    name: bool


def demands_of(text: str, understood: Sequence[Understanding]) -> tuple[Demand, ...]:
    """The demands of a question in its order; ``text`` has its accents, and its abbreviations are written out.

    Left out are the words that ask or carry nothing (``kb/lexicon/light_words.txt``), and periods, documents and
    numbers, of which ``understood`` tells.
    """
    tokens = tokenize(text)
    taken = _stretches(text, understood)
    found: list[tuple[int, Demand]] = []
    for first, size, official in expansions_at(text):
        whole = tokens[first : first + size]
        run = _meant(whole)
        start, end = run[0].start, run[-1].end
        if not _inside(start, end, taken) and text[start:end].lower() not in light_words():
            forms = (_syllables(run), *(_syllables(tokenize(other)) for other in official))
            found.append((start, Demand(text[start:end], forms, noun=True, name=False)))
        taken.append((whole[0].start, whole[-1].end))
    position = 0
    for word, tag in tagged(text):
        start = text.find(word, position)
        if start < 0:
            continue
        end = position = start + len(word)
        if tag not in _CONTENT or word.lower() in light_words() or _inside(start, end, taken):
            continue
        run = [token for token in tokens if start <= token.start and token.end <= end]
        run = [token for token in run if token.kind in (Kind.SYLLABLE, Kind.CODE)]
        if not run or (len(run) == 1 and is_function_word(run[0].text)):
            continue
        name = tag == "Np" or (word[0].isupper() and start > 0)
        found.append((start, Demand(word, (_syllables(run),), noun=tag in _NOUNS, name=name)))
    return tuple(demand for _, demand in sorted(found, key=lambda pair: pair[0]))


def _meant(run: Sequence[Token]) -> Sequence[Token]:
    """A phrase without the function words at its ends, if anything is left: "rộng bao nhiêu" demands "rộng"."""
    kept = [place for place, token in enumerate(run) if not is_function_word(token.text)]
    return run[kept[0] : kept[-1] + 1] if kept else run


def _stretches(text: str, understood: Sequence[Understanding]) -> list[tuple[int, int]]:
    """Where the pieces stand that were understood for themselves."""
    folded = fold(text)
    if len(folded) != len(text):
        return []
    found: list[tuple[int, int]] = []
    for piece in understood:
        words = fold(piece.text)
        start = folded.find(words) if piece.aspect in _UNDERSTOOD and words else -1
        while start >= 0:
            found.append((start, start + len(words)))
            start = folded.find(words, start + len(words))
    return found


def _inside(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < high and low < end for low, high in taken)


def _syllables(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in tokens)


@cache
def light_words() -> frozenset[str]:
    """Words and phrases that ask, or stand before what is meant, and tell one thing from no other."""
    lines = (files("kb") / "lexicon" / "light_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word.strip() for line in lines for word in line.split(";") if word.strip())
