"""A passage that says again what a better one says stands behind the others of the first page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.engine import Leg
from index.orthography import fold
from kb.knowledge_base import KnowledgeBase
from kb.near_duplicates import PAGE, repeats, repetitions_last, shingles
from kb.ranking import Found
from kb.retrieval import passage_hits
from tests.kb_texts import GENERATED, filled, found_in, read

SAID = "Phòng Kinh tế sửa đập Khe Mây và trồng lại 40 ha rừng ở đầu nguồn suối Lạnh trong mùa khô tới"
SHORTER = "Phòng Kinh tế sửa đập Khe Mây và trồng lại 40 ha rừng ở đầu nguồn"
OTHER = "Trạm xá xã Đồi Gió khám bệnh cho người già mỗi tháng hai lần, người ở xa thì được đưa đón tận nhà"


def passages_of(*texts: str) -> list[Found]:
    """Found passages with these texts, best first."""
    (model, *_) = found_in(read("BÁO CÁO\nTình hình huyện Thung Sâu\nI. MỤC\nĐàn trâu có 9 con."))
    return [
        Found(
            replace(model.hit, key=number, score=10.0 - number),
            replace(model.stored, key=number, passage=replace(model.stored.passage, ordinal=number, text=text)),
        )
        for number, text in enumerate(texts)
    ]


def test_shingles_are_runs_of_words_without_case_and_accents() -> None:
    assert shingles("Một hai ba bốn năm sáu") == {
        ("mot", "hai", "ba", "bon", "nam"),
        ("hai", "ba", "bon", "nam", "sau"),
    }
    assert shingles("Một, hai!") == {("mot", "hai")}
    assert shingles("…") == {()}
    assert shingles("tăng 1.240,5 ha ngày 14/3/2031") == {("tang", "1.240,5", "ha", "ngay", "14/3/2031")}


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        (SAID, SAID, True),
        (fold(SAID), SAID.upper(), True),
        (SHORTER, SAID, True),
        (SAID, SHORTER, True),  # 10 of its 16 shingles
        (SAID + ". " + OTHER, SAID, False),  # says more
        (SAID, SAID + ". " + OTHER, True),
        (SAID.replace("40", "45"), SAID, False),  # another figure is news
        (SAID.replace("40 ha ", ""), SAID, True),
        (OTHER, SAID, False),
        ("Nơi nhận", "nơi nhận", True),
        ("Nơi nhận", SAID, False),
    ],
)
def test_what_repeats_what(later: str, earlier: str, expected: bool) -> None:
    assert repeats(later, earlier) is expected


def test_repetitions_stand_behind_the_others_and_name_the_first_that_says_so() -> None:
    found = passages_of(SAID, SHORTER, OTHER, SAID, "Đàn ong cho mật.")
    ordered = repetitions_last(found)
    assert [item.hit.key for item in ordered] == [0, 2, 4, 1, 3]
    first = found[0].stored.id
    assert [item.repeats for item in ordered] == [None, None, None, first, first]
    assert [item.hit.score for item in ordered] == [item.hit.score for item in found]
    assert [hit.repeats for hit in passage_hits("đập", ordered, {})] == [None, None, None, first, first]


def test_what_stands_behind_the_first_page_stays_as_it_is() -> None:
    others = [f"Xóm thứ {number} có nhà văn hóa mới." for number in range(PAGE - 2)]
    found = passages_of(SAID, SAID, *others, SAID)
    ordered = repetitions_last(found)
    assert [item.hit.key for item in ordered] == [0, *range(2, PAGE), 1, PAGE]
    assert ordered[-1] == found[-1]


@given(st.lists(st.sampled_from([SAID, SHORTER, OTHER, SAID + ". " + OTHER, "Mật ong.", ""]), max_size=14))
@GENERATED
def test_nothing_is_lost_and_both_kinds_keep_their_order(texts: list[str]) -> None:
    found = passages_of(*texts)
    ordered = repetitions_last(found)
    assert ordered == repetitions_last(found)
    assert sorted(item.hit.key for item in ordered) == list(range(len(found)))
    assert [item.hit.score for item in ordered] == [item.hit.score for item in found]
    page = ordered[:PAGE]
    for kind in ([i for i in page if i.repeats is None], [i for i in page if i.repeats is not None]):
        assert [item.hit.key for item in kind] == sorted(item.hit.key for item in kind)
    assert list(page) == sorted(page, key=lambda item: item.repeats is not None)
    seen = {item.stored.id: item.stored.passage.text for item in page if item.repeats is None}
    assert all(repeats(i.stored.passage.text, seen[i.repeats]) for i in page if i.repeats is not None)
    assert len({tuple(shingles(text)) for text in seen.values()}) == len(seen)


REPEATING = f"""BÁO CÁO
Tình hình huyện Thung Sâu năm 2031
I. Y TẾ
{OTHER}.
II. NHIỆM VỤ
{SAID}.
III. DỰ THẢO NGHỊ QUYẾT
{SAID}.
"""


def test_a_search_shows_a_repetition_last_and_every_cut_begins_alike(tmp_path: Path) -> None:
    with filled(tmp_path, {"thung-sau.txt": REPEATING}) as kb:
        items = kb.search("sửa đập Khe Mây").items
        marked = [hit for hit in items if hit.repeats is not None]
        assert len(marked) == 1
        assert items[-1] == marked[0]
        assert marked[0].repeats in {hit.passage_id for hit in items if "Khe Mây" in hit.text} - {marked[0].passage_id}
        assert [hit.score for hit in items] == sorted((hit.score for hit in items), reverse=True)
        assert kb.search("sửa đập Khe Mây", 2).items == items[:2]


@pytest.mark.parametrize(("query", "leg"), [('"sửa đập Khe Mây"', Leg.FUSED), ("sửa đập Khe Mây", Leg.LEXICAL)])
def test_quotes_and_single_legs_keep_every_place(tmp_path: Path, query: str, leg: Leg) -> None:
    with filled(tmp_path, {"thung-sau.txt": REPEATING}) as kb:
        items = kb.search(query, leg=leg).items
        assert all(hit.repeats is None for hit in items)
        assert [SAID in hit.text for hit in items[:2]] == [True, True]


def test_the_samples_hold_no_repetitions(samples_kb: KnowledgeBase) -> None:
    for query in ("tăng trưởng GRDP", "hộ nghèo", "Nghị quyết 59-NQ/TW", "giải ngân đầu tư công"):
        assert all(hit.repeats is None for hit in samples_kb.search(query, PAGE).items)
