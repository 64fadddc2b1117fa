"""How well a sentence answers a question, as numbers that a person can read and a linear model can weigh."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from index.orthography import fold
from kb.answer_type import AnswerType
from kb.asked import Asked, Credits, Setting
from kb.bare_periods import in_year_of
from kb.periods import best_agreement
from kb.programme_answer import names_asked
from kb.question import Question
from kb.units import Unit, Words, words_of
from kb.values import Value, ValueKind

_QUANTITIES = frozenset({ValueKind.PERCENT, ValueKind.MONEY, ValueKind.QUANTITY, ValueKind.RANK})
WANTED: Final[dict[AnswerType, frozenset[ValueKind]]] = {
    AnswerType.VALUE: _QUANTITIES,
    AnswerType.COMPARISON: _QUANTITIES,
    AnswerType.DATE: frozenset({ValueKind.DATE, ValueKind.YEAR}),
    AnswerType.DOCUMENT: frozenset({ValueKind.DOCUMENT}),
}
"""The kinds of value that an answer of a type must hold."""
_DURATIONS: Final = frozenset({"thang", "nam", "ngay", "gio", "tuan", "quy"})
_PLANNED: Final = re.compile(
    r"\bKH\b|kế hoạch|phấn đấu|mục tiêu|chỉ tiêu|dự kiến|dự toán|tối thiểu|đến năm|\(NQ", re.IGNORECASE
)
_CAUSE: Final = re.compile(
    r"\b(?:nhằm|để|do|vì|bởi|nhờ|nguyên nhân|qua đó|bằng cách|thông qua|dẫn đến)\b", re.IGNORECASE
)
_PERSON: Final = re.compile(
    r"\b(?:ông|bà|đồng chí|chủ tịch|giám đốc|bí thư|sở|ban|ngành|cơ quan|tổ chức|công ty|hội|đoàn|ủy ban|bộ|chi cục"
    r"|trung tâm|người|đơn vị|viện|trường|lực lượng)\b",
    re.IGNORECASE,
)
_SPOT: Final = re.compile(
    r"\b(?:tại|ở|thuộc|địa chỉ|địa điểm|huyện|quận|xã|phường|thị trấn|thị trường|tỉnh|đường|khu|ấp|vùng)\b",
    re.IGNORECASE,
)
_DEFINES: Final = re.compile(r"\blà\b|\bgọi\b|\bgồm\b|[(“\"]|bằng|phương châm|khái niệm", re.IGNORECASE)
_SAID: Final = 0.5
_ITEMS: Final = re.compile(r"[,;]|\bvà\b")
_SHORT: Final = re.compile(r"(?<![\w/-])[A-ZĐ]{2,8}(?![\w/-])")
KEYWORDS: Final = 8
"""A query of so few words that asks nothing in words mostly looks for a figure."""

FEATURES: Final = (
    "text",  # share of the subject's concepts in the sentence
    "lead",  # … in the sentence, or in what leads to it
    "carried",  # … or in the sentence before it
    "all",  # share of all concepts in the sentence and all that stands above it
    "best_missing",  # weight of the heaviest concept that is nowhere
    "pairs",  # share of the subject's neighbouring words that are neighbours in the sentence
    "value",  # a quantity where one is asked for, or -1: none though it is
    "date",  # … a date or year
    "number",  # … the number of a document
    "hint",  # a value that counts what the question asks the number of
    "measure",  # a value in the measure asked for: percent, money
    "period",  # agreement of its period: its own, or its lead's, or the sentence's before it, or the report's
    "own_period",  # … of its own alone
    "planned",  # speaks of a plan, as asked
    "plan_only",  # gives the plan, not asked for
    "document",  # share of the document numbers asked about
    "acronyms",  # share of the abbreviations that are missing
    "cue",  # a word that answers such a question: cause, person, place, definition, enumeration
    "short",  # fewer than five words
    "heading",
    "clause",
    "length",  # logarithm of the words
    "colon",  # only introduces what follows
    "place",  # agreement of its passage with the place asked about
    "kind",  # agreement of its report with the kind of document asked about
    "bm25",  # BM25 among all sentences compared, as a share of the best one's
    "near_text",  # how near the sentence is to the question word by word, by the embedding model
    "near_lead",  # … with what leads to it
    "near_all",  # … with all that stands above it and the sentence before
    "fused",  # score of its passage, as a share of the best one's
    "lexical",  # … by the words alone
    "embedding",  # … by the embedding alone
    "rank",  # one through the rank of its passage
)


def unit_features(asked: Asked, where: Setting, unit: Unit) -> list[float]:
    """The values of :data:`FEATURES` for one sentence."""
    question = asked.question
    own = asked.credits(unit.words)
    led = _best(own, asked.credits(unit.lead_words))
    carried = _best(led, asked.credits(unit.before_words))
    everywhere = _best(carried, asked.credits(where.above))
    every, sought = asked.every, where.sought
    missing = [weight for weight, said in zip(every.weights, everywhere, strict=True) if said < _SAID]
    wanted = WANTED.get(question.type, frozenset())
    held = [value for value in unit.values if value.kind in wanted and not is_duration(question, value)]
    keyword = question.type is AnswerType.STATEMENT and len(question.terms) <= KEYWORDS
    if keyword:
        held = [value for value in unit.values if value.kind is not ValueKind.YEAR]
    count = len(unit.words.tokens)
    planned = _planned(unit.text)
    return [
        sought.said(own),
        sought.said(led),
        sought.said(carried),
        every.said(everywhere),
        max(missing, default=0.0),
        len(sought.pairs & unit.words.pairs) / len(sought.pairs) if sought.pairs else 0.0,
        *_wanted(question.type, keyword=keyword, held=bool(held) or _names_document(question, unit)),
        float(any(counts(question, value) for value in held)),
        _measure(question, held),
        *_periods(question, unit, where.about.period),
        float(question.asks_plan and planned),
        float(not question.asks_plan and unit.text.lstrip().startswith(("(KH", "(Kế hoạch", "KH:", "(NQ"))),
        _documents(question, unit),
        _acronyms(asked, unit, where.above),
        _cue(question.type, unit.text) if not _defines(question, unit.text) else 2.0,
        float(count < 5),
        float(unit.heading),
        float(unit.clause),
        math.log1p(count),
        float(unit.text.rstrip().endswith(":")),
        where.place,
        where.kind,
    ]


def _names_document(question: Question, unit: Unit) -> bool:
    return question.type is AnswerType.DOCUMENT and names_asked(question, unit.text)


def is_duration(question: Question, value: Value) -> bool:
    """Whether a number counts months or years, and the question does not ask for that."""
    noun = fold(value.behind).split()[:1]
    return bool(noun) and noun[0] in _DURATIONS and noun[0] not in question.unit_hint


def counts(question: Question, value: Value) -> bool:
    """Whether a value counts the thing that the question asks the number of ("bao nhiêu xã", "24 xã")."""
    words = [*fold(value.text).split(), *fold(value.behind).split()[:2]]
    return bool(question.unit_hint) and question.unit_hint[0] in words


def _measure(question: Question, held: Sequence[Value]) -> float:
    for asked, kind in ((question.asks_percent, ValueKind.PERCENT), (question.asks_money, ValueKind.MONEY)):
        if asked and held:
            return 1.0 if any(value.kind is kind for value in held) else -1.0
    return 0.0


def _wanted(kind: AnswerType, *, keyword: bool, held: bool) -> tuple[float, float, float]:
    """1 for a value of the kind asked for, -1 for none, 0 where none is asked for: quantity, date, document number."""
    sign = 1.0 if held else -1.0
    return (
        sign if kind in (AnswerType.VALUE, AnswerType.COMPARISON) else 0.5 * held * keyword,
        sign if kind is AnswerType.DATE else 0.0,
        sign if kind is AnswerType.DOCUMENT else 0.0,
    )


def _periods(question: Question, unit: Unit, period: str | None) -> tuple[float, float]:
    """Agreement with the period asked for by what names one first: the unit, its lead, the one before, the report."""
    spoken_of = unit.periods or in_year_of(unit.parts, period)
    own = best_agreement(question.periods, spoken_of)
    for stated in (spoken_of, unit.lead_periods, unit.before_periods, (period,) if period else ()):
        fit = best_agreement(question.periods, stated)
        if fit is not None:
            return fit, own or 0.0
    return 0.0, 0.0


def _documents(question: Question, unit: Unit) -> float:
    if not question.documents:
        return 0.0
    return len(unit.words.exact.intersection(question.documents)) / len(question.documents)


def _acronyms(asked: Asked, unit: Unit, above: Words) -> float:
    if not asked.question.acronyms:
        return 0.0
    texts = (unit.words, unit.lead_words, above)
    absent = sum(not any(_says(words, name) for name in names for words in texts) for names in asked.question.acronyms)
    return absent / len(asked.question.acronyms)


def _says(words: Words, name: str) -> bool:
    """Whether a text has all words of a name, side by side where they are neighbours in it."""
    named = words_of(name)
    return named.folded <= words.folded and named.pairs <= words.pairs


def _defines(question: Question, text: str) -> bool:
    """Whether a sentence spells out the abbreviation that a question asks the meaning of: "BRT (…)", "… (PAPI)"."""
    if question.type is not AnswerType.DEFINITION:
        return False
    shorts = _SHORT.findall(question.text)
    return any(re.search(rf"(?<!\w){short}\s*[(:]|[(“]\s*{short}\s*[)”]", text) for short in shorts)


@lru_cache(maxsize=8192)
def _planned(text: str) -> bool:
    return _PLANNED.search(text) is not None


@lru_cache(maxsize=8192)
def _cue(kind: AnswerType, text: str) -> float:
    if kind is AnswerType.LIST:
        return min(1.0, len(_ITEMS.findall(text)) / 6)
    pattern = {
        AnswerType.REASON: _CAUSE,
        AnswerType.WHO: _PERSON,
        AnswerType.PLACE: _SPOT,
        AnswerType.DEFINITION: _DEFINES,
    }.get(kind)
    return float(pattern is not None and pattern.search(text) is not None)


def _best(first: Credits, second: Credits) -> Credits:
    return tuple(map(max, first, second))
