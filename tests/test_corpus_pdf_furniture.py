from __future__ import annotations

import pytest

from corpus.pdf_furniture import furniture_of
from corpus.pdf_lines import Line


def line(text: str, page: int, top: float, label: str | None = None) -> Line:
    return Line(text, 70, 300, top, top + 10, 10, page=page, row=round(top), label=label)


def found(*pages: list[tuple[str, float]], label: str | None = None) -> list[tuple[int, str, str]]:
    lines = [[line(text, number, top, label) for text, top in page] for number, page in enumerate(pages, start=1)]
    furniture = furniture_of([(page, 842) for page in lines])
    return [
        (part.page, part.text, furniture[id(part)].value) for page in lines for part in page if id(part) in furniture
    ]


BODY = [("Thân bài.", 400.0), ("Thân bài nữa.", 420.0)]


def test_a_line_that_returns_in_the_margin_is_a_head() -> None:
    assert found([("Báo cáo", 30), *BODY], [("Báo cáo", 30), *BODY]) == [(n, "Báo cáo", "running head") for n in (1, 2)]
    assert found([("Báo cáo", 30), *BODY], [("Báo cáo", 200), *BODY]) == []


def test_a_head_may_count_its_pages() -> None:
    assert len(found(*[[(f"Báo cáo năm 2024 | {n}", 30), *BODY] for n in (1, 2, 3)])) == 3


def test_headings_that_count_are_no_heads() -> None:
    assert found(*[[(f"Phụ lục {n}", 30), *BODY] for n in (1, 2, 3)]) == []


@pytest.mark.parametrize("look", ["{n}", "- {n} -", "{n}/3", "Trang {n}", "Trang {n}/3", "Page {n} of 3"])
def test_page_numbers(look: str) -> None:
    pages = [[*BODY, (look.format(n=n), 800.0)] for n in (1, 2, 3)]
    assert [reason for _, _, reason in found(*pages)] == ["page number"] * 3


def test_page_numbers_may_start_elsewhere_or_be_roman() -> None:
    assert len(found(*[[*BODY, (str(n + 16), 800.0)] for n in (1, 2, 3)])) == 3
    assert len(found(*[[*BODY, (roman, 800.0)] for roman in ("i", "ii", "iii", "iv")])) == 4


def test_a_number_that_counts_nothing_is_text() -> None:
    assert found([*BODY, ("12", 800)], [*BODY, ("7", 800)]) == []
    assert found([*BODY, ("2024", 800)]) == []


def test_the_number_of_a_single_page() -> None:
    assert found([*BODY, ("1", 800)]) == [(1, "1", "page number")]


def test_notes_are_no_heads() -> None:
    assert found(*[[*BODY, ("Như trên.", 790.0)] for _ in range(3)], label="1") == []
