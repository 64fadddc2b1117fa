"""Which documents a text names: by their numbers, told apart by date, or by their names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from index.orthography import fold
from kb.programmes.by_name import core_of
from kb.programmes.mentions import mentions_in
from kb.programmes.model import Mention
from kb.programmes.placed import Document, Placed, sign_of
from kb.programmes.signs import sign_key

_LEAST_WORDS: Final = 4
"""A name of fewer words stands in a text by chance."""


def documents_named(text: str, documents: Sequence[Document]) -> list[Document]:
    """The documents that a question or sentence names, in the order of their keys.

    A number with a date means the one of that date; a number alone all that bear it. What has no number is named where
    its name stands in the text, with or without accents.
    """
    said = [mention for mention in mentions_in(text) if mention.number]
    words = f" {core_of(text)} "
    return [d for d in documents if any(_is(mention, d) for mention in said) or (not d.number and _stands(d, words))]


def mentions_of(document: Document) -> tuple[Placed, ...]:
    """Where the reports name a document, in the order of the reports and of their texts."""
    return tuple(sorted(document.mentions, key=lambda placed: (placed.report, placed.ordinal)))


def _is(mention: Mention, document: Document) -> bool:
    """Whether a mention is of a document, as far as it says."""
    if sign_of(mention) is None:
        same = sign_key(document.number).split(" ")[0] == sign_key(mention.number)
        same = same and fold(mention.kind) == fold(document.kind)
    else:
        same = sign_key(mention.number) == sign_key(document.number)
    return same and (
        not mention.date
        or not document.date
        or document.date.startswith(mention.date)
        or mention.date.startswith(document.date)
    )


def _stands(document: Document, words: str) -> bool:
    core = core_of(document.name)
    return len(core.split()) >= _LEAST_WORDS and f" {core} " in words
