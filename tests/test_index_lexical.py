"""The lexical index: what it finds, in which order, and that its BM25 is that of another implementation."""

import math
import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from rank_bm25 import BM25Okapi

from index.analysis import analyse
from index.lexical import DEFAULT_BOOSTS, LexicalIndex, LexicalReader

PASSAGES = [
    (1, "a", "Sản lượng tôm nuôi đạt 11.234,5 tấn.", "Thuỷ sản"),
    (2, "a", "Sản lượng lúa đạt 1.000 tấn trên 100 ha.", "Trồng trọt"),
    (3, "b", "Ủy ban nhân dân ban hành Kế hoạch 15/KH-UBND về nuôi tôm.", "Văn bản"),
    (4, "b", "Năm 2022 khánh thành 3 cầu.", "Giao thông"),
    (5, "c", "Trường tiểu học mới ở xã Tân Hoà.", "Giáo dục"),
]


def build(passages: Iterable[tuple[int, str, str, str]] = PASSAGES, directory: Path | None = None) -> LexicalIndex:
    index = LexicalIndex(directory)
    for passage in passages:
        index.add(*passage)
    index.commit()
    return index


@pytest.fixture(scope="module")
def reader() -> LexicalReader:
    return build().reader()


def found(reader: LexicalReader, query: str, reports: frozenset[str] | None = None) -> list[int]:
    return [key for key, _ in reader.search(query, 10, reports)]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("nuôi tôm được bao nhiêu tấn", 1),
        ("11 234,5", 1),
        ("thủy sản", 1),
        ("1000 tấn", 2),
        ("15/kh-ubnd", 3),
        ("kế hoạch số 15", 3),
        ("cầu khánh thành năm 2022", 4),
        ("truong tieu hoc tan hoa", 5),
        ("Tân Hòa", 5),
    ],
)
def test_finds(reader: LexicalReader, query: str, best: int) -> None:
    assert found(reader, query)[0] == best


def test_100_does_not_find_1000(reader: LexicalReader) -> None:
    only_thousand = build([(1, "a", "Trồng 1.000 cây.", ""), (2, "a", "Xây 2.022 nhà, đường 100B.", "")]).reader()
    assert found(only_thousand, "100") == []
    assert found(only_thousand, "2022") == []
    assert found(reader, "100") == [2]


def test_accents_first_but_not_only() -> None:
    reader = build([(1, "a", "ban hành", ""), (2, "a", "bạn hàng", ""), (3, "a", "bán hàng", "")]).reader()
    assert found(reader, "bạn hàng") == [2, 3, 1]
    assert sorted(found(reader, "ban hang")) == [1, 2, 3]


def test_a_filter_is_part_of_the_search(reader: LexicalReader) -> None:
    assert found(reader, "tôm") == [1, 3]
    assert found(reader, "tôm", frozenset({"b", "c"})) == [3]
    assert found(reader, "tôm", frozenset({"c"})) == []
    assert found(reader, "tôm", frozenset()) == []
    assert reader.search("tôm", 1, frozenset({"b"}))[0][1] == reader.search("tôm", 2)[1][1]
    assert reader.keys_of(frozenset({"a", "c"})) == [1, 2, 5]


@pytest.mark.parametrize("query", ["", "  ", "…!?", "zzz", "AND OR NOT", 'title:"x" +y -z ^2 ~ *', "(", "\\"])
def test_any_text_is_a_query(reader: LexicalReader, query: str) -> None:
    assert found(reader, query) == []
    assert reader.search("tôm", 0) == []


def test_words_that_stand_everywhere_weigh_little() -> None:
    passages = [(n, "a", f"Thành phố Cần Thơ{' trồng lúa' if n % 50 == 0 else ''}", "") for n in range(1, 101)]
    index = build(passages)
    weight = index.reader().weights("thành phố trồng lúa")
    assert 0 < weight("thành phố") == weight("thành") < 0.01
    # A phrase is as rare as its rarest pair; what is nowhere, or is no word, has the full weight.
    assert weight("trồng") == weight("Thành phố Cần Thơ trồng") == weight("thành trồng") == weight("!") == 1.0
    assert weight("thanh pho") == 1.0
    plain = index.reader().weights("thanh pho trong lua")
    assert (plain("thanh pho"), plain("lua")) == (weight("thành phố"), 1.0)


def test_weights_stay_in_bounds_while_removed_passages_are_still_counted() -> None:
    index = build()
    assert LexicalIndex(None).reader().weights("tôm")("tôm") == pytest.approx(min(1, math.log1p(0.5 / 0.5) / 3))
    assert index.reader().weights("tôm")("tôm") == pytest.approx(math.log1p(3.5 / 2.5) / 3)
    index.remove([1, 2, 4, 5])
    index.commit()
    assert 0 < index.reader().weights("tôm")("tôm") < 0.2


def test_ties_come_in_the_order_of_keys_even_at_the_border() -> None:
    keys = list(range(1, 101))
    random.Random(7).shuffle(keys)
    reader = build((key, "a", "Trồng rừng ven biển", "") for key in keys).reader()
    assert found(reader, "trồng rừng") == list(range(1, 11))
    assert [key for key, _ in reader.search("trồng rừng", 60)] == list(range(1, 61))


