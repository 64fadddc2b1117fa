"""The command ``kb programmes``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kb.cli_options import AsJson, Home, Lang, OneReport, errors, opened
from kb.messages import Language

Key = Annotated[
    str | None, typer.Argument(help="Key of one document, as the list shows it; without one all are listed.")
]
Words = Annotated[str | None, typer.Option("-q", "--query", help="Words of number, name, kind or issuer.")]
DocumentKind = Annotated[str | None, typer.Option("--kind", help="Only this kind of document, e.g. “nghị quyết”.")]
Issuer = Annotated[str | None, typer.Option("--issuer", help="Only documents of this body.")]
IssueYear = Annotated[int | None, typer.Option("--year", help="Only documents issued in this year.")]
Limit = Annotated[int, typer.Option(min=1, max=10_000)]
Out = Annotated[Path | None, typer.Option("--out", help="Write the list to this file, .csv or .xlsx.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(programmes)


def programmes(
    key: Key = None,
    home: Home = None,
    as_json: AsJson = False,
    query: Words = None,
    kind: DocumentKind = None,
    issuer: Issuer = None,
    year: IssueYear = None,
    report: OneReport = None,
    limit: Limit = 100,
    offset: Annotated[int, typer.Option(min=0)] = 0,
    out: Out = None,
    language: Lang = Language.VI,
) -> None:
    """List the documents and programmes that the reports name, or show one with its mentions and relations."""
    with errors(language), opened(home) as knowledge_base:
        from kb.programmes.export import FORMATS
        from kb.terminal import print_json
        from kb.terminal_programmes import print_programme, print_programmes

        if key is not None:
            view = knowledge_base.programmes.one(key)
            if as_json:
                print_json(view)
            else:
                print_programme(view, language)
            return
        items, total = knowledge_base.programmes.listed(
            query, kind=kind, issuer=issuer, year=year, report=report, limit=limit, offset=offset
        )
        if out is not None:
            make = FORMATS.get(out.suffix.lower().lstrip("."))
            if make is None:
                raise typer.BadParameter(" ".join(f".{name}" for name in FORMATS))
            out.write_bytes(make(items))
        elif as_json:
            print_json({"items": items, "total": total})
        else:
            print_programmes(items, total)
