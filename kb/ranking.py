"""Ranks found passages by the sentence in them that answers best, with a learned linear model over named features."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from index.engine import Engine, Hit
from index.sentence_ranker import sentence_scores
from kb.answer_type import AnswerType
from kb.asked import Asked, Setting, prepare, setting
from kb.linear_model import LinearModel, shipped
from kb.question import Question
from kb.quotes import share_held
from kb.rows import StoredPassage
from kb.soft import Nearness, nearness
from kb.unit_features import FEATURES, unit_features
from kb.units import Unit, units_of

DEPTH = 25
"""Passages whose sentences are compared with the question; 98 of 100 right ones were among them."""
_BELOW = 1e-3


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with the score and the ranks that it was found by; ``repeats`` is the passage that says the same."""

    hit: Hit
    stored: StoredPassage
    repeats: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer, in the passage ``found``. ``score`` ranks within one question only.

    ``texts`` are the rows of :class:`Nearness` for the sentence, its lead, the one before it and what stands above.
    """

    found: Found
    unit: Unit
    where: Setting
    features: tuple[float, ...]
    texts: tuple[int, int, int, int]
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """Passages, best first, and the sentences of the best ones, best first.

    ``weight`` tells how much a word tells passages apart, over 0 to 1.
    """

    found: tuple[Found, ...]
    candidates: tuple[Candidate, ...]
    asked: Asked
    near: Nearness
    weight: Callable[[str], float]


_LEGS: Final[tuple[Callable[[Hit], float], ...]] = (lambda h: h.score, lambda h: h.lexical, lambda h: h.embedding)


def model() -> LinearModel:
    """The model that scores sentences."""
    return shipped("sentences", FEATURES)


def rank(engine: Engine, question: Question, found: Sequence[Found], *, reorder: bool = True) -> Ranking:
    """Score the sentences of the first :data:`DEPTH` passages and bring these passages into the order of their best.

    Without ``reorder`` the passages stay in the order in which they were found.
    """
    considered, rest = list(found[:DEPTH]), list(found[DEPTH:])
    asked, near, compared = compare(engine, question, considered)
    weighed = model()
    scored = [Candidate(c.found, c.unit, c.where, c.features, c.texts, weighed.score(c.features)) for c in compared]
    candidates = sorted(scored, key=lambda c: (-c.score, c.found.hit.key, c.unit.start, c.unit.end))
    if reorder:
        considered = _by_best(question, considered, candidates)
        # What was not compared keeps its order below the rest, in the same scale.
        low = min((item.hit.score for item in considered), default=0.0)
        rest = [Found(replace(item.hit, score=low - _BELOW * place), item.stored) for place, item in enumerate(rest, 1)]
    return Ranking((*considered, *rest), tuple(candidates), asked, near, engine.weights(question.wording))


def _by_best(question: Question, found: Sequence[Found], candidates: Sequence[Candidate]) -> list[Found]:
    """Passages in the order of their best sentences, which give them their scores; what holds the quotes first.

    Where quotes change the order, the scores are dealt out anew in it.
    """
    best: dict[int, float] = {}
    for candidate in candidates:
        best.setdefault(candidate.found.hit.key, candidate.score)
    low = min(best.values(), default=0.0) - _BELOW  # a passage without a sentence
    scored = [Found(replace(item.hit, score=best.get(item.hit.key, low)), item.stored) for item in found]
    held = {item.hit.key: share_held(question.phrases, item.stored) for item in scored}  # 1 of no phrases
    scored.sort(key=lambda item: (-held[item.hit.key], -item.hit.score, item.hit.key))
    scores = sorted((item.hit.score for item in scored), reverse=True)
    return [Found(replace(item.hit, score=score), item.stored) for item, score in zip(scored, scores, strict=True)]


def compare(engine: Engine, question: Question, found: Sequence[Found]) -> tuple[Asked, Nearness, list[Candidate]]:
    """The features of all sentences of passages, in their order, not yet scored; and what was compared word by word."""
    weight = lru_cache(maxsize=None)(engine.weights(question.searched))
    asked = prepare(question, weight)
    rows: dict[str, int] = {}  # the texts to be compared by the model, once each

    def row(text: str) -> int:
        return rows.setdefault(text, len(rows))

    prepared: list[tuple[Found, int, Setting, Unit, tuple[int, int, int, int]]] = []
    for place, item in enumerate(found):
        passage = item.stored.passage
        where = setting(asked, item.stored)
        above = row("\n".join([item.stored.about.title, *passage.section, passage.context]))
        for unit in units_of(passage):
            if unit.clause and question.type is AnswerType.LIST:
                continue  # the clauses of a sentence are the items of the list
            texts = (row(unit.text), row(unit.lead), row(unit.before), above)
            prepared.append((item, place, where, unit, texts))
    near = nearness(engine, question.searched, list(rows), weight)
    bm25 = _bm25(asked, [unit for _, _, _, unit, _ in prepared])
    tops = [max((value(item.hit) for item in found), default=0.0) or 1.0 for value in _LEGS]
    texts_of = [texts for *_, texts in prepared]
    means = [near.means([texts[:size] for texts in texts_of]) for size in (1, 2, 4)]
    result = []
    for (item, place, where, unit, texts), share, *nearness_of in zip(prepared, bm25, *means, strict=True):
        features = (
            *unit_features(asked, where, unit),
            share,
            *nearness_of,
            *(value(item.hit) / top for value, top in zip(_LEGS, tops, strict=True)),
            1.0 / (1.0 + place),
        )
        result.append(Candidate(item, unit, where, features, texts))
    return asked, near, result


def _bm25(asked: Asked, units: Sequence[Unit]) -> list[float]:
    """BM25 of the question's words in each sentence with its lead, as a share of the best one's; accents are left out.

    Both texts are one document, so that a word of the lead counts for all sentences below it and tells none apart.
    """
    words = dict.fromkeys(word for concept in asked.concepts for form in concept.forms for word in form.folded)
    scores = sentence_scores(list(words), [(*unit.lead_words.order, *unit.words.order) for unit in units])
    best = max(scores, default=0.0) or 1.0
    return [score / best for score in scores]