def test_changes_are_seen_after_a_commit_by_new_readers_only() -> None:
    index = build()
    before = index.reader()
    index.add(1, "a", "Sản lượng cá tra.", "")  # replaces the tôm of 1
    index.add(6, "a", "Xuất khẩu tôm.", "")
    index.remove([3, 99])
    assert found(index.reader(), "tôm") == [1, 3]
    index.commit()
    assert found(index.reader(), "tôm") == [6]
    assert found(index.reader(), "cá tra")[0] == 1
    assert (before.count(), index.reader().count()) == (5, 5)
    assert found(before, "tôm") == [1, 3]


def test_rollback_forgets_the_changes() -> None:
    index = build()
    index.remove([1, 2, 3])
    index.rollback()
    index.commit()
    assert index.reader().count() == 5


def test_a_passage_added_twice_before_a_commit_is_there_once() -> None:
    index = LexicalIndex(None)
    index.add(1, "a", "cũ", "")
    index.add(1, "a", "mới", "")
    index.commit()
    assert (index.reader().count(), found(index.reader(), "mới"), found(index.reader(), "cũ")) == (1, [1], [])


def test_an_index_on_disk_is_the_same_after_opening(tmp_path: Path) -> None:
    first = build(directory=tmp_path / "terms").reader()
    second = LexicalIndex(tmp_path / "terms", create=False).reader()
    for query in ("tôm", "san luong", "Kế hoạch 15/KH-UBND"):
        assert second.search(query, 10) == first.search(query, 10)


def test_nothing_is_created_where_an_index_should_be(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no lexical index"):
        LexicalIndex(tmp_path, create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_boost_names_a_field() -> None:
    with pytest.raises(ValueError, match="titles"):
        LexicalIndex(None, boosts={"titles": 1.0})


VOCABULARY = ["lúa", "gạo", "tôm", "cá", "mía", "cầu", "đường", "trường", "trạm", "kênh"]
VOCABULARY += ["rạch", "chợ", "cảng", "đất", "nước", "điện", "rừng", "vườn", "phố", "làng"]


def random_passages(count: int, seed: int) -> list[str]:
    generator = random.Random(seed)
    weights = [1 / rank for rank in range(1, len(VOCABULARY) + 1)]
    return [" ".join(generator.choices(VOCABULARY, weights, k=generator.randint(5, 60))) for _ in range(count)]


@pytest.mark.parametrize("field", ["syllables", "folded", "bigrams"])
def test_one_field_ranks_as_rank_bm25_does(field: str) -> None:
    """Order is compared where scores are clearly apart: tantivy keeps a length in one byte, and its idf has ln(1 + …).

    Queries are single terms, so the idf, which differs between the two, is one factor for all passages.
    """
    texts = random_passages(400, seed=3)
    index = LexicalIndex(None, boosts={field: 1.0}, with_words=False)
    for key, text in enumerate(texts, start=1):
        index.add(key, "a", text, "")
    index.commit()
    reader = index.reader()
    corpus = [list(getattr(analyse(text, with_words=False), field)) for text in texts]
    oracle = BM25Okapi(corpus, k1=1.2, b=0.75)
    queries = [f"{a} {b}" if field == "bigrams" else a for a in VOCABULARY for b in VOCABULARY[:4]]
    compared = 0
    for query in dict.fromkeys(queries):
        (term,) = getattr(analyse(query, with_words=False), field)
        expected = oracle.get_scores([term])
        positive = {i + 1 for i, terms in enumerate(corpus) if term in terms}
        hits = reader.search(query, len(texts))
        assert {key for key, _ in hits} == positive
        top = max((abs(score) for score in expected), default=0.0)
        sign = 1 if oracle.idf.get(term, 0.0) > 0 else -1
        for position, (key, _) in enumerate(hits):
            for later, _ in hits[position + 1 :]:
                ahead, behind = sign * expected[key - 1], sign * expected[later - 1]
                assert ahead > behind - 0.05 * top
                compared += ahead > behind + 0.05 * top
    assert compared > 1000


def test_several_terms_rank_as_rank_bm25_does_with_the_same_idf() -> None:
    """rank-bm25 gives frequent terms a negative idf, so it is given tantivy's; counts and lengths are its own work."""
    texts = random_passages(400, seed=5)
    index = LexicalIndex(None, boosts={"syllables": 1.0}, with_words=False)
    for key, text in enumerate(texts, start=1):
        index.add(key, "a", text, "")
    index.commit()
    reader = index.reader()
    corpus = [text.split() for text in texts]
    oracle = BM25Okapi(corpus, k1=1.2, b=0.75)
    for term in VOCABULARY:
        n = sum(term in terms for terms in corpus)
        oracle.idf[term] = math.log(1 + (len(corpus) - n + 0.5) / (n + 0.5))
    generator = random.Random(11)
    for _ in range(30):
        terms = generator.sample(VOCABULARY, 4)
        expected = oracle.get_scores(terms)
        hits = reader.search(" ".join(terms), len(texts))
        assert {key for key, _ in hits} == {i + 1 for i in range(len(texts)) if set(terms) & set(corpus[i])}
        for key, score in hits:
            assert score == pytest.approx(expected[key - 1], rel=0.05)


def test_every_field_has_a_boost() -> None:
    assert set(DEFAULT_BOOSTS) == set(type(analyse("")).__slots__)
