"""Who issued a document: the words behind “của” at its number, and what the sign says."""

from __future__ import annotations

import re
from typing import Final

from corpus.characters import CAPITALS
from kb.organisations import organisations_in

_OF: Final = re.compile(r"\s?,?\s?(?:do|của)\s+")
_PLACE: Final = (
    rf"(?:\s+(?:thành phố|tỉnh|TP\.?|quận|huyện|thị xã|xã|phường)(?:\s+[{CAPITALS}][^\W\d_]*){{0,3}}"
    rf"|(?:\s+(?!Về\b|Phê\b|Ban\b|Quy\b)[{CAPITALS}][^\W\d_]*){{1,3}})"
)
_MORE: Final = re.compile(
    rf"{_PLACE}?(?:\s+(?:khóa|khoá|lần thứ)\s+[IVXLCM\d]+|\s?\((?:khóa|khoá)\s+[IVXLCM\d]+\))?(?:,?\s+nhiệm kỳ"
    r"\s+\d{4}\s?[-–]\s?\d{4})?"
)
_CHAIN: Final = re.compile(rf"\s+(?=[{CAPITALS}])")
_ASSEMBLY: Final = re.compile(rf"(?:Hội nghị|Đại hội|Kỳ họp)(?:\s+[^\W_]+){{1,6}}?\s+(?=[{CAPITALS}])")
_NAME: Final = re.compile(
    rf"(?:[{CAPITALS}][^\W\d_]*)(?:\s+(?!về\b|quy\b|phê\b|ban hành\b|đã\b|được\b)[^\W\d_]+){{0,7}}"
    r"(?=\s+(?:về|quy định|phê duyệt|ban hành)\b|\s?[,;.:)(“]|\s*$)"
)


def issuer_after(text: str, at: int, end: int) -> tuple[int, int] | None:
    """Slice of the issuer that “của” (or “do”) introduces at an offset; None where none stands there."""
    of = _OF.match(text, at, end)
    if of is None:
        return None
    start = of.end()
    assembly = _ASSEMBLY.match(text, start, end)
    head = assembly.end() if assembly is not None else start
    stop = _body(text, head, end)
    if stop is not None:
        return start, stop
    name = _NAME.match(text, start, end)
    return (start, name.end()) if name is not None else None


def _body(text: str, start: int, end: int) -> int | None:
    """Where the body that begins at an offset ends, with the bodies that it belongs to and its place."""
    stop: int | None = None
    at = start
    while True:
        window = text[at : min(end, at + 90)]
        named = next((found for found in organisations_in(window) if found[1] == 0), None)
        if named is None:
            return stop
        stop = at + named[2]
        if text.startswith(" Đảng", stop):
            stop += len(" Đảng")
        more = _MORE.match(text, stop, end)
        following = _CHAIN.match(text, stop, end)
        if following is not None and any(o[1] == 0 for o in organisations_in(text[following.end() : end][:90])):
            at = following.end()
            continue
        return more.end() if more is not None else stop
