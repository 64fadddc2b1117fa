"""What a sentence says, in parts that can be compared: the pieces between its commas, and its amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.sentences import sentences
from index.tokens import Kind, Token, tokenize
from kb.polarity import DOWN, NEGATION, UP, bound, planned
from kb.values import Value, ValueKind, find_values
from kb.words import FUNCTION_WORDS

_CLAIMING = """
không chưa hơn nhất mỗi toàn khoảng ít nhiều chừng dưới trên chỉ một từng sau trước sẽ lại cần phải mấy
"""
_REPORTING = "theo báo cáo nêu ghi biết cụ thể như vậy đạt mức năm ngoài ra đồng thời"
_COMPARING = "so với năm cùng kỳ kì trước điểm tương ứng đạt mức còn đó kế hoạch"

GRAMMAR: Final = (FUNCTION_WORDS | {*_REPORTING.split()}) - {*_CLAIMING.split()}
"""Words that a sentence may say of its own; other function words say something of the world."""
_EMPTY: Final = FUNCTION_WORDS | {*_REPORTING.split()} | {*_COMPARING.split()}
_AMOUNTS: Final = frozenset({ValueKind.PERCENT, ValueKind.MONEY, ValueKind.QUANTITY, ValueKind.RANK})
_BREAK = re.compile(r"[;.:!?()\[\]\n]|,(?!\d)|\s[-–]\s|(?<!\w)nhưng(?!\w)", re.IGNORECASE)
_AND = re.compile(r"(?<!\w)và(?!\w)", re.IGNORECASE)
_BASE = re.compile(r"(?<!\w)so\s+(?:với\s+)?(?:\w+\s+){0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence between commas: its canonical syllables in order, and those of them with content.

    ``fixed`` are its dates, years, document numbers and codes; ``planned`` tells whether the sentence up to the end of
    the piece speaks of a plan.
    """

    words: tuple[str, ...]
    content: frozenset[str]
    fixed: frozenset[str]
    has_amount: bool
    planned: bool


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, and what is said around it.

    ``words`` are those from where the amount before it ends, or the sentence starts, to the next break behind it;
    ``subject`` are they, and where only a comparison stands there ("giảm 0,5%"), what has content before them, too.
    ``names`` are those of the words with a capital letter; ``near`` are the words, and where they hold no name, all
    before them, too. ``periods`` are years and dates, one that is compared with behind "<"; where none stands among the
    words, the last ones before them.
    """

    number: tuple[str, ...]
    unit: tuple[str, ...]
    kind: ValueKind
    bound: str
    words: tuple[str, ...]
    subject: frozenset[str]
    names: frozenset[str]
    near: frozenset[str]
    periods: frozenset[str]
    planned: bool


def parts(text: str) -> list[Part]:
    """The parts of the sentences of a text in order."""
    found = []
    for span in sentences(text):
        sentence = text[span.start : span.end]
        values = _amounts_in(sentence)
        start = 0
        for end in [*_breaks(sentence, values), len(sentence)]:
            tokens = tokenize(sentence[start:end])
            words = tuple(token.text for token in tokens)
            if words:
                found.append(
                    Part(
                        words=words,
                        content=frozenset(filter(str.isalpha, words)) - _EMPTY,
                        fixed=frozenset(t.text for t in tokens if any(map(str.isdigit, t.text)) and t.text[0] != "#"),
                        has_amount=any(start <= value.start < end for value in values),
                        planned=planned(syllables(sentence[:end])),
                    )
                )
            start = end
    return found


def amounts(text: str) -> list[Amount]:
    """The amounts of the sentences of a text in order; years, dates and document numbers are none."""
    return [amount for span in sentences(text) for amount in _amounts_of(text[span.start : span.end])]


def _amounts_of(sentence: str) -> list[Amount]:
    found: list[Amount] = []
    values = _amounts_in(sentence)
    breaks = _breaks(sentence, values)
    tokens = tokenize(sentence)
    start, subject, before, periods = 0, frozenset[str](), frozenset[str](), frozenset[str]()
    for place, value in enumerate(values):
        end = values[place + 1].start if place + 1 < len(values) else len(sentence)
        end = min([end, *(at for at in breaks if at >= value.end)])
        joined = _AND.search(sentence, value.end, end)
        end = joined.start() if joined else end
        start = max([start, *(at for at in breaks if at <= value.start and sentence[at] in ";(")])
        around = [t for t in tokens if start <= t.start < value.start or value.end <= t.start < end]
        words = tuple(token.text for token in around)
        names = frozenset(t.text for t in around if sentence[t.start].isupper() and t.start)
        subject = (frozenset(words) - _EMPTY - UP - DOWN - NEGATION) or subject
        near = frozenset(words) if names else before | frozenset(words)
        before |= frozenset(words)
        periods = _periods(sentence, around) or frozenset(p for p in periods if p[0] != "<")
        inside = [token.text for token in tokenize(value.text)]
        found.append(
            Amount(
                number=tuple(token for token in inside if any(map(str.isdigit, token))),
                unit=tuple(token for token in inside if not any(map(str.isdigit, token))),
                kind=value.kind,
                bound=bound(sentence[: value.start]),
                words=words,
                subject=subject | frozenset(words),
                names=names,
                near=near,
                periods=periods,
                planned=planned(words) or planned(syllables(sentence[: value.start])),
            )
        )
        start = end
    return found


def syllables(text: str) -> tuple[str, ...]:
    """The canonical tokens of a text in order."""
    return tuple(token.text for token in tokenize(text))


def _amounts_in(sentence: str) -> list[Value]:
    return [value for value in find_values(sentence) if value.kind in _AMOUNTS]


def _periods(sentence: str, tokens: Sequence[Token]) -> frozenset[str]:
    dated = [token for token in tokens if token.kind in (Kind.YEAR, Kind.DATE)]
    return frozenset(("<" if _BASE.search(sentence[: t.start][-30:]) else "") + t.text for t in dated)


def _breaks(sentence: str, values: Sequence[Value]) -> list[int]:
    """Where parts end: at punctuation that stands in no amount, and before "nhưng"."""
    inside = [(value.start, value.end) for value in values]
    return [
        match.start()
        for match in _BREAK.finditer(sentence)
        if not any(low <= match.start() < high for low, high in inside)
    ]
