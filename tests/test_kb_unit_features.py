"""How well a sentence answers a question, number by number."""

import math

import pytest
from hypothesis import given

from corpus.model import Metadata, Passage
from kb.answer_type import AnswerType
from kb.asked import prepare, setting
from kb.model import ReportRef
from kb.question import understand
from kb.rows import StoredPassage
from kb.unit_features import FEATURES, WANTED, counts, is_duration, unit_features
from kb.units import units_of
from kb.values import ValueKind, find_values
from tests.kb_texts import GENERATED, QUESTIONS, REPORTS, read, stored_passages

OWN = FEATURES[: FEATURES.index("bm25")]
"""What the sentence and its surroundings tell without an engine."""
ABOUT = Metadata("Báo cáo tình hình huyện Thung Sâu", "báo cáo", period="2031")


def same(_: str) -> float:
    return 1.0


def features(
    question: str,
    text: str,
    *,
    at: int = 0,
    section: tuple[str, ...] = (),
    context: str = "",
    about: Metadata = ABOUT,
) -> dict[str, float]:
    """The features of the sentence ``at`` of a passage, by their names."""
    asked = prepare(understand(question), same)
    passage = Passage(1, 0, len(text), text, 0, section, (1, 1), context=context)
    stored = StoredPassage(1, ReportRef("r", about.title, about.number, about.issued, "a.txt"), passage, about)
    values = unit_features(asked, setting(asked, stored), units_of(passage)[at])
    return dict(zip(OWN, values, strict=True))


@given(QUESTIONS, REPORTS)
@GENERATED
def test_every_feature_is_a_number_within_its_bounds(question: str, text: str) -> None:
    asked = prepare(understand(question), same)
    for stored in stored_passages(read(text)):
        where = setting(asked, stored)
        for unit in units_of(stored.passage):
            told = dict(zip(OWN, unit_features(asked, where, unit), strict=True))
            assert all(math.isfinite(value) for value in told.values())
            assert all(-1.0 <= value <= 1.0 + 1e-9 for name, value in told.items() if name != "length")
            assert told["text"] <= told["lead"] + 1e-9 <= told["carried"] + 2e-9
            assert told["all"] < 1.0 or told["best_missing"] == 0.0
            assert told["text"] > 0.0 or told["pairs"] == 0.0


def test_what_is_said_is_looked_for_farther_and_farther_away() -> None:
    question = "Đàn trâu chợ phiên"
    far = features(question, "Có 2 chợ. Bán cả phiên.", at=1, section=("Nuôi đàn",), context="Trâu")
    assert far["text"] == pytest.approx(1 / 4)
    assert far["lead"] == pytest.approx(3 / 4)
    assert far["carried"] == 1.0
    assert (far["all"], far["best_missing"]) == (1.0, 0.0)
    first = features(question, "Có 2 chợ. Bán cả phiên.", section=("Trâu", "Nuôi đàn"))
    assert (first["text"], first["lead"], first["carried"]) == (0.25, 0.5, 0.5)
    assert (first["all"], first["best_missing"]) == (0.75, 1.0)
    labelled = features("trâu giếng", "Cầu: 7. Đào giếng.", at=1, section=("Mục",), context="Trâu béo.")
    assert (labelled["carried"], labelled["all"]) == (0.5, 1.0)


def test_the_heaviest_missing_word_is_told() -> None:
    asked = prepare(understand("đàn trâu chợ"), {"đàn": 0.25, "trâu": 0.75, "chợ": 0.5}.__getitem__)
    (stored,) = stored_passages(read("Báo cáo\nXã có chợ.\n"))
    unit = units_of(stored.passage)[-1]
    told = dict(zip(OWN, unit_features(asked, setting(asked, stored), unit), strict=True))
    assert told["best_missing"] == 0.75
    assert told["text"] == pytest.approx(0.5 / 1.5)


def test_words_that_name_the_report_earn_nothing() -> None:
    question = "Đàn trâu huyện Thung Sâu đông không?"
    assert features(question, "Huyện Thung Sâu có chợ.")["text"] == 0.0
    assert features(question, "Đàn trâu đông.")["text"] == 1.0
    assert features(question, "Huyện Thung Sâu có chợ.", about=Metadata("Mường Tre"))["text"] == pytest.approx(3 / 6)


