"""What an embedded engine holds: the state that searches see, and the changes that the next commit publishes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from index.generations import Manifest
from index.late_interaction import LateInteraction, PassageTokens
from index.lexical import LexicalIndex, LexicalReader
from index.vectors import VectorIndex

_FILTERS: Final = 256
"""Filters whose keys are remembered."""


@dataclass(frozen=True, slots=True)
class Content:
    """What one commit made visible. ``keys`` remembers which passages belong to the reports of a filter."""

    terms: LexicalIndex
    reader: LexicalReader
    vectors: VectorIndex
    tokens: PassageTokens
    late: LateInteraction | None  # None: the model's tokens have no vectors of their own
    keys: dict[frozenset[str], list[int]] = field(default_factory=dict)

    def keys_of(self, report_ids: frozenset[str]) -> list[int]:
        """Keys of the reports' passages, remembered for the filters of this state."""
        found = self.keys.get(report_ids)
        if found is None:
            found = self.reader.keys_of(report_ids)
            if len(self.keys) < _FILTERS:
                self.keys[report_ids] = found
        return found


@dataclass(frozen=True, slots=True)
class State:
    """A search that began with a state ends with it, whatever is committed meanwhile.

    ``content`` is None if nothing was committed yet or if the index on disk is another engine's.
    """

    manifest: Manifest
    content: Content | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What the next commit will publish."""

    generation: int
    terms: LexicalIndex
    vectors: VectorIndex
    tokens: PassageTokens
