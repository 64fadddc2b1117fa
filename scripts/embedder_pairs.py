"""Pairs of a query and a passage, drawn anew in every epoch from documents held as token numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tqdm import tqdm

from scripts.embedder_data import Document
from scripts.embedder_tokenizer import fold

Ints = NDArray[np.int32]


@dataclass(slots=True)
class Encoded:
    """One document as token numbers; ``plain`` are the heads as typed without diacritics."""

    source: str
    heads: list[Ints]
    plain: list[Ints]
    body: list[Ints]


@dataclass(frozen=True, slots=True)
class Mixture:
    """Shares that decide how a pair is drawn."""

    plain: float = 0.2  # queries without diacritics
    sentence: float = 0.25  # queries that are a sentence of the body, taken out of the passage
    hide: float = 0.7  # pairs whose query loses words that the passage has too …
    hidden: float = 0.6  # … each of them with this chance, so that what BM25 sees is not all that is learned
    head_in_passage: float = 0.3  # passages that begin with a head, as indexed passages carry their section path
    longest: int = 100  # tokens of a passage, at most about so many


def encode(documents: Iterable[Document], tokenizer: Tokenizer, batch: int = 4096) -> Iterator[Encoded]:
    """Documents as token numbers, in the same order."""

    def flush(waiting: Sequence[Document]) -> Iterator[Encoded]:
        texts = [t for d in waiting for t in (*d.heads, *(fold(h) for h in d.heads), *d.body)]
        found = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        arrays = iter([np.asarray([i for i in e.ids if i > 0], dtype=np.int32) for e in found])
        for d in waiting:
            heads = [next(arrays) for _ in d.heads]
            plain = [next(arrays) for _ in d.heads]
            body = [a for a in (next(arrays) for _ in d.body) if len(a) > 2]
            if body and any(len(h) for h in heads):
                yield Encoded(d.source, heads, plain, body)

    waiting: list[Document] = []
    for document in tqdm(documents, desc="tokens", unit=" documents", mininterval=5):
        waiting.append(document)
        if len(waiting) == batch:
            yield from flush(waiting)
            waiting = []
    yield from flush(waiting)


def draw(document: Encoded, mixture: Mixture, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """One query and one passage of a document."""
    body = document.body
    chance = rng.random(5)
    head = int(rng.integers(len(document.heads)))
    taken = -1
    if chance[0] < mixture.sentence and len(body) > 2:
        taken = int(rng.integers(len(body)))
        query = body[taken]
    else:
        query = document.plain[head] if chance[1] < mixture.plain else document.heads[head]
    # News tell the matter first; elsewhere any part of the text may be the answer.
    start = 0 if document.source == "qa" or chance[2] < 0.3 else int(rng.integers(len(body)))
    limit = int(rng.integers(20, mixture.longest + 1))
    pieces: list[Ints] = []
    if chance[3] < mixture.head_in_passage and len(document.heads) > 1:
        pieces.append(document.heads[1 - min(head, 1)])
    size = 0
    for number in range(start, len(body)):
        if number != taken:
            pieces.append(body[number])
            size += len(body[number])
            if size >= limit:
                break
    if not size:
        pieces.append(body[taken - 1])
    passage = np.concatenate(pieces)[: mixture.longest + 20]
    if chance[4] < mixture.hide and len(query) > 3:
        shown = ~np.isin(query, passage) | (rng.random(len(query)) >= mixture.hidden)
        if shown.sum() >= 2:
            query = query[shown]
    return query, passage


Batch = tuple[list[Ints], list[Ints], Ints]


def epoch(
    documents: Sequence[Encoded],
    repeats: dict[str, int],
    mixture: Mixture,
    size: int,
    rng: np.random.Generator,
) -> Iterator[Batch]:
    """Batches of ``size`` pairs (queries, passages, document numbers), each batch of one source.

    In-batch negatives of the same register are the harder ones; a neighbourhood of documents (one law, one
    day of news) stays together in half of the batches for the same reason.
    """
    plans: list[Ints] = []
    for source in sorted({d.source for d in documents}):
        numbers = np.asarray([i for i, d in enumerate(documents) if d.source == source], dtype=np.int32)
        for _ in range(repeats.get(source, 1)):
            blocks = (
                np.array_split(numbers, max(1, len(numbers) // 64))
                if rng.random() < 0.5
                else [rng.permutation(numbers)]
            )
            order = np.concatenate([blocks[int(b)] for b in rng.permutation(len(blocks))])
            plans += [
                order[i : i + size] for i in range(0, len(order), size) if len(order[i : i + size]) >= min(size, 64)
            ]
    for plan in rng.permutation(len(plans)):
        chosen = plans[int(plan)]
        pairs = [draw(documents[int(i)], mixture, rng) for i in chosen]
        kept = [(q, p, int(i)) for (q, p), i in zip(pairs, chosen, strict=True) if len(q) and len(p)]
        yield (
            [q for q, _, _ in kept],
            [p for _, p, _ in kept],
            np.asarray([i for _, _, i in kept], dtype=np.int32),
        )