def test_neighbours_are_worth_more_as_neighbours() -> None:
    assert features("đàn trâu béo", "Đàn trâu béo.")["pairs"] == 1.0
    assert features("đàn trâu béo", "Đàn trâu không béo.")["pairs"] == 0.5
    assert features("đàn trâu béo", "Béo, trâu, đàn.")["pairs"] == 0.0
    assert features("đàn trâu huyện Thung Sâu", "Đàn trâu.")["pairs"] == 1.0


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Xã có bao nhiêu trâu?", "Xã có 30 con trâu.", (1, 0, 0)),
        ("Xã có bao nhiêu trâu?", "Xã nuôi trâu.", (-1, 0, 0)),
        ("Xã có bao nhiêu trâu?", "Xã nuôi trâu từ năm 2030.", (-1, 0, 0)),
        ("Xã có bao nhiêu trâu?", "Xã nuôi trâu 3 tháng.", (-1, 0, 0)),
        ("Khi nào xong đập?", "Đập xong ngày 14/3/2031.", (0, 1, 0)),
        ("Khi nào xong đập?", "Đập cao 7 m.", (0, -1, 0)),
        ("Theo quyết định nào?", "Theo Quyết định số 88/QĐ-UBND.", (0, 0, 1)),
        ("Theo quyết định nào?", "Theo quyết định ngày 14/3/2031.", (0, 0, -1)),
        ("Vì sao trâu tăng?", "Trâu tăng 30 con.", (0, 0, 0)),
        ("đàn trâu", "Đàn trâu có 30 con.", (0.5, 0, 0)),
        ("đàn trâu", "Đàn trâu đông.", (0, 0, 0)),
        ("đàn trâu", "Đàn trâu năm 2030.", (0, 0, 0)),
    ],
)
def test_a_value_of_the_kind_asked_for(question: str, text: str, told: tuple[float, float, float]) -> None:
    found = features(question, text)
    assert (found["value"], found["date"], found["number"]) == told


def test_what_is_counted_is_told() -> None:
    assert features("Có bao nhiêu cầu?", "Xây 7 cầu treo.")["hint"] == 1.0
    assert features("Có bao nhiêu cầu?", "Đào 7 giếng cạnh cầu.")["hint"] == 0.0
    assert features("Có bao nhiêu tấn mật?", "Được 18 tấn.")["hint"] == 1.0
    question = understand("Có bao nhiêu cầu?")
    bridges, wells = find_values("7 cầu treo, 3 giếng")
    assert counts(question, bridges)
    assert not counts(question, wells)
    assert not counts(understand("Đàn trâu ra sao?"), bridges)


def test_durations_are_no_quantities_unless_asked_for() -> None:
    (months,) = find_values("kéo dài 18 tháng")
    assert is_duration(understand("Đập trị giá bao nhiêu?"), months)
    assert not is_duration(understand("Đập xây bao nhiêu tháng?"), months)
    (bridges,) = find_values("7 cầu treo")
    assert not is_duration(understand("Đập trị giá bao nhiêu?"), bridges)


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Tăng bao nhiêu phần trăm?", "Tăng 4,2%.", 1.0),
        ("Tăng bao nhiêu phần trăm?", "Tăng 30 con.", -1.0),
        ("Tăng bao nhiêu phần trăm?", "Tăng.", 0.0),
        ("Tốn bao nhiêu tiền?", "Tốn 95 tỷ đồng.", 1.0),
        ("Tốn bao nhiêu tiền?", "Giảm 4,2%.", -1.0),
        ("Có bao nhiêu con?", "Giảm 4,2%.", 0.0),
    ],
)
def test_the_measure_asked_for(question: str, text: str, told: float) -> None:
    assert features(question, text)["measure"] == told


def test_the_nearest_period_counts() -> None:
    question = "Năm 2031 có mấy cầu?"
    assert features(question, "Năm 2031 có 7 cầu.")["period"] == 1.0
    own = features(question, "Năm 2030 có 7 cầu.", section=("Năm 2031",))
    assert (own["period"], own["own_period"]) == (-1.0, -1.0)
    lead = features(question, "Có 7 cầu.", section=("Năm 2031",), about=Metadata("Báo cáo", period="2029"))
    assert (lead["period"], lead["own_period"]) == (1.0, 0.0)
    before = features(question, "Năm 2031 mưa. Có 7 cầu.", at=1, about=Metadata("Báo cáo", period="2029"))
    assert (before["period"], before["own_period"]) == (1.0, 0.0)
    assert features(question, "Có 7 cầu.")["period"] == 1.0
    assert features(question, "Có 7 cầu.", about=Metadata("Báo cáo", period="2029"))["period"] == -1.0
    assert features(question, "Có 7 cầu.", about=Metadata("Báo cáo"))["period"] == 0.0
    assert features("Có mấy cầu?", "Năm 2030 có 7 cầu.")["period"] == 0.0


def test_plans_are_told_from_results() -> None:
    planned = features("Kế hoạch trồng bao nhiêu chè?", "Phấn đấu trồng 300 ha.")
    assert (planned["planned"], planned["plan_only"]) == (1.0, 0.0)
    assert features("Kế hoạch trồng bao nhiêu chè?", "Trồng 310 ha.")["planned"] == 0.0
    beside = features("Trồng bao nhiêu chè?", "(KH: 300 ha).")
    assert (beside["planned"], beside["plan_only"]) == (0.0, 1.0)
    assert features("Kế hoạch trồng bao nhiêu chè?", "(KH: 300 ha).")["plan_only"] == 0.0
    assert features("Trồng bao nhiêu chè?", "Trồng 310 ha (KH: 300 ha).")["plan_only"] == 0.0


