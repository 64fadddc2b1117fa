"""Which reader reads which file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
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


def _lazy(module: str, function: str) -> Reader:
    """A reader that is imported when its first file comes: most runs need none of the larger libraries."""

    def read(content: bytes, source: str) -> RawDocument:
        reader: Reader = getattr(import_module(module), function)
        return reader(content, source)

    return read


_OFFICE: Final = _lazy("corpus.office_reader", "read_office")
_HTML: Final = _lazy("corpus.html_reader", "read_html")

READERS: Final[dict[str, Reader]] = {
    ".txt": _read_txt,
    ".md": _read_md,
    ".docx": _lazy("corpus.docx_reader", "read_docx"),
    ".pdf": _lazy("corpus.pdf_reader", "read_pdf"),
    ".html": _HTML,
    ".htm": _HTML,
    ".xlsx": _lazy("corpus.xlsx_reader", "read_xlsx"),
    ".doc": _OFFICE,
    ".odt": _OFFICE,
    ".rtf": _OFFICE,
}
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
