"""Ranks the sentences of the passages that were found, with rank-bm25.

In BM25Okapi the idf of a term in more than half of the sentences is negative, and among sentences on one subject that
is the subject's name; rank-bm25 puts a quarter of the mean idf in its place, which may be negative as well. BM25Plus
(Lv and Zhai, CIKM 2011) has the idf ln((N + 1) / n), which is always positive. Its other change, a bonus delta for each
term that occurs, is meant for long documents, and rank-bm25 adds it to sentences without the term too, where it only
shifts all scores. So delta is 0: no match scores 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rank_bm25 import BM25Plus

from index.analysis import analyse, analyse_query

DEFAULT_WEIGHTS: Mapping[str, float] = {"syllables": 1.0, "bigrams": 0.3, "folded": 0.4, "folded_bigrams": 0.5}
"""Weight of each field's BM25 score in the sum, as for passages; words gain nothing here and take most of the time."""


def rank_sentences(
    query: str, sentences: Sequence[str], weights: Mapping[str, float] = DEFAULT_WEIGHTS
) -> list[tuple[int, float]]:
    """(index in ``sentences``, score) of every sentence, best first; equal scores in the order of the sentences.

    Scores are at least 0 and comparable within one call only.
    """
    with_words = weights.get("words", 0.0) > 0
    asked = analyse_query(query, with_words=with_words)
    analysed = [analyse(sentence, with_words=with_words) for sentence in sentences]
    totals = [0.0] * len(sentences)
    for name, terms in asked.items():
        weight = weights.get(name, 0.0)
        corpus = [list(getattr(fields, name)) for fields in analysed]
        if weight <= 0 or not terms or not any(corpus):
            continue  # rank-bm25 divides by the mean length
        repeated = [term for term, count in terms.items() for _ in range(count)]
        scores = BM25Plus(corpus, k1=1.2, b=0.75, delta=0).get_scores(repeated)
        totals = [total + weight * float(score) for total, score in zip(totals, scores, strict=True)]
    return sorted(((i, round(total, 6)) for i, total in enumerate(totals)), key=lambda hit: (-hit[1], hit[0]))
