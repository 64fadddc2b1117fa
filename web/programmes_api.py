"""The part of the JSON API that tells of documents and programmes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from kb.knowledge_base import KnowledgeBase
from kb.messages import Language
from kb.programmes.export import FORMATS
from kb.programmes.views import ProgrammeView
from web import parameters as p
from web.api import about, about_file
from web.downloads import download
from web.json_response import ModelResponse
from web.programmes_schema import ProgrammeList
from web.strings import text

Reader = Annotated[Language, Depends(p.api_language)]
EXPORTED = 100_000
"""The most documents in one exported list."""


def _about(name: str) -> str:
    return text(f"api.param.{name}", Language.EN)


class ExportFormat(StrEnum):
    """The forms of an exported list."""

    CSV = "csv"
    XLSX = "xlsx"


Key = Annotated[str, Path(description=_about("programme"))]
Words = Annotated[str | None, Query(description=_about("programme_q"), examples=["59-NQ/TW"])]
Kind = Annotated[str | None, Query(description=_about("programme_kind"), examples=["nghị quyết"])]
Issuer = Annotated[str | None, Query(description=_about("programme_issuer"))]
Year = Annotated[int | None, Query(description=_about("programme_year"), ge=1900, le=2200)]
Report = Annotated[str | None, Query(description=_about("programme_report"))]
Format = Annotated[ExportFormat, Query(description=_about("export_format"))]


def programmes_router(kb: KnowledgeBase) -> APIRouter:
    """The routes under ``/api/programmes``."""
    router = APIRouter(tags=["api"])

    @router.get("/api/programmes", **about("programmes", ProgrammeList))
    def programmes(
        language: Reader,
        q: Words = None,
        kind: Kind = None,
        issuer: Issuer = None,
        year: Year = None,
        report: Report = None,
        limit: p.Limit = 50,
        offset: p.Offset = 0,
    ) -> ModelResponse:
        items, total = kb.programmes.listed(
            q, kind=kind, issuer=issuer, year=year, report=report, limit=limit, offset=offset
        )
        return ModelResponse(ProgrammeList(tuple(items), total))

    @router.get("/api/programmes/export", **about_file("programmes_export"))
    def export(
        language: Reader,
        form: Format = ExportFormat.CSV,
        q: Words = None,
        kind: Kind = None,
        issuer: Issuer = None,
        year: Year = None,
        report: Report = None,
    ) -> Response:
        items, _ = kb.programmes.listed(q, kind=kind, issuer=issuer, year=year, report=report, limit=EXPORTED)
        return download(f"programmes.{form}", FORMATS[form](items))

    @router.get("/api/programmes/{key}", **about("programme", ProgrammeView))
    def programme(key: Key, language: Reader) -> ModelResponse:
        return ModelResponse(kb.programmes.one(key))

    return router
