"""Adds uploaded files one by one: a file that cannot be read does not keep the others out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from fastapi import UploadFile

from kb.errors import KbError
from kb.knowledge_base import KnowledgeBase
from kb.messages import Language
from kb.model import AddedFile


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What became of the files, and the errors of those that failed with one."""

    items: tuple[AddedFile, ...]
    errors: tuple[KbError, ...]

    @property
    def changed(self) -> bool:
        """Whether the library is another one than before."""
        return any(item.status in ("added", "replaced") for item in self.items)

    @property
    def failed(self) -> bool:
        """Whether every file failed."""
        return all(item.status == "failed" for item in self.items)


def own_name(filename: str | None) -> str:
    """The file's own name, without the folders that some clients send with it."""
    return PureWindowsPath(PurePosixPath(filename or "").name).name


def add_uploads(kb: KnowledgeBase, files: Sequence[UploadFile], language: Language) -> Uploaded:
    """Add the files that were chosen; a form sent without choosing any holds one without a name."""
    items: list[AddedFile] = []
    errors: list[KbError] = []
    for upload in files:
        name = own_name(upload.filename)
        if not name:
            continue
        try:
            items.append(kb.add_bytes(name, upload.file.read(), language=language))
        except KbError as error:
            errors.append(error)
            items.append(AddedFile(name, "failed", message=error.message(language)))
    return Uploaded(tuple(items), tuple(errors))
