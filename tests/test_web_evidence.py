"""What a page shows of an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.citations import formatted
from kb.model import Answer
from tests.test_web_fake import LONG, NASTY, STATEMENT, VALUE, FakeKnowledgeBase
from web.evidence import STYLE, answer_view, of_citation, of_hit


@pytest.fixture(scope="module")
def kb() -> FakeKnowledgeBase:
    return FakeKnowledgeBase()


def answer(kb: FakeKnowledgeBase, value: str, statement: str) -> Answer:
    return replace(kb.ask("tăng"), answer=value, statement=statement)


def test_a_citation_with_its_values_marked(kb: FakeKnowledgeBase) -> None:
    citation = kb.citation("nasty", STATEMENT)
    found = of_citation(citation, [VALUE, "7%"])
    assert found.html.count("<mark>") == 2
    assert f"<mark>{VALUE}</mark>" in found.html
    assert (found.report, found.section, found.lines, found.page) == (
        citation.report, citation.section, citation.lines, citation.page,
    )  # fmt: skip
    assert found.paste == formatted(citation, STYLE)
    assert "<mark>" not in of_citation(citation).html


def test_a_quote_is_escaped(kb: FakeKnowledgeBase) -> None:
    assert "<script>" not in of_citation(kb.citation("nasty", NASTY), ["nháy"]).html


def test_a_found_passage_is_cited_as_a_whole(kb: FakeKnowledgeBase) -> None:
    hit = next(one for one in kb.search("kênh", 20).items if one.context)
    found = of_hit(hit, {})
    assert (found.context, found.url, found.lines) == (hit.context, hit.url, hit.lines)
    assert hit.text in found.paste
    assert found.html.startswith("<mark>")
    assert found.repeats is None


def test_a_repetition_names_the_rank_of_what_it_repeats(kb: FakeKnowledgeBase) -> None:
    first, second, *_ = kb.search("kênh", 20).items
    again = replace(second, passage_id="khac", repeats=first.passage_id)
    assert of_hit(again, {first.passage_id: 3}).repeats == 3
    assert of_hit(again, {}).repeats is None
    shown = answer_view(replace(kb.ask("tăng"), passages=(first, again))).passages
    assert [one.repeats for one in shown] == [None, first.rank]


@pytest.mark.parametrize(
    ("value", "statement", "size", "items"),
    [
        ("8,31%", STATEMENT, "figure", ()),
        ("x" * 24, "y", "figure", ()),
        ("x" * 25, "y", "phrase", ()),
        ("x" * 121, "y", "text", ()),
        (LONG[:160], LONG, "statement", ()),
        (LONG[:80] + " …", LONG, "phrase", ()),
        (LONG[:125], LONG * 2, "text", ()),
        ("; ".join(["một hai ba bốn"] * 9), LONG, "list", ("một hai ba bốn",) * 9),
        ("; ".join(["một hai ba"] * 9) + "; ", "; ".join(["một hai ba"] * 9) + LONG, "phrase", ()),
        ("một hai ba; bốn năm sáu bảy", "y", "phrase", ()),
    ],
)
def test_how_an_answer_is_set(
    kb: FakeKnowledgeBase, value: str, statement: str, size: str, items: tuple[str, ...]
) -> None:
    view = answer_view(answer(kb, value, statement))
    assert (view.size, view.items) == (size, items)


def test_values_are_marked_unless_the_sentence_is_the_answer(kb: FakeKnowledgeBase) -> None:
    view = answer_view(answer(kb, VALUE, STATEMENT))
    assert f"<mark>{VALUE}</mark>" in view.statement
    assert f"<mark>{VALUE}</mark>" in view.sources[0].html
    whole = answer_view(answer(kb, STATEMENT, STATEMENT))
    assert whole.statement == STATEMENT
    assert "<mark>" not in whole.sources[0].html


def test_several_values_are_each_marked(kb: FakeKnowledgeBase) -> None:
    view = answer_view(answer(kb, "8,31%; 7%", STATEMENT))
    assert view.statement.count("<mark>") == 2


def test_other_values_refusals_and_passages(kb: FakeKnowledgeBase) -> None:
    view = answer_view(kb.ask("tăng bao nhiêu"))
    assert [(other.value, other.why) for other in view.also] == [("7,9%", "Báo cáo năm 2030 ước tính thấp hơn <i>.")]
    assert view.nearest == ()
    assert len(view.passages) == len(view.answer.passages)
    refused = answer_view(kb.ask("năm 1999"))
    assert [found.url for found in refused.nearest] == [kb.citation("thu-nghiem-2031", STATEMENT).url]
    assert (refused.statement, refused.sources, refused.items) == ("", (), ())
