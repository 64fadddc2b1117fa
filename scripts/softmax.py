"""Fits linear weights so that of each group of rows a right one comes first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Floats = NDArray[np.float64]
Group = tuple[Floats, NDArray[np.bool_]]
"""Features, shape [rows, features], and which rows are right."""

PENALTY = 0.01
"""Weight of the squared weights, in units of the features' deviation; 0.003 to 0.03 do alike."""


def fit(groups: Sequence[Group], penalty: float = PENALTY) -> Floats:
    """The weights, shape [features], that make the right rows likeliest under a softmax within each group.

    This is the listwise loss of Cao et al. (ICML 2007) with the top one only, and a square penalty.

    Raises:
        ValueError: no group has a right row.
    """
    usable = [(features, right) for features, right in groups if right.any()]
    if not usable:
        raise ValueError("no question has a right row among those found")
    spread = np.concatenate([features for features, _ in usable]).std(axis=0)
    spread[spread == 0] = 1.0

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, gradient = 0.0, np.zeros_like(weights)
        for features, right in usable:
            scaled = features / spread
            scores = scaled @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            hit = chance[right].sum() + 1e-12
            total -= float(np.log(hit))
            gradient -= scaled.T @ (np.where(right, chance / hit, 0.0) - chance)
        count = len(usable)
        return total / count + penalty * float(weights @ weights), gradient / count + 2 * penalty * weights

    found = minimize(loss, np.zeros(len(spread)), jac=True, method="L-BFGS-B")
    weights: Floats = found.x / spread
    return weights
