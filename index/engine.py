"""The one interface through which passages are found, whatever engine stands behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from index.embedder import Vectors


class Leg(StrEnum):
    """Which evidence ranks the passages."""

    LEXICAL = "lexical"
    EMBEDDING = "embedding"
    FUSED = "fused"


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage as an engine needs it.

    ``key`` is the store's integer id (positive, unique); ``text`` the passage itself; ``context`` what is indexed
    with it as one text: titles, section path, the sentence on which a note hangs.
    """

    key: int
    report_id: str
    text: str
    context: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A found passage. ``score`` is comparable within one result list only, never across questions.

    ``lexical_rank`` and ``embedding_rank`` count from 1 and are None where that leg did not return the passage;
    ``lexical`` (BM25) and ``embedding`` (cosine) are the legs' own scores, 0 where they did not.
    """

    key: int
    score: float
    lexical_rank: int | None = None
    embedding_rank: int | None = None
    lexical: float = 0.0
    embedding: float = 0.0


class IndexMismatchError(Exception):
    """An index on disk was built by another tokeniser, model or corpus than the one asked for."""


class Engine(Protocol):
    """Finds passages. All changes are visible to searches only after :meth:`commit`."""

    @property
    def fingerprint(self) -> str:
        """Identifies tokeniser, model and settings; an index built under another fingerprint must be rebuilt."""

    def add(self, passages: Sequence[IndexedPassage]) -> None:
        """Add passages; a key that is already there is replaced."""

    def remove(self, keys: Sequence[int]) -> None:
        """Remove passages; unknown keys are ignored."""

    def commit(self, corpus_fingerprint: str) -> None:
        """Make all changes since the last commit durable and visible, and stamp the state of the corpus."""

    def is_current(self, corpus_fingerprint: str) -> bool:
        """Whether the committed index was built by this engine from exactly this corpus."""

    def clear(self) -> None:
        """Remove everything (before a rebuild)."""

    def search(
        self, query: str, k: int, *, leg: Leg = Leg.FUSED, report_ids: frozenset[str] | None = None
    ) -> list[Hit]:
        """The best ``k`` passages, best first; equal scores in the order of their keys.

        ``report_ids`` restricts the search to passages of these reports (None: all).
        """

    def weights(self, query: str) -> Callable[[str], float]:
        """How much a word or phrase of ``query`` tells the passages of the committed index apart, over 0 to 1."""

    def word_nearness(self, query: str, texts: Sequence[str]) -> tuple[list[str], Vectors]:
        """The words of a query and how near each has its nearest word in each text: shape [texts, words], 0 to 1.

        No words, and shape [texts, 0], where the model knows no word by itself.
        """

    def count(self) -> int:
        """Number of passages in the committed index."""

    def close(self) -> None:
        """Release files and memory."""
