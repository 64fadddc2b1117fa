"""Adds files to a knowledge base: unchanged ones are skipped, changed ones replace their old selves whole."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath

from corpus.errors import ReadError
from corpus.formats import READERS, supported
from corpus.model import Part, Passage, Report
from corpus.passages import passages
from corpus.read import read_report
from index.engine import Engine, IndexedPassage
from kb.errors import KbError
from kb.messages import Language
from kb.model import AddedFile
from kb.store import Change, Store

Progress = Callable[[int, int, str], None]
"""Called with (files done, files in all, name of the file)."""

COMMIT_EVERY = 50
"""Files after which the index is made durable during a long ingest."""


def collect(paths: Sequence[Path]) -> list[Path]:
    """The files to read: files as named, and all readable files below folders, in the order of their names.

    Hidden files and folders are passed over.

    Raises:
        KbError: path_missing or folder_without_reports.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file() and supported(p.name) and not _hidden(p, path))
            if not inside:
                raise KbError("folder_without_reports", path=str(path), formats=", ".join(sorted(READERS)))
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            raise KbError("path_missing", path=str(path))
    return list(found)


def _hidden(path: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(root).parts)


def own_name(source: str) -> str:
    """A file's own name: without folders, in composed characters (NFC), without bytes that are no text."""
    name = PurePath(source.replace("\\", "/")).name
    return unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))


class Ingest:
    """Reads files into a store and its index. The caller holds the store's write lock."""

    def __init__(self, store: Store, engine: Engine, max_bytes: int, language: Language = Language.VI) -> None:
        self._store = store
        self._engine = engine
        self._max_bytes = max_bytes
        self._language = language

    def add_files(self, paths: Sequence[Path], progress: Progress | None = None) -> list[AddedFile]:
        """Add files; one that cannot be read is reported as failed and does not stop the others."""
        results: list[AddedFile] = []
        names: set[str] = set()
        pending = 0
        for number, path in enumerate(paths):
            source = own_name(path.name)
            if progress is not None:
                progress(number, len(paths), source)
            try:
                if source in names:
                    raise KbError("source_name_taken", source=source)
                names.add(source)
                result = self.add_content(source, self._read(path))
            except KbError as error:
                result = AddedFile(source, "failed", message=error.message(self._language))
            results.append(result)
            pending += result.status in ("added", "replaced")
            # A replaced report is found by nobody until the index follows, so it does not wait for others.
            if pending >= COMMIT_EVERY or result.status == "replaced":
                self._engine.commit(self._store.revision)
                pending = 0
        if pending:
            self._engine.commit(self._store.revision)
        if progress is not None:
            progress(len(paths), len(paths), "")
        return results

    def _read(self, path: Path) -> bytes:
        source = own_name(path.name)
        try:
            self._check_size(source, path.stat().st_size)
            return path.read_bytes()
        except OSError as error:
            raise KbError("file_unreadable", source=source, reason=error.strerror or str(error)) from error

    def _check_size(self, source: str, size: int) -> None:
        if size > self._max_bytes:
            limit = self._max_bytes // 10**6
            raise KbError("file_too_large", source=source, size=round(size / 10**6, 1), limit=limit)

    def add_content(self, source: str, content: bytes) -> AddedFile:
        """Add one file's bytes to the store and to the index, which is not yet committed.

        Raises:
            KbError: what made the file unreadable.
        """
        source = own_name(source)
        self._check_size(source, len(content))
        content_hash = hashlib.sha256(content).hexdigest()
        same_name = self._store.find(source=source)
        if same_name and same_name[2] == content_hash:
            return AddedFile(source, "unchanged", same_name[0])
        same_content = self._store.find(content_hash=content_hash)
        if same_content:
            error = KbError("same_content", source=source, report=same_content[0])
            return AddedFile(source, "unchanged", same_content[0], message=error.message(self._language))
        try:
            report = read_report(source, content)
        except ReadError as error:
            unit = error.detail.get("unit")  # what is too large may be counted in pages or cells
            raise KbError(f"{error.code}_{unit}" if unit else error.code, **error.detail) from error
        change = self._store.put(report, passages(report), content)
        self._engine.remove(change.removed)
        self._engine.add(indexed(report, change))
        return AddedFile(source, "replaced" if same_name else "added", change.report_id, len(change.added))


def indexed(report: Report, change: Change) -> list[IndexedPassage]:
    """The new passages of a change as the engine indexes them."""
    return index_entries(change.report_id, report.metadata.title, report.parts, change.added)


def index_entries(
    report_id: str, title: str, parts: Sequence[Part], keyed: Iterable[tuple[int, Passage]]
) -> list[IndexedPassage]:
    """Passages with their context: the titles of report and part, the section path, a note's sentence."""
    entries = []
    for key, passage in keyed:
        part = parts[passage.part].title if passage.part < len(parts) else title
        titles = [title] if part == title else [title, part]
        context = "\n".join([*titles, *passage.section, *([passage.context] if passage.context else [])])
        entries.append(IndexedPassage(key, report_id, passage.text, context))
    return entries
