"""Pairs of a query and a passage, drawn from documents."""

from __future__ import annotations

import numpy as np

from scripts import embedder_pairs
from scripts.embedder_data import Document
from scripts.embedder_pairs import Encoded, Mixture, draw, encode, epoch
from scripts.embedder_tokenizer import build, log_scores

NOTHING = Mixture(plain=0.0, sentence=0.0, hide=0.0, hidden=0.0, head_in_passage=0.0)


def row(start: int, length: int = 5) -> embedder_pairs.Ints:
    return np.arange(start, start + length, dtype=np.int32)


def some(count: int, source: str = "news") -> list[Encoded]:
    return [Encoded(source, [row(100 * n)], [row(100 * n + 50)], [row(100 * n + 10, 30)]) for n in range(1, count + 1)]


def test_documents_become_numbers_in_their_order() -> None:
    words = ["lò", "gốm", "đỏ", "lửa", "do"]
    tokenizer = build(log_scores(dict.fromkeys(words, 1.0)))
    texts = [
        Document("news", ["Lò gốm", "Đỏ"], ["Lò gốm đỏ lửa", "Lò đỏ"]),
        Document("law", ["xyz"], ["Lò gốm đỏ lửa"]),
        Document("qa", ["Lửa"], ["Lò đỏ"]),
        Document("wiki", ["Lửa"], ["Lửa xyz lò gốm"]),
    ]
    first, second = encode(texts, tokenizer, batch=2)
    assert (first.source, second.source) == ("news", "wiki")
    assert [head.tolist() for head in first.heads] == [[1, 2], [3]]
    assert [head.tolist() for head in first.plain] == [[], [5]]
    assert [sentence.tolist() for sentence in first.body] == [[1, 2, 3, 4]]
    assert [sentence.tolist() for sentence in second.body] == [[4, 1, 2]]


def test_a_query_sentence_is_taken_out_of_its_passage() -> None:
    rows = [np.arange(i, i + 5, dtype=np.int32) for i in (10, 20, 30, 40)]
    document = embedder_pairs.Encoded("law", [rows[0]], [rows[0]], rows[1:])
    mixture = embedder_pairs.Mixture(sentence=1.0, hide=0.0)
    for seed in range(20):
        query, passage = embedder_pairs.draw(document, mixture, np.random.default_rng(seed))
        assert len(query) == 5
        assert not np.isin(query, passage).any()


def test_a_pair_is_a_head_and_its_text() -> None:
    document = some(1)[0]
    for seed in range(10):
        query, passage = draw(document, NOTHING, np.random.default_rng(seed))
        assert query.tolist() == row(100).tolist()
        assert passage.tolist() == row(110, 30).tolist()


def test_a_query_may_be_typed_without_diacritics() -> None:
    query, _ = draw(some(1)[0], Mixture(plain=1.0, sentence=0.0, hide=0.0), np.random.default_rng(0))
    assert query.tolist() == row(150).tolist()


def test_a_passage_may_begin_with_another_head() -> None:
    document = Encoded("law", [row(1), row(11)], [row(1), row(11)], [row(30, 30)])
    mixture = Mixture(plain=0.0, sentence=0.0, hide=0.0, head_in_passage=1.0)
    for seed in range(10):
        query, passage = draw(document, mixture, np.random.default_rng(seed))
        assert passage[:5].tolist() == (row(11) if query[0] == 1 else row(1)).tolist()


def test_hidden_words_are_those_that_the_passage_has_too() -> None:
    document = Encoded("qa", [np.concatenate([row(1, 3), row(7, 2)])], [row(1)], [row(1, 3)])
    mixture = Mixture(plain=0.0, sentence=0.0, hide=1.0, hidden=1.0)
    query, _ = draw(document, mixture, np.random.default_rng(0))
    assert query.tolist() == [7, 8]
    short = Encoded("qa", [row(1, 4)], [row(1)], [row(1, 4)])
    query, _ = draw(short, mixture, np.random.default_rng(0))
    assert query.tolist() == [1, 2, 3, 4]  # too little would be left


def test_no_passage_is_much_longer_than_allowed() -> None:
    document = Encoded("news", [row(1)], [row(1)], [row(10, 90) for _ in range(9)])
    lengths = [len(draw(document, Mixture(longest=50), np.random.default_rng(seed))[1]) for seed in range(40)]
    assert max(lengths) <= 70


def test_every_document_is_drawn_as_often_as_its_source_repeats() -> None:
    documents = [*some(70), *some(66, "qa")]
    batches = list(epoch(documents, {"qa": 2}, NOTHING, 64, np.random.default_rng(3)))
    for queries, passages, numbers in batches:
        assert len(queries) == len(passages) == len(numbers) <= 64
        assert len({documents[int(number)].source for number in numbers}) == 1
        assert len(set(numbers.tolist())) == len(numbers)
    drawn = [int(number) for *_, numbers in batches for number in numbers]
    assert len(drawn) == 64 * 3  # what is left of a source is too little for a batch
    assert max(drawn.count(number) for number in range(70)) == 1
    assert max(drawn.count(number) for number in range(70, 136)) == 2


def test_an_epoch_depends_on_its_seed_alone() -> None:
    def numbers(seed: int) -> list[list[int]]:
        batches = epoch(some(130), {}, Mixture(), 32, np.random.default_rng(seed))
        return [found.tolist() for *_, found in batches]

    assert numbers(1) == numbers(1) != numbers(2)


def test_a_document_without_a_known_word_gives_no_pair() -> None:
    empty = Encoded("news", [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.int32)], [row(1)])
    ((queries, passages, numbers),) = epoch([*some(3), empty], {}, NOTHING, 4, np.random.default_rng(0))
    assert (len(queries), len(passages)) == (3, 3)
    assert 3 not in numbers
