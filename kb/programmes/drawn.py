"""What a report says of documents and programmes: its mentions, its own documents among them, and their relations."""

from __future__ import annotations

from corpus.model import BlockKind, Part, Report
from kb.programmes.mentions import mentions_in
from kb.programmes.model import Mention, Relation
from kb.programmes.names import bare
from kb.programmes.relations import relations_in
from kb.programmes.signs import find_signs


def drawn_from(report: Report) -> tuple[list[Mention], list[Relation]]:
    """The mentions of a report in the order of its text, and what they do to each other."""
    found = [mention for block in report.blocks for mention in mentions_in(report.text, block.start, block.end)]
    found += _own(report)
    found.sort(key=lambda mention: (mention.start, not mention.own, -mention.end))
    return found, relations_in(report, found)


def _own(report: Report) -> list[Mention]:
    """The documents that a report is: one for each part that has a title in the text."""
    own = []
    for index, part in enumerate(report.parts):
        blocks = [b for b in report.blocks if b.part == index]
        titles = [b for b in blocks if b.kind is BlockKind.TITLE] or blocks[:1]
        if titles:
            start, end = titles[0].start, titles[-1].end if _adjacent(report, titles[0].start, titles[-1].end) else 0
            own.append(_of_part(report, index, part, start, end or titles[0].end))
    return own


def _adjacent(report: Report, start: int, end: int) -> bool:
    """Whether only title lines stand in a slice."""
    return all(b.kind is BlockKind.TITLE for b in report.blocks if start <= b.start < end)


def _of_part(report: Report, index: int, part: Part, start: int, end: int) -> Mention:
    about = report.metadata
    number = (about.number or part.number if index == 0 else part.number) or ""
    signs = find_signs(number)
    kind = (about.kind if index == 0 else part.kind) or (signs[0].kind if signs else "")
    title = about.title if index == 0 else part.title
    name = bare(title[len(kind) :] if kind and title.lower().startswith(kind) else title)
    issued, issuer = (about.issued or "", about.issuer or "") if index == 0 else ("", "")
    return Mention(start, end, kind, signs[0].written if signs else number, issued, issuer, name, own=True)
