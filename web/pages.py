"""The pages. They work without JavaScript: links, forms and their answers are plain HTML."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, File, Request, UploadFile
from fastapi.responses import RedirectResponse
from starlette.responses import Response

from kb.errors import KbError
from kb.knowledge_base import KnowledgeBase
from kb.model import Answer
from web.editing import FIELDS
from web.errors import Problem, problem
from web.evidence import Evidence, answer_view, of_citation
from web.language import reader_language
from web.parameters import clean
from web.reader import reader_page
from web.reading import reading_view
from web.strings import text
from web.templating import Templates
from web.uploads import Uploaded, add_uploads

_ON_HOME = 6
_IN_CHOICE = 200
_PER_PAGE = 50
_EXAMPLES = ("ask.example.1", "ask.example.2", "ask.example.3", "ask.example.4")


def page_router(kb: KnowledgeBase, templates: Templates) -> APIRouter:
    """The routes of the pages; they are not part of the API's schema."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def home(request: Request) -> Response:
        reports, total = kb.reports(_IN_CHOICE, 0)
        chosen = {name: request.query_params.get(name, "").strip() for name in ("report", "year")}
        asked = request.query_params.get("q")
        without = tuple(dict.fromkeys(request.query_params.getlist("without")))
        answer, told = _ask(kb, request, asked, chosen, frozenset(without))
        return templates.page(
            request,
            "answer.html" if asked is not None else "home.html",
            status=told.status if told else 200,
            question=clean(asked or ""),
            chosen=chosen,
            problem=told,
            view=answer_view(answer) if answer else None,
            reading=reading_view(answer, chosen, without) if answer else None,
            reports=reports,
            on_home=_ON_HOME,
            total=total,
            examples=_EXAMPLES,
        )

    @router.get("/reports")
    def reports(request: Request) -> Response:
        return _list(request)

    @router.post("/reports")
    def upload(request: Request, files: Annotated[list[UploadFile] | None, File()] = None) -> Response:
        uploaded = add_uploads(kb, files or [], reader_language(request))
        status = 201 if uploaded.changed else 400 if uploaded.failed else 200
        return _list(request, uploaded, status)

    def _list(request: Request, uploaded: Uploaded | None = None, status: int = 200) -> Response:
        offset = _natural(request.query_params.get("offset"))
        items, total = kb.reports(_PER_PAGE, offset)
        return templates.page(
            request,
            "reports.html",
            status=status,
            reports=items,
            total=total,
            offset=offset,
            per_page=_PER_PAGE,
            uploaded=uploaded,
            removed="removed" in request.query_params,
            formats=kb.formats(),
        )

    @router.get("/reports/{report_id}")
    def report(request: Request, report_id: str) -> Response:
        view = kb.report(report_id, language=reader_language(request))
        asked_for_quote = "start" in request.query_params or "end" in request.query_params
        quote, evidence = _quote(kb, request, report_id) if asked_for_quote else (None, None)
        page = reader_page(view, quote)
        return templates.page(
            request,
            "report.html",
            report=view,
            reader=page,
            evidence=evidence if page.quoted else None,
            quote_missing=asked_for_quote and not page.quoted,
            saved="saved" in request.query_params,
            facts=FIELDS[1:],  # the title is the heading of the page
        )

    @router.get("/reports/{report_id}/delete")
    def confirm_removal(request: Request, report_id: str) -> Response:
        view = kb.report(report_id, language=reader_language(request))
        return templates.page(request, "delete.html", summary=view.summary)

    @router.post("/reports/{report_id}/delete")
    def remove(report_id: str) -> Response:
        kb.remove(report_id)
        return RedirectResponse("/reports?" + urlencode({"removed": "1"}), status_code=303)

    @router.get("/help")
    def help_page(request: Request) -> Response:
        return templates.page(request, f"help_{reader_language(request).value}.html", formats=kb.formats())

    return router


def _ask(
    kb: KnowledgeBase, request: Request, asked: str | None, chosen: dict[str, str], without: frozenset[str]
) -> tuple[Answer | None, Problem | None]:
    """The answer, or what is wrong with the question: the page shows it above the box with the question still in it."""
    if asked is None:
        return None, None
    language = reader_language(request)
    try:
        year = _year(chosen["year"], text("reason.integer", language))
        report = chosen["report"] or None
        return kb.ask(clean(asked), language=language, report=report, year=year, without=without), None
    except KbError as error:
        return None, problem(error, request, language)


def _year(value: str, reason: str) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) <= 4):
        raise KbError("parameter_invalid", name="year", reason=reason)
    return int(value)


def _natural(value: str | None) -> int:
    """A number from an address; what is none counts as 0."""
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else 0


def _quote(kb: KnowledgeBase, request: Request, report_id: str) -> tuple[tuple[int, int] | None, Evidence | None]:
    """The slice named in the address and its citation, each None where there is none.

    A report may have been replaced since the address was made, so a slice that does not fit is no error.
    """
    bounds = [request.query_params.get(name, "") for name in ("start", "end")]
    if not all(bound.isascii() and bound.isdecimal() and len(bound) < 10 for bound in bounds):
        return None, None
    start, end = int(bounds[0]), int(bounds[1])
    try:
        citation, _ = kb.cite(report_id, start, end)
    except KbError:
        return (start, end), None
    return (start, end), of_citation(citation)
