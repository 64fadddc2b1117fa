"""What the mentions of a report do to each other: carry out, approve, amend, replace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.model import Block, BlockKind, Report
from corpus.sentences import sentences
from kb.programmes.model import Mention, Relation, RelationKind

_FILL: Final = (
    r"(?:[\s,]|tiếp tục|tổ chức|các|những|nội dung|nhiệm vụ|giải pháp|mục tiêu|kiến nghị|tại|nêu|của|có|hiệu quả"
)
_FILL_END: Final = (
    r"|tốt|nghiêm túc|đầy đủ|đồng bộ|một số điều|biện pháp|chi tiết|theo|tinh thần|chủ trương|toàn diện|về|việc)"
)
_DOES: Final = (
    (
        RelationKind.CARRIES_OUT,
        r"(?:triển\s+khai|thực\s+hiện|cụ\s+thể\s+h[oó][aá]|thi\s+hành|quy\s+định\s+chi\s+tiết|hướng\s+dẫn)",
    ),
    (RelationKind.APPROVES, r"(?:phê\s+duyệt|ban\s+hành|thông\s+qua|công\s+bố|phê\s+chuẩn)"),
    (RelationKind.AMENDS, r"(?:sửa\s+đổi|bổ\s+sung|điều\s+chỉnh)"),
    (RelationKind.REPLACES, r"(?:thay\s+thế|bãi\s+bỏ)"),
)
_BETWEEN: Final = tuple(
    (
        kind,
        re.compile(rf"[\s,(]*(?:(?:về|việc|để|nhằm|có|nội dung|đã|quy định)\s+)*(?:{verb}{_FILL}{_FILL_END}*)+$", re.I),
    )
    for kind, verb in _DOES
)
"""What stands between the number, date and issuer of the first and the second."""
_BY: Final = re.compile(
    r"[\s,(]*(?:(?:đã\s+)?được\s+[^,;.()]{0,60}?(?:phê duyệt|ban hành)\s+)?(?:theo|tại|kèm theo)\s+$"
)
"""A programme and the decision that it rests on: "Đề án … (theo Quyết định …)"."""
_THIS: Final = re.compile(
    r"\bnày\s+(?:sẽ\s+)?(?:(?P<replaces>thay thế|bãi bỏ)|(?P<amends>sửa đổi|bổ sung))\s+(?:các\s+)?$", re.IGNORECASE
)
"""What a document says of itself: "Báo cáo này thay thế …"."""
_CARRYING: Final = re.compile(
    r"^\W*(?:(?:Để|Nhằm|Tiếp tục|Tập trung)\s+)?(?:tổ chức\s+)?(?:triển khai|thực hiện|cụ thể hóa|căn cứ)\b",
    re.IGNORECASE,
)
_ISSUES: Final = re.compile(r"(?:ban hành|xây dựng|có|ký|phê duyệt|thông qua)\s+(?:các\s+)?$", re.IGNORECASE)
_BASED: Final = re.compile(r"^\W*(?:Thực hiện|Triển khai(?: thực hiện)?|Để thực hiện|Cụ thể hóa)\b", re.IGNORECASE)
_TITLED: Final = re.compile(r"\b(?:thực hiện|triển khai|cụ thể hóa)\b", re.IGNORECASE)
OPENING_BLOCKS: Final = 12
"""The sentence that says what a document carries out stands within so many blocks of its title, before any heading."""


def relations_in(report: Report, mentions: Sequence[Mention]) -> list[Relation]:
    """The relations of a report's mentions, which are in the order of the text, once each."""
    found: dict[tuple[int, int, RelationKind], Relation] = {}
    for block in report.blocks:
        inside = [i for i, mention in enumerate(mentions) if block.start <= mention.start < block.end]
        if len(inside) > 1:
            for span in sentences(report.text, block.start, block.end):
                here = [i for i in inside if span.start <= mentions[i].start < span.end and not mentions[i].own]
                for relation in _in_sentence(report.text, mentions, here, span.start):
                    found.setdefault((relation.source, relation.target, relation.kind), relation)
    for relation in _of_own(report, mentions):
        found.setdefault((relation.source, relation.target, relation.kind), relation)
    return sorted(found.values(), key=lambda r: (r.start, r.source, r.target, r.kind))


