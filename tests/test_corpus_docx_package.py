"""The package of a .docx file: its parts by their relations, and what is refused."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from corpus.docx_package import OLE, Package, Relation, attribute, integer, local, toggle, w
from corpus.errors import ReadError
from tests.docx_files import NAMESPACES, docx, error_of, p, replaced, texts


def test_names_and_attributes_of_elements() -> None:
    element = etree.fromstring(f'<w:start {NAMESPACES} w:val="7" w:id="x"/>')
    assert element.tag == w("start")
    assert local(element) == "start"
    assert (attribute(element), attribute(element, "id"), attribute(element, "no"), attribute(None)) == (
        "7", "x", None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [("7", 7), (" 8 ", 8), ("-5", 0), ("99", 50), (None, 3), ("", 3), ("1.5", 3), ("x", 3)]
)
def test_integer(text: str | None, expected: int) -> None:
    assert integer(text, 3, 0, 50) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("", True), ('w:val="1"', True), ('w:val="true"', True), ('w:val="0"', False), ('w:val="FALSE"', False),
     ('w:val="off"', False), ('w:val="none"', False)],
)  # fmt: skip
def test_toggle(value: str, expected: bool) -> None:
    assert toggle(etree.fromstring(f"<w:b {NAMESPACES} {value}/>")) is expected
    assert toggle(None) is None


def test_parts_are_found_by_their_relations() -> None:
    package = Package(docx(p("Chữ"), {"styles": "<w:style/>", "footnotes": ""}), "a.docx")
    assert local(package.body) == "body"
    assert package.relations["styles"] == Relation("styles", "styles", "word/styles.xml")
    styles = package.related("styles")
    assert styles is not None
    assert [local(child) for child in styles] == ["style"]
    assert package.related("numbering") is None


def test_parts_are_found_by_their_names_in_any_case() -> None:
    package = Package(docx(p("Chữ"), extra={"word/media/Image1.PNG": b"png"}), "a.docx")
    assert package.has("word/media/image1.png")
    assert package.bytes_of("WORD/media/image1.png") == b"png"
    assert not package.has("word/media/image2.png")
    assert package.xml("word/media/image2.xml") is None


def test_the_document_may_have_another_name_and_targets_may_be_absolute() -> None:
    content = docx(p("Chữ"))
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="x/officeDocument" Target="/xa/van-ban.xml"/></Relationships>'
    )
    moved = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(moved, "w") as new:
        new.writestr("_rels/.rels", relations)
        new.writestr("xa/van-ban.xml", old.read("word/document.xml"))
        inner = relations.replace("officeDocument", "styles").replace("/xa/van-ban.xml", "../styles.xml")
        new.writestr("xa/_rels/van-ban.xml.rels", inner)
        new.writestr("styles.xml", f"<w:styles {NAMESPACES}/>")
    package = Package(moved.getvalue(), "a.docx")
    assert package.relations["a"].target == "styles.xml"
    assert package.related("styles") is not None


def test_a_package_without_relations_has_its_document_at_the_usual_place() -> None:
    bare = BytesIO()
    with zipfile.ZipFile(bare, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body/></w:document>")
    assert local(Package(bare.getvalue(), "a.docx").body) == "body"


def test_comments_and_instructions_are_no_children() -> None:
    assert len(Package(docx("<!-- a --><?b c?>"), "a.docx").body) == 0


def test_an_error_names_the_file() -> None:
    with pytest.raises(ReadError) as caught:
        Package(OLE + bytes(512), "bao-cao.docx")
    assert caught.value.detail["source"] == "bao-cao.docx"


def test_files_of_other_kinds() -> None:
    compound = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512)
    assert error_of(compound) == ("file_corrupt", "old_word_file")
    assert error_of(compound + "EncryptedPackage".encode("utf-16-le")) == ("file_encrypted", None)
    assert error_of(b"%PDF-1.7") == ("file_corrupt", "not_zip")
    other = BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("a.txt", "a")
    assert error_of(other.getvalue()) == ("file_corrupt", "not_docx")


def test_entities_and_broken_xml_are_refused() -> None:
    doctype = (
        '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY s SYSTEM "file:///etc/hostname">]>'
        f"<w:styles {NAMESPACES}>&s;</w:styles>"
    )
    relations = docx(p("Chữ"), {"styles": ""})
    assert error_of(replaced(relations, "word/styles.xml", doctype)) == ("file_corrupt", "doctype")
    assert error_of(replaced(relations, "word/styles.xml", "<w:styles")) == ("file_corrupt", "bad_xml")


def test_links_are_not_followed() -> None:
    content = docx(p("Chữ"), {"styles": ""})
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="x/footnotes" TargetMode="External" Target="http://127.0.0.1:9/x"/><Relationship Id="b" '
        'Type="x/styles" Target="../../../etc/hostname"/></Relationships>'
    )
    assert texts(replaced(content, "word/_rels/document.xml.rels", outside)) == ["Chữ"]


def test_the_strict_variant() -> None:
    content = docx(p("Biến thể chặt"))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        text = archive.read("word/document.xml").decode()
    strict = text.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert texts(replaced(content, "word/document.xml", strict)) == ["Biến thể chặt"]
