"""The guards around the application: headers, names of the server, other sites, large bodies."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from tests.test_web_fake import HTML, FakeKnowledgeBase, client, error_of
from web.errors import WebError
from web.security import (
    CONTENT_SECURITY_POLICY,
    HEADERS,
    BodyLimit,
    CrossSiteGuard,
    HeadAsGet,
    HostGuard,
    SecurityHeaders,
    host_name,
)


async def lifespan(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that answers nothing and tells what it was given."""
    await send({"type": scope["type"], "method": scope.get("method")})


def sent_by(app: Any, scope: Scope) -> list[Message]:
    """What an application sends for a scope without a body."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    return sent


# -- headers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/?q=tăng"),
        ("GET", "/?q="),
        ("GET", "/reports"),
        ("GET", "/reports/thu-nghiem-2031"),
        ("GET", "/reports/none"),
        ("GET", "/reports/thu-nghiem-2031/delete"),
        ("GET", "/reports/thu-nghiem-2031/edit"),
        ("GET", "/api/reports/none/original"),
        ("PATCH", "/api/reports/thu-nghiem-2031"),
        ("GET", "/help"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
        ("GET", "/api/ask?q=a"),
        ("GET", "/api/none"),
        ("GET", "/healthz"),
        ("GET", "/metrics"),
        ("GET", "/none"),
        ("GET", "/reports/"),
        ("PUT", "/reports"),
        ("POST", "/api/reports"),
        ("GET", "/static/none.css"),
    ],
)
def test_every_answer_has_the_security_headers(method: str, path: str) -> None:
    for headers in ({}, HTML):
        answer = client().request(method, path, headers=headers, follow_redirects=False)
        assert answer.status_code < 500
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_allows_nothing_inline_and_no_other_host() -> None:
    assert "unsafe" not in CONTENT_SECURITY_POLICY
    assert "http" not in CONTENT_SECURITY_POLICY
    assert CONTENT_SECURITY_POLICY.startswith("default-src 'none'")


def test_what_an_answer_says_itself_stays() -> None:
    own = {"Content-Security-Policy": "sandbox", "Cache-Control": "no-store", "Vary": "Accept-Language"}
    scope: Scope = {"type": "http", "method": "GET", "headers": []}
    start = sent_by(SecurityHeaders(Response("x", headers=own)), scope)[0]
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    assert headers["content-security-policy"] == "sandbox"
    assert headers["cache-control"] == "no-store"
    assert headers["vary"] == "Accept-Language, Accept, Cookie"
    assert headers["x-content-type-options"] == "nosniff"


GUARDS = (SecurityHeaders, HeadAsGet, HostGuard, CrossSiteGuard, lambda app: BodyLimit(app, 0))


@pytest.mark.parametrize("guard", [guard(lifespan) for guard in GUARDS], ids=lambda guard: type(guard).__name__)
def test_what_is_no_request_passes_untouched(guard: Any) -> None:
    assert sent_by(guard, {"type": "lifespan", "method": "HEAD"}) == [{"type": "lifespan", "method": "HEAD"}]


def test_head_is_asked_as_get_and_others_as_they_are() -> None:
    for method, asked in (("HEAD", "GET"), ("GET", "GET"), ("POST", "POST")):
        scope: Scope = {"type": "http", "method": method}
        assert sent_by(HeadAsGet(lifespan), scope) == [{"type": "http", "method": asked}]
        assert scope["method"] == method  # what stands around it sees what was sent


# -- names of the server -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "[::2]:80"])
def test_foreign_host_names_are_refused(host: str) -> None:
    answer = client().get("/api/reports", headers={"Host": host})
    assert answer.status_code == 400
    assert error_of(answer)["code"] == "host_not_allowed"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9", "[::1]", "[::1]:8000"])
def test_own_names_are_served(host: str) -> None:
    assert client().get("/healthz", headers={"Host": host}).status_code == 200


def test_more_names_can_be_allowed() -> None:
    assert client(allowed_hosts=["kho.example"]).get("/healthz", headers={"Host": "kho.example:80"}).status_code == 200
    assert client(allowed_hosts=["*"]).get("/healthz", headers={"Host": "any.example"}).status_code == 200
    assert host_name("Kho.Example.:80") == "kho.example"


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("localhost", "localhost"),
        (" LocalHost:8000 ", "localhost"),
        ("kho.example.", "kho.example"),
        ("[::1]:8000", "[::1]"),
        ("[::1]", "[::1]"),
        ("[::1", ""),
        (":80", ""),
        ("", ""),
    ],
)
def test_the_name_in_a_host_header(host: str, name: str) -> None:
    assert host_name(host) == name


def test_a_socket_is_guarded_too() -> None:
    foreign: Scope = {"type": "websocket", "headers": [(b"host", b"evil.example")]}
    with pytest.raises(WebError, match="400"):
        sent_by(HostGuard(lifespan), foreign)
    assert sent_by(HostGuard(lifespan, ["evil.example:80"]), foreign)


# -- other sites -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site", "Origin": "http://localhost:3000"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost:3000"},
        {"Origin": "null"},
    ],
)
def test_changes_asked_for_by_other_sites_are_refused(headers: dict[str, str]) -> None:
    kb = FakeKnowledgeBase()
    session = client(kb)
    for method, path in (
        ("DELETE", "/api/reports/nasty"),
        ("POST", "/reports/nasty/delete"),
        ("POST", "/api/reports"),
        ("POST", "/reports"),
    ):
        answer = session.request(method, path, headers=headers)
        assert answer.status_code == 403
        assert error_of(answer)["code"] == "cross_site_refused"
    assert kb.counts()["reports"] == 2


@pytest.mark.parametrize(
    "headers", [{}, {"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Origin": "http://localhost"}]
)
def test_changes_from_here_and_from_programs_are_made(headers: dict[str, str]) -> None:
    assert client().delete("/api/reports/nasty", headers=headers).status_code == 200


def test_other_sites_may_lead_here_but_change_nothing() -> None:
    session = client()
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert session.get("/reports", headers=headers).status_code == 200
    assert session.head("/reports", headers=headers).status_code == 200
    refused = session.request("BREW", "/reports", headers=headers)
    assert error_of(refused)["detail"] == {"origin": "cross-site"}


# -- large bodies ------------------------------------------------------------------------------------------------------


def test_too_large_a_body_is_refused_announced_or_not() -> None:
    session = client(max_upload_mb=1)
    content = b"x" * 1_200_000
    announced = session.post("/api/reports", files={"files": ("a.txt", content)})
    boundary = b'--b\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    streamed = session.post(
        "/api/reports",
        content=iter([boundary, content, b"\r\n--b--\r\n"]),
        headers={"Content-Type": "multipart/form-data; boundary=b"},
    )
    for answer in (announced, streamed):
        assert answer.status_code == 413
        assert error_of(answer)["code"] == "body_too_large"


async def reads_all(scope: Scope, receive: Receive, send: Send) -> None:
    body = await Request(scope, receive).body()
    await send({"type": "body", "size": len(body)})


@pytest.mark.parametrize("announced", ["", "2000000", "many", "-1"])
@pytest.mark.parametrize(("size", "passes"), [(2_000_000, True), (2_000_001, False)])
def test_a_body_of_just_the_limit_passes(announced: str, size: int, passes: bool) -> None:
    sent: list[Message] = []
    parts = [b"x" * 1_500_000, b"x" * (size - 1_500_000)]

    async def receive() -> Message:
        return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"content-length", announced.encode())] if announced else []
    call = BodyLimit(reads_all, 2)({"type": "http", "method": "POST", "headers": headers}, receive, send)
    if passes:
        asyncio.run(call)
        assert sent == [{"type": "body", "size": size}]
    else:
        with pytest.raises(WebError) as caught:
            asyncio.run(call)
        error = caught.value
        assert (error.code, error.status_code, error.values) == ("body_too_large", 413, {"limit": 2})
