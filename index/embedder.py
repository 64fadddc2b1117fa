"""What every embedder is, and what all do alike: prompts, rows of length 1, a fingerprint of the model's files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
TokenIds = npt.NDArray[np.int32]
Weight = Callable[[str], float]
"""Tells how much a word counts; it gets the piece of the text that one token stands for."""

_QUERY_PROMPTS = ("query", "question")
_PASSAGE_PROMPTS = ("passage", "document", "corpus")


class ModelError(Exception):
    """The embedding model cannot be used; the message says why and what to do."""


class Embedder(Protocol):
    """Turns passages and queries into vectors whose inner product is their cosine similarity."""

    @property
    def name(self) -> str:
        """The model's name, for people."""

    @property
    def fingerprint(self) -> str:
        """Another fingerprint means other vectors for the same text."""

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Shape [len(texts), dimension], rows of length 1; a text without a known token gives a row of zeros."""

    def encode_query(self, text: str) -> Vectors:
        """Shape [dimension], of length 1, or zeros."""


@runtime_checkable
class TokenEmbedder(Embedder, Protocol):
    """An embedder whose tokens have one vector each, wherever they stand; a text's vector is made of theirs.

    A token is a word, often of several syllables, and has a number.
    """

    def encode_weighted_query(self, text: str, weight: Weight) -> Vectors:
        """As :meth:`encode_query`, every token's vector multiplied by its ``weight``."""

    def query_tokens(self, text: str, weight: Weight) -> tuple[TokenIds, Vectors]:
        """The known tokens of a query in its order, once each, and their weights (both of the same length)."""

    def query_pieces(self, text: str) -> tuple[list[str], TokenIds]:
        """The known tokens of a query in its order, once each, and the piece of the text that each stands for."""

    def tokens(self, texts: Sequence[str]) -> list[TokenIds]:
        """The known tokens of each passage, ascending and once each."""

    def token_vectors(self, tokens: TokenIds) -> Vectors:
        """Shape [len(tokens), dimension], rows of length 1; a token that means nothing to the model gives zeros."""


def hash_directory(directory: Path) -> str:
    """SHA-256 over the names and contents of all files in the directory, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(path for path in directory.rglob("*") if path.is_file()):
        relative = path.relative_to(directory)
        if any(part.startswith(".") for part in relative.parts) or path.suffix == ".md":
            continue  # a model card or a hidden file changes no vector
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        digest.update(f"{relative.as_posix()}\0{content}\n".encode())
    return f"sha256:{digest.hexdigest()[:32]}"


def prompts(declared: dict[str, str], name: str) -> tuple[str, str]:
    """What stands before a query and a passage: as declared, or as the E5 models (Wang et al. 2022) were trained."""
    query = next((declared[key] for key in _QUERY_PROMPTS if declared.get(key)), "")
    passage = next((declared[key] for key in _PASSAGE_PROMPTS if declared.get(key)), "")
    if not query and not passage and "e5" in name.lower():
        return "query: ", "passage: "
    return query, passage


def unit_rows(vectors: npt.NDArray[Any]) -> Vectors:
    """Rows of length 1; rows of zeros, and rows that are not numbers, become zeros."""
    rows: Vectors = np.nan_to_num(np.asarray(vectors, dtype=np.float32), nan=0.0, posinf=0.0, neginf=0.0)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    result: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return result
