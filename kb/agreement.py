"""How far a passage agrees with the place and the kind of document that a question names: features for ranking.

Each is between -1 (says otherwise) and 1 (says just that); 0 where either says nothing. A question that names nothing
of an aspect agrees with every passage alike.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from corpus.model import Metadata
from index.orthography import fold
from kb.places import AFTER, BEFORE, provinces_in
from kb.question import Question
from kb.rows import StoredPassage
from kb.understood import Aspect

OWN: Final = 1.0
"""Weight of what the passage itself says …"""
ABOVE: Final = 0.8
"""… of what its headings and its context say …"""
OF_REPORT: Final = 0.6
"""… and of what its report says of itself."""


def place_agreement(question: Question, stored: StoredPassage, metadata: Metadata) -> float:
    """Whether a passage speaks of a place asked for, and of the territory that is meant by it.

    A province is also spoken of under the names that it had or got in the mergers of July 2025, which counts half. A
    report on the other territory than the one asked for agrees half as much, and one on another province not at all.
    """
    places = question.places
    if not places:
        return 0.0
    best = -1.0
    for place in places:
        name, others = _flat(place.name), place.provinces
        for text, weight in ((stored.passage.text, OWN), (_above(stored), ABOVE), (metadata.place or "", OF_REPORT)):
            words = f" {_flat(text)} "
            if f" {name} " in words:
                fit = weight
            elif any(f" {_flat(other)} " in words for other in others):
                fit = weight / 2
            else:
                continue
            other_territory = place.territory and metadata.territory in (BEFORE, AFTER)
            best = max(best, fit / 2 if other_territory and metadata.territory != place.territory else fit)
    if best > -1.0:
        return best
    elsewhere = provinces_in(stored.passage.text) or provinces_in(metadata.place or "")
    return -1.0 if elsewhere else 0.0


def kind_agreement(question: Question, metadata: Metadata) -> float:
    """Whether the report is a document of a kind that the question names; one that only cites such is none."""
    asked = [_flat(kind) for kind in question.values(Aspect.DOCUMENT_KIND)]
    if not asked or not metadata.kind:
        return 0.0
    kind = _flat(metadata.kind)
    return 1.0 if any(kind in name or name in kind for name in asked) else -1.0


def _above(stored: StoredPassage) -> str:
    return "\n".join([*stored.passage.section, stored.passage.context])


@lru_cache(maxsize=4096)
def _flat(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
