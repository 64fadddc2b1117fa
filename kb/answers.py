"""Answers a question with the best sentence and its value, or refuses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.model import Report
from kb.answer_type import AnswerType
from kb.citations import cite
from kb.composition import compose
from kb.confidence import confidence
from kb.extract import extract
from kb.judgement import Judgement, judge
from kb.messages import Language, message
from kb.model import AlsoReported, Citation, Refusal
from kb.ranking import Candidate, Ranking
from kb.refusal import refuse
from kb.short_answer import MAX_LIST_WORDS, short_answer
from kb.signers import Signed, asks_signer, signer_of
from kb.unit_features import FEATURES
from kb.value_choice import clear_value, number_of, same_unit

RIVAL_COVERAGE = 0.1
RIVAL_SCORE = 1.5
"""A sentence of another report that is at most this much worse is held to speak of the same thing."""
_COVERED, _PERIOD = FEATURES.index("carried"), FEATURES.index("period")
_SIGNED = 0.95
"""How sure a signer is who stands in the report's own list of what it is."""
_MAY_BE_IN_NOTE = frozenset({AnswerType.LIST})


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer in the making: either answered or refused."""

    answer: str | None
    statement: str | None
    confidence: float
    citations: tuple[Citation, ...]
    refusal: Refusal | None
    also_reported: tuple[AlsoReported, ...] = ()


class Answerer:
    """Answers from ranked sentences. ``report_of`` gives a report by its id."""

    def __init__(
        self, report_of: Callable[[str], Report], parts: dict[str, tuple[str, ...]], language: Language
    ) -> None:
        self._report_of = report_of
        self._parts = parts
        self._language = language

    def answer(self, ranking: Ranking) -> Draft:
        """The answer that the best sentence gives, or the reason why none does."""
        signed = signer_of(ranking, self._parts) if asks_signer(ranking.asked.question) else None
        if signed is not None:
            return self._signed(signed)
        judgement = judge(ranking, self._parts)
        if judgement is None:
            code = "nothing_found" if self._parts else "no_reports"
            return Draft(None, None, 0.0, (), Refusal(code, message(code, self._language)))
        question, best = ranking.asked.question, judgement.best
        probability = confidence(judgement.support)
        citation = self._cite(best, best.unit.start, best.unit.end)
        refusal = refuse(ranking, judgement, self._language, lambda: (citation,))
        if refusal is not None:
            return Draft(None, None, 0.0, (), refusal)
        note = self._note_of(best) if question.type in _MAY_BE_IN_NOTE else None
        if note is not None:
            text = extract(note.quote, (), ranking.asked, MAX_LIST_WORDS)
            return Draft(text, f"{best.unit.text} {note.quote}", round(probability, 2), (citation, note), None)
        pieces = compose(ranking.asked, best, judgement.rivals, MAX_LIST_WORDS)
        return Draft(
            answer=short_answer(ranking.asked, pieces),
            statement=" ".join(piece.unit.text for piece in pieces),
            confidence=round(probability, 2),
            citations=tuple(self._cite(piece.candidate, piece.unit.start, piece.unit.end) for piece in pieces),
            refusal=None,
            also_reported=self._also_reported(ranking, judgement),
        )

    def _signed(self, signed: Signed) -> Draft:
        """Who signed a report, where its text names them; else that it does not, or that the signature is set aside."""
        row = signed.naming
        if row is not None:
            citation = self._cite(row, row.unit.start, row.unit.end)
            return Draft(signed.signer, row.unit.text, _SIGNED, (citation,), None)
        code = "signer_unknown" if signed.signer is None else "signer_set_aside"
        text = message(code, self._language, title=signed.report.where.about.title, signer=signed.signer)
        return Draft(None, None, 0.0, (), Refusal("indicator_not_reported", text))

    def _also_reported(self, ranking: Ranking, judgement: Judgement) -> tuple[AlsoReported, ...]:
        """Other values of the same unit that equally good sentences of other reports give; one a report."""
        best = judgement.best
        given = clear_value(ranking.asked, best)
        if given is None:
            return ()
        found: dict[str, AlsoReported] = {}
        for other in self._rivals(best, judgement.rivals):
            report_id = other.found.stored.report.id
            value = clear_value(ranking.asked, other)
            if (
                value is None
                or report_id in found
                or not same_unit(value, given)
                or number_of(value) == number_of(given)
            ):
                continue
            citation = self._cite(other, other.unit.start, other.unit.end)
            found[report_id] = AlsoReported(value.text, citation, message("other_report", self._language))
        return tuple(found.values())

    @staticmethod
    def _rivals(best: Candidate, others: Sequence[Candidate]) -> list[Candidate]:
        """Sentences of other reports that speak of the same thing and of the period asked for."""
        return [
            other
            for other in others
            if other.found.stored.report.id != best.found.stored.report.id
            and other.features[_COVERED] >= best.features[_COVERED] - RIVAL_COVERAGE
            and other.score >= best.score - RIVAL_SCORE
            and other.features[_PERIOD] > 0.0
        ]

    def _note_of(self, candidate: Candidate) -> Citation | None:
        """The note that hangs on the end of the sentence and spells out what it only counts."""
        report = self._report_of(candidate.found.stored.report.id)
        for note in report.footnotes:
            if candidate.unit.start < note.anchor <= candidate.unit.end:
                return cite(report, candidate.found.stored, note.start, note.end, self._parts)
        return None

    def _cite(self, candidate: Candidate, start: int, end: int) -> Citation:
        stored = candidate.found.stored
        return cite(self._report_of(stored.report.id), stored, start, end, self._parts)
