"""Corrects slips of the keyboard, and puts accents where none were typed, by what the corpus writes.

A noisy channel: of all that a question may have meant, the likeliest is what the corpus would most probably say
(syllables and which follow which) and what takes the fewest slips to type so. Names, numbers, document numbers and
abbreviations stay as they are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.syllables import is_syllable
from index.orthography import fold, has_accents
from index.tokens import Kind, Token, tokenize
from kb.keyboard import are_neighbours, as_typed, letters_and_tone
from kb.vocabulary import BREAK, Vocabulary
from kb.words import FUNCTION_WORDS

_BREAKS: Final = re.compile(r"[.!?;:…|\n\t()\[\]{}\"“”]")
_KEYED: Final = re.compile(r"[a-zđ]+[1-9][a-zđ]*[1-9]?")
_SOUND_ALIKE: Final = (
    ("ch", "tr"), ("s", "x"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("l", "n"), ("ngh", "ng"), ("gh", "g"),
    ("c", "k"), ("c", "q"),
)  # fmt: skip
"""Initials that many people confuse; the letters of the ending are not changed with them."""

# Costs are in nats: a slip that costs 7 must make the words e^7 times likelier.
NO_ACCENTS: Final = 2.0
"""A word typed without its accents."""
TONE: Final = 4.0
"""A wrong or missing tone; a letter without its mark besides costs :data:`MARK`."""
MARK: Final = 1.5
SLIP: Final = 5.0
"""Two letters exchanged, a letter doubled, the key beside the right one; a Telex or VNI key left as it was hit."""
LETTER: Final = 6.0
"""Any other letter too many, too few or wrong."""
KNOWN: Final = 4.0
"""What changing a real word costs besides."""
UNKNOWN: Final = 8.0
"""A word that the corpus does not hold and that is no Vietnamese syllable in use."""
SUPPORT: Final = 3
"""So often must a changed word stand beside its neighbour in the corpus …"""
BOUND: Final = 0.01
"""… and in this share of all places where the rarer of the two stands."""
_BIGRAM_SHARE: Final = 0.9


@dataclass(frozen=True, slots=True)
class Corrected:
    """A question as it was probably meant; ``changes`` are the words that differ, as typed and as corrected."""

    text: str
    changes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    syllable: str
    cost: float


def corrected(text: str, vocabulary: Vocabulary) -> Corrected | None:
    """A Vietnamese question without its slips, or without accents with them; None when there is nothing to change."""
    if not vocabulary.total:
        return None
    accents = has_accents(text)
    tokens = tokenize(text)
    words = [text[token.start : token.end] for token in tokens]
    starts = [
        index == 0 or _BREAKS.search(text, tokens[index - 1].end, token.start) is not None
        for index, token in enumerate(tokens)
    ]
    settled = _settled(tokens, starts, vocabulary) if accents else frozenset()
    choices = [
        _choices(token, word, vocabulary, accents=accents)
        if index not in settled and _may_change(index, token, word, text, accents=accents)
        else [_Choice(token.text if token.kind in (Kind.SYLLABLE, Kind.UNIT) else BREAK, 0.0)]
        for index, (token, word) in enumerate(zip(tokens, words, strict=True))
    ]
    meant = _likeliest(choices, starts, vocabulary)
    pieces: list[str] = []
    changes: list[tuple[str, str]] = []
    position = 0
    for index, (token, word) in enumerate(zip(tokens, words, strict=True)):
        syllable = meant[index]
        pieces.append(text[position : token.start])
        position = token.end
        if token.kind is Kind.PERCENT and len(word) > 1 and not accents:
            pieces.append(_like(word, "phần trăm"))
            changes.append((word, pieces[-1]))
            continue
        differs = syllable not in (BREAK, token.text) and _supported(index, tokens, meant, starts, vocabulary, accents)
        written = _like(word, vocabulary.spelling.get(syllable, syllable)) if differs else word
        if written != word:
            changes.append((word, written))
        pieces.append(written)
    if not changes:
        return None
    return Corrected("".join([*pieces, text[position:]]), tuple(changes))


@cache
def syllables_in_use() -> frozenset[str]:
    """The canonical syllables of Vietnamese words: facts taken from underthesea's word lists (Apache-2.0)."""
    return frozenset((files("kb") / "lexicon" / "syllables.txt").read_text(encoding="utf-8").split())


def is_word(syllable: str, vocabulary: Vocabulary) -> bool:
    """Whether the corpus or the language has a canonical syllable."""
    return syllable in vocabulary.syllables or syllable in syllables_in_use()


def _settled(tokens: Sequence[Token], starts: Sequence[bool], vocabulary: Vocabulary) -> frozenset[int]:
    """The words that stand in the corpus beside one of their neighbours, as typed: they are what was meant."""
    pairs = [
        index
        for index in range(1, len(tokens))
        if not starts[index] and vocabulary.follows(tokens[index - 1].text, tokens[index].text)
    ]
    return frozenset(pairs) | frozenset(index - 1 for index in pairs)


def _may_change(index: int, token: Token, word: str, text: str, *, accents: bool) -> bool:
    if token.kind is Kind.CODE:
        return _KEYED.fullmatch(word) is not None
    if token.kind is not Kind.SYLLABLE and not (token.kind is Kind.UNIT and not accents):
        return False
    if len(word) > 1 and word.isupper() and not text.isupper():
        return False  # an abbreviation
    return not (accents and index and word[0].isupper() and not text.isupper())  # a name


