"""Finds passages and shows them: what the engine returns, with text, place and highlights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.engine import Engine, Leg
from index.orthography import fold, has_accents
from index.reranker import Reranker
from index.tokens import Kind, tokenize
from kb.gathering import gather
from kb.model import PassageHit
from kb.near_duplicates import repetitions_last
from kb.question import Question
from kb.ranking import DEPTH, Found, Ranking, rank
from kb.reranking import reranked
from kb.rows import StoredPassage
from kb.store import Store
from kb.units import words_of
from kb.words import is_function_word


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Passages and sentences, best first; ``total`` of all passages considered, ``whole`` if the store has them all."""

    ranking: Ranking
    total: int
    whole: bool

    @property
    def found(self) -> tuple[Found, ...]:
        """The passages, best first."""
        return self.ranking.found


def retrieve(
    engine: Engine,
    store: Store,
    question: Question,
    k: int,
    leg: Leg,
    report_ids: frozenset[str] | None = None,
    *,
    second: str | None = None,
    ranked: bool = True,
    reranker: Reranker | None = None,
) -> Retrieved:
    """The best ``k`` passages. A passage that was removed since the index was written is left out.

    A question in everyday words is searched for a second time with the official ones behind it; ``second`` is another
    wording of it (its spelling corrected, or as it was typed). With both legs the best passages are ranked by their
    sentences, unless ``ranked`` is False; one leg alone gives its own order. Passages that hold what the question
    quotes come first. A ``reranker`` has the last word on the first ones. Ranked passages that repeat a better one
    stand at the end of the first page, unless the question quotes: whoever quotes looks for every place that has these
    words.

    Raises:
        KbError: model_unusable; index_replaced, when another process rebuilt the index with another model.
    """
    gathered = gather(engine, store, question, max(k, DEPTH), leg, report_ids, second=second)
    ranked = ranked and leg is Leg.FUSED
    ranking = rank(engine, question, gathered.found, reorder=ranked)
    found = ranking.found
    if ranked and reranker is not None:
        found = reranked(reranker, question, found)
    if ranked and not question.phrases:
        found = repetitions_last(found)
    return Retrieved(replace(ranking, found=found[:k]), gathered.total, gathered.whole)


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
    words = words_of(text)
    for token, folded in zip(words.tokens, words.order, strict=True):
        if folded not in terms:
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
            repeats=item.repeats,
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
