"""Reads who signed a document and for whom: the block "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Nguyễn Văn A" at its end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.characters import is_upper
from corpus.raw import RawBlock

TAIL_BLOCKS = 40
"""A signature stands within so many blocks of the end of its document."""
_FOR = re.compile(r"\b(?:(?:TM|KT|TL|TUQ|Q)\s*\.|T/M|T/L|K/T)\s*([^\W\d_][^|]*)", re.IGNORECASE)
_OFFICES = (
    "ban thường vụ",
    "ban chấp hành",
    "hội đồng nhân dân",
    "ủy ban nhân dân",
    "uỷ ban nhân dân",
    "đoàn chủ tịch",
)
_POSITIONS = re.compile(
    r"(?:phó\s+)?(?:chủ tịch|giám đốc|bí thư|chánh văn phòng|trưởng ban|cục trưởng|vụ trưởng|bộ trưởng|thủ trưởng)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[(\[]?\s*(?:đã ký|ký tên)[^)\]]*[)\]]?", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+){1,4}")


def read_signature(blocks: Sequence[RawBlock]) -> tuple[str | None, str | None]:
    """(office that the document is signed for, signer's name); None where the document does not say.

    A name is a line of two to five words that all begin with a capital letter, below the line that says for whom or
    in what position it is signed.
    """
    office: str | None = None
    signer: str | None = None
    opened = False
    for block in blocks[-TAIL_BLOCKS:]:
        text = " ".join(re.sub(r"[|*_]", " ", block.plain).split())
        found = _FOR.search(text)
        if found:
            opened, office = True, office or _office(found.group(1))
        rest = _SIGNED.sub(" ", _POSITIONS.sub("\n", text)).split("\n")[-1].strip(" .,:")
        if _POSITIONS.search(text) and len(text.split()) <= 14 and is_upper(text.split(rest)[0] if rest else text):
            opened = True
        if opened and _is_name(rest):
            signer = rest
            break
    return office, signer


def _office(text: str) -> str | None:
    lowered = text.lower()
    for office in _OFFICES:
        if lowered.startswith(office):
            return office.replace("uỷ", "ủy").capitalize()
    return None


def _is_name(text: str) -> bool:
    if not _NAME.fullmatch(text) or is_upper(text):
        return False
    return all(word[0].isupper() for word in text.split()) and _office(text) is None
