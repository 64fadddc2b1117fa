"""The vector index against brute force."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vectors import VectorIndex, Vectors


def unit_vectors(count: int, dimension: int, seed: int) -> Vectors:
    vectors = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def build(count: int = 300, dimension: int = 16) -> tuple[VectorIndex, list[int], Vectors]:
    vectors = unit_vectors(count, dimension, seed=1)
    keys = [10 * position + 3 for position in range(count)]
    index = VectorIndex(dimension)
    index.add(keys, vectors)
    return index, keys, vectors


def brute_force(keys: list[int], vectors: Vectors, query: Vectors, k: int) -> list[int]:
    products = [(round(float(product), 5), key) for product, key in zip(vectors @ query, keys, strict=True)]
    return [key for product, key in sorted(products, key=lambda pair: (-pair[0], pair[1]))[:k] if product > 0]


def test_agrees_with_brute_force() -> None:
    index, keys, vectors = build()
    for query in unit_vectors(20, 16, seed=2):
        hits = index.search(query, 25)
        assert [key for key, _ in hits] == brute_force(keys, vectors, query, 25)
        assert hits[0][1] == pytest.approx(float((vectors @ query).max()), abs=1e-4)


def test_agrees_with_brute_force_within_a_filter() -> None:
    index, keys, vectors = build()
    rows = np.arange(0, 300, 7)
    allowed = [keys[row] for row in rows]
    for query in unit_vectors(20, 16, seed=4):
        assert [key for key, _ in index.search(query, 5, allowed)] == brute_force(allowed, vectors[rows], query, 5)


def test_a_filter_with_fewer_passages_than_asked_for() -> None:
    index, keys, vectors = build()
    assert [key for key, _ in index.search(vectors[5], 50, [keys[5], 999_999])] == [keys[5]]
    assert index.search(vectors[5], 50, [999_999]) == []
    assert index.search(vectors[5], 50, []) == []


def build_windows(seed: int = 7) -> tuple[VectorIndex, list[int], Vectors]:
    """Sixty keys of one to nine vectors each, the keys' rows not all in a row."""
    rng = np.random.default_rng(seed)
    keys = [int(key) for key in rng.permutation(np.repeat(np.arange(100, 160), rng.integers(1, 10, size=60)))]
    vectors = unit_vectors(len(keys), 16, seed=seed + 1)
    index = VectorIndex(16)
    index.add(keys, vectors)
    return index, keys, vectors


def greatest(keys: list[int], vectors: Vectors, query: Vectors, allowed: set[int]) -> list[tuple[int, float]]:
    best: dict[int, float] = {}
    for key, product in zip(keys, (vectors @ query).tolist(), strict=True):
        if key in allowed and product > 0:
            best[key] = max(best.get(key, 0.0), round(product, 5))
    return sorted(best.items(), key=lambda hit: (-hit[1], hit[0]))


@pytest.mark.parametrize("k", [1, 5, 40, 100])
def test_the_best_of_several_vectors_counts_as_by_brute_force(k: int) -> None:
    index, keys, vectors = build_windows()
    assert len(index) == 60
    for allowed in (None, set(range(100, 160, 9)), {131}):
        for query in unit_vectors(10, 16, seed=9):
            expected = greatest(keys, vectors, query, allowed or set(keys))[:k]
            hits = index.search(query, k, None if allowed is None else sorted(allowed))
            assert [key for key, _ in hits] == [key for key, _ in expected]
            assert [score for _, score in hits] == pytest.approx([score for _, score in expected], abs=2e-5)


def test_a_key_with_very_many_near_vectors_does_not_hide_the_others() -> None:
    index = VectorIndex(2)
    near, next_best = [1.0, 0.0], [[0.6, 0.8], [0.6, 0.8], [0.28, 0.96]]
    index.add([7] * 500 + [9, 8, 3], np.array([near] * 500 + next_best, dtype=np.float32))
    query = np.array([1, 0], dtype=np.float32)
    assert index.search(query, 2) == [(7, 1.0), (8, pytest.approx(0.6))]
    assert [key for key, _ in index.search(query, 10)] == [7, 8, 9, 3]


