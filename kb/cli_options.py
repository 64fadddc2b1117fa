"""What the commands of ``kb`` share: options, opening the knowledge base, and how errors are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kb.errors import KbError
from kb.messages import Language

if TYPE_CHECKING:
    from kb.knowledge_base import KnowledgeBase

Home = Annotated[Path | None, typer.Option("--home", help="Folder of the knowledge base (default: KB_HOME).")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, the same objects as the HTTP API.")]
Lang = Annotated[Language, typer.Option("--lang", envvar="KB_LANG", help="Language of messages.")]
OneReport = Annotated[str | None, typer.Option("--report", help="Only this report (its id).")]
Year = Annotated[int | None, typer.Option("--year", help="Only reports of this year.")]
Kind = Annotated[str | None, typer.Option("--kind", help="Only this kind of document, e.g. “kế hoạch”.")]


@contextmanager
def opened(home: Path | None, inside: str | None = None) -> Iterator[KnowledgeBase]:
    """The knowledge base in ``home``, or in the folder ``inside`` of it."""
    from kb.knowledge_base import KnowledgeBase
    from kb.settings import Settings

    settings = Settings.from_environment()
    if home is not None:
        settings = replace(settings, home=home)
    if inside is not None:
        settings = replace(settings, home=settings.home / inside)
    with KnowledgeBase(settings) as knowledge_base:
        yield knowledge_base


@contextmanager
def errors(language: Language) -> Iterator[None]:
    """Errors that the user can mend become one line on standard error and exit status 1."""
    try:
        yield
    except KbError as error:
        from kb.terminal import print_error

        print_error(error.message(language))
        raise typer.Exit(1) from None
