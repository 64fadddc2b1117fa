"""Whether the server works and how it works: ``/healthz`` for people and supervisors, ``/metrics`` for Prometheus."""

from __future__ import annotations

import time

from fastapi import APIRouter
from fastapi.responses import PlainTextResponse
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kb.knowledge_base import KnowledgeBase
from kb.messages import Language
from web.api import about
from web.json_response import ModelResponse
from web.schema import Health
from web.strings import text

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The measurements of one application, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "kb_http_requests", "Requests answered", ["method", "route", "status"], registry=self.registry
        )
        self.latency = Histogram(
            "kb_http_request_seconds", "Time to answer", ["route"], registry=self.registry, buckets=_BUCKETS
        )
        self.reports = Gauge("kb_reports", "Reports in the library", registry=self.registry)
        self.passages = Gauge("kb_passages", "Passages in the library", registry=self.registry)

    def text(self, counts: dict[str, int]) -> bytes:
        """The exposition, with the present size of the library."""
        self.reports.set(counts["reports"])
        self.passages.set(counts["passages"])
        return generate_latest(self.registry)


class Measured:
    """Counts and times every request under its route; an unknown path is not a label of its own."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        status = 500

        async def noting_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noting_send)
        finally:
            route = getattr(scope.get("route"), "path", "unmatched")
            # A method is free text; one that no route takes must not make a new series.
            method = scope["method"] if scope["method"] in ("GET", "HEAD", "POST", "PATCH", "DELETE") else "other"
            self.metrics.requests.labels(method, route, str(status)).inc()
            self.metrics.latency.labels(route).observe(time.perf_counter() - began)


def monitoring_router(kb: KnowledgeBase, metrics: Metrics) -> APIRouter:
    """``/healthz`` and ``/metrics``."""
    router = APIRouter(tags=["monitoring"])

    @router.get("/healthz", **about("healthz", Health))
    def healthz() -> ModelResponse:
        counts = kb.counts()
        return ModelResponse(Health("ok", counts["reports"], counts["passages"]))

    @router.get(
        "/metrics",
        operation_id="metrics",
        summary=text("api.metrics", Language.EN),
        response_class=PlainTextResponse,
    )
    def measurements() -> PlainTextResponse:
        return PlainTextResponse(metrics.text(kb.counts()), media_type=CONTENT_TYPE_LATEST)

    return router
