"""Decides on evidence when there is no answer, and says what is missing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from index.orthography import fold, has_accents
from index.tokens import tokenize
from kb.confidence import REFUSE_FROM, silence
from kb.judgement import Judgement
from kb.messages import Language, message
from kb.model import Citation, Refusal
from kb.places import provinces_in
from kb.ranking import Ranking
from kb.support import asks_for_part

SURE: Final = 0.1
"""A document that the evidence does not number may be meant by it all the same: below this it is."""
VAGUE: Final = 1.0
"""A question whose words weigh less together tells no passage from another."""

_OPINIONS: Final = (
    r"\btheo (?:(?:ý kiến|quan điểm) (?:của )?)?bạn\b|\bbạn (?:nghĩ|thấy|đánh giá)\b|\bcó nên\b|\bđáng (?:khen|chê)\b"
    r"|\bcó (?:hay|tốt|đẹp|giỏi) không\b|\btốt hơn hay\b|\bai (?:giỏi|tốt) (?:hơn|nhất)|\bdự báo của bạn\b"
    r"|\bcó phải là (?:tốt|xấu)\b|do you think|\bshould (?:we|i|they)\b"
)
_OPINION: Final = re.compile(_OPINIONS, re.IGNORECASE)
"""Where a question has accents they count: "bản báo cáo", "có nền", "dạng chế biến" ask for no opinion."""
_PLAIN_OPINION: Final = re.compile(fold(_OPINIONS))


def refuse(
    ranking: Ranking,
    judgement: Judgement,
    language: Language,
    nearest: Callable[[], tuple[Citation, ...]],
) -> Refusal | None:
    """The reason not to answer from the best sentence, or None."""
    question = ranking.asked.question

    def because(code: str, wording: str | None = None, **details: str) -> Refusal:
        return Refusal(code, wording or message(code, language, **details), nearest())

    if _asks_opinion(question.text):
        return because("opinion")
    lacking = judgement.lacking
    if lacking.years:
        asked = ", ".join(map(str, lacking.years))
        stated = _periods(judgement)
        wording = message("period_not_covered_but", language, period=asked, stated=stated) if stated else None
        return because("period_not_covered", wording, period=asked)
    silent = silence(judgement.support)
    if lacking.documents and silent >= SURE:
        return because("term_not_reported", term=_as_typed(lacking.documents[0], question.text))
    if lacking.names:
        name = lacking.names[0]
        return because("place_not_covered" if provinces_in(name) else "term_not_reported", **_named(name))
    if silent < REFUSE_FROM:
        return None
    return _weak(ranking, judgement, because)


def _asks_opinion(question: str) -> bool:
    written = unicodedata.normalize("NFC", question)
    return bool(_OPINION.search(written) if has_accents(written) else _PLAIN_OPINION.search(fold(written)))


def _weak(ranking: Ranking, judgement: Judgement, because: Callable[..., Refusal]) -> Refusal:
    """What makes the evidence too weak: the first of the known reasons that holds."""
    question = ranking.asked.question
    if sum(concept.weight for concept in ranking.asked.concepts) < VAGUE:
        return because("too_vague")
    if judgement.unsaid:
        code = "breakdown_not_given" if asks_for_part(question) else "indicator_not_reported"
        return because(code, term=judgement.unsaid[0].text)
    if not question.asks_plan and question.periods and _is_plan(judgement):
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
