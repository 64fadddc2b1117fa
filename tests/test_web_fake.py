"""A small knowledge base for the tests of the web front end, and the tests that it keeps the rules of a real one."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from index.engine import Leg
from kb.errors import KbError
from kb.knowledge_base import KnowledgeBase
from kb.messages import Language
from kb.metadata_edits import checked_edits
from kb.model import (
    AddedFile,
    AlsoReported,
    Answer,
    BlockView,
    Citation,
    OutlineEntry,
    PassageHit,
    Refusal,
    Rephrased,
    RephrasedSentence,
    ReportRef,
    ReportSummary,
    ReportView,
    SearchResult,
    SetAsideView,
    Understood,
)
from web.app import create_app

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
"""What a browser asks for."""
NASTY = "<script>alert(1)</script> \"nháy\" & 'đơn' \u202eđảo\u202c </mark><img src=x onerror=alert(2)>"
VALUE = "8,31%"
STATEMENT = "Giá trị sản xuất của vùng tăng 8,31% so với năm trước, cao hơn mức 7% đã đề ra."
TABLE = (
    ("Chỉ tiêu", "Kế hoạch", "Thực hiện"),
    ("Sản lượng gạo (tấn)", "1.200", "1.310,5"),
    ("Hộ nghèo (%)", "2", "1,75"),
)
LONG = (
    "Trong năm, mười hai xã ven sông đã nạo vét kênh nội đồng, nâng chín cây cầu và trồng lại hàng cây chắn gió. "
    "Phần việc còn lại chuyển sang quý sau vì nước lên sớm."
)
UNDERSTOOD = (
    Understood("period", "2031", "năm 2031", "năm 2031"),
    Understood("place", "Vùng Thử Nghiệm", NASTY, "vùng"),
)
_OUTLINE_LEVELS = {"I. KẾT QUẢ NĂM QUA": 1, "1. Sản xuất": 2, "2. Đời sống": 2, "II. VIỆC PHẢI LÀM": 1}
_BLOCKS: tuple[tuple[str, str], ...] = (
    ("title", "BÁO CÁO\nTình hình vùng Thử Nghiệm năm 2031"),
    ("heading", "I. KẾT QUẢ NĂM QUA"),
    ("heading", "1. Sản xuất"),
    ("paragraph", STATEMENT),
    ("paragraph", LONG),
    ("note", "Theo giá so sánh; số liệu sơ bộ."),
    ("table", "\n".join("\t".join(row) for row in TABLE)),
    ("heading", "2. Đời sống"),
    ("paragraph", NASTY),
    *(("paragraph", f"Ấp {n} đã có điện, có nước và có đường đến tận từng nhà. " + LONG) for n in range(1, 25)),
    ("heading", "II. VIỆC PHẢI LÀM"),
    ("paragraph", "Sở Thử Nghiệm chủ trì sửa xong đê bao trước ngày 30/9/2032."),
    ("note", "Đoạn qua xã Đầu Vàm."),
)
_LABELS = {5: "1", len(_BLOCKS) - 1: "1"}
_MARKS = {3: ((len("Giá trị sản xuất của vùng tăng 8,31%"), "1"),), len(_BLOCKS) - 2: ((10, "1"), (20, "9"))}


class FakeKnowledgeBase(KnowledgeBase):
    """Two reports, one answer, one refusal; everything else as the interface says."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Language, str | None, int | None, Leg]] = []
        self.without: list[Set[str]] = []
        self.edits: list[dict[str, str | None]] = []
        self.fails = False
        self.locked = False
        self.model_host: str | None = None
        self._reports = {
            report_id: ReportSummary(
                id=report_id,
                source=source,
                title=title,
                kind="Báo cáo",
                number=number,
                issuer="Sở Thử Nghiệm",
                place="Vùng Thử Nghiệm",
                issued=issued,
                period=issued[:4],
                signer=None,
                territory="before-2025-07",
                in_force=None,
                edited=(),
                passages=12,
                words=1234,
                added="2032-01-05T08:00:00+00:00",
                url=f"/reports/{report_id}",
            )
            for report_id, source, title, number, issued in (
                ("thu-nghiem-2031", "thu-nghiem.docx", "Tình hình vùng Thử Nghiệm năm 2031", "12/BC-TN", "2031-12-28"),
                ("nasty", '"<b>x.txt', f"Báo cáo {NASTY}", None, "2030"),
            )
        }
        pieces: list[BlockView] = []
        position = 0
        for index, (kind, text) in enumerate(_BLOCKS):
            pieces.append(
                BlockView(
                    kind=kind,
                    text=text,
                    start=position,
                    end=position + len(text),
                    level=_OUTLINE_LEVELS.get(text),
                    label=_LABELS.get(index),
                    lines=(3 * index + 1, 3 * index + 2),
                    marks=_MARKS.get(index, ()),
                    cells=TABLE if kind == "table" else (),
                )
            )
            position += len(text) + 1
        self.blocks = tuple(pieces)
        self.text = "\n".join(text for _, text in _BLOCKS)

    def ask(
        self,
        question: str,
        *,
        language: Language = Language.VI,
        report: str | None = None,
        year: int | None = None,
        kind: str | None = None,
        leg: Leg = Leg.FUSED,
        without: Set[str] = frozenset(),
        today: date | None = None,
    ) -> Answer:
        self.asked.append((question, language, report, year, leg))
        self.without.append(without)
        hits = self._hits(question, report)
        also = self.citation("nasty", NASTY)
        if "1999" in question:
            sentence = "No report covers 1999." if language == Language.EN else "Không báo cáo nào nói về năm 1999."
            refusal = Refusal("period_not_covered", sentence, (self.citation("thu-nghiem-2031", STATEMENT),))
            return Answer(question, False, None, None, 0.1, refusal, (), (), hits, 4.2)
        if "liệt kê" in question:
            value = "; ".join(f"xã thứ {n} của vùng Thử Nghiệm bên sông" for n in range(1, 9))
            citation = self.citation("thu-nghiem-2031", LONG)
            return Answer(question, True, value, LONG, 0.6, None, (citation,), (), hits, 4.2)
        if "vì sao" in question:
            citation = self.citation("thu-nghiem-2031", LONG)
            return Answer(question, True, LONG[:160], LONG, 0.3, None, (citation, citation), (), hits, 4.2)
        written = RephrasedSentence(f"{STATEMENT} {NASTY}", (1,))
        wrote = {"viết lại": Rephrased(f"{written.text} [1].", (written,), 2), "viết sai": Rephrased("", (), 1)}
        return Answer(
            question=question,
            answered=True,
            answer=VALUE,
            statement=STATEMENT,
            confidence=0.93,
            refusal=None,
            citations=(self.citation("thu-nghiem-2031", STATEMENT),),
            also_reported=(AlsoReported("7,9%", also, "Báo cáo năm 2030 ước tính thấp hơn <i>."),),
            passages=hits,
            took_ms=4.2,
            understood=tuple(piece for piece in UNDERSTOOD if f"{piece.kind}:{piece.value}" not in without),
            also_searched="tăng <bao> nhiêu" if "taưng" in question and "spelling" not in without else None,
            rephrased=next((wrote[words] for words in wrote if words in question), None),
        )

    def search(
        self,
        query: str,
        k: int = 10,
        *,
        language: Language = Language.VI,
        report: str | None = None,
        year: int | None = None,
        kind: str | None = None,
        leg: Leg = Leg.FUSED,
        without: Set[str] = frozenset(),
        today: date | None = None,
    ) -> SearchResult:
        self.asked.append((query, language, report, year, leg))
        self.without.append(without)
        hits = self._hits(query, report)
        return SearchResult(query, hits[:k], len(hits), 1.5)

    def sent_to(self) -> str | None:
        return self.model_host

    def suggest(self, typed: str) -> tuple[str, ...]:
        return tuple(f"{typed} {ending}" for ending in ("ven sông", "nội đồng", NASTY))

    def reports(self, limit: int = 50, offset: int = 0) -> tuple[list[ReportSummary], int]:
        if self.fails:
            raise RuntimeError("secret path /srv/x")
        return list(self._reports.values())[offset : offset + limit], len(self._reports)

    def report(self, report_id: str, *, language: Language = Language.VI) -> ReportView:
        reason = "Số trang" if language == Language.VI else "Page number"
        outline = tuple(OutlineEntry(b.level or 1, b.text, b.start) for b in self.blocks if b.kind == "heading")
        aside = (SetAsideView(f"- 7 - {NASTY}", reason, (40, 41)),)
        return ReportView(self._summary(report_id), ("Báo cáo", "Dự thảo nghị quyết"), outline, self.blocks, aside)

    def cite(self, report_id: str, start: int, end: int, *, style: str = "administrative") -> tuple[Citation, str]:
        summary = self._summary(report_id)
        if style != "administrative":
            raise KbError("style_unknown", style=style, styles="administrative")
        if not 0 <= start < end <= len(self.text):
            raise KbError("slice_invalid", report=report_id, start=start, end=end, length=len(self.text))
        citation = self.citation(report_id, self.text[start:end])
        return replace(
            citation, start=start, end=end
        ), f"“{citation.quote}” ({summary.title}, số {summary.number or '…'})"

    def add_bytes(self, source: str, content: bytes, *, language: Language = Language.VI) -> AddedFile:
        if not source.endswith((".txt", ".md", ".docx")):
            raise KbError("format_unknown", source=source, suffix=source[-4:], formats=".txt, .md, .docx")
        if not content:
            raise KbError("file_empty", source=source)
        report_id = source.partition(".")[0]
        if report_id in self._reports:
            return AddedFile(source, "unchanged", report_id, 12)
        self._reports[report_id] = replace(
            self._reports["thu-nghiem-2031"], id=report_id, source=source, title=source, url=f"/reports/{report_id}"
        )
        return AddedFile(source, "added", report_id, 12)

    def remove(self, report_id: str) -> ReportSummary:
        summary = self._summary(report_id)
        del self._reports[report_id]
        return summary

    def original(self, report_id: str) -> tuple[str, bytes]:
        return self._summary(report_id).source, f"<script>{report_id}</script>".encode()

    def edit(self, report_id: str, changes: Mapping[str, str | None]) -> ReportSummary:
        summary = self._summary(report_id)
        if self.locked:
            raise KbError("store_locked", home="/kho", holder="kb add")
        edits = checked_edits(changes)
        self.edits.append(edits)
        values: dict[str, Any] = {**edits, "edited": tuple(sorted({*summary.edited, *edits}))}
        self._reports[report_id] = replace(summary, **values)
        return self._reports[report_id]

    @staticmethod
    def formats() -> tuple[str, ...]:
        return (".txt", ".md", ".docx")

    def counts(self) -> dict[str, int]:
        return {"reports": len(self._reports), "passages": 12 * len(self._reports)}

    def citation(self, report_id: str, quote: str) -> Citation:
        """The citation of a text that stands in the report."""
        start = self.text.index(quote)
        end = start + len(quote)
        return Citation(
            report=self._ref(report_id),
            part="Báo cáo",
            section=("I. KẾT QUẢ NĂM QUA", "1. Sản xuất <b>"),
            passage_id=f"{report_id}-1",
            quote=quote,
            start=start,
            end=end,
            page=2 if report_id == "nasty" else None,
            lines=(10, 10) if report_id == "nasty" else (10, 11),
            url=f"/reports/{report_id}?start={start}&end={end}#quote",
        )

    def _summary(self, report_id: str) -> ReportSummary:
        if report_id not in self._reports:
            raise KbError("report_not_found", report=report_id)
        return self._reports[report_id]

    def _ref(self, report_id: str) -> ReportRef:
        summary = self._summary(report_id)
        return ReportRef(summary.id, summary.title, summary.number, summary.issued, summary.source)

    def _hits(self, query: str, report: str | None) -> tuple[PassageHit, ...]:
        if not query.strip():
            raise KbError("question_empty")
        if len(query) > 2000:
            raise KbError("question_too_long", length=len(query), limit=2000)
        if report is not None:
            self._summary(report)
        hits: list[PassageHit] = []
        for rank, block in enumerate(self.blocks[3:6] + self.blocks[8:18], start=1):
            report_id = "nasty" if block.text == NASTY else "thu-nghiem-2031"
            citation = self.citation(report_id, block.text)
            hits.append(
                PassageHit(
                    rank=rank,
                    score=20.0 - rank,
                    passage_id=citation.passage_id,
                    report=citation.report,
                    part=citation.part,
                    section=citation.section,
                    text=block.text,
                    context="Câu mang chú thích này." if block.kind == "note" else "",
                    highlights=((0, 7), (5, 12), (10_000, 10_009)),
                    start=citation.start,
                    end=citation.end,
                    page=citation.page,
                    lines=citation.lines,
                    url=citation.url,
                )
            )
        return tuple(hits)


def client(kb: FakeKnowledgeBase | None = None, **options: Any) -> TestClient:
    """A client of the whole application."""
    app = create_app(kb or FakeKnowledgeBase(), **options)
    return TestClient(app, base_url="http://localhost", raise_server_exceptions=False)


def error_of(answer: Any) -> dict[str, Any]:
    """The error of an answer, in the one shape that all have."""
    body = answer.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "detail"}
    assert isinstance(body["error"]["detail"], dict)
    error: dict[str, Any] = body["error"]
    return error


def test_blocks_and_citations_are_slices() -> None:
    kb = FakeKnowledgeBase()
    assert all(kb.text[block.start : block.end] == block.text for block in kb.blocks)
    answer = kb.ask("tăng bao nhiêu")
    for citation in [*answer.citations, *(other.citation for other in answer.also_reported)]:
        assert kb.text[citation.start : citation.end] == citation.quote
    for hit in answer.passages:
        assert kb.text[hit.start : hit.end] == hit.text


def test_a_question_without_words_is_refused() -> None:
    with pytest.raises(KbError):
        FakeKnowledgeBase().ask(" ")
