"""Finds the documents and programmes that a text names, numbered or only by their name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kb.programmes.dates import date_after, date_before
from kb.programmes.issuers import issuer_after
from kb.programmes.kinds import LAWS, NAMED, NUMBERED, kind_of, pattern
from kb.programmes.model import Mention
from kb.programmes.names import bare, name_after, name_end
from kb.programmes.signs import Sign, find_signs

_BEFORE: Final = re.compile(rf"(?<!\w)({pattern(NUMBERED)})(?:\s*,?\s*s[ốô]\s*:?)?\s*:?\s*$", re.IGNORECASE)
_LEAD: Final = re.compile(r"(?<!\w)s[ốô]\s*:?\s*$", re.IGNORECASE)
# A number without a sign names a document only behind its kind: "Nghị quyết 59", "Đề án 06", "Kế hoạch số 32".
_SERIAL: Final = re.compile(
    rf"(?<!\w)(?:({pattern(NUMBERED)})\s+số\s*:?\s*|(?-i:(Nghị quyết|Quyết định|Nghị định|Chỉ thị|Thông tư|Kết luận"
    r"|Đề án|Chương trình|Dự án))\s+)(\d{1,4}[a-z]?)(?![\w%])(?![.,/-]\d)(?!\s?[/-]\s?\w)(?P<after>\s*\S*)",
    re.IGNORECASE,
)
_ENDS_SERIAL: Final = re.compile(
    r"\s*$|\s*[,;.:)\]“”\"(]|\s+(?:của|về|và|ngày|được|đã|trên|ở|tại|là|cho|với|đến|năm|để|nhằm)$", re.IGNORECASE
)
_YEARLIKE: Final = re.compile(r"(?:19|20)\d{2}")
_QUOTED: Final = re.compile(rf"(?<!\w)({pattern(NAMED)})((?:\s+[^\W\d_]+){{0,3}})\s*(?=[“\"])", re.IGNORECASE)
_CAPITALISED: Final = pattern(tuple(kind.capitalize() for kind in NAMED))
_UNQUOTED: Final = re.compile(
    rf"(?<![\w“])((?i:chương\s+trình\s+mục\s+tiêu\s+quốc\s+gia)|{_CAPITALISED})[ \u00a0]+"
    r"(?=[^\W\d_]|\d{2,3}\s+[^\W\d_])"
)
_NO_NAME: Final = re.compile(
    r"(?:này|đã|của|được|do|đề|và|trên|theo|để|trong|như|đi|có|cụ|năm|số|các|tại|là|ban|trình|hoặc|thuộc|gồm|với|khi|từ"
    r"|đó|nào|hàng|hằng|chi|tổng|riêng|kèm|trước|sau|nêu|vào|đến|cho|chưa|bằng|mà|khác|trung|đang|sẽ|hiện|lần|tới|không"
    r"|nói|liên|khung|gắn|ra|đạt|còn|vẫn|chuyên|thành phần|công tác|qua|mới|tương|lớn|trọng|thi đua|cùng|quan|chung"
    r"|quốc gia|mục tiêu(?! quốc)|nghị sự|bình|vay)(?!\w)",
    re.IGNORECASE,
)
_OF_CONGRESS: Final = re.compile(
    r"(?:của\s+)?(?:Đại hội\s+(?:đại biểu|đảng|lần|toàn quốc|nhiệm kỳ|[XIV]+\b)|Trung ương\s+\d"
    r"|Hội nghị\s+(?:Trung ương|lần thứ))",
    re.IGNORECASE,
)
_LAW_ENDS: Final = re.compile(r"\s(?:về|năm|của|và|các|số)\s|,(?=[^,;.]{30,})")
_LEAST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class _Head:
    """Kind and number of a mention, before its date, issuer and name are read; ``end`` is where these begin."""

    start: int
    end: int
    kind: str
    number: str


def mentions_in(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """The mentions in ``text[start:end]`` (a paragraph, a sentence, a question), in order.

    A mention may stand within the name of another: "Kế hoạch 7/KH-UBND về thực hiện Nghị quyết 8/NQ-CP" holds two.
    """
    end = len(text) if end is None else end
    piece = text[start:end]
    heads = [_numbered(piece, sign) for sign in find_signs(piece)]
    taken = [(head.start, head.end) for head in heads]
    heads += [head for head in _serials(piece) if not _overlaps(head, taken)]
    heads.sort(key=lambda head: head.start)
    found: list[Mention] = []
    for index in reversed(range(len(heads))):  # the last first: a name holds the whole of a mention within it
        found.insert(0, _completed(piece, index, heads, found))
    taken = [(head.start, head.end) for head in heads]
    found += _named(piece, taken, [mention.end for mention in found])
    found.sort(key=lambda mention: (mention.start, -mention.end))
    return [_shifted(mention, start) for mention in found]


def _numbered(text: str, sign: Sign) -> _Head:
    before = _BEFORE.search(text, max(0, sign.start - 60), sign.start)
    lead = _LEAD.search(text, max(0, sign.start - 10), sign.start)
    start = before.start() if before is not None else lead.start() if lead is not None else sign.start
    kind = kind_of(before[1]) if before is not None else ""
    return _Head(start, sign.end, kind or sign.kind, sign.written)


def _serials(text: str) -> list[_Head]:
    found = []
    for match in _SERIAL.finditer(text):
        number = match[3]
        if (match[1] or _ENDS_SERIAL.match(match["after"])) and not _YEARLIKE.fullmatch(number):
            found.append(_Head(match.start(), match.end(3), kind_of(match[1] or match[2]), number))
    return found


def _overlaps(head: _Head, taken: list[tuple[int, int]]) -> bool:
    return any(head.start < b and a < head.end for a, b in taken)


def _completed(text: str, index: int, heads: list[_Head], later: list[Mention]) -> Mention:
    """A head with the date, the issuer and the name that follow it; the next head that stands beside it ends it."""
    head = heads[index]
    beside = [h.start for h in heads[index + 1 :] if _stands_beside(text, h.start)]
    limit = heads[index + 1].start if index + 1 < len(heads) else len(text)
    at, when, issuer = head.end, "", ""
    for _ in range(2):  # "ngày … của …" and "của … ngày …"
        if not when and (dated := date_after(text, at)) is not None and dated[1] <= limit:
            when, at = dated
        if (by := issuer_after(text, at, limit)) is not None and at != by[1]:
            issuer, at = " ".join(text[by[0] : by[1]].split()), by[1]
    when = when or date_before(text, head.start)
    name = name_after(text, at, len(text), beside)
    stop = name[1] if name is not None else at
    for inside in later:
        if name is not None and inside.start < stop < inside.end:
            stop = inside.end
    named = bare(text[name[0] : stop]) if name is not None else ""
    return Mention(head.start, stop, head.kind, head.number, when, issuer, named)


def _stands_beside(text: str, start: int) -> bool:
    """Whether a mention is one more of a list and no part of the name before it."""
    return (
        re.search(r"(?:[,;.)]|\bvà|\bcùng|\bvới)\s*(?:các\s+|(?:tiếp tục\s+)?triển khai\s+)?$", text[:start])
        is not None
    )


def _named(text: str, taken: list[tuple[int, int]], ends: list[int]) -> list[Mention]:
    """What has a name and no number: quoted, or capitalised and going on to the end of its clause.

    ``ends`` are those of the numbered mentions: what stands within the name of one ends with it.
    """
    found: list[Mention] = []
    for match in _QUOTED.finditer(text):
        if len(match[2].split()) > 0 and not match[1][:1].isupper() and "thi đua" not in match[2]:
            continue
        found += _name_only(text, match, taken, ends)
    quoted = [(mention.start, mention.end) for mention in found]
    for match in _UNQUOTED.finditer(text):
        if any(a <= match.start() < b for a, b in quoted) or _opens_none(text, match):
            continue
        found += _name_only(text, match, taken, ends)
    return found


def _opens_none(text: str, match: re.Match[str]) -> bool:
    """Whether the words behind a kind are no name."""
    kind, rest = kind_of(match[1]), text[match.end() : match.end() + 40]
    if kind == "nghị quyết":
        return _OF_CONGRESS.match(rest) is None
    if kind in LAWS:
        return not rest[:1].isupper()
    return _NO_NAME.match(rest) is not None


def _name_only(text: str, match: re.Match[str], taken: list[tuple[int, int]], ends: list[int]) -> list[Mention]:
    """The mention of a name that begins behind a kind, unless it is too short or a number stands in it."""
    kind, at = kind_of(match[1]), match.end()
    limit = min([len(text), *(a for a, _ in taken if a >= at)])
    if kind in LAWS and (law := _LAW_ENDS.search(text, at, limit)) is not None:
        limit = law.start()
    around = [end for (start, _), end in zip(taken, ends, strict=True) if start < match.start() < end]
    stop = name_end(text, at, min([limit, *around]), numbered=bool(around))
    words = text[at:stop].split()
    if len(words) < (1 if kind in LAWS else _LEAST_WORDS) or any(match.start() < b and a < stop for a, b in taken):
        return []
    when, end = date_after(text, stop) or ("", stop)
    return [Mention(match.start(), end, kind, "", when, "", bare(text[at:stop]))]


def _shifted(mention: Mention, by: int) -> Mention:
    m = mention
    return Mention(m.start + by, m.end + by, m.kind, m.number, m.date, m.issuer, m.name, m.own)
