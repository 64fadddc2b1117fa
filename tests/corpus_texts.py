"""Invented report texts for the tests of `corpus`, and what is counted in them."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st

from corpus.characters import words
from corpus.decoding import STRAY_CONTROLS
from corpus.model import Block, BlockKind, Report
from corpus.passages import passages
from corpus.raw import Hint, Piece, RawBlock
from corpus.read import read_report

ROOT = Path(__file__).resolve().parents[1]
REPORTS = ROOT.parent / "shared" / "reports"
SAMPLES = sorted(path for path in (ROOT / "corpus" / "samples").glob("*") if path.suffix in (".md", ".txt"))

GENERATED = settings(max_examples=60, deadline=None, derandomize=True, database=None)
"""For tests over whole generated reports; the same examples in every run."""

_WORDS = (
    "cầu đường ruộng lúa thuế chợ trường kênh rạch vườn cây trái máy điện nước hộ dân xã phường dự án đê bãi "
    "thuyền lưới muối gạch ngói xưởng vải tre gỗ giếng đèn sách lớp thợ nghề quỹ vốn phí chi thu nộp gieo gặt"
)
VOCABULARY = tuple(_WORDS.split())
FIGURES = ("12,64%", "1.046", "22,5", "07", "2031", "45/2031/QH15", "10 - 10,5", "12 m<sup>2</sup>")
MARKERS = ("PHẦN I.", "I.", "II-", "1.", "2.", "1.1.", "a)", "đ)", "(1)", "(2)", "-", "+", "*", "Điều 3.", "A.")


def raw(text: str, line: int = 1, gap: int = 0, hint: Hint = Hint.NONE, *, after_break: bool = False) -> RawBlock:
    """A block of one line."""
    return RawBlock([Piece(text, line)], hint, gap, after_break)


def raws(*lines: str) -> list[RawBlock]:
    """One block a line; an empty string is an empty line."""
    blocks: list[RawBlock] = []
    gap = 0
    for number, line in enumerate(lines, start=1):
        if line:
            blocks.append(raw(line, number, gap))
        gap = 0 if line else gap + 1
    return blocks


def table(*rows: list[str], line: int = 1) -> RawBlock:
    """A table of one row a line."""
    pieces = [Piece(cell, line + index) for index, row in enumerate(rows) for cell in row]
    return RawBlock(pieces, Hint.TABLE, rows=[list(row) for row in rows], header_rows=1)


LONG = "Tổng sản phẩm trên địa bàn tăng khá so với cùng kỳ, các ngành đều có đóng góp, đời sống người dân ổn định hơn. "
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
DOCUMENT = (
    f"<table><tr><td>ỦY BAN NHÂN DÂN</td><td>{MOTTO}</td></tr></table><p><b>BÁO CÁO</b></p>"
    + f"<p>{LONG}</p>" * 12
    + "<p>Nơi nhận:</p><p>- Lưu: VT.</p>"
)
"""A document of a web page, and what stands around it."""
MENU = (
    "<ul><li><a href='/a'>Trang chủ</a></li><li><a href='/b'>Văn bản mới</a></li><li><a href='/c'>Hỏi đáp</a></li></ul>"
)
RELATED = "<div class='box'><a href='/1'>Báo cáo quý một</a><br><a href='/2'>Báo cáo quý hai</a></div>"
WORD_NOTES = (
    "<p>Tăng 7,13<a href='#_ftn1' name='_ftnref1'><sup><![if !supportFootnotes]>[1]<![endif]></sup></a> điểm; xem "
    "<a href='#muc2'>2</a>.</p><p id=muc2>Mục hai<a href='#_edn1' name='_ednref1'>[i]</a>.</p>"
    "<hr><div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Theo giá <b>so sánh</b>.</p><p>Đoạn sau.</p></div>"
    "<div id=edn1><p><a href='#_ednref1' name='_edn1'>[i]</a> Ở cuối.</p></div>"
)
"""Notes as Word saves them in a web page."""


def html_page(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    """A web page."""
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>\n{body}\n</body></html>".encode()


def texts(blocks: list[RawBlock]) -> list[str]:
    """The blocks' texts without marks and outer spaces."""
    return [block.plain.strip() for block in blocks]


def read(*lines: str, name: str = "bao-cao.txt") -> Report:
    """The report that a file with these lines gives."""
    return read_report(name, "\n".join(lines).encode())


