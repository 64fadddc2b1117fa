"""The parameters of the API: their bounds, and what is cleaned out of a question."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from kb.messages import Language
from tests.test_web_fake import FakeKnowledgeBase
from web.app import create_app
from web.parameters import api_language, clean


@pytest.fixture
def kb() -> FakeKnowledgeBase:
    return FakeKnowledgeBase()


@pytest.fixture
def api(kb: FakeKnowledgeBase) -> TestClient:
    return TestClient(create_app(kb), base_url="http://localhost", raise_server_exceptions=False)


def code(answer: Any) -> str:
    error = answer.json()["error"]
    assert error["message"]
    return str(error["code"])


@pytest.mark.parametrize(
    ("path", "name", "reason"),
    [
        ("/api/ask", "q", "missing"),
        ("/api/ask?q=a&year=x", "year", "whole number"),
        ("/api/ask?q=a&year=" + "9" * 5000, "year", "whole number"),
        ("/api/ask?q=a&year=1", "year", "1900"),
        ("/api/ask?q=a&leg=both", "leg", "lexical"),
        ("/api/ask?q=a&lang=fr", "lang", "vi"),
        ("/api/search?q=a&k=0", "k", "1"),
        ("/api/search?q=a&k=100000", "k", "200"),
        ("/api/reports?limit=0", "limit", "1"),
        ("/api/reports?offset=-1", "offset", "0"),
        ("/api/cite?report=nasty&start=1", "end", "missing"),
        ("/api/cite?report=nasty&start=1.5&end=2", "start", "whole number"),
    ],
)
def test_a_wrong_parameter_is_named(api: TestClient, path: str, name: str, reason: str) -> None:
    answer = api.get(path, headers={"Cookie": "lang=en"})
    assert answer.status_code == 400
    assert code(answer) == "parameter_invalid"
    assert answer.json()["error"]["detail"]["name"] == name
    assert reason in answer.json()["error"]["detail"]["reason"]


@pytest.mark.parametrize(
    "path",
    [
        "/api/ask?q=a&year=1900",
        "/api/ask?q=a&year=2200",
        "/api/search?q=a&k=1",
        "/api/search?q=a&k=200",
        "/api/reports?limit=500&offset=1000000000",
    ],
)
def test_the_bounds_themselves_are_allowed(api: TestClient, path: str) -> None:
    assert api.get(path).status_code == 200


@pytest.mark.parametrize(
    "q", ["%ED%A0%80x", "a%00b", "%1b%5b31m", "%E2%80%AEđảo", "%ff%fe", "a%0d%0aX-Y:%20z", "%F0%9F%92%A1"]
)
def test_no_character_breaks_a_question(api: TestClient, kb: FakeKnowledgeBase, q: str) -> None:
    for path in ("/api/ask", "/api/search", "/"):
        answer = api.get(f"{path}?q={q}&lang=vi")
        assert answer.status_code == 200
        assert "x-y" not in answer.headers
    assert all("\x00" not in question for question, *_ in kb.asked)


@pytest.mark.parametrize(
    ("value", "cleaned"),
    [
        ("tăng\x00 bao\x1b nhiêu", "tăng  bao  nhiêu"),
        ("a\tb\nc\rd", "a\tb\nc d"),
        ("a\ud800b\x9fc", "a b c"),
        ("\u202eđảo\u200b", "\u202eđảo\u200b"),
        ("", ""),
    ],
)
def test_control_characters_become_spaces(value: str, cleaned: str) -> None:
    assert clean(value) == cleaned


def test_the_language_of_the_sentences() -> None:
    request = Request({"type": "http", "query_string": b"", "headers": [(b"cookie", b"lang=en")]})
    assert api_language(request) is Language.EN
    assert api_language(request, Language.VI) is Language.VI
