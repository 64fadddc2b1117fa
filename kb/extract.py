"""The run of words of a sentence that answers, where the sentence is longer than an answer may be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.orthography import fold
from kb.answer_type import AnswerType
from kb.asked import Asked
from kb.values import Value

_CUES: Final = {
    AnswerType.REASON: re.compile(
        r"\b(?:nhằm|để|do|vì|bởi|nhờ|nguyên nhân|qua đó|bằng cách|thông qua|nên)\b", re.IGNORECASE
    ),
    AnswerType.PLACE: re.compile(r"\b(?:tại|ở|thuộc|huyện|quận|xã|phường|thị trấn|khu|số)\s+(?=[A-ZĐÀ-Ỹ\d])"),
}
_REACH: Final = 20
"""Words before such a word that the question's words may stand in, and behind it that the answer may take."""
_CUE: Final = 0.5
_VALUE: Final = 8.0
"""What a word that such a cue opens, and a word of the value itself, count beside words of the question (0 to 1)."""
_WORD: Final = re.compile(r"\w+")
_OPENS: Final = re.compile(r"(?<!\d)[,;:(](?!\d)|[.;:]\s")
"""What stands before a word with which an extract may begin."""


def extract(text: str, values: Sequence[Value], asked: Asked, limit: int) -> str:
    """At most ``limit`` words of a sentence: the run that holds the values and most of what the question says.

    It begins with a clause where one begins before the first of these words.
    """
    spans = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    sizes = [len(_WORD.findall(text[a:b])) for a, b in spans]
    if sum(sizes) <= limit:
        return text
    concepts = [_concepts(text[a:b], asked) for a, b in spans]
    bonus = _bonus(text, spans, concepts, values, asked)
    first, last = _best_run(sizes, concepts, bonus, asked, limit)
    first = _clause_start(text, spans, first, _first_hit(concepts, bonus, first, last))
    size = sum(sizes[first : last + 1])
    while last + 1 < len(spans) and size + sizes[last + 1] <= limit:
        last += 1
        size += sizes[last]
    return text[spans[first][0] : spans[last][1]]


def _concepts(word: str, asked: Asked) -> frozenset[int]:
    """Which concepts of the question have a word, or one of another form of theirs, like this."""
    bare = fold(word).strip('.,;:()“”"')
    return frozenset(
        index for index, concept in enumerate(asked.concepts) if any(bare in form.folded for form in concept.forms)
    )


def _bonus(
    text: str,
    spans: Sequence[tuple[int, int]],
    concepts: Sequence[frozenset[int]],
    values: Sequence[Value],
    asked: Asked,
) -> list[float]:
    """What words count for themselves: those of the values, and those that a cue of the kind of answer opens."""
    bonus = [_VALUE * sum(a < value.end and value.start < b for value in values) for a, b in spans]
    cue = _CUES.get(asked.question.type)
    for found in cue.finditer(text) if cue is not None else ():
        at = next((index for index, (_, b) in enumerate(spans) if found.start() < b), len(spans))
        if not any(concepts[max(0, at - _REACH) : at]) and asked.question.type is not AnswerType.REASON:
            continue
        for index in range(at, min(at + _REACH, len(spans))):
            bonus[index] += _CUE * (1.0 - (index - at) / _REACH)
    return bonus


def _best_run(
    sizes: Sequence[int], concepts: Sequence[frozenset[int]], bonus: Sequence[float], asked: Asked, limit: int
) -> tuple[int, int]:
    """First and last word of the run that counts most; each concept counts once. The earliest of equal ones."""
    counts = [0] * len(asked.concepts)
    first, size, score = 0, 0, 0.0
    best, found = -1.0, (0, 0)
    for last, word in enumerate(concepts):
        size += sizes[last]
        score += bonus[last]
        for index in word:
            counts[index] += 1
            score += asked.concepts[index].weight * (counts[index] == 1)
        while size > limit and first < last:
            size -= sizes[first]
            score -= bonus[first]
            for index in concepts[first]:
                counts[index] -= 1
                score -= asked.concepts[index].weight * (counts[index] == 0)
            first += 1
        if score > best + 1e-9:
            best, found = score, (first, last)
    return found


def _first_hit(concepts: Sequence[frozenset[int]], bonus: Sequence[float], first: int, last: int) -> int:
    return next((at for at in range(first, last + 1) if concepts[at] or bonus[at]), first)


def _clause_start(text: str, spans: Sequence[tuple[int, int]], first: int, hit: int) -> int:
    """The word that opens the clause of the first word that counts, if that stands within the run."""
    openings = [match.end() for match in _OPENS.finditer(text, spans[first][0], spans[hit][0])]
    if not openings:
        return first
    return next(at for at in range(first, hit + 1) if spans[at][1] > openings[-1])
