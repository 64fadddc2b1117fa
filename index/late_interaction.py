"""How near a passage is to a query word by word: each word of the query looks for the nearest word of the passage.

This is the late interaction of Khattab and Zaharia (ColBERT, SIGIR 2020), where a passage's score is the sum over the
query's tokens of the greatest similarity to a token of the passage (MaxSim), here with the vectors of a static model: a
token has the same vector wherever it stands, so a passage is kept as the numbers of its tokens, once each, and one
product of the query's tokens with all tokens that the passages hold serves every passage.

One vector of a whole text says what it is about; a word of the query that it answers in passing is lost in it, and a
word that no passage holds still pulls it somewhere. Word by word neither happens, but the words' company is not seen.
The mean of both similarities finds more than either.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.embedder import TokenIds, Vectors
from index.vectors import SCORE_DIGITS, best_first

SHARE = 0.5
"""Share of the word-by-word similarity in the mean; from 0.4 to 0.6 the results are alike."""

# The product with the whole table is taken in pieces of so many rows: OpenBLAS would give a larger one to several
# threads, which beside other work on the machine takes ten times as long as the product itself.
_BLOCK = 32


class PassageTokens:
    """Which tokens each passage holds. Not synchronised: whoever changes one works on a :meth:`copy` and swaps."""

    def __init__(self) -> None:
        """No passage yet."""
        self._tokens: dict[int, TokenIds] = {}

    def __len__(self) -> int:
        """Number of passages."""
        return len(self._tokens)

    def copy(self) -> PassageTokens:
        """An independent copy."""
        other = PassageTokens()
        other._tokens = dict(self._tokens)  # the arrays themselves are never changed
        return other

    def add(self, keys: Sequence[int], tokens: Sequence[TokenIds]) -> None:
        """Set the tokens of passages, each number once; what a key had before is replaced."""
        self._tokens.update(zip(keys, tokens, strict=True))

    def remove(self, keys: Sequence[int]) -> None:
        """Remove passages; unknown keys are ignored."""
        for key in keys:
            self._tokens.pop(key, None)

    def tokens(self, key: int) -> TokenIds:
        """The tokens of a passage."""
        return self._tokens[key]

    def items(self) -> list[tuple[int, TokenIds]]:
        """Every passage's key and tokens, in the order of the keys."""
        return sorted(self._tokens.items())

    def save(self, path: Path) -> None:
        """Write to ``path`` so that at every moment either the old or the new file is there, whole."""
        items = self.items()
        temporary = path.with_name(path.name + ".tmp")
        with temporary.open("wb") as file:
            np.savez(
                file,
                keys=np.array([key for key, _ in items], dtype=np.int64),
                lengths=np.array([len(tokens) for _, tokens in items], dtype=np.int64),
                tokens=_joined([tokens for _, tokens in items]),
            )
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)

    @classmethod
    def load(cls, path: Path) -> PassageTokens:
        """Read what :meth:`save` wrote.

        Raises:
            OSError: there is no such file.
            ValueError: it is damaged.
        """
        with path.open("rb") as file:
            try:
                with np.load(file, allow_pickle=False) as arrays:
                    keys, lengths, tokens = (arrays[name] for name in ("keys", "lengths", "tokens"))
            except Exception as error:  # a damaged archive raises errors of three modules
                raise ValueError(f"{path} cannot be read: {error}") from error
        if len(keys) != len(lengths) or int(lengths.sum()) != len(tokens):
            raise ValueError(f"{path} is incomplete")
        loaded = cls()
        loaded.add(keys.tolist(), np.split(tokens, np.cumsum(lengths)[:-1]) if len(keys) else [])
        return loaded


