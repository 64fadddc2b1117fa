"""Measures of answers, on answers whose values are known by hand."""

from __future__ import annotations

import pytest

from scripts.answer_measures import ANSWERS, REFUSALS, Given, compared, estimates, token_f1

REFUSED = Given(None, None)


def test_one_answer_as_numbers() -> None:
    marked = ("thứ năm", "sáng thứ năm")
    assert compared(Given("Sáng thứ năm.", "Chợ họp sáng thứ năm."), marked) == (1, 1, 1, 1, 1, 0)
    held = compared(Given("họp thứ năm", "Chợ họp thứ năm."), marked)
    assert held == pytest.approx((1, 0, 0.8, 1, 1, 0))
    assert compared(Given("thứ hai", "Chợ họp thứ hai."), ("ngày rằm",)) == (1, 0, 0, 0, 0, 0)
    assert compared(Given("chợ", "Chợ họp thứ năm."), marked) == (1, 0, 0, 0, 1, 0)
    assert compared(REFUSED, marked) == (1, 0, 0, 0, 0, 1)
    assert compared(REFUSED, ()) == (0, 0, 0, 0, 0, 1)
    assert compared(Given("chợ", "Chợ."), ()) == (0, 0, 0, 0, 0, 0)


def test_a_word_said_twice_counts_twice() -> None:
    assert token_f1(" a a b ", " a b ") == pytest.approx(0.8)
    assert token_f1("", " a ") == 0


def test_refusals_are_measured_over_all_questions() -> None:
    rows = [
        compared(REFUSED, ()),  # rightly refused
        compared(Given("a", "a"), ()),  # should have been
        compared(REFUSED, ("a",)),  # wrongly refused
        compared(Given("a", "a"), ("a",)),
        compared(Given("b", "b"), ("a",)),
    ]
    found = estimates(rows)
    assert list(found) == [*ANSWERS, *REFUSALS]
    values = {name: estimate.value for name, estimate in found.items()}
    assert values["exact match"] == values["refused wrongly"] == pytest.approx(1 / 3, abs=1e-4)
    assert values["refusal precision"] == values["refusal recall"] == values["refusal F1"] == 0.5
    assert values["F1 of all questions"] == pytest.approx(2 / 5)
    assert all(estimate.low <= estimate.value <= estimate.high for estimate in found.values())
    assert found == estimates(rows)


def test_a_set_without_anything_to_refuse_has_no_such_measures() -> None:
    assert list(estimates([compared(Given("a", "a"), ("a",))])) == list(ANSWERS)
