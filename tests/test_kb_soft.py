"""Nearness of sentences to a question, word by word."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.embedder import Vectors
from kb.soft import Nearness, nearness
from tests.kb_texts import GENERATED, FlatEngine


class NearEngine(FlatEngine):
    """A word is as near to a text as its share of the text's words."""

    def word_nearness(self, query: str, texts: Sequence[str]) -> tuple[list[str], Vectors]:
        pieces = query.split(", ")
        near = [[text.split().count(piece) / max(1, len(text.split())) for piece in pieces] for text in texts]
        return pieces, np.array(near, dtype=np.float32).reshape(len(texts), len(pieces))


MATRICES = st.integers(0, 4).flatmap(
    lambda words: st.tuples(
        st.lists(st.floats(0, 1, width=32), min_size=words, max_size=words),
        st.lists(st.lists(st.floats(0, 1, width=32), min_size=words, max_size=words), min_size=1, max_size=5),
    )
)


@given(MATRICES, st.data())
@GENERATED
def test_more_texts_are_never_less_near(matrix: tuple[list[float], list[list[float]]], data: st.DataObject) -> None:
    weights, near = matrix
    words = tuple(f"w{number}" for number in range(len(weights)))
    told = Nearness(words, np.array(weights, np.float32), np.array(near, np.float32).reshape(len(near), len(words)))
    rows = data.draw(st.lists(st.integers(0, len(near) - 1), min_size=1, max_size=4))
    some, all_ = told.means([rows])[0], told.means([range(len(near))])[0]
    assert -1e-6 <= some <= all_ + 1e-6 <= 1.0 + 1e-5
    best = [max(near[row][word] for row in rows) for word in range(len(words))]
    if sum(weights) > 0:
        expected = sum(w * b for w, b in zip(weights, best, strict=True)) / sum(weights)
        assert some == pytest.approx(expected, abs=1e-4)


def test_the_mean_takes_the_nearest_word_of_any_text() -> None:
    near = Nearness(
        ("chè", "ngô"), np.array([1.0, 3.0], np.float32), np.array([[1.0, 0.0], [0.5, 0.5], [0.0, 0.0]], np.float32)
    )
    assert near.means([(0,), (1,), (2,)]) == pytest.approx([0.25, 0.5, 0.0])
    assert near.means([(0, 1), (2, 2)]) == pytest.approx([(1.0 + 3 * 0.5) / 4, 0.0])
    assert near.means([]) == []


def test_without_words_or_weight_nothing_is_near() -> None:
    assert Nearness((), np.zeros(0, np.float32), np.zeros((2, 0), np.float32)).means([(0, 1)]) == [0.0]
    assert Nearness(("chè",), np.zeros(1, np.float32), np.ones((1, 1), np.float32)).means([(0,)]) == [0.0]


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("đàn, trâu, của, bao nhiêu, 2.150, năm 2031, ?", ("đàn", "trâu")),
        ("dan, trau, cua, 4,2%", ("dan", "trau")),
        ("của đàn, x, Y", ("của đàn",)),
        ("là, có", ()),
    ],
)
def test_function_words_and_numbers_are_left_out(question: str, kept: tuple[str, ...]) -> None:
    near = nearness(NearEngine(), question, ["đàn trâu", "dan của"], lambda _: 1.0)
    assert near.words == kept
    assert near.weights.tolist() == [1.0] * len(kept)
    assert near.near.shape == (2, len(kept))


def test_each_word_keeps_its_column_and_its_weight() -> None:
    near = nearness(
        NearEngine(), "của, chè, 12, ngô", ["ngô ngô", "chè ngô", ""], {"chè": 0.25, "ngô": 1.0}.__getitem__
    )
    assert near.near.tolist() == [[0.0, 1.0], [0.5, 0.5], [0.0, 0.0]]
    assert near.weights.tolist() == [0.25, 1.0]


def test_a_model_without_single_words_says_nothing() -> None:
    near = nearness(FlatEngine(), "đàn trâu", ["đàn trâu", "chè"], lambda _: 1.0)
    assert (near.words, near.near.shape, near.means([(0, 1)])[0]) == ((), (2, 0), 0.0)
