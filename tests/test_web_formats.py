"""Numbers, dates and confidence as the reader's language writes them."""

from __future__ import annotations

import pytest

from kb.messages import Language
from web.formats import confidence_key, day, number, percent
from web.strings import STRINGS


def test_numbers_and_dates_are_written_as_the_language_does() -> None:
    assert number(1234567.5, Language.VI, 1) == "1.234.567,5"
    assert number(1234567.5, Language.EN, 1) == "1,234,567.5"
    assert [percent(share, Language.VI) for share in (0.934, 0.999, 1.0)] == ["93%", "99%", "100%"]
    assert [day(value, Language.VI) for value in ("2031-02-01", "2031-02", "2031")] == ["01/02/2031", "02/2031", "2031"]
    assert [day(value, Language.EN) for value in ("2031-02-01", "2031-02")] == ["1 February 2031", "February 2031"]
    assert [day(value, Language.VI) for value in ("", "2031-13", "hôm qua")] == ["", "2031-13", "hôm qua"]


@pytest.mark.parametrize(
    ("issued", "vietnamese", "english"),
    [
        ("2031-12-28", "28/12/2031", "28 December 2031"),
        ("2031-2-30", "2031-2-30", "2031-2-30"),
        ("2031", "2031", "2031"),
        ("-", "-", "-"),
        ("20310-01", "20310-01", "20310-01"),
    ],
)
def test_days(issued: str, vietnamese: str, english: str) -> None:
    assert (day(issued, Language.VI), day(issued, Language.EN)) == (vietnamese, english)


@pytest.mark.parametrize(("share", "shown"), [(0.0, "0%"), (0.004, "0%"), (0.995, "99%"), (1.0, "100%")])
def test_only_a_certain_answer_is_shown_as_certain(share: float, shown: str) -> None:
    assert percent(share, Language.EN) == shown


def test_numbers_are_rounded() -> None:
    assert number(0.06, Language.VI, 1) == "0,1"
    assert number(-1234, Language.VI) == "-1.234"


@pytest.mark.parametrize(
    ("confidence", "key"),
    [(1.0, "high"), (0.9, "high"), (0.89, "good"), (0.75, "good"), (0.74, "medium"), (0.5, "medium"), (0.49, "low")],
)
def test_words_for_a_confidence(confidence: float, key: str) -> None:
    assert confidence_key(confidence) == f"confidence.{key}"
    assert confidence_key(confidence) in STRINGS
