"""Reads a question with the words of the corpus: slips corrected, accents put, abbreviations spelled out."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from index.orthography import has_accents
from kb.corpus_words import CorpusWords
from kb.messages import Language
from kb.question import Question, understand
from kb.spelling import corrected

SPELLING: Final = "spelling"
"""Among what the reader takes back: that slips are corrected and accents put."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is searched.

    ``also_searched`` is the question without its slips, or with the accents that it was typed without: ``second`` is
    what to search for besides ``question.search_text``. ``did_you_mean`` is the latter, if it was typed without.
    """

    question: Question
    second: str | None = None
    also_searched: str | None = None
    did_you_mean: str | None = None


def read_question(
    text: str, words: CorpusWords, *, today: date | None = None, without: Set[str] = frozenset()
) -> Asked:
    """Understand a question; see :func:`kb.question.understand` for the parameters. An English one stays as typed.

    One with slips is understood as corrected, one without accents as typed: which were meant is less sure.
    """
    abbreviations = words.abbreviations()
    typed = understand(text, today=today, without=without, abbreviations=abbreviations)
    if typed.language is Language.EN or SPELLING in without:
        return Asked(typed)
    found = corrected(text, words.vocabulary())
    if found is None:
        return Asked(typed)
    meant = understand(found.text, today=today, without=without, abbreviations=abbreviations)
    if has_accents(text):
        return Asked(meant, typed.search_text, found.text)
    return Asked(replace(typed, wording=meant.wording), meant.search_text, found.text, found.text)
