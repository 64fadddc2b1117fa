"""The concepts of a question: its words, each with its weight and with the other ways to say it."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from index.orthography import fold, has_accents
from index.tokens import Kind, Token, tokenize
from kb.abbreviations import ABBREVIATIONS, abbreviations_in
from kb.question import Question
from kb.thesaurus import expansions_at
from kb.units import Words
from kb.words import is_function_word

_LITERAL = frozenset({Kind.SYLLABLE, Kind.NUMBER, Kind.DATE, Kind.DOCUMENT, Kind.CODE, Kind.UNIT})
"""What must stand in the evidence as it is; years are periods, and a percent sign is everywhere."""
OTHER_WORDS = 0.9
"""What a synonym or a spelled out abbreviation counts against the word itself."""
FOLDED = 0.6
"""What a word counts that agrees but for its accents, when the question was typed with them."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say a concept: canonical words, their accentless forms, and the weight of each."""

    words: tuple[str, ...]
    folded: tuple[str, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A word or phrase of the question with its weight; ``forms[0]`` is how the question says it.

    ``start`` and ``end`` are offsets in the searched question.
    """

    text: str
    start: int
    end: int
    weight: float
    forms: tuple[Form, ...]


def concepts_of(question: Question, weight: Callable[[str], float]) -> tuple[Concept, ...]:
    """The concepts of a question in its order. ``weight`` tells how much a word tells passages apart, over 0 to 1.

    Words of one everyday phrase of the thesaurus, and an abbreviation, are one concept with several forms.
    """
    text = question.searched
    accents = has_accents(text)
    tokens = tokenize(text)
    phrases = {start: (size, official) for start, size, official in expansions_at(text)}
    short = set(abbreviations_in(text))
    found: list[Concept] = []
    index = 0
    while index < len(tokens):
        size, official = phrases.get(index) or (_abbreviated(text, tokens[index : index + 2], short), ())
        run = tokens[index : index + size]
        index += size
        kept = [
            token
            for token in run
            if token.kind in _LITERAL
            and not (token.kind is Kind.SYLLABLE and is_function_word(token.text, accents=accents))
        ]
        if not kept and not official:
            continue
        start, end = run[0].start, run[-1].end
        written = text[start:end]
        literal = _form([token.text for token in kept or run], weight)
        others = [ABBREVIATIONS[written]] if written in short else []
        forms = [literal, *(_form([t.text for t in tokenize(other)], weight) for other in (*others, *official))]
        found.append(Concept(written, start, end, sum(literal.weights), tuple(forms)))
    return tuple(concept for concept in found if concept.weight > 0)


def _abbreviated(text: str, tokens: Sequence[Token], short: Set[str]) -> int:
    """How many of two tokens an abbreviation takes up: both of "KT-XH"; 1 also where none begins."""
    return len(tokens) if text[tokens[0].start : tokens[-1].end] in short else 1


def _form(words: Sequence[str], weight: Callable[[str], float]) -> Form:
    return Form(tuple(words), tuple(map(fold, words)), tuple(weight(word) for word in words))


def credit(concept: Concept, words: Words, *, accents: bool) -> float:
    """How far a text says a concept, over 0 to 1.

    Of the question's own words the share that stands there, by weight; of another form all words must, side by side.
    """
    literal, *others = concept.forms
    best = _share(literal, words, accents=accents)
    if best < OTHER_WORDS:
        for form in others:
            if _holds(form, words) and best < OTHER_WORDS:
                best = OTHER_WORDS
    return best


def _share(form: Form, words: Words, *, accents: bool) -> float:
    if len(form.words) == 1:
        if form.words[0] in words.exact:
            return 1.0
        return (FOLDED if accents else 1.0) if form.folded[0] in words.folded else 0.0
    total = sum(form.weights)
    if total <= 0:
        return 0.0
    held = 0.0
    for word, folded, weight in zip(form.words, form.folded, form.weights, strict=True):
        if word in words.exact:
            held += weight
        elif folded in words.folded:
            held += weight * (FOLDED if accents else 1.0)
    return held / total


def _holds(form: Form, words: Words) -> bool:
    if not all(word in words.exact for word in form.words):
        return False
    return all(pair in words.pairs for pair in zip(form.folded, form.folded[1:], strict=False))
