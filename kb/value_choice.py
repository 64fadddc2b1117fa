"""Chooses the value that a question asks for among the values of a sentence."""

from __future__ import annotations

import re

from index.orthography import fold
from index.tokens import tokenize
from kb.candidates import WANTED, Candidate
from kb.periods import best_agreement, find_periods
from kb.question import AnswerType, Question
from kb.values import Value, ValueKind

CLEAR_MARGIN = 0.35
"""A value is given alone when it beats the next one of its sentence by this much; otherwise its clause is."""
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
_UNIT_OF = re.compile(r"[\d.,\-–\s]+")


# What stands right before or behind a value, accents left out: the plan beside the result, a change, a share of it.
_PLANNED = re.compile(r"(?:\bkh|ke hoach|muc giao|du toan)\s*(?:la|dat|:)?\s*:?\s*$|\((?:kh|ke hoach)[^)]*$")
_CHANGED = re.compile(
    r"\b(?:tang|giam|vuot|hut|gap)(?: ke hoach| kh| chi tieu| khoang| binh quan| hon| tren| muc)*\s*$"
)
_OF_PLAN = re.compile(r"\s*(?:ke hoach|kh\b|du toan|chi tieu)")


def clear_value(question: Question, candidate: Candidate) -> Value | None:
    """The value of a sentence that answers a question for a value, if it is clear which one it is."""
    wanted = WANTED.get(question.type)
    if wanted is None or question.type is AnswerType.COMPARISON:
        return None
    scored = scored_values(question, candidate)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < CLEAR_MARGIN):
        return None
    return scored[0][1]


def scored_values(question: Question, candidate: Candidate) -> list[tuple[float, Value]]:
    """The values of the kind asked for, best first."""
    wanted = WANTED.get(question.type, frozenset())
    return sorted(
        ((value_score(question, candidate, value), value) for value in candidate.values if value.kind in wanted),
        key=lambda pair: (-pair[0], pair[1].start),
    )


def same_unit(first: Value, second: Value) -> bool:
    """Whether two values are of one kind and unit."""
    return first.kind is second.kind and _UNIT_OF.sub("", first.text) == _UNIT_OF.sub("", second.text)


def number_of(value: Value) -> str:
    """The number of a value in one notation: without blanks and leading zeros."""
    return re.sub(r"\s|^0+(?=\d)", "", "".join(_UNIT_OF.findall(value.text)))


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
    if _PLANNED.search(before):
        score += 0.8 if question.asks_plan else -0.6
    elif _CHANGED.search(before) or (value.kind is ValueKind.PERCENT and _OF_PLAN.match(fold(text[value.end :]))):
        score += 0.3 if question.asks_change or question.asks_percent else -0.5
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
