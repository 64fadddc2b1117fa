"""The listing of documents and programmes in the API, with its example answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kb.model import ReportRef, to_json
from kb.programmes.views import Programme, ProgrammeEvent, ProgrammeMention, ProgrammeRelation, ProgrammeView


@dataclass(frozen=True, slots=True)
class ProgrammeList:
    """A page of the documents and programmes; ``total`` counts all that fit."""

    items: tuple[Programme, ...]
    total: int


_REPORT = ReportRef("bc-01-2032", "Báo cáo năm 2032", "01/BC-TN", "2032-12-30", "bao-cao-2032.md")
_PLAN = Programme(
    "7-kh-ubnd-2031-02-03", "kế hoạch", "07/KH-UBND", "2031-02-03", "Ủy ban nhân dân tỉnh", "trồng rừng ven biển", 1,
    ("bc-01-2032",), "/programmes/7-kh-ubnd-2031-02-03",
)  # fmt: skip
_RESOLUTION = Programme(
    "5-nq-hdnd-2030-12-08", "nghị quyết", "05/NQ-HĐND", "2030-12-08", "Hội đồng nhân dân tỉnh", "phát triển rừng", 1,
    ("bc-01-2032",), "/programmes/5-nq-hdnd-2030-12-08",
)  # fmt: skip
_QUOTE = "Kế hoạch số 07/KH-UBND ngày 03/02/2031 thực hiện Nghị quyết số 05/NQ-HĐND ngày 08/12/2030 đạt 90%."
_URL = "/reports/bc-01-2032?start=40&end=138#quote"

PROGRAMME_EXAMPLES: dict[str, Any] = {
    name: to_json(value)
    for name, value in {
        "programmes": ProgrammeList((_PLAN, _RESOLUTION), 2),
        "programme": ProgrammeView(
            _PLAN,
            (ProgrammeMention(_QUOTE, 40, 138, 40, 78, False, True, _REPORT, ("I. RỪNG",), (12, 12), None, _URL),),
            (ProgrammeRelation("carries_out", False, _RESOLUTION, _QUOTE, 40, 138, _REPORT, _URL),),
            (
                ProgrammeEvent("2030-12-08", "related", _REPORT, _QUOTE, _URL, "carries_out", False, _RESOLUTION),
                ProgrammeEvent("2031-02-03", "issued"),
                ProgrammeEvent("2032-12-30", "named", _REPORT, _QUOTE, _URL),
                ProgrammeEvent("2032-12-30", "result", _REPORT, _QUOTE, _URL),
            ),
        ),
    }.items()
}
