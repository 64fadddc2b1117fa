from __future__ import annotations

import pytest

from corpus.numbering import numbering


@pytest.mark.parametrize(
    ("text", "style", "marker"),
    [
        ("PHẦN I. KẾT QUẢ", "part", "PHẦN I. "),
        ("Phần thứ hai: Nhiệm vụ", "part", "Phần thứ hai: "),
        ("PHẦN B", "part", "PHẦN B"),
        ("PHỤ LỤC II - Danh mục", "appendix", "PHỤ LỤC II - "),
        ("Phụ lục", "appendix", "Phụ lục"),
        ("Chương IV", "chapter", "Chương IV"),
        ("Điều 12. Trách nhiệm", "article", "Điều 12. "),
        ("A. ĐẶC ĐIỂM", "letter-upper", "A. "),
        ("I. KẾT QUẢ", "roman", "I. "),
        ("I- Bối cảnh", "roman", "I- "),
        ("IX-Nhiệm vụ", "roman", "IX-"),
        ("XIV/ Nhiệm vụ", "roman", "XIV/ "),
        ("II.Nhiệm vụ", "roman", "II."),
        ("V) Nhiệm vụ", "roman", "V) "),
        ("1. Kinh tế", "arabic", "1. "),
        ("12.Kinh tế", "arabic", "12."),
        ("3/ Kinh tế", "arabic", "3/ "),
        ("4) Kinh tế", "arabic", "4) "),
        ("5- Kinh tế", "arabic", "5- "),
        ("1.1. Lúa", "decimal2", "1.1. "),
        ("1.1 Lúa", "decimal2", "1.1 "),
        ("1.1 Đê bao", "decimal2", "1.1 "),
        ("1.5.10. Lúa", "decimal3", "1.5.10. "),
        ("2.1.3 lúa", "decimal3", "2.1.3 "),
        ("a) Thu", "letter", "a) "),
        ("đ) Chi", "letter", "đ) "),
        ("b)Chi", "letter", "b)"),
        ("c. Chi", "letter", "c. "),
        ("(1) Tăng trưởng", "paren", "(1) "),
        ("(28)Ký kết", "paren", "(28)"),
        ("- Lúa", "dash", "- "),
        ("– Lúa", "dash", "– "),
        ("+ Lúa", "plus", "+ "),
        ("* Lúa", "star", "* "),
        ("   - Lúa", "dash", "   - "),
    ],
)
def test_numbering(text: str, style: str, marker: str) -> None:
    found = numbering(text)
    assert found is not None
    assert (found.style, text[: found.length]) == (style, marker)


@pytest.mark.parametrize(
    "text",
    [
        "12,64% là mức cao",
        "1.046 tỷ đồng",
        "1.046.000 đồng",
        "10.5 triệu tấn",
        "2.5 đến 3 lần",
        "35.524,2 tỷ",
        "2031 là năm đầu",
        "15 - 20% số hộ",
        "24/7 và hơn nữa",
        "5 lò mới",
        "05/8/2031 là hạn",
        "(2031) là năm",
        "(kể cả lò cũ)",
        "-5% so với",
        "+12%",
        "*",
        "-",
        "V/v báo cáo",
        "X-quang di động",
        "ha. Trong đó",
        "đê. Trong đó",
        "Mẻ. Lò",
        "Phần lớn các lò",
        "Điều này",
        "",
        "   ",
    ],
)
def test_what_is_no_numbering(text: str) -> None:
    assert numbering(text) is None


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("PHẦN I. A", 1),
        ("PHỤ LỤC I", 1),
        ("Chương I", 2),
        ("A. Lò", 2),
        ("Điều 1. Lò", 3),
        ("I. Lò", 3),
        ("1. Lò", 4),
        ("1.1. Lò", 5),
        ("1.1.1. Lò", 6),
        ("a) Lò", 7),
        ("* Lò", 7),
        ("(1) Lò", 8),
        ("- Lò", 9),
        ("+ Lò", 10),
    ],
)
def test_depth(text: str, depth: int) -> None:
    found = numbering(text)
    assert found is not None
    assert found.depth == depth


def test_the_styles_are_ordered_from_the_outside_in() -> None:
    texts = ["PHẦN I. A", "Chương II. B", "II. C", "1. D", "1.1. E", "1.1.1. F", "a) G", "(1) H", "- I", "+ K"]
    depths = [found.depth for text in texts if (found := numbering(text))]
    assert len(depths) == len(texts)
    assert depths == sorted(set(depths))


@pytest.mark.parametrize(
    ("text", "bullet"), [("- Lò", True), ("+ Lò", True), ("* Lò", True), ("1. Lò", False), ("(1) Lò", False)]
)
def test_is_bullet(text: str, bullet: bool) -> None:
    found = numbering(text)
    assert found is not None
    assert found.is_bullet is bullet
