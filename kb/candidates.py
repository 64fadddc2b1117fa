"""The sentences in which an answer may stand, ranked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Report
from corpus.sentences import clauses, sentences
from index.orthography import fold
from index.sentence_ranker import rank_sentences
from index.tokens import Kind, tokenize
from kb.abbreviations import ABBREVIATIONS, abbreviations_in
from kb.periods import best_agreement, find_periods
from kb.question import AnswerType, Question
from kb.retrieval import Found
from kb.values import Value, ValueKind, find_values
from kb.words import is_function_word

_PLANNED = re.compile(r"\bKH\b|kế hoạch|phấn đấu|mục tiêu|chỉ tiêu|dự kiến|dự toán|tối thiểu|đến năm", re.IGNORECASE)
_DURATIONS = frozenset({"thang", "nam", "ngay", "gio", "tuan", "quy"})
KEYWORDS = 8
"""A query of so few words that asks nothing in words mostly looks for a figure."""
LONG_SENTENCE = 60
"""Words; a longer sentence is also offered clause by clause, unless a list is asked for: its clauses are the items."""

WANTED: dict[AnswerType, frozenset[ValueKind]] = {
    AnswerType.VALUE: frozenset({ValueKind.PERCENT, ValueKind.MONEY, ValueKind.QUANTITY, ValueKind.RANK}),
    AnswerType.COMPARISON: frozenset({ValueKind.PERCENT, ValueKind.MONEY, ValueKind.QUANTITY, ValueKind.RANK}),
    AnswerType.DATE: frozenset({ValueKind.DATE, ValueKind.YEAR}),
    AnswerType.DOCUMENT: frozenset({ValueKind.DOCUMENT}),
}
"""The kinds of value that an answer of a type must hold."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence or clause: ``report.text[start:end]`` in the passage ``found``; ``score`` ranks within one question.

    ``coverage`` is the share of the question's words that stand in the sentence or above it (section, lead).
    """

    found: Found
    start: int
    end: int
    text: str
    lead: str
    score: float
    coverage: float
    values: tuple[Value, ...]


def candidates(
    question: Question, found: Sequence[Found], report_of: Callable[[str], Report], passages: int = 10
) -> list[Candidate]:
    """The sentences of the best passages, best first.

    A sentence is ranked by BM25 together with what leads to it (the heading above it, the label of its paragraph),
    by the rank of its passage, and by whether it holds a value of the kind and of the year asked for.
    """
    units: list[tuple[Found, int, int, str]] = []
    for item in found[:passages]:
        text = report_of(item.stored.report.id).text
        for start, end, lead in _units(text, item, by_clause=question.type is not AnswerType.LIST):
            units.append((item, start, end, lead))
    if not units:
        return []
    texts = [report_of(item.stored.report.id).text[start:end] for item, start, end, _ in units]
    written = {fold(token.text) for text in texts for token in tokenize(text)}
    focus = focus_of(question, [report_of(item.stored.report.id) for item in found[:5]], written)
    ranked = rank_sentences(
        focus,
        [f"{lead}\n{text}" if lead else text for text, (_, _, _, lead) in zip(texts, units, strict=True)],
    )
    best = max((score for _, score in ranked), default=0.0) or 1.0
    top = max(item.hit.score for item in found) or 1.0
    result = []
    for index, score in ranked:
        item, start, end, lead = units[index]
        text = texts[index]
        report = report_of(item.stored.report.id)
        values = tuple(find_values(text))
        above = " ".join([report.metadata.title, item.stored.passage.context, *item.stored.passage.section])
        passage_text = f"{above} {lead} {text}"
        coverage = covered(question, passage_text)
        total = (
            score / best
            + 0.5 * max(item.hit.score, 0.0) / top
            + 0.5 * coverage
            + 0.2 * covered(question, text)
            + _fit(question, text, lead, values, report.metadata.period)
        )
        result.append(Candidate(item, start, end, text, lead, total, coverage, values))
    return sorted(result, key=lambda c: (-c.score, c.found.hit.key, c.start))


def focus_of(question: Question, reports: Sequence[Report], written: Set[str]) -> str:
    """The question without the words that only say which report is meant: runs of its title, place and period.

    Every passage of the report shares those words; a sentence that repeats the title must not win by it. What an
    abbreviation stands for is put behind the question only if no sentence writes the abbreviation (``written``).
    """
    asked = question.searched
    unwritten = [word for word in abbreviations_in(asked) if fold(word) not in written]
    text = " ".join([asked, *(ABBREVIATIONS[word] for word in unwritten)])
    pairs: set[tuple[str, str]] = set()
    single: set[str] = set()
    for report in {report.content_hash: report for report in reports}.values():
        meta = report.metadata
        for title in (meta.title, meta.place, meta.issuer, *(part.title for part in report.parts)):
            pairs.update(pairwise(fold(token.text) for token in tokenize(title or "")))
        single.update(fold(token.text) for token in tokenize(f"{meta.number or ''} {meta.kind or ''}"))
    tokens = tokenize(text)
    words = [fold(token.text) for token in tokens]
    kept = [
        text[token.start : token.end]
        for index, token in enumerate(tokens)
        if not (
            (index and (words[index - 1], words[index]) in pairs)
            or (index + 1 < len(words) and (words[index], words[index + 1]) in pairs)
            or (token.kind is Kind.DOCUMENT and words[index] in single)
        )
    ]
    content = [word for word in kept if not is_function_word(fold(word), accents=False)]
    return " ".join(kept) if len(content) >= 2 else text


def _units(text: str, item: Found, *, by_clause: bool) -> list[tuple[int, int, str]]:
    """(start, end, lead) of the sentences of a passage, and of the clauses of long ones."""
    passage = item.stored.passage
    result: list[tuple[int, int, str]] = []
    section = passage.section[-1] if passage.section else ""
    lead = section
    paragraph_end = passage.start
    for span in sentences(text, passage.start, passage.end):
        if "\n" in text[paragraph_end : span.start] or span.start == passage.start:
            lead = f"{section} {passage.context}".strip()
        result.append((span.start, span.end, lead))
        piece = text[span.start : span.end]
        if by_clause and len(piece.split()) > LONG_SENTENCE:
            parts = clauses(text, span.start, span.end)
            if len(parts) > 1:
                opening = text[parts[0].start : parts[0].end]
                result.extend((part.start, part.end, f"{lead} {opening[:160]}") for part in parts)
        label, colon, _ = piece.partition(":")
        if colon and len(label.split()) <= 25:
            lead = f"{section} {label}"
        paragraph_end = span.end
    return result


def covered(question: Question, text: str) -> float:
    """The share of the question's words that stand in a text, accents ignored."""
    if not question.terms:
        return 0.0
    present = {fold(token.text) for token in tokenize(text)}
    line = fold(text)
    spelled = {names[0]: names for names in question.acronyms}
    held = sum(
        fold(term) in present or any(name in line for name in spelled.get(fold(term), ())[1:])
        for term in question.terms
    )
    return held / len(question.terms)


