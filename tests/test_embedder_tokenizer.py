"""The tokenizer of the static embedder."""

from __future__ import annotations

import math

import pytest

from scripts import embedder_tokenizer
from scripts.embedder_tokenizer import build, candidates, fold, is_word, log_scores, spelling

COMMON = "đường, con, trường, học, bệnh, viện, chợ, nổi, nước, cấp, tỷ, lệ, khách, cây, vườn, hoàn thành"


COMPOUNDS = "con đường, trường học, bệnh viện, chợ nổi, cấp nước, kinh phí, tỷ lệ, hoà bình, tham quan, ven sông"


WORDS = dict.fromkeys(COMMON.split(", "), 9) | dict.fromkeys(COMPOUNDS.split(", "), 20)


def test_tokenizer_prefers_words_and_unifies_spelling() -> None:
    tokenizer = embedder_tokenizer.build(embedder_tokenizer.log_scores({**WORDS, "0": 50, "bình": 3, "hoà": 3}))

    def pieces(text: str) -> list[str]:
        return [p.replace("▁", " ").strip() for p in tokenizer.encode(text, add_special_tokens=False).tokens]

    assert pieces("Tỉ lệ trường học") == ["tỷ lệ", "trường học"]
    assert pieces("hòa bình") == pieces("hoà bình") == ["hoà bình"]
    assert pieces("trường, học 1.234,5") == ["trường", "học", "0"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lò 12ha, covid19", ["lò", "0", "ha", "covid", "0"]),
        ("1.234,5/2022", ["0"]),
        ("ho\u0300a (bi\u0300nh)…", ["hoà", "bình"]),
        ("KĨ  sỹ", ["kỹ", "sĩ"]),
        ("kĩm", ["[UNK]"]),
        ("", []),
        ("— …", []),
    ],
)
def test_what_the_tokenizer_reads(text: str, expected: list[str]) -> None:
    words = ["lò", "ha", "covid", "hoà", "bình", "kỹ", "sĩ", "0"]
    tokenizer = build(log_scores(dict.fromkeys(words, 1.0)))
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    assert [["[UNK]", *words][number] for number in ids] == expected


def test_the_likeliest_division_wins() -> None:
    def pieces(together: float) -> int:
        tokenizer = build(log_scores({"chợ": 50.0, "nổi": 50.0, "chợ nổi": together}))
        return len(tokenizer.encode("chợ nổi", add_special_tokens=False).ids)

    assert (pieces(80.0), pieces(0.1)) == (1, 2)


def test_scores_are_logarithms_of_shares() -> None:
    scores = log_scores({"a": 3.0, "b": 1.0})
    assert scores == {"a": math.log(0.75), "b": math.log(0.25)}


def test_spellings() -> None:
    assert fold("Đường Hoà Bình") == "Duong Hoa Binh"
    assert spelling("kĩ thuật hòa") == "kỹ thuật hoà"
    assert spelling("kĩm") == "kĩm"
    assert is_word("chợ nổi")
    assert not any(map(is_word, ["chợ  nổi", "12", "a-b", ""]))


def test_first_counts_come_from_all_lists() -> None:
    found = candidates({"tỉ lệ": 9, "a1": 5}, ["chợ nổi", "tỷ lệ"], {"tỷ": 4})
    assert found == {"tỷ lệ": 10.0, "chợ nổi": 1.0, "tỷ": 6.0, "lệ": 1.0, "chợ": 1.0, "nổi": 1.0, "0": 1_000_000.0}


def test_folded_forms_know_what_they_stand_for() -> None:
    counts, sources = embedder_tokenizer.with_folded(
        {"trường học": 8.0, "trường": 4.0, "trưởng": 6.0, "con": 2.0}, words=1
    )
    assert set(sources["truong"]) == {"trường", "trưởng"}
    assert sources["truong hoc"] == ["trường học"]
    assert 0 < counts["truong"] < 1
    assert counts["con"] == 2.0
