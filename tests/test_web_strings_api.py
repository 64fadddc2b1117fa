"""What the API says of itself: nothing is missing, nothing left over."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import pytest

from tests.kb_texts import ROOT
from tests.test_web_fake import client
from web.strings import STRINGS
from web.strings_api import API_STRINGS


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = client().get("/openapi.json").json()
    return found


def operations(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for methods in schema["paths"].values():
        yield from methods.values()


def sentences(kind: str) -> dict[str, str]:
    """The English sentences of one kind by the rest of their keys."""
    prefix = f"api.{kind}." if kind else "api."
    return {
        key.removeprefix(prefix): english
        for key, (_, english) in STRINGS.items()
        if key.startswith(prefix) and key.count(".") == prefix.count(".")
    }


def test_all_are_strings_of_the_web() -> None:
    assert API_STRINGS.items() <= STRINGS.items()
    assert {key.partition(".")[0] for key in API_STRINGS} == {"api"}


def test_every_operation_has_its_summary(schema: dict[str, Any]) -> None:
    assert {operation["operationId"]: operation["summary"] for operation in operations(schema)} == sentences("")


def test_every_parameter_is_described_and_no_more(schema: dict[str, Any]) -> None:
    described = {
        parameter["description"] for operation in operations(schema) for parameter in operation.get("parameters", [])
    }
    in_bodies = {
        field["description"]
        for shape in schema["components"]["schemas"].values()
        for field in shape.get("properties", {}).values()
        if "description" in field
    }
    assert described <= set(sentences("param").values())
    assert described | in_bodies == {*sentences("param").values(), *sentences("field").values()}


def test_every_answer_is_described(schema: dict[str, Any]) -> None:
    answers = {
        (status, response["description"])
        for operation in operations(schema)
        if operation["operationId"] != "metrics"
        for status, response in operation["responses"].items()
    }
    assert answers == set(sentences("answer").items())


def test_parameters_are_described_by_their_own_key() -> None:
    keys = [
        ast.literal_eval(node.args[0])
        for module in (ROOT / "web" / "parameters.py", *sorted((ROOT / "web").glob("*_api.py")))
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_about"
    ]
    assert sorted(keys) == sorted(sentences("param"))
