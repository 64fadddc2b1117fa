"""Reads see the state before a write or the state after it."""

from pathlib import Path

import pytest

from kb import consistency
from kb.consistency import settled
from kb.errors import KbError
from kb.store import Store
from tests.kb_texts import VALLEY, read


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr(consistency, "PAUSE_S", 0.0)
    return Store(tmp_path / "store.sqlite")


def never() -> None:
    pytest.fail("there was nothing to heal")


def test_a_quiet_read_happens_once(store: Store) -> None:
    calls: list[int] = []

    def once() -> tuple[int, bool]:
        calls.append(1)
        return 7, True

    assert settled(store, once, never) == 7
    assert len(calls) == 1


def test_a_read_is_repeated_when_a_write_came_in_between(store: Store) -> None:
    calls: list[int] = []

    def disturbed() -> tuple[int, bool]:
        calls.append(1)
        if len(calls) < 3:
            store.put(read(VALLEY + "\nThêm." * len(calls), "a.txt"), [], b"")
        return len(calls), True

    assert settled(store, disturbed, never) == 3


def test_an_error_in_a_disturbed_read_is_no_error(store: Store) -> None:
    store.put(read(VALLEY, "a.txt"), [], b"")
    calls: list[int] = []

    def gone() -> tuple[str, bool]:
        calls.append(1)
        if len(calls) == 1:
            store.remove("a")
            store.summary("a")
        return "gone", True

    assert settled(store, gone, never) == "gone"
    with pytest.raises(KbError):
        settled(store, lambda: (store.summary("a"), True), never)


def test_an_index_that_stays_behind_is_healed(store: Store) -> None:
    healed: list[int] = []

    def torn() -> tuple[str, bool]:
        return ("whole", True) if healed else ("half", False)

    assert settled(store, torn, lambda: healed.append(1)) == "whole"
    assert healed == [1]


def test_where_it_cannot_be_healed_what_is_there_is_given(store: Store) -> None:
    assert settled(store, lambda: ("half", False), lambda: None) == "half"
