"""Provinces named in a text."""

import pytest

from kb.places import AFTER, BEFORE, PROVINCES, places_in, provinces_in


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


@pytest.mark.parametrize(
    ("text", "years", "territory"),
    [
        ("Cần Thơ trước 7/2025", [], BEFORE),
        ("Cần Thơ trước khi sáp nhập", [], BEFORE),
        ("Cần Thơ cũ", [], BEFORE),
        ("can tho cu", [], BEFORE),
        ("Cần Thơ sau hợp nhất", [], AFTER),
        ("Cần Thơ mới", [], AFTER),
        ("Cần Thơ từ 7/2025", [], AFTER),
        ("Cần Thơ", [2022], BEFORE),
        ("Cần Thơ", [2026, 2030], AFTER),
        ("Cần Thơ", [2025], None),
        ("Cần Thơ", [2020, 2030], None),
        ("Cần Thơ", [], None),
        ("Hà Nội", [2022], None),
    ],
)
def test_the_territory_is_that_of_the_words_or_else_of_the_years(
    text: str, years: list[int], territory: str | None
) -> None:
    (place,) = places_in(text, years)
    assert place.territory == territory


def test_a_place_is_also_found_under_its_other_names() -> None:
    assert places_in("lúa ở Hậu Giang")[0].provinces == ("Hậu Giang", "Cần Thơ")
    assert places_in("lúa ở Cần Thơ")[0].provinces == ("Cần Thơ", "Hậu Giang", "Sóc Trăng")
    assert places_in("lúa ở Cần Thơ cũ")[0].provinces == ("Cần Thơ",)


def test_a_district_or_commune_is_a_place_of_its_own() -> None:
    text = "Dân số quận Ninh Kiều năm 2022"
    (place,) = places_in(text)
    assert (place.name, text[place.start : place.end]) == ("Quận Ninh Kiều", "quận Ninh Kiều")
    assert place.provinces == ("Cần Thơ",)
    assert places_in("xã nông thôn mới ở quận nào") == ()


def test_the_province_tells_which_of_several_communes_is_meant() -> None:
    assert [place.name for place in places_in("phường An Bình có gì")] == []
    assert [place.name for place in places_in("phường An Bình, Cần Thơ có gì")] == ["Phường An Bình", "Cần Thơ"]
