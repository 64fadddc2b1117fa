"""BM25 over several fields with tantivy: incremental, on disk, filtered inside the search.

Text and context of a passage are one text here, as in BM25F (Robertson, Zaragoza and Taylor, CIKM 2004): a term of the
context is then in all passages of its report or section and weighs little, while as a field of its own it would lift
those passages that repeat their report's title. Measured, that makes
0.06 of mean reciprocal rank.

tantivy's constants are k1 = 1.2 and b = 0.75, with idf = ln(1 + (N - n + 0.5) / (n + 0.5)), which is never negative:
very frequent syllables lose their weight through idf alone, no stop words are removed. Lengths of fields are kept in
one byte, so scores differ from exact BM25 by some percent. Document frequencies count a removed passage until its
segment is merged, so scores after a removal differ slightly from those of a fresh index; a commit waits for all
merges, so the same changes in the same order always give the same scores.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

import tantivy

from index.analysis import FIELDS, Fields, analyse, analyse_query
from index.orthography import has_accents

SCHEMA_VERSION = 1
"""Changes with the fields of the index; part of every index fingerprint."""

DEFAULT_BOOSTS: Mapping[str, float] = {
    "syllables": 1.0,
    "bigrams": 0.3,
    "folded": 0.4,
    "folded_bigrams": 0.5,
    "words": 0.3,
}
"""Weight of each field's BM25 score in the sum; 0 leaves a field out of the search.

