from __future__ import annotations

import codecs
import random
import unicodedata

import pytest

from corpus.decoding import STRAY_CONTROLS, decode
from corpus.errors import ReadError
from corpus.read import read_report

TEXT = (
    "Báo cáo về nghề đan lưới của làng bên sông. Năm nay cả làng đan được bốn nghìn tấm lưới, "
    "bán hết cho các chủ thuyền ở cửa biển. Giá sợi tăng nhẹ, tiền công vẫn giữ như cũ.\n"
)


def cp1258(text: str) -> bytes:
    """As Windows writes Vietnamese: a base letter, then its tone."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = ""
    for character in text:
        decomposed = unicodedata.normalize("NFD", character)
        tone = next((mark for mark in decomposed if mark in tones), "")
        written += unicodedata.normalize("NFC", decomposed.replace(tone, "")) + tone if tone else character
    return written.encode("cp1258")


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"),
        unicodedata.normalize("NFD", TEXT).encode(),
        cp1258(TEXT * 3),
    ],
    ids=["utf-8", "utf-8 bom", "utf-16 bom", "utf-16-be bom", "utf-32-le bom", "utf-32-be bom", "nfd", "cp1258"],
)
def test_decodes(content: bytes) -> None:
    text = unicodedata.normalize("NFC", decode(content, "bao-cao.txt"))
    assert text in (TEXT, TEXT * 3)
    assert not text.startswith("\ufeff")


def test_a_report_in_a_windows_encoding_is_read_composed() -> None:
    report = read_report("bao-cao.txt", cp1258(TEXT * 3))
    assert "nghề đan lưới của làng" in report.text
    assert unicodedata.is_normalized("NFC", report.text)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00",
        bytes(range(256)) * 8,
        random.Random(5).randbytes(4000),
        codecs.BOM_UTF16_LE + b"a",
        codecs.BOM_UTF8 + b"\xff\xfe",
        b"\x01\x02\x03" + b"a" * 100,
    ],
)
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode(content, "anh.txt")
    assert caught.value.code == "file_not_text"
    assert caught.value.detail == {"source": "anh.txt"}


@pytest.mark.parametrize(
    "content", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"  \n", " \n".encode("utf-16")]
)
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode(content, "trong.txt")
    assert caught.value.code == "file_empty"
    assert "trong.txt" in str(caught.value)


def test_stray_control_characters_are_no_reason_to_refuse_a_short_text() -> None:
    text = "Làng chài họp chợ." + "\x07" * STRAY_CONTROLS
    assert decode(text.encode(), "a.txt") == text
    with pytest.raises(ReadError):
        decode((text + "\x07").encode(), "a.txt")


def test_in_a_long_text_one_control_character_in_a_thousand_is_allowed() -> None:
    text = "làng chài " * 1000 + "\x07" * 10
    assert decode(text.encode(), "a.txt") == text
