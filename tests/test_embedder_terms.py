"""Documents that teach the model everyday words for official ones."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from scripts import embedder_terms
from scripts.embedder_pairs import Encoded, Ints
from scripts.embedder_terms import read_terms, term_documents
from scripts.embedder_tokenizer import build, log_scores

WORDS = ["hạn", "hán", "nắng", "lâu", "xã", "lò", "gốm", "nang", "lau"]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return build(log_scores(dict.fromkeys(WORDS, 1.0)))


def ids(text: str) -> Ints:
    return np.array([1 + WORDS.index(word) for word in text.split()], dtype=np.int32)


def corpus(*sentences: str) -> list[Encoded]:
    return [Encoded("news", [ids("xã")], [ids("xã")], [ids(sentence)]) for sentence in sentences]


def body(document: Encoded) -> list[str]:
    return [" ".join(WORDS[number - 1] for number in sentence) for sentence in document.body]


def test_a_thesaurus_is_read_as_pairs(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("nắng lâu\thạn hán\nlò\tgốm | xã\n", "utf-8")
    assert list(read_terms(tmp_path / "terms.tsv")) == [("nắng lâu", "hạn hán"), ("lò", "gốm"), ("lò", "xã")]


def test_an_official_term_stands_in_its_sentences(tokenizer: Tokenizer) -> None:
    documents = corpus("xã hạn hán lâu", "hạn lâu hán", "hán xã hạn", "hán lò gốm", "lò hạn hán hạn hán")
    first, second = term_documents(
        [("nắng lâu", "hạn hán"), ("lò", "gốm lâu"), ("lâu xã", "hạn hán")], documents, tokenizer
    )
    assert first.source == "terms"
    assert [head.tolist() for head in first.heads] == [ids("nắng lâu").tolist(), ids("lâu xã").tolist()]
    assert first.plain[0].tolist() == ids("nang lau").tolist()
    assert body(first) == ["hạn hán", "xã hạn hán lâu", "lò hạn hán hạn hán"]
    assert body(second) == ["gốm lâu"]  # no sentence holds it


def test_a_term_does_not_cross_two_sentences(tokenizer: Tokenizer) -> None:
    (document,) = term_documents([("nắng", "hạn hán")], corpus("xã hạn", "hán lò", "lâu hạn"), tokenizer)
    assert body(document) == ["hạn hán"]


def test_unknown_terms_and_phrases_are_left_out(tokenizer: Tokenizer) -> None:
    documents = corpus("xã hạn hán lâu")
    assert term_documents([("nắng", "xyz"), ("xyz", "hạn")], documents, tokenizer) == []
    assert term_documents([], documents, tokenizer) == []


def test_of_many_sentences_some_are_kept_from_all_parts(tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedder_terms, "SENTENCES", 3)
    documents = corpus(*(f"hạn {word}" for word in WORDS[1:8]))
    (document,) = term_documents([("nắng", "hạn")], documents, tokenizer)
    assert body(document) == ["hạn", "hạn hán", "hạn xã", "hạn nang"]
