"""What kind of thing answers a question."""

import unicodedata

import pytest

from index.orthography import fold
from kb.answer_type import AnswerType, answer_type

TYPES = [
    (AnswerType.VALUE, "Đàn trâu của huyện có bao nhiêu con?"),
    (AnswerType.VALUE, "Tỷ lệ tiêm chủng là mấy phần trăm?"),
    (AnswerType.VALUE, "Huyện có mấy trường học?"),
    (AnswerType.DATE, "Đập Khe Mây hoàn thành khi nào?"),
    (AnswerType.DATE, "Cầu treo khánh thành ngày nào?"),
    (AnswerType.DATE, "Đến năm nào thì xong đập?"),
    (AnswerType.DOCUMENT, "Cầu treo được xây theo quyết định nào?"),
    (AnswerType.DOCUMENT, "Nghị quyết số mấy giao việc này?"),
    (AnswerType.REASON, "Vì sao đàn trâu tăng?"),
    (AnswerType.REASON, "Mật ong được bán bằng cách nào?"),
    (AnswerType.LIST, "Huyện trồng những cây gì?"),
    (AnswerType.LIST, "Hãy liệt kê các xã của huyện"),
    (AnswerType.WHO, "Ai chủ trì việc sửa đập?"),
    (AnswerType.WHO, "Đơn vị nào sửa đập?"),
    (AnswerType.PLACE, "Cầu treo xây ở đâu?"),
    (AnswerType.PLACE, "Xã nào có nhiều ong?"),
    (AnswerType.LIST, "Mấy tỉnh nào có ong?"),
    (AnswerType.LIST, "Ba bệnh viện tư nào mới mở?"),
    (AnswerType.LIST, "Năm bản xa nào có chợ?"),
    (AnswerType.PLACE, "Năm ngoái ở huyện nào mở chợ?"),
    (AnswerType.PLACE, "Năm 2022 ở huyện nào mở chợ?"),
    (AnswerType.COMPARISON, "Được mấy cầu và tốn bao nhiêu tiền?"),
    (AnswerType.COMPARISON, "Mỗi loại chiếm bao nhiêu?"),
    (AnswerType.COMPARISON, "Diện tích lúa và chè lần lượt là bao nhiêu?"),
    (AnswerType.DEFINITION, "OCOP là gì?"),
    (AnswerType.DEFINITION, "KH viết tắt của từ nào?"),
    (AnswerType.STATEMENT, "đàn trâu huyện Thung Sâu"),
]
ENGLISH = [
    (AnswerType.VALUE, "How many buffaloes are there in the district?"),
    (AnswerType.VALUE, "What percentage of the children was vaccinated?"),
    (AnswerType.DATE, "When will the dam be finished?"),
    (AnswerType.DOCUMENT, "Which decision is the bridge built under?"),
    (AnswerType.REASON, "Why did the herd grow in the valley?"),
    (AnswerType.WHO, "Who leads the repair of the dam?"),
    (AnswerType.WHO, "Which department leads the repair of the dam?"),
    (AnswerType.LIST, "Which two schools are new in the district?"),
    (AnswerType.LIST, "Which departments are in the district?"),
    (AnswerType.PLACE, "Where is the bridge of the district?"),
    (AnswerType.COMPARISON, "How large are the rice and the tea area, respectively?"),
    (AnswerType.COMPARISON, "How many bridges were built in the valley, and how many dams?"),
]


@pytest.mark.parametrize(("kind", "text"), TYPES)
def test_the_type_of_a_vietnamese_question(kind: AnswerType, text: str) -> None:
    assert answer_type(text) is kind
    assert answer_type(fold(text)) is kind
    assert answer_type(unicodedata.normalize("NFD", text)) is kind


@pytest.mark.parametrize(("kind", "text"), ENGLISH)
def test_the_type_of_an_english_question(kind: AnswerType, text: str) -> None:
    assert answer_type(text) is kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (AnswerType.VALUE, "Đập Khe Mây trị giá bao nhiêu?"),
        (AnswerType.VALUE, "Nhà máy chè thu bao nhiêu tiền?"),
        (AnswerType.VALUE, "Xưởng may thu bao nhiêu tiền?"),
        (AnswerType.STATEMENT, "Xưởng may của huyện"),
        (AnswerType.STATEMENT, "ưu ái trồng chè ở đầu nguồn"),
    ],
)
def test_words_that_only_look_like_asking_without_their_accents(kind: AnswerType, text: str) -> None:
    assert answer_type(text) is kind


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (AnswerType.VALUE, "nha may che thu bao nhieu tien"),
        (AnswerType.VALUE, "xe may tang bao nhieu chiec"),
        (AnswerType.VALUE, "may bay cho bao nhieu nguoi"),
        (AnswerType.VALUE, "may moc tri gia bao nhieu"),
        (AnswerType.PLACE, "nha may o xa nao"),
        (AnswerType.PLACE, "det may o huyen nao"),
    ],
)
def test_machines_and_sewing_ask_nothing_without_accents_either(kind: AnswerType, text: str) -> None:
    assert answer_type(text) is kind


def test_without_any_accents_such_a_word_may_ask() -> None:
    assert answer_type("huyen co may xuong det") is AnswerType.VALUE


def test_nothing_asks_nothing() -> None:
    assert answer_type("") is AnswerType.STATEMENT
