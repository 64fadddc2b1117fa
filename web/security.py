"""Guards around the application: headers on every answer, and requests that must not reach it.

The server holds other people's documents and listens on the reader's own machine, where any web site that the reader
visits can send requests to it. So a name that is not ours (DNS rebinding) and a change asked for by another site
(cross-site request forgery) are refused before any handler runs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.errors import WebError

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Final[dict[str, str]] = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": under it a browser sends "Origin: null" with our own forms, which could not be told apart.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
LOCAL_HOSTS: Final = ("localhost", "127.0.0.1", "[::1]")
_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class SecurityHeaders:
    """Adds :data:`HEADERS` to every answer; what may change is kept by the browser only to be checked again.

    An answer that is not a page (a download) brings a stricter policy of its own, which stays.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "private, no-cache")
                headers.add_vary_header("Accept, Cookie")
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


class HeadAsGet:
    """Answers HEAD as GET; the server leaves the body out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        await self.app(scope, receive, send)


def host_name(host: str) -> str:
    """The name in a ``Host`` header, without the port: ``[::1]:8000`` gives ``[::1]``."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[: host.find("]") + 1]
    return host.partition(":")[0].rstrip(".")


class HostGuard:
    """Serves only requests that name this server by one of ``allowed``; ``*`` allows every name."""

    def __init__(self, app: ASGIApp, allowed: Iterable[str] = ()) -> None:
        self.app = app
        self.allowed = frozenset(host_name(host) for host in (*LOCAL_HOSTS, *allowed))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] in ("http", "websocket") and "*" not in self.allowed:
            host = Headers(scope=scope).get("host", "")
            if host_name(host) not in self.allowed:
                raise WebError("host_not_allowed", 400, host=host[:100])
        await self.app(scope, receive, send)


class CrossSiteGuard:
    """Refuses changes asked for by a page of another origin.

    A browser says so in ``Sec-Fetch-Site``, older ones in ``Origin``; a program sends neither and is let through.
    "same-site" is refused too: another port of this machine is the same site, but not this application.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["method"] not in _SAFE_METHODS:
            headers = Headers(scope=scope)
            fetch_site, origin = headers.get("sec-fetch-site"), headers.get("origin")
            if fetch_site is not None:
                foreign = fetch_site not in ("same-origin", "none")
            else:
                foreign = origin is not None and origin.partition("://")[2].lower() != headers.get("host", "").lower()
            if foreign:
                raise WebError("cross_site_refused", 403, origin=(origin or fetch_site or "")[:100])
        await self.app(scope, receive, send)


class BodyLimit:
    """Refuses a body of more than ``limit_mb`` (10**6 bytes each), whether it is announced or only sent."""

    def __init__(self, app: ASGIApp, limit_mb: int) -> None:
        self.app = app
        self.limit_mb = limit_mb

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        self._check(int(announced) if announced.isdecimal() else 0)
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            self._check(received)
            return message

        await self.app(scope, counted, send)

    def _check(self, size: int) -> None:
        if size > self.limit_mb * 10**6:
            raise WebError("body_too_large", 413, limit=self.limit_mb)
