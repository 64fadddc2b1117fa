"""The knowledge base: the one object that the web, the command line and other programs use."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from corpus.formats import READERS
from corpus.model import Report
from index.engine import Engine, Leg
from kb.answers import Answerer
from kb.asking import Asked, read_question
from kb.citations import cite, formatted
from kb.consistency import settled
from kb.corpus_words import CorpusWords
from kb.errors import KbError
from kb.ingest import Progress
from kb.messages import Language
from kb.model import AddedFile, Answer, Citation, ReportSummary, ReportView, SearchResult
from kb.models_in_use import open_engine, open_rephraser, open_reranker
from kb.per_revision import PerRevision
from kb.programmes.listing import Programmes
from kb.programmes.tables import ProgrammeDerivation
from kb.retrieval import Retrieved, passage_hits, retrieve
from kb.settings import Settings
from kb.store import Store
from kb.understood import shown
from kb.views import report_view
from kb.writing import Writer

__all__ = ["KnowledgeBase", "Progress"]

_T = TypeVar("_T")

ASK_PASSAGES = 20
"""Passages that an answer is looked for in, and that are returned with it."""


class KnowledgeBase:
    """Reports in a store, findable and citable. Close it after use, or use it with ``with``.

    Opening heals the index: one that does not belong to the store's state (another model, a crash in mid-write) is
    rebuilt from the store.
    """

    def __init__(self, settings: Settings) -> None:
        """Open the store in ``settings.home``, creating it when it is not there.

        Raises:
            KbError: store_unusable, store_newer, store_locked, model_unusable or setting_invalid.
        """
        self.settings = settings
        self.store = Store(settings.home / "store.sqlite", (ProgrammeDerivation(),))
        self.programmes = Programmes(self.store)
        self.engine: Engine = open_engine(settings)
        self._reranker = open_reranker(settings)
        self._rephraser = open_rephraser(settings)
        self._words = CorpusWords(self.store)
        self._report = lru_cache(maxsize=32)(self._load_report)
        self._part_titles = PerRevision(self.store, self.store.part_titles)
        self._writer = Writer(self.store, self.engine, settings)
        self._writer.heal()

    def _load_report(self, report_id: str, _revision: str) -> Report:
        return self.store.report(report_id)

    def report_as_read(self, report_id: str) -> Report:
        """A whole report with its structure.

        Raises:
            KbError: report_not_found.
        """
        return self._report(report_id, self.store.revision)

    def _settled(self, read: Callable[[], tuple[_T, bool]]) -> _T:
        return settled(self.store, read, self._writer.heal_unless_written)

    def _checked(self, question: str) -> str:
        text = question.encode("utf-8", "replace").decode("utf-8").strip()
        if not any(character.isalnum() for character in text):
            raise KbError("question_empty")
        if len(text) > self.settings.max_question:
            raise KbError("question_too_long", length=len(text), limit=self.settings.max_question)
        return text

    def _filter(self, report: str | None, year: int | None, kind: str | None) -> frozenset[str] | None:
        """Ids of the reports that a search is restricted to, or None for all."""
        if report is None and year is None and kind is None:
            return None
        if report is not None:
            self.store.summary(report)
        return self.store.matching(report, year, kind)

    def ask(
        self,
        question: str,
        *,
        language: Language = Language.VI,
        report: str | None = None,
        year: int | None = None,
        kind: str | None = None,
        leg: Leg = Leg.FUSED,
        without: Set[str] = frozenset(),
        today: date | None = None,
    ) -> Answer:
        """Answer a question from the reports, or say why not; the messages are in ``language``.

        ``report``, ``year`` (of issue or of the period reported on) and ``kind`` of document restrict the reports.
        ``without`` names what is not to be understood, see :func:`kb.question.understand`, or ``spelling`` not to be
        corrected; ``today`` is the day of asking.

        Raises:
            KbError: question_empty, question_too_long or report_not_found.
        """
        started = time.perf_counter()
        text = self._checked(question)
        reading = read_question(text, self._words, today=today, without=without)
        asked = reading.question

        def read() -> tuple[Answer, bool]:
            among = self._filter(report, year, kind)
            retrieved = self._retrieve(reading, ASK_PASSAGES, leg, among)
            parts = self._part_titles()
            draft = Answerer(cache(self.report_as_read), parts, language).answer(retrieved.ranking)
            answer = Answer(
                question=question,
                answered=draft.refusal is None,
                answer=draft.answer,
                statement=draft.statement,
                confidence=draft.confidence,
                refusal=draft.refusal,
                citations=draft.citations,
                also_reported=draft.also_reported,
                passages=passage_hits(asked.searched, retrieved.found, parts),
                took_ms=_elapsed(started),
                understood=shown(asked.understood, language),
                also_searched=reading.also_searched,
                did_you_mean=reading.did_you_mean,
            )
            return answer, retrieved.whole

        answer = self._settled(read)
        return answer if self._rephraser is None else replace(answer, rephrased=self._rephraser.rephrased(answer))

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        language: Language = Language.VI,
        report: str | None = None,
        year: int | None = None,
        kind: str | None = None,
        leg: Leg = Leg.FUSED,
        without: Set[str] = frozenset(),
        today: date | None = None,
    ) -> SearchResult:
        """The best ``k`` passages for a query; the parameters are those of :meth:`ask`.

        Raises:
            KbError: question_empty, question_too_long or report_not_found.
        """
        started = time.perf_counter()
        text = self._checked(query)
        reading = read_question(text, self._words, today=today, without=without)
        asked = reading.question

        def read() -> tuple[SearchResult, bool]:
            among = self._filter(report, year, kind)
            retrieved = self._retrieve(reading, k, leg, among)
            result = SearchResult(
                query=query,
                items=passage_hits(asked.searched, retrieved.found, self._part_titles()),
                total=retrieved.total,
                took_ms=_elapsed(started),
                understood=shown(asked.understood, language),
                also_searched=reading.also_searched,
                did_you_mean=reading.did_you_mean,
            )
            return result, retrieved.whole

        return self._settled(read)

    def _retrieve(
        self, reading: Asked, k: int, leg: Leg, among: frozenset[str] | None = None, *, ranked: bool = True
    ) -> Retrieved:
        engine, store, question = self.engine, self.store, reading.question
        second, reranker = reading.second, self._reranker
        return retrieve(engine, store, question, k, leg, among, second=second, ranked=ranked, reranker=reranker)

    def retrieved(
        self, question: str, k: int, leg: Leg, *, ranked: bool = True, today: date | None = None
    ) -> Retrieved:
        """The best ``k`` passages with all that they were ranked by, for training and measuring."""
        return self._retrieve(read_question(self._checked(question), self._words, today=today), k, leg, ranked=ranked)

    def sent_to(self) -> str | None:
        """The host that questions and quotes are sent to, if a language model is configured."""
        return self.settings.llm_host

    def suggest(self, typed: str) -> tuple[str, ...]:
        """What a question may go on with whose end is still being typed, the likeliest first."""
        return self._words.suggestions().complete(typed)

    def reports(self, limit: int = 50, offset: int = 0) -> tuple[list[ReportSummary], int]:
        """A page of the reports, the newest first, and the number of all."""
        return self.store.summaries(limit, offset)

    def report(self, report_id: str, *, language: Language = Language.VI) -> ReportView:
        """A whole report for the reader page.

        Raises:
            KbError: report_not_found.
        """

        def read() -> tuple[ReportView, bool]:
            return report_view(self.store.summary(report_id), self.report_as_read(report_id), language), True

        return self._settled(read)

    def cite(self, report_id: str, start: int, end: int, *, style: str = "administrative") -> tuple[Citation, str]:
        """The citation of a slice of a report and its text in a style.

        A slice that reaches beyond one passage is cited by the passage in which it starts.

        Raises:
            KbError: report_not_found, slice_invalid or style_unknown.
        """

        def read() -> tuple[Citation, bool]:
            report = self.report_as_read(report_id)
            passages = self.store.passages_of(report_id)
            stored = next((s for s in passages if s.passage.start <= start < s.passage.end), None)
            if stored is None or not start < end <= len(report.text):
                raise KbError("slice_invalid", report=report_id, start=start, end=end, length=len(report.text))
            return cite(report, stored, start, end, self._part_titles()), True

        citation = self._settled(read)
        return citation, formatted(citation, style)

    def add(
        self, paths: Sequence[Path], progress: Progress | None = None, *, language: Language = Language.VI
    ) -> list[AddedFile]:
        """Add files and folders; see :meth:`kb.writing.Writer.add`."""
        return self._writer.add(paths, progress, language)

    def add_bytes(self, source: str, content: bytes, *, language: Language = Language.VI) -> AddedFile:
        """Add one file given as bytes under its own name; see :meth:`kb.writing.Writer.add_bytes`."""
        return self._writer.add_bytes(source, content, language)

    def edit(self, report_id: str, changes: Mapping[str, str | None]) -> ReportSummary:
        """Set fields of a report's metadata; see :meth:`kb.writing.Writer.edit`."""
        return self._writer.edit(report_id, changes)

    def remove(self, report_id: str) -> ReportSummary:
        """Remove a report whole; see :meth:`kb.writing.Writer.remove`."""
        return self._writer.remove(report_id)

    def original(self, report_id: str) -> tuple[str, bytes]:
        """Name and bytes of the file as it was added.

        Raises:
            KbError: report_not_found.
        """
        return self.store.summary(report_id).source, self.store.original(report_id)

    @staticmethod
    def formats() -> tuple[str, ...]:
        """File name extensions that can be read."""
        return tuple(READERS)

    def counts(self) -> dict[str, int]:
        """Numbers of reports and passages: ``{"reports": n, "passages": n}``."""
        return self.store.counts()

    def close(self) -> None:
        """Release the index and the store."""
        self.engine.close()
        self.store.close()

    def __enter__(self) -> KnowledgeBase:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _elapsed(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 2)
