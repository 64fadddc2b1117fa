"""What the models of the ranking learn from: questions with known evidence, and the sentences found for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from index.engine import Leg
from kb.composition import compose
from kb.judgement import judge
from kb.knowledge_base import KnowledgeBase
from kb.ranking import DEPTH, Candidate, Ranking
from kb.short_answer import MAX_LIST_WORDS, short_answer
from kb.unit_features import WANTED
from kb.value_features import value_features
from kb.values import Value
from scripts.gold import Gold, words
from scripts.softmax import Floats, Group

TODAY: Final = date(2026, 6, 30)
"""The day of asking, fixed so that "năm ngoái" means the same in every run."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question and what was found: sentences, of which passage each is, and which are right.

    ``features`` has the shape [sentences, features]; ``evidence`` tells which stand in a passage that holds a quote;
    ``values`` are the values of each right sentence that has several, with which of them answer.
    """

    gold: Gold
    features: Floats
    passages: NDArray[np.int64]
    right: NDArray[np.bool_]
    evidence: NDArray[np.bool_]
    values: tuple[Group, ...]


def rankings(kb: KnowledgeBase, questions: Sequence[Gold]) -> list[tuple[Gold, Ranking]]:
    """Ask every question; those for which nothing is found are left out."""
    asked = tqdm(questions, desc="questions", mininterval=5)
    found = [(gold, kb.retrieved(gold.question, DEPTH, Leg.FUSED, today=TODAY).ranking) for gold in asked]
    return [(gold, ranking) for gold, ranking in found if ranking.candidates]


def example(gold: Gold, ranking: Ranking) -> Example:
    """Compare the sentences found with the evidence."""
    candidates = ranking.candidates
    share = np.array([gold.share(c.unit.text, c.found.stored.report.source) for c in candidates])
    evidence = [gold.overlaps(c.found.stored.passage.text, c.found.stored.report.source) for c in candidates]
    places = {key: place for place, key in enumerate(dict.fromkeys(c.found.hit.key for c in candidates))}
    best = share.max()
    whole = [candidate for candidate, held in zip(candidates, share, strict=True) if held >= 1.0]
    groups = [group for candidate in whole if (group := _values(gold, ranking, candidate)) is not None]
    return Example(
        gold=gold,
        features=np.array([c.features for c in candidates], dtype=np.float64),
        passages=np.array([places[c.found.hit.key] for c in candidates]),
        right=(share == best) & (best > 0),
        evidence=np.array(evidence),
        values=tuple(groups),
    )


def _values(gold: Gold, ranking: Ranking, candidate: Candidate) -> Group | None:
    wanted = WANTED.get(ranking.asked.question.type, frozenset())
    values = [value for value in candidate.unit.values if value.kind in wanted]
    right = np.array([_answers(gold, value) for value in values], dtype=bool)
    if len(values) < 2 or not right.any():
        return None
    rows = [value_features(ranking.asked, candidate.where, candidate.unit, value) for value in values]
    return np.array(rows, dtype=np.float64), right


def _answers(gold: Gold, value: Value) -> bool:
    own, more = words(value.text), words(f"{value.text} {value.behind}")
    return any(own in words(one) or words(one) in more for alternatives in gold.answers for one in alternatives)


def supported(gold: Gold, ranking: Ranking) -> tuple[tuple[float, ...], bool, bool]:
    """The support of the answer that would be given; whether it is right: it holds and cites every item asked for; and
    whether there is one.

    Raises:
        ValueError: nothing was found.
    """
    judgement = judge(ranking, {})
    if judgement is None:
        raise ValueError("nothing was found")
    pieces = compose(ranking.asked, judgement.best, judgement.rivals, MAX_LIST_WORDS)
    answer = words(short_answer(ranking.asked, pieces))
    quote = words(" ".join(piece.unit.text for piece in pieces))
    named = judgement.best.found.stored.report.source in {source for source, _ in gold.evidence}
    right = named and all(
        any(words(one) in answer and words(one) in quote for one in alternatives) for alternatives in gold.answers
    )
    return judgement.support, bool(gold.answers) and right, bool(gold.answers)