class LateInteraction:
    """The tokens of one committed state with their vectors. Never changes; safe for several threads."""

    def __init__(self, passages: PassageTokens, vectors: Callable[[TokenIds], Vectors]) -> None:
        """``passages`` must not be changed any more; ``vectors`` gives the unit vectors (tokens × dimension)."""
        self._passages = passages
        vocabulary = np.unique(_joined([tokens for _, tokens in passages.items()]))
        self._table = _blocks(vectors(vocabulary))
        self._rows = np.zeros(int(vocabulary.max(initial=-1)) + 1, dtype=np.int32)
        self._rows[vocabulary] = np.arange(len(vocabulary))

    def similarities(self, keys: Sequence[int], query: Vectors, weights: Vectors) -> Vectors:
        """How near each passage is, from 0 to 1 (shape [len(keys)]): the weighted mean over the query's tokens.

        ``query`` holds the unit vectors of its tokens (tokens × dimension), ``weights`` what each counts (tokens), over
        0 in sum. Every key must be known.
        """
        if not keys:
            return np.zeros(0, dtype=np.float32)
        passages = [self._passages.tokens(key) for key in keys]
        nearest = _nearest(_products(self._table, query), self._rows[_joined(passages)], list(map(len, passages)))
        similarities: Vectors = nearest @ (weights / weights.sum())
        return similarities

    def rerank(self, found: Sequence[tuple[int, float]], query: Vectors, weights: Vectors) -> list[tuple[int, float]]:
        """Passages found by the similarity of whole texts (key, cosine), by the mean with that of their words.

        Best first, equal ones in the order of their keys. ``query`` and ``weights`` as in :meth:`similarities`.
        """
        keys = [key for key, _ in found]
        words = self.similarities(keys, query, weights) if np.any(weights) else np.zeros(len(keys))
        whole = np.array([cosine for _, cosine in found], dtype=np.float64)
        return best_first(keys, np.round((1 - SHARE) * whole + SHARE * words.astype(np.float64), SCORE_DIGITS))


def word_nearness(texts: Sequence[TokenIds], query: Vectors, vectors: Callable[[TokenIds], Vectors]) -> Vectors:
    """How near each token of a query has its nearest token in each text, from 0 to 1: shape [texts, query tokens].

    The texts are given by their tokens and need be in no index; ``query`` holds the unit vectors of its tokens.
    """
    if not len(query):
        return np.zeros((len(texts), 0), dtype=np.float32)
    vocabulary, rows = np.unique(_joined(texts), return_inverse=True)
    return _nearest(_products(_blocks(vectors(vocabulary)), query), rows, list(map(len, texts)))


def _nearest(products: Vectors, rows: npt.NDArray[np.integer[Any]], lengths: Sequence[int]) -> Vectors:
    """For each text the greatest product of its tokens with each token of the query: shape [texts, query tokens].

    ``rows`` are the rows of ``products`` of all texts' tokens in a row, ``lengths`` how many each text has. What is
    less near than words without anything in common is not near at all, as is a text without a word.
    """
    near = np.zeros((len(lengths), products.shape[1]), dtype=np.float32)
    counts = np.array(lengths, dtype=np.int64)
    filled = counts > 0
    if filled.any():
        starts = (np.cumsum(counts) - counts)[filled]
        near[filled] = np.maximum(np.maximum.reduceat(products[rows], starts, axis=0), 0.0)
    return near


def _blocks(table: Vectors) -> Vectors:
    """A table in pieces of :data:`_BLOCK` rows, the last one filled up with zeros."""
    filled = np.zeros((-(-len(table) // _BLOCK) * _BLOCK, table.shape[1]), dtype=np.float32)
    filled[: len(table)] = table
    return filled.reshape(-1, _BLOCK, table.shape[1])


def _products(blocks: Vectors, query: Vectors) -> Vectors:
    """The inner products of the rows of a table with the tokens of a query: shape [rows, tokens of the query]."""
    products: Vectors = (blocks @ query.T).reshape(-1, len(query))
    return products


def _joined(arrays: Sequence[TokenIds]) -> TokenIds:
    return np.concatenate([np.zeros(0, dtype=np.int32), *arrays])
