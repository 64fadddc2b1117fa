"""What kind of thing answers a question: a value, a date, a person …, read from the words that it asks with."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from index.orthography import fold, has_accents


class AnswerType(StrEnum):
    """What kind of thing answers the question."""

    VALUE = "value"
    DATE = "date"
    DOCUMENT = "document"
    PLACE = "place"
    WHO = "who"
    LIST = "list"
    COMPARISON = "comparison"
    REASON = "reason"
    DEFINITION = "definition"
    STATEMENT = "statement"


_DOCUMENTS = (
    r"quyet dinh|nghi quyet|ke hoach|van ban|nghi dinh|chi thi|thong tu|de an|chuong trinh(?: muc tieu quoc gia)?"
    r"|cong van|to trinh|cuoc van dong|chu truong|qd|nq|kh"
)
_FEW = r"(?: (?!bao\b|nao\b|may\b|thang\b|quy\b)[a-z]+){1,5}"
"""What is counted before "nào": "ba bệnh viện tư nào", but not "năm nào", "năm 2022 ở huyện nào"."""
_MAY = r"(?<!nha )(?<!xe )(?<!det )\bmay\b(?! moc| bay)"
"""The word "mấy": "nhà máy", "xe máy", "dệt may", "máy móc" and "máy bay" are no askings without accents either."""
_MANY = rf"(?:bao nhieu|{_MAY}|muc nao|how (?:many|much|large|high)\b)"
# Read on the accentless question, first match wins: a question asks for the most specific thing that it names.
_CUES: tuple[tuple[AnswerType, tuple[str, ...]], ...] = (
    (AnswerType.LIST, (r"\bgom (?:nhung|cac)\b.* (?:nao|gi)\b",)),
    (
        AnswerType.COMPARISON,
        (
            r"lan luot|respectively|compare|so voi ke hoach.*(?:bao nhieu|may)",
            r"moi (?:loai|ben|noi|khu vuc|nguon|huyen|quan|nganh|nhom) (?:la |chiem |co )?(?:bao nhieu|may)",
            r"(?:bao nhieu|may)\b.* moi (?:loai|ben|noi|khu vuc|nguon|huyen|quan|nganh|nhom)\b",
            rf"{_MANY}.*{_MANY}",
        ),
    ),
    (
        AnswerType.DOCUMENT,
        (
            rf"(?:{_DOCUMENTS}) (?:nao|so may|so bao nhieu|gi)|so hieu|so may\b",
            r"which (?:decision|resolution|plan|programme|program|decree)",
        ),
    ),
    (
        AnswerType.DATE,
        (
            r"(?<!dai )ngay nao|ngay,? thang,? nam nao|thang nao|nam nao|nam may|khi nao|bao gio|luc nao|chung nao",
            r"truoc ngay|hom nao|buoi nao",
            r"thoi (?:gian|diem|han) nao|when\b|what (?:year|date|day)|by which (?:year|date)",
        ),
    ),
    (
        AnswerType.REASON,
        (
            r"vi sao|tai sao|nho dau|nguyen nhan|(?:nham|voi) muc dich gi|de lam gi|bang cach nao|nhu the nao",
            r"ra sao|dua vao dau|lam the nao|the nao|why\b|how (?:does|did|is|was|were|are)\b",
        ),
    ),
    (
        AnswerType.DEFINITION,
        (r"viet tat|nghia la gi|la (?:chi so|cum tu|ten|chu) gi|la gi\b|what (?:is|does) .* (?:stand for|mean)",),
    ),
    (
        AnswerType.LIST,
        (
            rf"(?:{_MAY}|\b(?:hai|ba|bon|sau|bay|tam|chin|muoi|\d{{1,2}})\b){_FEW} nao\b",
            rf"^nam (?!ngoai|nay|truoc|qua|sau|toi|kia|hoc)[a-z]+{_FEW} nao\b",
        ),
    ),
    (
        AnswerType.VALUE,
        (
            rf"bao nhieu|bao nhiu|{_MAY}|ti le|ty le|toc do|muc nao|how (?:many|much|high|large|fast)",
            r"what (?:percentage|percent|was the value|is the value|share|rate|average)|by what percent",
        ),
    ),
    (
        AnswerType.LIST,
        (
            r"nhung .*\b(?:nao|gi|ai)\b|cac .*\b(?:nao|gi)\b|gom (?:nhung|cac|gi)|nhung ai|liet ke|ke ten",
            r"which (?!(?:agency|department|office)\b)(?:\w+ )??(?!(?:ha|wa|doe|i)s\b)\w+s\b",
        ),
    ),
    (
        AnswerType.WHO,
        (
            r"\bai\b|nguoi nao|don vi nao|co quan nao|so nao|to chuc nao|ben nao|dong chi nao",
            r"who\b|whom\b|which (?:agency|department|office)",
        ),
    ),
    (
        AnswerType.PLACE,
        (
            r"o dau|noi nao|dia diem nao|dia chi|where\b|address",
            r"(?:huyen|quan|xa|phuong|tinh|thi tran|dia phuong|thi truong) nao",
        ),
    ),
)
_ASKING = {"may": "mấy", "dau": "đâu", "ai": "ai", "gi": "gì", "nao": "nào"}
"""Words that ask; "máy", "đầu", "ái" are written like them without accents and ask nothing."""
_CUE_PATTERNS = tuple((kind, re.compile("|".join(patterns))) for kind, patterns in _CUES)


def answer_type(question: str) -> AnswerType:
    """The type of a question in Vietnamese, with or without accents, or in English."""
    accents = has_accents(question)
    cues = " ".join(_cue(word, accents=accents) for word in question.split(" "))
    return next((kind for kind, cue in _CUE_PATTERNS if cue.search(cues)), AnswerType.STATEMENT)


def _cue(word: str, *, accents: bool) -> str:
    """A word without accents, or nothing when its accents say that it does not ask.

    Where others carry ``accents``, one without them is meant so: "may" in "xưởng may" does not count anything.
    """
    folded = fold(word)
    bare = folded.strip("?!.,;:()“”\"'")
    asks = (
        bare not in _ASKING
        or not (accents or has_accents(word))
        or _ASKING[bare] in unicodedata.normalize("NFC", word.lower())
    )
    return folded if asks else folded.replace(bare, "_")
