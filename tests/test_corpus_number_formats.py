from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.number_formats import is_number, shown


@pytest.mark.parametrize(
    ("value", "look", "text"),
    [
        (2644.8869999999997, "0.0", "2644,9"),
        (2025, "General", "2025"),
        (1234567.891, "#,##0.0", "1.234.567,9"),
        (0.1234, "0.0%", "12,3%"),
        (-12.5, r"#,##0.0;\-#,##0.0", "-12,5"),
        (-12.5, r"#,##0.0_);\(#,##0.0\)", "-12,5"),
        (-12.5, "#,##0.0;[Red]-#,##0.0", "-12,5"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (0, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "-"),
        (3.5, '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)', "3,50"),
        (1234, '#,##0 "đồng"', "1.234 đồng"),
        (5, '"Tháng "0', "Tháng 5"),
        (8, "[$$-409]#,##0.00", "$8,00"),
        (1500000, "#,##0,", "1.500"),
        (153.23422426063578, "General", "153,23422426"),
        (0.1 + 0.2, "General", "0,3"),
        (7, "000", "007"),
        (12.5, "0.0##", "12,5"),
        (12, "0.##", "12"),
        (1.5e10, "0.00E+00", "1,50E+10"),
        (1e20, "General", "1,00000E+20"),
        (1e60, "#,##0", "1E+60"),
        (1.005, "0.00", "1,01"),
        (-0.04, "0.0", "0,0"),
        (1.5, "# ?/?", "1,5"),
        (12345, "[>=1000]#,##0;0", "12.345"),
        (float("inf"), "0", "inf"),
        (Decimal("2.50"), "0.0", "2,5"),
        (True, "General", "TRUE"),
        (None, "0", ""),
        ("  chữ\u00a0rời ", "0", "chữ rời"),
        (date(2024, 12, 31), "mm-dd-yy", "31/12/2024"),
        (datetime(2024, 12, 31), "mmm-yy", "12/2024"),
        (datetime(2024, 12, 31), "yyyy", "2024"),
        (datetime(2024, 12, 31, 7, 5), "dd/mm/yyyy hh:mm", "31/12/2024 07:05"),
        (datetime(2024, 12, 31), "General", "31/12/2024"),
        (time(7, 5), "hh:mm", "07:05"),
        (timedelta(hours=30, minutes=4), "[h]:mm", "30:04"),
    ],
)
def test_values_look_as_the_sheet_shows_them(value: object, look: str, text: str) -> None:
    assert shown(value, look) == text


def test_truth_values_and_dates_are_no_numbers() -> None:
    assert [is_number(value) for value in (1, 1.5, Decimal(1), True, date(2024, 1, 1), "1")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


@given(st.floats(-1e12, 1e12), st.sampled_from(["0.00", "#,##0.00"]))
def test_a_reader_gets_the_rounded_value_back(value: float, look: str) -> None:
    back = float(shown(value, look).replace(".", "").replace(",", "."))
    assert back == pytest.approx(value, abs=0.00501)


@given(st.one_of(st.floats(), st.integers(), st.text(max_size=9), st.dates(), st.none()), st.text(max_size=12))
def test_no_format_breaks_it(value: object, look: str) -> None:
    assert isinstance(shown(value, look), str)
