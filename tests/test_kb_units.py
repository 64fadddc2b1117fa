"""The sentences and clauses of a passage, with what leads to them."""

import pytest
from hypothesis import given

from corpus.model import BlockKind, Passage
from corpus.passages import passages
from index.orthography import fold
from index.tokens import terms, tokenize
from kb.units import LONG_SENTENCE, Unit, units_of, words_of
from tests.kb_texts import GENERATED, REPORTS, SENTENCES, VALLEY, read

VALLEY_UNITS = {unit.text: unit for passage in passages(read(VALLEY)) for unit in units_of(passage)}


def passage(text: str, *, start: int = 0, section: tuple[str, ...] = (), context: str = "") -> Passage:
    return Passage(1, start, start + len(text), text, 0, section, (1, 1), context=context)


def units(text: str, *, section: tuple[str, ...] = (), context: str = "") -> list[Unit]:
    return list(units_of(passage(text, section=section, context=context)))


@given(REPORTS)
@GENERATED
def test_units_are_slices_and_hold_every_word(text: str) -> None:
    report = read(text)
    for piece in passages(report):
        found = units_of(piece)
        for unit in found:
            assert report.text[unit.start : unit.end] == unit.text
            assert piece.start <= unit.start < unit.end <= piece.end
            assert all(unit.text[value.start : value.end] == value.text for value in unit.values)
        covered = {offset for unit in found for offset in range(unit.start, unit.end) if not unit.clause}
        outside = [c for offset, c in enumerate(piece.text, piece.start) if offset not in covered]
        assert not "".join(outside).strip()


@given(SENTENCES)
@GENERATED
def test_words_are_told_in_four_ways(text: str) -> None:
    words = words_of(text)
    assert words.tokens == tuple(tokenize(text))
    assert words.order == tuple(fold(token.text) for token in words.tokens)
    assert words.exact == {term for token in words.tokens for term in terms(token)}
    assert words.folded == {fold(term) for term in words.exact} >= set(words.order)
    assert words.pairs == {(words.order[at], words.order[at + 1]) for at in range(len(words.order) - 1)}


def test_a_document_is_known_by_its_number_alone_and_a_date_by_its_parts() -> None:
    assert words_of("nghị quyết 59").exact <= words_of("nghị quyết số 59-NQ/TW ngày 14/3/2031").exact
    assert "2031" in words_of("ngày 14/3/2031").exact


def test_the_words_of_a_text() -> None:
    words = words_of("Đàn trâu: 2.150 con")
    assert words.order == ("dan", "trau", "#2150", "con")
    assert {"đàn", "trâu", "#2150"} <= words.exact
    assert ("trau", "#2150") in words.pairs
    assert ("dan", "#2150") not in words.pairs
    assert words_of("").pairs == frozenset()


def test_a_sentence_keeps_its_heading_and_the_sentence_before_it_in_mind() -> None:
    bees = VALLEY_UNITS["Đàn ong cho 18 tấn mật."]
    assert bees.lead == "2. Chăn nuôi"
    assert bees.before == "Đàn trâu có 2.150 con, tăng 4,2% so với năm 2030."
    assert (bees.words, bees.lead_words, bees.before_words) == tuple(map(words_of, (bees.text, bees.lead, bees.before)))
    assert [value.text for value in bees.values] == ["18 tấn"]


def test_headings_are_told_from_sentences() -> None:
    assert [text for text, unit in VALLEY_UNITS.items() if unit.heading] == [
        "I. NÔNG NGHIỆP",
        "1. Trồng trọt",
        "2. Chăn nuôi",
        "II. HẠ TẦNG",
        "III. NHIỆM VỤ NĂM 2032",
    ]
    title = Passage(1, 0, 22, "Báo cáo. Của Khe Sậy.", 0, (), (1, 1), kind=BlockKind.TITLE)
    assert [unit.heading for unit in units_of(title)] == [True, False]


def test_periods_that_are_only_compared_with_are_not_spoken_of() -> None:
    assert VALLEY_UNITS["Đàn trâu có 2.150 con, tăng 4,2% so với năm 2030."].periods == ()
    dam = VALLEY_UNITS["Phòng Kinh tế chủ trì việc sửa chữa đập Khe Mây, hoàn thành trước ngày 30/9/2032."]
    assert (dam.periods, dam.lead_periods, dam.before_periods) == (("2032",), ("2032",), ("2032",))
    first, second = units("Năm 2030 có 3 cầu. Quý II năm 2031 có 7 cầu.", section=("Năm 2029",))
    assert (first.periods, first.lead_periods, first.before_periods) == (("2030",), ("2029",), ())
    assert (second.periods, second.lead_periods, second.before_periods) == (("2031-Q2",), ("2029",), ("2030",))


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Đường sá: xây 7 cầu. Đào 3 mương.", ["Mục", "Mục Đường sá"]),
        ("Đường sá: xây 7 cầu.\nĐào 3 mương.", ["Mục", "Mục"]),
        ("Xây 7 cầu.\nMương: đào 3 km. Lấp 1 km.", ["Mục", "Mục", "Mục Mương"]),
        (f"{'rất dài ' * 13}: xây 7 cầu. Đào 3 mương.", ["Mục", "Mục"]),
        ("Xây 7 cầu. Đào 3 mương.", ["Mục", "Mục"]),
        ("Cầu: 7. Mương: 3. Đập: 1.", ["Mục", "Mục Cầu", "Mục Mương"]),
    ],
)
def test_the_label_of_a_paragraph_leads_to_the_rest_of_it(text: str, leads: list[str]) -> None:
    assert [unit.lead for unit in units(text, section=("Phần", "Mục"))] == leads


def test_the_context_of_a_note_leads_to_it() -> None:
    assert [unit.lead for unit in units("Số tạm tính.", section=("Mục",), context="Xây 7 cầu.")] == ["Mục Xây 7 cầu."]
    assert [unit.lead for unit in units("Số tạm tính.", context="Xây 7 cầu.")] == ["Xây 7 cầu."]
    assert [unit.lead for unit in units("Số tạm tính.")] == [""]


def test_a_long_sentence_is_offered_clause_by_clause_too() -> None:
    parts = [f"Bản {name} {'trồng chè ' * 15}được {n} ha" for n, name in enumerate(["Một", "Hai"], 1)]
    text = "Chè: xã có 2 bản. " + f"{parts[0]}; {parts[1]}." + " Còn lại là rừng."
    found = units_of(passage(text, start=50, section=("Mục",)))
    assert [(unit.text, unit.clause) for unit in found] == [
        ("Chè: xã có 2 bản.", False),
        (f"{parts[0]}; {parts[1]}.", False),
        (f"{parts[0]};", True),
        (f"{parts[1]}.", True),
        ("Còn lại là rừng.", False),
    ]
    assert all(text[unit.start - 50 : unit.end - 50] == unit.text for unit in found)
    _, whole, first, second, last = found
    assert len(whole.text.split()) > LONG_SENTENCE
    assert first.lead == second.lead == f"Mục Chè {parts[0]};"[: len("Mục Chè ") + 160]
    assert {unit.before for unit in (whole, first, second)} == {"Chè: xã có 2 bản."}
    assert last.before == whole.text
    assert [value.text for value in second.values] == ["2 ha"]


def test_a_short_sentence_stays_whole() -> None:
    assert [unit.text for unit in units("Xây 7 cầu; đào 3 mương.")] == ["Xây 7 cầu; đào 3 mương."]


def test_a_passage_is_read_once() -> None:
    assert units_of(passage("Xây 7 cầu.")) is units_of(passage("Xây 7 cầu."))
    assert units("") == []
