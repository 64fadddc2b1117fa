"""From several rankings one. Each strategy is one pure function over rankings of (key, score), best first."""

from __future__ import annotations

from collections.abc import Sequence

Ranking = Sequence[tuple[int, float]]

RRF_K = 60
"""Constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009)."""


def reciprocal_rank_fusion(
    rankings: Sequence[Ranking], weights: Sequence[float], *, constant: int = RRF_K
) -> list[tuple[int, float]]:
    """Score = sum over the rankings of weight / (constant + rank), rank from 1. Scores of the legs play no part."""
    fused: dict[int, float] = {}
    for ranking, weight in zip(rankings, weights, strict=True):
        if weight > 0:
            for rank, (key, _) in enumerate(ranking, start=1):
                fused[key] = fused.get(key, 0.0) + weight / (constant + rank)
    return _ordered(fused)


def weighted_sum(rankings: Sequence[Ranking], weights: Sequence[float]) -> list[tuple[int, float]]:
    """Score = sum over the rankings of weight times the leg's score, scaled to [0, 1] within the ranking.

    The lowest score of a ranking is scaled to 0, as is a key that the ranking does not hold. A ranking with one
    score only gives each of its keys 1.
    """
    fused: dict[int, float] = {}
    for ranking, weight in zip(rankings, weights, strict=True):
        if weight > 0 and ranking:
            scores = [score for _, score in ranking]
            low, width = min(scores), max(scores) - min(scores)
            for key, score in ranking:
                fused[key] = fused.get(key, 0.0) + weight * ((score - low) / width if width > 0 else 1.0)
    return _ordered(fused)


def _ordered(fused: dict[int, float]) -> list[tuple[int, float]]:
    """Best first; scores that agree to nine digits are equal and come in the order of their keys."""
    return sorted(((key, round(score, 9)) for key, score in fused.items()), key=lambda hit: (-hit[1], hit[0]))
