"""A directory whose content changes from one whole state to the next: generations and a manifest.

Each commit is a *generation*, a directory of its own. The manifest names the current one and is replaced, atomically,
as the last step: whoever opens the directory finds the state before or after a commit, and a crash in between leaves
the state before. tantivy never changes a file that it has written, so a new generation starts with hard links to the
old one and costs only what is new (and the vectors, which are written whole).
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

_MANIFEST = "manifest.json"
_PREFIX = "generation-"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the current generation was built from. ``generation`` counts commits from 1; 0 is nothing yet."""

    generation: int
    fingerprint: str
    corpus_fingerprint: str
    count: int


NOTHING = Manifest(0, "", "", 0)


class Generations:
    """The generations in one directory. One process writes at a time; any number of others read."""

    def __init__(self, directory: Path) -> None:
        """Create the directory if it is not there."""
        self._directory = directory
        directory.mkdir(parents=True, exist_ok=True)

    def path(self, generation: int) -> Path:
        """Directory of a generation."""
        return self._directory / f"{_PREFIX}{generation:08}"

    def stamp(self) -> tuple[int, int]:
        """Something that differs after every commit and costs one system call."""
        try:
            status = (self._directory / _MANIFEST).stat()
        except FileNotFoundError:
            return (0, 0)
        return (status.st_ino, status.st_mtime_ns)

    def manifest(self) -> Manifest:
        """The manifest; :data:`NOTHING` if there is none or it is not one."""
        try:
            content = json.loads((self._directory / _MANIFEST).read_text("utf-8"))
            return Manifest(
                int(content["generation"]),
                str(content["fingerprint"]),
                str(content["corpus_fingerprint"]),
                int(content["count"]),
            )
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return NOTHING

    def begin(self, base: int | None) -> int:
        """Start a new generation that holds the files of ``base`` (None: nothing), and return its number.

        Generations that no manifest names, left by a crash, are removed.
        """
        self.clean()
        generation = max(self.manifest().generation, base or 0) + 1
        target = self.path(generation)
        target.mkdir()
        if base is not None:
            for source in self.path(base).rglob("*"):
                relative = source.relative_to(self.path(base))
                if source.is_dir():
                    (target / relative).mkdir(parents=True, exist_ok=True)
                elif not source.name.endswith(".lock"):
                    (target / relative).parent.mkdir(parents=True, exist_ok=True)
                    _link(source, target / relative)
        return generation

    def publish(self, manifest: Manifest) -> None:
        """Make ``manifest.generation`` the current one and remove all others.

        A process that still reads an older one keeps its open files, as POSIX gives them.
        """
        temporary = self._directory / f"{_MANIFEST}.tmp"
        with temporary.open("w", encoding="utf-8") as file:
            json.dump(asdict(manifest), file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._directory / _MANIFEST)
        _sync_directory(self._directory)
        self.clean()

    def clean(self) -> None:
        """Remove every generation but the current one."""
        current = self.path(self.manifest().generation)
        for path in self._directory.glob(f"{_PREFIX}*"):
            if path != current:
                shutil.rmtree(path, ignore_errors=True)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copy2(source, target)


def _sync_directory(directory: Path) -> None:
    """Make a rename durable (POSIX; elsewhere directories cannot be opened and need no such call)."""
    if os.name != "posix":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
