"""A sample report as PDF with a text layer, notes at the page foot, a running head and page numbers.

WeasyPrint (BSD licence) sets the pages. It needs Pango from Debian's ``libpango-1.0-0`` and
``libpangoft2-1.0-0``; the letters are DejaVu Serif from ``fonts-dejavu-core`` (upright) and
``fonts-dejavu-extra`` (italic).
"""

from __future__ import annotations

from pathlib import Path

from scripts.samples_blocks import Report
from scripts.samples_html import print_page

DATE = "2026-01-31"
FONT_FOLDERS = (Path("/usr/share/fonts/truetype/dejavu"), Path("/usr/share/fonts/dejavu"))
_FACES = (
    ("DejaVuSerif.ttf", "normal", "normal", "fonts-dejavu-core"),
    ("DejaVuSerif-Bold.ttf", "bold", "normal", "fonts-dejavu-core"),
    ("DejaVuSerif-Italic.ttf", "normal", "italic", "fonts-dejavu-extra"),
)

_STYLE = """
@page {
  size: A4; margin: 22mm 20mm 20mm 28mm;
  @top-center { content: element(dau); }
  @bottom-right { content: counter(page) "/" counter(pages); font: 9pt "Sample Serif"; }
  @footnote { border-top: 0.5pt solid black; padding-top: 3pt; margin-top: 6pt; }
}
body { font: 10.5pt/1.45 "Sample Serif"; text-align: justify; margin: 0; hyphens: none; }
.dau-trang-chay { position: running(dau); font: 8.5pt "Sample Serif"; text-align: center; color: #333; }
h1 { font-size: 14pt; text-align: center; margin: 14pt 0 4pt; }
h2 { font-size: 11.5pt; margin: 12pt 0 4pt; text-align: left; }
h3, h4 { font-size: 10.5pt; margin: 8pt 0 4pt; text-align: left; }
h1, h2, h3, h4 { break-after: avoid; }
p { margin: 0 0 5pt; orphans: 2; widows: 2; }
.giua { text-align: center; break-after: avoid; } .muc-1 { margin-left: 12pt; } .muc-2 { margin-left: 26pt; }
.ghi-chu { font-size: 9pt; }
table { width: 100%; border-collapse: collapse; margin: 4pt 0 10pt; font-size: 9.5pt; }
.bang { page-break-inside: avoid; }
.bang td, .bang th { border: 0.5pt solid black; padding: 2pt 4pt; text-align: left; }
.khong-khung { font-size: 9pt; }
.khong-khung td { text-align: center; vertical-align: top; padding: 4pt 2pt; }
.khong-khung td:first-child { width: 44%; } .khong-khung:last-child td:first-child { text-align: left; }
.chan { float: footnote; font-size: 8.5pt; line-height: 1.3; text-align: left; }
"""


class MissingToolError(RuntimeError):
    """Something that the PDF needs is not installed; the message names the package."""


def pdf_bytes(report: Report) -> bytes:
    """The report set in pages; the same bytes for the same report, fonts and version of WeasyPrint."""
    style = _font_faces() + _STYLE
    try:
        from weasyprint import HTML  # the import loads Pango and fails without it
    except (ImportError, OSError) as error:
        raise MissingToolError(
            "WeasyPrint cannot be loaded; install it with pip,"
            f" and Debian's packages libpango-1.0-0 and libpangoft2-1.0-0 ({error})"
        ) from error
    running = "Bản tóm tắt của dự án, không phải văn bản chính thức"
    page = print_page(report, running, DATE, style)
    made = HTML(string=page, base_url=".").write_pdf(pdf_identifier=report.slug.encode())
    return bytes(made)


def _font_faces() -> str:
    faces = []
    for name, weight, slope, package in _FACES:
        file = next((folder / name for folder in FONT_FOLDERS if (folder / name).is_file()), None)
        if file is None:
            raise MissingToolError(f"the font {name} is missing; Debian has it in the package {package}")
        faces.append(
            f'@font-face {{ font-family: "Sample Serif"; src: url("{file.as_uri()}");'
            f" font-weight: {weight}; font-style: {slope}; }}"
        )
    return "\n".join(faces)
