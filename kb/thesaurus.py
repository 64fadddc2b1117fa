"""The official words of the reports for the everyday words of a question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from index.orthography import fold, has_accents
from index.tokens import tokenize
from kb.words import is_function_word

_Key = tuple[str, ...]
_Terms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Thesaurus:
    """Official words by the canonical syllables of the everyday ones; ``folded`` by their syllables without accents.

    ``folded`` has no entry of one syllable, and none that without accents is written like another entry: too much
    else is written like them.
    """

    exact: Mapping[_Key, _Terms]
    folded: Mapping[_Key, _Terms]
    longest: int


def entries() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The lines of the thesaurus: an everyday word or phrase and the official ones for it, the best first."""
    text = (files("kb") / "lexicon" / "thesaurus.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        everyday, _, official = line.partition("\t")
        yield everyday, tuple(official.split(" | "))


def expansions(text: str) -> tuple[str, ...]:
    """The official words for what a question says in everyday ones, in its order and once each.

    What the question says itself is left out.
    """
    accents = has_accents(text)
    words = _words(text, accents=accents)
    found = dict.fromkeys(official for _, _, terms in expansions_at(text) for official in terms)
    return tuple(term for term in found if not _holds(words, term, accents=accents))


@lru_cache(maxsize=1024)
def expansions_at(text: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Where a question uses everyday words: (index of the first token, number of tokens, the official words).

    The longest entry at a place counts, and places do not overlap; one function word may stand inside an entry ("mượn
    được tiền" for "mượn tiền"). A question typed without accents is compared without accents.
    """
    accents = has_accents(text)
    words = _words(text, accents=accents)
    found: list[tuple[int, int, tuple[str, ...]]] = []
    start = 0
    while start < len(words):
        official, length = _entry(words, start, accents=accents)
        if official:
            found.append((start, length, official))
        start += length
    return tuple(found)


def _words(text: str, *, accents: bool) -> _Key:
    return _syllables(text) if accents else _folded(_syllables(text))


def _entry(words: _Key, start: int, *, accents: bool) -> tuple[_Terms, int]:
    """The official words of the entry at a place and the syllables that it takes up; none and 1 where none is."""
    thesaurus = _thesaurus()
    terms = thesaurus.exact if accents else thesaurus.folded
    for size in range(min(thesaurus.longest, len(words) - start), 0, -1):
        if official := terms.get(words[start : start + size]):
            return official, size
        parted = words[start : start + size + 1]
        for at in range(1, size if len(parted) > size else 1):
            # Any other word inside would make something else of it: "dân thành phố" is not "dân phố".
            if is_function_word(parted[at], accents=accents) and (
                official := terms.get(parted[:at] + parted[at + 1 :])
            ):
                return official, len(parted)
    return (), 1


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
    alike: dict[_Key, list[_Terms]] = {}
    for key, official in exact.items():
        if len(key) > 1:
            alike.setdefault(_folded(key), []).append(official)
    folded = {key: official[0] for key, official in alike.items() if len(official) == 1}
    return _Thesaurus(exact, folded, max(map(len, exact)))
