from __future__ import annotations

import dataclasses

import pytest

from corpus.model import Block, BlockKind, Metadata, Origin, Report, Table, check_slice, lines_of

TEXT = "Lò cũ đỏ lửa\n\nLò mới nghỉ"
BLOCKS = (
    Block(BlockKind.PARAGRAPH, 0, 12, 0, origins=(Origin(0, 4, 1), Origin(6, 9, 2))),
    Block(BlockKind.PARAGRAPH, 14, len(TEXT), 0, origins=(Origin(14, 7, 3),)),
)
REPORT = Report("a.txt", "00", Metadata("Lò"), TEXT, BLOCKS, ())


@pytest.mark.parametrize(
    ("start", "end", "lines"),
    [
        (0, 1, (4, 4)),
        (0, 6, (4, 4)),
        (5, 7, (4, 9)),
        (6, 12, (9, 9)),
        (6, 14, (9, 9)),
        (0, 12, (4, 9)),
        (14, 15, (7, 7)),
        (6, 15, (7, 9)),
        (0, len(TEXT), (4, 9)),
    ],
)
def test_lines(start: int, end: int, lines: tuple[int, int]) -> None:
    assert REPORT.lines(start, end) == lines


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, len(TEXT) + 1), (len(TEXT), len(TEXT))])
def test_what_is_no_slice_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="slice"):
        REPORT.lines(start, end)
    with pytest.raises(ValueError, match="slice"):
        check_slice(TEXT, start, end)


def test_the_whole_text_is_a_slice() -> None:
    check_slice(TEXT, 0, len(TEXT))


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (5, 1), (6, 2), (11, 2), (13, None), (14, 3), (len(TEXT), None)])
def test_page(offset: int, page: int | None) -> None:
    assert REPORT.page(offset) == page


def test_a_format_without_pages_has_none() -> None:
    block = Block(BlockKind.PARAGRAPH, 0, 12, 0, origins=(Origin(0, 4),))
    assert dataclasses.replace(REPORT, blocks=(block,)).page(3) is None


def test_without_origins_the_first_line_is_meant() -> None:
    assert lines_of([], 0, 5) == (1, 1)


def test_origins_behind_the_slice_do_not_count() -> None:
    assert lines_of([Origin(5, 8), Origin(9, 12)], 2, 6) == (8, 8)


@pytest.mark.parametrize("value", [REPORT, REPORT.metadata, BLOCKS[0], BLOCKS[0].origins[0]])
def test_a_report_cannot_be_changed(value: object) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, dataclasses.fields(value)[0].name, None)  # type: ignore[arg-type]


def test_a_table_has_one_row_of_headers_unless_said_otherwise() -> None:
    assert Table(0, (("Lò",),)).header_rows == 1


def test_the_kinds_are_their_names() -> None:
    assert [str(kind) for kind in BlockKind] == ["title", "heading", "paragraph", "note", "table"]
