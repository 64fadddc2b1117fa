"""Every error in one shape, in the language of the request, as JSON or as a page."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from kb.errors import KbError
from kb.messages import Language
from tests.test_web_fake import HTML, FakeKnowledgeBase, client, error_of
from web.assets import Assets
from web.errors import ErrorHandling, Problem, WebError, problem, wants_page
from web.security import CONTENT_SECURITY_POLICY
from web.templating import Templates


def request(path: str = "/x", accept: str = "*/*") -> Request:
    return Request(
        {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": [(b"accept", accept.encode())]}
    )


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/none", 404, "not_found"),
        ("GET", "/api", 404, "not_found"),
        ("GET", "/none", 404, "not_found"),
        ("GET", "//none.example/x", 404, "not_found"),
        ("GET", "/static/site.css", 404, "not_found"),
        ("PUT", "/api/reports", 405, "method_not_allowed"),
        ("DELETE", "/", 405, "method_not_allowed"),
        ("GET", "/api/ask", 400, "parameter_invalid"),
        ("GET", "/reports/none", 404, "report_not_found"),
    ],
)
def test_errors_have_one_shape(method: str, path: str, status: int, code: str) -> None:
    answer = client().request(method, path)
    assert answer.status_code == status
    assert error_of(answer)["code"] == code


def test_method_not_allowed_says_what_is() -> None:
    assert client().put("/healthz").headers["allow"] == "GET"


def test_readers_get_a_page_for_the_same_error() -> None:
    answer = client().get("/none/<b>", headers=HTML)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "Không có trang này" in answer.text
    assert "<b>" not in answer.text.replace("<b><", "")
    assert client().get("/api/none", headers=HTML).headers["content-type"] == "application/json"


def test_an_unexpected_failure_is_logged_and_not_shown(caplog: pytest.LogCaptureFixture) -> None:
    kb = FakeKnowledgeBase()
    kb.fails = True
    with caplog.at_level(logging.ERROR):
        answer = client(kb).get("/api/reports")
        page = client(kb).get("/reports", headers=HTML)
    assert answer.status_code == page.status_code == 500
    assert error_of(answer)["code"] == "internal_error"
    assert "secret" not in answer.text + page.text
    assert "secret" in caplog.text
    assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    ("error", "status", "code", "detail"),
    [
        (KbError("report_not_found", report="a"), 404, "report_not_found", {"report": "a"}),
        (KbError("question_empty"), 400, "question_empty", {}),
        (WebError("body_too_large", 413, limit=5), 413, "body_too_large", {"limit": 5}),
        (HTTPException(404), 404, "not_found", {"path": "/x"}),
        (HTTPException(405), 405, "method_not_allowed", {"method": "GET"}),
        (HTTPException(422), 422, "request_invalid", {"status": 422}),
        (RuntimeError("secret"), 500, "internal_error", {}),
    ],
)
def test_what_the_reader_is_told(error: Exception, status: int, code: str, detail: dict[str, Any]) -> None:
    told = {language: problem(error, request(), language) for language in Language}
    for found in told.values():
        assert (found.status, found.code, found.detail) == (status, code, detail)
        assert found.message.strip()
        assert "secret" not in found.message
    assert told[Language.VI].message != told[Language.EN].message


def test_headers_of_an_error_are_kept() -> None:
    error = HTTPException(405, headers={"Allow": "GET"})
    assert problem(error, request(), Language.VI).headers == {"Allow": "GET"}
    assert problem(HTTPException(401, headers={"X-A": "b"}), request(), Language.VI).headers == {"X-A": "b"}


@pytest.mark.parametrize(
    ("first", "name", "reason"),
    [
        ({"loc": ("query", "k"), "type": "less_than_equal", "ctx": {"le": 200}}, "k", "200"),
        ({"loc": ("query", "q"), "type": "missing"}, "q", "missing"),
        ({"loc": ("body", "files", 3), "type": "something_new"}, "files", "wrong form"),
        ({"loc": ("body",), "type": "missing"}, "body", "missing"),
        ({"loc": ("body", 0), "type": "missing"}, "body", "missing"),
    ],
)
def test_the_first_wrong_parameter_is_named(first: dict[str, Any], name: str, reason: str) -> None:
    second = {"loc": ("query", "other"), "type": "missing"}
    told = problem(RequestValidationError([first, second]), request(), Language.EN)
    assert (told.status, told.code, told.detail["name"]) == (400, "parameter_invalid", name)
    assert reason in told.detail["reason"]


@pytest.mark.parametrize(
    ("path", "accept", "page"),
    [
        ("/reports", HTML["Accept"], True),
        ("/reports", "*/*", False),
        ("/reports", "application/json", False),
        ("/api", "text/html", False),
        ("/api/ask", "text/html", False),
        ("/apis", "text/html", True),
        ("/healthz", "text/html", False),
        ("/static/a.css", "text/html", False),
    ],
)
def test_who_asks_decides_between_page_and_json(path: str, accept: str, page: bool) -> None:
    assert wants_page(request(path, accept)) is page


# -- around the application --------------------------------------------------------------------------------------------


async def fails(scope: Scope, receive: Receive, send: Send) -> None:
    if scope.get("begun"):
        await send({"type": "http.response.start", "status": 200, "headers": []})
    raise RuntimeError("secret")


def handled(scope: Scope) -> list[Message]:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(ErrorHandling(fails, Templates(Assets()))(scope, receive, send))
    return sent


def test_a_failure_becomes_an_answer() -> None:
    start, body = handled(dict(request("/api/x").scope))
    assert start["status"] == 500
    assert b"internal_error" in body["body"]


@pytest.mark.parametrize("scope", [{**request().scope, "begun": True}, {"type": "lifespan"}])
def test_where_no_answer_can_be_given_the_failure_goes_on(scope: Scope) -> None:
    with pytest.raises(RuntimeError, match="secret"):
        handled(scope)


def test_a_problem_has_no_detail_unless_it_is_given() -> None:
    assert Problem(400, "a", "b") == Problem(400, "a", "b", {}, {})
