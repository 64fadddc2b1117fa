"""Write the sample reports in ``corpus/samples`` out as .docx, .pdf and .html, as users bring such reports.

    python -m scripts.make_samples [--out DIRECTORY] [--format docx] [--format pdf] [--format html]

The six sources are summaries written for this project from public figures; none is an official document, and
each says so in its first line, with what in it is only an example. They stand in for the reports that cannot
be given away with the project:

* ``tom-tat-kinh-te-xa-hoi-2022.md``: full year 2022 of Cần Thơ before the merger, 17 targets against plan;
* ``tom-tat-6-thang-dau-nam-2024.txt``: first half of 2024, like a scan: notes at the page breaks;
* ``tom-tat-thanh-tich-2012-2022.txt``: ten years of achievements, like a Word file: notes at the line ends;
* ``tom-tat-chi-tieu-dai-hoi-2025-2030.md``: 28 targets for 2030 of the city after the merger of 1 July 2025;
* ``tom-tat-ke-hoach-hanh-dong-2026.md``: tasks, owners and deadlines for 2026 of the city after the merger;
* ``tom-tat-kinh-te-xa-hoi-hau-giang-2024.md``: full year 2024 of the former province Hậu Giang.

They disagree, as real reports do. Between two samples, for Cần Thơ in 2022:

* GRDP per person: 85,99 (year 2022, and the table of the 28 targets) against 97 triệu đồng (achievements);
* investment: 35.524,2 against 83.086 tỷ đồng; poor households: 0,56% against 0,52%;
* share of agriculture: 9,65% against 7,7%; health insurance: 92% against 92,14%;
* projects in the industrial parks: 256 against 246, with 1.816 against 1.748 triệu USD.

Inside one sample: domestic revenue of 2022, up 16,85% in the text and 16,84% in its note; rice of 2024,
155.774 ha in the text and 157.774 ha by the sum of its note; GRDP per person of Hậu Giang in 2024, 93,78
against 90,04 triệu đồng; revenue of Hậu Giang in 2023, 6.529 against about 6.088 tỷ đồng.

Two resolutions share the number 59-NQ/TW: of 05/8/2020 and of 24/01/2025.

The PDF needs WeasyPrint, Debian's ``libpango-1.0-0`` and ``libpangoft2-1.0-0``, and the fonts of
``fonts-dejavu-core`` and ``fonts-dejavu-extra``; the .docx needs python-docx. The same sources give the same
bytes with the same versions of these.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts.samples_blocks import Report, SourceError
from scripts.samples_docx import docx_bytes
from scripts.samples_html import portal_page
from scripts.samples_pdf import MissingToolError, pdf_bytes
from scripts.samples_source import read_report

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
FORMATS = ("docx", "pdf", "html")


def sources(folder: Path = SAMPLES) -> list[Path]:
    """The source files of the samples, in order of their names."""
    return sorted(path for path in folder.iterdir() if path.suffix in {".md", ".txt"})


def render(report: Report, kind: str, reports: Sequence[Report]) -> bytes:
    """One report in one format; the others are what the page of the portal links to beside it."""
    others = tuple(other.title for other in reports if other.slug != report.slug)
    makers: dict[str, Callable[[], bytes]] = {
        "docx": lambda: docx_bytes(report),
        "pdf": lambda: pdf_bytes(report),
        "html": lambda: portal_page(report, others),
    }
    return makers[kind]()


def make_samples(out: Path, kinds: Sequence[str] = FORMATS, folder: Path = SAMPLES) -> list[Path]:
    """Write every sample of the folder in the given formats; returns the files written."""
    reports = [read_report(path) for path in sources(folder)]
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for report in reports:
        for kind in kinds:
            path = out / f"{report.slug}.{kind}"
            path.write_bytes(render(report, kind, reports))
            written.append(path)
    return written


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the samples as the command line asks; 1 when something that is needed is missing."""
    parser = argparse.ArgumentParser(description="Write the sample reports as .docx, .pdf and .html.")
    parser.add_argument("--out", type=Path, default=SAMPLES.parent / "renderings", help="folder to write into")
    parser.add_argument("--format", action="append", choices=FORMATS, help="only this; may be repeated")
    options = parser.parse_args(arguments)
    try:
        written = make_samples(options.out, options.format or FORMATS)
    except (MissingToolError, SourceError) as error:
        sys.stderr.write(f"make_samples: {error}\n")
        return 1
    for path in written:
        sys.stdout.write(f"{path.name}  {path.stat().st_size / 1000:.0f} kB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
