"""Locks: one writer, one server; who holds them is told, and a dead process holds none."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from kb.errors import KbError
from kb.locks import serve_lock, write_lock
from kb.messages import Language
from tests.kb_texts import ROOT


@contextmanager
def other_process(home: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the write lock until it is killed."""
    program = (
        "import sys, time; from pathlib import Path; from kb.locks import write_lock\n"
        "with write_lock(Path(sys.argv[1]), 'kb add'):\n    print('held', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", program, str(home)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_writer_is_told_who_writes_and_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    with other_process(tmp_path) as process:
        with pytest.raises(KbError) as raised, write_lock(tmp_path, "kb remove", timeout=0.1):
            pass
        assert raised.value.code == "store_locked"
        for language in Language:
            text = raised.value.message(language)
            assert f"kb add, PID {process.pid}" in text
            assert str(tmp_path) in text
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with write_lock(tmp_path, "kb remove", timeout=5):
            assert (tmp_path / "write.holder").read_text() == f"kb remove, PID {os.getpid()}"
    assert not (tmp_path / "write.holder").exists()


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    order = []
    begun = Event()

    def second() -> None:
        begun.wait()
        with write_lock(tmp_path, "second", timeout=10):
            order.append("second")

    thread = Thread(target=second)
    thread.start()
    with write_lock(tmp_path, "first"):
        begun.set()
        time.sleep(0.15)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_the_lock_is_released_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), write_lock(tmp_path, "one"):
        raise RuntimeError
    with write_lock(tmp_path, "two", timeout=0):
        pass


def test_a_holder_that_left_no_name_is_a_question_mark(tmp_path: Path) -> None:
    with write_lock(tmp_path, "one"):
        (tmp_path / "write.holder").unlink()
        with pytest.raises(KbError, match=r"\(\?\)"), write_lock(tmp_path, "two", timeout=0):
            pass


def test_a_server_and_a_writer_do_not_exclude_each_other_but_two_servers_do(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    with serve_lock(home, "kb serve http://127.0.0.1:1"), write_lock(home, "kb add", timeout=0):
        with pytest.raises(KbError) as raised, serve_lock(home, "kb serve http://127.0.0.1:2"):
            pass
        assert raised.value.code == "store_being_served"
        assert "http://127.0.0.1:1" in raised.value.message()
