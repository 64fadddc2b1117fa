"""The text of one paragraph of a .docx file: what is read, what is left out, and why."""

from __future__ import annotations

import pytest
from lxml import etree

from corpus.docx_package import Element, attribute, w
from corpus.docx_styles import Styles
from corpus.docx_text import Fields, ParagraphText, TextReader, bare_text, chosen, is_in_fallback
from corpus.raw import MARK, mark
from tests.docx_files import FOOTNOTE, NAMESPACES, STYLES, SUPER, aside, blocks_of, cell, docx, p, run, table, texts


def story(inside: str) -> Element:
    """A story of the document with these paragraphs."""
    return etree.fromstring(f"<w:body {NAMESPACES}>{inside}</w:body>")


def read(inside: str, *, on_paper: bool = True) -> ParagraphText:
    """The first paragraph of a story, in a file without styles."""
    body = story(inside)
    reader = TextReader(Styles(None), body, lambda reference, typed: mark(typed or attribute(reference, "id") or ""))
    return reader.read(body[0], on_paper=on_paper)


def test_runs_are_joined_and_cleaned() -> None:
    body = p(run("Xua") + run("\u0302\u0301") + run("t kha\u0302\u0309u  ") + run("  tăng\u00ad"))
    assert texts(docx(body)) == ["Xuất khẩu tăng"]


def test_tabs_breaks_and_hyphens() -> None:
    body = p(
        f"<w:r><w:t>66</w:t><w:noBreakHyphen/><w:t>NQ/TW</w:t><w:tab/><w:t>phát</w:t><w:softHyphen/></w:r>{run('triển')}"
    )
    assert texts(docx(body)) == ["66-NQ/TW pháttriển"]


def test_characters_of_footnote_marks_cannot_be_smuggled_in() -> None:
    assert texts(docx(p("a\ue0001\ue001b"))) == ["a1b"]
    assert not MARK.search(blocks_of(docx(p("a\ue0001\ue001b")))[0].text)


def test_text_in_the_fonts_of_old_encodings() -> None:
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    soft = f"<w:r><w:rPr>{font}</w:rPr><w:t>n</w:t><w:softHyphen/><w:t>íc</w:t></w:r>"
    body = p(
        run("Uû ban nh©n d©n ", font)
        + soft
        + run(" Ủy ban nhân dân", font)
        + run(" n©u", '<w:rFonts w:hAnsi="Arial"/>')
    )
    assert texts(docx(body)) == ["Uỷ ban nhân dân nước Ủy ban nhân dân n©u"]


@pytest.mark.parametrize("look", [SUPER, '<w:position w:val="8"/><w:sz w:val="19"/>', '<w:rStyle w:val="Up"/>'])
def test_a_raised_number_without_a_note_never_joins_the_number_before_it(look: str) -> None:
    styles = f'<w:style w:type="character" w:styleId="Up"><w:name w:val="Up"/><w:rPr>{SUPER}</w:rPr></w:style>'
    assert texts(docx(p(run("7,13") + run("3", look) + run(" điểm")), {"styles": styles})) == ["7,13³ điểm"]


def test_capitals_are_read_as_they_are_shown() -> None:
    assert texts(docx(p(run("đánh giá chung", "<w:caps/>")))) == ["ĐÁNH GIÁ CHUNG"]


@pytest.mark.parametrize(
    ("runs", "bold"),
    [
        (run("Thu ngân sách", "<w:b/>"), True),
        (run("Thu", "<w:b/>") + run(" ") + run("ngân sách", "<w:b/>"), True),
        (run("Thu", "<w:b/>") + run(" ngân sách"), False),
        (run("Thu", "<w:b/>") + FOOTNOTE.format(1), True),
        (run(" ", "<w:b/>"), False),
        ("", False),
    ],
)
def test_bold_is_what_is_bold_as_a_whole(runs: str, bold: bool) -> None:
    assert read(p(runs)).bold is bold


def test_references_become_marks_and_take_a_typed_sign_with_them() -> None:
    typed = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="4"/><w:t>**</w:t></w:r>'
    found = read(p(run("Thu") + FOOTNOTE.format(3) + run(" khá") + typed))
    assert found.text == f"Thu{mark('3')} khá{mark('**')}"


# -- fields ------------------------------------------------------------------------------------------------------------


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_fields_give_their_result_only() -> None:
    simple = f'<w:fldSimple w:instr="PAGE">{run("12")}</w:fldSimple>'
    nested = field("begin") + "<w:r><w:instrText>IF </w:instrText></w:r>" + field("begin") + run("lệnh") + field("end")
    complex_ = nested + field("separate") + run("kết quả") + field("end")
    content = docx(p(run("Trang ") + simple + run(" ") + complex_))
    assert texts(content) == ["Trang 12 kết quả"]
    assert aside(content) == [("residue", "lệnh")]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    assert texts(docx(p(run("Đầu ") + field("begin") + run("giữa")) + p("cuối"))) == ["Đầu giữa", "cuối"]


