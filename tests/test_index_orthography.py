"""One spelling for what is written in several ways."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.orthography import canonical_syllable, fold, has_accents


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("uỷ", "ủy"),
        ("hoàn", "hòan"),
        ("thuyền", "thùyên"),
        ("quý", "qúy"),
        ("tỷ", "tỉ"),
        ("kỹ", "kĩ"),
        ("sỹ", "sĩ"),
        ("lý", "lí"),
        ("mỹ", "mĩ"),
        ("hy", "hi"),
        ("ty", "ti"),
    ],
)
def test_two_spellings_of_one_syllable_are_one(left: str, right: str) -> None:
    assert canonical_syllable(left) == canonical_syllable(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("quy", "qui"), ("thủy", "thủi"), ("y", "i"), ("ý", "í"), ("tay", "tai"), ("hòa", "hóa"), ("đa", "da")],
)
def test_two_syllables_stay_two(left: str, right: str) -> None:
    assert canonical_syllable(left) != canonical_syllable(right)


@pytest.mark.parametrize("syllable", ["quyết", "thuyền", "toàn", "xoè", "của", "mùa", "giữa", "nước", "đường", "khuỷu"])
def test_accents_are_never_lost(syllable: str) -> None:
    assert fold(canonical_syllable(syllable)) == fold(syllable)


@pytest.mark.parametrize("syllable", ["quyết", "hòa", "hoàn", "thủy", "quý", "của", "kĩ"])
def test_a_canonical_syllable_is_its_own_canonical_form(syllable: str) -> None:
    assert canonical_syllable(syllable) == syllable


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặèéẻẽẹòóỏõọùúủũụỳýỷỹỵ", max_size=8))
def test_composed_and_decomposed_agree(syllable: str) -> None:
    assert canonical_syllable(unicodedata.normalize("NFD", syllable)) == canonical_syllable(syllable)
    assert canonical_syllable(canonical_syllable(syllable)) == canonical_syllable(syllable)


def test_fold_takes_every_mark_and_the_bar_of_d() -> None:
    assert fold("Đường Nguyễn Trãi") == "duong nguyen trai"
    assert fold(unicodedata.normalize("NFD", "Ữ")) == "u"


def test_accents_are_seen_in_either_form() -> None:
    assert has_accents("thành phố")
    assert has_accents(unicodedata.normalize("NFD", "thành phố"))
    assert has_accents("di tich den Đinh")
    assert not has_accents("thu ngan sach 2022 (GRDP)")
