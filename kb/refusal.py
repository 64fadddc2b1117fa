"""Decides on evidence when there is no answer, and says what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from index.orthography import fold
from index.tokens import tokenize
from kb.confidence import ANSWER_FROM
from kb.judgement import Judgement
from kb.messages import Language, message
from kb.model import Citation, Refusal
from kb.places import provinces_in
from kb.ranking import Ranking
from kb.support import unsaid

UNSAID: Final = 0.3
"""A word of the question counts as not reported when so much of its weight is neither said nor meant."""
VAGUE: Final = 1.0
"""A question whose words weigh less together tells no passage from another."""

_OPINION: Final = re.compile(
    r"\btheo (?:ban|y kien|quan diem cua ban)\b|\bban (?:nghi|thay|danh gia)\b|\bco nen\b|\bdang (?:khen|che)\b"
    r"|\bco (?:hay|tot|dep|gioi) khong\b|\btot hon hay\b|\bai (?:gioi|tot) (?:hon|nhat)\b|do you think"
    r"|\bshould (?:we|i|they)\b"
    r"|\bdu bao cua ban\b|\bco phai la (?:tot|xau)\b"
)
_PART_OF: Final = re.compile(r"\brieng\b|\btrong so\b|\btrong tong\b|\bof the\b|\bhow many of\b")


def refuse(
    ranking: Ranking,
    judgement: Judgement,
    probability: float,
    language: Language,
    nearest: Callable[[], tuple[Citation, ...]],
) -> Refusal | None:
    """The reason not to answer from the best sentence, or None. ``probability`` is that of a right answer."""
    question = ranking.asked.question

    def because(code: str, wording: str | None = None, **details: str) -> Refusal:
        return Refusal(code, wording or message(code, language, **details), nearest())

    if _OPINION.search(fold(question.text)):
        return because("opinion")
    lacking = judgement.lacking
    if lacking.years:
        asked = ", ".join(map(str, lacking.years))
        stated = _periods(judgement)
        wording = message("period_not_covered_but", language, period=asked, stated=stated) if stated else None
        return because("period_not_covered", wording, period=asked)
    if lacking.documents:
        return because("term_not_reported", term=_as_typed(lacking.documents[0], question.text))
    if lacking.names:
        name = lacking.names[0]
        return because("place_not_covered" if provinces_in(name) else "term_not_reported", **_named(name))
    if probability >= ANSWER_FROM:
        return None
    return _weak(ranking, judgement, because)


def _weak(ranking: Ranking, judgement: Judgement, because: Callable[..., Refusal]) -> Refusal:
    """What makes the evidence too weak: the first of the known reasons that holds."""
    question, best = ranking.asked.question, judgement.best
    if sum(concept.weight for concept in ranking.asked.concepts) < VAGUE:
        return because("too_vague")
    term, gap = next(iter(unsaid(ranking, best)), ("", 0.0))
    if gap >= UNSAID:
        code = "breakdown_not_given" if _PART_OF.search(fold(question.text)) else "indicator_not_reported"
        return because(code, term=term)
    if not question.asks_plan and question.periods and best.where.about.period and _is_plan(judgement):
        return because("only_plan_exists", period=", ".join(question.periods))
    return because("evidence_too_weak")


def _is_plan(judgement: Judgement) -> bool:
    """Whether the best sentence speaks of what is to be reached."""
    return bool(re.search(r"phấn đấu|mục tiêu|chỉ tiêu|dự kiến|kế hoạch", judgement.best.unit.text, re.IGNORECASE))


def _periods(judgement: Judgement) -> str:
    """The periods that the nearest evidence speaks of, or its report."""
    period = judgement.best.where.about.period
    return ", ".join(dict.fromkeys(judgement.best.unit.periods)) or period or ""


def _named(name: str) -> dict[str, str]:
    return {"place" if provinces_in(name) else "term": name}


def _as_typed(number: str, question: str) -> str:
    """A document number as it stands in the question."""
    return next((question[token.start : token.end] for token in tokenize(question) if token.text == number), number)