def _in_sentence(text: str, mentions: Sequence[Mention], here: Sequence[int], start: int) -> list[Relation]:
    found: list[Relation] = []
    for place, target in enumerate(here):
        for source in reversed(here[:place]):
            first, second = mentions[source], mentions[target]
            kind = _between(text, first, second)
            if kind is not None:
                found.append(Relation(source, target, kind, first.start, max(first.end, second.end)))
                break
            if first.end <= second.start and _BY.fullmatch(text, first.end, second.start) and not first.number:
                found.append(Relation(target, source, RelationKind.APPROVES, first.start, second.end))
                break
    return found + _carried_first(text, mentions, here, start)


def _between(text: str, first: Mention, second: Mention) -> RelationKind | None:
    """What the first does to the second: said in its name, in which the second stands, or between the two."""
    if second.start < first.end:  # within the name of the first: what leads to it there
        lead = text[first.start : second.start]
        cut = re.search(r"(?:về|việc|của|\d)(?:\s+[^\W\d_]+){0,12}\s*[“\"]?$|(?:,|\()\s*[^,(]*$", lead)
        gap = lead[cut.start() :] if cut is not None else ""
        return next((kind for kind, verb in _VERBS if verb.search(gap)), None)
    gap = text[first.end : second.start]
    return next((kind for kind, pattern in _BETWEEN if pattern.fullmatch(gap)), None)


_VERBS: Final = tuple((kind, re.compile(rf"\b{verb}{_FILL}{_FILL_END}*[“\"]?$", re.IGNORECASE)) for kind, verb in _DOES)


def _carried_first(text: str, mentions: Sequence[Mention], here: Sequence[int], start: int) -> list[Relation]:
    """ "Thực hiện Nghị quyết A, … ban hành Kế hoạch B": what is issued carries out what the sentence opens with."""
    if len(here) < 2 or not _CARRYING.match(text[start : mentions[here[0]].start]):
        return []
    opening = mentions[here[0]]
    if _CARRYING.sub("", text[start : opening.start]).strip(" ,").count(" ") > 4:
        return []
    issued = [i for i in here[1:] if _ISSUES.search(text[opening.end : mentions[i].start])]
    return [Relation(i, here[0], RelationKind.CARRIES_OUT, start, mentions[i].end) for i in issued[:1]]


def _of_own(report: Report, mentions: Sequence[Mention]) -> list[Relation]:
    """What the report's own documents do by their titles, the sentences that they open with, and "… này thay thế"."""
    found: list[Relation] = []
    owns = [index for index, mention in enumerate(mentions) if mention.own]
    for source in owns:
        first = next(i for i, block in enumerate(report.blocks) if block.end > mentions[source].start)
        for block in report.blocks[first : first + OPENING_BLOCKS]:
            if block.kind is BlockKind.HEADING:
                break
            found += _told_of_own(report.text, mentions, source, block)
    for target, mention in enumerate(mentions):
        this = _THIS.search(report.text, max(0, mention.start - 40), mention.start)
        before = [source for source in owns if mentions[source].start < mention.start]
        if this is not None and before:
            kind = RelationKind.REPLACES if this["replaces"] else RelationKind.AMENDS
            start = report.text.rfind("\n", 0, this.start()) + 1
            found.append(Relation(before[-1], target, kind, start, mention.end))
    return found


def _told_of_own(text: str, mentions: Sequence[Mention], source: int, block: Block) -> list[Relation]:
    here = [i for i, m in enumerate(mentions) if block.start <= m.start < block.end and not m.own]
    title = block.kind is BlockKind.TITLE
    if not here or (title and not _TITLED.search(text[block.start : mentions[here[0]].start])):
        return []
    if not title and not _BASED.match(text[block.start : mentions[here[0]].start]):
        return []
    if any(_ISSUES.search(text[block.start : mentions[i].start]) for i in here[1:]):
        return []  # it tells what was issued, not what it does itself
    sentence = sentences(text, block.start, block.end)[0]
    number = mentions[source].number
    return [
        Relation(source, i, RelationKind.CARRIES_OUT, sentence.start, max(sentence.end, mentions[i].end))
        for i in here
        if mentions[i].start < sentence.end and not (number and mentions[i].number == number)
    ]
