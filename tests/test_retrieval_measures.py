"""Measures of rankings, on rankings whose values are known by hand."""

from __future__ import annotations

import math

import pytest

from scripts.retrieval_measures import MEASURES, Estimate, estimates, measured, spread


def test_measures_of_one_ranking() -> None:
    found = dict(zip(MEASURES, measured([5, 9, 4, 2, 7, 8], {2, 8}), strict=True))
    assert (found["hit@1"], found["hit@5"], found["hit@10"], found["mrr@10"]) == (0, 1, 1, 0.25)
    gain, ideal = 1 / math.log2(5) + 1 / math.log2(7), 1 + 1 / math.log2(3)
    assert found["ndcg@10"] == pytest.approx(gain / ideal)
    assert measured([1, 2], {1, 2, 3})[-1] == pytest.approx((1 + 1 / math.log2(3)) / (1 + 1 / math.log2(3) + 0.5))
    assert measured([1, 2], {1}) == (1, 1, 1, 1, 1)


def test_nothing_counts_below_rank_ten_or_without_a_right_answer() -> None:
    assert measured(list(range(20)), {10}) == (0, 0, 0, 0, 0)
    assert measured(list(range(20)), {9})[2:4] == (1, 0.1)
    assert measured([1], frozenset()) == measured([], {1}) == (0, 0, 0, 0, 0)
    assert measured(list(range(20)), set(range(20)))[-1] == pytest.approx(1)


def test_estimates_hold_the_mean_between_their_bounds() -> None:
    rows = [measured([number % 3], {0}) for number in range(90)]
    found = estimates(rows)
    assert tuple(found) == MEASURES
    estimate = found["hit@1"]
    assert estimate.value == pytest.approx(1 / 3, abs=1e-4)
    error = math.sqrt(1 / 3 * 2 / 3 / 90)  # of a mean of so many, by the normal approximation
    assert estimate.low == pytest.approx(1 / 3 - 1.96 * error, abs=0.02)
    assert estimate.high == pytest.approx(1 / 3 + 1.96 * error, abs=0.02)
    assert estimates(rows) == found
    assert estimates(rows[:1])["mrr@10"] == Estimate(1, 1, 1)


def test_median_and_95th_percentile_in_milliseconds() -> None:
    assert spread([number / 1000 for number in range(100, 0, -1)]) == (50.5, 95.0)
    assert spread([0.002]) == (2.0, 2.0)
