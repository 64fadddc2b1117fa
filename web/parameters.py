"""The parameters of the API, each described once."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from fastapi import File, Path, Query, Request, UploadFile

from index.engine import Leg
from kb.messages import Language
from web.language import reader_language
from web.strings import text


def _about(name: str) -> str:
    return text(f"api.param.{name}", Language.EN)


def clean(value: str) -> str:
    """``value`` without control characters and lone surrogates, which no question means: each becomes a space."""
    return "".join(
        " " if unicodedata.category(character) in ("Cc", "Cs") and character not in "\t\n" else character
        for character in value
    )


Question = Annotated[str, Query(description=_about("q"), examples=["Tốc độ tăng GRDP năm 2022 là bao nhiêu?"])]
Report = Annotated[str | None, Query(description=_about("report"))]
CiteReport = Annotated[str, Query(description=_about("cite_report"))]
ReportId = Annotated[str, Path(description=_about("report_id"))]
Year = Annotated[int | None, Query(description=_about("year"), ge=1900, le=2200, examples=[2022])]
Kind = Annotated[str | None, Query(description=_about("kind"))]
LegOf = Annotated[Leg, Query(description=_about("leg"))]
Without = Annotated[list[str] | None, Query(description=_about("without"), examples=[["period:2022"]])]
Typed = Annotated[str, Query(description=_about("typed"), max_length=2000, examples=["toc do tang"])]
Count = Annotated[int, Query(description=_about("k"), ge=1, le=200)]
Limit = Annotated[int, Query(description=_about("limit"), ge=1, le=500)]
Offset = Annotated[int, Query(description=_about("offset"), ge=0, le=10**9)]
Start = Annotated[int, Query(description=_about("start"), examples=[10423])]
End = Annotated[int, Query(description=_about("end"), examples=[10511])]
Style = Annotated[str, Query(description=_about("style"))]
Files = Annotated[list[UploadFile], File(description=_about("files"))]


def api_language(
    request: Request, lang: Annotated[Language | None, Query(description=_about("lang"))] = None
) -> Language:
    """The language of the sentences in an answer."""
    return lang or reader_language(request)
