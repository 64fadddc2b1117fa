"""How well one value of a sentence fits a question, as numbers that a person can read and a linear model can weigh."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from index.orthography import fold
from index.tokens import Kind, tokenize
from kb.asked import Asked, Setting
from kb.periods import best_agreement, find_periods
from kb.positional import counterparts
from kb.question import Question
from kb.unit_features import counts, is_duration
from kb.units import Unit
from kb.values import Value, ValueKind

FEATURES: Final = (
    "segment",  # share of the question's subject between the semicolons around the value
    "clause",  # … between the commas and brackets around it
    "before",  # the subject's words before it, the nearer the more
    "behind",  # … behind it
    "before_count",  # as "before", for a number that counts what is named behind it
    "next",  # the subject's words among the next few behind it, before any mark
    "last",  # … among the last few before it
    "part",  # only a part of what was said before: "trong đó", "gồm"
    "measure",  # in the measure asked for: percent, money
    "hint",  # counts what the question asks the number of
    "plan",  # a planned value, as asked
    "plan_unasked",
    "change",  # a change, as asked
    "change_unasked",
    "of_plan",  # a share of the plan, not asked for
    "period",  # agreement of the period near it
    "bracketed_period",  # agreement of the period in brackets right behind it
    "document",  # a document of the kind asked for
    "repeated",  # stands in the question itself
    "first",  # the first value of its kind in the sentence
    "bracket",  # stands in brackets
    "year_for_day",  # a year where a day is asked for
    "duration",  # a number of months or years, not asked for
    "bare",  # a number without a unit and without a word for what it counts
)

_KIND_CODES: Final = {
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
# What stands right before or behind a value, accents left out: the plan beside the result, a change, a share of it.
_PLANNED: Final = re.compile(
    r"(?:\bkh|\bnq|ke hoach|muc giao|du toan|chi tieu)\s*(?:la|dat|:)?\s*:?\s*$|\((?:kh|nq|ke hoach|chi tieu)[^)]*$"
)
_OVER_PLAN: Final = re.compile(
    r"\b(?:vuot|hut|so voi|so|bang)(?: muc)? (?:ke hoach|kh|du toan|chi tieu|muc giao)[^(]*$"
)
_CHANGED: Final = re.compile(
    r"\b(?:tang|giam|vuot|hut|gap)(?: ke hoach| kh| chi tieu| khoang| binh quan| hon| tren| muc| them)*\s*$"
)
_OF_PLAN: Final = re.compile(r"\s*(?:so voi )?(?:ke hoach|kh\b|du toan|chi tieu)")
_PART: Final = re.compile(r"\b(?:trong do|bao gom|gom)\b")
_DAY: Final = re.compile(r"\bngay\b|what date|which day")
_NUMBERS: Final = frozenset({Kind.NUMBER, Kind.YEAR, Kind.DATE, Kind.DOCUMENT})
_BRACKETED: Final = re.compile(r"[^(;,.]{0,25}\(([^)]{0,40})\)")
_FOLLOWED: Final = re.compile(r"\s+(?!(?:và|so|đạt|tăng|giảm|trong|với|vào|đến|ở|tại|là|của|cho|theo)\b)[^\W\d_]")
_BEHIND: Final = re.compile(r"(?:(?!\b(?:và|còn|trong đó|riêng)\b)[^;,.]){0,40}")
"""What belongs to a value behind it: "5,9% và giai đoạn 2016-2022 …" goes on to another one."""
_NEXT: Final = 4
_DECAY: Final = 6.0
"""Words after which the pull of a word on a value falls to a third."""
_WINDOW: Final = 60


def value_features(asked: Asked, where: Setting, unit: Unit, value: Value) -> list[float]:
    """The values of :data:`FEATURES` for one value of a sentence."""
    question, text = asked.question, unit.text
    before, behind = fold(text[max(0, value.start - _WINDOW) : value.start]), fold(text[value.end :])
    planned = bool(_PLANNED.search(before)) and not _OVER_PLAN.search(before)
    changed = not planned and bool(_CHANGED.search(before))
    of_plan = value.kind is ValueKind.PERCENT and bool(_OF_PLAN.match(behind))
    asks_change = question.asks_change
    of_kind = [other for other in unit.values if other.kind is value.kind]
    # A value of a positional list means what its counterpart before the list does.
    counterpart = counterparts(text, unit.values).get(value)
    planned = planned or counterpart is not None
    place = counterpart or value
    around = _around(asked, where, unit, place)
    return [
        *around,
        around[2] if value.kind is ValueKind.QUANTITY and _FOLLOWED.match(text, value.end) else 0.0,
        *_beside(asked, where, unit, place),
        float(bool(_PART.search(fold(text[: value.start])))),
        _measure(question, value),
        float(counts(question, value)),
        float(planned and question.asks_plan),
        float(planned and not question.asks_plan),
        float(changed and asks_change),
        float(changed and not asks_change),
        float(of_plan and not asks_change),
        _period(question, text, value),
        _bracketed(question, text, value),
        _document(question, value),
        float(_repeated(asked, value)),
        float(of_kind[0] is value),
        float(before.rfind("(") > before.rfind(")")),
        float(value.kind is ValueKind.YEAR and bool(_DAY.search(fold(question.text)))),
        float(is_duration(question, value)),
        float(value.kind is ValueKind.QUANTITY and value.text[-1].isdigit() and not value.behind),
    ]


def contradicts(features: Sequence[float]) -> bool:
    """Whether a value says itself that it is not the one asked for: another period, measure or kind of document."""
    return min(features[_DOCUMENT], features[_BRACKET], features[_MEASURE]) < 0


def counts_another(features: Sequence[float], text: str, value: Value) -> bool:
    """Whether a value counts something that the question does not name ("12 ha sắn")."""
    return features[_NEXT_SHARE] == 0 and _FOLLOWED.match(text, value.end) is not None


_DOCUMENT, _BRACKET, _MEASURE, _NEXT_SHARE = map(FEATURES.index, ("document", "bracketed_period", "measure", "next"))


def _around(asked: Asked, where: Setting, unit: Unit, value: Value) -> tuple[float, float, float, float]:
    """Where the words of the question's subject stand about the value, by weight."""
    weights = _weights(asked, where)
    total = sum(asked.concepts[index].weight for index in where.subject)
    if total <= 0:
        return 0.0, 0.0, 0.0, 0.0
    text, tokens = unit.text, unit.words.tokens
    low, high = _bounds(text, value, ";"), _bounds(text, value, ",;()")
    at = next((index for index, token in enumerate(tokens) if token.start >= value.start), len(tokens))
    held: list[set[str]] = [set(), set()]
    pull = [0.0, 0.0]
    for index, (token, word) in enumerate(zip(tokens, unit.words.order, strict=True)):
        weight = weights.get(word, 0.0)
        if not weight or value.start <= token.start < value.end:
            continue
        for place, (start, end) in enumerate((low, high)):
            if start <= token.start < end:
                held[place].add(word)
        pull[index > at] += weight * math.exp(-abs(index - at) / _DECAY)
    shares = [min(1.0, sum(weights[word] for word in words) / total) for words in held]
    return shares[0], shares[1], pull[0] / total, pull[1] / total


