"""Public bodies that a question names."""

import pytest

from index.orthography import fold
from kb.organisations import organisations_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sở Giáo dục và Đào tạo chủ trì gì", ["Sở Giáo dục và Đào tạo"]),
        ("Bộ Quốc phòng", ["Bộ Quốc phòng"]),
        ("Sở Lao động – Thương binh và Xã hội", ["Sở Lao động - Thương binh và Xã hội"]),
        ("UBND thành phố và HĐND xã", ["UBND", "HĐND"]),
        ("Ủy ban nhân dân tỉnh", ["Ủy ban nhân dân"]),
        ("Thủ tướng Chính phủ", ["Thủ tướng Chính phủ"]),
        ("Kế hoạch 32/KH-UBND", []),
        ("sở nào chủ trì", []),
    ],
)
def test_bodies_are_found_with_and_without_accents(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in organisations_in(text)] == names
    plain = fold(text).replace("–", "-")
    assert [name for name, _, _ in organisations_in(plain)] == names