def test_the_documents_asked_about() -> None:
    question = "88/QĐ-UBND và 12/NQ-HĐND nói gì?"
    assert features(question, "Theo 88/qđ-ubnd, xây cầu.")["document"] == 0.5
    assert features(question, "Theo 12/NQ-HĐND và 88/QĐ-UBND.")["document"] == 1.0
    assert features(question, "Theo 188/QĐ-UBND.")["document"] == 0.0
    assert features("Xây cầu gì?", "Theo 88/QĐ-UBND.")["document"] == 0.0


@pytest.mark.parametrize(
    ("text", "section", "told"),
    [
        ("Lập 3 HTX.", (), 0.0),
        ("Lập 3 hợp tác xã.", (), 0.0),
        ("Lập thêm 3.", ("HTX",), 0.0),
        ("Lập thêm 3.", ("HTX", "Mới"), 0.0),
        ("Lập thêm 3.", ("Hợp tác xã", "Mới"), 0.0),
        ("Xã hợp sức, tác thành.", (), 1.0),
        ("Lập 3 HTXDV.", (), 1.0),
    ],
)
def test_abbreviations_that_are_missing(text: str, section: tuple[str, ...], told: float) -> None:
    assert features("Có mấy HTX?", text, section=section)["acronyms"] == told
    assert features("Có mấy chợ?", text, section=section)["acronyms"] == 0.0


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        ("Vì sao trâu tăng?", "Nhờ cỏ tốt.", "Trâu béo."),
        ("Ai sửa đập?", "Phòng giao cho công ty.", "Đập vỡ."),
        ("Cầu xây ở đâu?", "Cầu qua xã Khe Sậy.", "Cầu dài."),
        ("OCOP là gì?", "OCOP gọi chung sản vật.", "OCOP tốt."),
    ],
)
def test_words_that_answer_such_a_question(question: str, yes: str, no: str) -> None:
    assert features(question, yes)["cue"] == 1.0
    assert features(question, no)["cue"] == 0.0
    assert features("Có bao nhiêu trâu?", yes)["cue"] == 0.0


def test_a_list_is_told_by_its_items() -> None:
    question = "Huyện trồng những cây gì?"
    assert features(question, "Trồng chè.")["cue"] == 0.0
    assert features(question, "Trồng chè, ngô; sắn và khoai.")["cue"] == 0.5
    assert features(question, "Trồng chè, ngô, sắn, tre, nứa, thông, khoai, mía.")["cue"] == 1.0


def test_the_shape_of_a_sentence() -> None:
    short = features("Có mấy cầu?", "Có 7 cầu.", section=("Có 7 cầu.",))
    assert (short["short"], short["heading"], short["clause"], short["colon"]) == (1.0, 1.0, 0.0, 0.0)
    assert short["length"] == pytest.approx(math.log1p(3))
    opening = features("Có mấy cầu?", "Huyện có 7 cầu, gồm:")
    assert (opening["short"], opening["heading"], opening["colon"]) == (0.0, 0.0, 1.0)
    long = f"Có {'cầu treo ' * 40}; {'mương nhỏ ' * 10}."
    assert [features("Có mấy cầu?", long, at=at)["clause"] for at in range(3)] == [0.0, 1.0, 1.0]


def test_place_and_kind_of_document_come_from_the_setting() -> None:
    question = "Báo cáo của Hậu Giang nói có mấy cầu?"
    told = {
        (kind, place): features(question, "Có 7 cầu.", about=Metadata(f"{kind} về {place}", kind, place=place))
        for kind in ("báo cáo", "nghị quyết")
        for place in ("Hậu Giang", "Bạc Liêu")
    }
    for kind in ("báo cáo", "nghị quyết"):
        assert told[kind, "Hậu Giang"]["place"] > 0 > told[kind, "Bạc Liêu"]["place"]
    for place in ("Hậu Giang", "Bạc Liêu"):
        assert told["báo cáo", place]["kind"] > told["nghị quyết", place]["kind"]
    assert told["báo cáo", "Hậu Giang"]["kind"] == told["báo cáo", "Bạc Liêu"]["kind"]


def test_only_kinds_of_value_that_can_answer_are_wanted() -> None:
    assert ValueKind.YEAR not in WANTED[AnswerType.VALUE]
    assert WANTED[AnswerType.DOCUMENT] == {ValueKind.DOCUMENT}
    assert len(set(FEATURES)) == len(FEATURES)
