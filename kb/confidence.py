"""How likely an answer is right: a logistic model over the evidence, calibrated on questions with known answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kb.linear_model import shipped
from kb.support import FEATURES

ANSWER_FROM: Final = 0.35
"""Below this probability the evidence is too weak for an answer."""


def confidence(support: Sequence[float]) -> float:
    """The probability, from 0 to 1, that an answer with this support (:data:`kb.support.FEATURES`) is right."""
    return shipped("confidence", FEATURES).probability(support)
