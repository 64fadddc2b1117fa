"""What became of provinces, districts and communes in July 2025."""

import pytest

from index.orthography import fold
from kb.admin_units import has_merged, predecessors, successor, units_named
from kb.places import PROVINCES


def test_a_merged_province_lies_in_another() -> None:
    assert successor("Hậu Giang") == "Cần Thơ"
    assert predecessors("Cần Thơ") == ("Cần Thơ", "Hậu Giang", "Sóc Trăng")
    assert predecessors("Hậu Giang") == ()


def test_a_province_that_stayed_is_its_own() -> None:
    assert (successor("Hà Nội"), predecessors("Hà Nội"), has_merged("Hà Nội")) == ("Hà Nội", ("Hà Nội",), False)
    assert has_merged("Cần Thơ")
    assert has_merged("Sóc Trăng")


def test_every_province_known_by_name_is_in_one_of_34() -> None:
    assert len({successor(name) for name in PROVINCES}) == 34
    assert all(predecessors(successor(name)) for name in PROVINCES)


@pytest.mark.parametrize("name", ["Quận Ninh Kiều", "Xã Thới Hưng"])
def test_units_are_found_with_and_without_accents(name: str) -> None:
    (unit,) = units_named(name)
    assert (unit.name, unit.province, unit.province_now) == (name, "Cần Thơ", "Cần Thơ")
    assert units_named(fold(name)) == (unit,)


def test_a_commune_taken_in_whole_is_named_anew_and_a_district_is_gone() -> None:
    assert units_named("Xã Thới Hưng")[0].now is not None
    assert units_named("Quận Ninh Kiều")[0].now is None
    assert len({unit.province for unit in units_named("Phường 1")}) > 1
    assert units_named("Xã Không Đâu Có") == ()