def _choices(token: Token, word: str, vocabulary: Vocabulary, *, accents: bool) -> list[_Choice]:
    """What a word may have been meant as, each once with the least cost; the word itself first."""
    typed = token.text
    known = is_word(typed, vocabulary)
    plain = fold(typed)
    found: dict[str, float] = {typed: 0.0 if known else UNKNOWN}

    def offer(syllable: str, cost: float) -> None:
        found[syllable] = min(cost, found.get(syllable, math.inf))

    extra = KNOWN if known and accents else 0.0
    for syllable in vocabulary.folded.get(plain, ()):
        if accents and known and syllable in FUNCTION_WORDS:
            continue  # they stand beside everything, so nothing speaks for them
        offer(syllable, _accent_cost(typed, syllable) + extra if accents else 0.0)
    for syllable in as_typed(word.lower(), vocabulary.folded):
        offer(syllable, SLIP + extra)
    if accents:
        for syllable in _sounding_alike(plain, typed, vocabulary):
            offer(syllable, LETTER + extra)
    if not known and (accents or plain not in vocabulary.folded):
        near = process.extract(plain, vocabulary.folded.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
        for other, distance, _ in near:
            if not distance or len(plain) < 3:
                continue
            cost = SLIP if _is_slip(plain, other) else LETTER
            for syllable in vocabulary.folded[other]:
                offer(syllable, cost + (_accent_cost(typed, syllable, tone=MARK) if accents else 0.0))
    return [_Choice(syllable, cost) for syllable, cost in found.items()]


def _accent_cost(typed: str, meant: str, *, tone: float = TONE) -> float:
    """What it costs to type one syllable for another that differs in accents."""
    if not has_accents(typed):
        return NO_ACCENTS if has_accents(meant) else 0.0
    letters, mark = letters_and_tone(typed)
    meant_letters, meant_mark = letters_and_tone(meant)
    marks = sum(a != b for a, b in zip(letters, meant_letters, strict=False))
    return (tone if mark != meant_mark else 0.0) + MARK * marks + (tone - MARK if mark == meant_mark and marks else 0.0)


def _sounding_alike(plain: str, typed: str, vocabulary: Vocabulary) -> list[str]:
    """Syllables of the corpus with an initial that is confused with the typed one, and the same ending and tone."""
    letters, tone = letters_and_tone(typed)
    result = []
    for pair in _SOUND_ALIKE:
        for ours, theirs in (pair, pair[::-1]):
            if plain.startswith(ours):
                ending = letters[len(ours) :]
                for syllable in vocabulary.folded.get(theirs + fold(ending), ()):
                    if letters_and_tone(syllable) == (theirs + ending, tone):
                        result.append(syllable)
    return result


def _is_slip(typed: str, meant: str) -> bool:
    """Whether words at distance 1 differ by an exchange, a doubled letter or a neighbouring key."""
    if len(typed) == len(meant):
        different = [(a, b) for a, b in zip(typed, meant, strict=True) if a != b]
        return len(different) == 2 or are_neighbours(*different[0])
    longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
    return any(
        longer[:at] + longer[at + 1 :] == shorter and longer[at] in longer[max(0, at - 1) : at]
        for at in range(len(longer))
    )


def _likeliest(choices: Sequence[Sequence[_Choice]], starts: Sequence[bool], vocabulary: Vocabulary) -> list[str]:
    """The likeliest sequence of one choice each (Viterbi); of equals the first."""
    costs: list[float] = [0.0]
    before: Sequence[_Choice] = [_Choice(BREAK, 0.0)]
    back: list[list[int]] = []
    for options, start in zip(choices, starts, strict=True):
        row: list[float] = []
        came: list[int] = []
        for option in options:
            best, at = math.inf, 0
            for index, previous in enumerate(before):
                first = BREAK if start else previous.syllable
                cost = costs[index] - _log_probability(first, option.syllable, vocabulary)
                if cost < best:
                    best, at = cost, index
            row.append(best + option.cost)
            came.append(at)
        costs, before = row, options
        back.append(came)
    at = min(range(len(costs)), key=costs.__getitem__)
    result: list[str] = []
    for options, came in zip(reversed(choices), reversed(back), strict=True):
        result.append(options[at].syllable)
        at = came[at]
    return result[::-1]


def _log_probability(first: str, second: str, vocabulary: Vocabulary) -> float:
    if second == BREAK:
        return 0.0
    alone = (vocabulary.syllables.get(second, 0) + 0.1) / (vocabulary.total + 1)
    before = vocabulary.syllables.get(first, 0) if first else 0
    if not before:
        return math.log(alone)
    together = vocabulary.follows(first, second) / before
    return math.log(_BIGRAM_SHARE * together + (1 - _BIGRAM_SHARE) * alone)


def _supported(
    index: int, tokens: Sequence[Token], meant: Sequence[str], starts: Sequence[bool], vocabulary: Vocabulary,
    accents: bool,
) -> bool:  # fmt: skip
    """Whether the words beside a change speak for it; what can be no syllable, or has no accents, needs none."""
    typed = tokens[index].text
    if not accents or (typed not in vocabulary.syllables and not is_syllable(typed)):
        return True

    def pairs(word: str) -> list[tuple[str, str]]:
        before = [(meant[index - 1], word)] if not starts[index] else []
        behind = [(word, meant[index + 1])] if index + 1 < len(meant) and not starts[index + 1] else []
        return before + behind

    def speaks(pair: tuple[str, str]) -> bool:
        together = vocabulary.follows(*pair)
        rarer = min(vocabulary.syllables.get(syllable, 0) for syllable in pair)
        return not FUNCTION_WORDS.intersection(pair) and together >= max(SUPPORT, BOUND * rarer)

    return not any(vocabulary.follows(*pair) for pair in pairs(typed)) and any(map(speaks, pairs(meant[index])))


def _like(source: str, word: str) -> str:
    """A word with the capitals of its source."""
    if len(source) > 1 and source.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if source[:1].isupper() else word
