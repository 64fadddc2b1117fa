"""What is read from a store once for each of its states."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from kb.store import Store

_T = TypeVar("_T")


class PerRevision(Generic[_T]):
    """A value that ``read`` gives, read again after each write to the store. Safe for several threads."""

    def __init__(self, store: Store, read: Callable[[], _T]) -> None:
        self._store = store
        self._read = read
        self._lock = Lock()
        self._known: tuple[str, _T] | None = None

    def __call__(self) -> _T:
        """The value for the present state of the store."""
        revision = self._store.revision
        with self._lock:
            if self._known is None or self._known[0] != revision:
                self._known = (revision, self._read())
            return self._known[1]
