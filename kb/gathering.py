"""Asks the engine for passages, in every wording that a question has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.engine import Engine, Hit, IndexMismatchError, Leg
from index.fusion import weighted_sum
from kb.errors import KbError
from kb.question import Question
from kb.quotes import share_held
from kb.ranking import Found
from kb.store import Store
from kb.thesaurus import expansions

CONSIDERED = 100
"""Passages that are ranked for every query, at least."""
EXPANSION_WEIGHT = 0.5
"""Share of the ranking by the query with the official words for its everyday ones, and by its second wording."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Passages as the engine found them; ``total`` and ``whole`` as in :class:`kb.retrieval.Retrieved`."""

    found: tuple[Found, ...]
    total: int
    whole: bool


def gather(
    engine: Engine,
    store: Store,
    question: Question,
    k: int,
    leg: Leg,
    report_ids: frozenset[str] | None = None,
    *,
    second: str | None = None,
) -> Gathered:
    """The best ``k`` passages by the engine's own score, those that hold what the question quotes first.

    A question in everyday words is searched for again with the official ones behind it, and in its ``second`` wording.

    Raises:
        KbError: index_replaced, when another process rebuilt the index with another model.
    """
    query, phrases = question.search_text, question.phrases
    depth = max(k, CONSIDERED)
    official = expansions(query)
    try:
        considered = engine.search(query, depth, leg=leg, report_ids=report_ids)
        if official:
            again = engine.search(" ".join([query, *official]), depth, leg=leg, report_ids=report_ids)
            considered = _fused(considered, again, depth)
        if second is not None:
            considered = _fused(considered, engine.search(second, depth, leg=leg, report_ids=report_ids), depth)
        quoted = [hit for phrase in phrases for hit in engine.search(phrase, depth, leg=leg, report_ids=report_ids)]
    except IndexMismatchError as error:
        raise KbError("index_replaced") from error
    if phrases:
        considered = _holding_first(considered, quoted, store, phrases)
    hits = considered[:k]
    stored = store.passages([hit.key for hit in hits])
    found = tuple(Found(hit, stored[hit.key]) for hit in hits if hit.key in stored)
    return Gathered(found, len(considered), len(found) == len(hits))


def _fused(plain: Sequence[Hit], expanded: Sequence[Hit], k: int) -> list[Hit]:
    """The best ``k`` of two rankings. A hit keeps the ranks that the query itself gave it, if that found it."""
    hits = {hit.key: hit for hit in (*expanded, *plain)}
    rankings = [[(hit.key, hit.score) for hit in ranking] for ranking in (plain, expanded)]
    return [
        replace(hits[key], score=score)
        for key, score in weighted_sum(rankings, (1 - EXPANSION_WEIGHT, EXPANSION_WEIGHT))[:k]
    ]


def _holding_first(considered: Sequence[Hit], quoted: Sequence[Hit], store: Store, phrases: Sequence[str]) -> list[Hit]:
    """The hits that hold most of the phrases first; those that only the phrases found stand behind their equals.

    The scores are dealt out anew in that order, so that whatever ranks by them later ranks alike.
    """
    lowest = min((hit.score for hit in considered), default=0.0)
    known = {hit.key for hit in considered}
    others = {hit.key: replace(hit, score=lowest) for hit in quoted if hit.key not in known}
    hits = [*considered, *others.values()]
    passages = store.passages([hit.key for hit in hits])
    held = {key: share_held(phrases, stored) for key, stored in passages.items()}
    ordered = sorted(hits, key=lambda hit: -held.get(hit.key, 0.0))
    return [replace(hit, score=other.score) for hit, other in zip(ordered, hits, strict=True)]
