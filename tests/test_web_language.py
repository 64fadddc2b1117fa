"""The language of the reader: the parameter, else the cookie, else Vietnamese."""

from __future__ import annotations

import pytest
from starlette.requests import HTTPConnection
from starlette.responses import Response

from kb.messages import Language
from tests.test_web_fake import client, error_of
from web.language import parse, reader_language, remember


def connection(query: str = "", cookie: str = "") -> HTTPConnection:
    headers = [(b"cookie", f"lang={cookie}".encode())] if cookie else []
    return HTTPConnection({"type": "http", "query_string": query.encode(), "headers": headers})


@pytest.mark.parametrize(
    ("value", "language"),
    [("vi", Language.VI), (" EN ", Language.EN), ("en-US", None), ("fr", None), ("", None), (None, None)],
)
def test_names_of_languages(value: str | None, language: Language | None) -> None:
    assert parse(value) is language


@pytest.mark.parametrize(
    ("parameter", "cookie", "expected"),
    [
        ("", "", Language.VI),
        ("", "vi", Language.VI),
        ("", "en", Language.EN),
        ("en", "vi", Language.EN),
        ("xx", "en", Language.EN),
        ("xx", "xx", Language.VI),
    ],
)
def test_errors_speak_the_reader_s_language(parameter: str, cookie: str, expected: Language) -> None:
    session = client()
    if cookie:
        session.cookies.set("lang", cookie)
    # An English browser does not make an English reader.
    message = error_of(session.get("/none", params={"lang": parameter}, headers={"Accept-Language": "en"}))["message"]
    assert message.startswith("There is" if expected == Language.EN else "Không")


def test_the_parameter_counts_before_the_cookie() -> None:
    assert reader_language(connection()) is Language.VI
    assert reader_language(connection(cookie="en")) is Language.EN
    assert reader_language(connection("lang=vi", "en")) is Language.VI
    assert reader_language(connection("lang=fr", "en")) is Language.EN


@pytest.mark.parametrize(
    ("query", "cookie", "kept"),
    [
        ("lang=en", "", True),
        ("lang=en", "vi", True),
        ("lang=en", "en", False),
        ("lang=fr", "", False),
        ("", "en", False),
    ],
)
def test_only_a_choice_is_remembered(query: str, cookie: str, kept: bool) -> None:
    response = Response()
    remember(connection(query, cookie), response)
    assert ("set-cookie" in response.headers) is kept
    if kept:
        header = response.headers["set-cookie"].lower()
        assert header.startswith("lang=en;")
        for part in ("httponly", "path=/", "samesite=lax", "max-age=31536000"):
            assert part in header
