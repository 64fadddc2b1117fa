"""The engine in this process: BM25 and embeddings, fused, in one directory or in memory."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial
from pathlib import Path
from threading import Lock, RLock

import numpy as np

from index import analysis, lexical, tokens
from index.contents import Changes, Content, State
from index.embedder import Embedder, TokenEmbedder, TokenIds, Vectors
from index.engine import Hit, IndexedPassage, IndexMismatchError, Leg
from index.fusion import weighted_sum
from index.generations import NOTHING, Generations, Manifest
from index.late_interaction import LateInteraction, PassageTokens, word_nearness
from index.lexical import LexicalIndex, LexicalReader
from index.segmentation import segmenter_version
from index.vectors import VectorIndex
from index.windows import embedded_texts

POOL = 100
"""Passages taken from each leg before fusion, at least."""

RERANKED = 200
"""Passages nearest by their whole texts that are compared word by word, at least."""

LAYOUT_VERSION = 3
"""Changes with the files of the directory and with the embedded texts; part of the fingerprint."""

_BATCH = 256
_VECTORS = "vectors.faiss"
_TOKENS = "tokens.npz"
_TERMS = "terms"
_ATTEMPTS = 5  # a commit of another process may remove what is being opened; the second attempt finds the new state
_TEXTS = 16384  # texts whose tokens are remembered


class EmbeddedEngine:
    """Implements :class:`index.engine.Engine`. Safe for several threads; one process writes, others may read."""

    def __init__(
        self,
        directory: Path | None,
        embedder: Embedder,
        embedding_weight: float,
        words: TokenEmbedder | None = None,
    ) -> None:
        """Open the index in ``directory`` (None: in memory). It may be empty, or built by another engine.

        ``words`` compares word by word (:meth:`word_nearness`) in place of an embedder that knows no words.

        Raises:
            ValueError: ``embedding_weight`` is not between 0 (lexical alone) and 1 (embeddings alone).
        """
        if not 0.0 <= embedding_weight <= 1.0:
            raise ValueError(f"embedding_weight {embedding_weight} is not between 0 and 1")
        self._embedder = embedder
        self._words = embedder if isinstance(embedder, TokenEmbedder) else words
        self._weight = embedding_weight
        versions = f"{LAYOUT_VERSION}.{lexical.SCHEMA_VERSION}.{analysis.VERSION}.{tokens.VERSION}"
        self._fingerprint = f"embedded-{versions} {segmenter_version()} {embedder.fingerprint}"
        self._generations = None if directory is None else Generations(directory)
        self._write_lock = RLock()
        self._load_lock = Lock()
        self._changes: Changes | None = None
        self._stamp: tuple[int, int] | None = None
        self._state = State(NOTHING)
        self._tokens_of = lru_cache(maxsize=_TEXTS)(partial(_tokens, self._words))

    @property
    def fingerprint(self) -> str:
        """Versions of layout, schema, analysis and tokeniser, the segmenter's version, the model's fingerprint."""
        return self._fingerprint

    def add(self, passages: Sequence[IndexedPassage]) -> None:
        """See :meth:`index.engine.Engine.add`.

        Raises:
            IndexMismatchError: the committed index is another engine's and was not cleared.
        """
        with self._write_lock:
            changes = self._begin()
            for start in range(0, len(passages), _BATCH):
                batch = passages[start : start + _BATCH]
                # Of a key given twice the last passage counts, in the vectors as in the terms.
                texts = {passage.key: embedded_texts(passage.text, passage.context) for passage in batch}
                rows = [key for key, of_key in texts.items() for _ in of_key]
                flat = [text for of_key in texts.values() for text in of_key]
                changes.vectors.add(rows, self._embedder.encode_passages(flat))
                if isinstance(self._embedder, TokenEmbedder):
                    changes.tokens.add(list(texts), self._embedder.tokens([whole for whole, *_ in texts.values()]))
                for passage in batch:
                    changes.terms.add(passage.key, passage.report_id, passage.text, passage.context)

    def remove(self, keys: Sequence[int]) -> None:
        """See :meth:`index.engine.Engine.remove`.

        Raises:
            IndexMismatchError: the committed index is another engine's and was not cleared.
        """
        with self._write_lock:
            changes = self._begin()
            changes.vectors.remove(keys)
            changes.tokens.remove(keys)
            changes.terms.remove(keys)

    def clear(self) -> None:
        """See :meth:`index.engine.Engine.clear`. The committed state stays until the next commit."""
        with self._write_lock:
            self._discard()
            self._changes = self._create()

    def commit(self, corpus_fingerprint: str) -> None:
        """See :meth:`index.engine.Engine.commit`. After a crash anywhere in it the state before it is whole.

        Raises:
            IndexMismatchError: nothing was changed, and the committed index is another engine's.
        """
        with self._write_lock:
            changes = self._begin()
            changes.terms.commit()
            reader = changes.terms.reader()
            manifest = Manifest(changes.generation, self._fingerprint, corpus_fingerprint, reader.count())
            if self._generations is not None:
                path = self._generations.path(changes.generation)
                changes.vectors.save(path / _VECTORS)
                changes.tokens.save(path / _TOKENS)
                self._generations.publish(manifest)
            self._changes = None
            with self._load_lock:
                self._state = State(manifest, self._content(changes.terms, reader, changes.vectors, changes.tokens))
                self._stamp = None if self._generations is None else self._generations.stamp()

    def is_current(self, corpus_fingerprint: str) -> bool:
        """See :meth:`index.engine.Engine.is_current`."""
        state = self._current()
        return state.content is not None and state.manifest.corpus_fingerprint == corpus_fingerprint

    def count(self) -> int:
        """See :meth:`index.engine.Engine.count`; 0 if the index is another engine's."""
        state = self._current()
        return state.manifest.count if state.content is not None else 0

    def search(
        self, query: str, k: int, *, leg: Leg = Leg.FUSED, report_ids: frozenset[str] | None = None
    ) -> list[Hit]:
        """See :meth:`index.engine.Engine.search`. Before the first commit nothing is found.

        Raises:
            IndexMismatchError: the committed index is another engine's.
        """
        state = self._current()
        if state.content is None:
            if state.manifest.generation == 0:
                return []
            raise IndexMismatchError(f"the index was built by {state.manifest.fingerprint}, not by {self._fingerprint}")
        weight = {Leg.LEXICAL: 0.0, Leg.EMBEDDING: 1.0, Leg.FUSED: self._weight}[leg]
        alone = weight in (0.0, 1.0)
        pool = k if alone else max(POOL, k)
        words: list[tuple[int, float]] = []
        near: list[tuple[int, float]] = []
        if weight < 1.0:
            words = state.content.reader.search(query, pool, report_ids)
        if weight > 0.0:
            keys = None if report_ids is None else state.content.keys_of(report_ids)
            near = self._near(query, state.content, pool, keys)
        fused = words + near if alone else weighted_sum([words, near], [1.0 - weight, weight])
        by_words = {key: (rank, score) for rank, (key, score) in enumerate(words, start=1)}
        by_nearness = {key: (rank, score) for rank, (key, score) in enumerate(near, start=1)}
        hits = []
        for key, score in fused[:k]:
            lexical, embedding = by_words.get(key, (None, 0.0)), by_nearness.get(key, (None, 0.0))
            hits.append(Hit(key, score, lexical[0], embedding[0], lexical[1], embedding[1]))
        return hits

    def weights(self, query: str) -> Callable[[str], float]:
        """See :meth:`index.engine.Engine.weights`; 1 for every word while nothing is indexed."""
        content = self._current().content
        return content.reader.weights(query) if content is not None else lambda _phrase: 1.0

    def word_nearness(self, query: str, texts: Sequence[str]) -> tuple[list[str], Vectors]:
        """See :meth:`index.engine.Engine.word_nearness`."""
        if self._words is None:
            return [], np.zeros((len(texts), 0), dtype=np.float32)
        pieces, tokens = self._words.query_pieces(query)
        known = [self._tokens_of(text) for text in texts]
        return pieces, word_nearness(known, self._words.token_vectors(tokens), self._words.token_vectors)

    def close(self) -> None:
        """Release files and memory, and give up what was not committed."""
        with self._write_lock:
            self._discard()
            with self._load_lock:
                self._state, self._stamp = State(NOTHING), None

    def _near(self, query: str, content: Content, k: int, keys: list[int] | None) -> list[tuple[int, float]]:
        """The nearest ``k`` passages; words that stand everywhere in these passages count less in the query."""
        if content.late is None or not isinstance(self._embedder, TokenEmbedder):
            return content.vectors.search(self._embedder.encode_query(query), k, keys)
        weight = cache(content.reader.weights(query))
        found = content.vectors.search(self._embedder.encode_weighted_query(query, weight), max(k, RERANKED), keys)
        tokens, weights = self._embedder.query_tokens(query, weight)
        return content.late.rerank(found, self._embedder.token_vectors(tokens), weights)[:k]

    def _content(
        self, terms: LexicalIndex, reader: LexicalReader, vectors: VectorIndex, tokens: PassageTokens
    ) -> Content:
        late = None
        if isinstance(self._embedder, TokenEmbedder):
            late = LateInteraction(tokens, self._embedder.token_vectors)
        return Content(terms, reader, vectors, tokens, late)

    def _current(self) -> State:
        """The committed state, read anew if another process committed since."""
        if self._generations is None or self._stamp == self._generations.stamp():
            return self._state
        with self._load_lock:
            for _ in range(_ATTEMPTS):
                stamp = self._generations.stamp()
                if stamp == self._stamp:
                    break
                try:
                    self._state = self._load(self._generations)
                except (ValueError, OSError, RuntimeError):
                    # Replaced and removed by a commit while it was being opened (or damaged: then no attempt helps).
                    self._state = State(replace(self._generations.manifest(), fingerprint="(unreadable)"))
                    continue
                self._stamp = stamp
            return self._state

    def _load(self, generations: Generations) -> State:
        manifest = generations.manifest()
        if manifest.generation == 0 or manifest.fingerprint != self._fingerprint:
            return State(manifest)
        path = generations.path(manifest.generation)
        terms = LexicalIndex(path / _TERMS, create=False)
        vectors, tokens = VectorIndex.load(path / _VECTORS), PassageTokens.load(path / _TOKENS)
        content = self._content(terms, terms.reader(), vectors, tokens)
        held = len(vectors) if content.late is None else len(tokens)
        if not content.reader.count() == len(vectors) == held == manifest.count:
            raise ValueError(f"{path} does not hold what its manifest says")
        return State(manifest, content)

    def _begin(self) -> Changes:
        """The changes since the last commit."""
        if self._changes is None:
            self._changes = self._follow(self._current())
        return self._changes

    def _follow(self, state: State) -> Changes:
        """What is in ``state``, ready to be changed."""
        if state.content is None:
            if state.manifest.generation == 0:
                return self._create()
            raise IndexMismatchError(f"the index was built by {state.manifest.fingerprint}: clear it before a rebuild")
        vectors, tokens = state.content.vectors.copy(), state.content.tokens.copy()
        if self._generations is None:
            return Changes(state.manifest.generation + 1, state.content.terms, vectors, tokens)
        generation = self._generations.begin(state.manifest.generation)
        return Changes(generation, LexicalIndex(self._generations.path(generation) / _TERMS), vectors, tokens)

    def _create(self) -> Changes:
        """An empty index as the next state."""
        vectors, tokens = VectorIndex(self._embedder.dimension), PassageTokens()
        if self._generations is None:
            return Changes(self._state.manifest.generation + 1, LexicalIndex(None), vectors, tokens)
        generation = self._generations.begin(None)
        return Changes(generation, LexicalIndex(self._generations.path(generation) / _TERMS), vectors, tokens)

    def _discard(self) -> None:
        if self._changes is not None:
            self._changes.terms.rollback()
            self._changes = None
            if self._generations is not None:
                self._generations.clean()


def _tokens(words: TokenEmbedder | None, text: str) -> TokenIds:
    return words.tokens([text])[0] if words is not None else np.zeros(0, dtype=np.int32)
