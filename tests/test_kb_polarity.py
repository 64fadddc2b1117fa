"""Words that turn a sentence."""

import pytest

from kb.polarity import bound, direction, negations, planned


def test_negation_and_direction() -> None:
    assert negations(["không", "ngừng", "xây"]) == {"không", "ngừng"}
    assert not negations(["đã", "xong"])
    assert direction(["đàn", "trâu", "tăng"]) == (True, False)
    assert direction(["thấp", "hơn"]) == (False, True)
    assert direction(["giảm", "rồi", "tăng"]) == (True, True)
    assert direction(["hạ", "tầng"]) == (False, False)


def test_a_plan_is_words_in_a_row() -> None:
    assert planned(["theo", "kế", "hoạch"])
    assert planned(["sẽ", "xây"])
    assert not planned(["hoạch", "kế"])
    assert not planned(["mục", "lục", "tiêu", "biểu"])


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("rộng trên ", "trên"),
        ("đạt ít nhất ", "ít nhất"),
        ("tăng -", "-"),
        ("mức ≥ ", "≥"),
        ("từ 7%-", ""),
        ("rộng ", ""),
        ("trên địa bàn có ", ""),
        ("sở hữu gầntrên", ""),
    ],
)
def test_what_bounds_a_number(before: str, expected: str) -> None:
    assert bound(before) == expected
