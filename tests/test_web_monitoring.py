"""Health and measurements."""

from __future__ import annotations

import asyncio

import pytest
from starlette.types import Message, Receive, Scope, Send

from tests.test_web_fake import client
from web.monitoring import Measured, Metrics


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


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    if scope.get("status"):
        await send({"type": "http.response.start", "status": scope["status"], "headers": []})
    if scope.get("fails"):
        raise RuntimeError


def measured(metrics: Metrics, scope: Scope) -> None:
    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None: ...

    asyncio.run(Measured(app, metrics)(scope, receive, send))


def test_a_request_is_counted_with_its_method_and_status() -> None:
    metrics = Metrics()
    measured(metrics, {"type": "http", "method": "GET", "status": 204})
    measured(metrics, {"type": "http", "method": "BREW", "status": 405})
    measured(metrics, {"type": "lifespan"})
    exposition = metrics.text({"reports": 3, "passages": 40}).decode()
    assert 'kb_http_requests_total{method="GET",route="unmatched",status="204"} 1.0' in exposition
    assert 'kb_http_requests_total{method="other",route="unmatched",status="405"} 1.0' in exposition
    assert 'kb_http_request_seconds_count{route="unmatched"} 2.0' in exposition
    assert "kb_reports 3.0" in exposition
    assert "kb_passages 40.0" in exposition


def test_a_failure_is_counted_too() -> None:
    metrics = Metrics()
    with pytest.raises(RuntimeError):
        measured(metrics, {"type": "http", "method": "GET", "fails": True})
    assert 'status="500"} 1.0' in metrics.text({"reports": 0, "passages": 0}).decode()


def test_the_size_of_the_library_is_that_of_now() -> None:
    metrics = Metrics()
    metrics.text({"reports": 3, "passages": 40})
    assert "kb_reports 2.0" in metrics.text({"reports": 2, "passages": 30}).decode()
