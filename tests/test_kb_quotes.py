"""Quoted phrases are looked for word by word."""

import pytest

from kb.quotes import share_held
from tests.kb_texts import VALLEY, read, stored_passages

STORED = {item.passage.text: item for item in stored_passages(read(VALLEY))}
RICE = next(item for text, item in STORED.items() if "1.240 ha" in text)


@pytest.mark.parametrize(
    ("phrase", "held"),
    [
        ("gieo 1.240 ha lúa", 1.0),
        ("gieo 1240 ha lúa", 1.0),
        ("GIEO 1 240 HA LÚA", 1.0),
        ("Toan huyen gieo", 1.0),
        ("huyện toàn gieo", 0.0),
        ("gieo 1.240 ha lua", 1.0),
        ("gieo 1.240 ha lụa", 0.0),
        ("Trồng trọt", 1.0),
    ],
)
def test_the_words_must_follow_one_another(phrase: str, held: float) -> None:
    assert share_held([phrase], RICE) == held


def test_of_several_phrases_the_share_counts() -> None:
    assert share_held(["Toàn huyện gieo", "đàn trâu"], RICE) == 0.5
    assert share_held([], RICE) == 1.0
