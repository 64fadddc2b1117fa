"""How far the evidence for an answer says what the question demands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from index.orthography import fold
from kb.abbreviations import ABBREVIATIONS, shortened
from kb.demands import Demand, demands_of
from kb.question import Question
from kb.ranking import Candidate, Ranking
from kb.units import Words

FEATURES: Final = (
    "noun",  # weight of the heaviest noun that neither the sentence nor anything above it says
    "name",  # … of the heaviest name
    "sentence_noun",  # … of the heaviest noun that the sentence itself does not say
    "far",  # … of the heaviest word that is neither said nor, by the embedding model, near
    "unsaid_words",  # how many words are not said
    "unsaid_share",  # their share by weight
)
SAID: Final = 0.4
"""A word counts as said from here on."""
_OTHER_FORM: Final = 0.9
_SCATTERED: Final = 0.35
"""What a compound counts whose syllables stand there, but not side by side."""
_FOLDED: Final = 0.5
"""What one syllable counts that stands there with other accents."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A demand, its ``weight`` (0 to 1), and how far it is said, 0 to 1: by the sentence, by all, or ``near``."""

    demand: Demand
    weight: float
    in_sentence: float
    said: float
    near: float


def covered(ranking: Ranking, best: Candidate) -> list[Covered]:
    """What the sentence ``best``, and all that stands above it, says of each demand of the question."""
    question = ranking.asked.question
    sentence = best.unit.words
    texts = (sentence, best.unit.lead_words, best.unit.before_words, best.where.above)
    near = _nearest(ranking, best)
    shorts = _abbreviations(question)
    return [
        Covered(
            demand,
            max((ranking.weight(syllable) for syllable in demand.forms[0]), default=0.0),
            max(said(demand, sentence), _abbreviated(demand, sentence, shorts)),
            max(max(said(demand, words), _abbreviated(demand, words, shorts)) for words in texts),
            _mean([near[fold(syllable)] for syllable in demand.forms[0] if fold(syllable) in near]),
        )
        for demand in demands_of(question.wording, question.understood)
    ]


def coverage_features(found: list[Covered]) -> list[float]:
    """The values of :data:`FEATURES`."""
    nouns = [one for one in found if one.demand.noun]
    total = sum(one.weight for one in found) or 1.0
    return [
        max(((1.0 - one.said) * one.weight for one in nouns), default=0.0),
        max(((1.0 - one.said) * one.weight for one in found if one.demand.name), default=0.0),
        max(((1.0 - one.in_sentence) * one.weight for one in nouns), default=0.0),
        max(((1.0 - max(one.said, one.near)) * one.weight for one in found), default=0.0),
        float(sum(one.said < SAID for one in found)),
        sum((1.0 - one.said) * one.weight for one in found) / total,
    ]


def said(demand: Demand, words: Words) -> float:
    """How far a text says a demand: its own syllables side by side, or all those of another form."""
    own, *others = demand.forms
    if len(own) == 1:
        best = 1.0 if own[0] in words.exact else _FOLDED * (fold(own[0]) in words.folded)
    else:
        folded = [fold(syllable) for syllable in own]
        pairs = list(pairwise(folded))
        beside = sum(pair in words.pairs for pair in pairs) / len(pairs)
        present = sum(syllable in words.exact for syllable in own) / len(own)
        best = _OTHER_FORM * beside + (1.0 - _OTHER_FORM) * present if beside else _SCATTERED * present
    return max(best, *(_OTHER_FORM * _holds(form, words) for form in others), 0.0)


def _abbreviations(question: Question) -> dict[str, str]:
    """What the question says that may be written short, each with its abbreviation, both without accents."""
    own = {long: short for short, *longs in question.acronyms for long in longs}
    return own | {fold(ABBREVIATIONS[short]): fold(short) for short in shortened(question.wording)}


def _abbreviated(demand: Demand, words: Words, shorts: Mapping[str, str]) -> float:
    """How far a text says a demand by the abbreviation of what it is a part of: "tổng sản phẩm" by "GRDP"."""
    own = f" {' '.join(map(fold, demand.forms[0]))} "
    held = any(own in f" {long} " and short in words.folded for long, short in shorts.items())
    return _OTHER_FORM * held


def _holds(form: tuple[str, ...], words: Words) -> bool:
    folded = [fold(syllable) for syllable in form]
    beside = all(pair in words.pairs for pair in pairwise(folded))
    return bool(form) and beside and all(syllable in words.exact for syllable in form)


def _nearest(ranking: Ranking, best: Candidate) -> dict[str, float]:
    """How near the evidence has a word to each accentless syllable of the question."""
    nearest: dict[str, float] = {}
    for place, piece in enumerate(ranking.near.words):
        closest = float(ranking.near.near[list(best.texts), place].max())
        for syllable in fold(piece).split():
            nearest[syllable] = max(closest, nearest.get(syllable, 0.0))
    return nearest


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
