"""What the engine found, as the reader sees it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from index.engine import Leg
from kb.knowledge_base import KnowledgeBase
from kb.quotes import share_held
from kb.retrieval import highlights, part_title, passage_hits, passage_url, query_terms, retrieve
from tests.kb_texts import GENERATED, QUESTIONS, REPORTS, VALLEY, filled, found_in, read


@given(QUESTIONS, REPORTS)
@GENERATED
def test_hits_are_slices_with_their_words_marked(query: str, text: str) -> None:
    report = read(text)
    hits = passage_hits(query, found_in(report), {})
    terms = query_terms(query)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    for hit in hits:
        assert report.text[hit.start : hit.end] == hit.text
        end = -1
        for low, high in hit.highlights:
            assert end < low < high <= len(hit.text)
            assert query_terms(hit.text[low:high]) <= terms
            end = high


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("đàn trâu", ["Đàn trâu", "đàn"]),
        ("dan trau", ["Đàn trâu", "đàn"]),
        ("4,2%", ["4,2%"]),
        ("2150 con của huyện", ["2.150 con"]),
        ("huyen cua toi", []),
        ("và của là", []),
    ],
)
def test_the_words_of_the_query_are_marked(query: str, marked: list[str]) -> None:
    text = "Đàn trâu có 2.150 con, tăng 4,2%. Của đàn ong thì chưa rõ."
    assert [text[low:high] for low, high in highlights(text, query_terms(query))] == marked


def test_neighbours_are_marked_as_one_only_across_spaces() -> None:
    assert highlights("chè xanh, chè khô", frozenset({"che", "xanh", "kho"})) == ((0, 8), (10, 17))
    assert highlights("chè", frozenset()) == ()


def test_part_titles_and_addresses() -> None:
    (stored, *_) = [found.stored for found in found_in(read(VALLEY))]
    assert part_title(stored, {"r1": ("Một", "Hai")}) == "Một"
    assert part_title(stored, {"r1": ()}) == stored.report.title
    second = replace(stored, passage=replace(stored.passage, part=1))
    assert part_title(second, {"r1": ("Một", "Hai")}) == "Hai"
    assert part_title(second, {"r1": ("Một",)}) == stored.report.title
    assert passage_url(stored) == f"/reports/r1?start={stored.passage.start}&end={stored.passage.end}#quote"


def test_a_passage_that_the_store_no_longer_holds_is_left_out_and_told(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        before = retrieve(kb.engine, kb.store, "đàn trâu", 3, Leg.LEXICAL)
        assert before.whole
        assert 0 < len(before.found) <= 3
        kb.store.remove("thung-sau-2031")  # the index is not told
        after = retrieve(kb.engine, kb.store, "đàn trâu", 3, Leg.LEXICAL)
        assert not after.whole
        assert all(found.stored.report.id != "thung-sau-2031" for found in after.found)


def test_the_total_counts_what_stands_behind_the_cut(samples_kb: KnowledgeBase) -> None:
    few, many = samples_kb.search("tăng trưởng", 2), samples_kb.search("tăng trưởng", 50)
    assert len(few.items) == 2
    assert few.total == many.total >= 50
    assert few.items == many.items[:2]


@pytest.mark.parametrize(
    "phrases", [("Đàn ong cho 18 tấn mật",), ("dan ong cho",), ("sửa chữa đập Khe Mây", "Đàn ong")]
)
def test_passages_that_hold_what_is_quoted_come_first(tmp_path: Path, phrases: tuple[str, ...]) -> None:
    with filled(tmp_path) as kb:
        query = "học sinh giỏi, trường học, trạm xá"  # finds other passages
        plain = retrieve(kb.engine, kb.store, query, 20, Leg.LEXICAL)
        quoting = retrieve(kb.engine, kb.store, query, 20, Leg.LEXICAL, phrases=phrases)
        assert share_held(phrases, plain.found[0].stored) == 0
        shares = [share_held(phrases, found.stored) for found in quoting.found]
        assert shares == sorted(shares, reverse=True)
        assert shares[0] > 0
        scores = [found.hit.score for found in quoting.found]
        assert scores == sorted(scores, reverse=True)


def test_a_second_wording_finds_what_the_first_does_not(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        alone = retrieve(kb.engine, kb.store, "trạm xá", 20, Leg.LEXICAL)
        both = retrieve(kb.engine, kb.store, "trạm xá", 20, Leg.LEXICAL, second="đàn ong")
        bees = {found.stored.id for found in retrieve(kb.engine, kb.store, "đàn ong", 20, Leg.LEXICAL).found}
        assert bees - {found.stored.id for found in alone.found}
        assert bees <= {found.stored.id for found in both.found}
