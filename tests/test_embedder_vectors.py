"""Word vectors from counts."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("sklearn")

import scipy.sparse as sp

from scripts import embedder_vectors
from scripts.embedder_vectors import cooccurrences, fill_folded, frequency_weights, ppmi, word_vectors

TOKENS = np.asarray([1, 2, 3, 0, 2, 1, 3], dtype=np.int32)
TEXTS = np.asarray([0, 0, 0, 0, 0, 1, 1], dtype=np.int32)


def test_neighbours_count_by_their_distance_within_a_text() -> None:
    counts = cooccurrences(TOKENS, TEXTS, 4, window=2).toarray()
    assert np.array_equal(counts, counts.T)
    assert not counts[0].any()  # the unknown word has no neighbours
    assert counts[1, 2] == 1.0
    assert counts[2, 3] == 1.0 + 0.5
    assert counts[1, 3] == 0.5 + 1.0  # once two apart, once side by side in the other text
    assert counts[2, 2] == 0.0


def test_counting_in_chunks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    tokens = rng.integers(0, 20, 300).astype(np.int32)
    texts = np.sort(rng.integers(0, 40, 300)).astype(np.int32)
    whole = cooccurrences(tokens, texts, 20, window=4).toarray()
    monkeypatch.setattr(embedder_vectors, "CHUNK", 23)
    assert np.allclose(cooccurrences(tokens, texts, 20, window=4).toarray(), whole)


def test_what_stands_together_by_chance_has_no_information() -> None:
    chance = np.full((3, 3), 4.0, dtype=np.float32)
    assert ppmi(sp.csr_matrix(chance), smoothing=1.0).nnz == 0
    paired = np.asarray([[9, 1, 0.5], [1, 9, 0.5], [0.5, 0.5, 9]], dtype=np.float32)
    found = ppmi(sp.csr_matrix(paired)).toarray()
    assert (np.diag(found) > 0).all()
    assert not (found - np.diag(np.diag(found))).any()  # rarer than by chance, or under the least count


def test_words_with_the_same_neighbours_are_near() -> None:
    rng = np.random.default_rng(1)
    sentences = []
    for _ in range(300):
        group = int(rng.integers(2))
        sentences.append([1 + group * 3 + int(word) for word in rng.permutation(3)])
    tokens = np.asarray([word for sentence in sentences for word in sentence], dtype=np.int32)
    texts = np.repeat(np.arange(300, dtype=np.int32), 3)
    vectors = word_vectors(tokens, texts, 8, 4)
    assert np.allclose(np.linalg.norm(vectors[1:7], axis=1), 1, atol=1e-5)
    assert not vectors[[0, 7]].any()  # never seen
    assert vectors[1] @ vectors[2] > vectors[1] @ vectors[4] + 0.5
    assert np.array_equal(vectors, word_vectors(tokens, texts, 8, 4))


def test_a_form_without_diacritics_lies_between_its_words() -> None:
    vectors = np.asarray([[0, 0], [1, 0], [0, 1], [9, 9]], dtype=np.float32)
    fill_folded(vectors, np.asarray([0.0, 3.0, 1.0, 0.0]), {3: [1, 2]})
    assert vectors[3] == pytest.approx([3 / 10**0.5, 1 / 10**0.5])
    fill_folded(vectors, np.zeros(4), {3: [1, 2]})
    assert vectors[3] == pytest.approx([0.5**0.5, 0.5**0.5])


def test_frequent_words_weigh_less() -> None:
    weights = frequency_weights(np.asarray([0.0, 1.0, 999.0]))
    assert weights == pytest.approx([1.0, 0.5, 1e-3 / (1e-3 + 0.999)])
    assert frequency_weights(np.zeros(2)).tolist() == [1.0, 1.0]
