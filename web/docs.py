"""The page of the API, made from the OpenAPI schema: no script, nothing loaded from elsewhere, in both languages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import Response

from kb.messages import Language
from web.language import reader_language
from web.strings import STRINGS, text
from web.templating import Templates


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation."""

    name: str
    place: str
    kind: str
    about: str
    required: bool
    default: str | None


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation: ``answers`` are (status, sentence), ``example`` is (status, JSON) of the successful one."""

    id: str
    method: str
    path: str
    summary: str
    parameters: tuple[Parameter, ...]
    answers: tuple[tuple[str, str], ...]
    example: tuple[str, str] | None


def operations(schema: dict[str, Any], language: Language) -> list[Operation]:
    """The operations of a schema, in its order."""
    return [
        _operation(schema, path, method, entry, language)
        for path, methods in schema["paths"].items()
        for method, entry in methods.items()
    ]


def _operation(schema: dict[str, Any], path: str, method: str, entry: dict[str, Any], language: Language) -> Operation:
    responses = entry["responses"]
    success = max(status for status in responses if status.startswith("2"))
    example = responses[success].get("content", {}).get("application/json", {}).get("example")
    return Operation(
        id=entry["operationId"],
        method=method.upper(),
        path=path,
        summary=text(f"api.{entry['operationId']}", language),
        parameters=tuple(_parameters(schema, entry, language)),
        answers=tuple((status, _sentence(status, response, language)) for status, response in responses.items()),
        example=(success, json.dumps(example, ensure_ascii=False, indent=2)) if example is not None else None,
    )


def _parameters(schema: dict[str, Any], entry: dict[str, Any], language: Language) -> list[Parameter]:
    found = [
        Parameter(
            name=parameter["name"],
            place=parameter["in"],
            kind=_kind(schema, parameter["schema"]),
            about=_translated(parameter.get("description", ""), language),
            required=parameter.get("required", False),
            default=str(parameter["schema"]["default"]) if "default" in parameter["schema"] else None,
        )
        for parameter in entry.get("parameters", [])
    ]
    for content in entry.get("requestBody", {}).get("content", {}).values():
        body = _resolved(schema, content["schema"])
        for name, field in body["properties"].items():
            about = _translated(field.get("description", ""), language)
            found.append(Parameter(name, "body", _kind(schema, field), about, name in body.get("required", []), None))
    return found


def _resolved(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in node:
        return node
    target: dict[str, Any] = schema
    for step in node["$ref"].removeprefix("#/").split("/"):
        target = target[step]
    return target


def _kind(schema: dict[str, Any], node: dict[str, Any]) -> str:
    """The type of a value in a few words: ``integer``, ``lexical | embedding | fused``, ``array of string``."""
    node = _resolved(schema, node)
    if "anyOf" in node:
        return " | ".join(_kind(schema, choice) for choice in node["anyOf"] if choice.get("type") != "null")
    if "enum" in node:
        return " | ".join(str(value) for value in node["enum"])
    if node.get("type") == "array":
        return f"array of {_kind(schema, node['items'])}"
    if "contentMediaType" in node or node.get("format") == "binary":
        return "file"
    return str(node.get("type", "any"))


def _translated(english: str, language: Language) -> str:
    """The reader's version of a description that stands in the schema in English."""
    return next((pair[0] for pair in STRINGS.values() if pair[1] == english and language == Language.VI), english)


def _sentence(status: str, response: dict[str, Any], language: Language) -> str:
    key = f"api.answer.{status}"
    return text(key, language) if key in STRINGS else str(response.get("description", ""))


def add_docs(app: FastAPI, templates: Templates) -> None:
    """Serve the page at ``/docs``."""

    @app.get("/docs", include_in_schema=False)
    def docs(request: Request) -> Response:
        listed = operations(app.openapi(), reader_language(request))
        return templates.page(request, "docs.html", operations=listed)
