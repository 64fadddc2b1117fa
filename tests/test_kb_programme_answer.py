"""A question for a document is answered with the words that name it."""

import pytest

from kb.programme_answer import document_answer, names_asked
from kb.question import understand

PLAN = "Kế hoạch số 7/KH-UBND ngày 05/3/2030 của UBND tỉnh về nuôi ong bản cao"
OTHER = "Kế hoạch số 8/KH-UBND ngày 06/4/2031 của UBND tỉnh về trồng chè đồi thấp"
BOTH = f"Huyện triển khai {PLAN}; {OTHER}."
CARRIED = (
    "Kế hoạch số 7/KH-UBND ngày 05/3/2030 thực hiện Nghị quyết số 11/NQ-CP ngày 30/01/2030 của Chính phủ về nuôi ong"
)
MOVED = "Phong trào “Bản làng xanh” gắn với cuộc vận động “Mỗi nhà một vườn cây”."


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Kế hoạch nào về nuôi ong?", BOTH, PLAN),
        ("Kế hoạch nào về trồng chè?", BOTH, OTHER),
        ("ke hoach ve nuoi ong la so may", BOTH, PLAN),
        ("KH nào ban hành ngày 06/4/2031?", BOTH, OTHER),
        ("Kế hoạch nào thực hiện Nghị quyết 11/NQ-CP?", CARRIED, CARRIED),
        (
            "Kế hoạch 7/KH-UBND thực hiện nghị quyết nào?",
            CARRIED,
            "Nghị quyết số 11/NQ-CP ngày 30/01/2030 của Chính phủ về nuôi ong",
        ),
        ("Which plan is about nuôi ong?", BOTH, PLAN),
        ("Phong trào bản làng xanh gắn với cuộc vận động nào?", MOVED, "cuộc vận động “Mỗi nhà một vườn cây”"),
        ("Nghị quyết nào về nuôi ong?", BOTH, None),
        ("Huyện trồng bao nhiêu chè?", BOTH, None),
        ("kế hoạch nuôi ong bản cao", BOTH, PLAN),
        ("kế hoạch xây chợ phiên mới", BOTH, None),
        ("nuôi ong bản cao", BOTH, None),
    ],
)  # fmt: skip
def test_the_document_asked_for(question: str, text: str, expected: str | None) -> None:
    assert document_answer(understand(question), text, 60) == expected


def test_an_answer_is_no_longer_than_it_may_be() -> None:
    answer = document_answer(understand("Kế hoạch nào về nuôi ong?"), BOTH, 6)
    assert answer == "Kế hoạch số 7/KH-UBND ngày 05/3/2030"


def test_a_sentence_names_what_is_asked_or_not() -> None:
    asked = understand("Cuộc vận động nào được phát động?")
    assert names_asked(asked, MOVED)
    assert not names_asked(asked, BOTH)
    assert not names_asked(understand("Kế hoạch nào thay 7/KH-UBND?"), PLAN), "the question names it itself"
    assert names_asked(understand("Văn bản nào nói về ong?"), BOTH)
