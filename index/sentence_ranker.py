"""Ranks the sentences of the passages that were found, with rank-bm25.

In BM25Okapi the idf of a term in more than half of the sentences is negative, and among sentences on one subject that
is the subject's name; rank-bm25 puts a quarter of the mean idf in its place, which may be negative as well. BM25Plus
(Lv and Zhai, CIKM 2011) has the idf ln((N + 1) / n), which is always positive. Its other change, a bonus delta for each
term that occurs, is meant for long documents, and rank-bm25 adds it to sentences without the term too, where it only
shifts all scores. So delta is 0: no match scores 0.
"""

from __future__ import annotations

from collections.abc import Sequence

from rank_bm25 import BM25Plus


def sentence_scores(query: Sequence[str], sentences: Sequence[Sequence[str]]) -> list[float]:
    """The BM25 score of every sentence for the terms of a query, both given as terms, in the order of the sentences.

    Scores are at least 0 and comparable within one call only. Terms that no sentence holds cost nothing.
    """
    if not any(sentences):  # rank-bm25 divides by the mean length
        return [0.0] * len(sentences)
    scores = BM25Plus([list(sentence) for sentence in sentences], k1=1.2, b=0.75, delta=0).get_scores(list(query))
    return [round(float(score), 6) for score in scores]
