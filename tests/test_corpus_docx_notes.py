"""Footnotes and endnotes of a .docx file: their labels, and the notes that are referred to."""

from __future__ import annotations

import pytest
from lxml import etree

from corpus.docx_notes import Notes, is_reference
from corpus.docx_package import Element, w
from tests.docx_files import ENDNOTE, FOOTNOTE, NAMESPACES, aside, blocks_of, docx, note, p, run


def element(inside: str, root: str = "w:part") -> Element:
    return etree.fromstring(f"<{root} {NAMESPACES}>{inside}</{root}>")


def reference(kind: str, identifier: int) -> Element:
    return element(f'<w:{kind}Reference w:id="{identifier}"/>')[0]


def labels(notes: Notes, *references: tuple[str, int]) -> list[str | None]:
    found = [notes.note(reference(*one), 1, None) for one in references]
    return [None if one is None else one.label for one in found]


FOOTNOTES = element("".join(note("footnote", number, f"Chú thích {number}.") for number in (1, 2, 3)))
ENDNOTES = element(note("endnote", 1, "Ở cuối."))


def test_labels_count_the_references_and_not_the_notes() -> None:
    notes = Notes(FOOTNOTES, ENDNOTES, None, [])
    asked = [("footnote", 3), ("endnote", 1), ("footnote", 1), ("footnote", 9)]
    assert labels(notes, *asked) == ["1", "i", "2", None]
    assert [found.get(w("id")) for found in notes.unreferenced()] == ["2"]


def test_a_note_knows_the_paragraph_of_its_reference() -> None:
    found = Notes(FOOTNOTES, None, None, []).note(reference("footnote", 2), 7, None)
    assert found is not None
    assert (found.label, found.line) == ("1", 7)
    assert found.element is FOOTNOTES[1]


def test_a_typed_sign_is_not_counted() -> None:
    notes = Notes(FOOTNOTES, None, None, [])
    found = notes.note(reference("footnote", 1), 1, "*")
    assert found is not None
    assert found.label == "*"
    assert labels(notes, ("footnote", 2)) == ["1"]


def test_the_lines_that_separate_notes_are_none() -> None:
    separator = '<w:footnote w:type="separator" w:id="-1"/><w:footnote w:type="normal" w:id="1"/>'
    notes = Notes(element(separator), None, None, [])
    assert labels(notes, ("footnote", -1), ("footnote", 1)) == [None, "1"]


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:numStart w:val="5"/>', ["5", "6", "7"]),
        ('<w:numFmt w:val="upperLetter"/>', ["A", "B", "C"]),
        ('<w:numRestart w:val="eachSect"/>', ["1", "2", "1"]),
        ('<w:numRestart w:val="continuous"/>', ["1", "2", "3"]),
        ('<w:numStart w:val="x"/>', ["1", "2", "3"]),
    ],
)
def test_settings_say_how_notes_are_counted(properties: str, expected: list[str]) -> None:
    settings = element(f"<w:footnotePr>{properties}</w:footnotePr>", "w:settings")
    notes = Notes(FOOTNOTES, None, settings, [element("", "w:sectPr"), element("", "w:sectPr")])
    found = labels(notes, ("footnote", 1), ("footnote", 2))
    notes.next_section()
    assert found + labels(notes, ("footnote", 3)) == expected


def test_a_section_says_it_before_the_settings() -> None:
    settings = element('<w:footnotePr><w:numFmt w:val="upperRoman"/></w:footnotePr>', "w:settings")
    first = element('<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>', "w:sectPr")
    notes = Notes(FOOTNOTES, None, settings, [first])
    assert labels(notes, ("footnote", 1)) == ["a"]
    notes.next_section()
    assert labels(notes, ("footnote", 2)) == ["II"]


def test_what_is_a_reference() -> None:
    assert is_reference(reference("footnote", 1))
    assert is_reference(reference("endnote", 1))
    assert not is_reference(element("<w:footnoteRef/>")[0])


def test_endnotes_do_not_collide_with_footnotes() -> None:
    parts = {
        "footnotes": note("footnote", 1, "Chú thích chân trang."),
        "endnotes": note("endnote", 1, "Chú thích cuối."),
    }
    body = p(run("Một") + FOOTNOTE.format(1) + run("hai") + ENDNOTE.format(1))
    assert [block.label for block in blocks_of(docx(body, parts))] == [None, "1", "i"]
    same = {**parts, "settings": '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'}
    assert [block.label for block in blocks_of(docx(body, same))] == [None, "1", "e1"]


def test_notes_that_nothing_refers_to_are_set_aside() -> None:
    parts = {"footnotes": note("footnote", 1, "Không ai thấy.")}
    assert aside(docx(p("Chữ"), parts)) == [("hidden", "Không ai thấy.")]
