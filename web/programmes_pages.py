"""The pages of documents and programmes: the list with its filters, and one for each."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from kb.knowledge_base import KnowledgeBase
from kb.messages import message
from kb.programmes.views import ProgrammeMention
from web.highlight import mark
from web.language import reader_language
from web.parameters import clean
from web.templating import Templates

_PER_PAGE = 50
_IN_CHOICE = 200
_FILTERS = ("q", "kind", "issuer", "year", "report")


def programme_pages(kb: KnowledgeBase, templates: Templates) -> APIRouter:
    """The routes ``/programmes`` and ``/programmes/{key}``; they are not part of the API's schema."""
    router = APIRouter(include_in_schema=False)

    @router.get("/programmes")
    def listed(request: Request) -> Response:
        chosen = {name: clean(request.query_params.get(name, "")).strip()[:200] for name in _FILTERS}
        year = chosen["year"] if chosen["year"].isascii() and chosen["year"].isdecimal() else ""
        offset = request.query_params.get("offset", "")
        first = int(offset) if offset.isascii() and offset.isdecimal() and len(offset) < 10 else 0
        items, total = kb.programmes.listed(
            chosen["q"],
            kind=chosen["kind"] or None,
            issuer=chosen["issuer"] or None,
            year=int(year[:4]) if year else None,
            report=chosen["report"] or None,
            limit=_PER_PAGE,
            offset=first,
        )
        kept = {name: value for name, value in chosen.items() if value}
        return templates.page(
            request,
            "programmes.html",
            items=items,
            total=total,
            chosen=chosen,
            kinds=kb.programmes.kinds(),
            reports=kb.reports(_IN_CHOICE, 0)[0],
            offset=first,
            per_page=_PER_PAGE,
            link=lambda **more: "?" + urlencode({**kept, **more}),
        )

    @router.get("/programmes/{key}")
    def one(request: Request, key: str) -> Response:
        language = reader_language(request)
        return templates.page(
            request,
            "programme.html",
            view=kb.programmes.one(key),
            said=marked,
            relation=lambda kind, passive: message(f"relation_{kind}{'_passive' if passive else ''}", language),
        )

    return router


def marked(mention: ProgrammeMention) -> Markup:
    """The sentence with the words that name the document marked."""
    return mark(mention.quote, [(mention.named_start - mention.start, mention.named_end - mention.start)])
