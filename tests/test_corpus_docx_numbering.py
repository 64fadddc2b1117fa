"""The numbers and bullets that Word generates from ``numbering.xml``."""

from __future__ import annotations

import pytest
from lxml import etree

from corpus.docx_numbering import Numberer
from corpus.docx_styles import Styles
from tests.docx_files import NAMESPACES, docx, level, numbered, numbering, p, texts


def numberer(*levels: str, nums: str | None = None, styles: str = "") -> Numberer:
    """A numberer over the part ``numbering.xml`` with these levels."""
    inside = (numbering(*levels) if nums is None else numbering(*levels, nums=nums))["numbering"]
    return Numberer(
        etree.fromstring(f"<w:numbering {NAMESPACES}>{inside}</w:numbering>"),
        Styles(etree.fromstring(f"<w:styles {NAMESPACES}>{styles}</w:styles>")),
    )


def markers(found: Numberer, *places: int, number: str = "1") -> list[str]:
    return [found.marker(number, place, []) for place in places]


def test_levels_count_restart_and_combine() -> None:
    parts = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))
    body = "".join(numbered(f"Mục {n}", 1, place) for n, place in enumerate((0, 1, 1, 2, 2, 0, 1, 2)))
    expected = ["I.", "1.", "2.", "a)", "b)", "II.", "1.", "a)"]
    assert [text.split(" ")[0] for text in texts(docx(body, parts))] == expected


def test_legal_numbering_and_levels_that_were_skipped() -> None:
    parts = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", more="<w:isLgl/>"))
    body = numbered("Con", 1, 1) + numbered("Con", 1, 1) + numbered("Cha", 1, 0) + numbered("Con", 1, 1)
    assert texts(docx(body, parts)) == ["1.1. Con", "1.2. Con", "II. Cha", "2.1. Con"]


@pytest.mark.parametrize(
    ("restart", "expected"),
    [
        ("", ["1", "1", "a", "2", "a", "2", "1", "a"]),
        ('<w:lvlRestart w:val="0"/>', ["1", "1", "a", "2", "b", "2", "1", "c"]),
        ('<w:lvlRestart w:val="1"/>', ["1", "1", "a", "2", "b", "2", "1", "a"]),
    ],
)
def test_a_level_says_which_levels_restart_it(restart: str, expected: list[str]) -> None:
    found = numberer(level(0, "decimal", "%1"), level(1, "decimal", "%2"), level(2, "lowerLetter", "%3", more=restart))
    assert markers(found, 0, 1, 2, 1, 2, 0, 1, 2) == expected


def test_legal_numbering_keeps_the_leading_zero_and_skips_bullets() -> None:
    found = numberer(
        level(0, "decimalZero", "%1"), level(1, "bullet", "-"), level(2, "decimal", "%1.%2%3", more="<w:isLgl/>")
    )
    assert markers(found, 0, 1, 2) == ["01", "-", "01.1"]


def test_start_overrides_and_shared_counters() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    body = "".join(numbered("Ý", number) for number in (1, 1, 2, 3, 3, 1))
    found = texts(docx(body, numbering(level(0, "decimal", "(%1)"), nums=nums)))
    assert found == ["(1) Ý", "(2) Ý", "(3) Ý", "(7) Ý", "(8) Ý", "(9) Ý"]


def test_a_list_may_give_a_level_of_its_own() -> None:
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1/")}</w:lvlOverride></w:num>'
    )
    found = numberer(level(0, "decimal", "%1."), nums=nums)
    assert markers(found, 0) == ["1."]
    assert markers(found, 0, number="2") == ["B/"]  # both count on


@pytest.mark.parametrize("number", [None, "0", "9", "3"])
def test_without_a_list_there_is_no_marker(number: str | None) -> None:
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{a}"/></w:num>' for n, a in ((1, 0), (3, 8)))
    assert numberer(level(0, "decimal", "%1."), nums=nums).marker(number, 0, []) == ""
    assert Numberer(None, Styles(None)).marker(number, 0, []) == ""


def test_a_level_that_the_list_does_not_have_has_no_marker() -> None:
    assert markers(numberer(level(0, "decimal", "%1.")), 3, 0) == ["", "1."]


def test_a_list_may_stand_for_that_of_a_style() -> None:
    inside = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Muc"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="5">{level(0, "decimal", "Điều %1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="Muc"><w:name w:val="Muc"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    found = Numberer(
        etree.fromstring(f"<w:numbering {NAMESPACES}>{inside}</w:numbering>"),
        Styles(etree.fromstring(f"<w:styles {NAMESPACES}>{styles}</w:styles>")),
    )
    assert markers(found, 0, 0) == ["Điều 1.", "Điều 2."]


def test_a_format_may_stand_inside_alternatives() -> None:
    inside = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="decimalZero"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    own = f'<w:lvl w:ilvl="0"><w:start w:val="4"/>{inside}<w:lvlText w:val="%1."/></w:lvl>'
    assert markers(numberer(own), 0) == ["04."]


def test_a_count_stays_within_what_word_can_count() -> None:
    assert markers(numberer(level(0, "decimal", "%1", start=99_999)), 0, 0) == ["32767", "32767"]


@pytest.mark.parametrize(
    ("typed", "shown"), [("-", "- Ý"), ("+", "+ Ý"), ("\uf0b7", "• Ý"), ("o", "• Ý"), ("–", "- Ý")]
)
def test_bullets(typed: str, shown: str) -> None:
    assert texts(docx(numbered("Ý", 1), numbering(level(0, "bullet", typed)))) == [shown]


@pytest.mark.parametrize(("typed", "shown"), [("", ""), (" ", ""), ("=&gt;", "=&gt;"), ("→", "•")])
def test_other_bullets(typed: str, shown: str) -> None:
    assert markers(numberer(level(0, "bullet", typed)), 0) == [shown.replace("&gt;", ">")]


def test_numbering_of_a_style_and_numbering_taken_away() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc2"><w:name w:val="Muc 2"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    parts = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", more='<w:pStyle w:val="Muc2"/>'))
    body = (
        p("Có số", '<w:pStyle w:val="Muc2"/>')
        + p("Không số", '<w:pStyle w:val="Muc2"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("Có số", '<w:pStyle w:val="Muc2"/>')
    )
    assert texts(docx(body, {**parts, "styles": styles})) == ["1. Có số", "Không số", "2. Có số"]
