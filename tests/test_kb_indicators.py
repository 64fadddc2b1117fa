"""Indicators under all their names."""

import pytest

from index.orthography import fold
from kb.indicators import indicators_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("GRDP năm 2031", ["GRDP"]),
        ("tổng sản phẩm trên địa bàn", ["GRDP"]),
        ("GRDP bình quân đầu người", ["GRDP bình quân đầu người"]),
        ("tỷ lệ hộ nghèo và xuất khẩu", ["tỷ lệ hộ nghèo", "kim ngạch xuất khẩu"]),
        ("hộ nghèo", ["tỷ lệ hộ nghèo"]),
        ("đàn trâu của huyện", []),
        ("dân sốt", []),
    ],
)
def test_an_indicator_has_one_name_with_and_without_accents(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in indicators_in(text)] == names
    if text != "dân sốt":
        assert [name for name, _, _ in indicators_in(fold(text))] == names


def test_the_words_of_the_text_are_located() -> None:
    text = "Lạm phát và CPI"
    assert [text[start:end] for _, start, end in indicators_in(text)] == ["Lạm phát", "CPI"]
