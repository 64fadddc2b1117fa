from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.archives import check_zip, entry_names, read_entry
from corpus.errors import ReadError


def archive(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", method) as made:
        for name, content in entries.items():
            made.writestr(name, content)
    return written.getvalue()


def error_of(content: bytes, **limits: int) -> ReadError:
    with pytest.raises(ReadError) as caught:
        check_zip(content, "a.docx", **limits)
    return caught.value


def test_a_good_archive_passes() -> None:
    content = archive({"a.xml": b"<a/>" * 1000, "b/c.bin": bytes(5000)})
    check_zip(content, "a.docx")
    assert entry_names(content) == ["a.xml", "b/c.bin"]
    assert read_entry(content, "a.xml", "a.docx") == b"<a/>" * 1000


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"text", archive({"a": b"b"})[:40]])
def test_what_is_no_archive(content: bytes) -> None:
    error = error_of(content)
    assert (error.code, error.detail["reason"], error.detail["source"]) == ("file_corrupt", "not_zip", "a.docx")


def test_a_bomb_is_refused_by_its_ratio() -> None:
    error = error_of(archive({"a": bytes(30_000_000)}))
    assert error.code == "file_too_large"
    assert (error.detail["size"], error.detail["limit"]) == (30, 5)


def test_sizes_add_up() -> None:
    content = archive({f"{n}": bytes(100_000) for n in range(30)}, zipfile.ZIP_STORED)
    check_zip(content, "a.docx")
    assert error_of(content, max_unpacked_bytes=2_000_000).code == "file_too_large"


def test_what_packs_well_but_is_small_passes() -> None:
    check_zip(archive({"a": bytes(4_000_000)}), "a.docx")


def test_too_many_entries() -> None:
    content = archive({f"{n}": b"" for n in range(20)})
    assert error_of(content, max_entries=19).detail["reason"] == "too_many_entries"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_an_entry_that_is_there_twice() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        made.writestr("word/document.xml", "<a/>")
        made.writestr("word/document.xml", "<b/>")
    assert error_of(written.getvalue()).detail["reason"] == "entry_twice"


def test_encrypted_entries() -> None:
    content = bytearray(archive({"a": b"b"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert error_of(bytes(content)).code == "file_encrypted"


def test_a_declared_size_that_lies_is_never_exceeded() -> None:
    content = bytearray(archive({"a": bytes(50_000)}))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = content.index(sign) + offset
        content[start : start + 4] = (10).to_bytes(4, "little")
    check_zip(bytes(content), "a.docx")
    with pytest.raises(ReadError) as caught:
        read_entry(bytes(content), "a", "a.docx")
    assert (caught.value.code, caught.value.detail["reason"]) == ("file_corrupt", "entry_damaged")


def test_a_missing_entry() -> None:
    with pytest.raises(ReadError, match="entry_damaged"):
        read_entry(archive({"a": b"b"}), "c", "a.docx")


GOOD = archive({"a": b"abc" * 300, "b": bytes(range(256))})


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 7), st.integers(0, len(GOOD)))
def test_damaged_archives_raise_only_read_errors(place: int, bit: int, length: int) -> None:
    content = bytearray(GOOD)
    content[place] ^= 1 << bit
    try:
        check_zip(bytes(content[:length]), "a.docx")
        for name in entry_names(bytes(content[:length])):
            read_entry(bytes(content[:length]), name, "a.docx")
    except ReadError:
        pass
