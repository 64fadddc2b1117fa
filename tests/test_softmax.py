"""Linear weights by which a right row of each group comes first."""

import numpy as np
import pytest

from scripts.softmax import Floats, Group, fit


def group(rows: list[list[float]], *right: int) -> Group:
    return np.array(rows, dtype=np.float64), np.isin(np.arange(len(rows)), right)


def made(count: int, hidden: Floats) -> list[Group]:
    """Groups of six rows, of which that is right which scores best by hidden weights."""
    random = np.random.default_rng(0)
    rows = [random.normal(size=(6, len(hidden))) for _ in range(count)]
    return [(features, (features @ hidden) == (features @ hidden).max()) for features in rows]


def first_right(groups: list[Group], weights: Floats) -> float:
    return float(np.mean([right[int((features @ weights).argmax())] for features, right in groups]))


def test_hidden_weights_are_found_again() -> None:
    hidden = np.array([2.0, -1.0, 0.0])
    train, unseen = made(80, hidden)[:40], made(80, hidden)[40:]
    weights = fit(train)
    assert weights[0] > 0.0 > weights[1]
    assert abs(weights[2]) < min(abs(weights[:2])) / 3
    assert first_right(unseen, weights) > 0.8 > 0.5 > first_right(unseen, np.zeros(3))


def test_what_tells_nothing_weighs_nothing() -> None:
    weights = fit([group([[1.0, 5.0], [0.0, 5.0]], 0), group([[0.0, 5.0], [1.0, 5.0]], 1)])
    assert weights[0] > 0.0
    assert weights[1] == pytest.approx(0.0, abs=1e-6)


def test_the_scale_of_a_feature_does_not_matter() -> None:
    groups = made(30, np.array([1.0, -1.0]))
    scaled = [(features * np.array([1000.0, 1.0]), right) for features, right in groups]
    assert fit(scaled) * np.array([1000.0, 1.0]) == pytest.approx(fit(groups), rel=1e-3, abs=1e-3)


def test_a_greater_penalty_gives_smaller_weights() -> None:
    groups = made(30, np.array([1.0, -1.0]))
    assert np.linalg.norm(fit(groups, penalty=1.0)) < np.linalg.norm(fit(groups, penalty=0.001))


def test_of_several_right_rows_one_may_come_first() -> None:
    weights = fit([group([[1.0, 0.0], [0.0, 0.0], [0.0, 1.0]], 0, 2)] + [group([[1.0, 0.0], [0.0, 0.0]], 0)] * 4)
    assert weights[0] > weights[1]


def test_groups_without_a_right_row_teach_nothing() -> None:
    groups = made(20, np.array([1.0, -1.0]))
    assert fit([*groups, group([[9.0, 9.0], [1.0, 2.0]])]) == pytest.approx(fit(groups))
    with pytest.raises(ValueError, match="no question has a right row"):
        fit([group([[1.0], [2.0]])])
