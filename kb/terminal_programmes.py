"""What ``kb programmes`` prints for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from kb.messages import Language, message
from kb.programmes.views import Programme, ProgrammeView
from kb.terminal import out


def print_programmes(items: Sequence[Programme], total: int) -> None:
    """A table of documents."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for column in ("key", "kind", "number", "date", "mentions", "name"):
        table.add_column(column, overflow="fold", no_wrap=column != "name")
    for item in items:
        cells = (item.key, item.kind, item.number, item.date, str(item.mentions), item.name)
        table.add_row(*map(escape, cells))
    out.print(table)
    if total > len(items):
        out.print(f"… {len(items)}/{total}")


def print_programme(view: ProgrammeView, language: Language) -> None:
    """One document: what it is, what it does to others and they to it, and every sentence that names it."""
    item = view.programme
    out.print(Text(" ".join(filter(None, (item.kind, item.number, item.date, item.issuer))), style="bold"))
    if item.name:
        out.print(Text(item.name))
    for relation in view.relations:
        key = f"relation_{relation.kind}{'_passive' if relation.passive else ''}"
        other = relation.other
        named = " ".join(filter(None, (other.kind, other.number or other.name, other.date)))
        out.print(Text.assemble((f"{message(key, language)}: ", "dim"), named))
    for mention in view.mentions:
        out.print()
        out.print(Text(f"{mention.report.source}:{mention.lines[0]}", style="dim"))
        text = Text(mention.quote)
        text.stylize("bold", mention.named_start - mention.start, mention.named_end - mention.start)
        out.print(text)
