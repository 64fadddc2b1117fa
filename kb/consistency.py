"""Reads that see the state before a write or the state after it, never a half of each."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from kb.errors import KbError
from kb.store import Store

ATTEMPTS = 50
"""So often a reader looks again while a write is in progress."""
PAUSE_S = 0.02
"""Between two looks, while the index has not yet followed the store."""

_T = TypeVar("_T")


def settled(store: Store, read: Callable[[], tuple[_T, bool]], heal: Callable[[], None]) -> _T:
    """What ``read`` gives from one state of the store; it also says whether index and store belonged together.

    A write that comes in between is waited for. If its process died before the index followed, ``heal`` is called.
    """
    for _ in range(ATTEMPTS):
        revision = store.revision
        try:
            result, whole = read()
        except (KbError, ValueError):
            if store.revision == revision:
                raise
            continue
        if whole and store.revision == revision:
            return result
        if not whole:
            time.sleep(PAUSE_S)
    heal()
    return read()[0]
