"""The shapes that only the API has, as they are sent and as the schema tells them."""

from __future__ import annotations

import dataclasses

import pytest

from kb.model import AddedFile, to_json
from tests.test_web_fake import client
from web import schema
from web.schema import AddedFiles, ErrorBody, ErrorContent, Health

SHAPES = sorted(name for name, value in vars(schema).items() if getattr(value, "__module__", "") == schema.__name__)


def test_shapes_are_sent_with_their_fields() -> None:
    assert to_json(Health("ok", 2, 24)) == {"status": "ok", "reports": 2, "passages": 24}
    assert to_json(ErrorBody(ErrorContent("a", "b"))) == {"error": {"code": "a", "message": "b", "detail": {}}}
    sent = to_json(AddedFiles((AddedFile("a.txt", "added", "a", 3),), 1))
    assert (sent["total"], sent["items"][0]["report_id"]) == (1, "a")


def test_two_errors_do_not_share_their_detail() -> None:
    one, other = ErrorContent("a", "b"), ErrorContent("a", "b")
    one.detail["x"] = 1
    assert other.detail == {}


@pytest.mark.parametrize("name", SHAPES)
def test_the_schema_tells_every_shape(name: str) -> None:
    components = client().get("/openapi.json").json()["components"]["schemas"]
    assert set(components[name]["properties"]) == {field.name for field in dataclasses.fields(getattr(schema, name))}


def test_every_failed_answer_has_the_one_shape() -> None:
    for methods in client().get("/openapi.json").json()["paths"].values():
        for operation in methods.values():
            for status in {"4XX", "5XX"} & set(operation["responses"]):
                content = operation["responses"][status]["content"]["application/json"]
                assert content["schema"] == {"$ref": "#/components/schemas/ErrorBody"}
