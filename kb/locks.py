"""One writer and one server at a time: locks that say who holds them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from kb.errors import KbError

WRITE_TIMEOUT_S = 30.0
"""So long a writer waits for another one."""


@contextmanager
def held(home: Path, name: str, *, code: str, timeout: float, purpose: str) -> Iterator[None]:
    """Hold the lock ``name`` of a store; ``purpose`` is told to whoever finds it held.

    The operating system releases the lock when the process ends, however it ends.

    Raises:
        KbError: ``code``, when another process holds the lock for longer than ``timeout`` seconds.
    """
    home.mkdir(parents=True, exist_ok=True)
    holder = home / f"{name}.holder"
    lock = FileLock(home / f"{name}.lock")
    try:
        lock.acquire(timeout=timeout)
    except Timeout as error:
        who = "?"
        with suppress(OSError):
            who = holder.read_text("utf-8").strip() or "?"
        raise KbError(code, home=str(home), holder=who) from error
    try:
        holder.write_text(f"{purpose}, PID {os.getpid()}", "utf-8")
        yield
    finally:
        with suppress(OSError):
            holder.unlink()
        lock.release()


def write_lock(home: Path, purpose: str, timeout: float = WRITE_TIMEOUT_S) -> AbstractContextManager[None]:
    """The lock under which a store is changed."""
    return held(home, "write", code="store_locked", timeout=timeout, purpose=purpose)


def serve_lock(home: Path, purpose: str) -> AbstractContextManager[None]:
    """The lock of the one server of a store."""
    return held(home, "serve", code="store_being_served", timeout=0.2, purpose=purpose)
