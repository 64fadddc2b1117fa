"""How likely an answer is right."""

import pytest

from kb.confidence import ANSWER_FROM, confidence
from kb.judgement import judge
from kb.question import understand
from kb.support import FEATURES
from tests.kb_texts import RIDGE, VALLEY, ranked_in, read


def sure(question: str) -> float:
    """The probability of the answer that the invented reports give."""
    judgement = judge(ranked_in(understand(question), read(VALLEY, "1.txt"), read(RIDGE, "2.txt")), {})
    assert judgement is not None
    return confidence(judgement.support)


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
    assert 1.0 > sure(said) > ANSWER_FROM
    assert sure(said) > sure(unsaid) > 0.0


@pytest.mark.parametrize(("name", "sign"), [("chance", 1), ("text", 1), ("unsaid", -1), ("years", -1), ("names", -1)])
def test_support_raises_it_and_what_is_lacking_lowers_it(name: str, sign: int) -> None:
    row = [0.0] * len(FEATURES)
    before = confidence(row)
    row[FEATURES.index(name)] = 1.0
    assert (confidence(row) - before) * sign > 0.0


def test_it_stays_a_probability_however_strange_the_support() -> None:
    for value in (-1e6, 0.0, 1e6):
        assert 0.0 <= confidence([value] * len(FEATURES)) <= 1.0


def test_a_row_of_other_features_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        confidence([0.0] * (len(FEATURES) - 1))
