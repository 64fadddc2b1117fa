"""Invented reports and quick knowledge bases for the tests of `kb`."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from corpus.model import Report
from corpus.passages import passages
from corpus.read import read_report
from index.embedded import EmbeddedEngine
from index.embedder import Vectors
from index.engine import Hit
from index.orthography import fold
from kb.knowledge_base import KnowledgeBase
from kb.model import ReportRef
from kb.question import Question
from kb.ranking import Found, Ranking, rank
from kb.rows import StoredPassage
from kb.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = sorted(path for path in (ROOT / "corpus" / "samples").iterdir() if path.suffix in (".md", ".txt"))

GENERATED = settings(max_examples=60, deadline=None, derandomize=True, database=None)
"""The same examples in every run."""


class HashingEmbedder:
    """Each folded word adds one to one of 32 numbers."""

    dimension = 32

    def __init__(self, name: str = "hashing") -> None:
        self.name = name
        self.fingerprint = f"test:{name}"

    def encode_query(self, text: str) -> Vectors:
        vector = np.zeros(self.dimension, dtype=np.float32)
        for word in re.findall(r"\w+", fold(text)):
            vector[hashlib.sha256(f"{self.name}{word}".encode()).digest()[0] % self.dimension] += 1
        length = float(np.linalg.norm(vector))
        return vector / np.float32(length) if length else vector

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        rows = [self.encode_query(text) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, self.dimension), dtype=np.float32)


def opened(
    home: Path,
    *,
    model: str = "hashing",
    weight: float = Settings.from_environment({}).embedding_weight,
    max_question: int = 2000,
    reranker: str = "",
) -> KnowledgeBase:
    """A knowledge base with a quick embedder; another ``model`` is another embedder."""
    with patch("kb.models_in_use.load_embedder", HashingEmbedder):
        return KnowledgeBase(Settings(home, model, reranker, weight, max_question))


VALLEY = """BÁO CÁO
Tình hình huyện Thung Sâu năm 2031
I. NÔNG NGHIỆP
1. Trồng trọt
Toàn huyện gieo 1.240 ha lúa, gặt được 6.300 tấn. Vườn chè rộng 310 ha (KH: 300 ha).
2. Chăn nuôi
Đàn trâu có 2.150 con, tăng 4,2% so với năm 2030. Đàn ong cho 18 tấn mật.
II. HẠ TẦNG
Huyện đã xây 7 cầu treo theo Quyết định số 88/QĐ-UBND ngày 14/3/2031. Công trình đập Khe Mây trị giá 95 tỷ đồng.
III. NHIỆM VỤ NĂM 2032
Phòng Kinh tế chủ trì việc sửa chữa đập Khe Mây, hoàn thành trước ngày 30/9/2032.
"""
RIDGE = """BÁO CÁO
Tình hình huyện Đồi Gió năm 2031
I. GIÁO DỤC
Huyện có 42 trường học, trong đó 31 trường đạt chuẩn. Học sinh giỏi tăng 12%.
II. Y TẾ
Trạm xá khám cho 15.700 lượt người. Tỷ lệ tiêm chủng đạt 97,5%.
"""
FILES = {"thung-sau-2031.txt": VALLEY, "doi-gio-2031.txt": RIDGE}


def write_files(folder: Path, files: dict[str, str] | None = None) -> list[Path]:
    """Write reports into a folder; their paths in the order given."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in (FILES if files is None else files).items():
        (folder / name).write_text(text, "utf-8")
        paths.append(folder / name)
    return paths


@contextmanager
def filled(folder: Path, files: dict[str, str] | None = None, *, model: str = "hashing") -> Iterator[KnowledgeBase]:
    """A knowledge base in ``folder/kb`` over the invented reports."""
    with opened(folder / "kb", model=model) as kb:
        failed = [result for result in kb.add(write_files(folder / "files", files)) if result.status == "failed"]
        assert not failed
        yield kb


def read(text: str, name: str = "bao-cao.txt") -> Report:
    """The report that a file with this text gives."""
    return read_report(name, text.encode())


def stored_passages(report: Report, report_id: str = "r", first_key: int = 1) -> list[StoredPassage]:
    """The passages of a report as the store would give them."""
    meta = report.metadata
    ref = ReportRef(report_id, meta.title, meta.number, meta.issued, report.source)
    return [
        StoredPassage(first_key + number, ref, passage, report.metadata)
        for number, passage in enumerate(passages(report))
    ]


def found_in(*reports: Report) -> list[Found]:
    """All passages of the reports ``r1``, ``r2`` … as if found, the first ones best."""
    stored: list[StoredPassage] = []
    for number, report in enumerate(reports, start=1):
        stored += stored_passages(report, f"r{number}", len(stored) + 1)
    return [Found(Hit(item.key, 1.0 - 0.01 * rank, rank + 1), item) for rank, item in enumerate(stored)]


class FlatEngine(EmbeddedEngine):
    """An engine over nothing: every word weighs the same, and no word is near another one."""

    def __init__(self) -> None:
        super().__init__(None, HashingEmbedder(""), 0.0)


def ranked_in(question: Question, *reports: Report) -> Ranking:
    """All sentences of the reports ``r1``, ``r2`` … ranked for a question."""
    return rank(FlatEngine(), question, found_in(*reports))


_VOCABULARY = (
    "trâu bò chè ngô khoai sắn đập mương suối bản nương cầu treo trường trạm xá thuốc học sinh thợ rèn chợ phiên "
    "đường đèo rừng thông tre nứa mật ong thuế phí quỹ vốn kế hoạch tăng giảm đạt còn năm 2031 huyện xã"
)
_WORDS = tuple(_VOCABULARY.split())
_FIGURES = ("4,2%", "1.240 ha", "6.300 tấn", "95 tỷ đồng", "42 trường", "14/3/2031", "88/QĐ-UBND", "10 - 12%", "quý II")
_MARKERS = ("", "1. ", "a) ", "(3) ", "- ", "II. ", "+ ")

SENTENCES = st.lists(st.sampled_from((*_WORDS, *_FIGURES)), min_size=3, max_size=25).map(
    lambda words: " ".join(words).capitalize() + "."
)
LINES = st.builds(
    lambda marker, parts: marker + " ".join(parts), st.sampled_from(_MARKERS), st.lists(SENTENCES, max_size=4)
)
REPORTS = st.lists(LINES, min_size=2, max_size=12).map(
    lambda lines: "Tình hình huyện Thung Sâu năm 2031\n" + "\n".join(lines)
)
"""Texts of invented reports."""
QUESTIONS = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(st.sampled_from((*_WORDS, *_FIGURES, "2030", "Đồi Gió")), min_size=1, max_size=9),
    st.sampled_from(
        (" là bao nhiêu?", " khi nào?", " theo quyết định nào?", " gồm những gì?", " vì sao?", "", " ở đâu?")
    ),
)


def run_python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the project's folder; no setting of the caller's reaches it."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("KB_")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**inherited, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def run_kb(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the ``kb`` command over a store."""
    return run_python("-m", "kb.cli", *arguments, KB_HOME=str(home), **environment)
