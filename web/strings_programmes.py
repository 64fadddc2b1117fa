"""What the pages and the API say of documents and programmes."""

from __future__ import annotations

from typing import Final

PROGRAMME_STRINGS: Final[dict[str, tuple[str, str]]] = {
    "nav.programmes": ("Văn bản", "Programmes"),
    "programmes.heading": ("Văn bản, chương trình được nhắc đến", "Documents and programmes named in the reports"),
    "programmes.intro": (
        "Nghị quyết, kế hoạch, đề án, chương trình, dự án mà các báo cáo nhắc đến, gộp theo số, ngày và nơi ban hành. "
        "Hai văn bản trùng số được tách riêng.",
        "Resolutions, plans, schemes, programmes and projects that the reports name, one for each number, date and "
        "issuer. Two documents of one number are kept apart.",
    ),
    "programmes.count": ("{count} văn bản, chương trình", "{count} documents and programmes"),
    "programmes.none": ("Không có văn bản nào khớp.", "No document fits."),
    "programmes.filter": ("Lọc", "Filter"),
    "programmes.q": ("Số hoặc tên", "Number or name"),
    "programmes.kind": ("Loại", "Kind"),
    "programmes.kind.all": ("Tất cả", "All"),
    "programmes.year": ("Năm ban hành", "Year of issue"),
    "programmes.issuer": ("Cơ quan ban hành", "Issuer"),
    "programmes.report": ("Báo cáo", "Report"),
    "programmes.show": ("Xem", "Show"),
    "programmes.export": ("Tải danh sách:", "Download the list:"),
    "programmes.mentions": ("{count} lần nhắc", "{count} mentions"),
    "programmes.in_reports": ("{count} báo cáo", "{count} reports"),
    "programmes.undated": ("không rõ ngày", "no date known"),
    "programmes.range": ("{first}–{last} trong {total}", "{first}–{last} of {total}"),
    "programmes.previous": ("Trước", "Previous"),
    "programmes.next": ("Sau", "Next"),
    "programmes.back": ("Tất cả văn bản, chương trình", "All documents and programmes"),
    "programme.number": ("Số, ký hiệu", "Number"),
    "programme.date": ("Ngày ban hành", "Date of issue"),
    "programme.issuer": ("Cơ quan ban hành", "Issuer"),
    "programme.relations": ("Liên quan với văn bản khác", "How it stands to other documents"),
    "programme.timeline": ("Diễn biến", "Timeline"),
    "programme.mentions": ("Các câu nhắc đến", "Sentences that name it"),
    "programme.quote": ("Câu nói điều này", "The sentence that says so"),
    "programme.read": ("Đọc trong báo cáo", "Read it in the report"),
    "programme.own": ("Chính văn bản này có trong kho", "This document is in the library"),
    "event.issued": ("Ban hành", "Issued"),
    "event.named": ("Được nhắc trong {report} ({count})", "Named in {report} ({count})"),
    "event.result": ("Kết quả nêu trong {report}", "Result told in {report}"),
    "api.programmes": (
        "Văn bản, chương trình mà các báo cáo nhắc đến, gộp theo số, ngày và nơi ban hành",
        "Documents and programmes that the reports name, one for each number, date and issuer",
    ),
    "api.programme": (
        "Một văn bản hay chương trình: mọi câu nhắc đến, quan hệ với văn bản khác, diễn biến",
        "One document or programme: every sentence that names it, relations, timeline",
    ),
    "api.programmes_export": (
        "Danh sách văn bản, chương trình dạng bảng tính; lọc như danh sách",
        "The list of documents and programmes as a spreadsheet, with the filters of the list",
    ),
    "api.param.programme": ("Mã văn bản, chương trình", "Key of the document or programme"),
    "api.param.programme_q": (
        "Các từ trong số, tên, loại hoặc cơ quan ban hành, có dấu hay không dấu",
        "Words of number, name, kind or issuer, with or without accents",
    ),
    "api.param.programme_kind": ("Loại văn bản", "Kind of document, in Vietnamese"),
    "api.param.programme_issuer": ("Cơ quan ban hành", "Words of the body that issued it"),
    "api.param.programme_year": ("Năm ban hành", "Year of issue"),
    "api.param.programme_report": ("Mã báo cáo nhắc đến nó", "Id of a report that names it"),
    "api.param.export_format": ("Dạng tệp: csv hoặc xlsx", "Form of the file: csv or xlsx"),
}
