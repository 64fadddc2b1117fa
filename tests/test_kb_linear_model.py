"""Linear models with named weights."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.linear_model import LinearModel, shipped
from kb.unit_features import FEATURES
from tests.kb_texts import GENERATED

NUMBERS = st.floats(-1e3, 1e3)
MODEL = LinearModel(("height", "depth"), (2.0, -0.5), 1.0)


def test_the_score_is_the_weighted_sum() -> None:
    assert MODEL.score((3.0, 4.0)) == 1.0 + 6.0 - 2.0
    assert MODEL.score((0.0, 0.0)) == 1.0
    assert LinearModel((), ()).score(()) == 0.0


def test_a_row_of_another_length_is_told() -> None:
    with pytest.raises(ValueError, match="1 features for 2 weights"):
        MODEL.score((3.0,))


@given(st.permutations(["height", "depth", "width"]), st.tuples(NUMBERS, NUMBERS, NUMBERS))
@GENERATED
def test_weights_go_by_their_names(names: list[str], features: tuple[float, ...]) -> None:
    content = {"weights": {"depth": -0.5, "width": 0.25, "height": 2.0}, "intercept": 3}
    model = LinearModel.of(names, content)
    row = dict(zip(names, features, strict=True))
    assert model.names == tuple(names)
    assert model.score(features) == pytest.approx(
        3 + 2 * row["height"] - 0.5 * row["depth"] + 0.25 * row["width"], abs=1e-9
    )


def test_a_model_without_an_intercept_starts_at_zero() -> None:
    assert LinearModel.of(["height"], {"weights": {"height": 2}}) == LinearModel(("height",), (2.0,), 0.0)


@pytest.mark.parametrize("names", [("height",), ("height", "depth", "width"), ("height", "width")])
def test_weights_of_other_features_are_told(names: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"weights differ from features: .*(depth|width)"):
        LinearModel.of(names, {"weights": {"height": 1.0, "depth": 1.0}})


@given(NUMBERS, NUMBERS)
@GENERATED
def test_a_probability_grows_with_the_score(first: float, second: float) -> None:
    model = LinearModel(("height",), (1.0,))
    low, high = sorted((first, second))
    assert 0.0 < model.probability((low,)) <= model.probability((high,)) <= 1.0
    assert model.probability((low,)) + model.probability((-low,)) == pytest.approx(1.0)


def test_the_probability_is_logistic() -> None:
    assert LinearModel((), ()).probability(()) == 0.5
    assert MODEL.probability((0.0, 0.0)) == pytest.approx(1 / (1 + math.exp(-1)))
    assert LinearModel((), (), 1e9).probability(()) == pytest.approx(1.0)


def test_a_shipped_model_is_read_once_and_belongs_to_its_features() -> None:
    model = shipped("sentences", FEATURES)
    assert model.names == FEATURES
    assert any(model.weights)
    assert shipped("sentences", FEATURES) is model
    with pytest.raises(ValueError, match="rank"):
        shipped("sentences", FEATURES[:-1])
