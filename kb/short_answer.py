"""The short answer: the value asked for, or the run of words that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.sentences import clauses
from kb.answer_type import AnswerType
from kb.asked import Asked
from kb.composition import Piece
from kb.extract import extract
from kb.programme_answer import document_answer
from kb.table_cells import row_of
from kb.unit_features import WANTED
from kb.units import words_of
from kb.value_choice import choices, clear_value
from kb.values import Value, ValueKind

MAX_ANSWER_WORDS = 60
MAX_LIST_WORDS = 200
_CLEARLY: Final = 1.5
"""So many times more of the question must a clause say than the first one to be the list by itself."""


def short_answer(asked: Asked, pieces: Sequence[Piece]) -> str:
    """The value asked for; where it is not clear which one it is, the clause around it; else the whole sentence.

    Of several sentences each gives its part, and of a list only those that spell it out.
    """
    question, best = asked.question, pieces[0].candidate
    limit = MAX_LIST_WORDS if question.type is AnswerType.LIST else MAX_ANSWER_WORDS
    if len(pieces) > 1:
        return "; ".join(_part(asked, piece, limit // len(pieces)).rstrip(" .;") for piece in pieces)
    document = document_answer(question, best.unit.text, limit)
    if document is not None:
        return document
    if question.type not in WANTED:
        text = best.unit.text
        return extract(_listing(asked, text) if question.type is AnswerType.LIST else text, (), asked, limit)
    clear = clear_value(asked, best)
    if clear is not None:
        row = row_of(best)
        unit = row.unit if row is not None and clear.kind is ValueKind.QUANTITY else ""
        return f"{clear.text} {unit}" if unit else with_noun(best.unit.text, clear)
    return _part(asked, pieces[0], limit)


def _listing(asked: Asked, text: str) -> str:
    """The part of a sentence that lists what is asked for: all of it, or the one clause that says most of the question.

    What stands before a colon, or says as much as any later clause, leads to all of them.
    """
    parts = [text[span.start : span.end] for span in clauses(text, 0, len(text))]
    shares = [
        sum(c.weight * share for c, share in zip(asked.concepts, asked.credits(words_of(part)), strict=True))
        for part in parts
    ]
    if ":" in parts[0] or max(shares) < _CLEARLY * shares[0]:
        return text
    return parts[shares.index(max(shares))].rstrip(" ;")


def _part(asked: Asked, piece: Piece, limit: int) -> str:
    """What one sentence says: the run of words about the value asked for, or the two about the values compared."""
    text, comparison = piece.unit.text, asked.question.type is AnswerType.COMPARISON
    found = choices(asked, piece.candidate) if asked.question.type in WANTED else []
    values = [choice.value for choice in found] if piece.unit is piece.candidate.unit else []
    both = sorted(values[:2], key=lambda value: value.start)
    if not comparison or len(both) < 2:
        return extract(text, values[:1], asked, limit)
    together = extract(text, both, asked, limit)
    if all(value.text in together for value in both):
        return together
    return "; ".join(extract(text, [value], asked, limit // 2) for value in both)


def with_noun(text: str, value: Value) -> str:
    """A value as the sentence has it, with the word for what is counted."""
    if value.kind is not ValueKind.QUANTITY or not value.noun:
        return value.text
    end = text.find(value.noun, value.end)
    return text[value.start : end + len(value.noun)] if end >= 0 else value.text
