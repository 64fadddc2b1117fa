"""Renders the pages: Jinja2 with everything escaped, and an undefined name is an error."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kb.file_places import numbering
from kb.messages import Language
from web.assets import Assets
from web.formats import confidence_key, day, number, percent, period
from web.language import COOKIE, reader_language, remember
from web.strings import text

FOLDER = Path(__file__).resolve().parent / "templates"


class Templates:
    """The page templates, filled in for one reader at a time."""

    def __init__(self, assets: Assets, sent_to: str | None = None) -> None:
        """``sent_to`` is the host that questions are sent to, which every page says."""
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["asset"] = assets.url
        self._environment.globals["sent_to"] = sent_to
        self._environment.filters["confidence_key"] = confidence_key
        self._environment.filters["numbering"] = numbering
        self._environment.filters["first_capital"] = lambda words: words[:1].upper() + words[1:]
        self._environment.filters["in_path"] = lambda name: quote(name, safe="", errors="replace")

    def page(self, request: Request, name: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """The page ``name`` in the reader's language."""
        language = reader_language(request)

        def t(key: str, **named: object) -> str:
            return text(key, language, **named)

        rendered = self._environment.get_template(name).render(
            t=t,
            language=language.value,
            switch=switch_link(request, language),
            path=request.url.path,
            number=lambda value, digits=0: number(value, language, digits),
            percent=lambda share: percent(share, language),
            day=lambda issued: day(issued, language),
            period=lambda value: period(value, language),
            **values,
        )
        response = HTMLResponse(rendered.encode("utf-8", "replace"), status_code=status)
        remember(request, response)
        return response


def switch_link(request: Request, language: Language) -> str:
    """A link to the same page in the other language.

    It is the query alone: a path like ``//elsewhere`` written into a link would lead to another host.
    """
    other = Language.VI if language == Language.EN else Language.EN
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != COOKIE]
    return "?" + urlencode([*kept, (COOKIE, other.value)], errors="replace")
