"""Changes a knowledge base: every change goes to the store first, then to the index, under the store's write lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from index.engine import Engine
from kb.errors import KbError
from kb.ingest import Ingest, Progress, collect, index_entries
from kb.locks import write_lock
from kb.messages import Language
from kb.metadata_edits import checked_edits
from kb.model import AddedFile, ReportSummary
from kb.settings import Settings
from kb.store import Store


class Writer:
    """Adds, edits and removes reports. One process writes at a time, any number may read meanwhile."""

    def __init__(self, store: Store, engine: Engine, settings: Settings) -> None:
        self._store = store
        self._engine = engine
        self._settings = settings

    def heal(self) -> None:
        """Rebuild the index from the store unless it was built from exactly its present state; draw facts that lack.

        Raises:
            KbError: store_locked.
        """
        if self._store.facts_lack() or not self._engine.is_current(self._store.revision):
            with write_lock(self._settings.home, "kb index"):
                self._heal_locked()

    def heal_unless_written(self) -> None:
        """Rebuild the index if need be, or leave that to whoever is writing."""
        with suppress(KbError), write_lock(self._settings.home, "kb index", timeout=0):
            self._heal_locked()

    def _heal_locked(self) -> None:
        current = self._engine.is_current(self._store.revision)
        drawn = self._store.derive_outdated()
        revision = self._store.revision
        if current:
            if drawn:  # the passages are the same
                self._engine.commit(revision)
            return
        self._engine.clear()
        for report_id in self._store.report_ids():
            self._index(report_id)
        self._engine.commit(revision)

    def _index(self, report_id: str) -> None:
        """Put the passages of a report into the index as the store has them."""
        report = self._store.report(report_id)
        keyed = [(stored.key, stored.passage) for stored in self._store.passages_of(report_id)]
        self._engine.add(index_entries(report_id, report.metadata.title, report.parts, keyed))

    def add(self, paths: Sequence[Path], progress: Progress | None, language: Language) -> list[AddedFile]:
        """Add files and folders; a file that cannot be read is reported as failed, the others are added.

        Raises:
            KbError: path_missing, folder_without_reports or store_locked; then nothing was added.
        """
        files = collect(paths)
        with write_lock(self._settings.home, "kb add"):
            self._heal_locked()
            return self._ingest(language).add_files(files, progress)

    def add_bytes(self, source: str, content: bytes, language: Language) -> AddedFile:
        """Add one file given as bytes under its own name.

        Raises:
            KbError: what made the file unreadable, or store_locked.
        """
        with write_lock(self._settings.home, "upload"):
            self._heal_locked()
            added = self._ingest(language).add_content(source, content)
            self._engine.commit(self._store.revision)
            return added

    def _ingest(self, language: Language) -> Ingest:
        return Ingest(self._store, self._engine, self._settings.max_file_mb * 10**6, language)

    def edit(self, report_id: str, changes: Mapping[str, str | None]) -> ReportSummary:
        """Set fields of a report's metadata; None or an empty string empties one. The file is not read again.

        What a person has set stays when a changed file replaces the report.

        Raises:
            KbError: report_not_found, metadata_invalid or store_locked.
        """
        edits = checked_edits(changes)
        if not edits:
            return self._store.summary(report_id)
        with write_lock(self._settings.home, "kb edit"):
            self._heal_locked()
            self._store.edit(report_id, edits)
            self._index(report_id)
            self._engine.commit(self._store.revision)
            return self._store.summary(report_id)

    def remove(self, report_id: str) -> ReportSummary:
        """Remove a report whole and say what was removed.

        Raises:
            KbError: report_not_found or store_locked.
        """
        with write_lock(self._settings.home, "kb remove"):
            self._heal_locked()
            summary = self._store.summary(report_id)
            change = self._store.remove(report_id)
            self._engine.remove(change.removed)
            self._engine.commit(self._store.revision)
            return summary
