"""How far passages agree with what a question says."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Metadata
from kb.agreement import kind_agreement, place_agreement
from kb.places import AFTER, BEFORE
from kb.question import Question, understand
from kb.rows import StoredPassage
from tests.kb_texts import VALLEY, read, stored_passages

REPORT = read(VALLEY)
STORED = stored_passages(REPORT)[0]
META = replace(REPORT.metadata, period="2031", kind="báo cáo", place="Cần Thơ", territory=BEFORE)


def passage(text: str, *section: str) -> StoredPassage:
    return replace(STORED, passage=replace(STORED.passage, text=text, section=section, context=""))


def asked(text: str) -> Question:
    return understand(text, today=date(2032, 5, 1))


@pytest.mark.parametrize(
    ("question", "text", "meta", "low", "high"),
    [
        ("lúa ở Cần Thơ", "Cần Thơ gieo lúa", META, 1.0, 1.0),
        ("lúa ở Cần Thơ", "Gieo lúa", META, 0.5, 0.9),
        ("lúa ở Cần Thơ", "Hậu Giang gieo lúa", replace(META, place=None), 0.4, 0.6),
        ("lúa ở Cần Thơ cũ", "Hậu Giang gieo lúa", replace(META, place=None), -1.0, -1.0),
        ("lúa ở Cần Thơ", "Gieo lúa", replace(META, place="Hà Nội"), -1.0, -1.0),
        ("lúa ở Cần Thơ", "Gieo lúa", replace(META, place=None), 0.0, 0.0),
        ("lúa", "Cần Thơ gieo lúa", META, 0.0, 0.0),
    ],
)
def test_place(question: str, text: str, meta: Metadata, low: float, high: float) -> None:
    assert low <= place_agreement(asked(question), passage(text), meta) <= high


def test_the_other_territory_agrees_less() -> None:
    question, stored = asked("lúa ở Cần Thơ trước 7/2025"), passage("Cần Thơ gieo lúa")
    assert (
        place_agreement(question, stored, META) > place_agreement(question, stored, replace(META, territory=AFTER)) > 0
    )


@pytest.mark.parametrize(
    ("question", "kind", "fit"),
    [
        ("Báo cáo nêu gì", "báo cáo", 1.0),
        ("Nghị quyết nêu gì", "báo cáo", -1.0),
        ("Nghị quyết nêu gì", None, 0.0),
        ("Nêu gì", "báo cáo", 0.0),
    ],
)
def test_kind(question: str, kind: str | None, fit: float) -> None:
    assert kind_agreement(asked(question), replace(META, kind=kind)) == fit
