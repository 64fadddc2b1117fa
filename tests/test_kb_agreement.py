"""How far passages agree with what a question says."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Metadata
from kb.agreement import agreement_of, kind_agreement, period_agreement, place_agreement
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
    ("question", "text", "period", "low", "high"),
    [
        ("năm 2031", "Năm 2031 gặt 6.300 tấn", "2020", 1.0, 1.0),
        ("năm ngoái", "Năm 2031 gặt 6.300 tấn", "2020", 1.0, 1.0),
        ("năm 2031", "Năm 2020 gặt 6.300 tấn", "2031", -1.0, -1.0),
        ("năm 2031", "Gặt 6.300 tấn", "2031", 0.5, 0.9),
        ("năm 2031", "Gặt 6.300 tấn", "2020", -0.9, -0.5),
        ("năm 2031", "Gặt nhiều hơn so với năm 2030", "2031", 0.5, 0.9),
        ("6 tháng đầu năm", "6 tháng đầu năm 2031 gặt", None, 1.0, 1.0),
        ("6 tháng đầu năm", "Năm 2031 gặt", None, 0.0, 0.0),
        ("năm 2031", "Gặt 6.300 tấn", None, 0.0, 0.0),
        ("gặt mấy tấn", "Năm 2031 gặt", "2031", 0.0, 0.0),
    ],
)
def test_period(question: str, text: str, period: str | None, low: float, high: float) -> None:
    meta = replace(META, period=period)
    assert low <= period_agreement(asked(question), passage(text), meta) <= high


def test_what_the_passage_says_outweighs_its_heading_and_that_its_report() -> None:
    question = asked("năm 2031")
    own = period_agreement(question, passage("Năm 2031 gặt"), META)
    above = period_agreement(question, passage("Gặt", "I. NĂM 2031"), META)
    report = period_agreement(question, passage("Gặt"), META)
    assert own > above > report > 0


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


def test_all_features_of_a_passage() -> None:
    question = asked("Sở Y tế: “tiêm chủng” theo Quyết định 88/QĐ-UBND đạt tỷ lệ bao nhiêu, dân số 1.240 người?")
    full = passage("Sở Y tế báo 1240 người tiêm chủng, chiếm 97% dân số, theo Quyết định số 88/QĐ-UBND.")
    empty = passage("Vườn chè xanh.")
    features, none = agreement_of(question, full, META), agreement_of(question, empty, META)
    for name in ("document", "organisation", "indicator", "value_kind", "number", "phrase"):
        assert (getattr(features, name), getattr(none, name)) == (1.0, 0.0), name
    nothing = agreement_of(asked("trâu"), full, META)
    assert {getattr(nothing, name) for name in nothing.__slots__} == {0.0}
