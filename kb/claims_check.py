"""Checks that a sentence which somebody wrote says no more than the quotes that it cites.

The check reads the sentence and the quotes alone; how the sentence came to be, and what its writer was told, plays no
part. It would rather drop a true sentence than let a false one pass:

1. It cites, and only quotes that there are.
2. Every number, date, document number and content word stands in a cited quote, those between two commas in the same
   one; what it may add is grammar.
3. Every name (words in a row with a capital letter, a public body) stands there as it is, word after word.
4. Every amount has the unit and the bound ("trên", "-") of the quote, its period and the names beside it, and no other
   amount of the quotes with that unit is nearer to what the sentence says of it.
5. Not, up, down and planned are said where the quote says them, and only there.

What a sentence leaves out of its quotes is not checked beyond that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from index.tokens import Token, tokenize
from kb.claim_parts import GRAMMAR, Amount, Part, amounts, parts, syllables
from kb.claims import Claim
from kb.organisations import organisations_in
from kb.polarity import direction, negations


def holds(claim: Claim, quotes: Sequence[str]) -> bool:
    """Whether a sentence may stand beside the quotes that it cites by their numbers, from 1."""
    if not claim.citations or not all(1 <= number <= len(quotes) for number in claim.citations):
        return False
    cited = [quotes[number - 1] for number in claim.citations]
    said, vocabularies = parts(claim.text), [frozenset(syllables(quote)) for quote in cited]
    return (
        any(part.content for part in said)
        and all(any(_stands(part.words, words) for words in vocabularies) for part in said)
        and _names_stand(claim.text, cited)
        and _amounts_agree(claim.text, cited)
        and _parts_agree(said, [part for quote in cited for part in parts(quote)])
    )


def _stands(words: Iterable[str], vocabulary: Set[str]) -> bool:
    return all(word in vocabulary or word in GRAMMAR for word in words)


def _names_stand(text: str, cited: Sequence[str]) -> bool:
    orders = [syllables(quote) for quote in cited]
    bodies = {name for quote in cited for name, _, _ in organisations_in(quote)}
    return all(any(_in_a_row(name, order) for order in orders) for name in _names(text)) and bodies.issuperset(
        name for name, _, _ in organisations_in(text)
    )


def _names(text: str) -> list[tuple[str, ...]]:
    """Words in a row with a capital letter, and numbers behind them; the grammar that opens a sentence is none."""
    found: list[list[str]] = []
    last: Token | None = None
    for place, token in enumerate(tokenize(text)):
        capital = text[token.start].isupper() and not (place == 0 and token.text in GRAMMAR)
        near = last is not None and not text[last.end : token.start].strip(" -–./")
        if capital or (near and text[token.start].isdigit()):
            if not near:
                found.append([])
            found[-1].append(token.text)
            last = token
        else:
            last = None
    return [tuple(name) for name in found]


def _in_a_row(words: tuple[str, ...], order: tuple[str, ...]) -> bool:
    return any(order[at : at + len(words)] == words for at in range(len(order) - len(words) + 1))


def _amounts_agree(text: str, cited: Sequence[str]) -> bool:
    quoted = [(amount, frozenset(syllables(quote))) for quote in cited for amount in amounts(quote)]
    return all(_amount_agrees(amount, quoted) for amount in amounts(text))


def _amount_agrees(said: Amount, quoted: Sequence[tuple[Amount, Set[str]]]) -> bool:
    """Whether an amount is one of those nearest to what is said of it, all words of which stand in the same quote."""
    alike = [pair for pair in quoted if (pair[0].kind, pair[0].unit) == (said.kind, said.unit)]
    nearest = max((len(said.subject & amount.subject) for amount, _ in alike), default=0)
    return any(
        amount.number == said.number
        and amount.bound == said.bound
        and amount.planned == said.planned
        and direction(amount.words) == direction(said.words)
        and said.names <= amount.near | GRAMMAR
        and said.periods <= amount.periods
        and len(said.subject & amount.subject) == nearest
        and _stands(said.words, vocabulary)
        for amount, vocabulary in alike
    )


def _parts_agree(said: Sequence[Part], quoted: Sequence[Part]) -> bool:
    return all(_part_agrees(part, quoted) for part in said if part.content)


def _part_agrees(said: Part, quoted: Sequence[Part]) -> bool:
    """Every part of the quotes that shares the most words with a part must turn it in the same way.

    Its dates and numbers of documents stand in one of those, or apart from all content.
    """
    shared = [len(said.content & part.content) for part in quoted]
    most = max(shared, default=0)
    nearest = [part for part, count in zip(quoted, shared, strict=True) if count == most]
    apart = frozenset[str]().union(*(part.fixed for part in quoted if not part.content))
    return (
        most > 0
        and any(said.fixed <= part.fixed | apart for part in nearest)
        and all(
            negations(part.words) == negations(said.words)
            and (said.has_amount or direction(part.words) == direction(said.words))
            and (said.has_amount or said.planned or not part.planned)
            for part in nearest
        )
    )
