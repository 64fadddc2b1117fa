"""Word vectors from counts: the start of the training, where a word gets its meaning from its neighbours.

Positive pointwise mutual information of words within a window, factorised by a truncated singular value
decomposition (Levy, Goldberg and Dagan 2015, "Improving Distributional Similarity with Lessons Learned from
Word Embeddings", https://aclanthology.org/Q15-1016): as good as skip-gram on similarity, the same on every
run, and no further dependency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from sklearn.utils.extmath import randomized_svd
from tqdm import tqdm

Ints = NDArray[np.int32]
Floats = NDArray[np.float32]
CHUNK = 4_000_000


def cooccurrences(tokens: Ints, texts: Ints, size: int, window: int) -> sp.csr_matrix:
    """Symmetric counts (size × size) of words at a distance d ≤ ``window`` within one text, each worth 1/d.

    ``tokens`` and ``texts`` (both n) give the word and the number of its text; word 0, the unknown, is left
    out.
    """
    total = sp.csr_matrix((size, size), dtype=np.float32)
    for start in tqdm(range(0, len(tokens), CHUNK), desc="neighbours", unit="chunk"):
        part, text = tokens[start : start + CHUNK + window], texts[start : start + CHUNK + window]
        rows, columns, values = [], [], []
        for distance in range(1, window + 1):
            left, right = part[:-distance][:CHUNK], part[distance:][:CHUNK]
            keep = (text[:-distance][:CHUNK] == text[distance:][:CHUNK]) & (left > 0) & (right > 0)
            rows.append(left[keep])
            columns.append(right[keep])
            values.append(np.full(int(keep.sum()), 1.0 / distance, dtype=np.float32))
        counts = sp.coo_matrix(
            (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))),
            shape=(size, size),
            dtype=np.float32,
        )
        total = total + counts.tocsr()
    return (total + total.T).tocsr()


def ppmi(counts: sp.csr_matrix, least: float = 1.0, smoothing: float = 0.75) -> sp.csr_matrix:
    """Positive pointwise mutual information (size × size); contexts are smoothed, counts under ``least``
    dropped."""
    words = np.asarray(counts.sum(axis=1)).ravel().astype(np.float64)
    contexts = words**smoothing
    matrix = counts.tocoo()
    keep = matrix.data >= least
    rows, columns, data = matrix.row[keep], matrix.col[keep], matrix.data[keep].astype(np.float64)
    values = np.log(data * contexts.sum() / (words[rows] * contexts[columns]))
    positive = values > 0
    return sp.csr_matrix((values[positive].astype(np.float32), (rows[positive], columns[positive])), shape=counts.shape)


def word_vectors(tokens: Ints, texts: Ints, size: int, dimension: int, window: int = 6, seed: int = 0) -> Floats:
    """Vectors (size × dimension) of unit length; zero for words without neighbours."""
    matrix = ppmi(cooccurrences(tokens, texts, size, window))
    print(f"factorising {matrix.nnz:,} cells", flush=True)
    left, values, _ = randomized_svd(matrix, n_components=dimension, n_oversamples=16, n_iter=2, random_state=seed)
    vectors = np.asarray(left * np.sqrt(values), dtype=np.float32)  # eigenvalues at half their power
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(np.where(norms > 1e-6, vectors / np.maximum(norms, 1e-9), 0), dtype=np.float32)


def fill_folded(vectors: Floats, counts: NDArray[np.float64], sources: Mapping[int, Sequence[int]]) -> None:
    """Give a form without diacritics the mean, by count, of the words that it may stand for (in place)."""
    for form, words in sources.items():
        mean = np.average(vectors[list(words)], axis=0, weights=np.maximum(counts[list(words)], 1e-9))
        vectors[form] = mean / max(float(np.linalg.norm(mean)), 1e-9)


def frequency_weights(counts: NDArray[np.float64], a: float = 1e-3) -> Floats:
    """Smooth inverse frequency a / (a + p) of every word (size) as its first length (Arora, Liang and Ma
    2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings",
    https://openreview.net/forum?id=SyK00v5xx)."""
    share = counts / max(counts.sum(), 1.0)
    return np.asarray(a / (a + share), dtype=np.float32)
