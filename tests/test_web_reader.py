"""A report as the reader page lays it out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kb.model import BlockView, OutlineEntry, ReportView
from tests.test_web_fake import STATEMENT, TABLE, FakeKnowledgeBase
from web.reader import QUOTE_ID, ReaderBlock, ReaderPage, reader_page


@pytest.fixture
def kb() -> FakeKnowledgeBase:
    return FakeKnowledgeBase()


def page_of(*blocks: BlockView, quote: tuple[int, int] | None = None) -> ReaderPage:
    """The page of a report of these blocks."""
    return reader_page(ReportView(FakeKnowledgeBase().report("nasty").summary, (), (), blocks), quote)


def block(kind: str, text: str, start: int = 0, **more: object) -> BlockView:
    plain = BlockView(kind, text, start, start + len(text), None, None, (1, 1))
    return replace(plain, **more)  # type: ignore[arg-type]


# -- the quote ---------------------------------------------------------------------------------------------------------


def test_a_quote_is_marked_where_it_stands(kb: FakeKnowledgeBase) -> None:
    citation = kb.citation("nasty", STATEMENT)
    page = reader_page(kb.report("nasty"), (citation.start, citation.end))
    marked = [index for index, found in enumerate(page.blocks) if "<mark" in found.html]
    assert page.quoted
    assert [kb.blocks[index].text for index in marked] == [STATEMENT]
    assert f'<mark id="{QUOTE_ID}">' in page.blocks[marked[0]].html


def test_only_the_first_part_of_a_quote_is_a_target() -> None:
    page = page_of(block("paragraph", "Lò cũ"), block("paragraph", "Lò mới", 6), quote=(3, 8))
    assert [found.html for found in page.blocks] == ['Lò <mark id="quote">cũ</mark>', "<mark>Lò</mark> mới"]


@pytest.mark.parametrize("quote", [None, (3, 3), (4, 2), (-1, 3), (0, 6), (5, 6)])
def test_a_slice_that_is_not_there_marks_nothing(quote: tuple[int, int] | None) -> None:
    page = page_of(block("paragraph", "Lò cũ"), quote=quote)
    assert not page.quoted
    assert page.blocks[0].html == "Lò cũ"


def test_a_quote_between_two_blocks_is_none() -> None:
    assert not page_of(block("paragraph", "Lò"), block("paragraph", "Mẻ", 4), quote=(2, 4)).quoted


# -- tables ------------------------------------------------------------------------------------------------------------

ROWS = (("Lò", "Số"), ("Bắc", "7"), ("Bắc", "17"))


def table(quote: tuple[int, int] | None = None, separator: str = " | ") -> ReaderBlock:
    text = "\n".join(separator.join(row) for row in ROWS)
    return page_of(block("table", text, cells=ROWS), quote=quote).blocks[0]


def test_cells_hold_their_part_of_a_quote() -> None:
    found = table((10, 18))
    marks = [[str(cell.html) for cell in row] for row in found.rows]
    assert marks == [
        ["Lò", "Số"],
        ['Bắ<mark id="quote">c</mark>', "<mark>7</mark>"],
        ["<mark>Bắ</mark>c", "17"],
    ]  # fmt: skip


def test_numbers_are_set_flush_right(kb: FakeKnowledgeBase) -> None:
    assert [[cell.numeric for cell in row] for row in table().rows] == [[False, False], [False, True], [False, True]]
    laid_out = next(found for found in reader_page(kb.report("nasty"), None).blocks if found.rows)
    assert [cell.numeric for cell in laid_out.rows[1]] == [False, True, True]
    assert [[str(cell.html) for cell in row] for row in laid_out.rows] == [list(row) for row in TABLE]


@pytest.mark.parametrize(
    ("content", "numeric"),
    [("1.310,5", True), ("(7,2)", True), ("- 3%", True), ("10/12", True), ("12 ha", False), ("-", False), ("", False)],
)
def test_what_a_number_looks_like(content: str, numeric: bool) -> None:
    cells = (("Lò", "Số"), ("Bắc", content))
    found = page_of(block("table", "\n".join(" | ".join(row) for row in cells), cells=cells)).blocks[0]
    assert found.rows[1][1].numeric is numeric


def test_a_cell_that_repeats_another_or_is_empty_takes_no_mark() -> None:
    cells = (("Năm", "Năm", ""), ("a", "b", "c"))
    found = page_of(block("table", "Năm\na | b | c", cells=cells), quote=(0, 5)).blocks[0]
    assert [[str(cell.html) for cell in row] for row in found.rows] == [
        ['<mark id="quote">Năm</mark>', "Năm", ""], ["<mark>a</mark>", "b", "c"],
    ]  # fmt: skip


def test_a_table_without_cells_is_a_paragraph() -> None:
    assert page_of(block("table", "Lò | 7")).blocks[0].tag == "p"


@pytest.mark.parametrize(("named", "shown"), [(0, 0), (1, 1), (2, 2), (3, 0)])
def test_a_table_of_nothing_but_headers_has_none(named: int, shown: int) -> None:
    text = "\n".join(" | ".join(row) for row in ROWS)
    assert page_of(block("table", text, cells=ROWS, header_rows=named)).blocks[0].header_rows == shown


# -- notes -------------------------------------------------------------------------------------------------------------


def test_notes_and_marks_lead_to_each_other() -> None:
    page = page_of(
        block("paragraph", "Lò cũ", marks=((2, "1"),)),
        block("note", "Lò đất", 6, label="1"),
        block("paragraph", "Mẻ", 13, marks=((2, "1"), (2, "9"))),
        block("note", "Mẻ lớn", 16, label="1"),
        block("paragraph", "Gốm", 23, marks=((3, "1"),)),
        block("note", "Không ai nhắc", 27, label="4"),
    )
    first, one, second, two, third, unnamed = page.blocks
    assert '<a id="mark-0-0" href="#note-1" role="doc-noteref">1</a>' in first.html
    assert '<a id="mark-2-0" href="#note-2" role="doc-noteref">1</a>' in second.html
    assert '<sup class="note-mark">9</sup>' in second.html
    assert 'href="#note-2"' in third.html  # no third note 1: the last one is meant
    assert [(note.id, note.label, note.back) for note in (one, two, unnamed)] == [
        ("note-1", "1", "mark-0-0"), ("note-2", "1", "mark-2-0"), ("note-3", "4", None),
    ]  # fmt: skip


# -- outline -----------------------------------------------------------------------------------------------------------


def test_an_outline_entry_without_a_block_leads_somewhere(kb: FakeKnowledgeBase) -> None:
    view = kb.report("nasty")
    inside = OutlineEntry(1, "x", kb.blocks[4].start + 3)
    page = reader_page(ReportView(view.summary, (), (inside,), view.blocks), None)
    assert page.outline[0][1] == f"at-{kb.blocks[4].start}"
    assert not reader_page(ReportView(view.summary, (), (), ()), (0, 1)).quoted


def test_the_highest_level_of_a_report_becomes_the_first(kb: FakeKnowledgeBase) -> None:
    view = kb.report("nasty")
    deeper = tuple(replace(entry, level=entry.level + 2) for entry in view.outline)
    blocks = tuple(replace(block, level=block.level + 2 if block.level else None) for block in view.blocks)
    page = reader_page(replace(view, outline=deeper, blocks=blocks), None)
    assert [entry.level for entry, _ in page.outline] == [1, 2, 2, 1]
    assert [block.tag for block in page.blocks if block.kind == "heading"] == ["h2", "h3", "h3", "h2"]


def test_an_entry_of_the_outline_leads_to_its_block(kb: FakeKnowledgeBase) -> None:
    view = kb.report("nasty")
    page = reader_page(view, None)
    ids = [found.id for found in page.blocks]
    assert len(set(ids)) == len(ids)
    assert {target for _, target in page.outline} <= set(ids)
    outside = ReportView(view.summary, (), (OutlineEntry(1, "x", 10**6),), view.blocks)
    assert reader_page(outside, None).outline[0][1] == "at-1000000"


@pytest.mark.parametrize(("level", "tag"), [(None, "h2"), (1, "h2"), (4, "h5"), (5, "h6"), (9, "h6")])
def test_headings_stand_below_the_title_of_the_page(level: int | None, tag: str) -> None:
    assert page_of(block("heading", "I. LÒ", level=level)).blocks[0].tag == tag


def test_a_file_has_pages_when_a_block_does() -> None:
    assert page_of(block("paragraph", "Lò", page=None), block("paragraph", "Mẻ", 3, page=2)).has_pages
    assert not page_of(block("paragraph", "Lò")).has_pages