def text_of(report: Report, block: Block) -> str:
    """The slice of a block."""
    return report.text[block.start : block.end]


def find(report: Report, start: str) -> Block:
    """The only block whose text starts so."""
    found = [block for block in report.blocks if text_of(report, block).startswith(start)]
    assert len(found) == 1, [text_of(report, block) for block in report.blocks]
    return found[0]


def sentence(count: int, seed: int = 0, end: str = ".") -> str:
    """A sentence of so many invented words."""
    chosen = random.Random(seed).choices(VOCABULARY, k=count)
    return " ".join(chosen).capitalize() + end


def without_residue(source: str) -> str:
    """A source without what conversions leave around footnotes: what must be found again when it is read."""
    source = re.sub(r"(?<![^\W\d_])([kcdm]?m|ha)<sup>([23])</sup>", lambda m: m[1] + "²³"[int(m[2]) - 2], source)
    source = re.sub(r"<sup>\s*(?:\d+|\*+)\s*</sup>|\[footnoteRef:\d+\]|\[\^\w+\]:?", "", source)
    return re.sub(r"\[\d+:\s|<br\s*/?>", " ", source)


def unaccounted(source: str, report: Report) -> tuple[Counter[str], Counter[str]]:
    """Words of the source that were lost, and words of the report that the source does not have."""
    expected = Counter(words(without_residue(source)))
    found = Counter(words(report.text))
    for entry in report.set_aside:
        found += Counter(words(entry.text))
    return expected - found, found - expected


def check_lines(report: Report, source: str) -> None:
    """Every word stands on the line of the source to which it maps, and that is a line of its passage.

    The lines of a passage with text and notes are those of its text: notes may stand pages away in the file.
    """
    lines = [set(words(without_residue(line))) for line in source.replace("\r\n", "\n").split("\n")]
    notes = [block for block in report.blocks if block.kind is BlockKind.NOTE]
    for passage in passages(report):
        assert 1 <= passage.lines[0] <= passage.lines[1] <= len(lines)
        position = passage.start
        for token in passage.text.split():
            start = report.text.index(token, position)
            position = start + len(token)
            first, last = report.lines(start, position)
            for word in words(token):
                assert any(word in lines[number - 1] for number in range(first, last + 1)), (word, first, last)
            if passage.kind is BlockKind.NOTE or not any(note.start <= start < note.end for note in notes):
                assert passage.lines[0] <= first <= last <= passage.lines[1], (token, first, last)


