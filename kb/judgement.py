"""Picks the sentence to answer from and says what its evidence lacks and how well it supports an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kb.coverage import SAID, covered
from kb.demands import Demand
from kb.missing import Missing, missing
from kb.ranking import Candidate, Ranking
from kb.support import support_features
from kb.unit_features import WANTED
from kb.value_choice import best_candidates, choices

CHECKED = 15
"""So many of the best sentences are held against the years, names and documents of the question."""
MALUS = 3.0
"""What each thing that its evidence lacks takes from the score of a sentence."""

Parts = Mapping[str, tuple[str, ...]]
"""For every report the titles of the documents that its file holds."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The sentence ``best``, what its evidence lacks, its ``support`` (:data:`kb.support.FEATURES`), and its rivals.

    ``rivals`` are the other sentences that lack nothing, best first; ``unsaid`` is what the question demands and the
    evidence does not say, the weightiest first.
    """

    best: Candidate
    lacking: Missing
    support: tuple[float, ...]
    rivals: tuple[Candidate, ...]
    unsaid: tuple[Demand, ...]


def judge(ranking: Ranking, parts: Parts) -> Judgement | None:
    """Judge the best sentences of a ranking; None if there is none."""
    question = ranking.asked.question
    scored = [
        (score, candidate, missing(question, evidence(candidate, parts)))
        for score, candidate in best_candidates(ranking)[:CHECKED]
    ]
    if not scored:
        return None
    scored.sort(key=lambda item: MALUS * item[2].count - item[0])  # stable: equal ones keep their order
    _, best, lacking = scored[0]
    found = choices(ranking.asked, best) if question.type in WANTED else []
    says = covered(ranking, best)
    support = support_features(ranking, best, lacking, found[0].share if found else 0.0, says)
    rivals = tuple(candidate for _, candidate, lacks in scored[1:] if not lacks)
    unsaid = sorted((one for one in says if one.said < SAID), key=lambda one: -one.weight)
    return Judgement(best, lacking, tuple(support), rivals, tuple(one.demand for one in unsaid))


def evidence(candidate: Candidate, parts: Parts) -> str:
    """All text that speaks for a sentence: what the report says of itself, its headings and its passage."""
    stored, about = candidate.found.stored, candidate.where.about
    known = (about.title, about.period, about.number, about.issued, about.place, about.issuer, about.signer)
    passage = stored.passage
    titles = parts.get(stored.report.id, ())
    return "\n".join([*(text for text in known if text), *titles, *passage.section, passage.context, passage.text])
