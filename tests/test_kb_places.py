"""Provinces named in a text."""

import pytest

from kb.places import PROVINCES, provinces_in


def test_there_are_the_names_of_before_and_after_the_mergers() -> None:
    assert len(PROVINCES) == len(set(PROVINCES)) == 64
    assert list(PROVINCES) == sorted(PROVINCES, key=PROVINCES.index)


@pytest.mark.parametrize("name", PROVINCES)
def test_each_is_found_with_and_without_accents(name: str) -> None:
    from index.orthography import fold

    assert provinces_in(f"ở tỉnh {name}, năm nay") == (name,)
    assert provinces_in(fold(name)) == (name,)


def test_longer_names_win_and_order_is_kept() -> None:
    assert provinces_in("Thừa Thiên Huế, rồi Cần Thơ, rồi Hậu Giang và lại Cần Thơ") == (
        "Thừa Thiên Huế",
        "Cần Thơ",
        "Hậu Giang",
    )


@pytest.mark.parametrize("text", ["tiền gian", "nhà nămm", "huếch", "sinh ninh", "thai nguyenn", ""])
def test_whole_syllables_must_agree(text: str) -> None:
    assert provinces_in(text) == ()
