"""Nearest passages by the inner product of unit vectors, exactly, with faiss.

A passage has any number of vectors under its key, and is as near as the nearest of them. A flat index compares with
every vector: exact, and fast enough to about a million. Each search runs in the calling thread alone: faiss may split
even one query among threads, which changes the last digits of the products and, below some 100,000 vectors, costs more
than it gains. The setting (``faiss.omp_set_num_threads``) belongs to the thread that searches and to faiss's own copy
of OpenMP, so it is made at each search, and torch keeps its threads.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]

_ROWS_PER_KEY = 4  # vectors fetched at first for each key asked for; more than that seldom lie among the nearest

SCORE_DIGITS = 5
"""Digits of a similarity that count: float32 sums of up to a thousand products agree to the last of them in any order.
"""


class VectorIndex:
    """Vectors under integer keys. Not synchronised: whoever changes one works on a :meth:`copy` and swaps."""

    def __init__(self, dimension: int) -> None:
        """An empty index of vectors with ``dimension`` numbers."""
        # Any: the annotations that faiss ships leave out what its Python layer adds (arrays for selectors, ``sel=``).
        self._index: Any = faiss.IndexIDMap(faiss.IndexFlatIP(dimension))

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        return int(self._index.d)

    def __len__(self) -> int:
        """Number of keys."""
        return len(self.keys())

    def copy(self) -> VectorIndex:
        """An independent index with the same vectors."""
        other = VectorIndex(self.dimension)
        other._index = faiss.clone_index(self._index)
        return other

    def keys(self) -> list[int]:
        """All keys, ascending."""
        found: list[int] = np.unique(faiss.vector_to_array(self._index.id_map)).tolist()
        return found

    def add(self, keys: Sequence[int], vectors: Vectors) -> None:
        """Add ``vectors`` of shape [len(keys), dimension]: row i is one of the vectors of ``keys[i]``.

        All vectors of a key come in one call, since they replace those it had.

        Raises:
            ValueError: the shape is another one.
        """
        if vectors.shape != (len(keys), self.dimension):
            raise ValueError(f"{vectors.shape} vectors for {len(keys)} keys of dimension {self.dimension}")
        if not keys:
            return
        self.remove(keys)
        self._index.add_with_ids(np.ascontiguousarray(vectors, dtype=np.float32), np.asarray(keys, dtype=np.int64))

    def remove(self, keys: Sequence[int]) -> None:
        """Remove keys with all their vectors; unknown keys are ignored."""
        if keys and self._index.ntotal:
            self._index.remove_ids(np.unique(np.asarray(keys, dtype=np.int64)))

    def search(self, query: Vectors, k: int, keys: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """The best ``k`` (key, greatest inner product), best first, equal ones in the order of their keys.

        Only positive products are returned: the null vector of a text without a known word is near to nothing.
        ``keys`` restricts the search (None: all). ``query`` has the shape [dimension].
        """
        size = int(self._index.ntotal)
        if k < 1 or not size or (keys is not None and not keys) or not np.any(query):
            return []
        parameters: Any = None
        if keys is not None:
            selector: Any = faiss.IDSelectorBatch
            make: Any = faiss.SearchParameters
            parameters = make(sel=selector(np.asarray(keys, dtype=np.int64)))
        row = np.ascontiguousarray(query, dtype=np.float32).reshape(1, -1)
        limit = min(size, _ROWS_PER_KEY * k + 16)
        faiss.omp_set_num_threads(1)  # see the module's first lines
        while True:
            products, found = self._index.search(row, limit, params=parameters)
            scores = np.round(products[0].astype(np.float64), SCORE_DIGITS)
            # Where fewer than ``limit`` are allowed by the filter, faiss fills up with the key -1.
            counted = (found[0] >= 0) & (scores > 0)
            best, first = np.unique(found[0][counted], return_index=True)  # rows come best first
            hits = best_first(best, scores[counted][first])[:k]
            # A tie at the border is fetched whole before it is broken by key; what follows the last row is not better.
            if limit >= size or found[0, -1] < 0 or scores[-1] <= 0 or (len(hits) == k and scores[-1] < hits[-1][1]):
                return hits
            limit = min(size, limit * 4)

    def save(self, path: Path) -> None:
        """Write to ``path`` so that at every moment either the old or the new file is there, whole."""
        temporary = path.with_name(path.name + ".tmp")
        faiss.write_index(self._index, str(temporary))
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(path)

    @classmethod
    def load(cls, path: Path) -> VectorIndex:
        """Read what :meth:`save` wrote.

        Raises:
            FileNotFoundError: there is no such file.
            RuntimeError: it is not a faiss index.
        """
        if not path.is_file():
            raise FileNotFoundError(path)
        index = faiss.read_index(str(path))
        loaded = cls(int(index.d))
        loaded._index = index
        return loaded


def best_first(keys: npt.ArrayLike, scores: npt.NDArray[np.float64]) -> list[tuple[int, float]]:
    """(key, score) by falling scores, equal ones in the order of their keys."""
    numbers = np.asarray(keys, dtype=np.int64)
    order = np.lexsort((numbers, -scores))
    return list(zip(numbers[order].tolist(), scores[order].tolist(), strict=True))
