from __future__ import annotations

import unicodedata

import pytest

from corpus.syllables import is_syllable

GOOD = (
    "ủy ban nhân dân thành phố Cần Thơ quốc hội nghị quyết giữ gìn gì giêng huyện khuya khuỷu xoong quanh quy quý "
    "ngoằn nghèo nghiêng ghe thuyền đường được ước ướt yêu yến ý ỷ uể oải hoà hòa thuở tuyết tuần chuệch"
)
BAD = "qôn kán ngê cê tat tác\u0300 bbình xyz thươngg ộtộ uûy ©n gế ghà ngề12 đđ"


@pytest.mark.parametrize("word", GOOD.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())
    assert is_syllable(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize("word", [word for word in BAD.split() if word not in ("tat",)])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_a_stopped_syllable_needs_a_sharp_or_heavy_tone() -> None:
    assert [is_syllable(word) for word in ("tát", "tạt", "tat", "tàt", "tảt", "tãt")] == [True, True] + [False] * 4


def test_nothing_is_no_syllable() -> None:
    assert not is_syllable("")
