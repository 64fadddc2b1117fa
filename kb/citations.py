"""Citations: a quote that is a slice of its report, and the ways to write where it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from corpus.model import Report, check_slice
from kb.errors import KbError
from kb.file_places import numbering
from kb.model import Citation
from kb.retrieval import part_title
from kb.rows import StoredPassage


def cite(report: Report, stored: StoredPassage, start: int, end: int, parts: dict[str, tuple[str, ...]]) -> Citation:
    """The citation of ``report.text[start:end]``, which starts in the passage ``stored``.

    Raises:
        ValueError: the slice is empty or outside the text.
    """
    check_slice(report.text, start, end)
    return Citation(
        report=stored.report,
        part=part_title(stored, parts),
        section=stored.passage.section,
        passage_id=stored.id,
        quote=report.text[start:end],
        start=start,
        end=end,
        page=report.page(start),
        lines=report.lines(start, end),
        url=f"/reports/{stored.report.id}?start={start}&end={end}#quote",
    )


_WORDS: Final = {"line": "dòng", "paragraph": "đoạn", "row": "hàng", "page": "trang", "sheet": "trang tính"}


def _issued(citation: Citation) -> str:
    issued = citation.report.issued
    return "/".join(reversed(issued.split("-"))) if issued else ""


def _administrative(citation: Citation) -> str:
    """Quote, title, number and date, section, lines: what Decree 30/2020/NĐ-CP asks for when a document is named."""
    report = citation.report
    number = f", số {report.number}" if report.number else ""
    issued = f", ngày {_issued(citation)}" if report.issued else ""
    section = f", mục “{citation.section[-1]}”" if citation.section else ""
    counted = numbering(report.source)
    first, last = citation.lines
    lines = f"{_WORDS[counted.line]} {first}" + (f"–{last}" if last != first else "")
    page = f"{_WORDS[counted.page]} {citation.page}, " if citation.page is not None else ""
    return f"“{citation.quote}” ({report.title}{number}{issued}{section}, {page}{lines}, tệp {report.source})"


def _plain(citation: Citation) -> str:
    """Quote and link."""
    return f"“{citation.quote}” — {citation.report.title} — {citation.url}"


STYLES: Final[dict[str, Callable[[Citation], str]]] = {"administrative": _administrative, "plain": _plain}
"""The ways to write a citation."""


def formatted(citation: Citation, style: str) -> str:
    """A citation as text to paste.

    Raises:
        KbError: style_unknown.
    """
    if style not in STYLES:
        raise KbError("style_unknown", style=style, styles=", ".join(STYLES))
    return STYLES[style](citation)
