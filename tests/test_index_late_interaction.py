"""Word by word similarity: against the sum of maxima written out, and what is kept on disk."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedder import TokenIds, Vectors
from index.late_interaction import LateInteraction, PassageTokens, word_nearness

TABLE = np.random.default_rng(5).normal(size=(40, 6)).astype(np.float32)
TABLE /= np.linalg.norm(TABLE, axis=1, keepdims=True)
PASSAGES = {7: [0, 3, 9], 2: [], 30: [39], 4: [5, 6, 7, 8, 9, 30]}


def ids(numbers: list[int]) -> TokenIds:
    return np.array(numbers, dtype=np.int32)


def kept() -> PassageTokens:
    passages = PassageTokens()
    passages.add(list(PASSAGES), [ids(tokens) for tokens in PASSAGES.values()])
    return passages


def rows(tokens: TokenIds) -> Vectors:
    vectors: Vectors = TABLE[tokens]
    return vectors


def written_out(tokens: list[int], query: list[int], weights: list[float]) -> float:
    best = [max([0.0, *(float(TABLE[asked] @ TABLE[token]) for token in tokens)]) for asked in query]
    return sum(weight * product for weight, product in zip(weights, best, strict=True)) / sum(weights)


def test_each_word_of_the_query_meets_the_nearest_word_of_the_passage() -> None:
    late = LateInteraction(kept(), rows)
    query, weights = [3, 12, 39], [1.0, 0.25, 0.5]
    keys = [4, 30, 2, 7]
    found = late.similarities(keys, rows(ids(query)), np.array(weights, dtype=np.float32))
    assert found.tolist() == pytest.approx([written_out(PASSAGES[key], query, weights) for key in keys], abs=1e-5)
    assert found[keys.index(2)] == 0.0
    assert late.similarities([], rows(ids(query)), np.array(weights, dtype=np.float32)).shape == (0,)


@given(st.lists(st.lists(st.integers(0, 39), max_size=8), max_size=6), st.lists(st.integers(0, 39), max_size=5))
def test_each_word_of_the_query_is_as_near_as_its_nearest_word_of_each_text(
    texts: list[list[int]], query: list[int]
) -> None:
    near = word_nearness([ids(tokens) for tokens in texts], rows(ids(query)), rows)
    assert near.shape == (len(texts), len(query))
    expected = [[written_out(tokens, [asked], [1.0]) for asked in query] for tokens in texts]
    assert np.allclose(near, np.array(expected).reshape(near.shape), atol=1e-5)


def test_texts_of_no_index_are_as_near_as_passages() -> None:
    query = rows(ids([3, 12, 39]))
    weights = np.array([1.0, 0.25, 0.5], dtype=np.float32)
    near = word_nearness([ids(tokens) for tokens in PASSAGES.values()], query, rows)
    late = LateInteraction(kept(), rows).similarities(list(PASSAGES), query, weights)
    assert np.allclose(near @ weights / weights.sum(), late, atol=1e-5)


def test_a_passage_with_all_the_words_is_as_near_as_can_be() -> None:
    late = LateInteraction(kept(), rows)
    weights = np.array([0.2, 0.9], dtype=np.float32)
    assert late.similarities([7], rows(ids([9, 0])), weights).tolist() == pytest.approx([1.0])


def test_reranking_is_the_mean_of_both_similarities() -> None:
    late = LateInteraction(kept(), rows)
    weights = np.ones(1, dtype=np.float32)
    query = rows(ids([39]))
    found = late.rerank([(7, 0.9), (30, 0.8), (2, 0.7)], query, weights)
    assert [key for key, _ in found] == [30, 7, 2]
    words = dict(zip([7, 30, 2], late.similarities([7, 30, 2], query, weights).tolist(), strict=True))
    wholes = {7: 0.9, 30: 0.8, 2: 0.7}
    assert dict(found) == pytest.approx({key: (wholes[key] + words[key]) / 2 for key in wholes}, abs=1e-5)


def test_equal_passages_come_in_the_order_of_their_keys() -> None:
    passages = PassageTokens()
    passages.add([8, 3, 5], [ids([1, 2])] * 3)
    found = LateInteraction(passages, rows).rerank(
        [(8, 0.5), (3, 0.5), (5, 0.5)], rows(ids([2])), np.ones(1, np.float32)
    )
    assert [key for key, _ in found] == [3, 5, 8]


def test_a_query_without_a_weight_changes_nothing_in_the_order() -> None:
    late = LateInteraction(kept(), rows)
    for tokens in ([], [3]):
        found = late.rerank([(4, 0.4), (7, 0.3)], rows(ids(tokens)), np.zeros(len(tokens), dtype=np.float32))
        assert [key for key, _ in found] == [4, 7]


def test_no_passage_and_no_token() -> None:
    assert LateInteraction(PassageTokens(), rows).rerank([], rows(ids([1])), np.ones(1, dtype=np.float32)) == []


def test_changes_to_a_copy_stay_in_it() -> None:
    first = kept()
    second = first.copy()
    second.add([7, 8], [ids([1]), ids([2, 3])])
    second.remove([30, 99])
    assert [(key, tokens.tolist()) for key, tokens in first.items()] == [
        (key, PASSAGES[key]) for key in sorted(PASSAGES)
    ]
    assert [(key, tokens.tolist()) for key, tokens in second.items()] == [
        (2, []),
        (4, [5, 6, 7, 8, 9, 30]),
        (7, [1]),
        (8, [2, 3]),
    ]
    assert (len(first), len(second)) == (4, 4)


@pytest.mark.parametrize("passages", [kept(), PassageTokens()])
def test_what_is_saved_is_read_again(tmp_path: Path, passages: PassageTokens) -> None:
    passages.save(tmp_path / "tokens.npz")
    loaded = PassageTokens.load(tmp_path / "tokens.npz")
    assert [(key, tokens.tolist()) for key, tokens in loaded.items()] == [
        (key, tokens.tolist()) for key, tokens in passages.items()
    ]
    assert all(tokens.dtype == np.int32 for _, tokens in loaded.items())
    assert [path.name for path in tmp_path.iterdir()] == ["tokens.npz"]


def test_a_file_that_is_not_there_or_damaged_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tokens.npz"
    with pytest.raises(FileNotFoundError):
        PassageTokens.load(path)
    kept().save(path)
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(ValueError, match="cannot be read"):
        PassageTokens.load(path)
    np.savez(path, keys=np.array([1, 2]), lengths=np.array([1, 5]), tokens=np.array([4], dtype=np.int32))
    with pytest.raises(ValueError, match="incomplete"):
        PassageTokens.load(path)
