"""Every error becomes one shape: JSON for programs, a page for readers, in the language of the request."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace
from typing import Any, Final

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kb.errors import HTTP_STATUS, KbError
from kb.messages import Language, message
from web.json_response import ModelResponse
from web.language import reader_language
from web.strings import text
from web.templating import Templates

log = logging.getLogger(__name__)

_JSON_PATHS: Final = ("/api/", "/healthz", "/metrics", "/openapi.json", "/static/")
_REASONS: Final[dict[str, tuple[str, str]]] = {
    # pydantic's kind of error: (key of the reason, name of the limit in its context)
    "missing": ("reason.missing", ""),
    "int_parsing": ("reason.integer", ""),
    "int_parsing_size": ("reason.integer", ""),
    "int_from_float": ("reason.integer", ""),
    "greater_than_equal": ("reason.minimum", "ge"),
    "less_than_equal": ("reason.maximum", "le"),
    "enum": ("reason.choice", "expected"),
    "extra_forbidden": ("reason.unknown", ""),
    "string_type": ("reason.text", ""),
    "json_invalid": ("reason.object", ""),
    "model_attributes_type": ("reason.object", ""),
    "model_type": ("reason.object", ""),
    "dict_type": ("reason.object", ""),
    "value_error": ("reason.file", ""),  # the only value checked by code is an uploaded file
}


class WebError(HTTPException):
    """An error that only HTTP knows; its sentence is the string ``error.<code>``.

    It is an HTTPException because FastAPI lets these through when one is raised while it reads a body.
    """

    def __init__(self, code: str, status: int, /, **detail: Any) -> None:
        super().__init__(status)
        self.code = code
        self.values: dict[str, Any] = detail


@dataclass(frozen=True, slots=True)
class Problem:
    """What the reader is told."""

    status: int
    code: str
    message: str
    detail: dict[str, Any] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)


def problem(error: Exception, request: Request, language: Language) -> Problem:
    """What to tell the reader about ``error``."""
    if isinstance(error, KbError):
        return Problem(error.http_status, error.code, error.message(language), dict(error.detail))
    if isinstance(error, WebError):
        sentence = text(f"error.{error.code}", language, **error.values)
        return Problem(error.status_code, error.code, sentence, error.values)
    if isinstance(error, RequestValidationError):
        return _known("parameter_invalid", language, **_invalid_parameter(error, language))
    if isinstance(error, HTTPException):
        headers = dict(error.headers or {})
        if error.status_code == 404:
            return _known("not_found", language, path=request.url.path)
        if error.status_code == 405:
            return replace(_known("method_not_allowed", language, method=request.method), headers=headers)
        sentence = text("error.request_invalid", language, status=error.status_code)
        return Problem(error.status_code, "request_invalid", sentence, {"status": error.status_code}, headers)
    return _known("internal_error", language)


def _known(code: str, language: Language, **detail: str) -> Problem:
    return Problem(HTTP_STATUS.get(code, 400), code, message(code, language, **detail), dict(detail))


def _invalid_parameter(error: RequestValidationError, language: Language) -> dict[str, str]:
    """The name of the first wrong parameter and what is wrong with it."""
    first = error.errors()[0]
    names = [str(place) for place in first["loc"][1:] if isinstance(place, str)]
    key, limit = _REASONS.get(first["type"], ("reason.other", ""))
    values = {"limit": first.get("ctx", {}).get(limit, "")} if limit else {}
    return {"name": names[0] if names else str(first["loc"][0]), "reason": text(key, language, **values)}


def wants_page(request: Request) -> bool:
    """Whether the request comes from a reader, not from a program."""
    is_for_programs = request.url.path.startswith(_JSON_PATHS) or request.url.path == "/api"
    return not is_for_programs and "text/html" in request.headers.get("accept", "")


class ErrorHandling:
    """Turns exceptions into answers: as handler of the application, and as middleware for what the guards raise."""

    def __init__(self, app: ASGIApp, templates: Templates) -> None:
        self.app = app
        self.templates = templates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request; an unexpected exception is logged and told without its traceback."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def noting_send(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, noting_send)
        except Exception as error:
            if started:
                raise
            response = error_response(error, Request(scope, receive), self.templates)
            await response(scope, receive, send)


def error_response(error: Exception, request: Request, templates: Templates) -> Response:
    """The answer for ``error``, JSON or a page."""
    language = reader_language(request)
    told = problem(error, request, language)
    if told.status >= 500:
        log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    if wants_page(request):
        response: Response = templates.page(request, "error.html", status=told.status, problem=told)
    else:
        body = {"error": {"code": told.code, "message": told.message, "detail": told.detail}}
        response = ModelResponse(body, status_code=told.status)
    response.headers.update(told.headers)
    return response
