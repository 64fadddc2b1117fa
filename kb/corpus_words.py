"""What the words of the corpus tell: its vocabulary, its abbreviations, its phrases. Read again after each write."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock
from typing import Final

from kb.abbreviations import ABBREVIATIONS
from kb.mined_abbreviations import mined
from kb.store import Store
from kb.suggestions import Suggestions, suggestions_of
from kb.vocabulary import Vocabulary, vocabulary_of

MOST_TEXT: Final = 20_000_000
"""Characters that are read at most: spelling and phrases do not become better with more, only slower."""


@dataclass(slots=True)
class _Read:
    revision: str
    texts: list[str]
    headings: list[str]
    vocabulary: Vocabulary | None = None
    abbreviations: dict[str, str] | None = None
    suggestions: Suggestions | None = None


class CorpusWords:
    """Reads the words of a store when they are first asked for, and again when the store has changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._read: _Read | None = None

    def vocabulary(self) -> Vocabulary:
        """Its syllables, and which follow which."""
        with self._lock:
            read = self._current()
            if read.vocabulary is None:
                read.vocabulary = vocabulary_of(read.texts)
            return read.vocabulary

    def abbreviations(self) -> dict[str, str]:
        """What abbreviations stand for: the reviewed ones, and those that the corpus explains itself."""
        with self._lock:
            read = self._current()
            if read.abbreviations is None:
                read.abbreviations = {**mined(read.texts), **ABBREVIATIONS}
            return read.abbreviations

    def suggestions(self) -> Suggestions:
        """What a question may go on with."""
        with self._lock:
            read = self._current()
            if read.suggestions is None:
                read.suggestions = suggestions_of(read.headings, read.texts)
            return read.suggestions

    def _current(self) -> _Read:
        revision = self._store.revision
        if self._read is None or self._read.revision != revision:
            texts: list[str] = []
            headings: dict[str, None] = {}
            size = 0
            for report_id in self._store.report_ids():
                for stored in self._store.passages_of(report_id):
                    texts.append(stored.passage.text)
                    headings.update(dict.fromkeys(stored.passage.section))
                    size += len(stored.passage.text)
                if size > MOST_TEXT:
                    break
            self._read = _Read(revision, texts, list(headings))
        return self._read
