"""Measure an embedding model on retrieval: alone, and fused with BM25 over syllables and pairs of syllables.

    python -m scripts.bench_embedder --model index/models/vi-report-static --data DATA \
        --reports REPORTS --questions QA.jsonl

BM25 is that of Robertson and Zaragoza 2009 (k1 1.2, b 0.75). Fusion is the sum of both score lists, each
brought to 0..1 for the query; the weight is that of the embeddings. Sets: ``zalo``, ``regulation`` and
``vicov`` are the test splits named in the model card; ``report`` are questions with evidence quotes on
provincial reports.

Three uses of the model are measured:

``mean``      the vector of the passage, as both loaders give it;
``weighted``  the same, words that stand in very many passages of this corpus counting less;
``windows``   weighted, and a passage is as near as the nearest of its windows of about thirty words, each
              behind the heading, because the mean of 120 words hides the one sentence that answers.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from scripts.embedder_data import SENTENCE_END
from scripts.embedder_tasks import Task, measures, ranks, tasks, words

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Rows = list[tuple[str, dict[str, float]]]
USES = ("mean", "weighted", "windows")
WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)


class Bm25:
    """BM25 over syllables and pairs; ``scores`` gives (queries × units)."""

    def __init__(self, texts: Sequence[str], k1: float = 1.2, b: float = 0.75) -> None:
        self.terms: dict[str, int] = {}
        counts = self._counts(texts, grow=True)
        lengths = np.asarray(counts.sum(axis=1)).ravel()
        frequency = np.bincount(counts.indices, minlength=counts.shape[1])
        idf = np.log1p((len(texts) - frequency + 0.5) / (frequency + 0.5))
        penalty = np.repeat(k1 * (1 - b + b * lengths / lengths.mean()), np.diff(counts.indptr))
        counts.data = idf[counts.indices] * counts.data * (k1 + 1) / (counts.data + penalty)
        self.weights = counts.T.tocsr()

    def _counts(self, texts: Sequence[str], grow: bool) -> sp.csr_matrix:
        indices, starts = [], [0]
        for text in texts:
            found = words(text)
            for term in [*found, *(f"{a} {b}" for a, b in itertools.pairwise(found))]:
                number = self.terms.setdefault(term, len(self.terms)) if grow else self.terms.get(term, -1)
                if number >= 0:
                    indices.append(number)
            starts.append(len(indices))
        matrix = sp.csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(texts), len(self.terms)))
        matrix.sum_duplicates()
        return matrix

    def scores(self, queries: Sequence[str]) -> Floats:
        """Scores (queries × units)."""
        return np.asarray((self._counts(queries, grow=False) @ self.weights).toarray(), dtype=np.float32)


def unit_range(scores: Floats) -> Floats:
    """Every row brought to 0..1."""
    low, high = scores.min(axis=1, keepdims=True), scores.max(axis=1, keepdims=True)
    return np.asarray((scores - low) / np.maximum(high - low, 1e-9), dtype=np.float32)


def bench(task: Task, lexical: Floats, dense: Floats, weights: Sequence[float] = WEIGHTS) -> Rows:
    """Measures of every fusion weight, then of reciprocal rank fusion (Cormack et al. 2009) with weight
    0.5."""
    left, right = unit_range(lexical), unit_range(dense)
    rows: Rows = []
    for weight in weights:
        found = ranks(task, (1 - weight) * left + weight * right)
        row = measures(found)
        for style in ("paraphrase", "no_diacritics"):
            if style in task.styles:
                chosen = [rank for rank, s in zip(found, task.styles, strict=True) if s == style]
                row[style[:7] + "@5"] = measures(chosen)["hit@5"]
        rows.append((f"{weight:.1f}", row))
    by_rank = [np.argsort(np.argsort(-scores, axis=1, kind="stable"), axis=1) for scores in (lexical, dense)]
    fused = np.asarray(1 / (60 + by_rank[0]) + 0.5 / (60 + by_rank[1]), dtype=np.float32)
    rows.append(("rrf", measures(ranks(task, fused))))
    return rows


def corpus_weights(texts: Sequence[Ints], size: int, bound: float = 3.0) -> Floats:
    """Factor (size) of every word in this corpus: min(1, idf / bound), so 1 up to a twentieth of the
    passages.

    A name that stands in every passage of a corpus tells its passages apart no more, however telling it was
    in training; words that are not frequent here keep the weight that training gave them."""
    frequency = np.zeros(size)
    for text in texts:
        frequency[np.unique(text)] += 1
    idf = np.log1p((len(texts) - frequency + 0.5) / (frequency + 0.5))
    return np.asarray(np.minimum(1.0, idf / bound), dtype=np.float32)


def windows(text: str, size: int = 30) -> list[str]:
    """Runs of sentences of about ``size`` words, each behind the first line of the text."""
    first, _, body = text.strip().partition("\n")
    rest = [part for part in SENTENCE_END.split(body) if part.strip()]
    runs: list[str] = []
    for part in rest:
        if runs and len(runs[-1].split()) < size:
            runs[-1] += " " + part
        else:
            runs.append(part)
    return [f"{first}. {run}" for run in runs] or [first]


class Static:
    """Token numbers and pooled vectors of a static model directory, read without torch."""

    def __init__(self, path: str) -> None:
        from model2vec import StaticModel

        self.model = StaticModel.from_pretrained(path)
        table = np.asarray(self.model.embedding, dtype=np.float32)
        self.table = table if self.model.weights is None else table * self.model.weights[:, None]

    def tokens(self, texts: Sequence[str]) -> list[Ints]:
        """Token numbers of every text, the unknown left out."""
        return [np.asarray(ids, dtype=np.int32) for ids in self.model.tokenize(list(texts))]

    def pool(self, texts: Sequence[Ints], weights: Floats | None = None) -> Floats:
        """Unit vectors (texts × dimension), each word times its weight; zero for a text without known
        words."""
        vectors = np.zeros((len(texts), self.table.shape[1]), dtype=np.float32)
        for number, ids in enumerate(texts):
            if len(ids):
                rows = self.table[ids] if weights is None else self.table[ids] * weights[ids][:, None]
                vectors[number] = rows.sum(axis=0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)


def similarities(model: Static, task: Task, use: str) -> Floats:
    """Cosine of every query and passage (queries × units) for one of the three uses."""
    asked, units = model.tokens(task.queries), model.tokens(task.units)
    weights = None if use == "mean" else corpus_weights(units, len(model.table))
    queries = model.pool(asked, weights)
    if use != "windows":
        return np.asarray(queries @ model.pool(units, weights).T, dtype=np.float32)
    blocks: list[Floats] = []
    for start in range(0, len(task.units), 10_000):  # the windows of a large corpus do not fit at once
        parts = [windows(unit) for unit in task.units[start : start + 10_000]]
        vectors = model.pool(model.tokens([w for part in parts for w in part]), weights)
        starts = np.cumsum([0, *(len(part) for part in parts[:-1])])
        blocks.append(np.maximum.reduceat(queries @ vectors.T, starts, axis=1))
    return np.concatenate(blocks, axis=1)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", required=True, help="folder of the model")
    parser.add_argument("--data", type=Path, help="folder of the public sets")
    parser.add_argument("--reports", type=Path, help="folder of the reports (.txt)")
    parser.add_argument("--questions", type=Path, help="questions on the reports (.jsonl)")
    parser.add_argument("--uses", nargs="+", choices=USES, default=USES)
    args = parser.parse_args()
    model = Static(args.model)
    for task in tasks(args.data, args.reports, args.questions):
        lexical = Bm25(task.units).scores(task.queries)
        print(f"\n{task.name}: {len(task.queries)} questions, {len(task.units)} passages")
        for use in args.uses:
            print(f" {use}")
            for name, row in bench(task, lexical, similarities(model, task, use)):
                print(
                    f"  {name:>4} " + "  ".join(f"{key} {value:.3f}" for key, value in row.items()),
                    flush=True,
                )


if __name__ == "__main__":
    main()
