"""Lets a cross-encoder that the user names judge the first passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from index.embedder import ModelError
from index.reranker import Reranker
from kb.errors import KbError
from kb.question import Question
from kb.quotes import share_held
from kb.ranking import Found

DEPTH: Final = 30
"""So many passages are read together with the question, as in Nogueira and Cho (2019) for a model of this cost."""


def reranked(reranker: Reranker, question: Question, found: Sequence[Found]) -> tuple[Found, ...]:
    """The first :data:`DEPTH` passages in the order of the cross-encoder, the others behind them as they were.

    What holds the question's quoted phrases stays before what does not. The scores are dealt out anew in that order.

    Raises:
        KbError: model_unusable.
    """
    first = list(found[:DEPTH])
    texts = ["\n".join([*item.stored.passage.section[-1:], item.stored.passage.text]) for item in first]
    try:
        scores = reranker.rerank(question.searched, texts)
    except ModelError as error:
        raise KbError("model_unusable", model=reranker.name, reason=str(error)) from error
    judged = sorted(
        zip(first, scores, strict=True),
        key=lambda pair: (-share_held(question.phrases, pair[0].stored), -pair[1], pair[0].hit.key),
    )
    ordered = [
        Found(replace(item.hit, score=other.hit.score), item.stored)
        for (item, _), other in zip(judged, first, strict=True)
    ]
    return (*ordered, *found[DEPTH:])
