"""What styles and properties say of a paragraph and of a run."""

from __future__ import annotations

import pytest
from lxml import etree

from corpus.docx_package import Element
from corpus.docx_styles import ParagraphLook, RunLook, Styles, over, paragraph_look, run_look
from tests.docx_files import NAMESPACES


def properties(inside: str, root: str = "w:rPr") -> Element:
    return etree.fromstring(f"<{root} {NAMESPACES}>{inside}</{root}>")


def style(identifier: str, inside: str = "", kind: str = "paragraph", base: str = "", more: str = "") -> str:
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return f'<w:style w:type="{kind}" w:styleId="{identifier}" {more}>{based}{inside}</w:style>'


def styles(*inside: str) -> Styles:
    return Styles(properties("".join(inside), "w:styles"))


def test_the_upper_look_wins_where_it_says_something() -> None:
    upper, lower = RunLook(bold=False, size=26), RunLook(bold=True, capitals=True)
    assert over(upper, lower) == RunLook(bold=False, capitals=True, size=26)
    assert over(ParagraphLook(outline=0), ParagraphLook(outline=2, level=1)) == ParagraphLook(outline=0, level=1)


@pytest.mark.parametrize(
    ("inside", "look"),
    [
        ("", RunLook()),
        ('<w:b/><w:caps w:val="0"/><w:vanish/>', RunLook(bold=True, capitals=False, vanished=True)),
        ('<w:vertAlign w:val="superscript"/>', RunLook(raised=True)),
        ('<w:vertAlign w:val="baseline"/><w:position w:val="9"/>', RunLook(raised=False)),
        ('<w:position w:val="4"/>', RunLook(raised=True)),
        ('<w:position w:val="3"/>', RunLook(raised=False)),
        ('<w:position w:val="-6"/>', RunLook(raised=False)),
        ('<w:color w:val="ffffff"/><w:sz w:val="2"/>', RunLook(colour="FFFFFF", size=2)),
        ('<w:sz w:val="to"/>', RunLook(size=24)),
        ('<w:highlight w:val="yellow"/>', RunLook(shaded=True)),
        ('<w:highlight w:val="white"/>', RunLook()),
        ('<w:shd w:val="pct20"/>', RunLook(shaded=True)),
        ('<w:shd w:val="clear" w:fill="auto"/>', RunLook()),
        ('<w:shd w:val="clear" w:fill="ffffff"/>', RunLook()),
        ('<w:rFonts w:ascii="Arial" w:hAnsi=".VnTime"/>', RunLook(font=".VnTime")),
        ('<w:rFonts w:ascii=".VnTime"/>', RunLook(font=".VnTime")),
    ],
)
def test_the_look_of_a_run(inside: str, look: RunLook) -> None:
    assert run_look(properties(inside)) == look


def test_without_properties_nothing_is_said() -> None:
    assert run_look(None) == RunLook()
    assert paragraph_look(None) == ParagraphLook()


@pytest.mark.parametrize(
    ("look", "hidden", "white"),
    [
        (RunLook(), False, False),
        (RunLook(vanished=True), True, False),
        (RunLook(size=2), True, False),
        (RunLook(size=3), False, False),
        (RunLook(colour="FFFFFF"), False, True),
        (RunLook(colour="FFFFFF", shaded=True), False, False),
    ],
)
def test_what_cannot_be_seen(look: RunLook, hidden: bool, white: bool) -> None:
    assert (look.hidden, look.white) == (hidden, white)


@pytest.mark.parametrize(
    ("inside", "look"),
    [
        ('<w:outlineLvl w:val="2"/>', ParagraphLook(outline=2)),
        ('<w:outlineLvl w:val="77"/>', ParagraphLook(outline=9)),
        ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr>', ParagraphLook(numbering="4", level=1)),
        ('<w:numPr><w:ilvl w:val="44"/></w:numPr>', ParagraphLook(level=8)),
        ('<w:shd w:val="clear" w:fill="000080"/>', ParagraphLook(shaded=True)),
    ],
)
def test_the_look_of_a_paragraph(inside: str, look: ParagraphLook) -> None:
    assert paragraph_look(properties(inside, "w:pPr")) == look


