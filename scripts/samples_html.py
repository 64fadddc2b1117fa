"""A sample report as HTML: as a saved page of a legal portal, and as the page that is printed to PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from scripts.samples_blocks import Heading, Inline, Paragraph, Report, Span, Table, plain

Notes = Literal["linked", "at foot"]

_HEADINGS = {
    1: Markup("<h1>{}</h1>"),
    2: Markup("<h2>{}</h2>"),
    3: Markup("<h3>{}</h3>"),
    4: Markup("<h4>{}</h4>"),
}
_HEAD_CELL, _CELL = Markup("<th>{}</th>"), Markup("<td>{}</td>")
_RAISED, _ITALIC, _BOLD = Markup("<sup>{}</sup>"), Markup("<em>{}</em>"), Markup("<strong>{}</strong>")
_MARK = Markup('<a href="#_ftn{0}" name="_ftnref{0}" title=""><sup>[{0}]</sup></a>')
_NOTE = Markup('<div id="ftn{0}"><p><a href="#_ftnref{0}" name="_ftn{0}" title="">[{0}]</a> {1}</p></div>')

_PORTAL = """\
<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{{ report.title }} | Cổng văn bản mẫu</title>
<meta name="description" content="{{ report.disclaimer }}">
<style>
body{font-family:"Times New Roman",serif;margin:0}.khung{display:flex}.cot-phai{width:240px}
.noi-dung{max-width:46em;margin:0 auto;padding:1em}.bang td,.bang th{border:1px solid #555;padding:3px 6px}
table{border-collapse:collapse;width:100%}.giua{text-align:center}.muc-1{margin-left:1.5em}.muc-2{margin-left:3em}
</style>
<script>window.trang={"ma":"{{ report.slug }}","dangNhap":false};</script>
</head>
<body>
<header class="dau-trang"><a href="/">Cổng văn bản mẫu</a> <span>Tra cứu - Theo dõi - Lưu trữ</span></header>
<nav class="thanh-muc"><ul>
<li><a href="/trang-chu">Trang chủ</a></li>
<li><a href="/van-ban">Văn bản</a></li>
<li><a href="/bieu-mau">Biểu mẫu</a></li>
<li><a href="/hoi-dap">Hỏi đáp</a></li>
<li><a href="/dang-nhap">Đăng nhập</a></li>
</ul></nav>
<div class="duong-dan"><a href="/trang-chu">Trang chủ</a> » <a href="/van-ban">Văn bản</a> » Báo cáo</div>
<div class="khung">
<main>
<div class="thuoc-tinh"><table>
{% for key, value in facts.items() %}
<tr><th>{{ key }}</th><td>{{ value }}</td></tr>
{% endfor %}
</table></div>
<div class="cong-cu"><a href="#">Tải về</a> | <a href="#">In</a> | <a href="#">Gửi ý kiến</a></div>
<div class="noi-dung" id="noi-dung">
{{ body }}
{{ notes }}
</div>
</main>
<aside class="cot-phai"><h3>Văn bản cùng chủ đề</h3><ul>
{% for title in others %}
<li><a href="#">{{ title }}</a></li>
{% endfor %}
</ul><p class="quang-cao">Đăng ký nhận tin văn bản mới mỗi ngày</p></aside>
</div>
<footer class="chan-trang"><p>Cổng văn bản mẫu là trang giả định, chỉ dùng để thử phần mềm.</p>
<p>Điều khoản sử dụng | Chính sách riêng tư | Liên hệ</p></footer>
</body>
</html>
"""

_PRINT = """\
<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{{ report.title }}</title>
<meta name="author" content="Dự án report-kb">
<meta name="description" content="{{ report.disclaimer }}">
<meta name="dcterms.created" content="{{ date }}">
<meta name="dcterms.modified" content="{{ date }}">
<style>{{ style | safe }}</style>
</head>
<body>
<div class="dau-trang-chay">{{ running }}</div>
{{ body }}
</body>
</html>
"""

_ENVIRONMENT = Environment(
    loader=DictLoader({"portal": _PORTAL, "print": _PRINT}),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    keep_trailing_newline=True,
)


def portal_page(report: Report, others: tuple[str, ...]) -> bytes:
    """The report as a saved page of a legal portal, between navigation, sidebar and footer."""
    page = _ENVIRONMENT.get_template("portal").render(
        report=report,
        facts=_facts(report),
        body=body_html(report, "linked"),
        notes=_note_list(report),
        others=others,
    )
    return page.encode("utf-8")


def print_page(report: Report, running: str, date: str, style: str) -> str:
    """The report as one HTML page whose notes are set at the foot of the printed pages."""
    body = body_html(report, "at foot")
    template = _ENVIRONMENT.get_template("print")
    return template.render(report=report, running=running, date=date, style=style, body=body)


def body_html(report: Report, notes: Notes) -> Markup:
    """Every block of the report, with its notes linked below the text or set at the page foot."""
    parts = [Markup('<p class="ghi-chu"><em>{}</em></p>').format(report.disclaimer)]
    for block in report.blocks[1:]:
        if isinstance(block, Heading):
            parts.append(_HEADINGS[block.level].format(_inline(block.inline, report.notes, notes)))
        elif isinstance(block, Table):
            parts.append(_table(block, report.notes, notes))
        else:
            parts.append(_paragraph(block, report.notes, notes))
    return Markup("\n").join(parts)


def _paragraph(block: Paragraph, texts: Mapping[int, Inline], notes: Notes) -> Markup:
    name = "giua" if block.centred else f"muc-{block.depth}"
    lead = f"{block.marker} " if block.marker else ""
    return Markup('<p class="{}">{}{}</p>').format(name, lead, _inline(block.inline, texts, notes))


def _table(table: Table, texts: Mapping[int, Inline], notes: Notes) -> Markup:
    rows = []
    for i, row in enumerate(table.rows):
        form = _HEAD_CELL if table.framed and i == 0 else _CELL
        cells = (form.format(_inline(cell, texts, notes)) for cell in row)
        rows.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    name = "bang" if table.framed else "khong-khung"
    return Markup('<table class="{}">\n{}\n</table>').format(name, Markup("\n").join(rows))


def _inline(inline: Inline, texts: Mapping[int, Inline], notes: Notes) -> Markup:
    return Markup("").join(_span(span, texts, notes) for span in inline)


def _span(span: Span, texts: Mapping[int, Inline], notes: Notes) -> Markup:
    if span.line_break:
        return Markup("<br>")
    if span.note is not None and notes == "at foot":
        return Markup('<span class="chan">{}</span>').format(_inline(texts[span.note], {}, notes))
    if span.note is not None:
        return _MARK.format(span.note)
    text = escape(span.text)
    for on, form in ((span.raised, _RAISED), (span.italic, _ITALIC), (span.bold, _BOLD)):
        if on:
            text = form.format(text)
    return text


def _note_list(report: Report) -> Markup:
    notes = sorted(report.notes.items())
    items = (_NOTE.format(number, _inline(text, {}, "linked")) for number, text in notes)
    return Markup("<hr>\n") + Markup("\n").join(items)


def _facts(report: Report) -> dict[str, str]:
    head = next(block for block in report.blocks if isinstance(block, Table) and not block.framed)
    number = plain(head.rows[1][0]).removeprefix("Số: ")
    return {
        "Số hiệu": f"{number} (bản tóm tắt)",
        "Cơ quan": plain(head.rows[0][0]).title(),
        "Nơi, ngày lập": plain(head.rows[1][1]),
        "Loại": "Bản tóm tắt, không phải văn bản chính thức",
    }
