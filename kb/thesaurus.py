"""The official words of the reports for the everyday words of a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.orthography import fold, has_accents
from index.tokens import tokenize

_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Thesaurus:
    """Official words by the canonical syllables of the everyday ones; ``folded`` by their syllables without accents.

    ``folded`` has no entry of one syllable, and none that without accents is written like another entry: too much
    else is written like them.
    """

    exact: Mapping[_Key, str]
    folded: Mapping[_Key, str]
    longest: int


def entries() -> Iterator[tuple[str, str]]:
    """The lines of the thesaurus: an everyday word or phrase and the official one for it."""
    text = (files("kb") / "lexicon" / "thesaurus.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        everyday, _, official = line.partition("\t")
        yield everyday, official


def expansions(text: str) -> tuple[str, ...]:
    """The official words for what a question says in everyday ones, in its order and once each.

    The longest entry at a place counts. What the question says itself is left out. A question typed without accents
    is compared without accents.
    """
    accents = has_accents(text)
    thesaurus = _thesaurus()
    groups = thesaurus.exact if accents else thesaurus.folded
    words = _syllables(text) if accents else _folded(_syllables(text))
    found: dict[str, None] = {}
    start = 0
    while start < len(words):
        length = 1
        for size in range(min(thesaurus.longest, len(words) - start), 0, -1):
            official = groups.get(words[start : start + size])
            if official is not None:
                found[official] = None
                length = size
                break
        start += length
    return tuple(term for term in found if not _holds(words, term, accents=accents))


def _holds(words: Sequence[str], term: str, *, accents: bool) -> bool:
    key = _syllables(term) if accents else _folded(_syllables(term))
    return any(tuple(words[at : at + len(key)]) == key for at in range(len(words) - len(key) + 1))


def _syllables(text: str) -> _Key:
    return tuple(token.text for token in tokenize(text))


def _folded(words: _Key) -> _Key:
    return tuple(map(fold, words))


@cache
def _thesaurus() -> _Thesaurus:
    exact = {_syllables(everyday): official for everyday, official in entries()}
    alike: dict[_Key, list[str]] = {}
    for key, official in exact.items():
        if len(key) > 1:
            alike.setdefault(_folded(key), []).append(official)
    folded = {key: official[0] for key, official in alike.items() if len(official) == 1}
    return _Thesaurus(exact, folded, max(map(len, exact)))
