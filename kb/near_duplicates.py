"""Keeps a text that stands twice from filling the first page of what was found.

A report often brings its own sentences again, word for word: in a draft resolution, an annex, a summary. How much of
one text stands in another is its containment, the share of its shingles, runs of :data:`SHINGLE` words, that the other
one has too (Broder, On the resemblance and containment of documents, 1997). It is not symmetric, which suits a reader:
a longer passage around a sentence that was shown already says more, a shorter one does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from index.orthography import fold
from kb.ranking import Found

SHINGLE: Final = 5
"""Words in a shingle."""
REPEATED: Final = 0.6
"""Containment from which a passage counts as a repetition."""
PAGE: Final = 10
"""Passages that a reader sees first: the others of these come before a repetition."""

_WORD: Final = re.compile(r"\d+(?:[.,/]\d+)*|\w+")


@lru_cache(maxsize=4096)
def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of :data:`SHINGLE` words of a text, without case and accents; a shorter text is one run."""
    words = _WORD.findall(fold(text))
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def repeats(later: str, earlier: str) -> bool:
    """Whether the later text says little that the earlier one does not: most of its shingles, all of its figures."""
    if not _figures(later) <= _figures(earlier):  # the same sentence with another figure is news
        return False
    of_later = shingles(later)
    return len(of_later & shingles(earlier)) >= REPEATED * len(of_later)


def repetitions_last(found: Sequence[Found]) -> tuple[Found, ...]:
    """The passages with the repetitions of the first :data:`PAGE` marked and moved to its end.

    Nothing is lost, and neither kind changes its own order. The scores of the page are dealt out anew in its order, so
    that they still fall from each passage to the next.
    """
    first: list[Found] = []
    again: list[Found] = []
    for item in found[:PAGE]:
        text = item.stored.passage.text
        source = next((one for one in first if repeats(text, one.stored.passage.text)), None)
        if source is None:
            first.append(item)
        else:
            again.append(replace(item, repeats=source.stored.id))
    page = [
        replace(item, hit=replace(item.hit, score=before.hit.score))
        for item, before in zip([*first, *again], found, strict=False)
    ]
    return (*page, *found[PAGE:])


@lru_cache(maxsize=4096)
def _figures(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(text) if word[0].isdigit())
