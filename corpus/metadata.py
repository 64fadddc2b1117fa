"""Reads what a document says of itself: title, kind, number, issuer, place, dates, period, signer, whether in force.

Nothing is taken from the file system; what the document does not say stays None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice, takewhile

from corpus.characters import CAPITALS, is_upper, words
from corpus.model import Metadata
from corpus.numbering import numbering
from corpus.parts import document_kind, is_addressee, is_letterhead_table, is_title
from corpus.raw import Hint, Piece, RawBlock
from corpus.signature import read_signature

HEAD_BLOCKS = 40
"""The title block of a document stands within so many blocks of its start."""
MAX_TITLE_WORDS = 80
BARE_TITLE_WORDS = 6
"""A title this short ("BÁO CÁO TÓM TẮT") does not say what it is about: the line below it belongs to it."""
_NUMBER = re.compile(r"\b(\d{1,5}\s?(?:/\d{4})?\s?[/-]\s?(?:[A-ZĐ]{2,}[A-ZĐa-z0-9]*)(?:[-/&]\s?[A-ZĐ][A-ZĐa-z0-9]*)*)")
_NUMBER_LINE = re.compile(r"^\W*số\s*(?::|(?=\d))\s*(.+)$", re.IGNORECASE)
_PLACE_DATE = re.compile(
    r"([A-ZĐ][\w\s.]{1,30}?),\s*ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE
)
_DATE = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_KEYS = {
    "số hiệu": "number",
    "số ký hiệu": "number",
    "ngày ban hành": "issued",
    "loại văn bản": "kind",
    "cơ quan ban hành": "issuer",
    "nơi ban hành": "issuer",
    "người ký": "signer",
    "nơi đặt": "place",
    "tình trạng": "in_force",
    "tình trạng hiệu lực": "in_force",
    "hiệu lực": "in_force",
}
_PLACE = re.compile(
    r"(?:thành phố|tỉnh|tỉnh ủy|thành ủy|TP\.?)\s+(?!ủy\s)((?:[A-ZĐÀ-Ỹ][\wÀ-ỹ]*\s?){1,3})", re.IGNORECASE
)
_FULL_DATE = re.compile(r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
_CITY = re.compile(r"(?:[Tt]hành phố|[Tt]ỉnh)\s+([A-ZĐ][\wÀ-ỹ]*\s[A-ZĐ][\wÀ-ỹ]*)")
_ISSUERS = (
    ("hội đồng nhân dân", "Hội đồng nhân dân"),
    ("ủy ban nhân dân", "Ủy ban nhân dân"),
    ("uỷ ban nhân dân", "Ủy ban nhân dân"),
    ("ubnd", "Ủy ban nhân dân"),
    ("đảng bộ", "Đảng bộ"),
    ("tỉnh ủy", "Tỉnh ủy"),
    ("thành ủy", "Thành ủy"),
)
_DEPARTMENT = re.compile(r"(?:SỞ|CỤC|CHI CỤC|BAN QUẢN LÝ)(?:[\s,-]+[" + CAPITALS + r"]{2,}\b)+")
"""An office below the one that the first line of the letterhead names; a motto may follow in a second column."""
MERGER = "2025-07"
"""The month in which the provinces merged; a report of a later period speaks of the larger territory."""


def read_metadata(blocks: Sequence[RawBlock]) -> Metadata:
    """The metadata of one document (one part of a file).

    The title is the line that names the kind of document with the lines that complete it; without one it is the
    first line of text.
    """
    head = [line for block in blocks[:HEAD_BLOCKS] if block.hint is not Hint.NOTE for line in _lines(block)]
    table = _key_values(head)
    title = _title(head)
    kind = (
        table.get("kind") or document_kind(re.sub(r"^tóm tắt\s+", "", title, flags=re.IGNORECASE)) or ""
    ).lower() or None
    number = table.get("number") or _number(head)
    place, issued = _place_and_date(head)
    issued = _iso(table.get("issued", "")) or issued
    headings = (b.plain for b in blocks if b.hint is Hint.HEADING or is_upper(b.plain))
    period = next((p for p in map(period_of, [title, *islice(headings, 11)]) if p), None)
    place = place or _place([title, *(block.plain for block in head[:12])]) or _common_place(blocks)
    office, signer = read_signature(blocks)
    if office is not None and place is not None:
        office = f"{office} {place}"
    issuer = _issuer(head, place) or table.get("issuer") or office
    return Metadata(
        title=title,
        kind=kind,
        number=number,
        issuer=issuer,
        place=place,
        issued=issued,
        period=period,
        signer=table.get("signer") or signer,
        territory=_territory(place, period, issued),
        in_force=_in_force(table.get("in_force", "")),
    )


def _lines(block: RawBlock) -> list[RawBlock]:
    """The block itself; a letterhead laid out as a table gives its cells."""
    if not is_letterhead_table(block):
        return [block]
    return [RawBlock([Piece(cell, block.first_line)]) for row in block.rows for cell in row if cell]


def _title(head: Sequence[RawBlock]) -> str:
    for index, block in enumerate(head):
        if not is_title(block):
            continue
        parts = [_flat(block.plain)]
        for following in head[index + 1 :]:
            text = _flat(following.plain)
            mark = numbering(text)
            count = len(words(" ".join([*parts, text])))
            bare = len(words(" ".join(parts))) <= BARE_TITLE_WORDS
            goes_on = is_upper(text) or (following.gap <= 1 and block.hint is Hint.NONE and text[:1].islower()) or bare
            same_block = following.gap <= 1 or bare
            if (
                not text
                or is_addressee(text)
                or mark is not None
                or count > MAX_TITLE_WORDS
                or not (goes_on and same_block)
            ):
                break
            if text.endswith((".", ";", ":")) or (len(parts) > 1 and _names_issuer(text, parts[-1])):
                break
            parts.append(text)
        return " ".join(parts)
    first = next((_flat(block.plain) for block in head if len(words(block.plain)) >= 2), "")
    return " ".join(first.split()[:MAX_TITLE_WORDS])


def title_blocks(blocks: Sequence[RawBlock], title: str) -> frozenset[int]:
    """Indices of the blocks whose words make up the title."""
    wanted = words(title)
    found: list[int] = []
    position = 0
    for index, block in enumerate(blocks[:HEAD_BLOCKS]):
        own = words(block.plain)
        if own and wanted[position : position + len(own)] == own:
            found.append(index)
            position += len(own)
        elif found:
            break
    return frozenset(found)


def _flat(text: str) -> str:
    return " ".join(re.sub(r"[|*#_]", " ", text).split())


def _key_values(head: Sequence[RawBlock]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in head:
        for row in block.rows:
            if len(row) == 2 and row[0].strip(" :").lower() in _KEYS and row[1].strip():
                found.setdefault(_KEYS[row[0].strip(" :").lower()], row[1].strip())
    return found


def _number(head: Sequence[RawBlock]) -> str | None:
    for block in head[:16]:
        line = _NUMBER_LINE.match(block.plain)
        if line:
            found = _NUMBER.search(line.group(1))
            if found:
                return re.sub(r"\s", "", found.group(1))
    return None


def _place_and_date(head: Sequence[RawBlock]) -> tuple[str | None, str | None]:
    for block in head[:16]:
        text = _flat(block.plain)
        if _NUMBER_LINE.match(text):
            text = re.sub(
                r"^\W*số\s*:?", " ", _NUMBER.sub(" ", text), flags=re.IGNORECASE
            )  # the number stands in the left column of the same line
        found = _PLACE_DATE.search(text.strip())
        if found:
            place, day, month, year = found.groups()
            return place.strip(), f"{year}-{int(month):02d}-{int(day):02d}"
    return None, None


def _iso(text: str) -> str | None:
    found = _DATE.search(text)
    return f"{found.group(3)}-{int(found.group(2)):02d}-{int(found.group(1)):02d}" if found else None


def _in_force(text: str) -> str | None:
    lowered = text.lower()
    if re.search(r"hết hiệu lực|bị bãi bỏ|bị thay thế|không còn", lowered):
        return "no"
    return "yes" if re.search(r"còn hiệu lực|đang có hiệu lực|đã có hiệu lực", lowered) else None


def _place(texts: Sequence[str]) -> str | None:
    for text in texts:
        found = _PLACE.search(_flat(text))
        if found:
            name = found.group(1).strip()
            capitals = [w for w in name.split() if w[:1].isupper()]
            if len(capitals) >= 2:
                return " ".join(w.capitalize() for w in capitals[:2])
    return None


def _common_place(blocks: Sequence[RawBlock]) -> str | None:
    """The province or city that the document names most often."""
    names = Counter(" ".join(found.split()) for block in blocks for found in _CITY.findall(block.plain))
    return names.most_common(1)[0][0] if names else None


def _names_issuer(text: str, before: str) -> bool:
    """Whether a line in capitals below a title names who issues the document and is no part of the title."""
    named = any(text.lower().startswith(name) for name, _ in _ISSUERS)
    return named and is_upper(text) and not before.lower().endswith(" của")


def _issuer(head: Sequence[RawBlock], place: str | None) -> str | None:
    letterhead = list(takewhile(lambda block: not is_title(block), head[:8]))
    for block in letterhead if len(letterhead) < len(head) else ():
        department = _DEPARTMENT.match(_flat(block.plain))
        if department and not re.search("CỘNG H", department.group()):
            name = department.group().capitalize()
            return name if place is None or name.lower().endswith(place.lower()) else f"{name} {place}"
    for block in head[:8]:
        text = _flat(block.plain).lower()
        for name, written in _ISSUERS:
            if text.startswith(name) and len(words(text)) <= 12:
                return f"{written} {place}" if place else written
    return None


def period_of(text: str) -> str | None:
    """The period that a title or heading names: ``2024-H1``, ``2024-Q2``, ``2022-12``, ``2012-2022``, ``2022``.

    Quarters, halves and months need their year; of several years the first range, else the last year, is taken.
    """
    lowered = _FULL_DATE.sub(" ", _flat(text).lower())
    lowered = re.sub(r"((?:quý|tháng)\s+\w{1,3})\s*/\s*((?:19|20)\d{2})", r"\1 năm \2", lowered)
    years = [int(year) for year in re.findall(r"(?<![\d/.,-])(?:19|20)\d{2}(?![\d]|[/-]\w*-)", lowered)]
    span = re.search(
        r"((?:19|20)\d{2})\s*(?:[-–]|đến(?: năm)?(?: [\d/]*/)?|\s*-\s*)\s*(?:[\d/]+/)?((?:19|20)\d{2})", lowered
    )
    if re.search(r"(?:12 tháng|cả năm)", lowered) and years:
        return str(years[0])
    half = re.search(r"(6 tháng đầu năm|6 tháng cuối năm|sáu tháng đầu năm)", lowered)
    if half and years:
        return f"{years[-1]}-H{2 if 'cuối' in half.group(1) and 'đầu' not in lowered else 1}"
    quarter = re.search(r"quý\s+(iv|iii|ii|i|[1-4])\b", lowered)
    if quarter and years:
        numeral = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(quarter.group(1)) or int(quarter.group(1))
        return f"{years[-1]}-Q{numeral}"
    if span:
        return f"{span.group(1)}-{span.group(2)}"
    month = re.search(r"tháng\s+(\d{1,2})\b", lowered)
    if month and years and 1 <= int(month.group(1)) <= 12:
        return f"{years[-1]}-{int(month.group(1)):02d}"
    return str(years[0]) if years else None


def _territory(place: str | None, period: str | None, issued: str | None) -> str | None:
    """Before or after the merger of July 2025, for the places that it changed."""
    if place is None or place.lower() not in {"cần thơ", "sóc trăng", "hậu giang"}:
        return None
    when = issued or period
    years = re.findall(r"\d{4}", when or "")
    if not years:
        return None
    if issued is not None:
        return "after-2025-07" if issued >= MERGER else "before-2025-07"
    return "after-2025-07" if int(years[-1]) > int(MERGER[:4]) else "before-2025-07"
