"""The server: one a store, and a port that is free."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

import pytest

from kb.errors import KbError
from kb.locks import serve_lock
from kb.messages import Language
from kb.serving import bound, serve
from tests.kb_texts import ROOT, filled, opened, run_kb


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_port_is_bound_once() -> None:
    port = free_port()
    with closing(bound("127.0.0.1", port)) as listener:
        assert listener.getsockname() == ("127.0.0.1", port)
        with pytest.raises(KbError) as raised:
            bound("127.0.0.1", port)
    assert raised.value.code == "port_in_use"
    for language in Language:
        assert str(port) in raised.value.message(language)
        assert "--port" in raised.value.message(language)


def test_an_address_that_is_not_ours_is_not_a_busy_port() -> None:
    with pytest.raises(KbError) as raised:
        bound("203.0.113.7", free_port())  # of a network that is reserved for examples
    assert raised.value.code == "address_unusable"
    assert "203.0.113.7" in raised.value.message()


def test_ipv6_addresses_are_bound_too() -> None:
    try:
        with closing(socket.socket(socket.AF_INET6)) as probe:
            probe.bind(("::1", 0))
            port = probe.getsockname()[1]
    except OSError:
        pytest.skip("no IPv6 here")
    with closing(bound("::1", port)) as listener:
        assert listener.family is socket.AF_INET6


@contextmanager
def server_process(home: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    """``kb serve`` over a store, once it answers."""
    command = [sys.executable, "-m", "kb.cli", "serve", "--home", str(home), "--port", str(port)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            for _ in range(200):
                with closing(socket.socket()) as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0 or process.poll() is not None:
                        break
                time.sleep(0.1)
            assert process.poll() is None, process.communicate()[1]
            yield process
        finally:
            process.terminate()
            process.wait(20)


def test_one_server_a_store_and_one_a_port(tmp_path: Path) -> None:
    port = free_port()
    with filled(tmp_path) as kb:
        home, before = kb.settings.home, (kb.store.revision, kb.counts())
    with server_process(home, port):
        with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=20) as response:
            assert response.status == 200
        busy = run_kb(tmp_path / "other", "serve", "--port", str(port), "--lang", "en")
        assert (busy.returncode, busy.stdout) == (1, "")
        assert busy.stderr == (
            f"Port {port} on 127.0.0.1 is in use. Stop the running server, or choose another port with --port.\n"
        )
        for language, words in (("vi", "đang được phục vụ"), ("en", "already served")):
            second = run_kb(home, "serve", "--port", str(free_port()), "--lang", language)
            assert (second.returncode, second.stdout) == (1, "")
            assert words in second.stderr
            assert f"kb serve http://127.0.0.1:{port}, PID" in second.stderr
            assert second.stderr.count("\n") == 1
    with opened(home, model=str(kb.settings.model)) as kb:
        assert (kb.store.revision, kb.counts()) == before, "nothing was lost"
    with serve_lock(home, "next"):
        pass


def test_what_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import uvicorn

    ran: list[Any] = []
    monkeypatch.setattr(
        uvicorn, "Server", lambda config: SimpleNamespace(run=lambda sockets: ran.append((config.app, sockets)))
    )
    samples = tmp_path / "samples"
    samples.mkdir()
    (samples / "one.txt").write_text("Xã Một nuôi vịt.", "utf-8")
    (samples / "bad.txt").write_bytes(b"")
    monkeypatch.setattr("kb.serving.SAMPLES", samples)
    port = free_port()
    with opened(tmp_path / "kb") as kb:
        serve(kb, "127.0.0.1", port, samples=True, language=Language.EN)
        assert kb.counts()["reports"] == 1
    captured = capsys.readouterr()
    assert "bad.txt" in captured.err
    assert f"Serving 1 reports (1 passages) at http://127.0.0.1:{port}" in captured.out
    ((_, (listener,)),) = ran
    assert listener.fileno() == -1, "closed again"
