"""Ranks the sentences of the passages that were found, with rank-bm25.

In BM25Okapi the idf of a term in more than half of the sentences is negative, and among sentences on one subject that
is the subject's name; rank-bm25 puts a quarter of the mean idf in its place, which may be negative as well. BM25Plus
(Lv and Zhai, CIKM 2011) has the idf ln((N + 1) / n), which is always positive. Its other change, a bonus delta for each
term that occurs, is meant for long documents, and rank-bm25 adds it to sentences without the term too, where it only
shifts all scores. So delta is 0: no match scores 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rank_bm25 import BM25Plus


def sentence_scores(query: Sequence[str], sentences: Sequence[Sequence[str]]) -> list[float]:
    """The BM25 score of every sentence for the terms of a query, both given as terms, in the order of the sentences.

    Scores are at least 0 and comparable within one call only. Terms that no sentence holds cost nothing.
    """
    if not any(sentences):  # rank-bm25 divides by the mean length
        return [0.0] * len(sentences)
    scores = _Counted(query, sentences).get_scores(list(query))
    return [round(score, 6) for score in scores.tolist()]


class _Counted(BM25Plus):  # type: ignore[misc]  # rank-bm25 has no annotations
    """rank-bm25 over sentences in which only the terms of one query are counted: all others add nothing to a score."""

    def __init__(self, query: Sequence[str], sentences: Sequence[Sequence[str]]) -> None:
        self._asked = frozenset(query)
        super().__init__(sentences, k1=1.2, b=0.75, delta=0)

    def _initialize(self, corpus: Sequence[Sequence[str]]) -> dict[str, int]:
        """Set what rank-bm25 keeps of its documents; the number of documents with each term."""
        self.corpus_size = len(corpus)
        self.doc_len = [len(sentence) for sentence in corpus]
        self.avgdl = sum(self.doc_len) / self.corpus_size
        self.doc_freqs = [Counter(filter(self._asked.__contains__, sentence)) for sentence in corpus]
        return Counter(term for counts in self.doc_freqs for term in counts)
