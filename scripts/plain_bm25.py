"""The plainest peer of a search: rank-bm25 with its defaults over syllables. It scores every text for every query."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rank_bm25 import BM25Okapi

from index.analysis import analyse


class PlainBm25:
    """Texts ranked by ``BM25Okapi``."""

    def __init__(self, texts: Sequence[str]) -> None:
        """At least one of the texts must have a syllable."""
        self._index = BM25Okapi([_syllables(text) for text in texts])

    def rank(self, question: str, k: int) -> list[int]:
        """Numbers of the best ``k`` texts, best first, equal ones in their order."""
        scores = -self._index.get_scores(_syllables(question))
        if k < len(scores):
            near = np.flatnonzero(scores <= np.partition(scores, k - 1)[k - 1])
        else:
            near = np.arange(len(scores))
        return [int(number) for number in near[np.argsort(scores[near], kind="stable")][:k]]


def _syllables(text: str) -> list[str]:
    return list(analyse(text, with_words=False).syllables)
