"""A question prepared for comparison with many sentences, and what stands above them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import mul

from corpus.model import Metadata
from index.orthography import has_accents
from kb.agreement import kind_agreement, place_agreement
from kb.concepts import Concept, concepts_of, credit
from kb.identity import identity_of, subject_of
from kb.question import Question
from kb.rows import StoredPassage
from kb.units import Words, words_of

Credits = tuple[float, ...]
"""How far a text says each concept of a question, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Some concepts of a question: their indices, ascending, their weights, the question's pairs of words in them."""

    indices: tuple[int, ...]
    weights: tuple[float, ...]
    pairs: frozenset[tuple[str, str]] = frozenset()

    def said(self, held: Credits) -> float:
        """The share of these concepts, by weight, that is said, by what is said of all; 0 without concepts."""
        total = sum(self.weights)
        if total <= 0:
            return 0.0
        said = held if len(held) == len(self.indices) else map(held.__getitem__, self.indices)
        return math.fsum(map(mul, self.weights, said)) / total


@dataclass(frozen=True, slots=True)
class Asked:
    """A question prepared for comparison with many sentences.

    ``every`` are all its concepts; ``holders`` tells by an accentless word the indices of those that can be said by it.
    """

    question: Question
    concepts: tuple[Concept, ...]
    accents: bool
    words: Words
    every: Subject
    holders: Mapping[str, Sequence[int]]
    known: dict[int, tuple[Words, Credits]] = field(default_factory=dict)
    sought: dict[Metadata, Subject] = field(default_factory=dict)

    def credits(self, words: Words) -> Credits:
        """How far a text says each concept; remembered, as headings and neighbours come again and again."""
        found = self.known.get(id(words))
        if found is None:  # the text is kept with its credits, so that no other one gets its identity
            held = [0.0] * len(self.concepts)
            # Most texts have words of few concepts, and what none of its words stands in does not say a concept.
            for index in {index for word in self.holders.keys() & words.folded for index in self.holders[word]}:
                held[index] = credit(self.concepts[index], words, accents=self.accents)
            found = self.known[id(words)] = (words, tuple(held))
        return found[1]

    def subject(self, about: Metadata) -> Subject:
        """What it asks a report about, remembered."""
        found = self.sought.get(about)
        if found is None:
            concepts = self.concepts
            indices = subject_of(self.question, concepts, identity_of(about))
            inside = {folded for index in indices for folded in concepts[index].forms[0].folded}
            pairs = frozenset(pair for pair in self.words.pairs if pair[0] in inside and pair[1] in inside)
            found = self.sought[about] = Subject(indices, tuple(concepts[index].weight for index in indices), pairs)
        return found


def prepare(question: Question, weight: Callable[[str], float]) -> Asked:
    """Prepare a question; ``weight`` tells how much a word tells passages apart, over 0 to 1."""
    searched = question.searched
    concepts = concepts_of(question, weight)
    every = Subject(tuple(range(len(concepts))), tuple(concept.weight for concept in concepts))
    holders: dict[str, list[int]] = {}
    for index, concept in enumerate(concepts):
        for word in {word for form in concept.forms for word in form.folded}:
            holders.setdefault(word, []).append(index)
    return Asked(question, concepts, has_accents(searched), words_of(searched), every, holders)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands above all units of a passage, and how far that is what the question asks about.

    ``sought`` are the concepts that do more than name the report.
    """

    about: Metadata
    above: Words
    sought: Subject
    place: float
    kind: float

    @property
    def subject(self) -> tuple[int, ...]:
        """The indices of the concepts that do more than name the report."""
        return self.sought.indices


def setting(asked: Asked, stored: StoredPassage) -> Setting:
    """What a sentence inherits from its passage and its report."""
    about, passage = stored.about, stored.passage
    named = (about.title, about.number, about.place, about.issuer, *passage.section, passage.context)
    return Setting(
        about=about,
        above=words_of("\n".join(part for part in named if part)),
        sought=asked.subject(about),
        place=place_agreement(asked.question, stored, about),
        kind=kind_agreement(asked.question, about),
    )
