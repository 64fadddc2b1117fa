"""The JSON API. Handlers are plain functions: the work is computation, so each runs in a thread of its own."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from starlette.responses import Response

from index.engine import Leg
from kb.errors import KbError
from kb.knowledge_base import KnowledgeBase
from kb.messages import Language
from kb.model import Answer, ReportSummary, ReportView, SearchResult, to_json
from web import parameters as p
from web.downloads import MEDIA_TYPE, download
from web.editing import Changes
from web.errors import WebError
from web.examples import EXAMPLES
from web.json_response import ModelResponse
from web.schema import AddedFiles, ErrorBody, FormattedCitation, ReportList, SuggestionList
from web.strings import text
from web.uploads import Uploaded, add_uploads

Reader = Annotated[Language, Depends(p.api_language)]


def about(operation: str, shape: type, *statuses: int) -> dict[str, Any]:
    """What the OpenAPI schema says of an operation that answers with ``shape`` under ``statuses`` (200 alone)."""
    example = {"application/json": {"example": EXAMPLES[operation]}}
    answers: dict[int | str, dict[str, Any]] = {
        status: {"model": shape, "description": text(f"api.answer.{status}", Language.EN), "content": example}
        for status in statuses or (200,)
    }
    return _operation(operation, ModelResponse, answers)


def about_file(operation: str) -> dict[str, Any]:
    """What the OpenAPI schema says of an operation that answers with a file."""
    content = {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}}
    return _operation(
        operation, Response, {200: {"description": text("api.answer.200", Language.EN), "content": content}}
    )


def _operation(operation: str, kind: type[Response], answers: dict[int | str, dict[str, Any]]) -> dict[str, Any]:
    error = {"application/json": {"example": EXAMPLES["error"]}}
    for failed in ("4XX", "5XX"):
        sentence = text(f"api.answer.{failed}", Language.EN)
        answers[failed] = {"model": ErrorBody, "description": sentence, "content": error}
    return {
        "operation_id": operation,
        "summary": text(f"api.{operation}", Language.EN),
        "response_class": kind,
        "responses": answers,
    }


def api_router(kb: KnowledgeBase) -> APIRouter:
    """The routes under ``/api``."""
    router = APIRouter(tags=["api"])

    @router.get("/api/ask", **about("ask", Answer))
    def ask(
        q: p.Question,
        language: Reader,
        report: p.Report = None,
        year: p.Year = None,
        kind: p.Kind = None,
        leg: p.LegOf = Leg.FUSED,
        without: p.Without = None,
    ) -> ModelResponse:
        taken_back = frozenset(without or ())
        return ModelResponse(
            kb.ask(p.clean(q), language=language, report=report, year=year, kind=kind, leg=leg, without=taken_back)
        )

    @router.get("/api/search", **about("search", SearchResult))
    def search(
        q: p.Question,
        language: Reader,
        k: p.Count = 10,
        report: p.Report = None,
        year: p.Year = None,
        kind: p.Kind = None,
        leg: p.LegOf = Leg.FUSED,
        without: p.Without = None,
    ) -> ModelResponse:
        taken_back = frozenset(without or ())
        return ModelResponse(
            kb.search(
                p.clean(q), k, language=language, report=report, year=year, kind=kind, leg=leg, without=taken_back
            )
        )

    @router.get("/api/suggest", **about("suggest", SuggestionList))
    def suggest(q: p.Typed, language: Reader, limit: p.Limit = 8) -> ModelResponse:
        items = kb.suggest(p.clean(q))
        return ModelResponse(SuggestionList(items[:limit], len(items)))

    @router.get("/api/reports", **about("reports", ReportList))
    def reports(language: Reader, limit: p.Limit = 50, offset: p.Offset = 0) -> ModelResponse:
        items, total = kb.reports(limit, offset)
        return ModelResponse(ReportList(tuple(items), total))

    @router.get("/api/reports/{report_id}", **about("report", ReportView))
    def report(report_id: p.ReportId, language: Reader) -> ModelResponse:
        return ModelResponse(kb.report(report_id, language=language))

    @router.post("/api/reports", status_code=201, **about("add_reports", AddedFiles, 200, 201))
    def add_reports(files: p.Files, language: Reader) -> ModelResponse:
        uploaded = add_uploads(kb, files, language)
        if not uploaded.items:
            reason = text("reason.missing", language)
            raise KbError("parameter_invalid", name="files", reason=reason)
        if uploaded.failed:
            raise_failure(uploaded)
        added = AddedFiles(uploaded.items, len(uploaded.items))
        return ModelResponse(added, status_code=201 if uploaded.changed else 200)

    @router.get("/api/reports/{report_id}/original", **about_file("original"))
    def original(report_id: p.ReportId, language: Reader) -> Response:
        return download(*kb.original(report_id))

    @router.patch("/api/reports/{report_id}", **about("edit_report", ReportSummary))
    def edit_report(report_id: p.ReportId, changes: Changes, language: Reader) -> ModelResponse:
        return ModelResponse(kb.edit(report_id, changes.sent()))

    @router.delete("/api/reports/{report_id}", **about("remove_report", ReportSummary))
    def remove_report(report_id: p.ReportId, language: Reader) -> ModelResponse:
        return ModelResponse(kb.remove(report_id))

    @router.get("/api/cite", **about("cite", FormattedCitation))
    def cite(
        report: p.CiteReport, start: p.Start, end: p.End, language: Reader, style: p.Style = "administrative"
    ) -> ModelResponse:
        citation, formatted = kb.cite(report, start, end, style=style)
        return ModelResponse(FormattedCitation(citation, style, formatted))

    return router


def raise_failure(uploaded: Uploaded) -> None:
    """Raise the error of a request of which no file could be added: the file's own, if it was one file."""
    if len(uploaded.items) == 1 and uploaded.errors:
        raise uploaded.errors[0]
    items = to_json(uploaded.items)
    raise WebError("nothing_added", 400, count=len(items), items=items)
