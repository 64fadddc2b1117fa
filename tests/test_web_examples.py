"""The example answers of the OpenAPI schema."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from kb.messages import MESSAGES
from kb.model import Answer, ReportView, SearchResult
from tests.test_web_fake import client
from web.examples import EXAMPLES


def test_every_example_of_the_schema_has_the_shape_it_is_an_example_of() -> None:
    for name, shape in (("ask", Answer), ("search", SearchResult), ("report", ReportView)):
        TypeAdapter(shape).validate_json(json.dumps(EXAMPLES[name]))


def without_nulls(value: Any) -> Any:
    """FastAPI leaves fields that are null out of the examples of its schema."""
    if isinstance(value, dict):
        return {name: without_nulls(inner) for name, inner in value.items() if inner is not None}
    return [without_nulls(inner) for inner in value] if isinstance(value, list | tuple) else value


def test_every_example_is_shown_by_its_operation() -> None:
    shown = {}
    for methods in client().get("/openapi.json").json()["paths"].values():
        for operation in methods.values():
            for status, response in operation["responses"].items():
                example = response.get("content", {}).get("application/json", {}).get("example")
                if example is not None:
                    shown["error" if status.endswith("XX") else operation["operationId"]] = example
    assert shown == without_nulls(EXAMPLES)


def test_the_examples_keep_the_rules_of_real_answers() -> None:
    answer, error = EXAMPLES["ask"], EXAMPLES["error"]["error"]
    assert answer["answer"] in answer["statement"]
    for citation in [*answer["citations"], *(other["citation"] for other in answer["also_reported"])]:
        assert citation["end"] - citation["start"] == len(citation["quote"]), citation["quote"]
        assert f"start={citation['start']}&end={citation['end']}" in citation["url"]
    for hit in answer["passages"]:
        assert all(0 <= start < end <= len(hit["text"]) for start, end in hit["highlights"])
    assert error["code"] in MESSAGES
    assert error["detail"]["report"] in error["message"]