def _fit(question: Question, text: str, lead: str, values: Sequence[Value], report_period: str | None) -> float:
    """A bonus for holding what is asked, a malus for lacking it."""
    bonus = 0.0
    wanted = WANTED.get(question.type)
    if wanted is not None:
        held = [value for value in values if value.kind in wanted and not _duration(question, value)]
        bonus += 0.3 if held else -0.4
        for asked, kind in ((question.asks_percent, ValueKind.PERCENT), (question.asks_money, ValueKind.MONEY)):
            if asked and held:
                bonus += 0.1 if any(value.kind is kind for value in held) else -0.2
        if question.unit_hint and any(_counts(question, value) for value in held):
            bonus += 0.3
    elif question.type is AnswerType.STATEMENT and len(question.terms) <= KEYWORDS:
        bonus += 0.15 if any(value.kind is not ValueKind.YEAR for value in values) else 0.0
    if question.documents:
        numbers = {token.text for token in tokenize(text) if token.kind is Kind.DOCUMENT}
        bonus += 0.3 * len(numbers.intersection(question.documents)) / len(question.documents)
    if question.acronyms:
        line = fold(f"{lead} {text}")
        absent = sum(not any(name in line for name in names) for names in question.acronyms)
        bonus -= 0.35 * absent / len(question.acronyms)
    if question.asks_plan and _PLANNED.search(text):
        bonus += 0.2
    bonus += period_fit(question, text, lead, report_period)
    if not question.asks_plan and text.lstrip().startswith(("(KH", "(Kế hoạch", "KH:")):
        bonus -= 0.4  # the plan beside the result
    if len(text.split()) < 5:
        bonus -= 0.3
    return bonus


def period_fit(question: Question, text: str, lead: str, report_period: str | None) -> float:
    """Whether a sentence speaks of the period asked for; read from itself, else its lead, else its report."""
    for source, weight in ((text, 0.4), (lead, 0.35), (report_period or "", 0.3)):
        fit = best_agreement(question.periods, [p.name for p in find_periods(source) if not p.base])
        if fit is not None:
            return weight * fit
    return 0.0


def _duration(question: Question, value: Value) -> bool:
    """Whether a number counts months or years, and the question does not ask for that."""
    noun = fold(value.noun)
    return noun in _DURATIONS and noun not in question.unit_hint


def _counts(question: Question, value: Value) -> bool:
    """Whether a value counts the thing that the question asks the number of ("bao nhiêu xã", "24 xã")."""
    words = fold(f"{value.text} {value.noun}").split()
    return bool(question.unit_hint) and question.unit_hint[0] in words