@dataclass
class Writer:
    """Writes a report line by line in one of the ways in which converters leave footnotes."""

    style: str
    random: random.Random
    lines: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    label: int = 0
    controls: int = 0

    def phrase(self, low: int = 3, high: int = 18) -> str:
        """Some words and figures, the first word with a capital letter."""
        chosen = self.random.choices([*VOCABULARY * 3, *FIGURES], k=self.random.randint(low, high))
        return self.random.choice(VOCABULARY).capitalize() + " " + " ".join(chosen)

    def end(self, *added: str) -> None:
        """End an element; Markdown parts elements by an empty line, other files now and then."""
        self.lines.extend(added)
        if self.style in ("markdown", "superscript") or self.random.random() < 0.3:
            self.lines.append("")

    def heading(self) -> None:
        title = f"{self.random.choice(MARKERS)} {self.phrase(2, 8)}"
        self.end("## " + title if self.style in ("markdown", "superscript") and self.random.random() < 0.5 else title)

    def capitals(self) -> None:
        self.end(self.phrase(2, 6).replace("<sup>2</sup>", "").upper())

    def run_in(self) -> None:
        self.end(f"{self.random.choice(MARKERS)} {self.phrase(2, 4)}: {self.phrase(8, 30)}.")

    def lead_in(self) -> None:
        self.end(self.phrase(3, 12) + ":")
        for _ in range(self.random.randint(1, 3)):
            self.end(f"- {self.phrase(3, 20)};")

    def paragraph(self) -> None:
        self.end(" ".join(self.phrase(5, 30) + "." for _ in range(self.random.randint(1, 6))))

    def cut(self) -> None:
        """A paragraph that a page break has cut, with the notes of the page between its parts."""
        self.end(self.phrase(20, 40) + " và")
        self.flush()
        self.end(" ".join(self.random.choices(VOCABULARY, k=12)) + ".")

    def noted(self) -> None:
        """A paragraph with a footnote."""
        self.label += 1
        before, after, note = self.phrase(4, 20), self.phrase(2, 12).lower(), self.phrase(2, 15) + "."
        if self.style == "bracket":
            note = f"[{self.label}:  {note}"
            closing = [note + "]"] if self.random.random() < 0.7 else [note, self.phrase(2, 5) + "]"]
            self.end(f"{before}[footnoteRef:{self.label}] {after}. {closing[0]}", *closing[1:])
        elif self.style == "superscript":
            self.end(f"{before}<sup>{self.label}</sup>, {after}.")
            self.waiting.append(f"<sup>{self.label}</sup> {note}")
        elif self.style == "lost":
            self.end(before, f", {after}.")
            self.waiting.append("\ufffd " + note)
        elif self.style == "markdown":
            self.end(f"{before}[^{self.label}] {after}.")
            self.waiting.append(f"[^{self.label}]: {note}")
        else:
            self.end(f"{before}, {after}.")

    def flush(self, *, last: bool = False) -> None:
        """The notes at the foot of a page, or at the end of the file."""
        if self.style == "superscript" or last:
            for note in self.waiting:
                self.lines.extend(["", note, ""])
            self.waiting = []

    def table(self) -> None:
        columns = self.random.randint(2, 4)
        rows = [[self.random.choice(VOCABULARY) for _ in range(columns)] for _ in range(self.random.randint(2, 5))]
        self.lines.append("")
        form = "pipes" if self.style in ("markdown", "superscript") else self.random.choice(["pipes", "tabs", "cells"])
        for index, row in enumerate(rows):
            if form == "cells":
                self.lines.extend(["", *("\t" + cell for cell in row)])
            else:
                self.lines.append("| " + " | ".join(row) + " |" if form == "pipes" else "\t".join(row))
            if form == "pipes" and index == 0 and self.style in ("markdown", "superscript"):
                self.lines.append("|" + " --- |" * columns)
        self.lines.append("")

    def letterhead(self) -> None:
        self.end("ỦY BAN NHÂN DÂN", "Số: 17/BC-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO", self.phrase())

    def foot(self) -> None:
        self.end("Nơi nhận:", f"- {self.phrase(1, 3)};", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Lúa")

    def repeat(self) -> None:
        """The lines so far once more, without notes, as web pages have it."""
        copied = [line for line in self.lines if not re.search(r"\[|<sup>|\ufffd|\|", line)]
        self.end(*copied[-30:])

    def noise(self) -> None:
        self.lines.append(self.random.choice(["", "   ", "\t", "-----", "*", "\u200b", "\x0c", "[bookmark: _Ref7]"]))

    def dirty(self, line: str) -> str:
        """The line with decomposed letters, no-break spaces and characters that cannot be seen."""
        if self.random.random() < 0.3:
            line = unicodedata.normalize("NFD", line)
        if self.random.random() < 0.3:
            line = re.sub(r"(?<=[a-z]) (?=[a-z])", lambda _: self.random.choice([" ", "\u00a0", "  ", "\u2009"]), line)
        if self.random.random() < 0.2:
            odd = self.random.choice(["\u00ad", "\u200b", "\x02", "\ufeff", "\ue000", "\u202a"])
            odd = "\u200c" if odd == "\x02" and self.controls == STRAY_CONTROLS else odd
            self.controls += odd == "\x02"
            line = re.sub(r"(?<= [a-z])(?=[a-z]{2})", odd, line, count=1)
        return line


ELEMENTS = tuple(
    name
    for name in vars(Writer)
    if not name.startswith("_")
    and name not in ("phrase", "end", "flush", "dirty", "style", "random", "label", "controls")
)


@st.composite
def sources(draw: st.DrawFn) -> tuple[str, str]:
    """The name and the text of a report file with everything that files of this kind are known to hold."""
    style = draw(st.sampled_from(["bracket", "superscript", "lost", "markdown", "none"]))
    writer = Writer(style, random.Random(draw(st.integers(0, 10_000))))
    writer.end(writer.phrase() + ".")
    for element in draw(st.lists(st.sampled_from([*ELEMENTS, "noted", "noted", "paragraph"]), max_size=16)):
        getattr(writer, element)()
    writer.flush(last=True)
    text = draw(st.sampled_from(["\n", "\r\n"])).join(map(writer.dirty, writer.lines))
    return ("bao-cao.md" if style == "markdown" else "bao-cao.txt", text)
