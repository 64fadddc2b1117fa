"""The pieces of a question as they are shown."""

from datetime import date

import pytest

from kb.messages import Language
from kb.understood import Aspect, period_label, shown, understandings

TODAY = date(2032, 2, 3)


def pieces(text: str) -> list[tuple[str, str]]:
    return [(piece.aspect.value, piece.value) for piece in understandings(text, text, TODAY)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("năm 2031", [("period", "2031")]),
        ("cuối năm ngoái", [("period", "2031-H2")]),
        ("6 tháng đầu năm", [("period", "H1")]),
        ("nhiệm kỳ 2025-2030", [("period", "2025-2030")]),
        ("tăng so với năm trước", [("value_kind", "change")]),
        ("Cần Thơ năm 2022", [("period", "2022"), ("place", "Cần Thơ/before-2025-07")]),
        ("Nghị quyết 59-NQ/TW", [("document", "59-NQ/TW"), ("document_kind", "nghị quyết")]),
        ("Sở Y tế làm gì", [("organisation", "Sở Y tế")]),
        ("GRDP xếp thứ mấy", [("indicator", "GRDP"), ("value_kind", "rank")]),
        ("mục tiêu là mấy con", [("value_kind", "target")]),
        ("kế hoạch giao mấy con", [("value_kind", "plan")]),
        ("chiếm mấy phần", [("value_kind", "share")]),
        ("thực tế mấy con", [("value_kind", "actual")]),
        ("ai nói “đập Khe Mây”", [("phrase", "đập Khe Mây")]),
        ('ai nói "mật ong" và "chè"', [("phrase", "mật ong"), ("phrase", "chè")]),
        ("đạt 11 234,5 con", [("number", "11234.5")]),
        ("đạt 11.234,5 con", [("number", "11234.5")]),
        ("đàn trâu có mấy con", []),
    ],
)
def test_the_pieces_of_a_question(text: str, found: list[tuple[str, str]]) -> None:
    assert pieces(text) == found


def test_a_piece_is_taken_back_by_its_key_or_its_kind() -> None:
    (year,) = understandings("năm 2031", "năm 2031", TODAY)
    assert year.key == "period:2031"
    assert year.among({"period:2031"})
    assert year.among({"period"})
    assert not year.among({"period:2030", "place"})


def test_each_piece_is_shown_once_with_the_words_that_say_it() -> None:
    text = "Cần Thơ năm 2022 và năm 2022"
    found = shown(understandings(text, text, TODAY), Language.VI)
    assert [(piece.kind, piece.label, piece.text) for piece in found] == [
        ("period", "năm 2022", "năm 2022"),
        ("place", "Cần Thơ trước 7/2025", "Cần Thơ"),
    ]
    english = shown(understandings(text, text, TODAY), Language.EN)
    assert [piece.label for piece in english] == ["year 2022", "Cần Thơ before July 2025"]


@pytest.mark.parametrize(
    ("name", "vietnamese", "english"),
    [
        ("2031", "năm 2031", "year 2031"),
        ("2031-H2", "6 tháng cuối năm 2031", "second half of 2031"),
        ("2031-Q2", "quý II/2031", "Q2 2031"),
        ("2031-05", "tháng 5/2031", "month 5/2031"),
        ("2025-2030", "2025–2030", "2025–2030"),
        ("H1", "6 tháng đầu năm", "first half of the year"),
        ("Q3", "quý III", "quarter Q3"),
    ],
)
def test_periods_in_words(name: str, vietnamese: str, english: str) -> None:
    assert (period_label(name, Language.VI), period_label(name, Language.EN)) == (vietnamese, english)


def test_every_kind_of_value_has_words() -> None:
    text = "mục tiêu, kế hoạch, tăng, chiếm, xếp hạng, thực tế"
    found = shown(understandings(text, text, TODAY), Language.VI)
    assert len([piece for piece in found if piece.kind == Aspect.VALUE_KIND]) == 6
