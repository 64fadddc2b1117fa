from __future__ import annotations

from collections.abc import Sequence

from corpus.assemble import Assembler
from corpus.model import BlockKind, Metadata, Origin, Part, Report, SetAside
from corpus.outline import Placed
from corpus.raw import Hint, Piece, RawBlock, mark
from tests.corpus_texts import raw, table, text_of

METADATA = Metadata("Nghề gốm", kind="báo cáo", number="1/BC")


def assembled(blocks: Sequence[RawBlock | Placed], titles: frozenset[int] = frozenset()) -> Report:
    assembler = Assembler()
    placed = [block if isinstance(block, Placed) else Placed(block, None, ()) for block in blocks]
    assembler.add_part(placed, METADATA, titles)
    return assembler.report("a.txt", "00", METADATA, [])


def note(text: str, label: str | None, line: int = 9) -> RawBlock:
    return RawBlock([Piece(text, line)], Hint.NOTE, label=label)


def test_kinds_levels_and_sections() -> None:
    heading = Placed(raw("I. Kết quả", 2), 3, ())
    hosted = Placed(raw("Lò đỏ.", 3), None, ("I. Kết quả",))
    report = assembled([raw("BÁO CÁO"), heading, hosted, note("Lò đất.", "1"), table(["Lò", "7"])], frozenset({0}))
    assert [block.kind for block in report.blocks] == [
        BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.NOTE, BlockKind.TABLE,
    ]  # fmt: skip
    assert [block.level for block in report.blocks] == [None, 3, None, None, None]
    assert report.blocks[2].section == ("I. Kết quả",)
    assert report.text == "BÁO CÁO\n\nI. Kết quả\n\nLò đỏ.\n\nLò đất.\n\nLò | 7"


def test_a_title_is_no_heading() -> None:
    report = assembled([Placed(raw("BÁO CÁO"), 1, ())], frozenset({0}))
    assert (report.blocks[0].kind, report.blocks[0].level) == (BlockKind.TITLE, None)


def test_words_stand_one_space_apart_and_know_their_lines() -> None:
    block = RawBlock([Piece("  Lò   cũ ", 1, 5), Piece("\u00a0đỏ", 2, 5), Piece("", 3), Piece(" lửa  ", 4, 6)])
    report = assembled([block])
    assert report.text == "Lò cũ đỏ lửa"
    assert report.blocks[0].origins == (Origin(0, 1, 5), Origin(5, 2, 5), Origin(8, 4, 6))
    assert [report.lines(start, end) for start, end in ((0, 5), (6, 8), (9, 12))] == [(1, 1), (2, 2), (4, 4)]
    assert report.page(11) == 6


def test_a_mark_leaves_its_anchor_behind_its_word_and_no_character() -> None:
    report = assembled(
        [
            raw(f"Lò {mark('1')} cũ{mark('2')}, mẻ{mark('3')}"),
            note("a", "1"),
            note("b", "2"),
            note("c", "3"),
            note("d", "4"),
        ]
    )
    assert text_of(report, report.blocks[0]) == "Lò cũ, mẻ"
    assert [(found.label, found.anchor, found.host, found.block) for found in report.footnotes] == [
        ("1", 2, 0, 1),
        ("2", 5, 0, 2),
        ("3", 9, 0, 3),
    ]
    assert report.blocks[4].label == "4"


def test_two_marks_on_one_word() -> None:
    report = assembled([raw(f"Lò{mark('1')}{mark('2')} cũ"), note("a", "1"), note("b", "2")])
    assert [found.anchor for found in report.footnotes] == [2, 2]


def test_a_note_without_a_label_has_no_host() -> None:
    assert assembled([raw("Lò" + mark("")), note("a", None)]).footnotes == ()


def test_marks_do_not_reach_into_the_next_part() -> None:
    assembler = Assembler()
    assembler.add_part([Placed(raw("Lò" + mark("1")), None, ())], METADATA, frozenset())
    assembler.add_part([Placed(raw("Mẻ", 2), None, ()), Placed(note("a", "1"), None, ())], METADATA, frozenset())
    report = assembler.report("a.txt", "00", METADATA, [])
    assert report.footnotes == ()
    assert report.parts == (Part("Nghề gốm", 0, 2, "báo cáo", "1/BC"), Part("Nghề gốm", 4, 9, "báo cáo", "1/BC"))
    assert [block.part for block in report.blocks] == [0, 1, 1]


def test_a_table_is_rows_of_cells_and_empty_cells_leave_no_separator() -> None:
    block = table(["", "Lò" + mark("1"), "Mẻ"], ["Bắc", "", " 7 "], ["", "", ""], [mark("2"), "", "Nam"], line=3)
    report = assembled([raw("Lò."), block, note("a", "1"), note("b", "2")])
    assert text_of(report, report.blocks[1]) == "Lò | Mẻ\nBắc | 7\nNam"
    assert report.tables[0].block == 1
    assert report.tables[0].rows == (("", "Lò", "Mẻ"), ("Bắc", "", "7"), ("", "", ""), ("", "", "Nam"))
    assert report.tables[0].header_rows == 1
    assert [report.text[: found.anchor].split()[-1] for found in report.footnotes] == ["Lò", "7"]
    assert [report.lines(origin.start, origin.start + 1) for origin in report.blocks[1].origins] == [
        (3, 3),
        (3, 3),
        (4, 4),
        (4, 4),
        (6, 6),
    ]


def test_a_first_cell_that_holds_a_mark_alone_leaves_no_separator() -> None:
    report = assembled([table([mark("1"), "Lò"], ["Bắc", "7"]), note("a", "1")])
    assert text_of(report, report.blocks[0]) == "Lò\nBắc | 7"
    assert report.footnotes[0].anchor == 0


def test_a_place_that_a_spanning_cell_covers_is_said_once() -> None:
    block = RawBlock(
        [Piece("Lò", 1), Piece("Bắc", 2), Piece("Nam", 2)], Hint.TABLE, rows=[["Lò", "Lò"], ["Bắc", "Nam"]]
    )
    block.covered.add((0, 1))
    report = assembled([block])
    assert report.text == "Lò\nBắc | Nam"
    assert report.tables[0].rows[0] == ("Lò", "Lò")


def test_a_cell_of_several_lines_keeps_them_all() -> None:
    pieces = [Piece(text, line) for line, text in enumerate(["Lò", "cũ" + mark("1"), "", "Bắc", "7"], start=1)]
    block = RawBlock(pieces, Hint.TABLE, rows=[["Lò cũ" + mark("1"), "Bắc"], ["7"]], header_rows=1)
    report = assembled([block])
    assert report.text == "Lò cũ | Bắc\n7"
    spots = {word: report.text.index(word) for word in ("Lò", "cũ", "Bắc", "7")}
    assert [report.lines(start, start + 1)[0] for start in spots.values()] == [1, 2, 4, 5]


def test_an_assembler_knows_whether_it_has_words() -> None:
    assembler = Assembler()
    assert assembler.is_empty
    assembler.add_part([Placed(raw("Lò"), None, ())], METADATA, frozenset())
    assert not assembler.is_empty


def test_what_was_set_aside_is_in_the_order_of_the_file() -> None:
    assembler = Assembler()
    assembler.add_part([Placed(raw("Lò"), None, ())], METADATA, frozenset())
    late, early = SetAside("b", "website", 9, 9), SetAside("a", "ornament", 2, 3)
    assert assembler.report("a.txt", "00", METADATA, [late, early]).set_aside == (early, late)
