"""The interface of the search engine, and that the engine of this process has it."""

from __future__ import annotations

import dataclasses
import inspect
from typing import Any

import pytest

from index.embedded import EmbeddedEngine
from index.engine import Engine, Hit, IndexedPassage, Leg
from tests.kb_texts import HashingEmbedder

MEMBERS = sorted(name for name in vars(Engine) if not name.startswith("_"))


def parameters(function: Any) -> list[tuple[str, Any, Any, Any]]:
    return [
        (parameter.name, parameter.kind, parameter.default, parameter.annotation)
        for parameter in inspect.signature(function).parameters.values()
    ]


@pytest.mark.parametrize("name", MEMBERS)
def test_the_embedded_engine_has_the_members_of_the_interface(name: str) -> None:
    promised, made = inspect.getattr_static(Engine, name), inspect.getattr_static(EmbeddedEngine, name)
    assert isinstance(made, property) is isinstance(promised, property)
    if not isinstance(promised, property):
        assert parameters(made) == parameters(promised)
        assert inspect.signature(made).return_annotation == inspect.signature(promised).return_annotation


def test_an_engine_can_be_used_through_the_interface_alone() -> None:
    engine: Engine = EmbeddedEngine(None, HashingEmbedder(), 0.2)
    engine.add([IndexedPassage(3, "a", "Đàn ong cho mật", ""), IndexedPassage(5, "b", "Đập Khe Mây", "")])
    engine.commit("c")
    assert engine.is_current("c")
    assert [hit.key for hit in engine.search("mật ong", 1)] == [3]
    assert 0.0 <= engine.weights("mật ong")("mật") <= 1.0
    assert engine.word_nearness("mật ong", ["mật"])[1].shape == (1, 0)
    engine.remove([3])
    engine.commit("d")
    assert engine.count() == 1
    engine.clear()
    engine.commit("e")
    assert engine.search("đập", 1) == []
    assert engine.fingerprint
    engine.close()


def test_a_hit_of_no_leg_has_no_ranks_and_no_scores() -> None:
    assert Hit(3, 0.5) == Hit(3, 0.5, None, None, 0.0, 0.0)
    assert Hit(3, 0.5) != Hit(3, 0.5, lexical_rank=1)
    assert Hit(3, 0.5) != Hit(3, 0.5, embedding=0.2)


@pytest.mark.parametrize("value", [Hit(3, 0.5), IndexedPassage(3, "a", "Đàn ong", "")])
def test_passages_and_hits_cannot_be_changed(value: Hit | IndexedPassage) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.key = 4  # type: ignore[misc]
    assert len({value, dataclasses.replace(value)}) == 1


def test_legs_are_their_names() -> None:
    assert [str(leg) for leg in Leg] == ["lexical", "embedding", "fused"]
    assert Leg("fused") is Leg.FUSED
