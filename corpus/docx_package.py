"""Opens the package of a .docx file: its parts by their relations, its XML without entities, DTDs or links.

The reader works on the XML itself, with lxml (BSD): notes, tracked changes, text boxes, hidden text and the numbers
that Word generates have no place in the object model of python-docx, which also refuses the strict variant of the
format, and mammoth drops numbering. What is left of such a library here is to open a ZIP file and follow its
relations, which is this module.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from corpus.archives import check_zip, entry_names, read_entry
from corpus.errors import ReadError

Element = etree._Element  # lxml gives the class of its elements no public name

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# ISO/IEC 29500 gives the strict variant other names for the same things.
_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _MAIN.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _RELATIONS.encode()),
)
OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""First bytes of a compound file: an old .doc, or any Office file behind a password."""


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_MAIN}}}{name}"


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element | None, name: str = "val") -> str | None:
    """A WordprocessingML attribute of an element that may be missing."""
    return None if element is None else element.get(w(name))


def integer(text: str | None, default: int, low: int = 0, high: int = 1_000_000) -> int:
    """The number that an attribute holds, kept between bounds; the default for what is no number."""
    try:
        return max(low, min(high, int(text))) if text is not None else default
    except ValueError:
        return default


def toggle(element: Element | None) -> bool | None:
    """The value of an on/off property; None where it is not given."""
    if element is None:
        return None
    return (attribute(element) or "1").lower() not in ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Relation:
    """From a part of the package to another, by the last word of its type and the name of the target."""

    identifier: str
    kind: str
    target: str


class Package:
    """A .docx file. Its parts are parsed when they are asked for.

    Raises:
        ReadError: file_empty, file_encrypted, file_too_large, or file_corrupt (reason ``not_docx``, ``old_word_file``,
            ``bad_xml``, ``doctype`` or one of :func:`corpus.archives.check_zip`); also later, when a part is read.
    """

    def __init__(self, content: bytes, source: str) -> None:
        if not content.strip():
            raise ReadError("file_empty", source=source)
        if content.startswith(OLE):
            if "EncryptedPackage".encode("utf-16-le") in content:
                raise ReadError("file_encrypted", source=source)
            raise ReadError("file_corrupt", source=source, reason="old_word_file")
        check_zip(content, source)
        self._content = content
        self._source = source
        self._names = {name.lower(): name for name in entry_names(content)}
        main = next((r.target for r in self._relations_of("") if r.kind == "officeDocument"), "word/document.xml")
        document = self.xml(main)
        body = None if document is None else document.find(w("body"))
        if body is None:
            raise ReadError("file_corrupt", source=source, reason="not_docx")
        self.body = body
        self._main = main

    @cached_property
    def relations(self) -> dict[str, Relation]:
        """The relations of the document inside the package, by their identifiers."""
        return {relation.identifier: relation for relation in self._relations_of(self._main)}

    def related(self, kind: str) -> Element | None:
        """The root of the part that the document relates to as ``footnotes``, ``styles``…; None without one."""
        return next((self.xml(r.target) for r in self.relations.values() if r.kind == kind), None)

    def has(self, name: str) -> bool:
        """Whether the package holds this part."""
        return name.lower() in self._names

    def bytes_of(self, name: str) -> bytes:
        """The content of a part, by the name that a relation gives it."""
        return read_entry(self._content, self._names[name.lower()], self._source)

    def xml(self, name: str) -> Element | None:
        """The root of a part; None when the package does not hold it."""
        if not self.has(name):
            return None
        content = self.bytes_of(name)
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise ReadError("file_corrupt", source=self._source, reason="bad_xml") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise ReadError("file_corrupt", source=self._source, reason="doctype")  # Word writes none
        return root

    def _relations_of(self, part: str) -> list[Relation]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: list[Relation] = []
        for element in root if root is not None else ():
            if element.get("TargetMode") == "External":
                continue  # never followed
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or "")).lstrip("/")
            kind = (element.get("Type") or "").rpartition("/")[2]
            found.append(Relation(element.get("Id") or "", kind, target))
        return found
