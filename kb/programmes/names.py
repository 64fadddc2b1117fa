"""Where the name of a document ends: “về …”, “phê duyệt …”, “…” in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kb.organisations import organisations_in
from kb.programmes.kinds import NAMED, NUMBERED, pattern

MAX_WORDS: Final = 70
"""Names are long ("về phê duyệt Đề án …"); what is longer is the sentence going on."""
_FEW: Final = 4
"""Words before a comma that does not end a name alone: "phòng, chống …", "nâng cao nhận thức, phổ cập …"."""
_OPENING: Final = '“"‘«'
_CLOSING: Final = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_VERBS: Final = (
    r"về(?:\s+việc)?|quy định|phê duyệt|ban hành|thông qua|công bố|kiện toàn|thành lập|sửa đổi|bổ sung|hướng dẫn"
    r"|điều chỉnh|triển khai|thực hiện|tổ chức|giao|tăng cường|đẩy mạnh|một số|công nhận|tặng|thay thế|cụ thể hóa"
    r"|quy hoạch|bãi bỏ|hỗ trợ|phân cấp|thí điểm|nâng cao|phát triển|xây dựng|đổi mới|cải cách"
)
_INTRO: Final = re.compile(
    rf"\s?[,:]?\s?(?:(?=[{_OPENING}])|(?i:{_VERBS})\b(?!\s+(?:hiệu quả|tốt|nghiêm túc|có hiệu quả|đồng bộ)))"
)
_BRACKETS: Final = re.compile(r"\s?\((?!\s?(?:thay thế|theo|sau đây))[^()]{0,80}\)(?=\s?(?:về|“))")
_ABOUT: Final = re.compile(r"^(?:về\s+việc|về|:)\s*", re.IGNORECASE)
_CALLED: Final = re.compile(
    r"\s?\((?:sau đây|gọi tắt|viết tắt|Chương trình|Đề án|Dự án|Kế hoạch|Nghị quyết)[^()]*\)$", re.IGNORECASE
)
_PERIOD: Final = re.compile(
    r",?\s*(?:giai đoạn|nhiệm kỳ|thời kỳ|đến năm|năm)\s+\d{4}(?:\s?[-–]\s?\d{4})?"
    r"(?:,\s*(?:tầm nhìn|định hướng)\s+(?:đến\s+)?(?:năm\s+)?\d{4})?"
)
_HARD: Final = re.compile(
    r"[;\n\t|…]|\.\s|\.$|\.{3}|:\s|\s\+\s|\)|\s(?:đã|được|đang|sẽ|(?<!trọng tâm\s)là|nhằm|(?:ngay )?sau khi|khi"
    r"|(?<!triệt\s)để|cho thấy|trong đó|theo đó|qua đó|cụ thể là|đạt|đến nay|vào ngày|từ ngày|ngày(?= \d)|như sau|vẫn"
    r"|còn|theo|do|tại|gồm|bao gồm|này|đề ra|(?<!đối\s)với (?:nhiều|tổng|quy mô|các|số|\d+)|gắn với|thay thế|nhưng"
    r"|có (?:hiệu quả|tổng|kết quả|hiệu lực|chất lượng)|và (?:đã|được|các|phối hợp)"
    r"|trình (?:Bộ|Ban|Thủ|Chính|HĐND|UBND|cấp|Hội))\s"
)
"""What no name holds: the end of its sentence, or a verb of the clause around it."""
_TAIL: Final = re.compile(r"(?:[\s,.;:(“–-]|\s(?:và|cùng|cùng với|các|hoặc|cũng|tiếp tục))+$")
_COMMA: Final = re.compile(r",\s*")
_AND: Final = re.compile(r"\s(?:và|cùng với|cùng)\s+(?:các\s+)?")
_GOES_ON: Final = re.compile(r"(?:tầm nhìn|định hướng|nhiệm kỳ|giai đoạn|thời kỳ|khóa|trọng tâm|có tính đến)\b")
_CLAUSE: Final = re.compile(
    r"(?:đã|được|trong đó|qua đó|theo đó|đồng thời|góp phần|nhằm|tạo|đến nay|tập trung|là|cụ thể|từng bước|làm cơ sở"
    r"|nhất là|đặc biệt|thành phố|tiếp tục|có|gắn|phấn đấu|các (?:sở|cấp|địa phương|đơn vị)|trên cơ sở|để|như|thì|do"
    r"|theo|hiện|kịp thời|chú trọng|nâng|ban hành|trình|triển khai|tổ chức|thực hiện|phối hợp|phát huy|đề ra|đây"
    r"|hoàn thành|(?:bảo đảm|đảm bảo)(?! quốc phòng)|hoàn thiện|đẩy mạnh|đẩy nhanh|lập|ngày|đạt|với|tính|lấy|qua"
    r"|khẩn trương|chủ động|xác định|đánh giá)\b"
)
_KIND: Final = re.compile(rf"{pattern(NUMBERED + NAMED)}\b", re.IGNORECASE)


def name_after(text: str, at: int, end: int, stops: Sequence[int] = ()) -> tuple[int, int] | None:
    """Slice of the name that follows a number (its date and issuer) at an offset; None where none stands there.

    ``stops`` are offsets of other mentions that no name reaches beyond: those that stand beside this one.
    """
    brackets = _BRACKETS.match(text, at, end)
    if brackets is not None:
        at = brackets.end()
    intro = _INTRO.match(text, at, end)
    if intro is None:
        return None
    start = intro.start() + len(intro.group()) - len(intro.group().lstrip(" ,:\u00a0"))
    stop = name_end(text, start, min([end, *(s for s in stops if s > start)]))
    return (start, stop) if len(text[start:stop].split()) > 2 or text[start] in _OPENING else None


def name_end(text: str, start: int, end: int, *, numbered: bool = True) -> int:
    """Where a name that begins at an offset ends: with its quotation, its clause or :data:`MAX_WORDS`.

    Behind a number a name may be a list; a name alone goes on behind a comma only near its beginning.
    """
    quote = re.compile(rf"(?:(?i:về(?:\s+việc)?|:)\s*)?[{_OPENING}]").match(text, start, end)
    if quote is not None:
        close = text.find(_CLOSING[quote.group()[-1]], quote.end(), end)
        if close < 0 and quote.group()[-1] == "“":
            close = text.find('"', quote.end(), end)
        if close >= 0:
            period = _PERIOD.match(text, close + 1, end)
            return period.end() if period is not None else close + 1
    at = start
    while True:
        candidates = [m for p in (_HARD, _COMMA, _AND) if (m := p.search(text, at, end))]
        found = min(candidates, key=lambda m: m.start(), default=None)
        if found is None:
            stop = end
            break
        if found.group() == ")" and "(" in text[start : found.start()]:
            at = found.end()
            continue
        few = len(text[start : found.start()].split()) <= _FEW
        if found.re is _HARD or _ends(text, found, end, may_list=numbered or few):
            stop = found.start()
            break
        at = found.end()
    words = list(re.finditer(r"\S+", text[start:stop]))
    if len(words) > MAX_WORDS:
        stop = start + words[MAX_WORDS - 1].end()
    return start + len(_trimmed(text[start:stop]))


def _trimmed(name: str) -> str:
    """A name without the bracket that it leaves open and without the words that lead to what follows it."""
    opened = name.rfind("(")
    if opened >= 0 and ")" not in name[opened:]:
        name = name[:opened]
    return _TAIL.sub("", name)


def _ends(text: str, found: re.Match[str], end: int, *, may_list: bool) -> bool:
    """Whether a name ends at this comma or “và”: the sentence goes on with a body, a document or a clause."""
    rest = text[found.end() : min(end, found.end() + 120)]
    if found.re is _AND:
        kind = _KIND.match(rest)
        return (kind is not None and rest[:1].isupper()) or rest[:6].lower() in {"triển ", "thực h"}
    if _GOES_ON.match(rest):
        return False
    if not may_list or _CLAUSE.match(rest.lower()):
        return True
    if rest[:1].isupper() and (_KIND.match(rest) or any(o[1] == 0 for o in organisations_in(rest))):
        return True
    segment = re.split(r"[,;.\n]", rest, maxsplit=1)[0]
    return re.search(r"\s(?:đã|đang|sẽ|tiếp tục)\s", segment) is not None


def bare(name: str) -> str:
    """A name without “về việc”, the quotation marks around it, and a bracket that says how it is called for short."""
    name = _CALLED.sub("", _ABOUT.sub("", " ".join(name.split())))
    whole = re.fullmatch(rf"[{_OPENING}]([^“”\"]+)[”\"’»](.*)", name)
    return f"{whole[1]}{whole[2]}".strip() if whole is not None else name
