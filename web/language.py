"""Which language the reader wants: the ``lang`` parameter, else the cookie, else Vietnamese.

What the browser prefers is not asked: offices run English systems, and their people read Vietnamese.
"""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import Response

from kb.messages import Language

COOKIE = "lang"
_ONE_YEAR = 365 * 24 * 3600


def parse(value: str | None) -> Language | None:
    """The language named by ``value``, or None."""
    try:
        return Language((value or "").strip().lower())
    except ValueError:
        return None


def reader_language(connection: HTTPConnection) -> Language:
    """The language of this request; Vietnamese when nothing says otherwise."""
    return parse(connection.query_params.get(COOKIE)) or parse(connection.cookies.get(COOKIE)) or Language.VI


def remember(connection: HTTPConnection, response: Response) -> None:
    """Keep a language that was chosen in the address, so that the next page has it too."""
    chosen = parse(connection.query_params.get(COOKIE))
    if chosen and parse(connection.cookies.get(COOKIE)) != chosen:
        response.set_cookie(COOKIE, chosen.value, max_age=_ONE_YEAR, path="/", httponly=True, samesite="lax")
