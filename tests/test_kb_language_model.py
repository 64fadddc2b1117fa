"""The client of a language model, against a server that keeps to the protocol and ones that do not."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from kb.errors import KbError
from kb.language_model import AT_ONCE, MAX_REPLY, LanguageModel, LanguageModelError, language_model
from kb.settings import Settings
from tests.fake_model import FakeModel, reply, serving

Misbehaviour = Callable[[BaseHTTPRequestHandler], None]


def model_at(url: str, *, key: str = "", timeout: float = 5.0) -> LanguageModel:
    return language_model(Settings(llm_url=url, llm_model="fake", llm_key=key, llm_timeout=timeout))


def test_the_protocol_is_spoken() -> None:
    with serving(FakeModel(writes=lambda user: f"đã đọc {user}")) as fake:
        assert model_at(fake.url + "/", key="chìa".encode().hex()).complete("hệ thống", "câu hỏi") == "đã đọc câu hỏi"
    (asked,) = fake.asked
    assert (asked["path"], asked["model"], asked["temperature"]) == ("/v1/chat/completions", "fake", 0)
    assert asked["messages"] == [
        {"role": "system", "content": "hệ thống"},
        {"role": "user", "content": "câu hỏi"},
    ]
    assert fake.headers[0]["authorization"] == f"Bearer {'chìa'.encode().hex()}"


def test_without_a_key_none_is_sent() -> None:
    with serving(FakeModel()) as fake:
        model_at(fake.url).complete("s", "u")
    assert "authorization" not in fake.headers[0]


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/json")
    handler.end_headers()
    while True:
        handler.wfile.write(b" " * 65_536)


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\xff\x16\x03" * 5_000)


def short(handler: BaseHTTPRequestHandler) -> None:
    reply(handler, b'{"choices": [', Content_Length="5000")


MISBEHAVIOURS: dict[str, Misbehaviour] = {
    "status": lambda handler: reply(handler, {"error": "x"}, status=500),
    "redirect": lambda handler: reply(handler, b"", status=307, Location="http://127.0.0.1:1/"),
    "page": lambda handler: reply(handler, b"<html>", kind="text/html"),
    "no JSON": lambda handler: reply(handler, b"\xff\xfe{"),
    "too deep": lambda handler: reply(handler, b"[" * 100_000),
    "no choice": lambda handler: reply(handler, {"choices": []}),
    "other shape": lambda handler: reply(handler, ["choices"]),
    "no text": lambda handler: reply(handler, {"choices": [{"message": {"content": None}}]}),
    "compressed": lambda handler: reply(
        handler,
        gzip.compress(json.dumps({"choices": [{"message": {"content": "x"}}]}).encode()),
        Content_Encoding="gzip",
    ),
    "huge": lambda handler: reply(handler, {"choices": [{"message": {"content": "x" * MAX_REPLY}}]}),
    "endless": endless,
    "garbage": garbage,
    "cut off": short,
}


@pytest.mark.parametrize("name", MISBEHAVIOURS)
def test_a_server_that_misbehaves_is_one_kind_of_error(name: str) -> None:
    with serving(FakeModel(misbehaves=MISBEHAVIOURS[name])) as fake, pytest.raises(LanguageModelError):
        model_at(fake.url).complete("s", "u")
    assert len(fake.asked) == 1


def test_a_server_that_is_not_there_is_the_same_error() -> None:
    with serving(FakeModel()) as fake:
        pass
    with pytest.raises(LanguageModelError, match="Connect"):
        model_at(fake.url).complete("s", "u")


def test_a_server_that_drips_is_not_waited_for() -> None:
    """Each byte comes in time, the reply never does."""
    done = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "application/json")
        handler.end_headers()
        while not done.wait(0.02):
            handler.wfile.write(b" ")

    with serving(FakeModel(misbehaves=drip)) as fake, pytest.raises(LanguageModelError, match="timeout"):
        model_at(fake.url, timeout=0.3).complete("s", "u")
    done.set()


def test_a_stalled_server_is_not_asked_by_more_than_a_few_at_once() -> None:
    done = threading.Event()

    def stall(handler: BaseHTTPRequestHandler) -> None:
        done.wait(30)

    with serving(FakeModel(misbehaves=stall)) as fake:
        model = model_at(fake.url, timeout=0.2)
        # The transport's own timeout is out of the way: the requests are still open when the next one comes.
        model._client.timeout = 30
        for _ in range(AT_ONCE):
            with pytest.raises(LanguageModelError, match="timeout"):
                model.complete("s", "u")
        with pytest.raises(LanguageModelError, match="busy"):
            model.complete("s", "u")
        done.set()


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"llm_url": "ftp://x/v1"}, "KB_LLM_URL"),
        ({"llm_url": "127.0.0.1:8000"}, "KB_LLM_URL"),
        ({"llm_url": "http://"}, "KB_LLM_URL"),
        ({"llm_url": "http://x:none"}, "KB_LLM_URL"),
        ({"llm_model": ""}, "KB_LLM_MODEL"),
        ({"llm_key": "a\r\nX-Other: b"}, "KB_LLM_KEY"),
        ({"llm_key": "chìa"}, "KB_LLM_KEY"),
    ],
)
def test_a_wrong_setting_is_refused_by_the_name_of_its_variable(changes: dict[str, str], named: str) -> None:
    right = {"llm_url": "http://127.0.0.1:1/v1", "llm_model": "fake"}
    language_model(Settings(**right))  # type: ignore[arg-type]
    with pytest.raises(KbError) as raised:
        language_model(Settings(**(right | changes)))  # type: ignore[arg-type]
    assert raised.value.code == "setting_invalid"
    assert raised.value.detail["name"] == named
