"""Who signed a report: a question about the report itself, which its text answers only where it names the signer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from index.orthography import fold
from kb.identity import identity_of
from kb.judgement import Parts, evidence
from kb.missing import missing
from kb.question import Question
from kb.ranking import Candidate, Ranking

_ASKED: Final = re.compile(r"\bai (?:la )?(?:nguoi )?(?:da )?ky\b|\bnguoi ky\b|\bdo ai ky\b|\bwho signed\b")
_OTHER: Final = re.compile(r"\bky (?:ket|hop dong|thoa thuan|ban ghi nho)\b")
"""What is signed in a report, not the report."""
_NAMED: Final = 0.5
"""A question that says so much of a report's title, or its number, means the report."""


def asks_signer(question: Question) -> bool:
    """Whether it is asked who signed a document."""
    text = fold(question.text)
    return _ASKED.search(text) is not None and _OTHER.search(text) is None


@dataclass(frozen=True, slots=True)
class Signed:
    """The report that is meant, by one of its sentences; its ``signer``, if known; and the row ``naming`` them."""

    report: Candidate
    signer: str | None
    naming: Candidate | None


def signer_of(ranking: Ranking, parts: Parts) -> Signed | None:
    """Who signed the report that the question means; None if it means none of those found, or another of that name."""
    question = ranking.asked.question
    for candidate in ranking.candidates:
        if not _is_meant(question, ranking, candidate) or missing(question, evidence(candidate, parts)):
            continue
        signer = candidate.where.about.signer
        of_report = [c for c in ranking.candidates if c.found.stored.report.id == candidate.found.stored.report.id]
        naming = [c for c in of_report if signer is not None and signer in c.unit.text]
        return Signed(candidate, signer, min(naming, key=lambda c: len(c.unit.text), default=None))
    return None


def _is_meant(question: Question, ranking: Ranking, candidate: Candidate) -> bool:
    identity = identity_of(candidate.where.about)
    if question.documents:
        return any(number in identity.words.exact for number in question.documents)
    words = [token for token in identity.words.order if len(token) > 1]
    held = sum(word in ranking.asked.words.folded for word in words)
    return held >= _NAMED * max(1, len(words))
