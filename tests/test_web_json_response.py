"""JSON answers of the knowledge base's objects."""

from __future__ import annotations

import json

import pytest
from starlette.testclient import TestClient

from kb.model import to_json
from tests.test_web_fake import FakeKnowledgeBase
from web.app import create_app
from web.json_response import ModelResponse


@pytest.fixture
def kb() -> FakeKnowledgeBase:
    return FakeKnowledgeBase()


@pytest.fixture
def api(kb: FakeKnowledgeBase) -> TestClient:
    return TestClient(create_app(kb), base_url="http://localhost", raise_server_exceptions=False)


def test_objects_are_written_as_the_command_line_writes_them(kb: FakeKnowledgeBase) -> None:
    answer = kb.ask("tăng bao nhiêu")
    response = ModelResponse(answer)
    assert response.media_type == "application/json"
    assert json.loads(bytes(response.body)) == to_json(answer)


def test_letters_are_utf_8_and_nothing_is_padded() -> None:
    assert ModelResponse({"tên": ["ế", 1, None]}).body == '{"tên":["ế",1,null]}'.encode()


def test_what_is_no_number_is_no_json() -> None:
    with pytest.raises(ValueError, match="JSON"):
        ModelResponse({"score": float("nan")})


def test_a_lone_surrogate_in_a_report_becomes_a_question_mark(api: TestClient, kb: FakeKnowledgeBase) -> None:
    kb.add_bytes("l\ud800.txt", b"x")
    assert "l?.txt" in api.get("/api/reports").text
    assert "l?.txt" in api.get("/reports").text