def test_replacing_and_removing_leave_no_vector_behind(tmp_path: Path) -> None:
    index, keys, vectors = build_windows()
    row = keys.index(131)
    index.add([131], -vectors[row : row + 1])
    assert 131 not in [key for key, _ in index.search(vectors[row], 100)]
    index.add([131, 131], vectors[:2])
    index.remove([131, 131, 999])
    assert index.keys() == sorted({*keys} - {131})
    for query in vectors:
        assert 131 not in [key for key, _ in index.search(query, 100)]
    index.save(tmp_path / "vectors.faiss")
    for other in (index.copy(), VectorIndex.load(tmp_path / "vectors.faiss")):
        assert other.keys() == index.keys()
        assert [other.search(query, 9) for query in vectors[:20]] == [index.search(query, 9) for query in vectors[:20]]
        other.remove(other.keys())
        assert (len(other), other.search(vectors[0], 5)) == (0, [])


def test_a_key_is_replaced_and_removed() -> None:
    index, keys, vectors = build()
    index.add([keys[0], 77], np.stack([vectors[1], vectors[3]]))
    assert len(index) == 301
    assert [key for key, _ in index.search(vectors[1], 2)] == [keys[0], keys[1]]
    assert [key for key, _ in index.search(vectors[3], 2)] == [keys[3], 77]
    index.remove([keys[0], 77, 123_456])
    assert index.keys() == keys[1:]


def test_ties_come_in_the_order_of_keys_even_at_the_border() -> None:
    index = VectorIndex(4)
    keys = list(range(200, 0, -1))
    index.add(keys, np.tile(np.array([[1, 0, 0, 0]], dtype=np.float32), (200, 1)))
    query = np.array([0.6, 0.8, 0, 0], dtype=np.float32)
    assert [key for key, _ in index.search(query, 5)] == [1, 2, 3, 4, 5]
    assert [key for key, _ in index.search(query, 50)] == list(range(1, 51))


def test_null_vectors_are_near_to_nothing() -> None:
    index = VectorIndex(2)
    index.add([1, 2, 3], np.array([[0, 0], [1, 0], [-1, 0]], dtype=np.float32))
    assert index.search(np.zeros(2, dtype=np.float32), 3) == []
    assert index.search(np.array([1, 0], dtype=np.float32), 3) == [(2, 1.0)]


def test_the_shape_is_checked() -> None:
    index = VectorIndex(3)
    with pytest.raises(ValueError, match="dimension 3"):
        index.add([1], np.zeros((1, 2), dtype=np.float32))
    with pytest.raises(ValueError, match="2 keys"):
        index.add([1, 2], np.zeros((1, 3), dtype=np.float32))
    index.add([], np.zeros((0, 3), dtype=np.float32))
    assert (len(index), index.dimension, index.search(np.ones(3, dtype=np.float32), 5)) == (0, 3, [])


def test_a_copy_is_independent() -> None:
    index, keys, _ = build()
    other = index.copy()
    other.remove(keys[:100])
    assert (len(index), len(other)) == (300, 200)


def test_a_saved_index_finds_the_same(tmp_path: Path) -> None:
    index, _, vectors = build()
    index.save(tmp_path / "vectors.faiss")
    index.remove(index.keys()[:10])
    index.save(tmp_path / "vectors.faiss")
    loaded = VectorIndex.load(tmp_path / "vectors.faiss")
    assert loaded.keys() == index.keys()
    assert loaded.search(vectors[50], 20) == index.search(vectors[50], 20)
    loaded.add([1], vectors[:1])
    assert len(loaded) == 291
    assert [path.name for path in tmp_path.iterdir()] == ["vectors.faiss"]


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index, keys, _ = build()
    index.save(tmp_path / "vectors.faiss")
    index.remove(keys[:250])

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        index.save(tmp_path / "vectors.faiss")
    assert len(VectorIndex.load(tmp_path / "vectors.faiss")) == 300


def test_what_is_no_index_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        VectorIndex.load(tmp_path / "missing")
    (tmp_path / "other").write_bytes(b"not an index at all")
    with pytest.raises(RuntimeError):
        VectorIndex.load(tmp_path / "other")


@given(st.lists(st.tuples(st.sampled_from(["add", "remove"]), st.integers(1, 12)), max_size=30))
def test_any_order_of_changes_gives_the_same_keys(changes: list[tuple[str, int]]) -> None:
    index, expected = VectorIndex(3), dict[int, Vectors]()
    for step, (change, key) in enumerate(changes):
        if change == "add":
            expected[key] = unit_vectors(1, 3, seed=step)[0]
            index.add([key], expected[key][np.newaxis])
        else:
            expected.pop(key, None)
            index.remove([key])
    assert index.keys() == sorted(expected)
    for key, vector in expected.items():
        assert (key, 1.0) in index.search(vector, 12)
