"""Linear models with named weights, kept as JSON that a person can read."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import mul
from typing import Any


@dataclass(frozen=True, slots=True)
class LinearModel:
    """``score = intercept + Σ weights[i] · features[i]``, the features in the order of ``names``."""

    names: tuple[str, ...]
    weights: tuple[float, ...]
    intercept: float = 0.0

    @classmethod
    def of(cls, names: Sequence[str], content: Mapping[str, Any]) -> LinearModel:
        """The model that a JSON object holds: ``{"weights": {name: weight}, "intercept": number}``.

        Raises:
            ValueError: the object has not exactly the weights that ``names`` asks for.
        """
        weights: Mapping[str, float] = content["weights"]
        if set(weights) != set(names):
            raise ValueError(f"weights differ from features: {', '.join(sorted(set(weights) ^ set(names)))}")
        ordered = tuple(float(weights[name]) for name in names)
        return cls(tuple(names), ordered, float(content.get("intercept", 0.0)))

    def score(self, features: Sequence[float]) -> float:
        """The score of one row of features, in the order of ``names``."""
        if len(features) != len(self.weights):
            raise ValueError(f"{len(features)} features for {len(self.weights)} weights")
        return self.intercept + math.fsum(map(mul, self.weights, features))

    def probability(self, features: Sequence[float]) -> float:
        """The logistic function of the score."""
        return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, self.score(features)))))


@cache
def shipped(name: str, names: tuple[str, ...]) -> LinearModel:
    """The model in ``kb/models/<name>.json``, which has the features ``names``.

    Raises:
        ValueError: the file belongs to other features; train it anew.
    """
    content = json.loads((files("kb") / "models" / f"{name}.json").read_text(encoding="utf-8"))
    return LinearModel.of(names, content)
