"""Refuses PDFs that would fill the memory: compressed streams are unpacked in small steps and measured first."""

from __future__ import annotations

import base64
import math
import re
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain
from typing import Any, Final

from pdfminer.lzw import LZWDecoder

from corpus.archives import MEGABYTE
from corpus.errors import ReadError

MAX_STREAM: Final = 256 * 2**20
"""Bytes that one stream may hold unpacked: a colour page scanned at 600 dpi holds some 100 MB."""
SMALL: Final = 48 * 2**20
MAX_RATIO: Final = 300
"""A stream may unpack to ``SMALL`` bytes, or to so many times its size, up to ``MAX_STREAM``; text grows by 5 to 20."""
_STEP = 2**16
_NESTING = 4
_STREAM = re.compile(rb"stream\r?\n")
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x48\x89", b"\x68\x81", b"\x58\x85")
_DICTIONARY = 600


def check_streams(content: bytes, source: str) -> None:
    """Measure every stream of a PDF that is not encrypted.

    Raises:
        ReadError: file_too_large (in megabytes), when a stream unpacks to more than a page of a report can need.
    """
    for found in _STREAM.finditer(content):
        end = content.find(b"endstream", found.end())
        end = end if end >= 0 else len(content)
        dictionary = content[max(0, found.start() - _DICTIONARY) : found.start()].rpartition(b" obj")[2]
        packed: bytes | memoryview = memoryview(content)[found.end() : end]
        if b"ASCII85Decode" in dictionary or b"/A85" in dictionary:
            packed = _from_ascii85(bytes(packed))
        elif b"ASCIIHexDecode" in dictionary or b"/AHx" in dictionary:
            packed = _from_hex(bytes(packed))
        if bytes(packed[:2]) in _ZLIB:
            check_size(packed, source)
        elif b"LZW" in dictionary:
            _drain(_measured(_unpacked_lzw(packed), len(packed), source))


def check_encrypted_streams(document: Any, source: str) -> None:
    """Measure the streams of an encrypted PDF, a ``pdfminer`` document that has been opened.

    Raises:
        ReadError: file_too_large.
    """
    if document.decipher is None:
        return
    for xref in document.xrefs:
        for number in xref.get_objids():
            try:
                if xref.get_pos(number)[0] is not None:
                    continue  # it stands inside another stream and cannot be one itself
                stream = document.getobj(number)
                raw = stream.get_rawdata() if hasattr(stream, "get_rawdata") else None
                data = document.decipher(stream.objid, stream.genno, raw, stream.attrs) if raw else b""
            except Exception:  # noqa: S112 - a damaged object is reported when a page needs it
                continue
            if data[:2] in _ZLIB:
                check_size(data, source)


def check_size(packed: bytes | memoryview, source: str) -> None:
    """Unpack data step by step, through compression inside compression, and measure each layer.

    Raises:
        ReadError: file_too_large.
    """
    stream: Iterator[bytes] = (bytes(packed[at : at + _STEP]) for at in range(0, len(packed), _STEP))
    for _ in range(_NESTING):
        stream = _measured(_unpacked(stream), len(packed), source)
        first = next(stream, b"")
        stream = chain([first], stream)
        if first[:2] not in _ZLIB:
            break
    _drain(stream)


def _measured(chunks: Iterable[bytes], packed: int, source: str) -> Iterator[bytes]:
    limit = min(MAX_STREAM, max(SMALL, packed * MAX_RATIO))
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            megabytes, allowed = math.ceil(size / MEGABYTE), math.ceil(limit / MEGABYTE)
            raise ReadError("file_too_large", source=source, size=megabytes, limit=allowed)
        yield chunk


def _unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for chunk in chunks:
        data = chunk
        while data and not unpacker.eof:
            try:
                out = unpacker.decompress(data, _STEP)
            except zlib.error:
                return
            data = unpacker.unconsumed_tail
            if out:
                yield out


def _unpacked_lzw(packed: bytes | memoryview) -> Iterator[bytes]:
    try:
        yield from LZWDecoder(BytesIO(packed)).run()
    except Exception:  # damaged data ends here, as it does for the reader
        return


def _from_ascii85(data: bytes) -> bytes:
    try:
        return base64.a85decode(data.strip().removeprefix(b"<~").removesuffix(b"~>"))
    except ValueError:
        return b""


def _from_hex(data: bytes) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", data)
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))


def _drain(chunks: Iterable[bytes]) -> None:
    for _ in chunks:
        pass
