"""Fusion, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fusion import Ranking, weighted_sum

LEXICAL: Ranking = [(7, 12.0), (3, 9.0), (5, 6.0)]
NEAR: Ranking = [(5, 0.9), (9, 0.5), (7, 0.1)]


def test_weighted_sum_by_hand() -> None:
    # Scaled: lexical 7 → 1, 3 → 0.5, 5 → 0; near 5 → 1, 9 → 0.5, 7 → 0.
    assert weighted_sum([LEXICAL, NEAR], [0.8, 0.2]) == [(7, 0.8), (3, 0.4), (5, 0.2), (9, 0.1)]


def test_a_ranking_with_one_score_gives_it_the_full_weight() -> None:
    assert weighted_sum([[(4, 3.0), (2, 3.0)], []], [0.7, 0.3]) == [(2, 0.7), (4, 0.7)]


def test_no_ranking_no_result() -> None:
    assert weighted_sum([[], []], [0.5, 0.5]) == []


def test_a_leg_of_weight_zero_adds_nothing() -> None:
    assert {key for key, _ in weighted_sum([LEXICAL, NEAR], [1.0, 0.0])} == {7, 3, 5}


def test_a_leg_alone_keeps_its_order() -> None:
    assert [key for key, _ in weighted_sum([LEXICAL, NEAR], [1.0, 0.0])] == [7, 3, 5]


def test_equal_scores_come_in_the_order_of_their_keys() -> None:
    fused = weighted_sum([[(9, 2.0), (4, 1.0)], [(4, 2.0), (9, 1.0)]], [0.5, 0.5])
    assert [key for key, _ in fused] == [4, 9]


def test_each_ranking_needs_a_weight() -> None:
    with pytest.raises(ValueError, match="zip"):
        weighted_sum([LEXICAL, NEAR], [1.0])


@given(st.dictionaries(st.integers(1, 30), st.floats(0.1, 50), min_size=1, max_size=20), st.floats(0.1, 1))
def test_doubling_all_weights_keeps_the_order(scores: dict[int, float], weight: float) -> None:
    ranking = sorted(scores.items(), key=lambda hit: (-hit[1], hit[0]))
    once = [key for key, _ in weighted_sum([ranking, NEAR], [weight, 1.0])]
    twice = [key for key, _ in weighted_sum([ranking, NEAR], [2 * weight, 2.0])]
    assert once == twice
