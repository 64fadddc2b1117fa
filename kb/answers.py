"""Answers a question with the best sentence and its value, or refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.model import Report
from index.orthography import fold
from index.tokens import tokenize
from kb.candidates import WANTED, Candidate, candidates
from kb.citations import cite
from kb.messages import Language, message
from kb.model import Citation, Refusal
from kb.periods import best_agreement, find_periods
from kb.question import AnswerType, Question
from kb.refusal import Missing, missing, refuse
from kb.retrieval import Found
from kb.values import Value, ValueKind

MAX_ANSWER_WORDS = 60
MAX_LIST_WORDS = 200
_MAY_BE_IN_NOTE = frozenset({AnswerType.LIST})
_KIND_CODES = {
    "quyet dinh": "qd",
    "nghi quyet": "nq",
    "ke hoach": "kh",
    "chi thi": "ct",
    "thong tu": "tt",
    "nghi dinh": "nd",
    "to trinh": "ttr",
    "chuong trinh": "ctr",
    "bao cao": "bc",
}
"""The letters that stand for a kind of document in its number (Decree 30/2020/NĐ-CP, appendix III)."""
_CAUSE = re.compile(r"\b(?:nhằm|để|do|vì|bởi|nhờ|nguyên nhân|qua đó|bằng cách)\b", re.IGNORECASE)
CHECKED = 15
"""So many of the best sentences are held against the years, names and documents of the question."""
_MALUS = 0.6
CLEAR_MARGIN = 0.35
"""A value is given alone when it beats the next one of its sentence by this much; otherwise its clause is."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer in the making: either answered or refused."""

    answer: str | None
    statement: str | None
    confidence: float
    citations: tuple[Citation, ...]
    refusal: Refusal | None


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
        return Draft(short_answer(question, best), best.text, confidence, (citation,), None)

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
        """How much of the question the sentence covers, lowered when another sentence is nearly as good."""
        best = ranked[0]
        rival = next((c for c in ranked[1:] if not (c.start < best.end and best.start < c.end)), None)
        margin = min(1.0, max(0.0, best.score - rival.score)) if rival else 1.0
        return round(min(0.95, 0.25 + 0.5 * best.coverage + 0.25 * margin), 2)


def _count(lacking: Missing) -> int:
    return len(lacking.years) + len(lacking.documents) + len(lacking.names)


def short_answer(question: Question, best: Candidate) -> str:
    """The value asked for; where it is not clear which one it is, the clause around it; else the whole sentence."""
    wanted = WANTED.get(question.type)
    limit = MAX_LIST_WORDS if question.type is AnswerType.LIST else MAX_ANSWER_WORDS
    if wanted is None or question.type is AnswerType.COMPARISON:
        return around(best.text, None, question, limit)
    scored = sorted(
        ((value_score(question, best, value), value) for value in best.values if value.kind in wanted),
        key=lambda pair: (-pair[0], pair[1].start),
    )
    if not scored:
        return around(best.text, None, question, limit)
    score, value = scored[0]
    if len(scored) == 1 or score - scored[1][0] >= CLEAR_MARGIN:
        return f"{value.text} {value.noun}".strip() if value.kind is ValueKind.QUANTITY else value.text
    return around(best.text, value, question, limit)


def value_score(question: Question, candidate: Candidate, value: Value) -> float:
    """How well a value of the sentence fits the question: its unit, its period, and the question's words near it."""
    score = 0.0
    if question.asks_percent and not question.asks_money:
        score += 0.5 if value.kind is ValueKind.PERCENT else -0.2
    if question.asks_money and not question.asks_percent:
        score += 0.5 if value.kind is ValueKind.MONEY else 0.0
    if question.unit_hint:
        words = fold(f"{value.text} {value.noun}").split()
        score += 0.8 if question.unit_hint[0] in words else 0.0
    text = candidate.text
    before = fold(text[max(0, value.start - 60) : value.start])
    planned = before.rstrip().endswith(("kh:", "(kh", "ke hoach:", "kh", "(ke hoach"))
    if planned:
        score += 0.8 if question.asks_plan else -0.6
    changed = before.rstrip().endswith(("tang", "giam", "tang khoang", "tang binh quan", "vuot"))
    if changed:
        score += 0.3 if question.asks_change else -0.4
    score += _period_fit(question, text, value)
    if value.kind is ValueKind.DOCUMENT:
        score += _kind_fit(question, value)
    wanted = {fold(term) for term in question.terms}
    for token in tokenize(text):
        if fold(token.text) not in wanted or value.start <= token.start < value.end:
            continue
        distance = (value.start - token.end) if token.end <= value.start else (token.start - value.end) * 1.5
        between = text[token.end : value.start] if token.end <= value.start else text[value.end : token.start]
        barrier = 0.35 if any(mark in between for mark in ";") else 1.0
        score += barrier * max(0.0, 1.0 - distance / 160) * 0.3
    if fold(value.text) in fold(question.text):
        score -= 1.0
    return score


def _kind_fit(question: Question, value: Value) -> float:
    """Whether a document number is of the kind that the question asks for."""
    asked, number = fold(question.text), fold(value.text)
    for name, code in _KIND_CODES.items():
        if re.search(rf"{name} (?:nao|so|gi)|\b{code} (?:nao|so)", asked):
            return 1.0 if name in number or re.search(rf"[/-]\s?{code}\b|\d{code}\b", number) else -0.6
    return 0.0


def _period_fit(question: Question, text: str, value: Value) -> float:
    """Whether the period nearest to a value, in brackets behind it or before it, is the one asked for."""
    if not question.periods or value.kind in (ValueKind.DATE, ValueKind.YEAR):
        return 0.0
    behind = re.match(r"[^(;,.]{0,25}\(([^)]{0,40})\)", text[value.end :])
    near = find_periods(behind.group(1)) if behind else []
    near = near or find_periods(text[max(0, value.start - 110) : value.start])
    near = [period for period in near if not period.base][-1:]
    fit = best_agreement(question.periods, [period.name for period in near])
    return 0.0 if fit is None else 0.5 * fit


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
        cause = next((m.start() for m in _CAUSE.finditer(text)), None)
        hits = [
            hit + (4 if cause is not None and a <= cause < b else 0) for hit, (a, b) in zip(hits, words, strict=True)
        ]
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
