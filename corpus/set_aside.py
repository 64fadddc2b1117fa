"""Sets aside what is not the report's own text, each with its reason: nothing is dropped without a trace."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from corpus.characters import words
from corpus.model import SetAside
from corpus.numbering import numbering
from corpus.parts import is_letterhead_table, is_title
from corpus.raw import MARK, Hint, RawBlock
from corpus.reasons import Reason

_ORNAMENT = re.compile(r"^(?:[\s|*_=~\-–—]*|\.{3,})$")
_MOTTO = re.compile(r"cộng h[oò][àa]\s+xã hội|độc lập\s*[-–]\s*tự do|^chủ nghĩa việt nam", re.IGNORECASE)
_OFFICE = re.compile(
    r"^\W*(?:(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd|hội đồng nhân dân|hđnd|đảng bộ|thành ủy|tỉnh ủy)\b[^.;:]*"
    r"|khóa\s+\w+\W+kỳ họp[^.;:]*)$",
    re.IGNORECASE,
)
# Above the title these name the issuer's territory or department; below it they may be the title's own words.
_ABOVE_TITLE = re.compile(
    r"^\W*(?:(?:tỉnh|thành phố|huyện|quận|thị xã|sở|cục|chi cục|ban quản lý)\s[^.;:]*"
    r"|[^.;:]*đảng cộng sản việt nam\W*)$",
    re.IGNORECASE,
)
_NUMBER_LINE = re.compile(r"^\W*số\s*(?::\s*\S+|\d{1,5}\s?[-/]\s?[A-ZĐ]{2})", re.IGNORECASE)
_PLACE_DATE = re.compile(r"^\W*[\w\s.]{2,40},\s*ngày\s*[\d.… ]*\s*tháng\s*[\d.… ]*\s*năm\s*[\d.…]+\W*$", re.IGNORECASE)
# The signature may stand in a second column, on the same line.
_RECIPIENTS = re.compile(r"^\W*n[ơo]i nhận\W*(?:$|(?:tm|kt|tl)\.|t/m\s|t/l\s|k/t\s)", re.IGNORECASE)
_RECIPIENTS_TABLE = re.compile(r"^\W*n[ơo]i nhận\s*:", re.IGNORECASE)
_SIGNER = re.compile(
    r"^\W*(?:(?:tm|kt|tl|q)\.\s|(?:t/m|t/l|k/t)\s"
    r"|(?:phó )?chủ tịch\W*$|(?:phó )?giám đốc\W*$|bí thư\W*$|\(?đã ký|dân\s*\|?$)",
    re.IGNORECASE,
)
_WEBSITE = re.compile(
    r"^\W*(?:đăng xuất|đăng nhập|đăng ký|việc làm hồ chí minh|trang chủ|in trang|chia sẻ|tải về|lược đồ)\W*$",
    re.IGNORECASE,
)
LETTERHEAD_BLOCKS = 14
"""A letterhead stands within so many blocks of the start of a document."""


def set_aside_repeats(
    blocks: list[RawBlock], minimum_words: int = 40, minimum_blocks: int = 1
) -> tuple[list[RawBlock], list[SetAside]]:
    """Keep the first of two equal runs of consecutive blocks, when the run has at least so many words and blocks."""
    keys = [_key(block) for block in blocks]
    seen: dict[_Key, list[int]] = {}
    kept: list[RawBlock] = []
    aside: list[SetAside] = []
    index = 0
    while index < len(blocks):
        length = 0
        if blocks[index].hint is Hint.NOTE and minimum_blocks == 1:
            kept.append(blocks[index])  # a note may repeat the text that it explains
            index += 1
            continue
        for earlier in seen.get(keys[index], []):
            run = 0
            while index + run < len(blocks) and earlier + run < index and keys[earlier + run] == keys[index + run]:
                run += 1
            length = max(length, run)
        if length >= minimum_blocks and sum(count for _, count in keys[index : index + length]) >= minimum_words:
            run_blocks = blocks[index : index + length]
            aside.append(_aside(run_blocks, Reason.REPEATED))
            index += length
            continue
        seen.setdefault(keys[index], []).append(index)
        kept.append(blocks[index])
        index += 1
    return kept, aside


_Key = tuple[bytes, int]


def _key(block: RawBlock) -> _Key:
    """What two equal blocks share: a digest of their words and the number of these; the text would be held twice."""
    found = words(_whole_text(block))
    return hashlib.blake2b(" ".join(found).encode(), digest_size=16).digest(), len(found)


def set_aside_boilerplate(blocks: list[RawBlock]) -> tuple[list[RawBlock], list[SetAside]]:
    """Take out ornaments, letterhead, recipients, signatures and the words of a web page around the document."""
    kept: list[RawBlock] = []
    aside: list[SetAside] = []
    in_recipients = False
    since_start = 0
    titled = False
    for block in blocks:
        text = block.plain
        if block.hint is Hint.NOTE:
            kept.append(block)
            continue
        titled = titled or is_title(block)
        near_start = since_start < LETTERHEAD_BLOCKS
        reason = _table_reason(block) if block.hint is Hint.TABLE else _reason(text, near_start, not titled)
        if _MOTTO.search(text) and len(words(text)) < 20:
            since_start, titled = 0, False  # a letterhead opens a new document
        if in_recipients and reason is None:
            mark = numbering(text)
            if block.hint is Hint.TABLE or (mark is not None and not mark.is_bullet):
                in_recipients = False  # an appendix begins
            elif _is_recipients(text):
                reason = Reason.RECIPIENTS
            elif len(words(text)) <= 6 and not text.rstrip().endswith((".", ":")):
                reason = Reason.SIGNATURE  # the signer's name
            else:
                in_recipients = False
        if reason is Reason.RECIPIENTS or reason is Reason.SIGNATURE:
            in_recipients = True
        if reason is None:
            kept.append(block)
            since_start += 1
        else:
            aside.append(_aside([block], reason))
    return kept, _merged(aside)


def _table_reason(block: RawBlock) -> Reason | None:
    """Letterheads and the foot of a document are often laid out as a table of two columns."""
    if is_letterhead_table(block):
        return Reason.LETTERHEAD
    return Reason.RECIPIENTS if _RECIPIENTS_TABLE.match(_whole_text(block)) else None


def _is_recipients(text: str) -> bool:
    """Whether a block is one recipient or several, parted by semicolons."""
    entries = [entry for entry in text.strip().split(";") if entry.strip()]
    listed = re.match(r"^\s*[-–•]", text) is not None or text.rstrip().endswith((";", ","))
    return listed and all(len(words(entry)) <= 16 for entry in entries)


def _reason(text: str, near_start: bool, above_title: bool) -> Reason | None:
    in_capitals = near_start and len(words(text)) < 12 and text.strip(" |*").isupper()
    tests: tuple[tuple[Reason, Callable[[str], object], bool], ...] = (
        (Reason.ORNAMENT, _ORNAMENT.match, True),
        (Reason.WEBSITE, _WEBSITE.match, True),
        (Reason.RECIPIENTS, _RECIPIENTS.match, len(words(text)) < 14),
        (Reason.LETTERHEAD, _MOTTO.search, len(words(text)) < 20),
        (Reason.LETTERHEAD, _NUMBER_LINE.match, near_start and len(words(text)) < 16),
        (Reason.LETTERHEAD, _PLACE_DATE.match, near_start or len(words(text)) < 12),
        (Reason.LETTERHEAD, _OFFICE.match, in_capitals and len(words(text)) < 9),
        (Reason.LETTERHEAD, _ABOVE_TITLE.match, in_capitals and above_title),
        (Reason.SIGNATURE, _SIGNER.match, len(words(text)) < 9),
    )
    for reason, test, allowed in tests:
        if allowed and test(text):
            return reason
    return None


def _whole_text(block: RawBlock) -> str:
    text = " ".join(cell for row in block.rows for cell in row) if block.rows else block.text
    return MARK.sub("", text).strip()


def _aside(blocks: list[RawBlock], reason: Reason) -> SetAside:
    text = "\n".join(_whole_text(block) for block in blocks)
    return SetAside(text, reason.value, blocks[0].first_line, blocks[-1].last_line)


def _merged(aside: list[SetAside]) -> list[SetAside]:
    """Neighbours with one reason become one entry."""
    result: list[SetAside] = []
    for entry in aside:
        last = result[-1] if result else None
        if last is not None and last.reason == entry.reason and entry.first_line - last.last_line <= 3:
            result[-1] = SetAside(f"{last.text}\n{entry.text}", last.reason, last.first_line, entry.last_line)
        else:
            result.append(entry)
    return result
