"""What a question says only to name its report."""

from hypothesis import given

from corpus.model import Metadata
from kb.concepts import concepts_of
from kb.identity import identity_of, subject_of
from kb.question import understand
from tests.kb_texts import GENERATED, QUESTIONS

VALLEY = Metadata("Báo cáo tình hình huyện Thung Sâu năm 2031", "báo cáo", "88/BC-UBND", "UBND huyện", "Mường Tre")


def left(text: str, about: Metadata = VALLEY) -> list[str]:
    """The words of a question that do more than name the report."""
    question = understand(text)
    concepts = concepts_of(question, lambda _: 1.0)
    return [concepts[index].text for index in subject_of(question, concepts, identity_of(about))]


def test_a_report_is_named_by_title_kind_number_place_and_issuer() -> None:
    identity = identity_of(VALLEY)
    assert {("thung", "sau"), ("bao", "cao"), ("muong", "tre"), ("ubnd", "huyen")} <= identity.words.pairs
    assert identity.numbers == {"§88/bc-ubnd"}
    assert identity_of(Metadata("Thung Sâu")).numbers == frozenset()
    assert identity_of(VALLEY) is identity


def test_the_words_of_the_title_are_no_subject() -> None:
    assert left("Đàn trâu của huyện Thung Sâu có bao nhiêu con?") == ["Đàn", "trâu", "con"]
    assert left("Dan trau cua huyen Thung Sau co bao nhieu mau?") == ["Dan", "trau", "mau"]
    assert left("Đàn trâu trong 88/BC-UBND tăng mấy con?") == ["Đàn", "trâu", "tăng", "con"]
    assert left("Theo báo cáo 88/BC-UBND, đàn trâu ở Mường Tre có gì?") == ["đàn", "trâu"]


def test_a_word_alone_does_not_name_the_report() -> None:
    assert left("Huyện đào giếng sâu mấy mét?") == ["Huyện", "đào", "giếng", "sâu", "mét"]
    assert left("Giếng huyện sâu mấy mét?") == ["Giếng", "huyện", "sâu", "mét"]


def test_another_reports_name_is_part_of_the_subject() -> None:
    assert left("Đàn trâu của huyện Đồi Gió có bao nhiêu con?") == ["Đàn", "trâu", "huyện", "Đồi", "Gió", "con"]


def test_a_question_about_the_report_as_a_whole_keeps_its_words() -> None:
    assert left("Tình hình huyện Thung Sâu?") == ["Tình", "hình", "huyện", "Thung", "Sâu"]
    assert left("Tình hình trâu huyện Thung Sâu") == ["Tình", "hình", "trâu", "huyện", "Thung", "Sâu"]


@given(QUESTIONS)
@GENERATED
def test_the_subject_is_in_order_and_never_empty(text: str) -> None:
    question = understand(text)
    concepts = concepts_of(question, lambda _: 1.0)
    subject = subject_of(question, concepts, identity_of(VALLEY))
    assert list(subject) == sorted(set(subject))
    assert set(subject) <= set(range(len(concepts)))
    assert len(subject) >= min(2, len(concepts))
    assert subject_of(question, concepts, identity_of(Metadata("x"))) == tuple(range(len(concepts)))
