"""Periods of a text: what is one, what it is called, and which two agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.orthography import fold
from kb.periods import agreement, best_agreement, find_periods
from tests.kb_texts import GENERATED, REPORTS


def names(text: str) -> list[str]:
    return [period.name for period in find_periods(text)]


PERIODS = [
    ("năm 2022", ["2022"]),
    ("Năm 2022, 15 xã", ["2022"]),
    ("cả năm 2024", ["2024"]),
    ("12 tháng năm 2024", ["2024"]),
    ("6 tháng đầu năm 2024", ["2024-H1"]),
    ("06 tháng đầu năm 2024", ["2024-H1"]),
    ("sáu tháng cuối năm 2025", ["2025-H2"]),
    ("nửa đầu năm 2023", ["2023-H1"]),
    ("nửa cuối năm 2023", ["2023-H2"]),
    ("6 tháng năm 2024", ["2024-H1"]),
    ("quý II năm 2026", ["2026-Q2"]),
    ("quý IV/2026", ["2026-Q4"]),
    ("quý 3 năm 2025", ["2025-Q3"]),
    ("Quý I-2025", ["2025-Q1"]),
    ("tháng 9 năm 2023", ["2023-09"]),
    ("tháng 12/2022", ["2022-12"]),
    ("giai đoạn 2012 - 2022", ["2012-2022"]),
    ("nhiệm kỳ 2025-2030", ["2025-2030"]),
    ("từ năm 2021 đến năm 2025", ["2021-2025"]),
    ("ngày 30/6/2023", ["2023"]),
    ("ngày 30 tháng 6 năm 2023", ["2023"]),
    ("ngày 05/8/2020 và năm 2022", ["2020", "2022"]),
    ("năm 2021, năm 2022 và năm 2021", ["2021", "2022", "2021"]),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_names_of_periods(text: str, expected: list[str]) -> None:
    assert names(text) == expected
    assert names(fold(text)) == expected, "accents are not needed"
    assert names(f"Trong {text} tăng 5%.") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 45/2022/QH15",
        "nghi quyet 45/2022/qh15",
        "Nghị định 57/2024/NĐ-CP",
        "Thông tư 15/2021/TT-BTC",
        "2.022 hộ",
        "12022 hộ",
        "20221 hộ",
        "2000 ha lúa",
        "2000 tỷ đồng",
        "6 tháng một lần",
        "quý II",
        "1,2022",
        "tháng 13",
        "",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("so với năm 2021", [True]),
        ("so với cùng kỳ năm 2023", [True]),
        ("so năm 2021", [True]),
        ("so với đầu năm 2021", [True]),
        ("so voi nam 2021", [True]),
        ("cùng kỳ năm 2023", [True]),
        ("năm 2022 tăng 5% so với năm 2021", [False, True]),
        ("năm 2022", [False]),
        ("trong khi năm 2021", [False]),
    ],
)
def test_base_periods(text: str, base: list[bool]) -> None:
    assert [period.base for period in find_periods(text)] == base


@given(st.one_of(REPORTS, st.text(max_size=60), st.text("0123456789/-. namquythng", max_size=40)))
@GENERATED
def test_periods_are_slices_in_order_without_overlap(text: str) -> None:
    end = 0
    for period in find_periods(text):
        assert end <= period.start < period.end <= len(text)
        assert period.name[:4] in text[period.start : period.end]
        end = period.end


def test_offsets_hold_after_characters_that_fold_to_several() -> None:
    text = "İİ năm 2022"
    (period,) = find_periods(text)
    assert text[period.start : period.end] == "năm 2022"


AGREEMENT = [
    ("2022", "2022", 1.0),
    ("2024-H1", "2024-H1", 1.0),
    ("2022", "2021", -1.0),
    ("2024-H1", "2023-H1", -1.0),
    ("2024", "2024-H1", 0.0),
    ("2024-H1", "2024", 0.0),
    ("2024-H1", "2024-Q1", -0.3),
    ("2024-H1", "2024-H2", -0.3),
    ("2022", "2012-2022", -0.4),
    ("2015", "2012-2022", -0.4),
    ("2023", "2012-2022", -1.0),
    ("2012-2022", "2022", 0.0),
    ("2012-2022", "2012", 0.0),
    ("2012-2022", "2015", -0.6),
    ("2012-2022", "2025-2030", -0.6),
]


@pytest.mark.parametrize(("asked", "stated", "expected"), AGREEMENT)
def test_agreement(asked: str, stated: str, expected: float) -> None:
    assert agreement(asked, stated) == expected


def test_the_best_stated_period_counts_for_each_asked_one() -> None:
    assert best_agreement(["2022"], ["2021", "2022"]) == 1.0
    assert best_agreement(["2022", "2023"], ["2022"]) == 0.0
    assert best_agreement([], ["2022"]) is None
    assert best_agreement(["2022"], []) is None
