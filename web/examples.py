"""Example answers for the OpenAPI schema, built from the real classes so that they cannot drift from them."""

from __future__ import annotations

from typing import Any

from kb.messages import message
from kb.model import (
    AddedFile,
    AlsoReported,
    Answer,
    BlockView,
    Citation,
    OutlineEntry,
    PassageHit,
    Rephrased,
    RephrasedSentence,
    ReportRef,
    ReportSummary,
    ReportView,
    SearchResult,
    Understood,
    to_json,
)
from web.programmes_schema import PROGRAMME_EXAMPLES
from web.schema import AddedFiles, ErrorBody, ErrorContent, FormattedCitation, Health, ReportList, SuggestionList

_REPORT = ReportRef("bc-01-2022", "Tóm tắt kinh tế - xã hội năm 2022", "01/BC-TT", "2022-12-30", "tom-tat-2022.md")
_OTHER = ReportRef("bc-03-2023", "Mười năm nhìn lại", "03/BC-TT", "2023-03-15", "muoi-nam.docx")
_SECTION = ("I. THỰC HIỆN CHỈ TIÊU", "1. Nhóm kinh tế")
_QUOTE = "Tăng trưởng GRDP: 12,64%, vượt kế hoạch."
_CITATION = Citation(
    _REPORT, "Báo cáo", _SECTION, "bc-01-2022-7", _QUOTE, 120, 160, None, (14, 14),
    "/reports/bc-01-2022?start=120&end=160#quote",
)  # fmt: skip
_OTHER_CITATION = Citation(
    _OTHER, "Báo cáo", ("PHẦN II",), "bc-03-2023-4", "GRDP năm 2022 tăng 12,6%", 80, 104, 3, (9, 9),
    "/reports/bc-03-2023?start=80&end=104#quote",
)  # fmt: skip
_HIT = PassageHit(
    1, 14.2, "bc-01-2022-7", _REPORT, "Báo cáo", _SECTION, _QUOTE, "", ((11, 15), (17, 23)), 120, 160, None, (14, 14),
    "/reports/bc-01-2022?start=120&end=160#quote",
)  # fmt: skip
_SUMMARY = ReportSummary(
    "bc-01-2022", "tom-tat-2022.md", "Tóm tắt kinh tế - xã hội năm 2022", "Báo cáo", "01/BC-TT", "Sở Kế hoạch",
    "Cần Thơ", "2022-12-30", "2022", None, "before-2025-07", "yes", ("in_force",), 42, 1700,
    "2026-01-05T08:00:00+00:00", "/reports/bc-01-2022",
)  # fmt: skip
_UNDERSTOOD = (
    Understood("period", "2022", "năm 2022", "năm 2022"),
    Understood("indicator", "GRDP", "GRDP", "GRDP"),
    Understood("value_kind", "change", "mức tăng, giảm", "tăng"),
)
_REPHRASED = RephrasedSentence("Tăng trưởng GRDP là 12,64%.", (1,))

EXAMPLES: dict[str, Any] = {
    name: to_json(value)
    for name, value in {
        "ask": Answer(
            "GRDP năm 2022 tăng bao nhiêu?", True, "12,64%", _QUOTE, 0.93, None, (_CITATION,),
            (AlsoReported("12,6%", _OTHER_CITATION, "Báo cáo này làm tròn số."),), (_HIT,), 7.1, _UNDERSTOOD,
            rephrased=Rephrased("Tăng trưởng GRDP là 12,64% [1].", (_REPHRASED,), 0),
        ),
        "search": SearchResult("GRDP 2022", (_HIT,), 1, 2.4, _UNDERSTOOD[:1]),
        "suggest": SuggestionList(("tốc độ tăng", "tốc độ tăng trưởng"), 2),
        "reports": ReportList((_SUMMARY,), 1),
        "report": ReportView(
            _SUMMARY, ("Báo cáo",), (OutlineEntry(1, _SECTION[0], 90),),
            (BlockView("paragraph", _QUOTE, 120, 160, None, None, (14, 14)),),
        ),
        "add_reports": AddedFiles((AddedFile("tom-tat-2022.md", "added", "bc-01-2022", 42),), 1),
        "edit_report": _SUMMARY,
        "remove_report": _SUMMARY,
        "cite": FormattedCitation(_CITATION, "administrative", f"“{_QUOTE}” (Báo cáo số 01/BC-TT ngày 30/12/2022)"),
        "healthz": Health("ok", 6, 214),
        "error": ErrorBody(
            ErrorContent("report_not_found", message("report_not_found", "vi", report="bc-99"), {"report": "bc-99"})
        ),
    }.items()
} | PROGRAMME_EXAMPLES  # fmt: skip
"""Example answers by operation id; ``error`` is that of every operation."""
