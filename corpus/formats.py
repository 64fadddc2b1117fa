"""Which reader reads which file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from corpus.decoding import decode
from corpus.errors import ReadError
from corpus.markdown_reader import read_markdown
from corpus.model import SetAside
from corpus.raw import RawDocument
from corpus.text_reader import read_text

Reader = Callable[[bytes, str], RawDocument]
"""Takes the bytes of a file and its name (for messages); raises ReadError."""


def _read_txt(content: bytes, source: str) -> RawDocument:
    aside: list[SetAside] = []
    return RawDocument(read_text(decode(content, source), aside), aside)


def _read_md(content: bytes, source: str) -> RawDocument:
    aside: list[SetAside] = []
    return RawDocument(read_markdown(decode(content, source), aside), aside)


READERS: Final[dict[str, Reader]] = {".txt": _read_txt, ".md": _read_md}
"""A reader for each supported file name extension."""


def supported(name: str) -> bool:
    """Whether files of this name can be read."""
    return PurePath(name).suffix.lower() in READERS


def reader_for(source: str) -> Reader:
    """The reader for a file of this name.

    Raises:
        ReadError: format_unknown.
    """
    suffix = PurePath(source).suffix.lower()
    if suffix not in READERS:
        raise ReadError("format_unknown", source=source, suffix=suffix or "?", formats=", ".join(sorted(READERS)))
    return READERS[suffix]
