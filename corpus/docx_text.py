"""The text of one paragraph of a .docx file, as it is read with all tracked changes accepted.

Fields give their result, references to notes a mark, raised numbers ``<sup>``; what is deleted or hidden is kept
apart with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from corpus.docx_notes import is_reference
from corpus.docx_package import Element, attribute, local, w
from corpus.docx_styles import RunLook, Styles
from corpus.legacy_encodings import convert_font_text, has_unicode_letters, is_legacy_font
from corpus.look import LINE_BREAK, plain_text
from corpus.reasons import Reason
from corpus.superscripts import raised

_DELETED: Final = frozenset({"del", "moveFrom"})
_SKIPPED: Final = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "rt", "fldData", "tblPr"})
_CHARACTERS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": LINE_BREAK,
    "cr": LINE_BREAK,
    "noBreakHyphen": "-",
    "softHyphen": "\u00ad",  # ư in the fonts of TCVN3, else not read
}
# Private-use characters of the font Symbol that stand for signs of text.
_SYMBOLS: Final = {
    "F0B3": "≥", "F0A3": "≤", "F0B1": "±", "F0B4": "×", "F0B0": "°", "F0B7": "•", "F0AE": "→", "F0AD": "↑",
    "F0AF": "↓", "F0DE": "⇒", "F06D": "μ", "F0B9": "≠", "F0BB": "≈", "F02D": "-", "F0A8": "☐", "F0FE": "☑",
}  # fmt: skip

Reference = Callable[[Element, str | None], str]
"""Takes a reference to a note and its typed mark, if it has one; gives the mark of the text."""


def is_in_fallback(element: Element) -> bool:
    """Whether an element stands in the second rendering of something that the file holds twice."""
    for above in element.iterancestors():
        if local(above) == "Fallback":
            parent = above.getparent()
            return parent is not None and chosen(parent) is not above
    return False


def chosen(alternatives: Element) -> Element | None:
    """The one child of ``mc:AlternateContent`` that is read: the first that holds text, else the first."""
    for child in alternatives:
        if next(child.iter(w("t"), w("txbxContent")), None) is not None:
            return child
    return alternatives[0] if len(alternatives) else None


class Fields:
    """Which text is the instruction of a field, across the paragraphs of one story of the document."""

    def __init__(self, story: Element) -> None:
        opened: list[Element] = []
        self._complete: set[Element] = set()
        for character in story.iter(w("fldChar")):
            kind = attribute(character, "fldCharType")
            if kind == "begin":
                opened.append(character)
            elif kind == "end" and opened:
                self._complete.update((opened.pop(), character))
        self._instructions: list[bool] = []

    def see(self, character: Element) -> None:
        """Pass a ``w:fldChar``; one that is never closed is no field, so that no text disappears behind it."""
        kind = attribute(character, "fldCharType")
        if kind == "begin" and character in self._complete:
            self._instructions.append(True)
        elif kind == "separate" and self._instructions:
            self._instructions[-1] = False
        elif kind == "end" and character in self._complete and self._instructions:
            self._instructions.pop()

    @property
    def in_instruction(self) -> bool:
        """Whether the text here is an instruction and not a result."""
        return any(self._instructions)


@dataclass(slots=True)
class ParagraphText:
    """The text of a paragraph with ``\\n`` for line breaks, whether all of it is bold, what it leaves out."""

    text: str = ""
    bold: bool = False
    boxes: list[Element] = field(default_factory=list)
    aside: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Run:
    text: str
    look: RunLook
    is_mark: bool = False


class TextReader:
    """Reads the paragraphs of one story (the body, a note, a header)."""

    def __init__(self, styles: Styles, story: Element, reference: Reference) -> None:
        self._styles = styles
        self._fields = Fields(story)
        self._reference = reference
        self._runs: list[_Run] = []
        self._found = ParagraphText()
        self._style: str | None = None
        self._on_paper = True

    def read(self, paragraph: Element, *, on_paper: bool = True) -> ParagraphText:
        """The text of a paragraph; ``on_paper`` says that nothing coloured (a table, a box) may lie behind it."""
        properties = paragraph.find(w("pPr"))
        self._runs, self._found = [], ParagraphText()
        self._style = self._styles.paragraph_style(properties)
        self._on_paper = on_paper and not self._styles.paragraph(properties).shaded
        self._walk(paragraph)
        found = self._found
        found.text = "".join(_joined(self._runs))
        said = [run for run in self._runs if run.text.strip() and not run.is_mark]
        found.bold = bool(said) and all(run.look.bold for run in said)
        return found

    def _walk(self, parent: Element) -> None:
        for child in parent:
            name = local(child)
            if name in _SKIPPED:
                continue
            if name == "r":
                self._run(child)
            elif name in _DELETED:
                self._leave_out(Reason.DELETED, bare_text(child))
            elif name == "AlternateContent":
                alternative = chosen(child)
                if alternative is not None:
                    self._walk(alternative)
            elif name == "txbxContent":
                self._found.boxes.append(child)
            elif name == "f" and child.find("{*}num") is not None:  # a fraction of an equation
                for part, lead in (("{*}num", ""), ("{*}den", "/")):
                    self._add(lead, RunLook())
                    inner = child.find(part)
                    if inner is not None:
                        self._walk(inner)
            elif name == "t":  # of an equation
                self._add(child.text or "", RunLook())
            else:
                self._walk(child)

    def _run(self, run: Element) -> None:
        look = self._styles.run(run.find(w("rPr")), self._style)
        children = iter(run)
        for child in children:
            name = local(child)
            if name == "fldChar":
                self._fields.see(child)
            elif is_reference(child):
                typed = None
                if (attribute(child, "customMarkFollows") or "0") in ("1", "true", "on"):
                    typed = "".join(one.text or "" for one in children if local(one) == "t").strip() or None
                if self._in_text(look, ""):
                    self._runs.append(_Run(self._reference(child, typed), look, is_mark=True))
            elif name == "t":
                self._text(child.text or "", look)
            elif name == "delText":
                self._leave_out(Reason.DELETED, child.text or "")
            elif name in _CHARACTERS:
                self._text(_CHARACTERS[name], look)
            elif name == "sym":
                self._text(_SYMBOLS.get((attribute(child, "char") or "").upper(), ""), look)
            elif name not in ("rPr", "instrText", "delInstrText", "footnoteRef", "endnoteRef"):
                self._inside(child)

    def _inside(self, child: Element) -> None:
        """A drawing, picture, ruby or alternative inside a run."""
        if local(child) == "AlternateContent":
            alternative = chosen(child)
            if alternative is not None:
                self._walk(alternative)
        elif next(child.iter(w("t"), w("txbxContent")), None) is not None:
            self._walk(child)

    def _text(self, text: str, look: RunLook) -> None:
        if look.font and is_legacy_font(look.font) and not has_unicode_letters(text):
            text = convert_font_text(text, look.font)
        if text and self._in_text(look, text):
            self._add(text.upper() if look.capitals else text, look)

    def _add(self, text: str, look: RunLook) -> None:
        if text:
            self._runs.append(_Run(plain_text(text), look))

    def _in_text(self, look: RunLook, text: str) -> bool:
        """Whether what a run says here is shown; else it is recorded."""
        if self._fields.in_instruction:
            self._leave_out(Reason.RESIDUE, text)
            return False
        if look.hidden or (look.white and self._on_paper):
            self._leave_out(Reason.HIDDEN, text)
            return False
        return True

    def _leave_out(self, reason: str, text: str) -> None:
        self._found.aside[str(reason)] = self._found.aside.get(str(reason), "") + text


def _joined(runs: Iterable[_Run]) -> Iterator[str]:
    """The texts of the runs; raised ones that touch are one."""
    lifted = ""
    for run in runs:
        if run.look.raised and not run.is_mark:
            lifted += run.text
            continue
        if lifted:
            yield raised(lifted)
            lifted = ""
        yield run.text
    if lifted:
        yield raised(lifted)


def bare_text(element: Element) -> str:
    """All words of an element, deleted ones too, paragraphs parted by a line end; for what is set aside."""
    texts: list[str] = []
    for found in element.iter(w("t"), w("delText"), w("p"), w("tab"), w("br")):
        name = local(found)
        if is_in_fallback(found):
            continue
        if name == "p":
            texts.append("\n")
        else:
            texts.append(found.text or "" if name in ("t", "delText") else " ")
    lines = (plain_text(line).strip() for line in "".join(texts).split("\n"))
    return "\n".join(line for line in lines if line)
