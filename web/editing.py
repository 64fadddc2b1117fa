"""What a person sets of a report's metadata: the body of the API's PATCH, and the page with the form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from kb.errors import KbError
from kb.knowledge_base import KnowledgeBase
from kb.messages import Language
from kb.model import ReportSummary
from web.errors import Problem, problem
from web.language import reader_language
from web.parameters import clean
from web.strings import text
from web.templating import Templates

FIELDS: Final = (
    "title",
    "kind",
    "number",
    "issuer",
    "place",
    "issued",
    "period",
    "signer",
    "territory",
    "in_force",
)
"""The fields in the order in which the pages show them."""
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "territory": ("before-2025-07", "after-2025-07"),
    "in_force": ("yes", "no"),
}
"""Fields that take one of few values; these have words of their own in :mod:`web.strings`."""


def _about(name: str) -> str:
    return text(f"api.field.{name}", Language.EN)


class Changes(BaseModel):
    """The fields to be set; one that is not sent stays as it is, null or an empty string empties one."""

    model_config = ConfigDict(extra="forbid")

    title: str | None = Field(None, description=_about("title"))
    kind: str | None = Field(None, description=_about("kind"))
    number: str | None = Field(None, description=_about("number"))
    issuer: str | None = Field(None, description=_about("issuer"))
    place: str | None = Field(None, description=_about("place"))
    issued: str | None = Field(None, description=_about("issued"))
    period: str | None = Field(None, description=_about("period"))
    signer: str | None = Field(None, description=_about("signer"))
    territory: str | None = Field(None, description=_about("territory"))
    in_force: str | None = Field(None, description=_about("in_force"))

    def sent(self) -> dict[str, str | None]:
        """The fields that were sent, empty or not; a lone surrogate, which UTF-8 cannot hold, is a question mark."""
        sent: dict[str, str | None] = self.model_dump(exclude_unset=True)
        return {name: value and value.encode("utf-8", "replace").decode("utf-8") for name, value in sent.items()}


async def _typed(request: Request) -> dict[str, str]:
    """The fields of the form as they were typed; one that was not sent is not there."""
    form = await request.form()
    return {name: value for name, value in form.items() if name in FIELDS and isinstance(value, str)}


def _normal(value: str | None) -> str:
    """``value`` as a field of one line can hold it: only what differs in this way was changed by the reader."""
    return " ".join(clean(value or "").split())


def changed(summary: ReportSummary, typed: Mapping[str, str]) -> dict[str, str | None]:
    """What the reader changed: a field that was only sent back as it was shown is not one that a person has set."""
    return {
        name: _normal(value) or None
        for name, value in typed.items()
        if _normal(value) != _normal(getattr(summary, name))
    }


def editing_router(kb: KnowledgeBase, templates: Templates) -> APIRouter:
    """The page on which a report's metadata is edited; not part of the API's schema."""
    router = APIRouter(include_in_schema=False)

    def _form(
        request: Request,
        summary: ReportSummary,
        typed: Mapping[str, str],
        told: Problem | None = None,
        wrong: str | None = None,
    ) -> Response:
        """The form with what was typed; ``told`` is said beside the field ``wrong``, or above all of them."""
        return templates.page(
            request,
            "edit.html",
            status=told.status if told else 200,
            summary=summary,
            fields=FIELDS,
            choices=CHOICES,
            values={name: typed.get(name, getattr(summary, name) or "") for name in FIELDS},
            problem=told,
            wrong=wrong,
        )

    @router.get("/reports/{report_id}/edit")
    def edit(request: Request, report_id: str) -> Response:
        summary = kb.report(report_id, language=reader_language(request)).summary
        return _form(request, summary, {})

    @router.post("/reports/{report_id}/edit")
    def save(request: Request, report_id: str, typed: Annotated[dict[str, str], Depends(_typed)]) -> Response:
        language = reader_language(request)
        summary = kb.report(report_id, language=language).summary
        try:
            changes = changed(summary, typed)
            if changes:
                summary = kb.edit(report_id, changes)
        except KbError as error:
            told, wrong = _told(error, request, language)
            return _form(request, summary, typed, told, wrong)
        return RedirectResponse(f"{summary.url}?saved=1", status_code=303)

    return router


def _told(error: KbError, request: Request, language: Language) -> tuple[Problem, str | None]:
    """What is wrong and in which field; the sentence names the field as the form does."""
    field = str(error.detail.get("field", ""))
    if field not in FIELDS:
        return problem(error, request, language), None
    named = KbError(error.code, **{**error.detail, "field": text(f"fact.{field}", language)})
    return problem(named, request, language), field