@pytest.mark.parametrize(
    ("look", "heading"),
    [
        (ParagraphLook(), False),
        (ParagraphLook(named_heading=True), True),
        (ParagraphLook(outline=0), True),
        (ParagraphLook(outline=9, named_heading=True), False),
    ],
)
def test_what_is_a_heading(look: ParagraphLook, heading: bool) -> None:
    assert look.is_heading is heading


@pytest.mark.parametrize(
    ("name", "heading", "contents"),
    [
        ("heading 3", True, False),
        ("Tiêu đề 1", True, False),
        ("Đề mục 2", True, False),
        ("Title", True, False),
        ("Subtitle", True, False),
        ("Heading", False, False),
        ("title page", False, False),
        ("toc 2", False, True),
        ("TOC Heading", False, True),
        ("Mục lục", False, True),
        ("Body Text", False, False),
    ],
)
def test_the_name_of_a_style(name: str, heading: bool, contents: bool) -> None:
    found = styles(style("A", f'<w:name w:val="{name}"/>')).paragraph(properties('<w:pStyle w:val="A"/>', "w:pPr"))
    assert (found.is_heading, found.is_contents) == (heading, contents)


def test_styles_take_over_from_what_they_are_based_on() -> None:
    found = styles(
        style("Base", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr>'),
        style("Child", '<w:rPr><w:sz w:val="20"/></w:rPr>', base="Base"),
    )
    assert found.lineage("Child") == ["Child", "Base"]
    assert found.run(None, "Child") == RunLook(bold=True, size=20)
    assert found.paragraph(properties('<w:pStyle w:val="Child"/>', "w:pPr")).outline == 1


def test_a_circle_of_styles_ends_and_an_unknown_one_is_none() -> None:
    found = styles(style("A", base="B"), style("B", base="A"), style("C", base="D"), "<w:style/>")
    assert [found.lineage(name) for name in ("A", "C", "D", None)] == [["A", "B"], ["C"], [], []]


def test_a_run_goes_by_itself_its_style_its_paragraph_and_the_defaults() -> None:
    found = styles(
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/><w:caps/></w:rPr></w:rPrDefault></w:docDefaults>',
        style("Word", '<w:rPr><w:b w:val="0"/><w:vanish/></w:rPr>', kind="character"),
        style("Body", '<w:rPr><w:b/><w:color w:val="FF0000"/><w:caps w:val="0"/></w:rPr>'),
    )
    own = properties('<w:rStyle w:val="Word"/><w:vanish w:val="0"/>')
    assert found.run(own, "Body") == RunLook(bold=False, capitals=False, vanished=False, colour="FF0000", size=26)
    assert found.run(None, None) == RunLook(capitals=True, size=26)


def test_a_paragraph_without_a_style_has_the_default_one() -> None:
    found = styles(
        style("Usual", '<w:name w:val="heading 1"/>', more='w:default="1"'),
        style("Font", '<w:name w:val="x"/>', kind="character", more='w:default="1"'),
    )
    assert found.paragraph_style(None) == "Usual"
    assert found.paragraph(None).is_heading
    assert found.paragraph_style(properties('<w:pStyle w:val="Other"/>', "w:pPr")) == "Other"
    assert Styles(None).paragraph_style(None) is None
    assert Styles(None).paragraph(None) == ParagraphLook()


def test_a_list_of_its_own_does_not_take_the_level_of_the_style() -> None:
    found = styles(style("A", '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr>'))
    own = '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="7"/></w:numPr>'
    look = found.paragraph(properties(own, "w:pPr"))
    assert (look.numbering, look.level) == ("7", None)
    look = found.paragraph(properties('<w:pStyle w:val="A"/>', "w:pPr"))
    assert (look.numbering, look.level) == ("1", 2)
    assert (found.numbering_of("A"), found.numbering_of("B"), found.numbering_of(None)) == ("1", None, None)
