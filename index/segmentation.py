"""Vietnamese word segmentation with underthesea, loaded at first use and without what it would drag in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import version
from threading import Lock
from typing import cast

_OPTIONAL = ("torch", "transformers", "datasets")

_lock = Lock()
_segmenter: Callable[[str], list[str]] | None = None


def segmenter_version() -> str:
    """Name and version of the segmenter: another version may cut words elsewhere, so an index carries it."""
    return f"underthesea-{version('underthesea')}"


def segment(text: str) -> list[str]:
    """The words of ``text`` in order; the syllables of one word are separated by a blank."""
    return _load()(text)


def _load() -> Callable[[str], list[str]]:
    # The one piece of module state: the segmenter, loaded once. The lock also keeps two threads out of underthesea's
    # own lazy loading, which is why the first sentence is segmented before the lock is released.
    global _segmenter
    if _segmenter is None:
        with _lock:
            if _segmenter is None:
                segmenter = _import_segmenter()
                segmenter("thành phố")
                _segmenter = segmenter
    return _segmenter


def _import_segmenter() -> Callable[[str], list[str]]:
    """Import underthesea's ``word_tokenize`` without importing torch, transformers or datasets.

    underthesea imports them when they are installed, for features that are not used here: 2.8 s and 400 MB instead
    of 0.3 s. A ``None`` in ``sys.modules`` makes their import fail for the time of the import, which underthesea
    expects where they are not installed; afterwards the entries go, so that others can import them as ever. Modules
    that are already loaded are left alone: hiding them would give other threads a second copy.
    """
    hidden = [name for name in _OPTIONAL if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        from underthesea import word_tokenize
    finally:
        for name in hidden:
            if sys.modules.get(name, _OPTIONAL) is None:
                del sys.modules[name]
    return cast(Callable[[str], list[str]], word_tokenize)
