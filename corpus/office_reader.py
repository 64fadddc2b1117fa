"""Reads .doc, .odt and .rtf: LibreOffice makes a .docx of them, which the reader of .docx reads.

LibreOffice runs without a window in a folder and with a profile of its own, which are deleted afterwards: macros are
off, links are not updated, and nothing that a document names on the network is fetched. It is stopped with all
its processes when it takes too long. ``Piece.line`` is the number of the paragraph.

A file is read for what it is, not for its name: portals give web pages and .docx files the name .doc.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from corpus.archives import check_zip, entry_names, read_entry
from corpus.docx_package import OLE
from corpus.docx_reader import read_docx
from corpus.errors import ReadError
from corpus.html_reader import read_html
from corpus.raw import RawDocument

TIME_LIMIT: Final = 120.0
"""Seconds; a report of 500 pages takes about 20."""
PACKAGE: Final = "libreoffice-writer"
MAX_CONVERTED_BYTES: Final = 100_000_000
_PROGRAMS: Final = ("soffice", "libreoffice")
_ZIP: Final = b"PK\x03\x04"
_RTF: Final = b"{\\rtf"
_HTML = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
# The file information block of a .doc: its sign, then the version of the format.
_FIB = re.compile(rb"\xec\xa5(?:\xc1\x00|\xc0\x00|\xc2\x00|\xd9\x00|\x01\x01|\x0c\x01|\x12\x01)")
_FIB_ENCRYPTED: Final = 0x0100
_SECTOR: Final = 512
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
</item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>1</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop>
</item>
</oor:items>
"""


def read_office(content: bytes, source: str) -> RawDocument:
    """Read the bytes of a .doc, .odt or .rtf file named ``source``.

    Raises:
        ReadError: file_empty, file_encrypted, file_too_large, tool_missing when LibreOffice is not installed,
            conversion_failed (reason ``timeout``, ``no_result`` or ``not_started``), file_corrupt (reason
            ``not_office`` or what :func:`corpus.docx_reader.read_docx` says).
    """
    if not content.strip():
        raise ReadError("file_empty", source=source)
    if content.startswith(_ZIP):
        check_zip(content, source)
        names = entry_names(content)
        if "content.xml" not in names:
            return read_docx(content, source)
        manifest = read_entry(content, "META-INF/manifest.xml", source) if "META-INF/manifest.xml" in names else b""
        if b"encryption-data" in manifest:
            raise ReadError("file_encrypted", source=source)
        return read_docx(convert(content, ".odt", source), source)
    if content.lstrip()[: len(_RTF)] == _RTF:
        return read_docx(convert(content.lstrip(), ".rtf", source), source)
    if content.startswith(OLE):
        if _is_encrypted(content):
            raise ReadError("file_encrypted", source=source)
        return read_docx(convert(content, ".doc", source), source)
    if _HTML.match(content[:8192]):
        return read_html(content, source)
    raise ReadError("file_corrupt", source=source, reason="not_office")


def find_program() -> str | None:
    """The path of LibreOffice; None where it is not installed."""
    return next((found for found in map(shutil.which, _PROGRAMS) if found), None)


def convert(content: bytes, suffix: str, source: str, time_limit: float = TIME_LIMIT) -> bytes:
    """The .docx that LibreOffice makes of a file of this kind.

    Raises:
        ReadError: tool_missing, conversion_failed or file_too_large.
    """
    program = find_program()
    if program is None:
        raise ReadError("tool_missing", source=source, tool="LibreOffice", package=PACKAGE)
    with tempfile.TemporaryDirectory(prefix="report-kb-", ignore_cleanup_errors=True) as folder:
        work = Path(folder)
        given, made, profile = work / f"report{suffix}", work / "out" / "report.docx", work / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        given.write_bytes(content)
        command = [
            program,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            "--nofirststartwizard",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(made.parent),
            str(given),
        ]
        _run(command, work, source, time_limit)
        if not made.is_file() or made.stat().st_size == 0:
            raise ReadError("conversion_failed", source=source, reason="no_result")
        if made.stat().st_size > MAX_CONVERTED_BYTES:
            size, limit = made.stat().st_size // 1_000_000 + 1, MAX_CONVERTED_BYTES // 1_000_000
            raise ReadError("file_too_large", source=source, size=size, limit=limit)
        return made.read_bytes()


def _run(command: list[str], folder: Path, source: str, time_limit: float) -> None:
    """Run LibreOffice and stop it with all its processes when the time is over."""
    # No display, no session bus, no home: nothing of the user's is read or written.
    environment = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    environment |= {"SAL_USE_VCLPLUGIN": "svp", "TMPDIR": str(folder)}
    try:
        process = subprocess.Popen(  # noqa: S603  the program is found on PATH, the file's name is ours
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReadError("conversion_failed", source=source, reason="not_started") from error
    try:
        process.wait(time_limit)
    except subprocess.TimeoutExpired as error:
        raise ReadError("conversion_failed", source=source, reason="timeout") from error
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End what is left of the process group: the starter of LibreOffice may leave its worker behind."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_encrypted(content: bytes) -> bool:
    """Whether a compound file asks for a password: by its encrypted package, or by its file information block."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return True
    for start in range(_SECTOR, len(content) - 12, _SECTOR):
        if _FIB.match(content, start):
            return bool(int.from_bytes(content[start + 10 : start + 12], "little") & _FIB_ENCRYPTED)
    return False
