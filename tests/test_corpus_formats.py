"""Which reader reads which file."""

from __future__ import annotations

import pytest

from corpus.errors import ReadError
from corpus.formats import READERS, reader_for, supported
from corpus.read import read_report
from tests.docx_files import docx, p


@pytest.mark.parametrize(
    ("name", "known"), [("a.txt", True), ("a.MD", True), ("a.b.md", True), ("a.xyz", False), ("txt", False)]
)
def test_supported(name: str, known: bool) -> None:
    assert supported(name) is known


@pytest.mark.parametrize("name", ["bao-cao.xyz", "bao-cao", ".txt"])
def test_a_file_of_an_unknown_format_is_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_report(name, b"abc")
    assert caught.value.code == "format_unknown"
    assert ".txt" in str(caught.value.detail["formats"])


def test_what_is_supported_has_a_reader() -> None:
    for suffix in READERS:
        assert supported(f"bao-cao{suffix.upper()}")
        assert reader_for(f"thu.muc/bao-cao{suffix}") is READERS[suffix]


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_every_reader_refuses_an_empty_file_by_its_name(suffix: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_report(f"trong{suffix}", b"")
    assert caught.value.code == "file_empty"
    assert caught.value.detail["source"] == f"trong{suffix}"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Chợ nổi họp sớm.".encode()),
        ("a.md", "Chợ nổi [họp](https://lang.vn) sớm.".encode()),
        ("a.html", "<p>Chợ nổi họp sớm.</p>".encode()),
        ("a.docx", docx(p("Chợ nổi họp sớm."))),
    ],
)
def test_a_file_is_read_by_the_reader_of_its_name(name: str, content: bytes) -> None:
    assert [block.plain for block in reader_for(name)(content, name).blocks] == ["Chợ nổi họp sớm."]


def test_the_reader_of_markdown_records_what_it_leaves_out() -> None:
    found = reader_for("a.md")("Xem [bến](https://lang.vn/ben).".encode(), "a.md")
    assert [entry.text for entry in found.set_aside] == ["https://lang.vn/ben"]


def test_an_error_names_the_suffix_or_a_question_mark() -> None:
    for name, suffix in (("a.xyz", ".xyz"), ("a", "?")):
        with pytest.raises(ReadError) as caught:
            reader_for(name)
        assert caught.value.detail["suffix"] == suffix
