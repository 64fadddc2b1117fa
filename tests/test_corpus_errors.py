"""Why a file could not be read."""

from __future__ import annotations

from corpus.errors import ReadError


def test_an_error_has_a_code_and_what_its_message_names() -> None:
    error = ReadError("file_corrupt", source="bao-cao.docx", entries=12)
    assert (error.code, error.detail) == ("file_corrupt", {"source": "bao-cao.docx", "entries": 12})
    assert str(error) == "file_corrupt: {'source': 'bao-cao.docx', 'entries': 12}"
    assert ReadError("file_empty").detail == {}