def _beside(asked: Asked, where: Setting, unit: Unit, value: Value) -> tuple[float, float]:
    """The share of the subject's words, by weight, that stand next to a value, behind and before it."""
    weights = _weights(asked, where)
    total = sum(asked.concepts[index].weight for index in where.subject)
    if total <= 0:
        return 0.0, 0.0
    text, (low, high) = unit.text, _bounds(unit.text, value, ",;:()")
    pairs = list(zip(unit.words.tokens, unit.words.order, strict=True))
    behind = [word for token, word in pairs if value.end <= token.start < min(high, len(text))][:_NEXT]
    before = [word for token, word in pairs if low <= token.start < value.start][-_NEXT:]
    shares = [min(1.0, sum(weights.get(w, 0.0) for w in set(words)) / total) for words in (behind, before)]
    return shares[0], shares[1]


def _weights(asked: Asked, where: Setting) -> dict[str, float]:
    """What each word of the question's subject, in any of its forms, weighs."""
    weights: dict[str, float] = {}
    for index in where.subject:
        for form in asked.concepts[index].forms:
            for word, weight in zip(form.folded, form.weights, strict=True):
                weights[word] = max(weight, weights.get(word, 0.0))
    return weights


def _bounds(text: str, value: Value, marks: str) -> tuple[int, int]:
    """The stretch of a text around a value that none of the marks interrupts; a comma inside a number is none."""
    inside = r"(?<!\d)[{0}]|[{0}](?!\d)".format(re.escape(marks))
    found = [match.start() for match in re.finditer(inside, text)]
    start = max((at + 1 for at in found if at < value.start), default=0)
    end = min((at for at in found if at >= value.end), default=len(text))
    return start, end


def _repeated(asked: Asked, value: Value) -> bool:
    """Whether the question itself gives the number: it does not ask for it then."""
    said = {token.text for token in asked.words.tokens if token.kind is not Kind.SYLLABLE}
    return any(token.text in said for token in tokenize(value.text) if token.kind in _NUMBERS)


def _measure(question: Question, value: Value) -> float:
    if question.asks_percent and not question.asks_money:
        return 1.0 if value.kind is ValueKind.PERCENT else -1.0
    if question.asks_money and not question.asks_percent:
        return 1.0 if value.kind is ValueKind.MONEY else -1.0
    return 0.0


def _document(question: Question, value: Value) -> float:
    """Whether a document number is of the kind that the question asks for."""
    if value.kind is not ValueKind.DOCUMENT:
        return 0.0
    asked, number = fold(question.searched), fold(value.text)
    for name, code in _KIND_CODES.items():
        if re.search(rf"(?:{name}|\b{code}) (?:nao|gi|so may|so bao nhieu|so nao)", asked):
            return 1.0 if name in number or re.search(rf"[/-]\s?{code}\b|\d{code}\b", number) else -1.0
    return 0.0


def _bracketed(question: Question, text: str, value: Value) -> float:
    """Whether the period in brackets right behind a value is the one asked for."""
    found = _BRACKETED.match(text, value.end)
    if found is None or value.kind in (ValueKind.DATE, ValueKind.YEAR):
        return 0.0
    return best_agreement(question.periods, [period.name for period in find_periods(found.group(1))]) or 0.0


def _period(question: Question, text: str, value: Value) -> float:
    """Whether the period nearest to a value, behind it in its clause or before it, is the one asked for."""
    if not question.periods or value.kind in (ValueKind.DATE, ValueKind.YEAR):
        return 0.0
    behind = _BEHIND.match(text, value.end)
    near = find_periods(behind.group())[:1] if behind else []
    near = near or find_periods(text[max(0, value.start - 110) : value.start])
    near = [period for period in near if not period.base][-1:]
    return best_agreement(question.periods, [period.name for period in near]) or 0.0
