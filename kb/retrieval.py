"""Finds passages and shows them: what the engine returns, with text, place and highlights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.engine import Engine, Hit, IndexMismatchError, Leg
from index.fusion import weighted_sum
from index.orthography import fold, has_accents
from index.tokens import Kind, tokenize
from kb.errors import KbError
from kb.model import PassageHit
from kb.quotes import share_held
from kb.rows import StoredPassage
from kb.store import Store
from kb.thesaurus import expansions
from kb.words import is_function_word

CONSIDERED = 100
"""Passages that are ranked for every query, at least."""
EXPANSION_WEIGHT = 0.5
"""Share of the ranking by the query with the official words for its everyday ones, and by its second wording."""


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with the score and the ranks that it was found by."""

    hit: Hit
    stored: StoredPassage


@dataclass(frozen=True, slots=True)
class Retrieved:
    """The best passages; ``total`` of all that were considered, ``whole`` if the store still holds all of them."""

    found: list[Found]
    total: int
    whole: bool


def retrieve(
    engine: Engine,
    store: Store,
    query: str,
    k: int,
    leg: Leg,
    report_ids: frozenset[str] | None = None,
    *,
    second: str | None = None,
    phrases: Sequence[str] = (),
) -> Retrieved:
    """The best ``k`` passages. A passage that was removed since the index was written is left out.

    A query in everyday words is searched for a second time with the official ones behind it; ``second`` is another
    wording of it (its spelling corrected, or as it was typed). Passages that hold the quoted ``phrases`` come first.

    Raises:
        KbError: index_replaced, when another process rebuilt the index with another model.
    """
    depth = max(k, CONSIDERED)
    official = expansions(query)
    try:
        considered = engine.search(query, depth, leg=leg, report_ids=report_ids)
        if official:
            again = engine.search(" ".join([query, *official]), depth, leg=leg, report_ids=report_ids)
            considered = _fused(considered, again)[:depth]
        if second is not None:
            considered = _fused(considered, engine.search(second, depth, leg=leg, report_ids=report_ids))[:depth]
        quoted = [hit for phrase in phrases for hit in engine.search(phrase, depth, leg=leg, report_ids=report_ids)]
    except IndexMismatchError as error:
        raise KbError("index_replaced") from error
    if phrases:
        considered = _holding_first(considered, quoted, store, phrases)
    hits = considered[:k]
    stored = store.passages([hit.key for hit in hits])
    found = [Found(hit, stored[hit.key]) for hit in hits if hit.key in stored]
    return Retrieved(found, len(considered), len(found) == len(hits))


def _fused(plain: Sequence[Hit], expanded: Sequence[Hit]) -> list[Hit]:
    """One ranking of two. A hit keeps the ranks that the query itself gave it, if that found it."""
    hits = {hit.key: hit for hit in (*expanded, *plain)}
    rankings = [[(hit.key, hit.score) for hit in ranking] for ranking in (plain, expanded)]
    return [
        replace(hits[key], score=score)
        for key, score in weighted_sum(rankings, (1 - EXPANSION_WEIGHT, EXPANSION_WEIGHT))
    ]


def _holding_first(considered: Sequence[Hit], quoted: Sequence[Hit], store: Store, phrases: Sequence[str]) -> list[Hit]:
    """The hits that hold most of the phrases first; those that only the phrases found stand behind their equals.

    The scores are dealt out anew in that order, so that whatever ranks by them later ranks alike.
    """
    lowest = min((hit.score for hit in considered), default=0.0)
    known = {hit.key for hit in considered}
    others = {hit.key: replace(hit, score=lowest) for hit in quoted if hit.key not in known}
    hits = [*considered, *others.values()]
    passages = store.passages([hit.key for hit in hits])
    held = {key: share_held(phrases, stored) for key, stored in passages.items()}
    ordered = sorted(hits, key=lambda hit: -held.get(hit.key, 0.0))
    return [replace(hit, score=other.score) for hit, other in zip(ordered, hits, strict=True)]


def query_terms(query: str) -> frozenset[str]:
    """The accentless words and numbers of a query that are worth marking in a passage."""
    accents = has_accents(query)
    return frozenset(
        fold(token.text)
        for token in tokenize(query)
        if token.kind is not Kind.SYLLABLE
        or (len(token.text) > 1 and not is_function_word(token.text, accents=accents))
    )


def highlights(text: str, terms: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Where the terms stand in a text, as offsets; neighbours with at most a space between them are joined."""
    spans: list[tuple[int, int]] = []
    for token in tokenize(text):
        if fold(token.text) not in terms:
            continue
        if spans and not text[spans[-1][1] : token.start].strip():
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return tuple(spans)


def passage_hits(query: str, found: Sequence[Found], parts: dict[str, tuple[str, ...]]) -> tuple[PassageHit, ...]:
    """What the reader sees of the found passages; ``parts`` are the titles of each report's parts."""
    terms = query_terms(query)
    return tuple(
        PassageHit(
            rank=rank,
            score=round(item.hit.score, 6),
            passage_id=item.stored.id,
            report=item.stored.report,
            part=part_title(item.stored, parts),
            section=item.stored.passage.section,
            text=item.stored.passage.text,
            context=item.stored.passage.context,
            highlights=highlights(item.stored.passage.text, terms),
            start=item.stored.passage.start,
            end=item.stored.passage.end,
            page=item.stored.passage.page,
            lines=item.stored.passage.lines,
            url=passage_url(item.stored),
        )
        for rank, item in enumerate(found, start=1)
    )


def part_title(stored: StoredPassage, parts: dict[str, tuple[str, ...]]) -> str:
    """The title of the document (part of the file) that a passage belongs to."""
    titles = parts.get(stored.report.id, ())
    return titles[stored.passage.part] if stored.passage.part < len(titles) else stored.report.title


def passage_url(stored: StoredPassage) -> str:
    """The address of the reader page opened at a passage."""
    return f"/reports/{stored.report.id}?start={stored.passage.start}&end={stored.passage.end}#quote"
