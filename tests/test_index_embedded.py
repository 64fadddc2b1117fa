"""The embedded engine: one contract in memory and on disk, and no state between two commits."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread

import numpy as np
import pytest

from index import tokens
from index.embedded import EmbeddedEngine
from index.embedder import TokenIds, Vectors, Weight
from index.engine import Engine, Hit, IndexedPassage, IndexMismatchError, Leg
from index.generations import Generations, Manifest
from index.orthography import fold
from index.windows import embedded_texts


class HashingEmbedder:
    """Each folded word adds one to one of 64 numbers; a few words count as the same."""

    dimension = 64

    def __init__(self, name: str = "hashing") -> None:
        self.name = name
        self.fingerprint = f"test:{name}"
        self.same = {"xe": "o", "hoi": "to"}

    def encode_query(self, text: str) -> Vectors:
        vector = np.zeros(self.dimension, dtype=np.float32)
        for word in re.findall(r"\w+", fold(text)):
            digest = hashlib.sha256(self.same.get(word, word).encode()).digest()
            vector[digest[0] % self.dimension] += 1
        length = float(np.linalg.norm(vector))
        return vector / np.float32(length) if length else vector

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        rows = [self.encode_query(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimension), dtype=np.float32)


PASSAGES = [
    IndexedPassage(1, "a", "Năm qua thành phố trồng 1.200 ha lúa", "Nông nghiệp"),
    IndexedPassage(2, "a", "Đàn bò sữa có 3.400 con", "Nông nghiệp"),
    IndexedPassage(3, "b", "Khánh thành 4 cầu và 12 km đường", "Giao thông"),
    IndexedPassage(4, "b", "Số ô tô đăng ký mới tăng 9%", "Giao thông"),
    IndexedPassage(5, "c", "…", ""),
]

Build = Callable[..., EmbeddedEngine]


@pytest.fixture(params=["memory", "disk"])
def build(request: pytest.FixtureRequest, tmp_path: Path) -> Build:
    directory = None if request.param == "memory" else tmp_path / "index"

    def make(passages: Sequence[IndexedPassage] = PASSAGES, weight: float = 0.3) -> EmbeddedEngine:
        engine = EmbeddedEngine(directory, HashingEmbedder(), weight)
        if passages:
            engine.add(passages)
            engine.commit("corpus 1")
        return engine

    return make


def keys(hits: list[Hit]) -> list[int]:
    return [hit.key for hit in hits]


def test_it_is_an_engine(build: Build) -> None:
    engine: Engine = build()
    assert engine.count() == 5
    assert keys(engine.search("trồng lúa", 10))[0] == 1
    assert keys(engine.search("khanh thanh cau", 10))[0] == 3


def test_each_leg_alone(build: Build) -> None:
    engine = build()
    lexical = engine.search("xe hơi đăng ký", 3, leg=Leg.LEXICAL)
    score = lexical[0].score
    assert lexical[0] == Hit(4, score, lexical_rank=1, embedding_rank=None, lexical=score, embedding=0.0)
    assert engine.search("xe hơi", 3, leg=Leg.LEXICAL) == []
    near = engine.search("xe hơi", 3, leg=Leg.EMBEDDING)
    score = near[0].score
    assert near[0] == Hit(4, score, lexical_rank=None, embedding_rank=1, lexical=0.0, embedding=score)
    assert engine.search("xe hơi", 3)[0].key == 4


def test_fused_hits_tell_the_ranks_of_both_legs(build: Build) -> None:
    hits = build().search("đường và cầu", 5)
    assert (hits[0].key, hits[0].lexical_rank, hits[0].embedding_rank) == (3, 1, 1)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_fused_hits_tell_the_scores_of_both_legs(build: Build) -> None:
    engine = build()
    query = "xe hơi ngoài đường của thành phố"
    legs = [{hit.key: hit.score for hit in engine.search(query, 5, leg=leg)} for leg in (Leg.LEXICAL, Leg.EMBEDDING)]
    hits = engine.search(query, 5)
    assert {hit.key: (hit.lexical, hit.embedding) for hit in hits} == {
        key: (legs[0].get(key, 0.0), legs[1].get(key, 0.0)) for key in keys(hits)
    }
    assert any(hit.lexical == 0.0 < hit.embedding for hit in hits)
    assert any(hit.lexical > 0.0 for hit in hits)


def test_a_word_that_fewer_passages_hold_weighs_more(build: Build) -> None:
    weight = build().weights("nông nghiệp lúa mỏ")
    assert 0.0 <= weight("nghiệp") < weight("lúa") <= weight("mỏ") <= 1.0


def test_every_word_weighs_the_same_while_nothing_is_indexed(build: Build) -> None:
    weight = build(passages=[]).weights("lúa")
    assert weight("lúa") == weight("của") == 1.0


def test_word_by_word_each_text_is_compared_with_each_word() -> None:
    engine = EmbeddedEngine(None, WordEmbedder(), 0.5)
    pieces, near = engine.word_nearness("lúa tôm lúa", ["tôm khô", "", "lúa và tôm", "muối"])
    assert pieces == ["lúa", "tôm"]
    assert near.tolist() == [[0, 1], [0, 0], [1, 1], [0, 0]]
    assert near.dtype == np.float32
    assert engine.word_nearness("lúa", [])[1].shape == (0, 1)


def test_a_model_without_single_words_tells_no_nearness(build: Build) -> None:
    pieces, near = build().word_nearness("lúa tôm", ["tôm", "lúa", "muối"])
    assert (pieces, near.shape) == ([], (3, 0))


def test_the_weight_decides(build: Build) -> None:
    query = "xe hơi lúa"  # the words are those of 1, the vector is rather that of 4
    assert keys(build(weight=0.0).search(query, 5)) == keys(build(weight=0.0).search(query, 5, leg=Leg.LEXICAL)) == [1]
    assert build(weight=1.0).search(query, 5)[0].key == 4
    with pytest.raises(ValueError, match="between 0 and 1"):
        build(weight=1.1)


def test_a_filter_holds_for_every_leg(build: Build) -> None:
    engine = build()
    for leg in Leg:
        assert set(keys(engine.search("thành phố khánh thành cầu", 10, leg=leg, report_ids=frozenset({"a"})))) <= {1, 2}
        assert engine.search("lúa", 10, leg=leg, report_ids=frozenset()) == []
        assert engine.search("lúa", 10, leg=leg, report_ids=frozenset({"unknown"})) == []
    assert keys(engine.search("lúa", 10, report_ids=frozenset({"a"}))) == keys(
        engine.search("lúa", 10, report_ids=frozenset({"a"}))
    )


def test_a_passage_without_words_and_a_query_without_words_find_nothing(build: Build) -> None:
    engine = build()
    for leg in Leg:
        assert engine.search("", 5, leg=leg) == engine.search("…", 5, leg=leg) == []
        assert 5 not in keys(engine.search("lúa bò cầu ô tô", 10, leg=leg))
    assert engine.search("lúa", 0) == []


def test_changes_are_visible_after_the_commit(build: Build) -> None:
    engine = build()
    engine.add([IndexedPassage(1, "a", "Trồng 50 ha mía", "Nông nghiệp"), IndexedPassage(6, "d", "Nuôi cá tra", "")])
    engine.remove([3, 99])
    assert engine.count() == 5
    assert keys(engine.search("lúa", 1)) == [1]
    engine.commit("corpus 2")
    assert engine.count() == 5
    assert engine.search("lúa", 5, leg=Leg.LEXICAL) == []
    assert keys(engine.search("trồng mía", 1)) == [1]
    assert keys(engine.search("cá tra", 1)) == [6]
    assert 3 not in keys(engine.search("khánh thành cầu", 5))
    assert engine.is_current("corpus 2")
    assert not engine.is_current("corpus 1")


def test_clear_takes_effect_at_the_commit(build: Build) -> None:
    engine = build()
    engine.clear()
    assert engine.count() == 5
    engine.add(PASSAGES[2:3])
    engine.commit("corpus 2")
    assert (engine.count(), keys(engine.search("lúa cầu", 5))) == (1, [3])
    engine.clear()
    engine.commit("none")
    assert (engine.count(), engine.search("cầu", 5), engine.is_current("none")) == (0, [], True)


def test_before_the_first_commit_there_is_nothing(build: Build) -> None:
    engine = build(passages=[])
    assert (engine.count(), engine.search("lúa", 5), engine.is_current("")) == (0, [], False)
    engine.add([])
    engine.remove([1])
    engine.commit("empty")
    assert (engine.count(), engine.search("lúa", 5), engine.is_current("empty")) == (0, [], True)


def test_the_nearest_window_of_a_passage_counts(build: Build) -> None:
    filler = " ".join(f"mục {number}" for number in range(60))
    long = IndexedPassage(6, "d", f"{filler} khánh thành nhà máy điện gió {filler}", "Báo cáo\nCông nghiệp")
    engine = build([*PASSAGES, long])
    assert engine.count() == 6
    query = "nhà máy điện gió khánh thành"
    vector = HashingEmbedder().encode_query(query)
    for passage in (*PASSAGES, long):
        products = HashingEmbedder().encode_passages(embedded_texts(passage.text, passage.context)) @ vector
        hits = engine.search(query, 10, leg=Leg.EMBEDDING, report_ids=frozenset({passage.report_id}))
        scores = {hit.key: hit.score for hit in hits}
        assert scores.get(passage.key, 0.0) == pytest.approx(float(products.max()), abs=1e-4)
    everywhere = engine.search(query, 10, leg=Leg.EMBEDDING)
    assert len(set(keys(everywhere))) == len(everywhere)
    assert 6 in keys(everywhere)
    engine.add([IndexedPassage(6, "d", "Nuôi cá tra", "")])
    engine.commit("replaced")
    hit = next((hit for hit in engine.search(query, 10, leg=Leg.EMBEDDING) if hit.key == 6), None)
    assert engine.count() == 6
    assert (0.0 if hit is None else hit.score) == pytest.approx(alone("Nuôi cá tra", query), abs=1e-4)
    engine.remove([6])
    engine.commit("removed")
    assert (engine.count(), 6 in keys(engine.search(query, 10, leg=Leg.EMBEDDING))) == (5, False)


def alone(text: str, query: str) -> float:
    return max(0.0, float(HashingEmbedder().encode_query(text) @ HashingEmbedder().encode_query(query)))


def test_a_key_given_twice_is_the_last_passage(build: Build) -> None:
    engine = build([PASSAGES[0], IndexedPassage(1, "z", "Đàn bò sữa", "")])
    assert engine.count() == 1
    assert engine.search("lúa", 5, leg=Leg.LEXICAL) == []
    assert engine.search("đàn bò sữa", 5, leg=Leg.EMBEDDING)[0].score == pytest.approx(1.0, abs=1e-4)


class WordEmbedder(HashingEmbedder):
    """A vector for each word: that of the whole texts with this word alone."""

    def token_vectors(self, tokens: TokenIds) -> Vectors:
        vectors = np.zeros((len(tokens), self.dimension), dtype=np.float32)
        vectors[np.arange(len(tokens)), tokens % self.dimension] = 1
        return vectors

    def tokens(self, texts: Sequence[str]) -> list[TokenIds]:
        return [np.unique(np.array([self.number(word) for word in text.split()], dtype=np.int32)) for text in texts]

    def query_tokens(self, text: str, weight: Weight) -> tuple[TokenIds, Vectors]:
        pieces, tokens = self.query_pieces(text)
        return tokens, np.array([weight(piece) for piece in pieces], dtype=np.float32)

    def query_pieces(self, text: str) -> tuple[list[str], TokenIds]:
        pieces = {self.number(word): word for word in text.split()}
        return list(pieces.values()), np.array(list(pieces), dtype=np.int32)

    def encode_weighted_query(self, text: str, weight: Weight) -> Vectors:
        vector = np.sum([weight(word) * self.encode_query(word) for word in text.split()], axis=0)
        length = np.linalg.norm(vector)
        return np.asarray(vector / length if length else np.zeros(self.dimension), dtype=np.float32)

    def number(self, word: str) -> int:
        return int(np.argmax(self.encode_query(word)))


def test_words_that_stand_everywhere_count_less_where_the_model_weighs_words() -> None:
    passages = [IndexedPassage(n, "a", f"ngân sách thành phố mục {n}", "") for n in range(1, 40)]
    passages.append(IndexedPassage(40, "a", "đê biển", ""))
    query = "ngân sách thành phố đê biển"
    best = []
    for embedder in (HashingEmbedder(), WordEmbedder()):
        engine = EmbeddedEngine(None, embedder, 0.2)
        engine.add(passages)
        engine.commit("c")
        best.append(engine.search(query, 1, leg=Leg.EMBEDDING)[0].key)
    assert best[0] < 40
    assert best[1] == 40


def test_a_model_of_words_compares_word_by_word_too(tmp_path: Path) -> None:
    """A passage on many things that says both words is nearer than one that only repeats the first."""
    filler = " ".join(f"mục{number}" for number in range(30))
    passages = [
        IndexedPassage(1, "a", f"lúa {filler} tôm", ""),
        IndexedPassage(2, "a", "lúa lúa lúa", ""),
        IndexedPassage(3, "b", "không có gì", ""),
    ]
    best = []
    for directory, embedder in ((None, HashingEmbedder()), (None, WordEmbedder()), (tmp_path, WordEmbedder())):
        engine = EmbeddedEngine(directory, embedder, 0.5)
        engine.add(passages)
        engine.commit("c")
        if directory is not None:
            engine.close()
            engine = EmbeddedEngine(directory, embedder, 0.5)
        hits = engine.search("lúa tôm", 3, leg=Leg.EMBEDDING)
        assert [hit.embedding_rank for hit in hits] == list(range(1, len(hits) + 1))
        best.append(hits[0].key)
        engine.remove([1])
        engine.add([IndexedPassage(2, "a", "tôm", "")])
        engine.commit("d")
        assert keys(engine.search("tôm", 1, leg=Leg.EMBEDDING)) == [2]
        assert 1 not in keys(engine.search("lúa tôm", 3, leg=Leg.EMBEDDING))
    assert best == [2, 1, 1]


def test_an_index_without_its_words_is_not_current(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, WordEmbedder(), 0.5)
    engine.add(PASSAGES)
    engine.commit("c")
    engine.close()
    next(tmp_path.glob("generation-*/tokens.npz")).unlink()
    assert not EmbeddedEngine(tmp_path, WordEmbedder(), 0.5).is_current("c")


def test_equal_passages_come_in_the_order_of_their_keys(build: Build) -> None:
    engine = build([IndexedPassage(key, "a", "Đê biển dài 30 km", "") for key in (9, 4, 7, 1)])
    for leg in Leg:
        assert keys(engine.search("đê biển", 4, leg=leg)) == [1, 4, 7, 9]
        assert keys(engine.search("đê biển", 2, leg=leg)) == [1, 4]


def test_reopening_gives_identical_results(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, HashingEmbedder(), 0.2)
    engine.add(PASSAGES)
    engine.commit("corpus 1")
    engine.remove([2])
    engine.add([IndexedPassage(8, "d", "Hai cầu mới qua kênh", "Giao thông")])
    engine.commit("corpus 2")
    queries = ("cầu đường", "lua", "ô tô", "3.400 con")
    before = [engine.search(query, 10, leg=leg) for query in queries for leg in Leg]
    engine.close()
    again = EmbeddedEngine(tmp_path, HashingEmbedder(), 0.2)
    assert again.is_current("corpus 2")
    assert [again.search(query, 10, leg=leg) for query in queries for leg in Leg] == before


def test_hash_seed_and_process_change_nothing(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, HashingEmbedder(), 0.2)
    engine.add(PASSAGES)
    engine.commit("c")
    code = (
        "import sys; from pathlib import Path; from tests.test_index_embedded import HashingEmbedder, EmbeddedEngine;"
        "print(EmbeddedEngine(Path(sys.argv[1]), HashingEmbedder(), 0.2).search('cầu lúa ô tô thành phố', 10))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONIOENCODING": "utf-8"},
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert outputs == {str(engine.search("cầu lúa ô tô thành phố", 10))}


def test_another_model_does_not_mix(tmp_path: Path) -> None:
    first = EmbeddedEngine(tmp_path, HashingEmbedder(), 0.2)
    first.add(PASSAGES)
    first.commit("c")
    first.close()
    second = EmbeddedEngine(tmp_path, HashingEmbedder("another"), 0.2)
    assert second.fingerprint != first.fingerprint
    assert (second.is_current("c"), second.count()) == (False, 0)
    for forbidden in (lambda: second.search("lúa", 1), lambda: second.add(PASSAGES), lambda: second.commit("c")):
        with pytest.raises(IndexMismatchError, match="hashing"):
            forbidden()
    with pytest.raises(IndexMismatchError):
        second.remove([1])
    second.clear()
    second.add(PASSAGES[:2])
    second.commit("c")
    assert second.is_current("c")
    assert keys(second.search("lúa", 1)) == [1]
    with pytest.raises(IndexMismatchError):
        first.search("lúa", 1)


def test_another_tokeniser_is_another_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    before = EmbeddedEngine(None, HashingEmbedder(), 0.2).fingerprint
    monkeypatch.setattr(tokens, "VERSION", tokens.VERSION + 1)
    assert EmbeddedEngine(None, HashingEmbedder(), 0.2).fingerprint != before
    assert (
        EmbeddedEngine(None, HashingEmbedder(), 0.9).fingerprint
        == EmbeddedEngine(None, HashingEmbedder(), 0.2).fingerprint
    )


def test_a_crash_before_the_manifest_leaves_the_state_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = EmbeddedEngine(tmp_path, HashingEmbedder(), 0.2)
    engine.add(PASSAGES)
    engine.commit("corpus 1")
    before = engine.search("lúa cầu", 10)

    def crash(_: Generations, __: Manifest) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Generations, "publish", crash)
        engine.remove([1, 2])
        with pytest.raises(KeyboardInterrupt):
            engine.commit("corpus 2")
    assert len(list(tmp_path.glob("generation-*"))) == 2
    survivor = EmbeddedEngine(tmp_path, HashingEmbedder(), 0.2)
    assert (survivor.is_current("corpus 2"), survivor.is_current("corpus 1")) == (False, True)
    assert survivor.search("lúa cầu", 10) == before
    survivor.remove([1, 2])
    survivor.commit("corpus 2")
    assert (survivor.is_current("corpus 2"), survivor.count()) == (True, 3)
    assert len(list(tmp_path.glob("generation-*"))) == 1


def test_a_damaged_generation_is_not_current(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, HashingEmbedder(), 0.2)
    engine.add(PASSAGES)
    engine.commit("c")
    engine.close()
    next(tmp_path.glob("generation-*/vectors.faiss")).write_bytes(b"damaged")
    reopened = EmbeddedEngine(tmp_path, HashingEmbedder(), 0.2)
    assert not reopened.is_current("c")
    with pytest.raises(IndexMismatchError):
        reopened.search("lúa", 1)
    reopened.clear()
    reopened.add(PASSAGES)
    reopened.commit("c")
    assert keys(reopened.search("lúa", 1)) == [1]


def test_closing_forgets_what_was_not_committed(tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path, HashingEmbedder(), 0.2)
    engine.add(PASSAGES)
    engine.commit("c")
    engine.remove([1, 2, 3])
    engine.close()
    assert EmbeddedEngine(tmp_path, HashingEmbedder(), 0.2).count() == 5
    assert len(list(tmp_path.glob("generation-*"))) == 1


def test_a_reader_sees_the_commits_of_a_writer(tmp_path: Path) -> None:
    writer, reader = (EmbeddedEngine(tmp_path, HashingEmbedder(), 0.2) for _ in range(2))
    assert reader.search("lúa", 5) == []
    writer.add(PASSAGES)
    assert reader.count() == 0
    writer.commit("corpus 1")
    assert (reader.count(), reader.is_current("corpus 1")) == (5, True)
    assert reader.search("lúa", 5) == writer.search("lúa", 5)
    writer.remove([1])
    assert keys(reader.search("lúa", 1)) == [1]
    writer.commit("corpus 2")
    assert reader.search("lúa", 5, leg=Leg.LEXICAL) == []


def test_searches_during_commits_see_one_state(build: Build, tmp_path: Path) -> None:
    """Every commit replaces all passages by those of another report: no result may hold passages of two."""

    def passages(round_: int) -> list[IndexedPassage]:
        return [IndexedPassage(n, f"r{round_}", f"kênh số {n} vòng {round_}", f"vòng {round_}") for n in range(1, 9)]

    engine = build(passages(0))
    on_disk = (tmp_path / "index").exists()
    reader = EmbeddedEngine(tmp_path / "index", HashingEmbedder(), 0.2) if on_disk else engine
    done, failures, searches = Event(), list[str](), list[int]()

    def search() -> None:
        while not done.is_set():
            try:
                hits = reader.search("kênh", 20)
                if sorted(keys(hits)) != list(range(1, 9)):
                    failures.append(str(hits))
                searches.append(len(hits))
            except Exception as error:
                failures.append(repr(error))

    threads = [Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    for round_ in range(1, 9):
        engine.clear() if round_ % 2 else engine.remove([1, 2])
        engine.add(passages(round_))
        engine.commit(f"corpus {round_}")
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert searches
    assert len(reader.search("kênh", 20, report_ids=frozenset({"r8"}))) == 8
