"""Measures of a ranking, and how far they would have differed with other questions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DEPTH = 10
"""Ranks that are looked at."""
MEASURES = ("hit@1", "hit@5", "hit@10", "mrr@10", "ndcg@10")
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over questions with the bounds of its 95 % interval."""

    value: float
    low: float
    high: float


def measured(ranking: Sequence[int], right: AbstractSet[int]) -> tuple[float, ...]:
    """The :data:`MEASURES` of one question. ``ranking`` holds each group once, best first.

    The gain of a right group is 1, its discount 1 / log2(rank + 1) (Järvelin and Kekäläinen, TOIS 2002).
    """
    ranks = [rank for rank, group in enumerate(ranking[:DEPTH], start=1) if group in right]
    first = min(ranks, default=DEPTH + 1)
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(DEPTH, len(right)) + 1))
    gain = sum(1 / math.log2(rank + 1) for rank in ranks)
    hits = tuple(float(first <= k) for k in (1, 5, 10))
    return (*hits, 1 / first if ranks else 0.0, gain / ideal if ideal else 0.0)


def estimates(rows: Sequence[tuple[float, ...]], seed: int = 7) -> dict[str, Estimate]:
    """Means over at least one question by :data:`MEASURES`, with percentile bootstrap intervals (Efron 1979).

    The same seed draws the same questions for every system, so their intervals can be compared.
    """
    table: NDArray[np.float64] = np.asarray(rows, dtype=np.float64)
    drawn = np.random.default_rng(seed).integers(len(table), size=(RESAMPLES, len(table)))
    means = np.stack([table[sample].mean(axis=0) for sample in drawn])
    low, high = np.percentile(means, [2.5, 97.5], axis=0)
    return {
        name: Estimate(*(round(float(number), 4) for number in numbers))
        for name, *numbers in zip(MEASURES, table.mean(axis=0), low, high, strict=True)
    }


def spread(seconds: Sequence[float]) -> tuple[float, float]:
    """Median and 95th percentile (nearest rank) in milliseconds."""
    ordered = sorted(seconds)
    last = ordered[math.ceil(len(ordered) * 0.95) - 1]
    return round(float(np.median(ordered)) * 1000, 2), round(last * 1000, 2)
