"""Keys that lie side by side, and those of Telex and VNI."""

import pytest

from index.orthography import fold
from kb.keyboard import are_neighbours, as_typed, letters_and_tone

SYLLABLES = ("tăng", "tang", "trưởng", "đường", "huyện", "kế", "hoạch", "mương", "năm", "đê")
FOLDED: dict[str, list[str]] = {}
for _syllable in SYLLABLES:
    FOLDED.setdefault(fold(_syllable), []).append(_syllable)


@pytest.mark.parametrize(("pair", "near"), [("as", True), ("sa", True), ("qp", False), ("aa", False), ("đa", False)])
def test_neighbours(pair: str, near: bool) -> None:
    assert are_neighbours(*pair) is near


@pytest.mark.parametrize(
    ("keys", "syllable"),
    [
        ("tawng", "tăng"),
        ("tangw", "tăng"),
        ("truowngr", "trưởng"),
        ("ddee", "đê"),
        ("dduowngf", "đường"),
        ("huyeenj", "huyện"),
        ("kees", "kế"),
        ("hoachj", "hoạch"),
        ("ta8ng", "tăng"),
        ("nam8", "năm"),
        ("huye65n", "huyện"),
        ("d9e6", "đê"),
        ("hoa5ch", "hoạch"),
    ],
)
def test_keys_left_as_they_were_hit(keys: str, syllable: str) -> None:
    assert as_typed(keys, FOLDED) == (syllable,)


@pytest.mark.parametrize("word", ["tang", "năm", "xyz", "2031"])
def test_other_words_were_not_left_so(word: str) -> None:
    assert as_typed(word, FOLDED) == ()


def test_letters_and_tone_come_apart() -> None:
    assert letters_and_tone("trưởng") == ("trương", "\u0309")
    assert letters_and_tone("tăng") == ("tăng", "")
