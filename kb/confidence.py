"""How likely an answer is right, and that none exists: logistic models over the evidence for the best sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kb.linear_model import shipped
from kb.support import FEATURES

REFUSE_FROM: Final = 0.35
"""From this probability on that the reports do not say it, there is no answer."""


def confidence(support: Sequence[float]) -> float:
    """The probability, from 0 to 1, that an answer with this support (:data:`kb.support.FEATURES`) is right."""
    return shipped("confidence", FEATURES).probability(support)


def silence(support: Sequence[float]) -> float:
    """The probability, from 0 to 1, that no report says what is asked, with this support for the best sentence."""
    return shipped("silence", FEATURES).probability(support)
