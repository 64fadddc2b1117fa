"""What all embedders do alike."""

from pathlib import Path

import numpy as np
import pytest

from index.embedder import Embedder, TokenEmbedder, hash_directory, prompts, unit_rows
from index.embeddings import StaticEmbedder
from kb.settings import SHIPPED_MODEL
from tests.kb_texts import HashingEmbedder


def test_only_what_has_vectors_of_tokens_is_a_token_embedder() -> None:
    quick: Embedder = HashingEmbedder()
    assert not isinstance(quick, TokenEmbedder)
    assert isinstance(StaticEmbedder(SHIPPED_MODEL), TokenEmbedder)


def test_a_fingerprint_is_that_of_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "weights").write_bytes(b"1")
    first = hash_directory(tmp_path / "a")
    (tmp_path / "a" / "README.md").write_text("a card", "utf-8")
    (tmp_path / "a" / ".cache").write_text("x", "utf-8")
    assert hash_directory(tmp_path / "a") == first
    (tmp_path / "a" / "weights").write_bytes(b"2")
    second = hash_directory(tmp_path / "a")
    assert second != first
    (tmp_path / "a" / "weights").rename(tmp_path / "a" / "weight")
    assert hash_directory(tmp_path / "a") != second


@pytest.mark.parametrize(
    ("declared", "name", "expected"),
    [
        ({}, "model", ("", "")),
        ({"question": "q ", "corpus": "c "}, "model", ("q ", "c ")),
        ({"query": "a ", "question": "b ", "passage": "", "document": "d "}, "model", ("a ", "d ")),
        ({}, "multilingual-E5-small", ("query: ", "passage: ")),
        ({"query": "q "}, "multilingual-E5-small", ("q ", "")),
    ],
)
def test_prompts_are_those_declared_or_those_of_the_family(
    declared: dict[str, str], name: str, expected: tuple[str, str]
) -> None:
    assert prompts(declared, name) == expected


def test_rows_have_length_one_and_what_is_no_vector_becomes_zeros() -> None:
    rows = unit_rows(np.array([[3.0, 4.0], [0.0, 0.0], [np.nan, 0.0], [np.inf, 0.0]]))
    assert rows.dtype == np.float32
    assert np.allclose(rows, [[0.6, 0.8], [0.0, 0.0], [0.0, 0.0], [0.0, 0.0]])
