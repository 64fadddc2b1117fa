"""The tree of a web page: elements, their text and lines, what is shown, and pages that are refused."""

from __future__ import annotations

import time

import pytest

from corpus.errors import ReadError
from corpus.html_reader import read_html
from corpus.html_tree import MAX_ATTRIBUTES, MAX_DEPTH, Node, decode_html, is_hidden, parse_html, style_of
from tests.corpus_texts import html_page


def tree(body: str) -> Node:
    return parse_html(html_page(body), "a.html")


def first(body: str, name: str) -> Node:
    """The first element of this name."""
    return next(node for node in tree(body).walk() if node.name == name)


def said(node: Node) -> str:
    return "".join(one.text for one in node.walk())


# -- elements ----------------------------------------------------------------------------------------------------------


def test_elements_and_texts_stand_on_their_lines() -> None:
    top = parse_html("<p>Lò\ncũ</p>\n<div>\n<b>Mẻ</b>\n</div>".encode(), "a.html")
    lines = {node.text.strip() or node.name: node.line for node in top.walk() if node.text.strip() or node.name == "b"}
    assert lines == {"Lò\ncũ": 1, "b": 4, "Mẻ": 4}


def test_a_node_knows_what_is_below_and_above_it() -> None:
    inner = first("<div id=A><ul class='B c'><li>Lò <b>cũ</b></li></ul></div>", "li")
    assert [node.name for node in inner.walk()] == ["li", "#text", "b", "#text"]
    assert [node.name for node in inner.above()][:2] == ["ul", "div"]
    assert [node.names().strip() for node in inner.above()][:2] == ["b c", "a"]


def test_names_are_small_and_without_a_prefix() -> None:
    assert first("<O:P ID=x>Lò</O:P>", "p").attributes == {"id": "x"}


def test_comments_are_no_nodes() -> None:
    assert [node.name for node in first("<div><!-- a --><?b?></div>", "div").walk()] == ["div"]


def test_entities_are_not_resolved() -> None:
    content = b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname">]><p>x&a;y</p>'
    assert "&a;" in read_html(content, "a.html").blocks[-1].plain


def test_no_element_stands_deeper_than_allowed() -> None:
    top = tree("<div>" * 600 + "sâu" + "</div>" * 600)
    deepest = max(sum(1 for _ in node.above()) for node in top.walk())
    assert deepest <= MAX_DEPTH + 2
    assert "sâu" in said(top)


def test_a_lost_footnote_mark_cannot_be_smuggled_in() -> None:
    assert said(first("<p>a\0b</p>", "p")) == "ab"


# -- encodings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>Kinh tế</p>".encode(), "Kinh tế"),
        ("<p>Kinh tế</p>".encode("utf-8-sig"), "Kinh tế"),
        ("<p>Kinh tế</p>".encode("utf-16"), "Kinh tế"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>Kinh tế</p></html>'.encode(), "Kinh tế"),
        ("<meta charset=windows-1258><p>Kinh t\u00ea\u0301</p>".encode("cp1258"), "Kinh tế"),
        (b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>\x93a\x94 \xe9</p>", "“a” é"),
        ('<meta charset="windows-1252"><p>Kinh tế</p>'.encode(), "Kinh tế"),
        ('<meta charset="khong-co"><p>Kinh tế</p>'.encode(), "Kinh tế"),
        (b"<p>a&nbsp;b&#8209;c &eacute; &#0; &amp;lt;</p>", "a b‑c é � &lt;"),
    ],
)
def test_encodings(content: bytes, expected: str) -> None:
    assert read_html(content, "a.html").blocks[0].plain == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<meta charset=iso-8859-1>\x96\xe9", "–é"),
        (b"<meta charset=windows-1252>" + "ế".encode(), "ế"),
        ("\ufeff<meta charset=latin1>ế".encode("utf-16"), "ế"),
        ("<meta charset=utf-16>é".encode(), "é"),
    ],
)
def test_what_the_bytes_say_counts_before_what_the_page_says(content: bytes, expected: str) -> None:
    assert decode_html(content, "a.html").endswith(expected)


# -- pages that are refused --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<div>" * 50_000 + b"x", "nested_too_deeply"),
        (b"<p " + b" ".join(b"a%d=1" % n for n in range(60_000)) + b">x", "too_many_attributes"),
    ],
)
def test_pages_that_would_take_for_ever(content: bytes, reason: str) -> None:
    start = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read_html(content, "a.html")
    assert (caught.value.code, caught.value.detail["reason"]) == ("file_corrupt", reason)
    assert time.monotonic() - start < 5


def test_as_many_attributes_as_allowed() -> None:
    attributes = [f"a{number}=1" for number in range(MAX_ATTRIBUTES + 1)]
    assert len(first(f"<p {' '.join(attributes[:-1])}>x</p>", "p").attributes) == MAX_ATTRIBUTES
    with pytest.raises(ReadError, match="too_many_attributes"):
        tree(f"<p {' '.join(attributes)}>x</p>")


@pytest.mark.parametrize("content", [b"", b"  \n", b"<!-- a -->", b"\0"])
def test_a_file_without_an_element_is_empty_or_bad(content: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        parse_html(content, "a.html")
    assert caught.value.code in ("file_empty", "file_corrupt", "file_not_text")
    assert caught.value.detail["source"] == "a.html"


# -- what is shown -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("element", "hidden"),
    [
        ("<p>x</p>", False),
        ("<p style='display:block'>x</p>", False),
        ("<p style='opacity:.5'>x</p>", False),
        ("<p style='opacity:.0'>x</p>", True),
        ("<p style='font-size:2px'>x</p>", False),
        ("<p style='font-size:.5pt'>x</p>", True),
        ("<p style='font-size:0.5em'>x</p>", False),
        ("<p style='height:0'>x</p>", False),
        ("<p style='height:0;overflow-y:hidden'>x</p>", True),
        ("<p style='width:10px;overflow:hidden'>x</p>", False),
        ("<p style='text-indent:-20px'>x</p>", False),
        ("<p style='left:-9999px'>x</p>", False),
        ("<p style='position:fixed;top:-50em'>x</p>", True),
        ("<p style='position:absolute;left:12px'>x</p>", False),
        ("<p style='visibility:COLLAPSE'>x</p>", True),
        ("<p style='color:transparent;background:#000'>x</p>", True),
        ("<p style='color:#fff;background:none'>x</p>", True),
        ("<p style='color:#fff;background:#036'>x</p>", False),
        ("<p style='color:#fffffe'>x</p>", False),
        ("<p bgcolor='#003366' style='color:white'>x</p>", False),
        ("<dialog>x</dialog>", True),
        ("<dialog open>x</dialog>", False),
    ],
)
def test_what_is_hidden(element: str, hidden: bool) -> None:
    name = element[1:].partition(" ")[0].partition(">")[0]
    assert is_hidden(first(element, name)) is hidden


def test_the_declarations_of_a_style() -> None:
    node = first("<p style=' Color : #FFF !important; width: 1 px ;x;; background:URL(A)'>x</p>", "p")
    assert style_of(node) == {"color": "#fff", "width": "1px", "background": "url(a)"}
    assert style_of(first("<p>x</p>", "p")) == {}
