"""Vietnamese words and their classes with underthesea, loaded at first use and without what it would drag in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import version
from threading import Lock
from typing import Any, cast

_OPTIONAL = ("torch", "transformers", "datasets")

_lock = Lock()
_loaded: dict[str, Callable[[str], Any]] = {}


def segmenter_version() -> str:
    """Name and version of the segmenter: another version may cut words elsewhere, so an index carries it."""
    return f"underthesea-{version('underthesea')}"


def segment(text: str) -> list[str]:
    """The words of ``text`` in order; the syllables of one word are separated by a blank."""
    return cast(list[str], _load("word_tokenize")(text))


def tagged(text: str) -> list[tuple[str, str]]:
    """The words of ``text`` with their classes, by the tags of underthesea: N a noun, Np a name, V a verb, …"""
    return cast(list[tuple[str, str]], _load("pos_tag")(text))


def _load(name: str) -> Callable[[str], Any]:
    # The one piece of module state: what was loaded, once. The lock also keeps two threads out of underthesea's own
    # lazy loading, which is why the first sentence is read before the lock is released.
    if name not in _loaded:
        with _lock:
            if name not in _loaded:
                function = _import(name)
                function("thành phố")
                _loaded[name] = function
    return _loaded[name]


def _import(name: str) -> Callable[[str], Any]:
    """Import a function of underthesea without importing torch, transformers or datasets.

    underthesea imports them when they are installed, for features that are not used here: 2.8 s and 400 MB instead
    of 0.3 s. A ``None`` in ``sys.modules`` makes their import fail for the time of the import, which underthesea
    expects where they are not installed; afterwards the entries go, so that others can import them as ever. Modules
    that are already loaded are left alone: hiding them would give other threads a second copy.
    """
    hidden = [module for module in _OPTIONAL if module not in sys.modules]
    for module in hidden:
        sys.modules[module] = None  # type: ignore[assignment]
    try:
        import underthesea

        function: Callable[[str], Any] = getattr(underthesea, name)
    finally:
        for module in hidden:
            if sys.modules.get(module, _OPTIONAL) is None:
                del sys.modules[module]
    return function
