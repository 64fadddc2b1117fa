"""Periods that only the day of asking tells."""

from datetime import date

import pytest

from index.orthography import fold
from kb.relative_periods import relative_periods, yearless_parts

TODAY = date(2032, 2, 3)
NAMED = [
    ("năm nay", "2032"),
    ("năm ngoái", "2031"),
    ("cuối năm ngoái", "2031-H2"),
    ("nửa đầu năm nay", "2032-H1"),
    ("6 tháng cuối năm trước", "2031-H2"),
    ("9 tháng đầu năm nay", "2032"),
    ("năm kia", "2030"),
    ("năm tới", "2033"),
    ("quý trước", "2031-Q4"),
    ("quý tới", "2032-Q2"),
    ("tháng trước", "2032-01"),
    ("tháng tới", "2032-03"),
    ("nhiệm kỳ trước", "2025-2030"),
    ("nhiệm kỳ hiện tại", "2030-2035"),
]


@pytest.mark.parametrize(("words", "name"), NAMED)
def test_a_period_is_read_against_the_day_of_asking(words: str, name: str) -> None:
    text = f"Đàn trâu {words} có bao nhiêu con?"
    for question in (text, fold(text)):
        (period,) = relative_periods(question, TODAY)
        assert (period.name, period.base) == (name, False)
        assert question[period.start : period.end] == (words if question == text else fold(words))


def test_the_day_decides() -> None:
    assert [relative_periods("quý trước", date(2032, month, 1))[0].name for month in (1, 4, 12)] == [
        "2031-Q4",
        "2032-Q1",
        "2032-Q3",
    ]


@pytest.mark.parametrize("text", ["tăng 5% so với năm trước", "so với cùng kỳ năm ngoái"])
def test_what_is_only_compared_with_is_a_base(text: str) -> None:
    assert [period.base for period in relative_periods(text, TODAY)] == [True]


@pytest.mark.parametrize("text", ["mười năm sau", "5 năm qua", "nhiều năm trước", "năm trước 2030", "năm 2031"])
def test_counted_years_and_years_with_a_number_are_none(text: str) -> None:
    assert relative_periods(text, TODAY) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("6 tháng đầu năm thu hoạch gì", ["H1"]),
        ("nửa cuối năm", ["H2"]),
        ("quý III có gì", ["Q3"]),
        ("quy 2", ["Q2"]),
        ("quý III/2031", []),
        ("6 tháng đầu năm 2031", []),
        ("6 tháng đầu năm nay", []),
        ("quỹ đất", []),
    ],
)
def test_parts_of_a_year_that_is_not_named(text: str, parts: list[str]) -> None:
    assert [period.name for period in yearless_parts(text)] == parts
