"""What the engine is asked for a question, and one list of its answers."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import Hit, IndexMismatchError, Leg
from kb.errors import KbError
from kb.gathering import CONSIDERED, Gathered, _fused, gather
from kb.knowledge_base import KnowledgeBase
from kb.question import understand
from kb.quotes import share_held
from tests.kb_texts import GENERATED, filled

HITS = st.dictionaries(st.integers(1, 9), st.floats(0, 10), max_size=9).map(
    lambda scores: [
        Hit(key, score, rank) for rank, (key, score) in enumerate(sorted(scores.items(), key=lambda kv: -kv[1]), 1)
    ]
)


def gathered(kb: KnowledgeBase, text: str, k: int = 20, leg: Leg = Leg.LEXICAL, second: str | None = None) -> Gathered:
    return gather(kb.engine, kb.store, understand(text), k, leg, second=second)


def ids(result: Gathered) -> list[str]:
    return [found.stored.id for found in result.found]


def test_two_rankings_become_one() -> None:
    plain = [Hit(1, 0.9, 1, 2), Hit(2, 0.5, 2, 1)]
    expanded = [Hit(3, 0.8, 1, 1), Hit(1, 0.7, 2, 3), Hit(2, 0.1, 3, 4)]
    fused = _fused(plain, expanded, 3)
    assert [hit.key for hit in fused] == [1, 3, 2]
    assert _fused(plain, expanded, 2) == fused[:2]
    assert (fused[0].lexical_rank, fused[0].embedding_rank) == (1, 2)


@given(HITS, HITS)
@GENERATED
def test_the_fused_ranking_holds_each_hit_once_best_first(plain: list[Hit], expanded: list[Hit]) -> None:
    fused = _fused(plain, expanded, len(plain) + len(expanded))
    assert [(-hit.score, hit.key) for hit in fused] == sorted((-hit.score, hit.key) for hit in fused)
    assert sorted(hit.key for hit in fused) == sorted({hit.key for hit in (*plain, *expanded)})
    ranks = {hit.key: hit.lexical_rank for hit in (*expanded, *plain)}
    assert {hit.key: hit.lexical_rank for hit in fused} == ranks


def test_the_engines_order_is_kept_and_cut(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        hits = kb.engine.search("trường học của huyện", CONSIDERED)
        result = gathered(kb, "trường học của huyện", 2, Leg.FUSED)
        assert [found.hit for found in result.found] == hits[:2]
        assert (result.total, result.whole) == (len(hits), True)
        assert result.total > 2


def test_reports_that_are_not_asked_for_are_not_searched(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        everywhere = gathered(kb, "huyện", leg=Leg.FUSED)
        assert {found.stored.report.id for found in everywhere.found} == {"thung-sau-2031", "doi-gio-2031"}
        among = frozenset({"doi-gio-2031"})
        result = gather(kb.engine, kb.store, understand("huyện “đàn ong”"), 20, Leg.FUSED, among, second="trâu")
        assert {found.stored.report.id for found in result.found} == among


def test_everyday_words_find_the_passage_with_the_official_ones(tmp_path: Path) -> None:
    files = {"a.txt": "Báo cáo của Khe Sậy\nTrạm xá có 120 giường bệnh.\n", "b.txt": "Báo cáo\nCó đàn trâu.\n"}
    with filled(tmp_path, files) as kb:
        assert kb.engine.search("chỗ nằm viện", 20, leg=Leg.LEXICAL) == []
        assert [found.stored.report.id for found in gathered(kb, "chỗ nằm viện").found] == ["a"]


@pytest.mark.parametrize("leg", Leg)
@pytest.mark.parametrize(
    "quotes", ["“Đàn ong cho 18 tấn mật”", "“dan ong cho”", "“sửa chữa đập Khe Mây” “Đàn ong cho”"]
)
def test_passages_that_hold_what_is_quoted_come_first(tmp_path: Path, quotes: str, leg: Leg) -> None:
    with filled(tmp_path) as kb:
        query = "học sinh giỏi, trường học, trạm xá"  # finds other passages
        asked = understand(f"{query} {quotes}")
        assert asked.phrases
        plain = gathered(kb, query, leg=leg)
        quoting = gathered(kb, asked.text, leg=leg)
        assert share_held(asked.phrases, plain.found[0].stored) == 0
        shares = [share_held(asked.phrases, found.stored) for found in quoting.found]
        assert shares == sorted(shares, reverse=True)
        assert shares[0] > 0
        scores = [found.hit.score for found in quoting.found]
        assert scores == sorted(scores, reverse=True)


def test_what_only_the_quoted_words_find_is_among_the_passages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled(tmp_path) as kb:
        search = kb.engine.search

        def without_the_bees(query: str, k: int, **options: Any) -> list[Hit]:
            hits = search(query, k, **options)
            return hits if query == "Đàn ong cho" else [hit for hit in hits if hit.key not in bees]

        bees = {hit.key for hit in search("đàn ong", 20, leg=Leg.LEXICAL)}
        monkeypatch.setattr(kb.engine, "search", without_the_bees)
        assert not any("Đàn ong" in found.stored.passage.text for found in gathered(kb, "đàn ong, trạm xá").found)
        result = gathered(kb, "đàn ong, trạm xá “Đàn ong cho”")
        assert "Đàn ong" in result.found[0].stored.passage.text
        assert any("Trạm xá" in found.stored.passage.text for found in result.found)


def test_a_second_wording_finds_what_the_first_does_not(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        bees = set(ids(gathered(kb, "đàn ong")))
        assert bees - set(ids(gathered(kb, "trạm xá")))
        assert bees <= set(ids(gathered(kb, "trạm xá", second="đàn ong")))


def test_a_passage_that_the_store_no_longer_holds_is_left_out_and_told(tmp_path: Path) -> None:
    with filled(tmp_path) as kb:
        assert gathered(kb, "đàn trâu").whole
        kb.store.remove("thung-sau-2031")  # the index is not told
        after = gathered(kb, "đàn trâu")
        assert not after.whole
        assert {found.stored.report.id for found in after.found} <= {"doi-gio-2031"}


def test_an_index_of_another_model_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replaced(*_: object, **__: object) -> list[Hit]:
        raise IndexMismatchError("the index was built by another one")

    with filled(tmp_path, {"a.txt": "Báo cáo\nCó chợ phiên.\n"}) as kb:
        monkeypatch.setattr(kb.engine, "search", replaced)
        with pytest.raises(KbError) as told:
            gathered(kb, "chợ phiên")
        assert told.value.code == "index_replaced"
