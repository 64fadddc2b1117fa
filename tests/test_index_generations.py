"""A directory goes from one whole state to the next."""

import os
from pathlib import Path

import pytest

from index.generations import NOTHING, Generations, Manifest


def publish(generations: Generations, base: int | None, content: dict[str, str]) -> Manifest:
    generation = generations.begin(base)
    for name, text in content.items():
        path = generations.path(generation) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_text(text, "utf-8")
    manifest = Manifest(generation, "engine", f"corpus {generation}", len(content))
    generations.publish(manifest)
    return manifest


def files(generations: Generations) -> dict[str, str]:
    base = generations.path(generations.manifest().generation)
    return {path.relative_to(base).as_posix(): path.read_text("utf-8") for path in base.rglob("*") if path.is_file()}


def test_an_empty_directory_holds_nothing(tmp_path: Path) -> None:
    generations = Generations(tmp_path / "new" / "index")
    assert generations.manifest() == NOTHING
    assert generations.stamp() == (0, 0)


def test_a_generation_starts_with_the_files_of_the_one_before(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    publish(generations, None, {"a": "1", "terms/b": "2"})
    before = generations.stamp()
    publish(generations, 1, {"a": "3"})
    assert files(generations) == {"a": "3", "terms/b": "2"}
    assert generations.stamp() != before
    assert generations.manifest() == Manifest(2, "engine", "corpus 2", 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["generation-00000002", "manifest.json"]


def test_a_generation_can_start_empty(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    publish(generations, None, {"a": "1"})
    publish(generations, None, {"b": "2"})
    assert files(generations) == {"b": "2"}


def test_what_was_not_published_is_not_there_and_is_cleaned(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    publish(generations, None, {"a": "1"})
    orphan = generations.path(generations.begin(1))
    assert files(generations) == {"a": "1"}
    generations.clean()
    assert not orphan.exists()
    assert generations.begin(1) == 2


def test_lock_files_are_not_carried_over(tmp_path: Path) -> None:
    generations = Generations(tmp_path)
    publish(generations, None, {"terms/.writer.lock": "", "terms/b": "2"})
    publish(generations, 1, {})
    assert files(generations) == {"terms/b": "2"}


def test_files_are_copied_where_they_cannot_be_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    generations = Generations(tmp_path)
    publish(generations, None, {"a": "1"})
    publish(generations, 1, {})
    assert files(generations) == {"a": "1"}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"generation": "x"}', '{"generation": 1}'])
def test_a_damaged_manifest_is_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content, "utf-8")
    assert Generations(tmp_path).manifest() == NOTHING
