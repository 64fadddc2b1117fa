"""The notes of a web page, tied to their references by links."""

from __future__ import annotations

import pytest

from corpus.html_notes import PageNotes, find_notes, without_label
from corpus.html_reader import read_html
from corpus.html_tree import parse_html
from corpus.model import Report
from corpus.raw import MARK, Hint, Piece, RawBlock
from corpus.read import read_report
from tests.corpus_texts import WORD_NOTES, html_page, raw


def notes_in(body: str) -> PageNotes:
    return find_notes(parse_html(html_page(body), "a.html"))


def found_in(body: str) -> dict[str, str]:
    """The text of the element of every note."""
    return {
        label: " ".join("".join(one.text for one in node.walk()).split())
        for label, node in notes_in(body).elements.items()
    }


def blocks_of(body: str) -> list[RawBlock]:
    return read_html(html_page(body), "a.html").blocks


def report_of(body: str) -> Report:
    return read_report("a.html", html_page(body))


def test_notes_of_pages_saved_by_word() -> None:
    found = blocks_of(WORD_NOTES)
    assert [(block.hint is Hint.NOTE, block.label, block.plain) for block in found] == [
        (False, None, "Tăng 7,13 điểm; xem 2."),
        (True, "1", "Theo giá so sánh. Đoạn sau."),
        (False, None, "Mục hai."),
        (True, "i", "Ở cuối."),
    ]
    assert MARK.sub(r"{\1}", found[0].text) == "Tăng 7,13{1} điểm; xem 2."


def test_notes_in_a_list_with_ways_back() -> None:
    body = (
        "<p>Một<sup id='r1'><a href='#x1'>1</a></sup> hai<sup id='r2'><a href='#x2'>2</a></sup></p><section><ol>"
        "<li id='x1'>Chú thích một. <a href='#r1'>↩</a></li><li id='x2'>Chú thích hai. <a href='#r2'>↩</a></li></ol>"
        "</section>"
    )
    report = report_of(body)
    assert [(n.label, report.text[n.start : n.end]) for n in report.footnotes] == [
        ("1", "Chú thích một."),
        ("2", "Chú thích hai."),
    ]
    assert report.text.startswith("Một hai\n\nChú thích một.")


def test_notes_of_pages_saved_by_libreoffice() -> None:
    body = (
        "<p>Tăng 7,13<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a> điểm</p>"
        "<div id=sdfootnote1><p><a class=sdfootnotesym name=sdfootnote1sym href='#sdfootnote1anc'>1</a>Ước tính.</p>"
        "<p>Đoạn sau.</p></div>"
    )
    assert [(block.plain, block.label) for block in blocks_of(body)] == [
        ("Tăng 7,13 điểm", None),
        ("Ước tính. Đoạn sau.", "1"),
    ]


def test_two_documents_on_a_page_count_their_notes_anew() -> None:
    one = "<p>A<a href='#{0}_ftn1' id='{0}_r'>[1]</a></p><p id='{0}_ftn1'><a href='#{0}_r'>[1]</a> Của {0}.</p>"
    report = report_of(one.format("x") + one.format("y"))
    assert [(n.label, report.text[n.start : n.end], n.host) for n in report.footnotes] == [
        ("1", "Của x.", 0),
        ("1-2", "Của y.", 2),
    ]


@pytest.mark.parametrize(
    ("body", "notes"),
    [
        ("<p>A<a href='#fn1'>1</a></p><p id=fn1>Một.</p>", {"1": "Một."}),
        ("<p>A<a href='#chuthich-2'>(2)</a></p><li id='chuthich-2'>Hai.</li>", {"2": "Hai."}),
        ("<p>A<a href='#x' name=y>*</a></p><p><a name=x href='#y'>*</a> Sao.</p>", {"*": "* Sao."}),
        ("<p>A<a href='trang.html#_ftn3'>[3]</a></p><p id=_ftn3>Ba.</p>", {"3": "Ba."}),
        ("<p>A<a href='#_edn1'>iv</a></p><div id=_edn1><p>Bốn.</p><p>Thêm.</p></div>", {"iv": "Bốn.Thêm."}),
        ("<p>A<a href='#fn1'>1</a></p><table><tr><td id=fn1>1</td><td>Một.</td></tr></table>", {"1": "1Một."}),
        # a chapter, a way back, no number, a target that is not there, one that stands in no paragraph
        ("<p>A<a href='#muc2'>2</a></p><p id=muc2>Mục hai.</p>", {}),
        ("<p id=fn1>Một.</p><p>A<a href='#fn1'>1</a></p>", {}),
        ("<p>A<a href='#_ftnref1'>1</a></p><p id=_ftnref1>Một.</p>", {}),
        ("<p>A<a href='#fn1'>xem dưới</a></p><p id=fn1>Một.</p>", {}),
        ("<p>A<a href='#fn1'>1</a></p>", {}),
        ("<p>A<a href='#fn1'>1</a></p><b id=fn1>Một.</b>", {}),
        ("<p id=fn1>A<a href='#fn1'>1</a></p>", {}),
        ("<p>A<a>1</a><a href='/fn1'>2</a></p><p id=fn1>Một.</p>", {}),
    ],
)
def test_which_links_lead_to_notes(body: str, notes: dict[str, str]) -> None:
    assert found_in(body) == notes


def test_two_references_may_lead_to_one_note() -> None:
    notes = notes_in("<p>A<a href='#fn1'>1</a> B<a href='#fn1'>1</a></p><p id=fn1>Một.</p>")
    assert list(notes.labels.values()) == ["1", "1"]
    assert len(notes.nodes) == 1


def test_a_link_that_only_leads_back_is_known() -> None:
    notes = notes_in("<p>A<sup id=r><a href='#fn1'>1</a></sup></p><p id=fn1>Một. <a href='#r'>↩</a></p>")
    assert ["".join(one.text for one in way.walk()) for way in notes.ways_back] == ["↩"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("[1] Một.", "Một."),
        ("<sup>1</sup> Một.", "Một."),
        ("(1) Một.", "Một."),
        ("1. Một.", "Một."),
        ("1) Một.", "Một."),
        ("1.200 mẻ.", "1.200 mẻ."),
        ("1 mẻ.", "1 mẻ."),
        ("[12] Một.", "[12] Một."),
    ],
)
def test_a_note_without_its_label(text: str, rest: str) -> None:
    block = without_label(raw(text, 4), "1")
    assert block.pieces == [Piece(rest, 4)]


def test_a_sign_is_a_label_too() -> None:
    assert without_label(raw("[**] Một."), "**").text == "Một."
