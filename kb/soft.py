"""How near a sentence is to a question word by word, by the vectors of the embedding model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.embedder import Vectors
from index.engine import Engine
from index.orthography import has_accents
from index.tokens import Kind, tokenize
from kb.words import is_function_word


@dataclass(frozen=True, slots=True)
class Nearness:
    """``near[i, j]``: how near text ``i`` has a word to word ``j`` of the question, which weighs ``weights[j]``."""

    words: tuple[str, ...]
    weights: Vectors
    near: Vectors

    def means(self, rows: Sequence[Sequence[int]]) -> list[float]:
        """For each set of texts the weighted mean over the question's words of the nearest word in any of them.

        All sets have the same size, at least 1; 0 without words.
        """
        total = float(self.weights.sum())
        if total <= 0 or not rows:
            return [0.0] * len(rows)
        nearest = self.near[np.asarray(rows)].max(axis=1)  # (sets × words)
        return [float(mean) for mean in nearest @ self.weights / total]


def nearness(engine: Engine, question: str, texts: Sequence[str], weight: Callable[[str], float]) -> Nearness:
    """Compare a question with texts. Function words and numbers say nothing by their vectors and are left out.

    ``weight`` tells how much a word tells passages apart, over 0 to 1.
    """
    pieces, near = engine.word_nearness(question, texts)
    accents = has_accents(question)
    kept = [index for index, piece in enumerate(pieces) if _says_something(piece, accents=accents)]
    weights = np.array([weight(pieces[index]) for index in kept], dtype=np.float32)
    return Nearness(tuple(pieces[index] for index in kept), weights, near[:, kept])


@lru_cache(maxsize=8192)
def _says_something(piece: str, *, accents: bool) -> bool:
    tokens = tokenize(piece)
    return any(
        token.kind is Kind.SYLLABLE and len(token.text) > 1 and not is_function_word(token.text, accents=accents)
        for token in tokens
    ) and not any(character.isdigit() for character in piece)
