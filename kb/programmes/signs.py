"""Number and sign of a document (“số, ký hiệu”): ``59-NQ/TW``, ``10/2022/QĐ-TTg``, ``32/KH-UBND``, ``2090/UBND-TH``.

State documents are signed as Decree 30/2020/NĐ-CP orders, number/kind-issuer, legal ones number/year/kind-issuer and
letters number/issuer-unit; documents of the Party number-kind/issuer. Text recognition and typing put blanks at the
breaks, take one dash for another, Đ for D or Eth, Ư for U, and set a hyphen where a stroke belongs: one document all
the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from index.orthography import fold

KINDS: Final = {
    "NQ": "nghị quyết", "QĐ": "quyết định", "CT": "chỉ thị", "KL": "kết luận", "KH": "kế hoạch", "CTR": "chương trình",
    "CTHĐ": "chương trình hành động", "NĐ": "nghị định", "TT": "thông tư", "TTLT": "thông tư liên tịch",
    "NQLT": "nghị quyết liên tịch", "TTR": "tờ trình", "BC": "báo cáo", "TB": "thông báo", "HD": "hướng dẫn",
    "ĐA": "đề án", "DA": "dự án", "PA": "phương án", "CĐ": "công điện", "CV": "công văn", "QC": "quy chế",
    "QYĐ": "quy định", "QĐI": "quy định", "PL": "pháp lệnh", "L": "luật", "PB": "phiếu báo", "BB": "biên bản",
    "HĐ": "hợp đồng", "TC": "thông cáo", "GM": "giấy mời", "BCTĐ": "báo cáo thẩm định", "BCTT": "báo cáo thẩm tra",
    "BCT": "báo cáo", "VBHN": "văn bản hợp nhất", "KHPH": "kế hoạch phối hợp", "CTPH": "chương trình phối hợp",
    "ĐC": "đề cương", "QCPH": "quy chế phối hợp", "LTT": "lệnh", "TTTB": "thông báo",
}  # fmt: skip
"""Kinds of document by the abbreviation that stands in a sign (annex III of the decree, and the Party's own)."""

_BODIES: Final = {
    "TTG": "Thủ tướng Chính phủ", "CP": "Chính phủ", "CTN": "Chủ tịch nước", "VPCP": "Văn phòng Chính phủ",
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "TW": "Trung ương Đảng", "TTCP": "Thanh tra Chính phủ",
    "NHNN": "Ngân hàng Nhà nước", "TCTK": "Tổng cục Thống kê", "TGCP": "Ban Tôn giáo Chính phủ",
    "TANDTC": "Tòa án nhân dân tối cao", "VKSNDTC": "Viện kiểm sát nhân dân tối cao", "KTNN": "Kiểm toán Nhà nước",
    "BKTTW": "Ban Kinh tế Trung ương", "BKTTƯ": "Ban Kinh tế Trung ương", "BTCTW": "Ban Tổ chức Trung ương",
    "BTGTW": "Ban Tuyên giáo Trung ương", "BDVTW": "Ban Dân vận Trung ương", "BNCTW": "Ban Nội chính Trung ương",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương", "VPTW": "Văn phòng Trung ương Đảng", "TU": "Thành ủy, Tỉnh ủy",
    "ĐU": "Đảng ủy", "HU": "Huyện ủy", "QU": "Quận ủy", "BTV": "Ban Thường vụ", "MTTQ": "Mặt trận Tổ quốc",
    "BTC": "Bộ Tài chính", "BKHĐT": "Bộ Kế hoạch và Đầu tư", "BNV": "Bộ Nội vụ", "BYT": "Bộ Y tế",
    "BGDĐT": "Bộ Giáo dục và Đào tạo", "BGTVT": "Bộ Giao thông vận tải", "BXD": "Bộ Xây dựng",
    "BCT": "Bộ Công Thương", "BTNMT": "Bộ Tài nguyên và Môi trường", "BNN": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn", "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BTTTT": "Bộ Thông tin và Truyền thông", "BKHCN": "Bộ Khoa học và Công nghệ", "BTP": "Bộ Tư pháp",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội", "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BCA": "Bộ Công an", "BQP": "Bộ Quốc phòng", "BNG": "Bộ Ngoại giao", "BDTTG": "Bộ Dân tộc và Tôn giáo",
    "UBDT": "Ủy ban Dân tộc",
}  # fmt: skip
_OF_TERM: Final = ((re.compile(r"UBTVQH\d*"), "Ủy ban Thường vụ Quốc hội"), (re.compile(r"QH\d*"), "Quốc hội"))
LOCAL: Final = frozenset({"UBND", "HĐND", "TU", "ĐU", "HU", "QU", "BTV", "MTTQ"})
"""Bodies that every province or district has: their documents are told apart by the place."""

_DASH: Final = r"[-‐‑–—−_]"
_BREAK: Final = rf"[ \t\u00a0]?(?:{_DASH}|/)[ \t\u00a0]?"
_TIGHT: Final = rf"(?:{_DASH}|/)"
_CAPITAL: Final = "A-ZĐƯÐ"
_GROUP: Final = rf"(?:[{_CAPITAL}&][{_CAPITAL}&a-zđ]{{0,10}}\d{{0,2}})"
_NUMBER: Final = re.compile(
    rf"""(?<![\w.,/%])(?P<serial>\d{{1,5}}[a-zA-Z]?)
    (?:[ ]?/[ ]?(?P<year>(?:19|20)\d{{2}}))?
    (?P<sign>{_BREAK}{_GROUP}(?:{_BREAK}{_GROUP}){{0,4}})
    (?![\w])""",
    re.VERBOSE,
)
"""A number with its sign. Blanks may stand at a break; what is not built as a sign is left out by :func:`_read`."""
_MENDED: Final = str.maketrans({"Ð": "Đ", "Ư": "U", "ư": "u"} | dict.fromkeys("‐‑–—−_", "-"))
_SPELLINGS: Final = {"QD": "QĐ", "ND": "NĐ", "CD": "CĐ", "HDND": "HĐND", "DU": "ĐU", "UBNĐ": "UBND"}
"""How a part is meant that has lost or got a stroke; only where the other spelling stands for nothing else."""
_WRITTEN: Final = {"TTG": "TTg", "CTR": "CTr", "TTR": "TTr", "QYĐ": "QyĐ", "QĐI": "QĐi"}


@dataclass(frozen=True, slots=True)
class Sign:
    """Number and sign at ``start:end`` of a text. ``year`` is None where the number holds none.

    ``parts`` are those of the sign in capitals, without strokes and dashes (``("NQ", "TW")``); ``written`` is the whole
    as documents write it.
    """

    serial: str
    year: str | None
    parts: tuple[str, ...]
    written: str
    start: int
    end: int

    @property
    def kind(self) -> str:
        """The kind of document that the sign says, or a letter where it begins with the body that sends it."""
        for part in self.parts:
            if part in KINDS and not (part in _BODIES and len(self.parts) > 1 and part != self.parts[0]):
                return KINDS[part]
        return "công văn" if self.parts[0] in _BODIES and len(self.parts) > 1 else ""

    @property
    def issuer(self) -> str:
        """The body that the sign says, without its place; empty where it is unknown."""
        for part in reversed(self.parts):
            if part in _BODIES and not (part in KINDS and part == self.parts[0]):
                return _BODIES[part]
            if body := _term_body(part):
                return body
        return ""

    @property
    def local(self) -> bool:
        """Whether bodies in many places sign so."""
        return any(part in LOCAL for part in self.parts)


def find_signs(text: str) -> list[Sign]:
    """The numbers with signs of a text, in order, without overlaps."""
    found: list[Sign] = []
    position = 0
    while match := _NUMBER.search(text, position):
        sign = _read(match)
        position = match.end() if sign is None else sign.end
        if sign is not None:
            found.append(sign)
    return found


def sign_key(number: str) -> str:
    """What is the same for all spellings of a number: accentless, its parts apart by blanks, no zeros in front."""
    return " ".join(part.lstrip("0") or "0" for part in re.findall(r"[a-z0-9]+", fold(number.translate(_MENDED))))


def _read(match: re.Match[str]) -> Sign | None:
    """The sign of a match, cut at the first part that no sign has; None where nothing is left that is one."""
    serial, year = match["serial"].lstrip("0") or "0", match["year"]
    parts: list[str] = []
    end = match.end("serial") if year is None else match.end("year")
    for piece in re.finditer(rf"({_BREAK})({_GROUP})", match["sign"]):
        tight = re.fullmatch(_TIGHT, piece[1]) is not None
        part = _mended(piece[2])
        if parts and not tight and not _known(part):  # "12/KH-UBND - Sở …": the sentence goes on
            break
        parts.append(part)
        end = match.start("sign") + piece.end()
    if not parts or not _is_sign(parts, year, match):
        return None
    strokes = _strokes(parts, year)
    written = "".join([match["serial"], f"/{year}" if year else "", *strokes])
    return Sign(serial.lower(), year, tuple(parts), written, match.start(), end)


def _mended(part: str) -> str:
    plain = part.translate(_MENDED).upper()
    plain = plain if plain in _BODIES or plain in KINDS else plain.translate(_MENDED)
    return _SPELLINGS.get(plain, plain)


def _known(part: str) -> bool:
    return part in KINDS or part in _BODIES or _term_body(part) != ""


def _is_sign(parts: list[str], year: str | None, match: re.Match[str]) -> bool:
    """Whether parts make up a sign: a known kind or body among them, or a year before capitals without blanks."""
    if any(part.startswith("KM") for part in parts):
        return False
    if len(parts) == 1:  # 22/2003/QH11, 113/TTg, 03/NĐ; "01-NQ" names a kind without its issuer
        stroke = match["sign"].lstrip(" \t\u00a0").startswith("/")
        return _known(parts[0]) and (stroke or (parts[0] in KINDS and len(parts[0]) > 1))
    return any(map(_known, parts)) or (year is not None and all(part.isupper() for part in parts))


def _strokes(parts: list[str], year: str | None) -> list[str]:
    """The parts with the marks that belong between them: the Party writes number-kind/body, the State number/kind-body.

    A number in the State's way has its year or a body of the State; what the Party signs is known by its bodies.
    """
    party = year is None and any(part in _PARTY or part.endswith("TW") for part in parts)
    marks = ("-", "/") if party and len(parts) > 1 else ("/", "-")
    written = [_WRITTEN.get(part, part) for part in parts]
    return [f"{marks[0] if index == 0 else marks[1]}{part}" for index, part in enumerate(written)]


_PARTY: Final = frozenset({"TW", "TU", "ĐU", "HU", "QU"})


def _term_body(part: str) -> str:
    """The body whose sign ends with the number of its term: QH15, UBTVQH15."""
    return next((body for pattern, body in _OF_TERM if pattern.fullmatch(part)), "")
