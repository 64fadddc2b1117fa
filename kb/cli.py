"""The ``kb`` command. Heavy imports wait until a command needs them, so that ``kb --help`` is quick."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from kb import cli_programmes
from kb.cli_options import AsJson, Home, Kind, Lang, OneReport, Year, errors, opened
from kb.messages import Language

app = typer.Typer(
    name="kb",
    help="A knowledge base over government reports: cited answers about targets, programmes and results.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def add(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders to add.")],
    home: Home = None,
    as_json: AsJson = False,
    language: Lang = Language.VI,
) -> None:
    """Add reports. Unchanged files are skipped, a changed file replaces its old self. Exit status 1 if one failed."""
    with errors(language), opened(home) as knowledge_base:
        from kb.terminal import print_added, print_json, progress_bar

        with progress_bar() as show:
            results = knowledge_base.add(paths, show, language=language)
        if as_json:
            print_json(results)
        else:
            print_added(results, language)
    if any(result.status == "failed" for result in results):
        raise typer.Exit(1)


@app.command()
def remove(
    report: Annotated[str, typer.Argument(help="Id of the report, as kb list shows it.")],
    home: Home = None,
    as_json: AsJson = False,
    language: Lang = Language.VI,
) -> None:
    """Remove a report whole."""
    with errors(language), opened(home) as knowledge_base:
        from kb.messages import message
        from kb.terminal import out, print_json

        removed = knowledge_base.remove(report)
        if as_json:
            print_json(removed)
        else:
            out.print(message("removed", language, source=removed.source), markup=False)


@app.command("list")
def list_reports(
    home: Home = None,
    as_json: AsJson = False,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 100,
    offset: Annotated[int, typer.Option(min=0)] = 0,
    language: Lang = Language.VI,
) -> None:
    """List the reports."""
    with errors(language), opened(home) as knowledge_base:
        from kb.terminal import print_json, print_reports

        items, total = knowledge_base.reports(limit, offset)
        if as_json:
            print_json({"items": items, "total": total})
        else:
            print_reports(items, total)


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(help="File to read; nothing is added.")],
    as_json: AsJson = False,
    language: Lang = Language.VI,
) -> None:
    """Show how a file is read: outline, blocks, notes, tables, what is set aside and why."""
    with errors(language):
        from kb.inspection import inspect_file
        from kb.terminal import print_inspection, print_json

        found = inspect_file(file, language)
        if as_json:
            print_json(found)
        else:
            print_inspection(found)


@app.command()
def edit(
    report: Annotated[str, typer.Argument(help="Id of the report, as kb list shows it.")],
    settings: Annotated[list[str], typer.Argument(help="FIELD=VALUE, an empty value empties the field.")],
    home: Home = None,
    as_json: AsJson = False,
    language: Lang = Language.VI,
) -> None:
    """Set fields of a report's metadata (title, kind, number, issuer, place, issued, period, signer, territory …)."""
    with errors(language), opened(home) as knowledge_base:
        from kb.terminal import print_json, print_reports

        pairs = [setting.partition("=") for setting in settings]
        if not all(equals for _, equals, _ in pairs):
            raise typer.BadParameter("FIELD=VALUE")
        edited = knowledge_base.edit(report, {field.strip(): value for field, _, value in pairs})
        if as_json:
            print_json(edited)
        else:
            print_reports([edited], 1)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="What to look for.")],
    home: Home = None,
    as_json: AsJson = False,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="Number of passages.")] = 10,
    report: OneReport = None,
    year: Year = None,
    kind: Kind = None,
    language: Lang = Language.VI,
) -> None:
    """Find passages."""
    with errors(language), opened(home) as knowledge_base:
        from kb.terminal import print_json, print_passages

        result = knowledge_base.search(query, k, report=report, year=year, kind=kind)
        if as_json:
            print_json(result)
        else:
            print_passages(result)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="The question.")],
    home: Home = None,
    as_json: AsJson = False,
    report: OneReport = None,
    year: Year = None,
    kind: Kind = None,
    language: Lang = Language.VI,
) -> None:
    """Answer a question with a citation, or say why there is no answer. Both are exit status 0."""
    with errors(language), opened(home) as knowledge_base:
        from kb.terminal import print_answer, print_json

        answer = knowledge_base.ask(question, language=language, report=report, year=year, kind=kind)
        if as_json:
            print_json(answer)
        else:
            print_answer(answer, language)


@app.command()
def serve(
    home: Home = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8000,
    samples: Annotated[
        bool, typer.Option("--samples", help="Serve the sample reports, from a store of their own.")
    ] = False,
    language: Lang = Language.VI,
) -> None:
    """Serve the pages and the HTTP API. One server a knowledge base."""
    with errors(language):
        from kb.serving import serve as run

        with opened(home, "samples" if samples else None) as knowledge_base:
            run(knowledge_base, host, port, samples=samples, language=language)


cli_programmes.register(app)


def main() -> None:
    """Entry point of the ``kb`` command."""
    # Tokenizers warn about forks that never happen here; the hub must never be asked at run time.
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    app(prog_name="kb")


if __name__ == "__main__":
    main()
