"""From several rankings one: rankings are of (key, score), best first."""

from __future__ import annotations

from collections.abc import Sequence

Ranking = Sequence[tuple[int, float]]


def weighted_sum(rankings: Sequence[Ranking], weights: Sequence[float]) -> list[tuple[int, float]]:
    """Score = sum over the rankings of weight times the leg's score, scaled to [0, 1] within the ranking.

    The lowest score of a ranking is scaled to 0, as is a key that the ranking does not hold. A ranking with one
    score only gives each of its keys 1. Best first; scores that agree to nine digits are equal and come in the order
    of their keys.
    """
    fused: dict[int, float] = {}
    for ranking, weight in zip(rankings, weights, strict=True):
        if weight > 0 and ranking:
            scores = [score for _, score in ranking]
            low, width = min(scores), max(scores) - min(scores)
            for key, score in ranking:
                fused[key] = fused.get(key, 0.0) + weight * ((score - low) / width if width > 0 else 1.0)
    return sorted(((key, round(score, 9)) for key, score in fused.items()), key=lambda hit: (-hit[1], hit[0]))