def test_a_field_may_reach_over_several_paragraphs() -> None:
    middle = run("lệnh") + field("separate") + run("kết quả")
    body = story(p(field("begin") + run("TOC")) + p(middle) + p(field("end") + run("sau")))
    reader = TextReader(Styles(None), body, lambda reference, typed: "")
    assert [reader.read(paragraph).text for paragraph in body] == ["", "kết quả", "sau"]


def test_only_a_complete_field_has_an_instruction() -> None:
    body = story(p(field("end") + field("begin") + field("separate") + field("end") + field("begin")))
    fields = Fields(body)
    seen: list[bool] = []
    for character in body.iter(w("fldChar")):
        fields.see(character)
        seen.append(fields.in_instruction)
    assert seen == [False, True, False, False, False]


# -- what is not shown -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "look",
    ["<w:vanish/>", '<w:rStyle w:val="Gone"/>', '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>'],
)
def test_hidden_text_is_set_aside(look: str) -> None:
    content = docx(p(run("Thấy") + run(" không thấy", look)), {"styles": STYLES})
    assert texts(content) == ["Thấy"]
    assert aside(content) == [("hidden", "không thấy")]


def test_white_text_on_a_dark_ground_is_shown() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    shaded = run("nền", white + '<w:shd w:val="clear" w:fill="1F4E79"/>')
    content = docx(p(shaded) + table(cell(p(run("Chỉ tiêu", white))) + cell("Số"), cell("Thu") + cell("1")))
    assert texts(content)[0] == "nền"
    assert blocks_of(content)[1].rows[0] == ["Chỉ tiêu", "Số"]
    assert aside(content) == []


def test_white_text_is_hidden_only_on_paper() -> None:
    white = p(run("Thấy ") + run("trắng", '<w:color w:val="ffffff"/>'))
    assert read(white) == ParagraphText("Thấy ", False, [], {"hidden": "trắng"})
    assert read(white, on_paper=False).text == "Thấy trắng"
    shaded = p(run("trắng", '<w:color w:val="ffffff"/>'), '<w:shd w:val="clear" w:fill="000080"/>')
    assert read(shaded).text == "trắng"


@pytest.mark.parametrize(
    "inside",
    [
        f"<w:ins>{run('mới')}</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run('cũ')}</w:moveFrom><w:moveTo>{run('mới')}</w:moveTo>",
        f"{run('mới')}<w:r><w:delText>cũ</w:delText></w:r>",
    ],
)
def test_changes_are_accepted(inside: str) -> None:
    found = read(p(inside))
    assert (found.text, found.aside) == ("mới", {"deleted": "cũ"})


def test_a_reference_in_hidden_text_is_no_mark() -> None:
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="1"/></w:r>'
    found = read(p(run("Thu") + hidden))
    assert (found.text, found.aside) == ("Thu", {"hidden": ""})


# -- what stands inside a run ------------------------------------------------------------------------------------------


def test_ruby_and_symbols() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('đọc')}</w:rt><w:rubyBase>{run('chữ')}</w:rubyBase></w:ruby></w:r>"
    symbol = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FF"/></w:r>'
    assert texts(docx(p(ruby + symbol + run("5")))) == ["chữ≥5"]


def test_content_controls_links_and_equations() -> None:
    sdt = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Trong ô điều khiển')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink r:id="x">{run("liên kết")}</w:hyperlink>'
    math = "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
    assert texts(docx(sdt + p(run("Có ") + link + run(" và ") + math))) == ["Trong ô điều khiển", "Có liên kết và a/b"]


ALTERNATIVES = (
    "<mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    ("choice", "fallback", "expected"),
    [(run("mới"), run("cũ"), "mới"), ("<w:drawing/>", run("cũ"), "cũ"), (run("mới"), "<w:pict/>", "mới"), ("", "", "")],
)
def test_of_two_renderings_the_first_with_text_is_read(choice: str, fallback: str, expected: str) -> None:
    alternatives = ALTERNATIVES.format(choice, fallback)
    assert read(p(f"{run('Chữ ')}{alternatives}")).text == f"Chữ {expected}"
    body = story(alternatives)
    taken = chosen(body[0])
    assert taken is not None
    assert taken is (body[0][1] if expected == "cũ" else body[0][0])
    assert [is_in_fallback(text) for text in body.iter(w("t"))] == [text.text != expected for text in body.iter(w("t"))]


def test_alternatives_without_any_choose_nothing() -> None:
    empty = story("<mc:AlternateContent/>")
    assert chosen(empty[0]) is None
    assert read(p(f"{run('Chữ')}<w:r><mc:AlternateContent/></w:r><mc:AlternateContent/>")).text == "Chữ"


def test_text_boxes_are_handed_on() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Trong khung')}</w:txbxContent></v:textbox></w:pict></w:r>"
    found = read(p(run("Ngoài") + box))
    assert found.text == "Ngoài"
    assert [bare_text(inner) for inner in found.boxes] == ["Trong khung"]


def test_all_words_of_what_is_set_aside() -> None:
    inside = "<w:r><w:t>Còn</w:t><w:tab/><w:delText>bỏ</w:delText></w:r>"
    twice = ALTERNATIVES.format(run("một lần"), run("một lần"))
    assert bare_text(story(p(inside) + p() + p(f"{run('Sau  ')}{twice}"))) == "Còn bỏ\nSau một lần"
