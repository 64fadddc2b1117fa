from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.sentences import clauses, sentences

ANY_TEXT = st.text(st.sampled_from(list('aĐấ1 .;!?…\n"”)-(')), max_size=80)
FAST = settings(max_examples=200, deadline=None, derandomize=True, database=None)


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Làng có lò.", "Lò đỏ lửa."],
        ["Làng có lò.", "Đến nay lò đỏ lửa.", "Ước cả năm đạt.", "Ấy là mức cao.", "Ở bãi bồi cũng vậy."],
        ["Có lò không?", "Có!", "Lò đỏ…", "Mẻ nào cũng đạt."],
        ["Làng nói: “Lò đỏ.”", "“Mẻ đạt.” (Lò Bắc nghỉ.)", "Hết."],
        ["Mẻ đạt 95%. (KH: 94%).", "Lò Nam nghỉ."],
        ["Năm 2031.", "12 lò đỏ."],
        ["Các lò.", "- Lò Bắc.", "+ Lò Nam.", "(1) Lò mới.", "a"],
        ["Dòng một", "dòng hai"],
        ["Vốn 1.046.000 đồng, tăng 12.5% v.v. so với năm trước."],
        ["Làng ở TP. Bến Lở, do TS. Lúa và ông N. Mẻ dựng."],
        ["Vùng gần P. Chợ Nổi."],
        ["1. Lò Bắc đỏ lửa.", "2. Lò Nam nghỉ."],
        ["II. Kết quả", "a. Lò Bắc"],
        ["1.1. Lò Bắc đỏ."],
        ["Làng có lò. và bến."],
        ["Hết.", "Lò Nam nghỉ."],
        ["Làng có lò."],
        [],
    ],
)
def test_sentences(parts: list[str]) -> None:
    text = "\n".join(parts) if parts[:1] in (["Dòng một"], ["II. Kết quả"]) else " ".join(parts)
    if parts[-1:] == ["a"]:
        parts = [*parts[:-2], "(1) Lò mới. a"]
    assert cut(text) == parts


def test_only_the_range_is_read_and_offsets_are_those_of_the_text() -> None:
    text = "Lò cũ. Lò mới. Lò Bắc."
    assert [(span.start, span.end) for span in sentences(text, 7, 14)] == [(7, 14)]
    assert [(span.start, span.end) for span in sentences(text, 3)] == [(3, 6), (7, 14), (15, 22)]


def test_clauses_end_behind_their_semicolon() -> None:
    text = "Lò cũ; lò mới;lò Bắc; lò Nam."
    assert [text[span.start : span.end] for span in clauses(text, 0, len(text))] == [
        "Lò cũ;",
        "lò mới;lò Bắc;",
        "lò Nam.",
    ]
    assert [(span.start, span.end) for span in clauses(text, 7, 14)] == [(7, 14)]


@FAST
@given(ANY_TEXT)
def test_every_character_that_is_no_space_stands_in_exactly_one_sentence_and_clause(text: str) -> None:
    for spans in (sentences(text), [part for span in sentences(text) for part in clauses(text, span.start, span.end)]):
        covered = [index for span in spans for index in range(span.start, span.end)]
        assert covered == sorted(set(covered))
        assert {index for index in covered if not text[index].isspace()} == {
            index for index, character in enumerate(text) if not character.isspace()
        }
        assert all(text[span.start : span.end] == text[span.start : span.end].strip() != "" for span in spans)
