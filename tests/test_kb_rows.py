"""Ids and years that the store's rows are asked for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.rows import covers, slug, strings
from tests.kb_texts import GENERATED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Báo cáo 6 tháng", "bao-cao-6-thang"),
        ("ĐỀ ÁN", "de-an"),
        ("a__b--c", "a-b-c"),
        ("../x", "x"),
        ("", "report"),
        ("报告", "report"),
        ("Ⅷ²", "report"),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=40))
@GENERATED
def test_any_name_gives_a_slug_that_an_address_can_hold(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("issued", "period", "year", "expected"),
    [
        ("2031-05-01", None, 2031, True),
        ("2031", None, 2031, True),
        ("2031-05-01", None, 2030, False),
        (None, "2024-H1", 2024, True),
        (None, "2012-2022", 2012, True),
        (None, "2012-2022", 2017, True),
        (None, "2012-2022", 2022, True),
        (None, "2012-2022", 2023, False),
        ("2023-01-01", "2022", 2022, True),
        (None, None, 2022, False),
        (None, "", 2022, False),
    ],
)
def test_the_years_of_a_report(issued: str | None, period: str | None, year: int, expected: bool) -> None:
    assert covers(issued, period, year) is expected


def test_lists_of_strings() -> None:
    assert strings('["a", "b"]') == ("a", "b")
    assert strings("[]") == ()
