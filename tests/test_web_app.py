"""The whole application: headers, guards, error shape, static files, monitoring."""

import json
import logging
import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from kb.messages import Language
from tests.test_web_fake import FakeKnowledgeBase
from web.app import create_app
from web.security import CONTENT_SECURITY_POLICY, HEADERS, host_name

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def client(kb: FakeKnowledgeBase | None = None, **options: Any) -> TestClient:
    app = create_app(kb or FakeKnowledgeBase(), **options)
    return TestClient(app, base_url="http://localhost", raise_server_exceptions=False)


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


@pytest.mark.parametrize(
    "path", ["/", "/?q=tăng", "/reports", "/reports/nasty", "/reports/nasty/edit", "/help", "/docs", "/none"]
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_pages_hold_no_inline_script_or_style_and_load_only_from_here(path: str, language: str) -> None:
    page = client().get(path, headers=HTML | {"Cookie": f"lang={language}"}).text
    assert f'<html lang="{language}">' in page
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=\"", page.replace("onerror=", ""))
    assert not re.search(r"(?:src|href|action)=\"(?!/|#|\?)", page)


def error_of(answer: Any) -> dict[str, Any]:
    body = answer.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "detail"}
    assert isinstance(body["error"]["detail"], dict)
    error: dict[str, Any] = body["error"]
    return error


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
    ("parameter", "cookie", "expected"),
    [
        ("", "", Language.VI),
        ("", "vi", Language.VI),
        ("", "en", Language.EN),
        ("en", "vi", Language.EN),
        ("xx", "en", Language.EN),
        ("xx", "xx", Language.VI),
    ],
)
def test_errors_speak_the_reader_s_language(parameter: str, cookie: str, expected: Language) -> None:
    session = client()
    if cookie:
        session.cookies.set("lang", cookie)
    # An English browser does not make an English reader.
    message = error_of(session.get("/none", params={"lang": parameter}, headers={"Accept-Language": "en"}))["message"]
    assert message.startswith("There is" if expected == Language.EN else "Không")


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


def test_static_files_are_kept_for_good_under_the_hash_of_their_content() -> None:
    session = client()
    names = re.findall(r"/static/[\w.]+", session.get("/", headers=HTML).text)
    assert {re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in names} == {
        "/static/site.css",
        "/static/site.js",
        "/static/icon.svg",
    }
    for name in names:
        answer = session.get(name)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
    assert session.get("/").headers["cache-control"] == "private, no-cache"


def test_health_and_head() -> None:
    session = client()
    assert session.get("/healthz").json() == {"status": "ok", "reports": 2, "passages": 24}
    head = session.head("/reports")
    assert head.status_code == 200
    assert session.head("/none").status_code == 404


def test_metrics_count_by_route_and_not_by_path() -> None:
    session = client()
    session.get("/api/reports/thu-nghiem-2031")
    session.get("/api/reports/nowhere")
    session.get("/path-that-is-not-there")
    session.request("BREW", "/healthz")
    exposition = session.get("/metrics").text
    for line in (
        'kb_http_requests_total{method="GET",route="/api/reports/{report_id}",status="200"} 1.0',
        'kb_http_requests_total{method="GET",route="/api/reports/{report_id}",status="404"} 1.0',
        'kb_http_requests_total{method="GET",route="unmatched",status="404"} 1.0',
        'kb_http_request_seconds_count{route="/api/reports/{report_id}"} 2.0',
        "kb_reports 2.0",
        "kb_passages 24.0",
    ):
        assert line in exposition
    assert "nowhere" not in exposition
    assert "not-there" not in exposition
    assert "BREW" not in exposition


def test_two_applications_do_not_share_measurements() -> None:
    one, other = client(), client()
    one.get("/api/reports")
    assert '"/api/reports"' not in other.get("/metrics").text


def test_the_schema_is_complete() -> None:
    schema = client().get("/openapi.json").json()
    assert set(schema["paths"]) == {
        "/api/ask",
        "/api/search",
        "/api/reports",
        "/api/reports/{report_id}",
        "/api/reports/{report_id}/original",
        "/api/cite",
        "/healthz",
        "/metrics",
    }
    assert "HTTPValidationError" not in json.dumps(schema)
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            assert operation["summary"]
            for parameter in operation.get("parameters", []):
                assert parameter["description"], (path, parameter["name"])
            if path != "/metrics":
                assert {"4XX", "5XX"} <= set(operation["responses"])
                for response in operation["responses"].values():
                    content = response["content"]
                    if "application/octet-stream" in content:
                        continue
                    assert "example" in content["application/json"]
                    assert "$ref" in content["application/json"]["schema"]


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
