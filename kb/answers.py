"""Answers a question with the best sentence and its value, or refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.model import Report
from index.orthography import fold
from kb.candidates import WANTED, Candidate, candidates, period_fit
from kb.citations import cite
from kb.messages import Language, message
from kb.model import AlsoReported, Citation, Refusal
from kb.question import AnswerType, Question
from kb.refusal import Missing, missing, refuse
from kb.retrieval import Found
from kb.value_choice import clear_value, number_of, same_unit, scored_values
from kb.values import Value, ValueKind

MAX_ANSWER_WORDS = 60
MAX_LIST_WORDS = 200
_MAY_BE_IN_NOTE = frozenset({AnswerType.LIST})
_CAUSE = re.compile(r"\b(?:nhằm|để|do|vì|bởi|nhờ|nguyên nhân|qua đó|bằng cách)\b", re.IGNORECASE)
RIVAL_COVERAGE = 0.1
RIVAL_SCORE = 0.5
"""A sentence of another report that is at most this much worse is held to speak of the same thing."""
CHECKED = 15
"""So many of the best sentences are held against the years, names and documents of the question."""
_MALUS = 0.6


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer in the making: either answered or refused."""

    answer: str | None
    statement: str | None
    confidence: float
    citations: tuple[Citation, ...]
    refusal: Refusal | None
    also_reported: tuple[AlsoReported, ...] = ()


class Answerer:
    """Answers from found passages. ``report_of`` gives a report by its id."""

    def __init__(
        self, report_of: Callable[[str], Report], parts: dict[str, tuple[str, ...]], language: Language
    ) -> None:
        self._report_of = report_of
        self._parts = parts
        self._language = language

    def answer(self, question: Question, found: Sequence[Found]) -> Draft:
        """The answer that the best sentence gives, or the reason why none does."""
        ranked = candidates(question, found, self._report_of)
        if not ranked:
            code = "nothing_found" if self._parts else "no_reports"
            return Draft(None, None, 0.0, (), Refusal(code, message(code, self._language)))
        checked = sorted(
            ((self._support(question, candidate), candidate) for candidate in ranked[:CHECKED]),
            key=lambda pair: (-(pair[1].score - _MALUS * _count(pair[0])), pair[1].found.hit.key, pair[1].start),
        )
        lacking, best = checked[0]
        citation = self._cite(best, best.start, best.end)
        note = self._note_of(best) if question.type in _MAY_BE_IN_NOTE else None
        refusal = refuse(question, lacking, best.coverage, self._language, lambda: (citation,))
        if refusal is not None:
            return Draft(None, None, 0.0, (), refusal)
        confidence = self._confidence([candidate for _, candidate in checked])
        if note is not None:
            text = around(note.quote, None, question, MAX_LIST_WORDS)
            return Draft(text, f"{best.text} {note.quote}", confidence, (citation, note), None)
        also = self._also_reported(question, best, [candidate for lacks, candidate in checked[1:] if not lacks])
        return Draft(short_answer(question, best), best.text, confidence, (citation,), None, also)

    def _also_reported(
        self, question: Question, best: Candidate, others: Sequence[Candidate]
    ) -> tuple[AlsoReported, ...]:
        """Other values of the same unit that equally good sentences of other reports give; one a report."""
        given = clear_value(question, best)
        if given is None:
            return ()
        found: dict[str, AlsoReported] = {}
        for other in others:
            report_id = other.found.stored.report.id
            value = clear_value(question, other)
            if (
                value is None
                or report_id in found
                or report_id == best.found.stored.report.id
                or other.coverage < best.coverage - RIVAL_COVERAGE
                or other.score < best.score - RIVAL_SCORE
                or self._period_fit(question, other) <= 0.0
                or same_unit(value, given) is False
                or number_of(value) == number_of(given)
            ):
                continue
            why = message("other_report", self._language)
            citation = self._cite(other, other.start, other.end)
            found[report_id] = AlsoReported(value.text, citation, why)
        return tuple(found.values())

    def _period_fit(self, question: Question, candidate: Candidate) -> float:
        report = self._report_of(candidate.found.stored.report.id)
        return period_fit(question, candidate.text, candidate.lead, report.metadata.period)

    def _note_of(self, candidate: Candidate) -> Citation | None:
        """The note that hangs on the end of the sentence and spells out what it only counts."""
        report = self._report_of(candidate.found.stored.report.id)
        for note in report.footnotes:
            if candidate.start < note.anchor <= candidate.end:
                return cite(report, candidate.found.stored, note.start, note.end, self._parts)
        return None

    def _support(self, question: Question, candidate: Candidate) -> Missing:
        return missing(question, self._evidence(candidate))

    def _evidence(self, candidate: Candidate) -> str:
        stored = candidate.found.stored
        report = self._report_of(stored.report.id)
        meta = report.metadata
        known = (meta.title, meta.period, meta.number, meta.issued, meta.place, meta.issuer, meta.signer)
        parts = self._parts.get(stored.report.id, ())
        return "\n".join(
            [
                *(text for text in known if text),
                *parts,
                *stored.passage.section,
                stored.passage.context,
                stored.passage.text,
            ]
        )

    def _cite(self, candidate: Candidate, start: int, end: int) -> Citation:
        stored = candidate.found.stored
        return cite(self._report_of(stored.report.id), stored, start, end, self._parts)

    @staticmethod
    def _confidence(ranked: Sequence[Candidate]) -> float:
        """How much of the question the sentence covers, lowered when another sentence is nearly as good.

        The line that turns this into a share of right answers was fitted by eye on 184 labelled questions about five
        reports; it is an estimate for other reports.
        """
        best = ranked[0]
        rival = next((c for c in ranked[1:] if not (c.start < best.end and best.start < c.end)), None)
        margin = min(1.0, max(0.0, best.score - rival.score)) if rival else 1.0
        fit = 0.25 + 0.5 * best.coverage + 0.25 * margin
        return round(min(0.95, max(0.05, 1.35 * fit - 0.42)), 2)


