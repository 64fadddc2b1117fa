from __future__ import annotations

import base64
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import pdf_safety
from corpus.errors import ReadError
from corpus.pdf_safety import check_encrypted_streams, check_size, check_streams


@pytest.fixture(autouse=True)
def _small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_safety, "MAX_STREAM", 400_000)
    monkeypatch.setattr(pdf_safety, "SMALL", 200_000)


BOMB = zlib.compress(b"\0" * 500_000)


def stream(data: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    return b"1 0 obj\n<< /Filter " + filters + b" >>\nstream\n" + data + b"\nendstream\nendobj\n"


def refused(content: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        check_streams(content, "a.pdf")
    assert caught.value.code == "file_too_large"
    assert caught.value.detail == {"source": "a.pdf", "size": 1, "limit": 1}  # megabytes, rounded up


def test_ordinary_streams_pass() -> None:
    check_streams(stream(zlib.compress(b"BT (chu) Tj ET" * 100)) + stream(b"plain"), "a.pdf")
    check_streams(stream(b"\x78\x9c damaged"), "a.pdf")
    check_streams(b"stream\n" + BOMB[:20], "a.pdf")


def test_a_bomb_is_refused() -> None:
    refused(stream(BOMB))


def test_a_bomb_inside_a_bomb_is_refused() -> None:
    twice = zlib.compress(zlib.compress(b"\0" * 50_000_000))
    assert len(zlib.decompress(twice)) < 200_000
    refused(stream(twice, b"[/FlateDecode /FlateDecode]"))


def test_a_bomb_written_in_letters_is_refused() -> None:
    refused(stream(base64.a85encode(BOMB) + b"~>", b"[/ASCII85Decode /FlateDecode]"))
    refused(stream(BOMB.hex().encode() + b">", b"[/ASCIIHexDecode /FlateDecode]"))
    check_streams(stream(b"~not ascii85~", b"/ASCII85Decode"), "a.pdf")


def test_lzw_is_measured() -> None:
    check_streams(stream(bytes([0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01]), b"/LZWDecode"), "a.pdf")
    check_streams(stream(b"\xff" * 40, b"/LZWDecode"), "a.pdf")


def test_streams_of_an_encrypted_file_are_measured_in_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        objid, genno = 7, 0
        attrs = None

        def get_rawdata(self) -> bytes:
            return b"cipher"

    class Xref:
        def get_objids(self) -> list[int]:
            return [5, 6, 7]

        def get_pos(self, number: int) -> tuple[int | None, int]:
            return (3 if number == 5 else None), 0

    class Document:
        xrefs = [Xref()]  # noqa: RUF012

        def decipher(self, *_: Any) -> bytes:
            return BOMB

        def getobj(self, number: int) -> object:
            if number == 6:
                raise ValueError("damaged")
            return Stream()

    with pytest.raises(ReadError, match="file_too_large"):
        check_encrypted_streams(Document(), "a.pdf")
    monkeypatch.setattr(Document, "decipher", None)
    check_encrypted_streams(Document(), "a.pdf")


@given(st.binary(max_size=300))
def test_any_bytes_are_measured(data: bytes) -> None:
    check_size(data, "a.pdf")
    check_streams(b"stream\n" + data, "a.pdf")
