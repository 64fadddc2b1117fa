"""Bytes of a text file become a string."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from corpus.errors import ReadError
from corpus.legacy_encodings import convert_legacy

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
STRAY_CONTROLS = 2
"""So many control characters may stand in a text of any length."""
_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(content: bytes, source: str, *, convert: bool = True) -> str:
    """Decode by byte-order mark, then UTF-8, then one of the encodings from before Unicode, then the best guess.

    Text in TCVN3, VNI or VISCII, and UTF-8 that was once read as Windows-1252, is converted, unless ``convert`` is
    false, for a caller that knows the font of each run and converts by it; the best guess is that of
    charset-normalizer among Windows' Vietnamese and Western code pages and UTF-16.

    Raises:
        ReadError: file_empty, or file_not_text when the bytes are not those of a text file.
    """
    if not content.strip():
        raise ReadError("file_empty", source=source)
    text = _decoded(content, convert)
    if text is None or len(_BINARY.findall(text)) > max(STRAY_CONTROLS, len(text) // 1000):
        raise ReadError("file_not_text", source=source)
    if not text.strip():
        raise ReadError("file_empty", source=source)
    return text


def _decoded(content: bytes, convert: bool) -> str | None:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                return None
    try:
        text = content.decode("utf-8")
        return convert_legacy(text)[0] if convert else text
    except UnicodeDecodeError:
        text = content.decode("latin-1")
        converted, old = convert_legacy(text)
        if old is not None:
            return converted if convert else text
        guess = from_bytes(content, cp_isolation=["cp1258", "cp1252", "utf_16_le", "utf_16_be"]).best()
        return None if guess is None else str(guess)
