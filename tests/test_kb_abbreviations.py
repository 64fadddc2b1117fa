"""Abbreviations and what they stand for."""

import pytest

from kb.abbreviations import ABBREVIATIONS, abbreviations_in, shortened, spelled_out


@pytest.mark.parametrize("short", ABBREVIATIONS)
def test_each_is_found_and_spelled_out(short: str) -> None:
    assert abbreviations_in(f"việc của {short}, năm nay") == (short,)
    assert spelled_out(f"việc của {short}") == f"việc của {short} {ABBREVIATIONS[short]}"


@pytest.mark.parametrize("text", ["", "12/KH-UBND", "59-NQ/TW", "KHÁC", "kh", "QĐ-TTg", "Quyết định 88/QĐ-UBND"])
def test_words_and_document_numbers_hold_none(text: str) -> None:
    assert abbreviations_in(text) == ()
    assert spelled_out(text) == text


def test_once_each_in_order() -> None:
    assert abbreviations_in("UBND và HĐND, rồi lại UBND") == ("UBND", "HĐND")


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("việc của Ủy ban nhân dân xã", ("UBND",)),
        ("việc của Uỷ ban nhân dân xã", ("UBND",)),
        ("viec cua uy ban nhan dan xa", ("UBND",)),
        ("cụm công nghiệp mới", ("CCN",)),
        ("cúm công nghiệp", ()),
        ("nhân dân", ()),
        ("UBND", ()),
    ],
)
def test_what_is_spelled_out_is_also_looked_for_in_short(text: str, short: tuple[str, ...]) -> None:
    assert shortened(text) == short
    assert shortened("vườn chè sạch", {"VCS": "vườn chè sạch"}) == ("VCS",)
