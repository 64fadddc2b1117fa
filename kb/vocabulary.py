"""The syllables of the corpus and which of them follow one another, with counts: what spelling is judged by."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from index.orthography import canonical_syllable, fold

BREAK: Final = ""
"""Stands between two phrases, and for a number: no syllable follows it or is followed by it."""
_WORDS: Final = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_SPACED: Final = frozenset("-–,/&'’")
"""What may stand inside a phrase."""
_COMMON: Final = """
là bao nhiêu; bao nhiêu phần trăm; bao nhiêu người; như thế nào; thế nào; là gì; những gì; gồm những gì; khi nào;
ngày nào; năm nào; tháng nào; lúc nào; bao giờ; ở đâu; từ đâu; nhờ đâu; vì sao; tại sao; ra sao; làm sao; là ai;
những ai; đơn vị nào; cơ quan nào; nơi nào; nội dung nào; bao nhiêu tiền; số mấy; có mấy; gồm mấy; được mấy; lần lượt
là bao nhiêu; tăng bao nhiêu; giảm bao nhiêu; đạt bao nhiêu; có bao nhiêu; được bao nhiêu; chiếm bao nhiêu; cho biết;
hãy cho biết; bao gồm; có phải; hay không; được không; nêu những gì; nói gì; văn bản nào; quyết định nào
"""
COMMON_WEIGHT: Final = 5
"""How often each phrase in which people ask is taken to stand in the corpus: reports ask nothing."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Counts of canonical syllables and of their pairs.

    ``folded`` gives the syllables that are written alike without accents, in alphabetical order; ``spelling`` how the
    corpus mostly writes a canonical syllable (``tỉ`` as ``tỷ``); ``total`` counts all syllables.
    """

    syllables: Mapping[str, int]
    bigrams: Mapping[tuple[str, str], int]
    folded: Mapping[str, tuple[str, ...]]
    spelling: Mapping[str, str]
    total: int

    def follows(self, first: str, second: str) -> int:
        """How often a canonical syllable follows another."""
        return self.bigrams.get((first, second), 0)


def phrases_of(text: str) -> list[list[str]]:
    """The words of each phrase of a text as they are written; a number and most punctuation end a phrase."""
    result: list[list[str]] = [[]]
    for match in _WORDS.finditer(unicodedata.normalize("NFC", text)):
        word = match.group()
        if word[0].isalpha():
            result[-1].append(word)
        elif word not in _SPACED and result[-1]:
            result.append([])
    return [phrase for phrase in result if phrase]


def vocabulary_of(texts: Iterable[str]) -> Vocabulary:
    """The vocabulary of a corpus, and of the phrases in which people ask."""
    written: Counter[str] = Counter()
    bigrams: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for phrase in phrases_of(text.lower()):
            written.update(phrase)
            bigrams.update(pairwise(map(canonical_syllable, phrase)))
    for phrase in phrases_of(_COMMON):
        written.update(phrase * COMMON_WEIGHT)
        for pair in pairwise(map(canonical_syllable, phrase)):
            bigrams[pair] += COMMON_WEIGHT
    syllables: Counter[str] = Counter()
    spelling: dict[str, str] = {}
    folded: dict[str, list[str]] = {}
    for word, count in sorted(written.items(), key=lambda item: (-item[1], item[0])):
        syllable = canonical_syllable(word)
        syllables[syllable] += count
        spelling.setdefault(syllable, word)
    for syllable in sorted(syllables):
        folded.setdefault(fold(syllable), []).append(syllable)
    return Vocabulary(
        syllables, bigrams, {key: tuple(members) for key, members in folded.items()}, spelling, syllables.total()
    )
