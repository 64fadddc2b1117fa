"""Completes what is being typed, with the headings of the corpus and the phrases that it repeats."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.numbering import numbering
from index.orthography import canonical_syllable, fold, has_accents
from kb.vocabulary import phrases_of
from kb.words import FUNCTION_WORDS

REPEATED: Final = 4
"""A run of words that stands so often in the corpus is a phrase."""
_LENGTHS: Final = range(2, 7)
_HEADING_WORDS: Final = 12
"""A longer heading is no phrase that anybody types."""
_HEADING_WEIGHT: Final = 10
_PART_OF: Final = 0.8
_LAST_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Phrases with their keys (without accents), the most frequent first."""

    phrases: tuple[tuple[str, str], ...]

    def complete(self, typed: str) -> tuple[str, ...]:
        """What may be meant by a question whose end is still being typed, the likeliest first; accents are optional.

        A phrase completes the last words typed, at least one of them; the words before stay. A phrase that begins
        with all of what was typed comes before one that only holds it, and that before one that completes less.
        """
        text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", typed)).lstrip()
        words = text.split(" ")
        found: dict[str, None] = {}
        for first in range(max(0, len(words) - _LAST_WORDS), len(words)):
            end = " ".join(words[first:])
            if len(end.strip()) < 2:
                break
            kept = " ".join(words[:first])
            for phrase in self._beginning(end):
                found[f"{kept} {phrase}".strip()] = None
            if not first:
                for phrase in self._holding(end):
                    found[phrase] = None
            if found:
                break
        return tuple(item for item in found if item.lower() != text.strip().lower())

    def _beginning(self, typed: str) -> list[str]:
        return [phrase for phrase, key in self.phrases if key.startswith(fold(typed)) and _agrees(typed, phrase)]

    def _holding(self, typed: str) -> list[str]:
        wanted = f" {fold(typed)}"
        return [phrase for phrase, key in self.phrases if wanted in key and _agrees(typed, phrase)]


def _agrees(typed: str, phrase: str) -> bool:
    """Whether what was typed with accents has the phrase's."""
    return not has_accents(typed) or _canonical(typed) in _canonical(phrase)


def _canonical(text: str) -> str:
    return " ".join(canonical_syllable(word) for word in text.lower().split())


def suggestions_of(headings: Iterable[str], texts: Iterable[str]) -> Suggestions:
    """The phrases of a corpus: its headings without their numbering, and what stands :data:`REPEATED` times in it."""
    phrases = [phrase for text in texts for phrase in phrases_of(text)]
    counts = _repeated([[word.lower() for word in phrase] for phrase in phrases])
    written = _as_written(phrases, counts)
    named = Counter({" ".join(run): count for run, count in counts.items()})
    for heading in headings:
        bare = _bare(heading)
        if 2 <= len(bare.split()) <= _HEADING_WORDS:
            named[bare.lower()] += _HEADING_WEIGHT
            written.setdefault(bare.lower(), bare.lower() if bare.isupper() else bare)
    ordered = sorted(named.items(), key=lambda item: (-item[1], item[0]))
    return Suggestions(tuple((written[phrase], fold(phrase)) for phrase, _ in ordered))


def _bare(heading: str) -> str:
    """A heading without its number and its end."""
    mark = numbering(heading)
    text = heading[mark.length :] if mark is not None else heading
    return re.sub(r"\s+", " ", text).strip(" .:;,-–")


def _repeated(phrases: Sequence[Sequence[str]]) -> dict[tuple[str, ...], int]:
    """Runs of words that are frequent and do not begin or end with a function word, none mostly a part of another.

    Level by level (Apriori): a run can only be frequent if the two runs that are one word shorter are.
    """
    level: set[tuple[str, ...]] = set()
    kept: dict[tuple[str, ...], int] = {}
    for length in _LENGTHS:
        counted: Counter[tuple[str, ...]] = Counter()
        for phrase in phrases:
            for at in range(len(phrase) - length + 1):
                run = tuple(phrase[at : at + length])
                if length == _LENGTHS[0] or (run[:-1] in level and run[1:] in level):
                    counted[run] += 1
        frequent = {run: count for run, count in counted.items() if count >= REPEATED}
        for run, count in frequent.items():
            for part in (run[:-1], run[1:]):
                if _is_phrase(run) and part in kept and count >= _PART_OF * kept[part]:
                    del kept[part]  # it hardly ever stands alone
        level = set(frequent)
        kept |= frequent
    return {run: count for run, count in kept.items() if _is_phrase(run)}


def _is_phrase(run: Sequence[str]) -> bool:
    return canonical_syllable(run[0]) not in FUNCTION_WORDS and canonical_syllable(run[-1]) not in FUNCTION_WORDS


def _as_written(phrases: Sequence[Sequence[str]], runs: Container[tuple[str, ...]]) -> dict[str, str]:
    """How each run is mostly written, capitals and all; a capital that only begins a sentence is lowered."""
    found: dict[str, Counter[str]] = {}
    for phrase in phrases:
        lower = [word.lower() for word in phrase]
        for length in _LENGTHS:
            for at in range(len(phrase) - length + 1):
                if tuple(lower[at : at + length]) in runs:
                    key = " ".join(lower[at : at + length])
                    words = phrase[at : at + length]
                    first = words[0] if at or (words[1][0].isupper()) else lower[at]
                    found.setdefault(key, Counter())[" ".join([first, *words[1:]])] += 1
    # Of equally frequent spellings the one that comes later in the alphabet: small letters.
    return {key: max(spellings.items(), key=lambda item: (item[1], item[0]))[0] for key, spellings in found.items()}
