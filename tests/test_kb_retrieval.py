"""What the engine found, as the reader sees it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from index.engine import Leg
from kb.gathering import gather
from kb.knowledge_base import KnowledgeBase
from kb.question import understand
from kb.ranking import rank
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
        asked = understand("đàn trâu")
        before = retrieve(kb.engine, kb.store, asked, 3, Leg.LEXICAL)
        assert before.whole
        assert 0 < len(before.found) <= 3
        kb.store.remove("thung-sau-2031")  # the index is not told
        after = retrieve(kb.engine, kb.store, asked, 3, Leg.LEXICAL)
        assert not after.whole
        assert all(found.stored.report.id != "thung-sau-2031" for found in after.found)


def test_the_total_counts_what_stands_behind_the_cut(samples_kb: KnowledgeBase) -> None:
    few, many = samples_kb.search("tăng trưởng", 2), samples_kb.search("tăng trưởng", 50)
    assert len(few.items) == 2
    assert few.total == many.total >= 50
    assert few.items == many.items[:2]


def test_both_legs_are_ranked_by_sentences_and_one_leg_is_not(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        asked = understand("Đập Khe Mây trị giá bao nhiêu tỷ đồng?")
        found = {leg: gather(kb.engine, kb.store, asked, 25, leg).found for leg in Leg}
        for leg in (Leg.LEXICAL, Leg.EMBEDDING):
            assert retrieve(kb.engine, kb.store, asked, 20, leg).found == found[leg][:20]
        assert retrieve(kb.engine, kb.store, asked, 20, Leg.FUSED, ranked=False).found == found[Leg.FUSED][:20]
        ranked = retrieve(kb.engine, kb.store, asked, 20, Leg.FUSED)
        assert ranked.found == rank(kb.engine, asked, found[Leg.FUSED]).found
        assert ranked.found != found[Leg.FUSED]
        assert "95 tỷ đồng" in ranked.found[0].stored.passage.text


def test_the_cut_leaves_the_sentences_of_all_compared_passages(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        asked = understand("Huyện có bao nhiêu trường học?")
        one, all_ = (retrieve(kb.engine, kb.store, asked, k, Leg.FUSED) for k in (1, 20))
        assert one.found == all_.found[:1]
        assert len(all_.found) > 1
        assert one.ranking.candidates == all_.ranking.candidates
        assert one.total == all_.total


def test_a_second_wording_is_searched_for_too(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        texts = [
            " ".join(found.stored.passage.text for found in retrieved.found)
            for retrieved in (
                retrieve(kb.engine, kb.store, understand("trạm xá"), 20, Leg.LEXICAL, second=second)
                for second in (None, "đàn ong")
            )
        ]
        assert ["Đàn ong" in text for text in texts] == [False, True]
