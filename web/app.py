"""Puts the web front end together: routes, guards, error handling, static files."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kb.errors import KbError
from kb.knowledge_base import KnowledgeBase
from kb.messages import Language
from web.api import api_router
from web.assets import Assets
from web.docs import add_docs
from web.editing import editing_router
from web.errors import ErrorHandling, error_response
from web.monitoring import Measured, Metrics, monitoring_router
from web.pages import page_router
from web.programmes_api import programmes_router
from web.programmes_pages import programme_pages
from web.security import BodyLimit, CrossSiteGuard, HeadAsGet, HostGuard, SecurityHeaders
from web.strings import text
from web.templating import Templates


def create_app(kb: KnowledgeBase, *, allowed_hosts: Sequence[str] = (), max_upload_mb: int = 500) -> FastAPI:
    """The application that serves ``kb``.

    Args:
        kb: an open knowledge base; whoever opened it closes it.
        allowed_hosts: names under which the server may be called besides localhost; ``*`` allows all.
        max_upload_mb: the most that one request may send, all its files together, in MB (10**6 bytes).
    """
    app = FastAPI(
        title=text("site", Language.EN),
        description=text("site.tagline", Language.EN),
        version=_version(),
        docs_url=None,  # FastAPI's own page loads scripts from another host; web.docs makes one from the schema
        redoc_url=None,
        separate_input_output_schemas=False,
    )
    assets = Assets()
    templates = Templates(assets, kb.sent_to())
    metrics = Metrics()

    app.include_router(api_router(kb))
    app.include_router(programmes_router(kb))
    app.include_router(monitoring_router(kb, metrics))
    app.include_router(page_router(kb, templates))
    app.include_router(programme_pages(kb, templates))
    app.include_router(editing_router(kb, templates))
    add_docs(app, templates)
    app.router.routes.append(assets.route())

    def on_error(request: Request, error: Exception) -> Response:
        return error_response(error, request, templates)

    for kind in (KbError, HTTPException, RequestValidationError):
        app.add_exception_handler(kind, on_error)

    # The last one added is the outermost: headers and measurements cover what the guards refuse.
    app.add_middleware(BodyLimit, limit_mb=max_upload_mb)
    app.add_middleware(CrossSiteGuard)
    app.add_middleware(HostGuard, allowed=tuple(allowed_hosts))
    app.add_middleware(ErrorHandling, templates=templates)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Measured, metrics=metrics)
    app.add_middleware(HeadAsGet)
    return app


def _version() -> str:
    try:
        return version("report-kb")
    except PackageNotFoundError:  # run from a checkout
        return "0"
