"""Documents that teach the model the everyday words for official ones, made from the project's thesaurus.

Two phrases alone would move two groups of word vectors towards each other and tell nothing of their neighbours. So an
official term stands in the sentences in which the training sets use it: the everyday phrases ask, those sentences
answer, and the other terms' sentences are the negatives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from scripts.embedder_pairs import Encoded, Ints
from scripts.embedder_tokenizer import fold

SENTENCES = 60
"""Sentences kept of a term, drawn evenly from all that hold it."""


def read_terms(path: Path) -> Iterator[tuple[str, str]]:
    """Pairs (everyday, official) of a thesaurus: an everyday phrase, a tab, and official ones parted by `` | ``."""
    for line in path.read_text("utf-8").splitlines():
        everyday, _, official = line.partition("\t")
        for term in official.split(" | "):
            yield everyday, term


def term_documents(
    terms: Iterable[tuple[str, str]], documents: Sequence[Encoded], tokenizer: Tokenizer
) -> list[Encoded]:
    """One document of the source ``terms`` for each official term, in the order of the terms.

    The official term itself is the first sentence; a term of which the
    tokenizer knows no word is left out.
    """
    asking: dict[str, list[str]] = {}
    for everyday, official in terms:
        asking.setdefault(official, []).append(everyday)
    made: list[Encoded] = []
    found = [_ids(tokenizer, official) for official in asking]
    for term, phrases, sentences in zip(found, asking.values(), _sentences(found, documents), strict=True):
        heads = [_ids(tokenizer, phrase) for phrase in phrases]
        if len(term) and any(len(head) for head in heads):
            plain = [_ids(tokenizer, fold(phrase)) for phrase in phrases]
            made.append(Encoded("terms", heads, plain, [term, *sentences]))
    return made


def _ids(tokenizer: Tokenizer, text: str) -> Ints:
    found = tokenizer.encode(text, add_special_tokens=False).ids
    return np.asarray([number for number in found if number > 0], dtype=np.int32)


def _sentences(terms: Sequence[Ints], documents: Sequence[Encoded]) -> list[list[Ints]]:
    """For each term at most :data:`SENTENCES` of the sentences that hold its tokens in a row."""
    texts = list(chain.from_iterable(document.body for document in documents))
    joined = np.concatenate([*texts, np.zeros(max(map(len, terms), default=0), dtype=np.int32)])
    starts = np.cumsum([0, *map(len, texts)])
    first = np.unique([term[0] for term in terms if len(term)])
    places = np.flatnonzero(np.isin(joined, first))
    places = places[np.argsort(joined[places], kind="stable")]
    values = joined[places]
    result: list[list[Ints]] = []
    for term in terms:
        low, high = np.searchsorted(values, [term[0], term[0] + 1]) if len(term) else (0, 0)
        at = places[low:high]
        for offset, number in enumerate(term):
            at = at[joined[at + offset] == number]
        numbers = np.searchsorted(starts, at, side="right") - 1
        numbers = np.unique(numbers[at + len(term) <= starts[numbers + 1]])  # not across two sentences
        chosen = numbers[np.linspace(0, len(numbers) - 1, min(SENTENCES, len(numbers))).astype(int)]
        result.append([texts[int(number)] for number in chosen])
    return result
