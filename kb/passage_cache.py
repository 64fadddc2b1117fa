"""The passages that were read last, as long as the store stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from kb.rows import StoredPassage

MOST: Final = 4096
"""Passages that are kept: some 10 MB."""


class PassageCache:
    """Keeps passages of one revision of a store, at most about :data:`MOST`. Safe for several threads.

    A write between the reading of the revision and that of the passages may put newer ones under the older revision.
    They are gone with it, and whoever read under it sees by the next revision that it has to read again.
    """

    def __init__(self) -> None:
        self._kept: tuple[str, dict[int, StoredPassage]] = ("", {})

    def passages(
        self, revision: str, keys: Sequence[int], read: Callable[[Sequence[int]], Mapping[int, StoredPassage]]
    ) -> dict[int, StoredPassage]:
        """The passages with these keys; ``read`` gives those that are not known, as far as there are such."""
        of, known = self._kept
        if of != revision or len(known) > MOST:
            known = {}
            self._kept = revision, known
        found = {key: stored for key in keys if (stored := known.get(key)) is not None}
        missing = [key for key in keys if key not in found]
        if missing:
            others = read(missing)
            known.update(others)
            found.update(others)
        return found
