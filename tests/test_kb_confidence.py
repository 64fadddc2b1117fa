"""How likely an answer is right, and that no report says what is asked."""

from collections.abc import Callable, Sequence

import pytest

from kb.confidence import REFUSE_FROM, confidence, silence
from kb.judgement import judge
from kb.question import understand
from kb.support import FEATURES
from tests.kb_texts import RIDGE, VALLEY, ranked_in, read


def supported(question: str) -> tuple[float, ...]:
    """The support of the answer that the invented reports give."""
    judgement = judge(ranked_in(understand(question), read(VALLEY, "1.txt"), read(RIDGE, "2.txt")), {})
    assert judgement is not None
    return judgement.support


@pytest.mark.parametrize(
    ("said", "unsaid"),
    [
        ("Đàn trâu có bao nhiêu con?", "Đàn voi trắng có bao nhiêu con?"),
        ("Đập Khe Mây trị giá bao nhiêu tiền?", "Sân vận động trị giá bao nhiêu tiền?"),
        ("Đàn trâu năm 2031 có bao nhiêu con?", "Đàn trâu năm 2019 có bao nhiêu con?"),
        ("Khi nào sửa chữa xong đập Khe Mây?", "Khi nào sửa chữa xong đập Suối Đá?"),
    ],
)
def test_what_the_reports_say_is_surer_than_what_they_do_not(said: str, unsaid: str) -> None:
    given, lacking = supported(said), supported(unsaid)
    assert 1.0 > confidence(given) > confidence(lacking) > 0.0
    assert 0.0 < silence(given) < REFUSE_FROM <= silence(lacking) < 1.0


def raised(model: Callable[[Sequence[float]], float], name: str) -> float:
    """What one more of a feature adds to a probability."""
    row = [0.0] * len(FEATURES)
    before = model(row)
    row[FEATURES.index(name)] = 1.0
    return model(row) - before


@pytest.mark.parametrize(("name", "sign"), [("chance", 1), ("text", 1), ("value", 1), ("years", -1), ("names", -1)])
def test_support_raises_it_and_what_is_lacking_lowers_it(name: str, sign: int) -> None:
    assert raised(confidence, name) * sign > 0.0


@pytest.mark.parametrize(
    ("name", "sign"), [("chance", -1), ("carried", -1), ("years", 1), ("names", 1), ("noun", 1), ("unsaid_share", 1)]
)
def test_what_is_not_said_makes_silence_likelier(name: str, sign: int) -> None:
    assert raised(silence, name) * sign > 0.0


@pytest.mark.parametrize("model", [confidence, silence])
def test_it_stays_a_probability_however_strange_the_support(model: Callable[[Sequence[float]], float]) -> None:
    for value in (-1e6, 0.0, 1e6):
        assert 0.0 <= model([value] * len(FEATURES)) <= 1.0


@pytest.mark.parametrize("model", [confidence, silence])
def test_a_row_of_other_features_is_refused(model: Callable[[Sequence[float]], float]) -> None:
    with pytest.raises(ValueError, match="features for"):
        model([0.0] * (len(FEATURES) - 1))
