"""What a person may set in the metadata of a report."""

from __future__ import annotations

import pytest

from kb.errors import KbError
from kb.messages import Language
from kb.metadata_edits import FIELDS, MAX_LENGTH, checked_edits
from kb.model import ReportSummary


def test_values_are_trimmed_and_empty_ones_are_none() -> None:
    assert checked_edits({"kind": "  kế   hoạch ", "signer": " ", "place": None}) == {
        "kind": "kế hoạch",
        "signer": None,
        "place": None,
    }


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("issued", "2024"),
        ("issued", "2024-06"),
        ("issued", "2024-06-28"),
        ("period", "2022"),
        ("period", "2024-H1"),
        ("period", "2024-Q4"),
        ("period", "2022-12"),
        ("period", "2012-2022"),
        ("territory", "after-2025-07"),
        ("in_force", "no"),
        ("title", "Đ" * MAX_LENGTH),
    ],
)
def test_good_values(field: str, value: str) -> None:
    assert checked_edits({field: value}) == {field: value}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("issued", "28/06/2024"),
        ("issued", "2024-13"),
        ("issued", "2024-06-32"),
        ("period", "năm 2022"),
        ("period", "2022-H3"),
        ("territory", "Cần Thơ"),
        ("in_force", "maybe"),
        ("issued", "2024-02-30"),
        ("period", "2022-2012"),
        ("number", "1\x00"),
        ("kind", "kế\u202ehoạch"),
    ],
)
@pytest.mark.parametrize("language", Language)
def test_bad_values_are_named(field: str, value: str, language: Language) -> None:
    with pytest.raises(KbError) as caught:
        checked_edits({field: value})
    assert caught.value.code == "metadata_invalid"
    assert caught.value.detail["field"] == field
    assert f"“{field}”" in caught.value.message(language)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("title", " ", "title_needed"),
        ("kind", "Đ" * (MAX_LENGTH + 1), "metadata_too_long"),
        ("words", "3", "metadata_unknown"),
    ],
)
def test_other_mistakes_have_sentences_of_their_own(field: str, value: str, code: str) -> None:
    with pytest.raises(KbError) as caught:
        checked_edits({field: value})
    assert caught.value.code == code
    assert {caught.value.message(language) for language in Language} != {code}


def test_every_field_is_one_of_a_report() -> None:
    assert set(FIELDS) <= set(ReportSummary.__dataclass_fields__)
