"""The value that a question asks for, among those of a sentence."""

import pytest

from kb.candidates import candidates
from kb.question import understand
from kb.value_choice import clear_value, number_of, same_unit, scored_values
from kb.values import Value, find_values
from tests.kb_texts import found_in, read


def chosen(question: str, sentence: str) -> str | None:
    """The clear value of a sentence, or None."""
    report = read(f"Tình hình huyện Thung Sâu\n{sentence}")
    asked = understand(question)
    best = next(c for c in candidates(asked, found_in(report), lambda _: report) if c.text == sentence)
    assert scored_values(asked, best) == sorted(scored_values(asked, best), key=lambda pair: -pair[0])
    value = clear_value(asked, best)
    return value.text if value else None


@pytest.mark.parametrize(
    ("question", "sentence", "expected"),
    [
        ("Đàn bò có bao nhiêu con?", "Đàn bò có 980 con.", "980"),
        ("Tiêm chủng đạt bao nhiêu phần trăm?", "Tiêm chủng cho 760 trẻ, đạt 97,5%.", "97,5%"),
        ("Bán ong thu bao nhiêu tiền?", "Bán ong 18 tấn, thu 9,5 tỷ đồng.", "9,5 tỷ đồng"),
        ("Tiêm chủng đạt bao nhiêu phần trăm?", "Tiêm chủng đạt 97,5% (KH: 96%).", "97,5%"),
        ("Kế hoạch tiêm chủng bao nhiêu phần trăm?", "Tiêm chủng đạt 97,5% (KH: 96%).", "96%"),
        ("Khi nào khánh thành cầu?", "Cầu dài 40 m khánh thành ngày 14/3/2031.", "ngày 14/3/2031"),
        ("Huyện trồng bao nhiêu?", "Huyện trồng 12 ha sắn, 13 ha ngô.", None),
        ("Diện tích sắn và ngô lần lượt là bao nhiêu?", "Diện tích sắn 12 ha.", None),
        ("Ai trồng sắn?", "Diện tích sắn 12 ha.", None),
        ("Đàn bò có bao nhiêu con?", "Đàn bò đông lắm.", None),
    ],
)
def test_the_clear_value(question: str, sentence: str, expected: str | None) -> None:
    assert chosen(question, sentence) == expected


def value(text: str) -> Value:
    (found,) = find_values(text)
    return found


def test_units_and_numbers_are_compared_apart() -> None:
    assert same_unit(value("12,5 tỷ đồng"), value("1.300 tỷ đồng"))
    assert not same_unit(value("12,5 tỷ đồng"), value("12,5 triệu đồng"))
    assert not same_unit(value("12,5%"), value("12,5 ha"))
    assert number_of(value("07 ha")) == number_of(value("7 ha")) == "7"
    assert number_of(value("12,5%")) == "12,5"
