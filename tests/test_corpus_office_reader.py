from __future__ import annotations

import subprocess
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import office_reader
from corpus.docx_reader import read_docx
from corpus.errors import ReadError
from corpus.formats import READERS
from corpus.office_reader import convert, find_program, read_office
from corpus.raw import MARK, Hint
from corpus.read import read_report
from tests.docx_files import cell, docx, p, run, table

needs_libreoffice = pytest.mark.skipif(
    find_program() is None, reason="LibreOffice (libreoffice-writer) is not installed"
)
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
FOOTNOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
SOURCE = docx(
    p("BÁO CÁO")
    + p("Công việc của một năm")
    + p(run("Thu ngân sách tăng 7,13") + FOOTNOTE + run(" điểm phần trăm."))
    + table(cell("Chỉ tiêu") + cell("Số"), cell("Thu") + cell("12")),
    {
        "footnotes": f'<w:footnote w:id="1">{p(run("Theo giá so sánh."))}</w:footnote>',
        "settings": "",
    },
)
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def odt(body: str, manifest: str = "") -> bytes:
    oasis = "urn:oasis:names:tc:opendocument:xmlns"
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", ODT_TYPE)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{oasis}:manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{ODT_TYPE}"/><manifest:file-entry manifest:full-path="content.xml" '
            f'manifest:media-type="text/xml">{manifest}</manifest:file-entry></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{oasis}:office:1.0" xmlns:text="{oasis}:text:1.0" '
            f'xmlns:draw="{oasis}:drawing:1.0" xmlns:svg="{oasis}:svg-compatible:1.0" '
            'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"><office:body><office:text>'
            f"<text:p>Đầu</text:p>{body}<text:p>Cuối</text:p></office:text></office:body></office:document-content>",
        )
    return written.getvalue()


def error_of(content: bytes, source: str = "a.doc") -> ReadError:
    with pytest.raises(ReadError) as caught:
        read_office(content, source)
    return caught.value


def converted(content: bytes, suffix: str, folder: Path) -> bytes:
    """A .docx file in another format, for tests."""
    program = find_program()
    assert program is not None
    given_file = folder / "a.docx"
    given_file.write_bytes(content)
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", suffix, "--outdir"]
    subprocess.run([*command, str(folder), str(given_file)], check=True, capture_output=True, timeout=120)
    return (folder / f"a.{suffix}").read_bytes()


@needs_libreoffice
@pytest.mark.parametrize("suffix", ["doc", "odt", "rtf"])
def test_notes_and_tables_survive(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, ".docx", read_docx)
    monkeypatch.setitem(READERS, f".{suffix}", read_office)
    expected = read_report("a.docx", SOURCE)
    found = read_report(f"a.{suffix}", converted(SOURCE, suffix, tmp_path))
    assert found.text == expected.text
    assert found.footnotes == expected.footnotes
    assert found.tables == expected.tables
    assert found.metadata == expected.metadata


@needs_libreoffice
def test_a_footnote_of_odt() -> None:
    note = (
        '<text:p>Tăng 5<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Ước tính.</text:p></text:note-body></text:note> điểm</text:p>"
    )
    _, host, found, _ = read_office(odt(note), "a.odt").blocks
    assert MARK.sub(r"[\1]", host.text) == "Tăng 5[1] điểm"
    assert (found.hint, found.label, found.plain) == (Hint.NOTE, "1", "Ước tính.")


@pytest.fixture
def requests() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine and the paths that were asked of it."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write("Từ xa".encode())

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *args: object) -> None: ...

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()


@needs_libreoffice
def test_nothing_is_fetched(requests: tuple[str, list[str]], tmp_path: Path) -> None:
    url, asked = requests
    (tmp_path / "a.txt").write_text("Của máy chủ")
    link = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    frame = '<text:p><draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char">{}</draw:frame></text:p>'
    section = (
        f'<text:section text:name="{{0}}"><text:section-source xlink:href="{{1}}" {link}/>'
        "<text:p>Trong</text:p></text:section>"
    )
    body = (
        section.format("a", f"{url}/a.txt")
        + section.format("b", (tmp_path / "a.txt").as_uri())
        + frame.format(f'<draw:image xlink:href="{url}/b.png" {link}/>')
        + frame.format(f'<draw:floating-frame xlink:href="{url}/c.html" {link}/>')
    )
    assert [block.plain for block in read_office(odt(body), "a.odt").blocks] == ["Đầu", "Trong", "Trong", "Cuối"]
    assert asked == []


@needs_libreoffice
def test_what_libreoffice_cannot_read() -> None:
    with pytest.raises(ReadError) as caught:
        convert(OLE + bytes(2000), ".doc", "a.doc")
    assert caught.value.code == "conversion_failed"


def test_the_time_limit_ends_all_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, trace = tmp_path / "soffice", tmp_path / "trace"
    program.write_text(f"#!/bin/sh\n(sleep 3; touch {trace}) &\nsleep 60\n")
    program.chmod(0o755)
    monkeypatch.setattr(office_reader, "find_program", lambda: str(program))
    start = time.monotonic()
    with pytest.raises(ReadError) as caught:
        convert(b"x", ".doc", "a.doc", time_limit=0.5)
    assert (caught.value.code, caught.value.detail["reason"]) == ("conversion_failed", "timeout")
    assert time.monotonic() - start < 3
    time.sleep(max(0.0, 4 - (time.monotonic() - start)))
    assert not trace.exists()


def test_a_program_that_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o755)
    monkeypatch.setattr(office_reader, "find_program", lambda: str(program))
    with pytest.raises(ReadError) as caught:
        convert(b"x", ".doc", "a.doc")
    assert caught.value.detail["reason"] == "no_result"
    program.write_text("no program")
    program.chmod(0o644)
    with pytest.raises(ReadError) as caught:
        convert(b"x", ".doc", "a.doc")
    assert caught.value.detail["reason"] == "not_started"


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    error = error_of(b"{\\rtf1 a}", "a.rtf")
    assert (error.code, error.detail) == (
        "tool_missing",
        {"source": "a.rtf", "tool": "LibreOffice", "package": "libreoffice-writer"},
    )


def test_files_are_read_for_what_they_are() -> None:
    assert read_office(SOURCE, "a.doc").blocks[0].plain == "BÁO CÁO"
    assert read_office("<html><body><p>Trang lưu</p></body></html>".encode(), "a.doc").blocks[0].plain == "Trang lưu"


def test_files_behind_a_password() -> None:
    assert error_of(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le")).code == "file_encrypted"
    block = b"\xec\xa5\xc1\x00" + bytes(6) + (0x0100).to_bytes(2, "little")
    assert error_of(OLE + bytes(504) + block + bytes(500)).code == "file_encrypted"
    assert error_of(odt("", "<manifest:encryption-data/>"), "a.odt").code == "file_encrypted"


@given(st.binary(max_size=200).filter(lambda content: not content.startswith((OLE, b"{\\rtf"))))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(ReadError):
        read_office(content, "a.doc")
