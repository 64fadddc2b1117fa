"""The page of the API, made from its schema."""

from __future__ import annotations

from typing import Any

import pytest

from kb.messages import Language
from tests.test_web_fake import HTML, client
from web.docs import Operation, Parameter, operations
from web.strings import text


def test_the_page_of_the_api_tells_everything_in_the_schema() -> None:
    session = client()
    schema = session.get("/openapi.json").json()
    for language, sentence in (("vi", "Trả lời một câu hỏi"), ("en", "Answer a question")):
        page = session.get("/docs", headers=HTML | {"Cookie": f"lang={language}"}).text
        assert sentence in page
        for path in schema["paths"]:
            assert f"<code>{path}</code>" in page
        assert "lexical | embedding | fused" in page
        assert "array of file" in page


def schema(*fields: dict[str, Any], body: dict[str, Any] | None = None) -> dict[str, Any]:
    """A schema with one operation that takes these parameters."""
    entry: dict[str, Any] = {
        "operationId": "ask",
        "parameters": list(fields),
        "responses": {
            "200": {"description": "Success", "content": {"application/json": {"example": {"a": "ế"}}}},
            "4XX": {"description": "x"},
            "418": {"description": "A teapot"},
        },
    }
    if body is not None:
        entry["requestBody"] = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Body"}}}}
    return {"paths": {"/api/ask": {"get": entry}}, "components": {"schemas": {"Body": body}}}


@pytest.mark.parametrize(("language", "place"), [(Language.VI, 0), (Language.EN, 1)])
def test_an_operation_is_told_in_the_reader_s_language(language: Language, place: int) -> None:
    english = text("api.param.year", Language.EN)
    year = {"name": "year", "in": "query", "description": english, "schema": {"type": "integer", "default": 2022}}
    other = {"name": "z", "in": "path", "required": True, "schema": {}}
    (found,) = operations(schema(year, other), language)
    assert found == Operation(
        id="ask",
        method="GET",
        path="/api/ask",
        summary=text("api.ask", language),
        parameters=(
            Parameter("year", "query", "integer", text("api.param.year", language), False, "2022"),
            Parameter("z", "path", "any", "", True, None),
        ),
        answers=(
            ("200", text("api.answer.200", language)),
            ("4XX", text("api.answer.4XX", language)),
            ("418", "A teapot"),
        ),
        example=("200", '{\n  "a": "ế"\n}'),
    )


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        ({"type": "string"}, "string"),
        ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "integer"),
        ({"anyOf": [{"type": "integer"}, {"type": "string"}]}, "integer | string"),
        ({"enum": ["lexical", 2]}, "lexical | 2"),
        ({"type": "array", "items": {"type": "string"}}, "array of string"),
        ({"type": "array", "items": {"type": "string", "format": "binary"}}, "array of file"),
        ({"type": "string", "contentMediaType": "application/octet-stream"}, "file"),
        ({"$ref": "#/components/schemas/Body"}, "vi | en"),
    ],
)
def test_kinds_of_values_in_a_few_words(node: dict[str, Any], kind: str) -> None:
    made = schema({"name": "a", "in": "query", "schema": node})
    made["components"]["schemas"]["Body"] = {"enum": ["vi", "en"]}
    assert operations(made, Language.EN)[0].parameters[0].kind == kind


def test_fields_of_a_body_are_parameters_too() -> None:
    body = {"properties": {"a": {"type": "string"}, "b": {"type": "integer", "description": "x"}}, "required": ["a"]}
    (found,) = operations(schema(body=body), Language.EN)
    assert found.parameters == (
        Parameter("a", "body", "string", "", True, None),
        Parameter("b", "body", "integer", "x", False, None),
    )


def test_an_operation_without_an_example_shows_none() -> None:
    made = schema()
    del made["paths"]["/api/ask"]["get"]["responses"]["200"]["content"]
    assert operations(made, Language.EN)[0].example is None