Chosen by a grid search over 156 questions on five reports, where the optimum is flat: halving or doubling any of them
moves mean reciprocal rank by 0.006 or less (doubling ``folded``: -0.017), and weights fitted to one half of the
questions do no better than these on the other half.
"""

WITH_WORDS = True
"""Whether the words field is filled and asked: 0.003 of mean reciprocal rank for five times the time of indexing."""

FULL_WEIGHT = 3.0
"""The idf from which on a word has its full weight: that of one in a twentieth of the passages. 2 to 4 do equally."""

_HEAP_BYTES = 32_000_000  # tantivy wants at least 15 MB for its one indexing thread
_WEIGHTS = 16384  # phrases whose weights are remembered
_SCORE_DIGITS = 3  # the sum of the same term scores in another order differs behind this digit


class LexicalReader:
    """One committed state of a lexical index; commits made later do not change it. Safe for several threads."""

    def __init__(
        self, searcher: tantivy.Searcher, schema: tantivy.Schema, boosts: Mapping[str, float], with_words: bool
    ) -> None:
        """Made by :meth:`LexicalIndex.reader`."""
        self._searcher = searcher
        self._schema = schema
        self._boosts = boosts
        self._with_words = with_words
        self._weight = lru_cache(maxsize=_WEIGHTS)(self._weighed)

    def count(self) -> int:
        """Number of passages."""
        return int(self._searcher.num_docs)

    def keys_of(self, report_ids: frozenset[str]) -> list[int]:
        """Keys of the passages of these reports, ascending."""
        if not self.count() or not report_ids:
            return []
        found = self._searcher.search(self._of_reports(report_ids), limit=self.count(), count=False)
        return sorted(self._keys([address for _, address in found.hits]))

    def search(self, query: str, k: int, report_ids: frozenset[str] | None = None) -> list[tuple[int, float]]:
        """The best ``k`` (key, score), best first. Scores are positive; equal ones come in the order of their keys.

        Scores count as equal when they agree to three digits behind the point. tantivy breaks ties by its own
        document order, so more than ``k`` are asked for until the tie at the border is complete.
        """
        parsed = self._query(query)
        if parsed is None or k < 1 or not self.count():
            return []
        if report_ids is not None:
            allowed = tantivy.Query.const_score_query(self._of_reports(report_ids), 0.0)
            parsed = tantivy.Query.boolean_query([(tantivy.Occur.Must, parsed), (tantivy.Occur.Must, allowed)])
        limit = min(self.count(), k + 16)
        while True:
            hits = self._searcher.search(parsed, limit=limit, count=False).hits
            scores = [round(float(score), _SCORE_DIGITS) for score, _ in hits]
            if len(hits) < limit or limit >= self.count() or scores[-1] < scores[k - 1]:
                break
            limit = min(self.count(), limit * 4)
        keys = self._keys([address for _, address in hits])
        return sorted(zip(keys, scores, strict=True), key=lambda hit: (-hit[1], hit[0]))[:k]

    def weights(self, query: str) -> Callable[[str], float]:
        """How much a word or phrase of ``query`` tells these passages apart: min(1, idf / :data:`FULL_WEIGHT`), over 0.

        A phrase is as frequent as the rarest of its pairs of syllables. What no passage holds has the full weight:
        nothing here is known of it.
        """
        return partial(self._weight, accents=has_accents(query))

    def _weighed(self, phrase: str, *, accents: bool) -> float:
        single, pair = ("syllables", "bigrams") if accents else ("folded", "folded_bigrams")
        count = self.count()
        fields = analyse(phrase, with_words=False)
        name = pair if getattr(fields, pair) else single
        found = (int(self._searcher.doc_freq(name, term)) for term in getattr(fields, name))
        frequency = min(count, min(found, default=0))  # removed passages are counted until their segment is merged
        return min(1.0, math.log1p((count - frequency + 0.5) / (frequency + 0.5)) / FULL_WEIGHT)

    def _query(self, query: str) -> tantivy.Query | None:
        """A disjunction of boosted terms, None if the query has no term that a searched field could hold."""
        clauses: list[tuple[tantivy.Occur, tantivy.Query]] = []
        by_field = analyse_query(query, with_words=self._with_words)
        for name, terms in by_field.items():
            boost = self._boosts.get(name, 0.0)
            if boost > 0:
                for term, count in terms.items():
                    leaf = tantivy.Query.term_query(self._schema, name, term, "freq")
                    clauses.append((tantivy.Occur.Should, tantivy.Query.boost_query(leaf, boost * count)))
        return tantivy.Query.boolean_query(clauses) if clauses else None

    def _of_reports(self, report_ids: frozenset[str]) -> tantivy.Query:
        return tantivy.Query.term_set_query(self._schema, "report_id", sorted(report_ids))

    def _keys(self, addresses: list[tantivy.DocAddress]) -> list[int]:
        return [int(value or 0) for value in self._searcher.fast_field_values("key", addresses)]


class LexicalIndex:
    """Passages to be found by their terms. Changes are seen by readers made after the next :meth:`commit`."""

    def __init__(
        self,
        directory: Path | None,
        *,
        create: bool = True,
        boosts: Mapping[str, float] = DEFAULT_BOOSTS,
        with_words: bool = WITH_WORDS,
    ) -> None:
        """Open the index in ``directory``, or create it there (None: in memory).

        Raises:
            ValueError: there is no index in the directory and ``create`` is False, or a boost names no field.
        """
        if unknown := set(boosts) - set(DEFAULT_BOOSTS):
            raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
        self._boosts = dict(boosts)
        self._with_words = with_words
        self._schema = _schema()
        self._writer: tantivy.IndexWriter | None = None
        self._context: tuple[str, Fields] | None = None  # the last one: passages of one section come in a row
        if directory is None:
            self._index = tantivy.Index(self._schema)
        elif directory.is_dir() and tantivy.Index.exists(str(directory)):
            self._index = tantivy.Index.open(str(directory))
        elif create:
            directory.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self._schema, path=str(directory))
        else:
            raise ValueError(f"no lexical index in {directory}")
        self._index.config_reader("manual")  # no thread that watches the directory

    def add(self, key: int, report_id: str, text: str, context: str) -> None:
        """Add a passage; one with the same key is replaced."""
        writer = self._open_writer()
        writer.delete_documents_by_term("key", key)
        document = tantivy.Document()
        document.add_integer("key", key)
        document.add_text("report_id", report_id)
        if self._context is None or self._context[0] != context:
            self._context = (context, analyse(context, with_words=self._with_words))
        for fields in (self._context[1], analyse(text, with_words=self._with_words)):
            for name in FIELDS:
                terms: tuple[str, ...] = getattr(fields, name)
                if terms:  # two values of one field are counted as one text
                    document.add_text(name, " ".join(terms))
        writer.add_document(document)

    def remove(self, keys: Sequence[int]) -> None:
        """Remove passages; unknown keys are ignored."""
        writer = self._open_writer()
        for key in keys:
            writer.delete_documents_by_term("key", key)

    def commit(self) -> None:
        """Make the changes durable, and wait until background merges are done and the writer's lock is free."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.commit()
            writer.wait_merging_threads()

    def rollback(self) -> None:
        """Give up the changes since the last commit."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.rollback()
            writer.wait_merging_threads()

    def reader(self) -> LexicalReader:
        """The state as last committed."""
        self._index.reload()
        return LexicalReader(self._index.searcher(), self._schema, self._boosts, self._with_words)

    def _open_writer(self) -> tantivy.IndexWriter:
        if self._writer is None:
            # One thread: with several, passages fall into segments by chance.
            self._writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        return self._writer


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", stored=True, indexed=True, fast=True)
    builder.add_text_field("report_id", tokenizer_name="raw", index_option="basic")
    for name in DEFAULT_BOOSTS:
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
