"""A text with marks becomes sentences and what they cite."""

import pytest

from kb.claims import Claim, claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gieo 1.240 ha lúa [1].", [("Gieo 1.240 ha lúa.", (1,))]),
        ("Gieo 1.240 ha lúa. [1] Gặt 6 tấn [2][3].", [("Gieo 1.240 ha lúa.", (1,)), ("Gặt 6 tấn.", (2, 3))]),
        ("Gieo lúa [2, 1], gặt lúa [ 3 ]!", [("Gieo lúa, gặt lúa!", (1, 2, 3))]),
        ("Gieo lúa.", [("Gieo lúa.", ())]),
        (
            "**Gieo** `lúa` [1]\n- Gặt lúa [1]\n2. Phơi lúa [1]",
            [("Gieo lúa", (1,)), ("Gặt lúa", (1,)), ("Phơi lúa", (1,))],
        ),
        ("<think>Gặt 9 tấn [1].</think>Gieo lúa [1].", [("Gieo lúa.", (1,))]),
        ("<think>Gặt 9 tấn [1].", []),
        ("Gieo\u202e lúa\x1b [1].", [("Gieo lúa.", (1,))]),
        ("Gieo lu\u0301a [1].", [("Gieo lúa.", (1,))]),
        ("[1] … [2]", []),
        ("", []),
    ],
)
def test_sentences_and_their_marks(text: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert claims(text) == [Claim(*pair) for pair in expected]
