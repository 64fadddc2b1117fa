"""A language model behind a server that speaks the OpenAI protocol of chat completions.

The server is one that the user configured, and still nothing that it sends is trusted: time, size and content type of
its reply are bounded, redirects are not followed, and every failure is one kind of error.
"""

from __future__ import annotations

import json
import threading
import time
from queue import Empty, SimpleQueue
from typing import Any, Final
from urllib.parse import urlsplit

import httpx2

from kb.errors import KbError
from kb.settings import Settings

MAX_REPLY: Final = 256_000
"""Bytes of a reply that are read."""
MAX_WORDS: Final = 600
"""Tokens that the model may write."""
AT_ONCE: Final = 4
"""Requests that may be on their way; more are not waited for, so that a stalled server does not stall questions."""


class LanguageModelError(Exception):
    """The server gave no text: it cannot be reached, is slow or busy, or does not speak the protocol."""


class LanguageModel:
    """A client of one server and model.

    The model is asked with temperature 0. Proxies of the environment are not used: only the named server is contacted.
    """

    def __init__(self, url: str, model: str, key: str, timeout: float) -> None:
        """``url`` is the base that ``/chat/completions`` is put behind, ``timeout`` seconds for a whole reply."""
        self.timeout = timeout
        self._url = url.rstrip("/") + "/chat/completions"
        self._model = model
        headers = {"Accept": "application/json", "Accept-Encoding": "identity"}
        if key:
            headers["Authorization"] = f"Bearer {key}"
        self._client = httpx2.Client(headers=headers, timeout=timeout, trust_env=False)
        self._free = threading.Semaphore(AT_ONCE)

    def complete(self, system: str, user: str) -> str:
        """What the model writes to a system and a user message.

        Raises:
            LanguageModelError: see there.
        """
        if not self._free.acquire(blocking=False):
            raise LanguageModelError("busy")
        done: SimpleQueue[str | LanguageModelError] = SimpleQueue()

        def work() -> None:
            try:
                done.put(self._written(system, user))
            except LanguageModelError as error:
                done.put(error)
            except Exception as error:  # whatever the transport raises
                done.put(LanguageModelError(f"{type(error).__name__}: {error}"))
            finally:
                self._free.release()

        # The timeouts of the transport are for each read, and a server may send one byte at a time: waiting for a
        # thread ends when it should.
        threading.Thread(target=work, daemon=True).start()
        try:
            found = done.get(timeout=self.timeout)
        except Empty:
            raise LanguageModelError("timeout") from None
        if isinstance(found, LanguageModelError):
            raise found
        return found

    def _written(self, system: str, user: str) -> str:
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        asked = {
            "model": self._model,
            "messages": messages,
            "temperature": 0,
            "max_tokens": MAX_WORDS,
            "stream": False,
        }
        ends = time.monotonic() + self.timeout
        with self._client.stream("POST", self._url, json=asked) as response:
            if response.status_code != 200:
                raise LanguageModelError(f"HTTP {response.status_code}")
            kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind != "application/json" or "content-encoding" in response.headers:
                raise LanguageModelError(f"content type {kind[:80]!r}")
            body = bytearray()
            for chunk in response.iter_raw(16_384):
                body += chunk
                if len(body) > MAX_REPLY:
                    raise LanguageModelError(f"more than {MAX_REPLY} bytes")
                if time.monotonic() > ends:
                    raise LanguageModelError("timeout")
        return _content(bytes(body))


def _content(body: bytes) -> str:
    """The text of a reply."""
    try:
        reply: Any = json.loads(body)
        content = reply["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise LanguageModelError(f"not the protocol: {type(error).__name__}") from error
    if not isinstance(content, str):
        raise LanguageModelError("not the protocol: no text")
    return content


def language_model(settings: Settings) -> LanguageModel:
    """The configured language model; it is not contacted before it is asked.

    Raises:
        KbError: setting_invalid, naming the variable.
    """
    try:
        parts = urlsplit(settings.llm_url)
        named = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        named = False
    if not named:
        raise KbError("setting_invalid", name="KB_LLM_URL", reason="http://… | https://…")
    if not settings.llm_model:
        raise KbError("setting_invalid", name="KB_LLM_MODEL", reason="KB_LLM_URL → KB_LLM_MODEL")
    if not (settings.llm_key.isascii() and settings.llm_key.isprintable()):
        raise KbError("setting_invalid", name="KB_LLM_KEY", reason="ASCII")
    return LanguageModel(settings.llm_url, settings.llm_model, settings.llm_key, settings.llm_timeout)
