"""Cells of tables, told apart by the headings of their columns."""

import pytest

from kb.composition import Piece
from kb.question import understand
from kb.ranking import Candidate
from kb.short_answer import short_answer
from kb.table_cells import Row, row_of
from tests.kb_texts import ranked_in, read

TABLE = """# Tình hình huyện Thung Sâu năm 2031

| Chỉ tiêu | Đơn vị | Kế hoạch 2031 | Thực hiện 2030 | Thực hiện 2031 |
|---|---|---|---|---|
| Đàn trâu | con | 2.000 | 2.063 | 2.150 |
| Vườn chè | ha | 300 | 290 | 310 |
"""


def row(question: str, named: str = "Đàn trâu |") -> Candidate:
    """The row that begins with some words, as ranked for a question."""
    ranking = ranked_in(understand(question), read(TABLE, "bang.md"))
    return next(candidate for candidate in ranking.candidates if candidate.unit.text.startswith(named))


def cells(question: str) -> Row:
    found = row_of(row(question))
    assert found is not None
    return found


def test_a_row_knows_its_headings_and_its_unit() -> None:
    found = cells("Đàn trâu?")
    assert found.headings[2:] == ("Kế hoạch 2031", "Thực hiện 2030", "Thực hiện 2031")
    assert found.cells[0] == "Đàn trâu"
    assert found.unit == "con"


def test_the_heading_is_no_row() -> None:
    assert row_of(row("Chỉ tiêu?", "Chỉ tiêu |")) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Đàn trâu huyện Thung Sâu năm 2031 có bao nhiêu con?", "2.150 con"),
        ("Đàn trâu huyện Thung Sâu năm 2030 có bao nhiêu con?", "2.063 con"),
        ("Kế hoạch đàn trâu huyện Thung Sâu năm 2031 là bao nhiêu con?", "2.000 con"),
    ],
)
def test_the_cell_of_the_kind_and_the_year_asked_for(question: str, expected: str) -> None:
    best = row(question)
    ranking = ranked_in(understand(question), read(TABLE, "bang.md"))
    assert short_answer(ranking.asked, [Piece(best, best.unit)]) == expected