def _count(lacking: Missing) -> int:
    return len(lacking.years) + len(lacking.documents) + len(lacking.names)


def short_answer(question: Question, best: Candidate) -> str:
    """The value asked for; where it is not clear which one it is, the clause around it; else the whole sentence."""
    wanted = WANTED.get(question.type)
    limit = MAX_LIST_WORDS if question.type is AnswerType.LIST else MAX_ANSWER_WORDS
    if wanted is None or question.type is AnswerType.COMPARISON:
        return around(best.text, None, question, limit)
    scored = scored_values(question, best)
    if not scored:
        return around(best.text, None, question, limit)
    value = scored[0][1]
    if clear_value(question, best) is not None:
        return f"{value.text} {value.noun}".strip() if value.kind is ValueKind.QUANTITY else value.text
    return around(best.text, value, question, limit)


def around(text: str, value: Value | None, question: Question, limit: int) -> str:
    """At most ``limit`` words of a sentence: the run that holds the value and most of the question's words."""
    words = list(_word_spans(text))
    if len(words) <= limit:
        return text
    wanted = {fold(term) for term in question.terms}
    hits: list[int] = [fold(text[a:b].strip('.,;:()“”"')) in wanted for a, b in words]
    if value is not None:
        hits = [hit + (8 if a < value.end and value.start < b else 0) for hit, (a, b) in zip(hits, words, strict=True)]
    if question.type is AnswerType.REASON:
        found = _CAUSE.search(text)
        cause = next((index for index, (_, b) in enumerate(words) if found and found.start() < b), len(words))
        for index in range(cause, min(cause + limit // 2, len(words))):
            hits[index] += 4 if index == cause else 1  # the cause, and what it is
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
