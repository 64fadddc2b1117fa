"""Checks a ZIP archive (.docx, .odt) before anything in it is unpacked."""

from __future__ import annotations

import math
import zipfile
from io import BytesIO
from typing import Final

from corpus.errors import ReadError

MEGABYTE: Final = 1_000_000
MAX_UNPACKED_BYTES: Final = 200 * MEGABYTE
"""A report of 500 pages with its pictures unpacks to some 60 MB."""
MAX_RATIO: Final = 150
"""The XML of a document of tables packs to about a fiftieth, a bomb to a thousandth."""
MAX_ENTRIES: Final = 5_000
_SMALL: Final = 5 * MEGABYTE
"""Below this the ratio says nothing: a short file of blanks is no danger."""
_ENCRYPTED: Final = 0x1


def check_zip(
    content: bytes,
    source: str,
    max_unpacked_bytes: int = MAX_UNPACKED_BYTES,
    max_ratio: int = MAX_RATIO,
    max_entries: int = MAX_ENTRIES,
) -> None:
    """Check what the directory of the archive declares; ``zipfile`` never unpacks more of an entry than that.

    ``size`` and ``limit`` of an error are megabytes.

    Raises:
        ReadError: file_corrupt (reason ``not_zip``, ``too_many_entries`` or ``entry_twice``), file_encrypted, or
            file_too_large when it would unpack to more bytes than are allowed, or than its own size explains.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, OverflowError) as error:
        raise ReadError("file_corrupt", source=source, reason="not_zip") from error
    if len(entries) > max_entries:
        raise ReadError("file_corrupt", source=source, reason="too_many_entries")
    if len({entry.filename for entry in entries}) < len(entries):
        # two readers may each take another of the two: what is checked must be what is read
        raise ReadError("file_corrupt", source=source, reason="entry_twice")
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise ReadError("file_encrypted", source=source)
    unpacked = sum(entry.file_size for entry in entries)
    limit = min(max_unpacked_bytes, max(_SMALL, len(content) * max_ratio))
    if unpacked > limit:
        size, allowed = math.ceil(unpacked / MEGABYTE), math.ceil(limit / MEGABYTE)
        raise ReadError("file_too_large", source=source, size=size, limit=allowed)


def entry_names(content: bytes) -> list[str]:
    """The names of the entries of a checked archive."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.namelist()


def read_entry(content: bytes, name: str, source: str) -> bytes:
    """The unpacked bytes of one entry of a checked archive.

    Raises:
        ReadError: file_corrupt (reason ``entry_damaged``).
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return archive.read(name)
    except Exception as error:  # zipfile passes on what any of its decompressors raises
        raise ReadError("file_corrupt", source=source, reason="entry_damaged") from error
