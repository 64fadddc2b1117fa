"""Periods that a text names without their year."""

import pytest

from kb.bare_periods import bare_parts, in_year_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Trong tháng 12, huyện trồng 3 ha.", ("-12",)),
        ("Tháng 05 gặt sớm.", ("-05",)),
        ("Lũy kế 12 tháng được 40 tấn.", ("",)),
        ("Cả năm được 40 tấn.", ("",)),
        ("6 tháng đầu năm được 18 tấn.", ("-H1",)),
        ("Sáu tháng cuối năm được 22 tấn.", ("-H2",)),
        ("Quý III trồng rừng, quý 4 làm đường.", ("-Q3", "-Q4")),
        ("Trong quý I và quý I.", ("-Q1",)),
        ("Tháng 3, tháng 1.", ("-03", "-01")),
    ],
)
def test_parts_of_a_year_in_the_order_of_the_text_once_each(text: str, parts: tuple[str, ...]) -> None:
    assert bare_parts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Tháng 3/2031 trồng rừng.",
        "Tháng 3 năm 2031 trồng rừng.",
        "Quý II năm 2031 trồng rừng.",
        "Ngày 5 tháng 3 trồng rừng.",
        "Tăng 4% so với tháng 11.",
        "Tăng 4% so với cùng kỳ quý II.",
        "Tháng 13 không có.",
        "Huyện trồng 3 ha.",
    ],
)
def test_a_period_with_its_year_a_day_and_what_is_only_compared_with_are_no_parts(text: str) -> None:
    assert bare_parts(text) == ()


def test_beside_what_it_is_compared_with_the_period_itself_counts() -> None:
    assert bare_parts("So với tháng 4, tháng 5 tăng 3%.") == ("-05",)


@pytest.mark.parametrize(
    ("parts", "period", "expected"),
    [
        (("-12", ""), "2031", ("2031-12", "2031")),
        (("-Q1",), "2031-H1", ("2031-Q1",)),
        (("-12",), "2025-2030", ()),
        (("-12",), None, ()),
        (("-12",), "", ()),
        ((), "2031", ()),
    ],
)
def test_they_lie_in_the_one_year_of_the_report(
    parts: tuple[str, ...], period: str | None, expected: tuple[str, ...]
) -> None:
    assert in_year_of(parts, period) == expected
