"""Reads an .xlsx workbook: each sheet is a heading with its tables, a record a row, figures as the sheet shows them.

A piece's line is the number of its row, its page the number of its sheet (from 1). What is known to be lost: charts,
pictures, colours, and the look of letters; a sheet's name, when its first lines already hold a title; how a negative
amount is written (a minus sign instead of brackets).
"""

from __future__ import annotations

import re
import warnings
import zipfile
from io import BytesIO
from typing import Any, Final

import openpyxl

from corpus.archives import check_zip
from corpus.errors import ReadError
from corpus.model import SetAside
from corpus.raw import RawBlock, RawDocument
from corpus.sheet_tables import sheet_blocks
from corpus.xlsx_sheet import read_sheet

MAX_CELLS: Final = 1_000_000
"""A million cells take about half a gigabyte while they are read; the largest statistics workbooks hold 30,000."""
_CELL = re.compile(rb"<(?:\w+:)?c[ />]")
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_OLD_FILE = b"\xd0\xcf\x11\xe0"  # OLE2: an .xls, or an .xlsx with a password
_STEP: Final = 2**20
_OVERLAP: Final = 200


def read_xlsx(content: bytes, source: str) -> RawDocument:
    """Read the bytes of an .xlsx workbook.

    Raises:
        ReadError: file_empty, file_encrypted, file_corrupt, file_too_large.
    """
    if not content.strip():
        raise ReadError("file_empty", source=source)
    if content.startswith(_OLD_FILE):
        # The marker names UTF-16 streams of the container: a password-protected workbook holds these two.
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise ReadError("file_encrypted", source=source)
        raise ReadError("file_corrupt", source=source, reason="not_zip")
    check_zip(content, source)
    has_formulas = _check_sheets(content, source)
    workbook = _load(content, source, values=True)
    formulas = _load(content, source, values=False) if has_formulas else None
    aside: list[SetAside] = []
    blocks: list[RawBlock] = []
    try:
        for number, worksheet in enumerate(workbook.worksheets, start=1):
            other = formulas.worksheets[number - 1] if formulas is not None else None
            sheet = read_sheet(worksheet, other, number, aside)
            if sheet.rows:
                blocks.extend(sheet_blocks(sheet))
    except Exception as error:  # openpyxl checks little; a damaged sheet fails anywhere
        raise ReadError("file_corrupt", source=source, reason=_reason(error)) from error
    if not blocks:
        raise ReadError("file_empty", source=source)
    return RawDocument(blocks, aside)


def _check_sheets(content: bytes, source: str) -> bool:
    """Count cells, and the places that merged cells cover, before anything is loaded; whether there are formulas.

    Raises:
        ReadError: file_too_large (size and limit in cells), file_corrupt.
    """
    cells, formulas = 0, False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                if not name.lower().endswith((".xml", ".rels")):
                    continue
                with archive.open(name) as stream:
                    before = b""
                    while chunk := stream.read(_STEP):
                        text = before + chunk
                        if _DOCTYPE.search(text):
                            raise ReadError("file_corrupt", source=source, reason="doctype")
                        if "worksheets/" in name.lower():
                            kept = len(before)
                            cells += sum(found.end() > kept for found in _CELL.finditer(text))
                            cells += sum(_area(found) for found in _MERGE.finditer(text) if found.end() > kept)
                            formulas = formulas or _FORMULA.search(text) is not None
                            if cells > MAX_CELLS:
                                raise ReadError(
                                    "file_too_large", source=source, size=cells, limit=MAX_CELLS, unit="cells"
                                )
                        before = text[-_OVERLAP:]
    except ReadError:
        raise
    except Exception as error:  # zipfile passes on what any of its decompressors raises
        raise ReadError("file_corrupt", source=source, reason="entry_damaged") from error
    return formulas


def _area(found: re.Match[bytes]) -> int:
    left, top, right, bottom = found.groups()
    return (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _load(content: bytes, source: str, *, values: bool) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that it does not keep
            return openpyxl.load_workbook(BytesIO(content), data_only=values, keep_links=False, rich_text=values)
    except Exception as error:  # openpyxl raises whatever a damaged part makes it raise
        raise ReadError("file_corrupt", source=source, reason=_reason(error)) from error


def _reason(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:200]
