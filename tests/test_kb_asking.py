"""Questions read with the words of the corpus."""

from pathlib import Path

from kb.asking import SPELLING, read_question
from kb.corpus_words import CorpusWords
from tests.kb_texts import FILES, filled
from tests.test_kb_corpus_words import BAMBOO


def test_questions_are_read_with_the_words_of_the_corpus(tmp_path: Path) -> None:
    with filled(tmp_path, FILES | {"tre.txt": BAMBOO}) as kb:
        words = CorpusWords(kb.store)
        slip = read_question("Vườn chfe rộng bao nhiêu?", words)
        assert slip.also_searched == slip.question.text == "Vườn chè rộng bao nhiêu?"
        assert slip.second == "Vườn chfe rộng bao nhiêu?"
        assert slip.did_you_mean is None

        plain = read_question("Vuon che rong bao nhieu?", words)
        assert plain.question.text == "Vuon che rong bao nhieu?"
        assert plain.did_you_mean == plain.also_searched == plain.second == "Vườn chè rộng bao nhiêu?"

        for right in ("Vườn chè rộng bao nhiêu?", "How large is the tea area of the district?"):
            asked = read_question(right, words)
            assert (asked.second, asked.also_searched, asked.did_you_mean) == (None, None, None)

        as_typed = read_question("Vườn chfe rộng bao nhiêu?", words, without=frozenset({SPELLING}))
        assert as_typed.question.text == "Vườn chfe rộng bao nhiêu?"
        assert as_typed.also_searched is None

        mined = read_question("THTT bán bao nhiêu?", words).question
        assert "tổ hợp tác tre" in mined.search_text
        assert ("thtt", "to hop tac tre") in mined.acronyms
