"""The short answer: the value asked for, or the run of words that holds it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.orthography import fold
from kb.answer_type import AnswerType
from kb.question import Question
from kb.ranking import Candidate
from kb.table_cells import row_of
from kb.unit_features import WANTED, Asked
from kb.value_choice import choices, clear_value
from kb.values import Value, ValueKind

MAX_ANSWER_WORDS = 60
MAX_LIST_WORDS = 200
_CUES: Final = {
    AnswerType.REASON: re.compile(r"\b(?:nhằm|để|do|vì|bởi|nhờ|nguyên nhân|qua đó|bằng cách)\b", re.IGNORECASE),
    AnswerType.PLACE: re.compile(r"\b(?:tại|ở|thuộc|huyện|quận|xã|phường|thị trấn|khu|số)\s+(?=[A-ZĐÀ-Ỹ\d])"),
}
_REACH: Final = 20
"""Words before such a word that the question's words may stand in, and behind it that the answer may take."""
_COMPARED: Final = 2


def short_answer(asked: Asked, best: Candidate) -> str:
    """The value asked for; where it is not clear which one it is, the clause around it; else the whole sentence."""
    question, text = asked.question, best.unit.text
    limit = MAX_LIST_WORDS if question.type is AnswerType.LIST else MAX_ANSWER_WORDS
    if question.type not in WANTED:
        return around(text, (), question, limit)
    clear = clear_value(asked, best)
    if clear is not None:
        row = row_of(best)
        unit = row.unit if row is not None and clear.kind is ValueKind.QUANTITY else ""
        return f"{clear.text} {unit}" if unit else with_noun(text, clear)
    found = choices(asked, best)
    count = _COMPARED if question.type is AnswerType.COMPARISON else 1
    return around(text, [choice.value for choice in found[:count]], question, limit)


def with_noun(text: str, value: Value) -> str:
    """A value as the sentence has it, with the word for what is counted."""
    if value.kind is not ValueKind.QUANTITY or not value.noun:
        return value.text
    end = text.find(value.noun, value.end)
    return text[value.start : end + len(value.noun)] if end >= 0 else value.text


def around(text: str, values: Sequence[Value], question: Question, limit: int) -> str:
    """At most ``limit`` words of a sentence: the run that holds the values and most of the question's words."""
    words = list(_word_spans(text))
    if len(words) <= limit:
        return text
    wanted = {fold(term) for term in question.terms}
    hits: list[int] = [fold(text[a:b].strip('.,;:()“”"')) in wanted for a, b in words]
    for value in values:
        hits = [hit + (8 if a < value.end and value.start < b else 0) for hit, (a, b) in zip(hits, words, strict=True)]
    cue = _CUES.get(question.type)
    for found in cue.finditer(text) if cue is not None else ():
        # What follows such a word answers; the nearer it stands to the question's words, the likelier.
        at = next((index for index, (_, b) in enumerate(words) if found.start() < b), len(words))
        around_it = sum(hits[max(0, at - _REACH) : at])
        for index in range(at, min(at + _REACH, len(words))):
            hits[index] += 4 if index == at else around_it > 0 or question.type is AnswerType.REASON
    window = sum(hits[:limit])
    best, start = window, 0
    for first in range(1, len(words) - limit + 1):
        window += hits[first + limit - 1] - hits[first - 1]
        if window > best:
            best, start = window, first
    return text[words[start][0] : words[start + limit - 1][1]]


def _word_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    position = 0
    for word in text.split():
        start = text.index(word, position)
        position = start + len(word)
        spans.append((start, position))
    return spans
